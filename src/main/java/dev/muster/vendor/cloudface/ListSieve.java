package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.BodyReading;
import dev.muster.call.FieldSieve;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Takes in a list without its pictures: they pass by while the answer comes in and are never held,
 * so that a list of gigabytes costs the memory of its remarks. What is no JSON ends where it stops
 * being JSON; what is no UTF-8, somebody else's remark, is replaced and does not hide ours, which
 * are ASCII.
 *
 * @param mostBytes of the answer as it is sent
 * @param longest how long it may come in
 */
record ListSieve(ObjectMapper json, long mostBytes, Duration longest) implements BodyReading {

  /** Most bytes without the pictures: 100,000 faces with remarks of ours. */
  private static final int MOST_KEPT = 16 * 1024 * 1024;

  @Override
  public byte[] read(InputStream body) throws IOException {
    InputStream bounded = new BoundedStream(body, mostBytes, longest);
    return new FieldSieve(json, "picture", Long.MAX_VALUE, MOST_KEPT).read(bounded);
  }
}
