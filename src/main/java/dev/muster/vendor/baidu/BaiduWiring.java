package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.BoxSetup;
import dev.muster.directory.CallCounts;
import dev.muster.directory.CloudSettings;
import dev.muster.directory.QuotaStops;
import dev.muster.recogniser.SentPictures;
import dev.muster.roster.PhotoStore;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of {@code routes/cloud/baidu} name. */
@Configuration(proxyBeanMethods = false)
public class BaiduWiring {

  private static final long MOST_JITTER = 300;

  /** Names on a page. contracts/baidu.md §4.2. */
  private static final int LONGEST_PAGE = 1000;

  @Bean
  BaiduClouds baiduClouds(CloudSettings settings) {
    return new BaiduClouds(settings.of(BaiduClouds.KIND));
  }

  @Bean
  BaiduCalls baiduCalls(ObjectMapper json) {
    return new BaiduCalls(json);
  }

  @Bean
  BaiduQuota baiduQuota(QuotaStops stops, Clock clock) {
    return new BaiduQuota(stops, clock);
  }

  @Bean
  BaiduPace baiduPace(BaiduQuota quota) {
    return new BaiduPace(
        quota, System::nanoTime, () -> ThreadLocalRandom.current().nextLong(MOST_JITTER));
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
      BaiduPace pace,
      CallCounts counts,
      ObjectMapper json) {
    return new BaiduDialogue(calls, tokens, quota, pace, counts, json);
  }

  @Bean
  BaiduEntries baiduEntries(BaiduClouds clouds, BoxSetup setup, BaiduQuota quota) {
    return new BaiduEntries(clouds.all(), setup, quota);
  }

  @Bean
  BaiduPeople baiduPeople(BaiduCalls calls, BoxSetup setup, PhotoStore photos) {
    return new BaiduPeople(calls, setup, photos);
  }

  @Bean
  BaiduFaces baiduFaces(BaiduCalls calls) {
    return new BaiduFaces(calls);
  }

  @Bean
  BaiduQuality baiduQuality(BaiduCalls calls, PhotoStore photos) {
    return new BaiduQuality(calls, photos);
  }

  @Bean
  BaiduErrands baiduErrands(BaiduClouds clouds, BaiduLists lists, SentPictures pictures) {
    return new BaiduErrands(clouds.all(), lists, pictures);
  }

  @Bean
  BaiduLists baiduLists(BaiduCalls calls, Clock clock) {
    return new BaiduLists(calls, clock, LONGEST_PAGE);
  }

  @Bean
  BaiduLibrary baiduLibrary(BaiduCalls calls, BoxSetup setup) {
    return new BaiduLibrary(calls, setup, LONGEST_PAGE);
  }

  @Bean
  BaiduLooks baiduLooks(BaiduCalls calls) {
    return new BaiduLooks(calls);
  }

  @Bean
  BaiduSearches baiduSearches(BaiduCalls calls) {
    return new BaiduSearches(calls);
  }
}
