package org.plushkeep.console.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The window's texts in one language; English where there is no translation. */
public final class Texts {
  private static final String BUNDLE = "org.plushkeep.console.texts";

  private final Locale locale;
  private final ResourceBundle bundle;

  /**
   * @param locale the language to speak and the region to format for
   */
  public Texts(Locale locale) {
    this.locale = locale;
    this.bundle = ResourceBundle.getBundle(BUNDLE, locale, Texts.class.getModule());
  }

  public Locale locale() {
    return locale;
  }

  /**
   * The text of a key.
   *
   * @throws java.util.MissingResourceException for a key that is not there: a mistake of ours
   */
  public String get(String key) {
    return bundle.getString(key);
  }

  /** The text of a key with its places filled ({@link MessageFormat}). */
  public String format(String key, Object... places) {
    return new MessageFormat(bundle.getString(key), locale).format(places);
  }
}
