package org.plushkeep.console.care;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.plushkeep.console.care.CareVisit.Deed;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.vault.VaultException;

/** What is said of the care of a toy. */
final class CareTexts {
  /** Those that mean something else here than where recordings are collected. */
  private static final Set<Problem> OWN =
      Set.of(
          Problem.LINK_LOST,
          Problem.RADIO_LOST,
          Problem.PULLED_OUT,
          Problem.CANCELLED,
          Problem.NO_ANSWER,
          Problem.OTHER_TOY);

  private final Texts texts;
  private final Moments moments;
  private final Time time;

  CareTexts(Texts texts, Time time) {
    this.texts = texts;
    this.moments = new Moments(texts, ZoneId.systemDefault());
    this.time = time;
  }

  /** What is in each slot. */
  List<String> slots(List<ToySlot> held, Map<MessageId, String> titles) {
    return IntStream.rangeClosed(1, ToyCare.SLOTS)
        .mapToObj(number -> held.stream().filter(one -> one.number() == number).findFirst())
        .map(slot -> slot(slot, titles))
        .toList();
  }

  private String slot(Optional<ToySlot> slot, Map<MessageId, String> titles) {
    return slot.map(
            one ->
                texts.format(
                    "care.slot.since", content(one, titles), moments.near(one.since(), time.now())))
        .orElseGet(() -> texts.get("care.slot.nothing"));
  }

  private String content(ToySlot slot, Map<MessageId, String> titles) {
    return switch (slot.content()) {
      case SILENCE -> texts.get("care.slot.silence");
      case UNKNOWN -> texts.get("care.slot.unknown");
      case MESSAGE ->
          slot.message()
              .map(titles::get)
              .map(title -> texts.format("care.slot.message", title))
              .orElseGet(() -> texts.get("care.slot.erased"));
    };
  }

  String title(Message message) {
    return message.title().isBlank() ? texts.get("messages.unnamed") : message.title();
  }

  String working(Deed deed) {
    return texts.get("care.working." + deed);
  }

  String done(Deed deed, int slot) {
    return texts.format("care.done." + deed, slot);
  }

  String notPlayed() {
    return texts.get("care.not-played");
  }

  String slotUnknown(int slot) {
    return texts.format("care.slot-unknown", slot);
  }

  String progress(Deed deed, Transfer now) {
    return deed == Deed.CLEAR && now.slot() > 0
        ? texts.format("care.clearing", now.slot())
        : texts.format("care.sending", moments.size(now.bytes()), moments.size(now.all()));
  }

  /**
   * Why something did not work.
   *
   * @param touched the slot that something was on its way to; 0 for none
   */
  String trouble(Deed deed, int touched, Throwable failure, Sentences sentences) {
    if (deed == Deed.CLEAR && touched == 0 && isDamage(failure)) {
      return texts.get("care.problem.DAMAGED");
    }
    return failure instanceof ToyException e && OWN.contains(e.problem())
        ? texts.get("care.problem." + e.problem())
        : sentences.about(failure);
  }

  private static boolean isDamage(Throwable failure) {
    return failure instanceof VaultException e && e.problem() == VaultException.Problem.DAMAGED;
  }
}
