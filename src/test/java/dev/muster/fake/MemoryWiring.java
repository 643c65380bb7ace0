package dev.muster.fake;

import dev.muster.directory.CloudSettings;
import dev.muster.face.FaceEngine;
import dev.muster.recogniser.SentPictures;
import dev.muster.roster.PhotoStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of the vendor name. */
@Configuration(proxyBeanMethods = false)
public class MemoryWiring {

  @Bean
  MemoryLibrary memoryLibrary(FaceEngine engine) {
    return new MemoryLibrary(engine);
  }

  @Bean
  MemoryClouds memoryClouds(CloudSettings settings) {
    return new MemoryClouds(settings.of(MemoryClouds.KIND));
  }

  @Bean
  MemoryAttempts memoryAttempts() {
    return new MemoryAttempts();
  }

  @Bean
  MemoryErrands memoryErrands(MemoryClouds clouds, SentPictures pictures) {
    return new MemoryErrands(clouds, pictures);
  }

  @Bean
  MemoryPeople memoryPeople(MemoryLibrary library, PhotoStore photos) {
    return new MemoryPeople(library, photos);
  }

  @Bean
  MemoryLooks memoryLooks(MemoryLibrary library) {
    return new MemoryLooks(library);
  }
}
