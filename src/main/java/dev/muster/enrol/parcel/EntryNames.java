package dev.muster.enrol.parcel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.NameSource;

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
            .filter(entry -> entry.getNameSource() == NameSource.NAME)
            .allMatch(entry -> decoded(entry.getRawName(), StandardCharsets.UTF_8).isPresent());
    this.unsaid = utf8 ? StandardCharsets.UTF_8 : GB18030;
  }

  /** Empty when the bytes are no text. */
  Optional<String> of(ZipArchiveEntry entry) {
    return switch (entry.getNameSource()) {
      case UNICODE_EXTRA_FIELD -> Optional.of(entry.getName());
      case NAME_WITH_EFS_FLAG -> decoded(entry.getRawName(), StandardCharsets.UTF_8);
      case NAME -> decoded(entry.getRawName(), unsaid);
    };
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
