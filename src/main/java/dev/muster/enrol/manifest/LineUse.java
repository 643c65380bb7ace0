package dev.muster.enrol.manifest;

import dev.muster.call.Reason;
import dev.muster.enrol.manifest.FieldRules.Unusable;
import java.util.Optional;

/** What the lines are for. */
enum LineUse {
  /** Each asks for somebody to come onto the roster, unless it says otherwise. */
  ADDING {
    @Override
    Action action(Optional<Action> said) {
      return said.orElse(Action.ADD);
    }
  },
  /** Each asks for somebody to leave, unless it says otherwise. */
  REMOVING {
    @Override
    Action action(Optional<Action> said) {
      return said.orElse(Action.REMOVE);
    }
  },
  /** All together say who there is: who is not among them has left. */
  LISTING {
    @Override
    Action action(Optional<Action> said) throws Unusable {
      if (said.orElse(Action.ADD) == Action.REMOVE) {
        throw new Unusable(Reason.BAD_ACTION, "a list says who there is; who leaves is not on it");
      }
      return Action.ADD;
    }

    @Override
    String photo(String cell) throws Unusable {
      return PhotoNames.nameOrAddress(cell);
    }

    @Override
    boolean mustBeValid() {
      return false;
    }
  };

  /** What a line asks for that says this of it. */
  abstract Action action(Optional<Action> said) throws Unusable;

  /** What a cell says of the photo. */
  String photo(String cell) throws Unusable {
    return PhotoNames.name(cell);
  }

  /** Whether somebody whose time is over has no place in it. */
  boolean mustBeValid() {
    return true;
  }
}
