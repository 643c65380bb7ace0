package dev.muster.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Chinese or English: what the reader chose, else what the browser asks for. */
final class Language {

  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.CHINESE);

  private Language() {}

  /** Remembers the choice in a cookie. */
  static CookieLocaleResolver resolver() {
    AcceptHeaderLocaleResolver browser = new AcceptHeaderLocaleResolver();
    browser.setSupportedLocales(SPOKEN);
    browser.setDefaultLocale(Locale.ENGLISH);
    CookieLocaleResolver resolver = new CookieLocaleResolver("lang");
    resolver.setDefaultLocaleFunction(browser::resolveLocale);
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    resolver.setRejectInvalidCookies(false);
    return resolver;
  }

  /** {@code ?lang=zh} chooses; another language than these two changes nothing. */
  static LocaleChangeInterceptor choice() {
    LocaleChangeInterceptor choice =
        new LocaleChangeInterceptor() {
          @Override
          protected Locale parseLocaleValue(String value) {
            return value.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
          }
        };
    choice.setParamName("lang");
    return choice;
  }
}
