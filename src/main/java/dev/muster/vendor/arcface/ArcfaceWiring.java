package dev.muster.vendor.arcface;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.directory.CallCounter;
import dev.muster.recogniser.RecogniserSettings;
import dev.muster.recogniser.SentPictures;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of {@code routes/recogniser/arcface} name. */
@Configuration(proxyBeanMethods = false)
public class ArcfaceWiring {

  private static final long MOST_JITTER = 200;

  @Bean
  ArcfaceServices arcfaceServices(RecogniserSettings settings) {
    return new ArcfaceServices(settings.of(ArcfaceServices.KIND));
  }

  @Bean
  ArcfaceLooks arcfaceLooks(ArcfaceServices services, SentPictures pictures) {
    return new ArcfaceLooks(services, pictures);
  }

  @Bean
  ArcfaceBench arcfaceBench(ArcfaceServices services) {
    return new ArcfaceBench(services);
  }

  @Bean
  ArcfaceQuestions arcfaceQuestions() {
    return new ArcfaceQuestions();
  }

  @Bean
  ArcfaceDialogue arcfaceDialogue(CallCounter counts, ObjectMapper json, Clock clock) {
    return new ArcfaceDialogue(
        new ArcfaceCalls(json, new Signing(), clock),
        counts,
        json,
        () -> ThreadLocalRandom.current().nextLong(MOST_JITTER));
  }
}
