package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.directory.CallCounter;
import dev.muster.directory.Cloud;
import dev.muster.directory.CloudSettings;
import dev.muster.enrol.ledger.Goal;
import dev.muster.enrol.ledger.Placing;
import dev.muster.recogniser.OwnEyes;
import dev.muster.recogniser.SentPictures;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.PhotoStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A dialogue with the service that is made of answers only, without any HTTP. */
final class CloudFaceKit {

  static final String CLOUD = "cloud-face-1";
  static final String DONE = "{\"code\":0,\"error\":\"\",\"detail\":\"\",\"data\":{}}";

  final ObjectMapper json = new ObjectMapper();
  final CloudFaceCalls calls = new CloudFaceCalls(json);
  final List<String> counted = new ArrayList<>();
  final CallCounter counts = (lane, operation) -> counted.add(lane);
  final Eyes eyes = new Eyes();
  final CloudFaceLists lists = new CloudFaceLists(calls, counts, json);
  final CloudFaceEntries entries;
  final CloudFacePeople people;
  final CloudFaceErrands errands;
  final CloudFaceLooks looks;
  private final String photo;

  /** Sees what the test says. */
  static final class Eyes implements OwnEyes {
    boolean face = true;
    final List<Boolean> same = new ArrayList<>();

    @Override
    public boolean seesFace(byte[] picture) {
      return face;
    }

    @Override
    public List<Boolean> confirm(byte[] live, List<byte[]> registered) {
      return registered.stream()
          .map(one -> !same.isEmpty() && same.get(registered.indexOf(one)))
          .toList();
    }
  }

  CloudFaceKit(Path folder) {
    try {
      PhotoStore photos = new PhotoStore(folder.resolve("photos"));
      photo = photos.put("photo".getBytes(StandardCharsets.UTF_8));
      people = new CloudFacePeople(calls, lists, counts, photos, eyes, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries = new CloudFaceEntries(List.of(cloud(Map.of())), lists);
    errands = new CloudFaceErrands(List.of(cloud(Map.of())), lists, new SentPictures(1));
    looks = new CloudFaceLooks(calls, counts, eyes, json);
  }

  /**
   * @param more keys below {@code muster.clouds[0]}
   */
  static Cloud cloud(Map<String, String> more) {
    Map<String, String> keys =
        new HashMap<>(
            Map.of(
                "muster.clouds[0].name", CLOUD,
                "muster.clouds[0].kind", "cloud-face",
                "muster.clouds[0].url", "http://127.0.0.1:5055/",
                "muster.clouds[0].timeout", "250ms"));
    more.forEach((key, value) -> keys.put("muster.clouds[0]." + key, value));
    return new Binder(new MapConfigurationPropertySource(keys))
        .bind("muster", CloudSettings.class)
        .get()
        .clouds()
        .get(0);
  }

  Placing placing(String id, Goal goal, boolean fresh) {
    Person person =
        new Person(id, "王芳", PersonType.EMPLOYEE, new TreeSet<>(List.of("staff")), photo);
    return new Placing(
        CLOUD, person, goal, person.version(), null, 0, fresh, photo, "batch", "lease");
  }

  /** A row of a list with our remark. */
  static String face(long id, Placing of) {
    return row(id, Remark.of(of).text());
  }

  static String row(long id, String remark) {
    return "{\"face_id\":%d,\"picture\":\"/9j/4AAQSk==\",\"remark\":\"%s\"}".formatted(id, remark);
  }

  static String list(String... rows) {
    return "{\"code\":0,\"error\":\"\",\"detail\":\"\",\"data\":{\"all_face\":[%s]}}"
        .formatted(String.join(",", rows));
  }

  static String error(int code) {
    return "{\"code\":%d,\"error\":\"as_told\",\"detail\":\"\",\"data\":{}}".formatted(code);
  }

  /** As the steps of list-faces-cloudface do it. */
  CloudFaceEntry listed(CloudFaceEntry entry, String... bodies) throws InterruptedException {
    ListReader now = lists.join(entry);
    for (String body : bodies) {
      now = answered(lists.ask(now), body);
    }
    return (CloudFaceEntry) now;
  }

  /** What the reading of the call leaves of the answer is judged. */
  static <S> S answered(Ask<S> ask, String body) {
    return ask.answered(
        new Answer.Arrived(200, read(ask.call(), body.getBytes(StandardCharsets.UTF_8)), ""));
  }

  static byte[] read(Call call, byte[] body) {
    try {
      return call.reading().read(new ByteArrayInputStream(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
