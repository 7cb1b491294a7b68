package org.plushkeep.share;

import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SequencedMap;

/**
 * What a child should know of its toy, in words for it: that the toy keeps what it is told, who
 * hears that, how to see it, and that one may say no. To read together, or to print.
 */
public final class ChildrensPage {
  private static final String BUNDLE = "org.plushkeep.share.children";
  private static final List<String> PARTS =
      List.of("keeps", "see", "nobody-else", "no", "erase", "strange");

  /** Who it is about. */
  public enum Who {
    BEAR,
    CAT,
    DOG,
    BUNNY,
    UNICORN,
    TOY,
    /** Something to hold in the hand, with neither heart nor paw. */
    RECORDER;

    /**
     * The toy of a character (protocol note, "Identifier").
     *
     * @param number 0 to 4; any other is just a toy
     */
    public static Who ofCharacter(int number) {
      return switch (number) {
        case 0 -> BEAR;
        case 1 -> CAT;
        case 2 -> DOG;
        case 3 -> BUNNY;
        case 4 -> UNICORN;
        default -> TOY;
      };
    }
  }

  private final Locale locale;
  private final ResourceBundle texts;
  private final Who who;
  private final String name;

  /**
   * @param locale the language to speak
   * @param name what the family calls it; empty where it has no name, or none that is known
   */
  public ChildrensPage(Locale locale, Who who, String name) {
    this.locale = locale;
    this.texts = ResourceBundle.getBundle(BUNDLE, locale, ChildrensPage.class.getModule());
    this.who = who;
    this.name = name.strip();
  }

  /** "Bentley and you". */
  public String title() {
    return text("title");
  }

  /** Headings and what stands below them, in their order. */
  public SequencedMap<String, String> parts() {
    SequencedMap<String, String> parts = new LinkedHashMap<>();
    PARTS.forEach(part -> parts.put(text(part), text(part + ".text")));
    return parts;
  }

  /** For whoever reads it with the child. */
  public String foot() {
    return text("foot");
  }

  /** The usual name of its file, without its ending; nothing in it tells of the toy. */
  public String fileName() {
    return texts.getString("file");
  }

  /** The page as it is printed. */
  public PlainPage page() {
    SequencedMap<String, List<String>> parts = new LinkedHashMap<>();
    parts().forEach((heading, below) -> parts.put(heading, List.of(below)));
    return new PlainPage(title(), parts, foot(), PlainPage.Type.LARGE);
  }

  private String text(String key) {
    String other = key + ".RECORDER";
    boolean recorder = who == Who.RECORDER && texts.containsKey(other);
    String within = name.isEmpty() ? texts.getString("who." + who) : name;
    String first = name.isEmpty() ? texts.getString("who.first." + who) : name;
    return new MessageFormat(texts.getString(recorder ? other : key), locale)
        .format(new Object[] {within, first});
  }
}
