package dev.muster.facebox;

import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Strangers;
import dev.muster.facebox.match.ArmedTimes;
import dev.muster.facebox.match.CardCheck;
import dev.muster.facebox.match.Comparison;
import dev.muster.facebox.match.HistorySearch;
import dev.muster.facebox.match.Matching;
import dev.muster.facebox.match.Recorder;
import dev.muster.facebox.store.Database;
import java.time.ZoneId;

/** What looks at faces and compares them; a box with recognition switched off has none. */
record Recognition(
    Recogniser recogniser, Matching matching, CardCheck cardCheck, HistorySearch search) {

  static Recognition of(Box box, Recogniser recogniser, Database database, ZoneId zone) {
    String engine = recogniser.engine().id();
    Recorder recorder = new Recorder(box.events, box.pictures, box.configuration, engine);
    Comparison comparison =
        new Comparison(
            box.gallery,
            box.people,
            new Strangers(box.people, box.groups, box.gallery, box.pictures, engine),
            box.configuration,
            recogniser.engine().threshold());
    return new Recognition(
        recogniser,
        new Matching(
            recogniser,
            comparison,
            recorder,
            new ArmedTimes(box.configuration, zone),
            box.configuration),
        new CardCheck(recogniser, recorder, box.pictures, box.configuration, box.mac),
        new HistorySearch(recogniser, box.events, database, recorder, box.configuration));
  }
}
