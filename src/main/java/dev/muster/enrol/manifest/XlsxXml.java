package dev.muster.enrol.manifest;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one XML part of a workbook, element by element. There are no DTDs and no entities; how much
 * is unpacked, and how much of it without the parser getting on, is bounded.
 */
final class XlsxXml implements Closeable {

  /** No tag, remark or run of text of an honest workbook is longer, in bytes. */
  private static final int STEP = 1 << 20;

  private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

  static {
    FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /** A part that is no XML, or larger or stranger than any honest one. */
  static final class BadPart extends IOException {
    BadPart(String message) {
      super(message);
    }

    BadPart(String message, Exception cause) {
      super(message, cause);
    }
  }

  private static final class Bounded extends FilterInputStream {
    private long left;
    private long step = STEP;

    Bounded(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      spend(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int count = super.read(into, from, most);
      spend(Math.max(0, count));
      return count;
    }

    private void spend(int bytes) throws IOException {
      left -= bytes;
      step -= bytes;
      if (left < 0 || step < 0) {
        throw new BadPart("a part of the workbook unpacks to more than is read");
      }
    }
  }

  private final Bounded in;
  private final XMLStreamReader xml;
  private int depth;

  XlsxXml(InputStream part, long mostBytes) throws IOException {
    this.in = new Bounded(part, mostBytes);
    try {
      this.xml = FACTORY.createXMLStreamReader(decoded(in));
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** A workbook is UTF-8 or marked UTF-16; the parser itself would print what does not fit. */
  private static Reader decoded(InputStream in) throws IOException {
    PushbackInputStream start = new PushbackInputStream(in, 3);
    byte[] mark = start.readNBytes(3);
    boolean big = mark.length > 1 && (mark[0] & 0xFF) == 0xFE && (mark[1] & 0xFF) == 0xFF;
    boolean little = mark.length > 1 && (mark[0] & 0xFF) == 0xFF && (mark[1] & 0xFF) == 0xFE;
    boolean utf8 = mark.length > 2 && (mark[0] & 0xFF) == 0xEF && (mark[1] & 0xFF) == 0xBB;
    if (!utf8) {
      start.unread(mark);
    }
    return new InputStreamReader(
        start, (big || little ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder());
  }

  /** Goes to the next start or end of an element; false at the end. */
  boolean next() throws IOException {
    while (true) {
      int event = step();
      if (event == XMLStreamReader.END_DOCUMENT) {
        return false;
      }
      if (event == XMLStreamReader.START_ELEMENT || event == XMLStreamReader.END_ELEMENT) {
        return true;
      }
    }
  }

  private int step() throws IOException {
    in.step = STEP;
    try {
      if (!xml.hasNext()) {
        return XMLStreamReader.END_DOCUMENT;
      }
      int event = xml.next();
      if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
        throw new BadPart("the workbook defines entities");
      }
      count(event);
      return event;
    } catch (XMLStreamException e) {
      throw broken(e);
    } catch (RuntimeException e) {
      throw new BadPart("it holds XML that the parser cannot read", e);
    }
  }

  private void count(int event) throws BadPart {
    depth += event == XMLStreamReader.START_ELEMENT ? 1 : 0;
    depth -= event == XMLStreamReader.END_ELEMENT ? 1 : 0;
    if (depth > 100) {
      throw new BadPart("the workbook is nested too deeply");
    }
  }

  private static IOException broken(XMLStreamException e) {
    Throwable nested = e.getNestedException();
    return nested instanceof IOException io ? io : new BadPart("it holds broken XML", e);
  }

  boolean starts(String element) {
    return xml.isStartElement() && element.equals(xml.getLocalName());
  }

  boolean ends(String element) {
    return xml.isEndElement() && element.equals(xml.getLocalName());
  }

  /** Null without one, and at the end of an element. */
  @Nullable String attribute(String name) {
    int count = xml.isStartElement() ? xml.getAttributeCount() : 0;
    for (int i = 0; i < count; i++) {
      if (name.equals(xml.getAttributeLocalName(i))) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  int number(String name, int otherwise) {
    String text = attribute(name);
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The text up to the end of the element it stands on, cut behind the longest cell. */
  String text(String element) throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = step();
      if (event == XMLStreamReader.END_DOCUMENT || ends(element)) {
        return text.toString();
      }
      if (xml.isCharacters() || event == XMLStreamReader.CDATA) {
        append(text);
      }
    }
  }

  private void append(StringBuilder text) {
    int room = Limits.CELL + 1 - text.length();
    if (room > 0) {
      text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
    }
  }

  /** A rich text, without the pronunciation that East Asian workbooks keep beside it. */
  String richText(String element) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean pronunciation = false;
    while (next() && !ends(element)) {
      if (starts("rPh") || ends("rPh")) {
        pronunciation = starts("rPh");
      } else if (starts("t") && !pronunciation) {
        String run = text("t");
        text.append(run, 0, Math.min(run.length(), Limits.CELL + 1 - text.length()));
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
