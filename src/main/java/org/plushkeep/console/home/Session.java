package org.plushkeep.console.home;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.plushkeep.collect.Rereader;
import org.plushkeep.console.backup.BackupModel;
import org.plushkeep.console.care.CareModels;
import org.plushkeep.console.history.HistoryModel;
import org.plushkeep.console.inbox.ImportModel;
import org.plushkeep.console.inbox.InboxModel;
import org.plushkeep.console.locked.ArrivalsModel;
import org.plushkeep.console.passphrase.PassphraseModel;
import org.plushkeep.console.player.Loudspeakers;
import org.plushkeep.console.player.NoteModel;
import org.plushkeep.console.player.PlayerModel;
import org.plushkeep.console.player.WaysModel;
import org.plushkeep.console.rules.HourlyClearing;
import org.plushkeep.console.sheet.SheetModel;
import org.plushkeep.console.studio.SoundSources;
import org.plushkeep.console.studio.StudioModel;
import org.plushkeep.console.toys.CollectModel;
import org.plushkeep.console.toys.DrivesModel;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.toys.PairModel;
import org.plushkeep.console.toys.ToysModel;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.console.unlock.VaultDoor.Strength;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.vault.Vault;

/** Everything that lives from unlocking to locking. */
public final class Session {
  private static final System.Logger LOG = System.getLogger(Session.class.getName());

  private final Vault vault;
  private final Function<char[], Strength> judge;
  private final NetworkDriveModel networkDrive;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final Moments moments;
  private final Departures departures;
  private final HourlyClearing hourly;
  private final InboxModel inbox;
  private final PlayerModel player;
  private final WaysModel ways;
  private final NoteModel note;
  private final ToysModel toys;
  private final DrivesModel drives;
  private final StudioModel studio;
  private final HistoryModel history;
  private final ArrivalsModel arrivals;
  private final CareModels care;
  private final Map<ToyId, CollectModel> collecting = new HashMap<>();
  private final AtomicBoolean locking = new AtomicBoolean();
  private final Set<ImportModel> importing = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<PairModel> pairing = Collections.newSetFromMap(new WeakHashMap<>());

  public Session(
      Vault vault,
      VaultDoor door,
      List<ToyFinder> finders,
      MountedDrives mounted,
      Loudspeakers loudspeakers,
      SoundSources sources,
      Background background,
      Time time,
      Texts texts) {
    this.vault = vault;
    this.judge = door::judge;
    this.networkDrive = new NetworkDriveModel(door, background);
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.moments = new Moments(texts, ZoneId.systemDefault());
    this.departures = new Departures(vault, background, time, texts, moments, locking::get);
    this.inbox = departures.inbox();
    this.player = new PlayerModel(vault, background, loudspeakers, time, texts);
    this.ways = new WaysModel(vault, background, player, this::readAnew);
    this.note = new NoteModel(vault, background, time, id -> inbox.reread(inbox.rowOf(id)));
    this.toys = new ToysModel(vault, finders, background, time);
    this.drives = new DrivesModel(mounted, vault, background, time, texts, inbox::refresh);
    this.care = new CareModels(vault, background, time, texts, inbox::refresh);
    this.studio = new StudioModel(vault, sources, player.loudspeaker(), background, time, texts);
    this.history = new HistoryModel(vault, background, time, texts);
    this.hourly = new HourlyClearing(departures.clearing(), time);
    hourly.notWhile(() -> background.isBusy() || isHeardOrSpokenTo());
    hourly.notWhile(() -> departures.erasing().undoableProperty().get() > 0);
    hourly.notWhile(() -> note.stateProperty().get() == NoteModel.State.TYPING);
    studio.messages().onErased(_ -> departures.receipt().load());
    this.arrivals = new ArrivalsModel(vault, background, time, texts, locking::get, this::readAnew);
  }

  /**
   * Reads what an earlier Plushkeep could not, and measures what it did not; the list is there
   * meanwhile. Locking ends it.
   */
  private void readUnknown() {
    Rereader rereader = new Rereader(vault);
    background.run(
        () -> rereader.readUnknown() + rereader.measure(locking::get),
        changed -> {
          if (changed > 0) {
            readAnew();
          }
        },
        _ -> LOG.log(System.Logger.Level.WARNING, "what was unknown was not read again"));
  }

