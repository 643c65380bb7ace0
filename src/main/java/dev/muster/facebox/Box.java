package dev.muster.facebox;

import org.jspecify.annotations.Nullable;

/** Everything behind the API, whatever the dialect: people, groups, pictures and the gallery. */
final class Box {

  private final BoxSettings settings;
  private final Gallery gallery = new Gallery();
  private final Pictures pictures;
  private final Permissions permissions;
  private final Groups groups;
  private final People people;
  private final Enroller enroller;
  private final Slots slots;

  Box(
      BoxSettings settings,
      DataDirectory directory,
      Database database,
      @Nullable Recogniser recogniser) {
    this.settings = settings;
    this.pictures = new Pictures(directory.path().resolve("pictures"));
    this.permissions = new Permissions(database, gallery);
    this.groups = new Groups(database, gallery);
    this.people = new People(database, gallery, pictures, settings.people());
    this.enroller = new Enroller(recogniser, pictures);
    this.slots = new Slots(settings.slots(), settings.serviceTime());
  }

  V1Routes v1(Bodies bodies) {
    V1Registrations registrations =
        new V1Registrations(enroller, people, slots, settings.pictureLimit().toBytes());
    return new V1Routes(
        new V1Permissions(bodies, permissions),
        new V1Groups(bodies, groups, people),
        new V1Users(bodies, people, groups, registrations, new V1UserRows(permissions, pictures)),
        new V1Pictures(pictures));
  }
}
