package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.directory.CallCounts;
import dev.muster.directory.CloudSettings;
import dev.muster.roster.PhotoStore;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of {@code routes/cloud/baidu} name. */
@Configuration(proxyBeanMethods = false)
public class BaiduWiring {

  private static final long MOST_JITTER = 300;

  @Bean
  BaiduClouds baiduClouds(CloudSettings settings) {
    return new BaiduClouds(settings.of(BaiduClouds.KIND));
  }

  @Bean
  BaiduCalls baiduCalls(ObjectMapper json) {
    return new BaiduCalls(json);
  }

  @Bean
  BaiduQuota baiduQuota(Clock clock) {
    return new BaiduQuota(clock);
  }

  @Bean
  BaiduTokens baiduTokens(BaiduCalls calls, ObjectMapper json, Clock clock) {
    return new BaiduTokens(calls, json, clock);
  }

  @Bean
  BaiduDialogue baiduDialogue(
      BaiduCalls calls,
      BaiduTokens tokens,
      BaiduQuota quota,
      CallCounts counts,
      ObjectMapper json) {
    return new BaiduDialogue(
        calls,
        tokens,
        quota,
        counts,
        json,
        () -> ThreadLocalRandom.current().nextLong(MOST_JITTER));
  }

  @Bean
  BaiduEntries baiduEntries(BaiduClouds clouds, BoxSetup setup, BaiduQuota quota) {
    return new BaiduEntries(clouds.all(), setup, quota);
  }

  @Bean
  BaiduPeople baiduPeople(BaiduCalls calls, BoxSetup setup, PhotoStore photos) {
    return new BaiduPeople(calls, setup, photos);
  }
}
