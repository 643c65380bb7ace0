/*
 * Preloaded with LD_PRELOAD: while the file FULL_WHEN exists, nothing can be written to regular files
 * below the folder FULL_BELOW, as on a full disk (ENOSPC).
 *
 *   gcc -O2 -shared -fPIC -o fulldisk.so fulldisk.c -ldl
 *   FULL_WHEN=/tmp/full FULL_BELOW=/tmp/data LD_PRELOAD=./fulldisk.so java ...
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite64)(int, const void *, size_t, off64_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwritev64)(int, const struct iovec *, int, off64_t);
static int (*real_posix_fallocate64)(int, off64_t, off64_t);
static const char *when;
static const char *below;

/* PostgreSQL writes the titles of its processes over the environment. */
static const char *copy(const char *value) { return value ? strdup(value) : NULL; }

__attribute__((constructor)) static void prepare(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite64 = dlsym(RTLD_NEXT, "pwrite64");
  real_writev = dlsym(RTLD_NEXT, "writev");
  real_pwritev64 = dlsym(RTLD_NEXT, "pwritev64");
  real_posix_fallocate64 = dlsym(RTLD_NEXT, "posix_fallocate64");
  when = copy(getenv("FULL_WHEN"));
  below = copy(getenv("FULL_BELOW"));
}

static int full(int fd) {
  if (!when || !below || access(when, F_OK) != 0) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, below, strlen(below)) == 0;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  if (full(fd)) return errno = ENOSPC, -1;
  return real_write(fd, bytes, count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  if (full(fd)) return errno = ENOSPC, -1;
  return real_pwrite64(fd, bytes, count, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return pwrite64(fd, bytes, count, at); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (full(fd)) return errno = ENOSPC, -1;
  return real_writev(fd, parts, count);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  if (full(fd)) return errno = ENOSPC, -1;
  return real_pwritev64(fd, parts, count, at);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return pwritev64(fd, parts, count, at); }

/* Answers with the error itself. */
int posix_fallocate64(int fd, off64_t from, off64_t length) {
  return full(fd) ? ENOSPC : real_posix_fallocate64(fd, from, length);
}

int posix_fallocate(int fd, off_t from, off_t length) { return posix_fallocate64(fd, from, length); }
