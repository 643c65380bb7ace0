package dev.muster.sample;

import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Picture;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts of an experiment in which the first photo of each person is enrolled and the others are
 * searched.
 */
final class Accuracy {

  private record Shot(int person, boolean enrolled, float[] template) {}

  private final FaceEngine engine;
  private final List<Shot> shots = new ArrayList<>();
  int enrolledPhotos;
  int enrolledFound;
  int otherPhotos;
  int otherFound;
  int eyesFound;
  int severalFaces;
  int searches;
  int rankOne;
  int samePairs;
  int sameMissed;
  int differentPairs;
  int differentAccepted;

  Accuracy(FaceEngine engine) {
    this.engine = engine;
  }

  void add(int person, boolean enrolled, byte[] photo) throws PictureRefused {
    Optional<float[]> template = template(photo);
    int found = template.isPresent() ? 1 : 0;
    if (enrolled) {
      enrolledPhotos++;
      enrolledFound += found;
    } else {
      otherPhotos++;
      otherFound += found;
    }
    template.ifPresent(t -> shots.add(new Shot(person, enrolled, t)));
  }

  private Optional<float[]> template(byte[] photo) throws PictureRefused {
    Picture picture = Picture.read(photo, PictureLimits.DEFAULT);
    List<Face> faces = engine.detect(picture);
    if (faces.isEmpty()) {
      return Optional.empty();
    }
    severalFaces += faces.size() > 1 ? 1 : 0;
    eyesFound += faces.get(0).eyesFound() ? 1 : 0;
    return Optional.of(engine.template(picture, faces.get(0)));
  }

  /** Compares every pair of photos, and searches every photo that is not enrolled. */
  Accuracy compare() {
    for (int i = 0; i < shots.size(); i++) {
      for (int j = i + 1; j < shots.size(); j++) {
        pair(shots.get(i), shots.get(j));
      }
      if (!shots.get(i).enrolled()) {
        search(shots.get(i));
      }
    }
    return this;
  }

  private void pair(Shot one, Shot other) {
    boolean accepted =
        FaceEngine.similarity(one.template(), other.template()) >= engine.info().threshold();
    if (one.person() == other.person()) {
      samePairs++;
      sameMissed += accepted ? 0 : 1;
    } else {
      differentPairs++;
      differentAccepted += accepted ? 1 : 0;
    }
  }

  private void search(Shot shot) {
    searches++;
    int best = -1;
    float score = -2;
    for (Shot candidate : shots) {
      float similarity = FaceEngine.similarity(shot.template(), candidate.template());
      if (candidate.enrolled() && similarity > score) {
        score = similarity;
        best = candidate.person();
      }
    }
    rankOne += best == shot.person() ? 1 : 0;
  }

  void print() {
    line("face found, first photo", enrolledFound, enrolledPhotos);
    line("face found, other photos", otherFound, otherPhotos);
    line("both eyes seen", eyesFound, enrolledFound + otherFound);
    line("more than one face", severalFaces, enrolledPhotos + otherPhotos);
    line("rank 1", rankOne, searches);
    line("false non-match", sameMissed, samePairs);
    line("false match", differentAccepted, differentPairs);
  }

  private static void line(String what, int count, int of) {
    System.out.printf("%-26s %6.2f %%  %d of %d%n", what, 100.0 * count / of, count, of);
  }
}
