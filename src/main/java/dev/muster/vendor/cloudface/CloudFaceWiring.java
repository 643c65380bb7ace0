package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.directory.CallCounter;
import dev.muster.directory.CloudSettings;
import dev.muster.recogniser.OwnEyes;
import dev.muster.recogniser.SentPictures;
import dev.muster.roster.PhotoStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of {@code routes/cloud/cloudface} name. */
@Configuration(proxyBeanMethods = false)
public class CloudFaceWiring {

  @Bean
  CloudFaceClouds cloudFaceClouds(CloudSettings settings) {
    return new CloudFaceClouds(settings.of(CloudFaceClouds.KIND));
  }

  @Bean
  CloudFaceCalls cloudFaceCalls(ObjectMapper json) {
    return new CloudFaceCalls(json);
  }

  @Bean
  CloudFaceLists cloudFaceLists(CloudFaceCalls calls, CallCounter counts, ObjectMapper json) {
    return new CloudFaceLists(calls, counts, json);
  }

  @Bean
  CloudFaceEntries cloudFaceEntries(CloudFaceClouds clouds, CloudFaceLists lists) {
    return new CloudFaceEntries(clouds.all(), lists);
  }

  @Bean
  CloudFacePeople cloudFacePeople(
      CloudFaceCalls calls,
      CloudFaceLists lists,
      CallCounter counts,
      PhotoStore photos,
      OwnEyes eyes,
      ObjectMapper json) {
    return new CloudFacePeople(calls, lists, counts, photos, eyes, json);
  }

  @Bean
  CloudFaceErrands cloudFaceErrands(
      CloudFaceClouds clouds, CloudFaceLists lists, SentPictures pictures) {
    return new CloudFaceErrands(clouds.all(), lists, pictures);
  }

  @Bean
  CloudFaceLooks cloudFaceLooks(
      CloudFaceCalls calls, CallCounter counts, OwnEyes eyes, ObjectMapper json) {
    return new CloudFaceLooks(calls, counts, eyes, json);
  }
}
