package dev.muster.facebox.v2;

import dev.muster.facebox.config.Accounts;
import dev.muster.facebox.match.Wipe;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Wipe and login of the v2 API ({@code contracts/sophon.md §5.5}). */
public final class V2Service {

  private static final List<String> WIPES = List.of("users", "events", "all");

  private final Bodies bodies;
  private final Wipe wipe;
  private final Accounts accounts;

  public V2Service(Bodies bodies, Wipe wipe, Accounts accounts) {
    this.bodies = bodies;
    this.wipe = wipe;
    this.accounts = accounts;
  }

  /**
   * Answers once everything is gone; the box restarts after the answer. Here {@code users} takes
   * the permission groups along.
   */
  ServerResponse wipe(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    List<String> wanted = WIPES.stream().filter(name -> fields.flag(name, false)).toList();
    if (wanted.isEmpty()) {
      throw fields.missing(String.join(" | ", WIPES));
    }
    if (wanted.size() > 1) {
      throw fields.refuse(String.join(", ", wanted) + ": only one of them may be true");
    }
    boolean users = wanted.contains("users");
    wipe.run(new Wipe.Wish(users, users, wanted.contains("events"), wanted.contains("all")));
    return result();
  }

  /** There is no session: nothing on the box asks for a login. */
  ServerResponse login(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    if (!accounts.knows(fields.name("username"), password(fields, "password"))) {
      throw new Refusal(BoxError.PASSWORD_ERROR);
    }
    return result();
  }

  ServerResponse changePassword(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    String name = fields.name("username");
    String old = password(fields, "old_password");
    String fresh = password(fields, "new_password");
    if (fresh.isEmpty() || fresh.length() > Accounts.LONGEST) {
      throw fields.refuse("new_password must have 1 to " + Accounts.LONGEST + " characters");
    }
    if (!accounts.change(name, old, fresh)) {
      throw new Refusal(BoxError.PASSWORD_ERROR);
    }
    return result();
  }

  private static String password(Fields fields, String name) {
    return fields.optionalText(name).orElseThrow(() -> fields.missing(name));
  }

  private static ServerResponse result() {
    return Reply.ok(Json.object().put("result", true));
  }
}
