package dev.muster.enrol;

import dev.muster.directory.Directories;
import dev.muster.directory.Directory;
import dev.muster.enrol.ledger.LateWarnings;
import dev.muster.enrol.photo.Description;
import dev.muster.enrol.photo.FaceCatchUp;
import dev.muster.enrol.photo.FaceSettings;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.LateFaces;
import dev.muster.enrol.photo.PhotoProfile;
import dev.muster.enrol.photo.PhotoProfiles;
import dev.muster.enrol.photo.PictureMemory;
import dev.muster.enrol.photo.PreparedPhotos;
import dev.muster.enrol.photo.Studio;
import dev.muster.enrol.photo.StudioEyes;
import dev.muster.errand.ErrandDesk;
import dev.muster.face.BuiltinEngine;
import dev.muster.face.EngineInfo;
import dev.muster.face.FaceEngine;
import dev.muster.face.OnnxEngine;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.OwnEyes;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Recognisers;
import dev.muster.recogniser.Skill;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that look at photos and faces. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FaceSettings.class)
public class PhotoWiring {

  /** Models are loaded only when somebody looks for faces. */
  @Bean(destroyMethod = "close")
  FaceEngine faceEngine(EnrolSettings settings, FaceSettings faces) {
    if (!settings.photo().check() || faces.engine().equals("builtin")) {
      return new BuiltinEngine();
    }
    try {
      return OnnxEngine.open(faces.models());
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("muster.photo.engine is onnx: " + e.getMessage(), e);
    }
  }

  @Bean
  PhotoProfiles photoProfiles(Directories directories) {
    return new PhotoProfiles(
        directories.all().stream()
            .collect(
                Collectors.toMap(
                    Directory::name,
                    one -> new PhotoProfile(one.photo().maxBytes(), one.photo().maxSide()))));
  }

  @Bean
  Studio studio(FaceEngine engine, EnrolSettings settings, FaceSettings faces) {
    EnrolSettings.Photo photo = settings.photo();
    PictureMemory memory = PictureMemory.ofThisProgram();
    return photo.check()
        ? Studio.checking(engine, faces, photo.minFace(), photo.maxBytes(), memory)
        : Studio.trusting(engine, photo.maxBytes(), memory);
  }

  /** For recognisers that leave open what they see. */
  @Bean
  OwnEyes ownEyes(Studio studio, FaceEngine engine) {
    return new StudioEyes(studio, engine.info());
  }

  @Bean
  PhotoCheck photoCheck(Studio studio, PhotoProfiles profiles) {
    return new PhotoCheck(studio, profiles);
  }

  @Bean
  KnownFaces knownFaces(
      Store store, Clock clock, FaceEngine engine, FaceSettings faces, Recognisers recognisers) {
    String name = faces.recogniser();
    EngineInfo info = name == null ? engine.info() : info(name, recognisers);
    return new KnownFaces(store, clock, info, faces);
  }

  /** Templates of different recognisers never meet: the name stands beside each of them. */
  private static EngineInfo info(String name, Recognisers recognisers) {
    Recogniser one = recognisers.find(name).orElse(null);
    Double cosine = one == null ? null : one.cosine();
    if (one == null || cosine == null || !one.skills().contains(Skill.DESCRIBE)) {
      throw new IllegalArgumentException(
          "muster.photo.recogniser is \"%s\"; allowed are the names of recognisers that describe faces: %s"
              .formatted(
                  name,
                  recognisers.all().stream()
                      .filter(each -> each.cosine() != null)
                      .map(Recogniser::name)
                      .toList()));
    }
    return new EngineInfo(one.kind() + ":" + name, cosine, false);
  }

  @Bean
  FaceDescription faceDescription(FaceSettings settings, KnownFaces faces, LateFaces late) {
    return new FaceDescription(settings.recogniser(), faces, late);
  }

  @Bean
  LateFaces lateFaces(
      Store store,
      PhotoStore photos,
      KnownFaces faces,
      FaceSettings settings,
      ObjectProvider<ErrandDesk> desk,
      Clock clock) {
    String name = String.valueOf(settings.recogniser());
    return new LateFaces(
        store,
        photos,
        faces,
        clock,
        picture -> Description.of(desk.getObject().run(new Look.Describe(name, picture))),
        new LateWarnings(store, faces, clock)::settle,
        settings.recogniser() != null);
  }

  @Bean
  FaceComparison faceComparison(KnownFaces faces) {
    return new FaceComparison(faces);
  }

  @Bean
  FaceCatchUp faceCatchUp(
      Store store,
      PhotoStore photos,
      Studio studio,
      KnownFaces faces,
      EnrolSettings settings,
      FaceSettings own) {
    boolean here = settings.photo().check() && own.recogniser() == null;
    return new FaceCatchUp(store, photos, studio, faces, here);
  }

  @Bean
  PreparedPhotos preparedPhotos(
      Store store, PhotoStore photos, Studio studio, PhotoProfiles profiles) {
    return new PreparedPhotos(store, photos, studio, profiles);
  }

  @Bean
  LatePictures latePictures(PreparedPhotos pictures) {
    return new LatePictures(pictures);
  }
}
