package org.plushkeep.console;

import java.util.Locale;

/**
 * What the family in the pictures has written, in its own language.
 *
 * @param rabbit a note
 * @param moon another one
 * @param goodNight what a message is called
 */
record SampleWords(String rabbit, String moon, String goodNight) {
  static SampleWords in(Locale locale) {
    return locale.getLanguage().equals("de")
        ? new SampleWords(
            "Erzählt dem Bären vom neuen Kaninchen. Singt am Ende!",
            "Fragt den Bären, wohin der Mond am Morgen geht.",
            "Gute Nacht, kleiner Bär")
        : new SampleWords(
            "Tells the bear about the new baby rabbit. Sings at the end!",
            "Asks the bear where the moon goes in the morning.",
            "Good night, little bear");
  }
}
