package dev.muster.event;

import org.springframework.core.env.ConfigurableEnvironment;

/** What the program says to its settings at the start, to be asked again while it runs. */
public interface SettingsRules {

  /**
   * @throws RuntimeException when the program would not start with these settings
   */
  void check(ConfigurableEnvironment settings);

  /** What is wrong, in the sentence that the start would have ended with. */
  String sentence(RuntimeException failure);
}
