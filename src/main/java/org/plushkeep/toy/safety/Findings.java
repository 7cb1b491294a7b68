package org.plushkeep.toy.safety;

import static org.plushkeep.toy.safety.Finding.Result.KNOWN;
import static org.plushkeep.toy.safety.Finding.Result.NOT_LOOKED_AT;
import static org.plushkeep.toy.safety.Finding.Result.NOT_OBSERVED;
import static org.plushkeep.toy.safety.Finding.Result.OBSERVED;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.FirmwareDoor;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.safety.Observations.Answer;

/** What follows from what was seen: pure functions. */
public final class Findings {
  /** Weaker than this, in dBm, and there is a wall or a storey in between. */
  static final int FAR_DBM = -75;

  private static final List<String> TELLING = List.of("cloudpets", "cloud pets");

  /** Character and time of setting up (protocol note, "Identifier"). */
  private static final String SET_UP = "[0-9A-Fa-f]{2}(_?\\d{2}){5}";

  private final Observations seen;

  private Findings(Observations seen) {
    this.seen = seen;
  }

  /** Of a toy by radio, the most important first. */
  public static List<Finding> of(Observations seen) {
    Findings findings = new Findings(seen);
    return sorted(
        findings.microphone(),
        findings.open(),
        findings.firmware(),
        findings.callsOut(),
        findings.far(),
        findings.recordingWaits(),
        findings.identifier(),
        findings.name());
  }

  /** Of a recorder that is a drive, the most important first. */
  public static List<Finding> of(RecorderFacts seen) {
    int count = seen.recordings();
    return sorted(
        holdsRecordings(seen),
        Finding.of(Weakness.ANYBODY_LISTENS, OBSERVED, "opened"),
        count > 0
            ? Finding.of(Weakness.NOT_ENCRYPTED, OBSERVED, "plain", count)
            : Finding.of(Weakness.NOT_ENCRYPTED, NOT_LOOKED_AT, "none"),
        Finding.of(Weakness.DELETED_COMES_BACK, KNOWN, "memory"));
  }

  private static Finding holdsRecordings(RecorderFacts seen) {
    if (seen.recordings() > 0) {
      String how = seen.all() ? "some" : "more";
      return Finding.of(Weakness.HOLDS_RECORDINGS, OBSERVED, how, seen.recordings());
    }
    return seen.all()
        ? Finding.of(Weakness.HOLDS_RECORDINGS, NOT_OBSERVED, "none")
        : Finding.of(Weakness.HOLDS_RECORDINGS, NOT_LOOKED_AT, "none-yet");
  }

  private static List<Finding> sorted(Finding... all) {
    return Stream.of(all).sorted(Finding.BY_IMPORTANCE).toList();
  }

  /** Never tried. What can be seen is only whether commands are taken from whoever is linked. */
  private Finding microphone() {
    return seen.answer()
        .filter(answer -> isReachable(answer, GattCharacteristic.COMMAND.uuid()))
        .map(_ -> Finding.of(Weakness.MICROPHONE, KNOWN, "never-tried"))
        .orElseGet(() -> unanswered(Weakness.MICROPHONE));
  }

  private static boolean isReachable(Answer answer, UUID what) {
    Set<UUID> offered = answer.traits().offered();
    boolean mayBeEncrypted = answer.traits().paired().orElse(false);
    return !mayBeEncrypted && (offered.isEmpty() || offered.contains(what));
  }

  private Finding open() {
    if (seen.refusal().filter(why -> why == Problem.PROTECTED).isPresent()) {
      return Finding.of(Weakness.OPEN, NOT_OBSERVED, "protected");
    }
    return seen.answer()
        .map(answer -> open(answer.traits().paired()))
        .orElseGet(() -> unanswered(Weakness.OPEN));
  }

  private static Finding open(Optional<Boolean> paired) {
    if (paired.orElse(false)) {
      return Finding.of(Weakness.OPEN, NOT_LOOKED_AT, "paired");
    }
    return Finding.of(Weakness.OPEN, OBSERVED, paired.isPresent() ? "read" : "read-unsure");
  }

