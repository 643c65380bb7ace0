package dev.muster.enrol.parcel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders that are being filled. */
final class Drafts {

  private static final boolean WINDOWS = java.io.File.separatorChar == '\\';

  private Drafts() {}

  /** Deletes a folder with everything in it, following no links; does nothing without it. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Returns when the files and their folders are on the disk. */
  static void sync(Path root, List<String> files) throws IOException {
    Set<Path> folders = new HashSet<>();
    for (String file : files) {
      Path path = root.resolve(file);
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      for (Path folder = path.getParent();
          folder != null && folder.startsWith(root) && folders.add(folder);
          folder = folder.getParent()) {
        // every folder between the file and the root, once
      }
    }
    for (Path folder : folders) {
      syncFolder(folder);
    }
  }

  /** Windows opens no folder, and needs no such call. */
  static void syncFolder(@Nullable Path folder) throws IOException {
    if (folder != null && !WINDOWS) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
