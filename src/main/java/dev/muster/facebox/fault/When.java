package dev.muster.facebox.fault;

import java.util.Map;

/**
 * Which of the calls to its place a fault strikes; calls are counted from 1.
 *
 * @param pattern which call is due
 * @param times strikes in all, 0 for no limit
 * @param dice for everything that is left to chance
 */
record When(Pattern pattern, int times, Dice dice) {

  static final int MOST = 1_000_000_000;

  /** Chooses calls by their number. */
  sealed interface Pattern {

    boolean due(long call, Dice dice);

    /** The setting that makes this pattern, nothing for every call. */
    Map<String, String> entry();
  }

  record Always() implements Pattern {
    @Override
    public boolean due(long call, Dice dice) {
      return true;
    }

    @Override
    public Map<String, String> entry() {
      return Map.of();
    }
  }

  /** A share of the calls, 0 to 1. */
  record Rate(double rate) implements Pattern {
    @Override
    public boolean due(long call, Dice dice) {
      return dice.falls(call, rate);
    }

    @Override
    public Map<String, String> entry() {
      return Map.of("rate", "" + rate);
    }
  }

  record Scripted(Calls calls) implements Pattern {
    @Override
    public boolean due(long call, Dice dice) {
      return calls.include(call);
    }

    @Override
    public Map<String, String> entry() {
      return Map.of("calls", calls.toString());
    }
  }

  record First(int calls) implements Pattern {
    @Override
    public boolean due(long call, Dice dice) {
      return call <= calls;
    }

    @Override
    public Map<String, String> entry() {
      return Map.of("first", "" + calls);
    }
  }

  /** Every nth call: with 3 the third, the sixth and so on. */
  record Every(int nth) implements Pattern {
    @Override
    public boolean due(long call, Dice dice) {
      return call % nth == 0;
    }

    @Override
    public Map<String, String> entry() {
      return Map.of("every", "" + nth);
    }
  }

  boolean due(long call) {
    return pattern.due(call, dice);
  }
}
