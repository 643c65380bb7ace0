package dev.muster.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The reconciliations.
 *
 * @param syncs none unless configured
 */
@ConfigurationProperties("muster")
record SyncSettings(@DefaultValue List<Sync> syncs) {

  SyncSettings {
    syncs = List.copyOf(syncs);
    Set<String> names = new HashSet<>();
    for (Sync sync : syncs) {
      if (!names.add(sync.name())) {
        throw new IllegalArgumentException(
            "muster.syncs holds the name \"%s\" twice; each sync needs its own"
                .formatted(sync.name()));
      }
    }
  }
}
