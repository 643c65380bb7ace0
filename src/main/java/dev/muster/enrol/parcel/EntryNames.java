package dev.muster.enrol.parcel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Reads the names in a ZIP. An entry may say that its name is UTF-8; of the others nobody says how
 * they are encoded: UTF-8 when all of them fit, else GB18030, as Chinese Windows writes them. One
 * choice for the whole ZIP: a short GBK name may be UTF-8 by accident, all of them hardly.
 */
final class EntryNames {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private final Charset unsaid;

  EntryNames(List<ZipArchiveEntry> entries) {
    boolean utf8 =
        entries.stream()
            .filter(entry -> !isUtf8(entry) && added(entry).isEmpty())
            .allMatch(entry -> decoded(entry.getRawName(), StandardCharsets.UTF_8).isPresent());
    this.unsaid = utf8 ? StandardCharsets.UTF_8 : GB18030;
  }

  /** Empty when the bytes are no text. */
  Optional<String> of(ZipArchiveEntry entry) {
    Optional<String> added = added(entry);
    if (added.isPresent()) {
      return added;
    }
    return decoded(entry.getRawName(), isUtf8(entry) ? StandardCharsets.UTF_8 : unsaid);
  }

  private static boolean isUtf8(ZipArchiveEntry entry) {
    return entry.getGeneralPurposeBit().usesUTF8ForNames();
  }

  /**
   * The name that Info-ZIP adds, which counts as long as nobody has renamed the entry since.
   * Source: PKWARE APPNOTE 6.3.10, §4.6.9.
   */
  private static Optional<String> added(ZipArchiveEntry entry) {
    if (entry.getExtraField(UnicodePathExtraField.UPATH_ID) instanceof UnicodePathExtraField path
        && path.getUnicodeName() != null) {
      CRC32 sum = new CRC32();
      sum.update(entry.getRawName());
      return sum.getValue() == path.getNameCRC32()
          ? decoded(path.getUnicodeName(), StandardCharsets.UTF_8)
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** What can be shown of a name that is no text. */
  static String shown(ZipArchiveEntry entry) {
    return new String(entry.getRawName(), StandardCharsets.US_ASCII);
  }

  private static Optional<String> decoded(byte[] raw, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
