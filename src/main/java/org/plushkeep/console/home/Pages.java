package org.plushkeep.console.home;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Group;
import javafx.scene.Node;
import org.plushkeep.collect.Pairing;
import org.plushkeep.collect.RecorderLook;
import org.plushkeep.collect.SafetyMemory;
import org.plushkeep.collect.ToyCharacter;
import org.plushkeep.console.children.ChildrenModel;
import org.plushkeep.console.children.ChildrenView;
import org.plushkeep.console.safety.SafetyModel;
import org.plushkeep.console.safety.SafetyView;
import org.plushkeep.console.toys.DriveModel;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.toys.ToyPages;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.share.ChildrensPage.Who;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.safety.CableFacts;
import org.plushkeep.toy.safety.CableLook;
import org.plushkeep.toy.safety.Observations;
import org.plushkeep.toy.safety.SafetyLook;
import org.plushkeep.toy.safety.SafetyReport;
import org.plushkeep.vault.VaultException;

/** Pages that are opened from somewhere and lead back there. One is open at a time. */
final class Pages implements ToyPages {
  private final Session session;
  private final Texts texts;
  private final Background background;
  private final Supplier<Optional<Path>> folder;
  private final Consumer<Page> open;
  private final Runnable back;

  private Page shown = Page.NONE;

  /**
   * A page that is open.
   *
   * @param view what is shown
   * @param wide whether it takes the side bar's room too
   * @param focus gives the keyboard to what can be done on it
   * @param end when it is left
   */
  record Page(Node view, boolean wide, Runnable focus, Runnable end) {
    private static final Page NONE = new Page(new Group(), false, () -> {}, () -> {});
  }

  /**
   * @param folder asks where something is to be saved
   * @param open shows a page
   * @param back shows again what was there before it
   */
  Pages(
      Session session,
      Texts texts,
      Background background,
      Supplier<Optional<Path>> folder,
      Consumer<Page> open,
      Runnable back) {
    this.session = session;
    this.texts = texts;
    this.background = background;
    this.folder = folder;
    this.open = open;
    this.back = back;
  }

  private void open(Page page) {
    close();
    shown = page;
    open.accept(page);
  }

  /** Leaves the page that is open. */
  void close() {
    shown.end().run();
    shown = Page.NONE;
  }

  /** Gives the keyboard to the page that is open; whether there is one. */
  boolean takeFocus() {
    shown.focus().run();
    return isOpen();
  }

  boolean isOpen() {
    return !shown.equals(Page.NONE);
  }

  @Override
  public void showSafety(NearbyToy toy) {
    SeenToy seen = toy.seen().orElseGet(() -> remembered(toy));
    Optional<ToyFinder> finder = toy.finder().or(() -> session.toys().finderOf(seen));
    boolean plugged = seen.way() == SeenToy.Way.SERIAL;
    showSafety(
        toyName(toy),
        texts.get(plugged ? "safety.what.plugged" : "safety.what"),
        seen.id(),
        (progress, stop) -> look(seen, finder, progress, stop));
  }

  private static SeenToy remembered(NearbyToy toy) {
    SeenToy.Way way = toy.isPractice() ? SeenToy.Way.PRACTICE : SeenToy.Way.BLUETOOTH;
    return new SeenToy(toy.id(), "", way, OptionalInt.empty());
  }

  private SafetyReport look(
      SeenToy seen, Optional<ToyFinder> finder, SafetyLook.Progress progress, BooleanSupplier stop)
      throws ToyException, VaultException {
    ToyFinder way =
        finder.orElseThrow(
            () -> new ToyException(Problem.OUT_OF_RANGE, "There is no way to this toy."));
    if (seen.way() == SeenToy.Way.SERIAL) {
      progress.listened(1); // there is nothing to listen for
      return lookOverCable(seen, way, stop);
    }
    Observations found =
        new SafetyLook(way, session.time()::now, SafetyLook.LISTENING).look(seen, progress, stop);
    boolean practice = seen.way() == SeenToy.Way.PRACTICE;
    return SafetyReport.of(seen.id(), practice, found, session.time().now());
  }

  private SafetyReport lookOverCable(SeenToy seen, ToyFinder way, BooleanSupplier stop)
      throws ToyException, VaultException {
    byte[] secret = Pairing.secretOrNone(session.vault(), seen.id());
    try {
      CableFacts found = new CableLook(way).look(seen, secret, stop);
      return SafetyReport.of(seen.id(), found, session.time().now());
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  @Override
  public void showSafety(DriveModel model) {
    Drive drive = model.drive();
    ToyId id = drive.id();
    showSafety(
        texts.format("drive.title", drive.name()),
        texts.get("safety.what"),
        id,
        (_, stop) -> SafetyReport.of(id, new RecorderLook(drive).look(stop), session.time().now()));
  }

  private void showSafety(String name, String what, ToyId id, SafetyModel.Look look) {
    SafetyMemory memory = new SafetyMemory(session.vault());
    SafetyModel model = new SafetyModel(name, what, id, look, memory, background, texts);
    SafetyView view = new SafetyView(model, texts, folder, back);
    open(new Page(view, false, view::focusFirst, view::end));
    model.start();
    view.focusFirst();
  }

  private String toyName(NearbyToy toy) {
    return toy.isPractice() && !toy.isPaired() ? texts.get("toys.practice.name") : toy.name();
  }

  @Override
  public void showChildren(NearbyToy toy) {
    OptionalInt character = ToyCharacter.numberOf(toy.known().map(KnownToy::identifier).orElse(""));
    Who who = character.isPresent() ? Who.ofCharacter(character.getAsInt()) : Who.TOY;
    showChildren(who, toy.known().map(KnownToy::name).orElse(""));
  }

  @Override
  public void showChildren(DriveModel drive) {
    showChildren(Who.RECORDER, "");
  }

  /** About toys at all. */
  void showChildren() {
    showChildren(Who.TOY, "");
  }

  private void showChildren(Who who, String name) {
    ChildrenModel model = new ChildrenModel(who, name, background, texts);
    ChildrenView view = new ChildrenView(model, texts, folder, back);
    open(new Page(view, true, view::focusFirst, () -> {}));
  }
}
