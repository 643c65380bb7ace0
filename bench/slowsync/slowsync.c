/*
 * Preloaded with LD_PRELOAD: each fsync and fdatasync sleeps SYNC_US microseconds more, as on a disk
 * that really flushes its cache, and adds one to the 64-bit counter in the file SYNC_COUNT.
 *
 *   gcc -O2 -shared -fPIC -o slowsync.so slowsync.c -ldl
 *   SYNC_US=4000 SYNC_COUNT=/tmp/syncs LD_PRELOAD=./slowsync.so java ...
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

typedef int (*sync_call)(int);

static sync_call real_fsync;
static sync_call real_fdatasync;
static uint64_t *count;
static struct timespec longer;

__attribute__((constructor)) static void prepare(void) {
  real_fsync = (sync_call)dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = (sync_call)dlsym(RTLD_NEXT, "fdatasync");
  const char *micros = getenv("SYNC_US");
  long us = micros ? atol(micros) : 0;
  longer.tv_sec = us / 1000000;
  longer.tv_nsec = us % 1000000 * 1000;
  const char *path = getenv("SYNC_COUNT");
  int fd = path ? open(path, O_RDWR | O_CREAT, 0600) : -1;
  if (fd < 0) return;
  if (ftruncate(fd, sizeof *count) == 0) {
    void *page = mmap(0, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page != MAP_FAILED) count = page;
  }
  close(fd);
}

static int lengthened(int answer) {
  if (longer.tv_sec || longer.tv_nsec) nanosleep(&longer, 0);
  if (count) __atomic_fetch_add(count, 1, __ATOMIC_RELAXED);
  return answer;
}

int fsync(int fd) { return lengthened(real_fsync(fd)); }

int fdatasync(int fd) { return lengthened(real_fdatasync(fd)); }
