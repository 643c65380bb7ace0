package dev.muster.enrol.parcel;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.parcel.Unpacked.RefusedEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks a ZIP into a folder that appears when all of it is on the disk, and not before. A crash
 * leaves the ZIP and a draft that the next try deletes. Of a ZIP that is damaged, encrypted or
 * larger than permitted nothing is used. An entry with a name that cannot be used, of the name of
 * an earlier one (small and capital letters are not told apart), or an archive itself, is refused
 * alone.
 */
public final class Unpacking {

  private final ZipFile zip;
  private final Path draft;
  private final Limits limits;
  private final List<String> files = new ArrayList<>();
  private final List<RefusedEntry> refused = new ArrayList<>();
  private final TakenPaths taken = new TakenPaths();

  private Unpacking(ZipFile zip, Path draft, Limits limits) {
    this.zip = zip;
    this.draft = draft;
    this.limits = limits;
  }

  /**
   * @param folder must not be there yet, its parent must
   * @throws ZipRefused when nothing of the ZIP can be used
   * @throws IOException when the disk fails, never for what the ZIP holds
   */
  public static Unpacked into(Path zip, Path folder, Limits limits) throws ZipRefused, IOException {
    Path draft = folder.resolveSibling("." + folder.getFileName() + ".unpacking");
    Drafts.delete(draft);
    CentralDirectory.check(zip, limits.entries());
    try (ZipFile open = open(zip)) {
      Files.createDirectory(draft);
      Unpacking unpacking = new Unpacking(open, draft, limits);
      unpacking.unpack(Files.size(zip));
      Drafts.sync(draft, unpacking.files);
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      Drafts.syncFolder(folder.toAbsolutePath().getParent());
      return new Unpacked(unpacking.files, unpacking.refused);
    } catch (IOException | ZipRefused | RuntimeException e) {
      Drafts.delete(draft);
      throw e;
    }
  }

  /** Whether a file is what systems leave behind in folders, by its path. */
  public static boolean isLitter(String path) {
    return EntryPath.isLitter(path);
  }

  private static ZipFile open(Path zip) throws ZipRefused {
    try {
      return ZipFile.builder()
          .setPath(zip)
          .setCharset("ISO-8859-1")
          .setUseUnicodeExtraFields(false)
          .setIgnoreLocalFileHeader(true)
          .get();
    } catch (IOException | RuntimeException e) {
      throw new ZipRefused("its table of contents cannot be read: " + e.getMessage());
    }
  }

  private void unpack(long zipBytes) throws ZipRefused, IOException {
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
    long most = limits.unpacked(zipBytes);
    checkSizes(entries, most);
    EntryNames names = new EntryNames(entries);
    EntryContent content = new EntryContent(zip, most, limits.time());
    for (ZipArchiveEntry entry : entries) {
      Optional<String> name = names.of(entry);
      if (name.isPresent() && (entry.isDirectory() || EntryPath.isLitter(name.get()))) {
        continue;
      }
      Optional<String> path = path(entry, name);
      if (path.isPresent()) {
        write(entry, path.get(), content);
      }
    }
  }

  private void checkSizes(List<ZipArchiveEntry> entries, long most) throws ZipRefused, IOException {
    long total = 0;
    for (ZipArchiveEntry entry : entries) {
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        throw new ZipRefused("it is protected by a password");
      }
      if (!entry.isDirectory() && !zip.canReadEntryData(entry)) {
        throw new ZipRefused("it is packed by a method that cannot be read: " + entry.getMethod());
      }
      total += Math.max(0, entry.getSize());
      if (total > most || total < 0) {
        throw new ZipRefused("it unpacks to more than " + most + " bytes; split it");
      }
    }
    long free = Files.getFileStore(draft).getUsableSpace();
    if (free - limits.reserve() < total) {
      throw new ZipRefused(
          "it unpacks to %d bytes, and %d are free of which %d are kept; make room first"
              .formatted(total, free, limits.reserve()));
    }
  }

  /** Empty when the entry was refused. */
  private Optional<String> path(ZipArchiveEntry entry, Optional<String> name) {
    String shown = name.orElseGet(() -> EntryNames.shown(entry)).replaceAll("\\p{Cntrl}", "?");
    Optional<String> path = name.filter(n -> isPlainFile(entry)).flatMap(EntryPath::of);
    if (path.isEmpty()) {
      refuse(shown, Reason.BAD_PATH, "entry: " + shown);
    } else if (EntryPath.isArchive(path.get())) {
      refuse(shown, Reason.ZIP_UNREADABLE, "a packed file within a ZIP: " + shown);
    } else if (entry.getSize() > limits.entryBytes()) {
      refuse(shown, Reason.TOO_MANY_BYTES, entry.getSize() + " bytes: " + shown);
    } else if (!taken.take(path.get())) {
      refuse(shown, Reason.BAD_PATH, "an earlier entry has this name: " + shown);
    } else {
      return path;
    }
    return Optional.empty();
  }

  /** Links, devices and the like are none. */
  private static boolean isPlainFile(ZipArchiveEntry entry) {
    int type = entry.getUnixMode() & 0170000;
    return type == 0 || type == 0100000;
  }

  private void refuse(String name, Reason reason, String detail) {
    refused.add(new RefusedEntry(name, new Refusal(reason, detail)));
  }

  private void write(ZipArchiveEntry entry, String path, EntryContent content)
      throws ZipRefused, IOException {
    Path file;
    try {
      file = draft.resolve(path).normalize();
    } catch (InvalidPathException e) {
      refuse(path, Reason.BAD_PATH, "this computer cannot keep a file of this name: " + path);
      return;
    }
    if (!file.startsWith(draft)) {
      refuse(path, Reason.BAD_PATH, "entry: " + path);
      return;
    }
    Files.createDirectories(file.getParent());
    content.write(entry, file);
    files.add(path);
  }
}
