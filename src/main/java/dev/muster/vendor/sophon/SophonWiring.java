package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.box.Boxes;
import dev.muster.call.OwnAddress;
import dev.muster.directory.Directories;
import dev.muster.recogniser.SentPictures;
import dev.muster.roster.PhotoStore;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The beans that the routes of {@code routes/box} and {@code routes/events} name. */
@Configuration(proxyBeanMethods = false)
public class SophonWiring {

  @Bean
  Dialogue sophonDialogue(BoxSetup setup, ObjectMapper json) {
    return new Dialogue(setup, json);
  }

  @Bean
  V1Calls sophonV1Calls(ObjectMapper json) {
    return new V1Calls(json);
  }

  @Bean
  V2Calls sophonV2Calls(ObjectMapper json) {
    return new V2Calls(json);
  }

  @Bean
  OwnKeys sophonOwnKeys() {
    return new OwnKeys(ZoneId.systemDefault());
  }

  @Bean
  Registrations registrations(Boxes boxes, BoxSetup setup, OwnAddress own) {
    return new Registrations(boxes, setup, box -> own.of(boxes.get(box).eventPath()));
  }

  @Bean
  V1Groups v1Groups(V1Calls calls, Dialogue dialogue, BoxSetup setup) {
    return new V1Groups(calls, dialogue, setup);
  }

  @Bean
  V1People v1People(V1Calls calls, Dialogue dialogue, PhotoStore photos, OwnKeys keys) {
    return new V1People(calls, dialogue, photos, keys);
  }

  @Bean
  V1Setup v1Setup(Boxes boxes, V1Calls calls, Dialogue dialogue, BoxSetup setup, OwnAddress own) {
    return new V1Setup(calls, dialogue, setup, box -> own.of(boxes.get(box).eventPath()));
  }

  @Bean
  V2Permissions v2Permissions(V2Calls calls, Dialogue dialogue, BoxSetup setup) {
    return new V2Permissions(calls, dialogue, setup);
  }

  @Bean
  V2People v2People(V2Calls calls, Dialogue dialogue, PhotoStore photos, OwnKeys keys) {
    return new V2People(calls, dialogue, photos, keys);
  }

  @Bean
  V2Setup v2Setup(Boxes boxes, V2Calls calls, Dialogue dialogue, BoxSetup setup, OwnAddress own) {
    return new V2Setup(calls, dialogue, setup, box -> own.of(boxes.get(box).eventPath()));
  }

  @Bean
  SophonV1Inspector sophonV1Inspector(V1Calls calls, V2Calls others, ObjectMapper json) {
    return new SophonV1Inspector(calls, others, new Inquiry(json));
  }

  @Bean
  SophonV2Inspector sophonV2Inspector(V2Calls calls, V1Calls others, ObjectMapper json) {
    return new SophonV2Inspector(calls, others, new Inquiry(json));
  }

  @Bean
  SophonV1Repair sophonV1Repair(V1Calls calls, ObjectMapper json) {
    return new SophonV1Repair(calls, new Inquiry(json));
  }

  @Bean
  SophonV2Repair sophonV2Repair(V2Calls calls, ObjectMapper json) {
    return new SophonV2Repair(calls, new Inquiry(json));
  }

  @Bean
  SophonPush sophonPush(Boxes boxes, ObjectMapper json) {
    return new SophonPush(boxes, json);
  }

  @Bean
  V1Lists v1Lists(V1Calls calls, ObjectMapper json) {
    return new V1Lists(calls, new PeoplePages(json), json);
  }

  @Bean
  V2Lists v2Lists(V2Calls calls, ObjectMapper json) {
    return new V2Lists(calls, new PeoplePages(json));
  }

  @Bean
  BoxPages boxPages() {
    return new BoxPages();
  }

  /**
   * Threads in which pages of boxes are waited for: as many as boxes take questions, and no queue.
   */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService boxPageThreads() {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "box-pages");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  V1Photos v1Photos(V1Calls calls, ObjectMapper json) {
    return new V1Photos(calls, new PhotoAnswers(json));
  }

  @Bean
  V2Photos v2Photos(V2Calls calls, ObjectMapper json) {
    return new V2Photos(calls, new PhotoAnswers(json));
  }

  @Bean
  V1Looks v1Looks(V1Calls calls, ObjectMapper json) {
    return new V1Looks(calls, new SophonSight(json));
  }

  @Bean
  V2Looks v2Looks(V2Calls calls, ObjectMapper json) {
    return new V2Looks(calls, new SophonSight(json));
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  BoxErrands boxErrands(
      Boxes boxes, Directories directories, SentPictures pictures, BoxSetup setup) {
    return new BoxErrands(boxes, directories, pictures, setup);
  }

  @Bean
  SophonMatch sophonMatch(Boxes boxes, V1Calls v1, V2Calls v2, ObjectMapper json) {
    return new SophonMatch(boxes, v1, v2, json);
  }

  @Bean
  SophonLive sophonLive(Boxes boxes, V1Calls v1, V2Calls v2, ObjectMapper json) {
    return new SophonLive(boxes, v1, v2, json);
  }

  @Bean
  SophonHistory sophonHistory(Boxes boxes, V1Calls v1, V2Calls v2, ObjectMapper json) {
    return new SophonHistory(boxes, v1, v2, json);
  }
}
