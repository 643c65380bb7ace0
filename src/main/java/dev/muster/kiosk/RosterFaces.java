package dev.muster.kiosk;

import dev.muster.enrol.photo.KnownFaces;
import dev.muster.face.FaceIndex.Near;
import dev.muster.face.PackedTemplate;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Scale;
import dev.muster.recogniser.Score;
import dev.muster.store.Store;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds on the roster whom a recogniser has only described. Descriptions of two recognisers never
 * compare, so it must be the one that has described the photos of the roster.
 */
final class RosterFaces {

  private final KnownFaces faces;
  private final Store store;

  RosterFaces(KnownFaces faces, Store store) {
    this.faces = faces;
    this.store = store;
  }

  /** Whether the photos of the roster are known as this recogniser describes them. */
  boolean areKnownTo(Recogniser recogniser) {
    return faces.isWatching()
        && faces.engine().id().equals(recogniser.kind() + ":" + recogniser.name());
  }

  /** The people who look so, closest first; all of them reach the threshold. */
  List<Candidate> candidates(Features features, int most) {
    return faces.like(PackedTemplate.of(features.numbers()), most).stream()
        .flatMap(this::people)
        .toList();
  }

  private Stream<Candidate> people(Near near) {
    double cosine = Math.min(1, near.similarity());
    Score score = new Score(cosine, new Scale(-1, 1, false, faces.sameFrom()));
    return store
        .read(
            db ->
                db.sql("SELECT identity_id FROM person WHERE photo = ? ORDER BY identity_id")
                    .param(near.key())
                    .query(String.class)
                    .list())
        .stream()
        .map(id -> new Candidate(id, id, "", score, score.isSame()));
  }
}
