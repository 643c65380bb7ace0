package dev.muster.facebox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The values of the box's settings. What was set is on disk when the call returns and is there
 * after a restart; what was never set has its initial value.
 */
public final class Configuration {

  private static final String PREFIX = "config.";

  /** What is shown instead of a secret that is set; to set it changes nothing. */
  public static final String HIDDEN = "******";

  private final Database database;
  private final Map<Setting, JsonNode> initial = new EnumMap<>(Setting.class);
  private final List<Consumer<Set<Setting>>> followers = new CopyOnWriteArrayList<>();
  private volatile Map<Setting, JsonNode> values;

  /**
   * @param own initial values of this box where they are not those of the appliance
   */
  public Configuration(Database database, Map<Setting, Object> own) {
    this.database = database;
    for (Setting setting : Setting.values()) {
      initial.put(setting, setting.initial());
    }
    own.forEach((setting, value) -> initial.put(setting, checked(setting, Json.node(value))));
    this.values = load();
  }

  public JsonNode get(Setting setting) {
    return values.get(setting);
  }

  public String text(Setting setting) {
    return get(setting).asText();
  }

  public int whole(Setting setting) {
    return get(setting).asInt();
  }

  public double number(Setting setting) {
    return get(setting).asDouble();
  }

  public boolean on(Setting setting) {
    return get(setting).asBoolean();
  }

  public ScoreRange scoreRange() {
    return ScoreRange.parse(text(Setting.THRESHOLD_RANGE)).orElseThrow();
  }

  /** Whoever must act when settings change; called after they are on disk, with those that did. */
  public void follow(Consumer<Set<Setting>> follower) {
    followers.add(follower);
  }

  /** All settings under the names of this API; secrets are {@value #HIDDEN}. */
  public ObjectNode all(Setting.Api api) {
    ObjectNode all = Json.object();
    for (Setting setting : Setting.values()) {
      setting.name(api).ifPresent(name -> all.set(name, shown(setting)));
    }
    return all;
  }

  /**
   * What became of a wish to change several settings.
   *
   * @param done names that were set
   * @param failed names that were not, each with what is allowed
   */
  public record Change(List<String> done, List<String> failed, List<String> reasons) {}

  /** Sets those that are known and allowed; the others fail without holding them up. */
  public Change set(Setting.Api api, ObjectNode wanted) {
    Map<Setting, JsonNode> good = new EnumMap<>(Setting.class);
    Change change = new Change(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Map.Entry<String, JsonNode> one : wanted.properties()) {
      Optional<Setting> setting = Setting.named(api, one.getKey());
      Optional<JsonNode> value = setting.flatMap(known -> known.check().read(one.getValue()));
      if (value.isPresent() && isHidden(setting.get(), value.get())) {
        change.done().add(one.getKey());
      } else if (value.isPresent()) {
        good.put(setting.get(), value.get());
        change.done().add(one.getKey());
      } else {
        change.failed().add(one.getKey());
        change
            .reasons()
            .add(
                one.getKey()
                    + setting
                        .map(known -> " may be " + known.check().allowed())
                        .orElse(" is not a setting"));
      }
    }
    if (good.containsKey(Setting.HISTORY_URLS)) {
      good.put(Setting.HISTORY_GENERATION, Json.node(api == Setting.Api.V1 ? "B" : "C"));
    }
    store(good);
    return change;
  }

  /**
   * Sets all or none.
   *
   * @throws Refusal when a value is not allowed
   */
  public void set(Map<Setting, Object> wanted) {
    Map<Setting, JsonNode> checked = new EnumMap<>(Setting.class);
    wanted.forEach((setting, value) -> checked.put(setting, checked(setting, Json.node(value))));
    store(checked);
  }

  /** Back to the initial values. */
  public void reset() {
    database.write(
        db -> {
          reset(db);
          return db;
        });
    reload();
  }

  /** Back to the initial values as part of a transaction that {@link #reload} has to follow. */
  public static void reset(JdbcClient db) {
    db.sql("delete from setting where substr(name, 1, 7) = ?").param(PREFIX).update();
  }

  private JsonNode shown(Setting setting) {
    JsonNode value = get(setting);
    return setting.secret() && !value.asText().isEmpty() ? Json.node(HIDDEN) : value;
  }

  private static boolean isHidden(Setting setting, JsonNode value) {
    return setting.secret() && value.asText().equals(HIDDEN);
  }

  private void store(Map<Setting, JsonNode> good) {
    if (good.isEmpty()) {
      return;
    }
    database.write(
        db -> {
          good.forEach(
              (setting, value) ->
                  db.sql(
                          "insert into setting (name, value) values (?, ?) on conflict (name) do"
                              + " update set value = excluded.value")
                      .params(PREFIX + setting.name(), Json.text(value))
                      .update());
          return good;
        });
    reload();
  }

  /**
   * Takes over what is on disk. One at a time, so that the last one to tell the followers has read
   * what is on disk last.
   */
  public synchronized void reload() {
    Map<Setting, JsonNode> before = values;
    Map<Setting, JsonNode> now = load();
    values = now;
    Set<Setting> different = new HashSet<>();
    for (Setting setting : Setting.values()) {
      if (!before.get(setting).equals(now.get(setting))) {
        different.add(setting);
      }
    }
    if (!different.isEmpty()) {
      tell(different);
    }
  }

  /** Everybody hears of it; then the first failure, if any, is the caller's. */
  private void tell(Set<Setting> different) {
    RuntimeException first = null;
    for (Consumer<Set<Setting>> follower : followers) {
      try {
        follower.accept(different);
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** A stored value that this version does not allow any more gives way to the initial one. */
  private Map<Setting, JsonNode> load() {
    Map<Setting, JsonNode> loaded = new EnumMap<>(initial);
    database.read(
        db -> {
          for (Setting setting : Setting.values()) {
            db.sql("select value from setting where name = ?")
                .param(PREFIX + setting.name())
                .query(String.class)
                .optional()
                .flatMap(text -> setting.check().read(Json.storedNode(text)))
                .ifPresent(value -> loaded.put(setting, value));
          }
          return loaded;
        });
    return loaded;
  }

  private static JsonNode checked(Setting setting, JsonNode value) {
    return setting
        .check()
        .read(value)
        .orElseThrow(
            () ->
                new Refusal(
                    BoxError.INVALID_ARGUMENTS,
                    setting + " is " + value + "; allowed: " + setting.check().allowed()));
  }
}
