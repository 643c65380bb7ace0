package dev.muster.facebox;

import dev.muster.facebox.library.Previews;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.match.HistorySearch;
import dev.muster.facebox.match.Matching;
import dev.muster.facebox.v2.SentFaces;
import dev.muster.facebox.v2.SentPictures;
import dev.muster.facebox.v2.V2Compare;
import dev.muster.facebox.v2.V2Configs;
import dev.muster.facebox.v2.V2Detect;
import dev.muster.facebox.v2.V2Devices;
import dev.muster.facebox.v2.V2Events;
import dev.muster.facebox.v2.V2Faces;
import dev.muster.facebox.v2.V2Identities;
import dev.muster.facebox.v2.V2Permissions;
import dev.muster.facebox.v2.V2Pictures;
import dev.muster.facebox.v2.V2Previews;
import dev.muster.facebox.v2.V2Quality;
import dev.muster.facebox.v2.V2Routes;
import dev.muster.facebox.v2.V2Search;
import dev.muster.facebox.v2.V2SearchByImage;
import dev.muster.facebox.v2.V2Service;
import dev.muster.facebox.wire.Bodies;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the v2 API in front of a box. */
record V2Endpoints(Box box, Bodies bodies) {

  V2Routes routes() {
    SentPictures sent = new SentPictures(box.pictureFiles, box.pictureLimit());
    return new V2Routes(library(sent), recognition(sent), service());
  }

  private V2Routes.Library library(SentPictures sent) {
    SentFaces faces = new SentFaces(box.enroller, sent, box.slots);
    return new V2Routes.Library(
        new V2Permissions(bodies, box.permissions),
        new V2Identities(bodies, box.people, faces),
        new V2Faces(bodies, box.people, faces),
        new V2Devices(bodies, box.devices),
        new V2Previews(bodies, new Previews(box.database, box.devices)));
  }

  private V2Routes.Recognition recognition(SentPictures sent) {
    Optional<Recognition> able = Optional.ofNullable(box.recognition);
    @Nullable Matching matching = able.map(Recognition::matching).orElse(null);
    @Nullable HistorySearch search = able.map(Recognition::search).orElse(null);
    @Nullable Recogniser recogniser = able.map(Recognition::recogniser).orElse(null);
    V2Events events = new V2Events(bodies, box.events, box.targets);
    return new V2Routes.Recognition(
        new V2Detect(bodies, recogniser, sent),
        new V2Quality(bodies, recogniser, sent),
        new V2Compare(bodies, recogniser, box.configuration, sent),
        new V2Search(
            bodies,
            matching,
            new V2Search.Surroundings(
                box.places, box.pictures, box.clock, box.appliance.liveness()),
            sent),
        new V2SearchByImage(bodies, search, events, sent, box.clock),
        events);
  }

  private V2Routes.Service service() {
    return new V2Routes.Service(
        new V2Configs(bodies, box.configuration, box.pictures),
        new V2Service(bodies, box.wipe, box.accounts),
        new V2Pictures(box.pictures, box.eventPictures));
  }
}