  private Finding firmware() {
    Optional<Set<UUID>> offered = seen.answer().map(answer -> answer.traits().offered());
    if (offered.isEmpty()) {
      return unanswered(Weakness.FIRMWARE);
    }
    if (offered.get().isEmpty()) {
      return Finding.of(Weakness.FIRMWARE, NOT_LOOKED_AT, "not-told");
    }
    return FirmwareDoor.isAmong(offered.get())
        ? Finding.of(Weakness.FIRMWARE, OBSERVED, "offered")
        : Finding.of(Weakness.FIRMWARE, NOT_OBSERVED, "not-offered", offered.get().size());
  }

  private Finding callsOut() {
    Sightings heard = seen.sightings();
    long listened = heard.listened().toSeconds();
    if (!heard.heard()) {
      return Finding.of(Weakness.CALLS_OUT, NOT_OBSERVED, "unheard", listened);
    }
    if (heard.count() > 1) {
      return Finding.of(
          Weakness.CALLS_OUT,
          OBSERVED,
          "heard",
          listened,
          heard.count(),
          heard.first(),
          heard.last());
    }
    // A system may list what it remembers; what answers was calling out, for nothing else can.
    return seen.answer().isPresent() || heard.lastDbm().isPresent()
        ? Finding.of(Weakness.CALLS_OUT, OBSERVED, "once", listened, heard.last())
        : Finding.of(Weakness.CALLS_OUT, NOT_LOOKED_AT, "listed", listened);
  }

  private Finding far() {
    OptionalInt strength = seen.sightings().lastDbm();
    if (seen.answer().isEmpty()) {
      return unanswered(Weakness.FAR);
    }
    if (strength.isEmpty()) {
      return Finding.of(Weakness.FAR, NOT_LOOKED_AT, "no-strength");
    }
    int dbm = strength.getAsInt();
    return dbm <= FAR_DBM
        ? Finding.of(Weakness.FAR, OBSERVED, "weak", dbm)
        : Finding.of(Weakness.FAR, NOT_LOOKED_AT, "strong", dbm);
  }

  private Finding recordingWaits() {
    return seen.answer()
        .map(
            answer ->
                answer.recordingWaits()
                    ? Finding.of(Weakness.RECORDING_WAITS, OBSERVED, "waits")
                    : Finding.of(Weakness.RECORDING_WAITS, NOT_OBSERVED, "none"))
        .orElseGet(() -> unanswered(Weakness.RECORDING_WAITS));
  }

  private Finding identifier() {
    if (seen.answer().isEmpty()) {
      return unanswered(Weakness.IDENTIFIER);
    }
    Answer answer = seen.answer().get();
    if (answer.traits().paired().orElse(false)) {
      return Finding.of(Weakness.IDENTIFIER, NOT_LOOKED_AT, "paired");
    }
    if (answer.identifier().isEmpty()) {
      return Finding.of(Weakness.IDENTIFIER, NOT_OBSERVED, "empty");
    }
    boolean setUp = answer.identifier().matches(SET_UP);
    return Finding.of(Weakness.IDENTIFIER, OBSERVED, setUp ? "set-up" : "read");
  }

  private Finding name() {
    String name = seen.name();
    if (!seen.sightings().heard() || name.isEmpty()) {
      return Finding.of(Weakness.NAME, NOT_LOOKED_AT, "unheard");
    }
    boolean tells = TELLING.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith);
    return Finding.of(Weakness.NAME, tells ? OBSERVED : NOT_OBSERVED, "name", name);
  }

  /** It could not be looked at, because the toy did not answer; the text tells why. */
  private Finding unanswered(Weakness weakness) {
    return Finding.of(
        weakness, NOT_LOOKED_AT, seen.refusal().map(Findings::refused).orElse("not-called"));
  }

  private static String refused(Problem why) {
    return why == Problem.PROTECTED || why == Problem.NOT_UNDERSTOOD ? "refused." + why : "refused";
  }
}
