package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.box.Boxes;
import dev.muster.call.OwnAddress;
import dev.muster.roster.PhotoStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of {@code routes/box} and {@code routes/events} name. */
@Configuration(proxyBeanMethods = false)
public class SophonWiring {

  @Bean
  SophonCalls sophonCalls(ObjectMapper json) {
    return new SophonCalls(json);
  }

  @Bean
  SophonBox sophonBox(Boxes boxes, BoxSetup setup, SophonCalls calls, ObjectMapper json) {
    return new SophonBox(boxes, setup, calls, json);
  }

  @Bean
  SophonPeople sophonPeople(
      SophonCalls calls, PhotoStore photos, BoxSetup setup, ObjectMapper json) {
    return new SophonPeople(calls, photos, setup, json);
  }

  @Bean
  SophonSetup sophonSetup(SophonCalls calls, BoxSetup setup, OwnAddress own, ObjectMapper json) {
    return new SophonSetup(calls, setup, box -> own.of("/events/" + box), json);
  }

  @Bean
  SophonPush sophonPush(Boxes boxes, ObjectMapper json) {
    return new SophonPush(boxes, json);
  }

  @Bean
  SophonMatch sophonMatch(Boxes boxes, SophonCalls calls, ObjectMapper json) {
    return new SophonMatch(boxes, calls, json);
  }
}