  /** What is done once the vault is open, behind what is shown. */
  public void begin() {
    readUnknown();
    arrivals.moveIn();
    departures.begin();
    hourly.start();
  }

  private void readAnew() {
    departures.readAnew();
  }

  /** How collecting from a toy goes; the same one for as long as the vault is open. */
  public CollectModel collecting(NearbyToy toy) {
    return collecting.computeIfAbsent(
        toy.known().orElseThrow().id(),
        _ -> new CollectModel(vault, background, time, texts, moments, inbox::refresh));
  }

  /** Begins to add files. */
  public ImportModel importing(List<Path> files) {
    ImportModel model = new ImportModel(vault, background, texts, inbox::refresh);
    importing.add(model);
    model.add(files);
    return model;
  }

  /** Begins to change the passphrase. */
  public PassphraseModel newPassphrase() {
    return newPassphrase("");
  }

  /**
   * Begins to choose a passphrase in the place of a forgotten one.
   *
   * @param code of the recovery sheet; empty where the passphrase there is will be asked for
   */
  public PassphraseModel newPassphrase(String code) {
    return new PassphraseModel(vault, judge, background, code);
  }

  /** Begins to back up. */
  public BackupModel backup() {
    return new BackupModel(vault, background, texts);
  }

  /** Begins to make a recovery sheet. */
  public SheetModel recoverySheet() {
    return new SheetModel(
        vault, background, texts, LocalDate.ofInstant(time.now(), ZoneId.systemDefault()));
  }

  /** Begins to pair. */
  public PairModel pair(NearbyToy toy) {
    PairModel model =
        new PairModel(vault, toy.seen().orElseThrow(), toy.finder().orElseThrow(), background);
    pairing.add(model);
    return model;
  }

  /**
   * Ends it all: what is heard is wiped and what was promised is done, in the window; then, in the
   * background, notes are saved, a message that was being made is kept as it is, waiting deletions
   * carried out and the vault locked. "For good" was said of a deletion, so locking ends the time
   * to undo it.
   *
   * @param done called in the window, with what a person must be told: empty when all went well
   */
  public void lock(Consumer<String> done) {
    locking.set(true);
    vault.aboutToClose();
    LastDeeds.endAll(
        hourly::stop,
        this::lookNoMore,
        () -> collecting.values().forEach(CollectModel::cancel),
        care::cancel,
        () -> pairing.forEach(PairModel::cancel),
        () -> importing.forEach(ImportModel::cancel),
        player::clear);
    var unkept = LastDeeds.take(studio::end, Optional.<StudioModel.Unkept>empty());
    var unsaved = LastDeeds.take(note::takeUnsaved, Optional.<NoteModel.Unsaved>empty());
    var waiting = LastDeeds.take(departures.erasing()::takeAll, List.<RecordingId>of());
    LastDeeds last = new LastDeeds(vault, texts, departures, unsaved, unkept, waiting);
    background.run(last::carryOut, done, done);
  }

  /** Looks for nothing that can be plugged in or comes near any more. */
  public void lookNoMore() {
    toys.stop();
    drives.end();
  }

  private boolean isHeardOrSpokenTo() {
    return player.playingProperty().get() || studio.isBusy();
  }

  /**
   * Whether somebody listens or records, and so uses the window without touching it. What repeats
   * itself may play to an empty room.
   */
  public boolean isUsedUntouched() {
    return player.isListenedTo() || studio.isBusy();
  }

  public StudioModel studio() {
    return studio;
  }

  public CareModels care() {
    return care;
  }

  public HistoryModel history() {
    return history;
  }

  public Time time() {
    return time;
  }

  public Vault vault() {
    return vault;
  }

  public Moments moments() {
    return moments;
  }

  public Departures departures() {
    return departures;
  }

  /** Applies the rules again while the vault stays open. */
  HourlyClearing hourly() {
    return hourly;
  }

  public InboxModel inbox() {
    return inbox;
  }

  public PlayerModel player() {
    return player;
  }

  public WaysModel ways() {
    return ways;
  }

  public NoteModel note() {
    return note;
  }

  public ToysModel toys() {
    return toys;
  }

  public NetworkDriveModel networkDrive() {
    return networkDrive;
  }

  public DrivesModel drives() {
    return drives;
  }

  public ArrivalsModel arrivals() {
    return arrivals;
  }
}
