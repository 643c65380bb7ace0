package dev.muster.facebox;

import dev.muster.facebox.library.PictureUrls;
import dev.muster.facebox.library.Previews;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.match.CardCheck;
import dev.muster.facebox.match.HistorySearch;
import dev.muster.facebox.match.Matching;
import dev.muster.facebox.match.Relays;
import dev.muster.facebox.v1.V1Compare;
import dev.muster.facebox.v1.V1Configs;
import dev.muster.facebox.v1.V1Detect;
import dev.muster.facebox.v1.V1Devices;
import dev.muster.facebox.v1.V1Events;
import dev.muster.facebox.v1.V1Gate;
import dev.muster.facebox.v1.V1Groups;
import dev.muster.facebox.v1.V1History;
import dev.muster.facebox.v1.V1Match;
import dev.muster.facebox.v1.V1Monitor;
import dev.muster.facebox.v1.V1Permissions;
import dev.muster.facebox.v1.V1PictureSearch;
import dev.muster.facebox.v1.V1Pictures;
import dev.muster.facebox.v1.V1Quality;
import dev.muster.facebox.v1.V1Registrations;
import dev.muster.facebox.v1.V1Routes;
import dev.muster.facebox.v1.V1Score;
import dev.muster.facebox.v1.V1SentPictures;
import dev.muster.facebox.v1.V1Service;
import dev.muster.facebox.v1.V1UserRows;
import dev.muster.facebox.v1.V1Users;
import dev.muster.facebox.wire.Bodies;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the v1 API in front of a box. */
record V1Endpoints(Box box, Bodies bodies) {

  V1Routes routes() {
    V1SentPictures sent =
        new V1SentPictures(
            box.pictureFiles,
            new PictureUrls(box.appliance.imageUrls(), box.pictureLimit()),
            box.pictureLimit());
    return new V1Routes(library(), recognition(sent), service());
  }

  private V1Routes.Library library() {
    V1Registrations registrations =
        new V1Registrations(
            box.enroller, box.people, box.slots, box.configuration, box.pictureLimit());
    return new V1Routes.Library(
        new V1Permissions(bodies, box.permissions, box.people),
        new V1Groups(bodies, box.groups, box.people),
        new V1Users(
            bodies,
            box.people,
            box.groups,
            registrations,
            new V1UserRows(box.permissions, box.pictures)),
        new V1Devices(bodies, box.devices, new Previews(box.database, box.devices)),
        new V1Pictures(box.pictures, box.eventPictures));
  }

  private V1Routes.Recognition recognition(V1SentPictures sent) {
    Optional<Recognition> able = Optional.ofNullable(box.recognition);
    @Nullable Matching matching = able.map(Recognition::matching).orElse(null);
    @Nullable CardCheck cardCheck = able.map(Recognition::cardCheck).orElse(null);
    @Nullable HistorySearch search = able.map(Recognition::search).orElse(null);
    @Nullable Recogniser recogniser = able.map(Recognition::recogniser).orElse(null);
    V1Events events = new V1Events(box.events, box.removal, box.targets);
    return new V1Routes.Recognition(
        new V1Match(
            bodies,
            matching,
            new V1Match.Surroundings(box.places, box.pictures, box.clock, box.appliance.liveness()),
            sent),
        new V1Compare(bodies, cardCheck, sent, box.clock),
        new V1Detect(bodies, recogniser, sent),
        new V1Quality(bodies, recogniser, sent),
        new V1PictureSearch(bodies, search, events, sent, box.clock),
        events);
  }

  private V1Routes.Service service() {
    return new V1Routes.Service(
        new V1History(bodies, box.configuration),
        new V1Monitor(bodies, box.configuration),
        new V1Configs(bodies, box.configuration, box.mac),
        new V1Score(bodies, box.configuration),
        new V1Gate(bodies, box.configuration, new Relays(box.database, box.clock)),
        new V1Service(bodies, box.configuration, box.wipe, box.accounts, box.pictures));
  }
}
