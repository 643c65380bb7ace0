package dev.muster.facebox.page;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.library.Gallery;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the box that its page shows.
 *
 * @param recogniser absent when recognition is off
 * @param faults one line for everything that the box was told to do wrong
 * @param websocketPort of the realtime events, -1 for none
 * @param address the address that the box listens on, empty for all
 * @param admin whether the admin endpoint answers
 * @param clock what the box believes to be the time
 */
public record Shown(
    @Nullable Recogniser recogniser,
    Database database,
    Pictures pictures,
    People people,
    Gallery gallery,
    Configuration configuration,
    PushTargets targets,
    Supplier<List<String>> faults,
    int websocketPort,
    String address,
    boolean admin,
    Clock clock) {}
