package org.plushkeep.console.home;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.console.work.Background;

/** A vault that lies on another computer's drive: told at each opening, until somebody knows. */
public final class NetworkDriveModel {
  private final VaultDoor door;
  private final Background background;
  private final BooleanProperty warns = new SimpleBooleanProperty();

  NetworkDriveModel(VaultDoor door, Background background) {
    this.door = door;
    this.background = background;
    background.run(door::isOnUnknownNetworkDrive, warns::set, _ -> {});
  }

  /** Not to be told again of this vault. */
  public void known() {
    warns.set(false);
    background.run(
        () -> {
          door.networkDriveIsKnown();
          return true;
        },
        _ -> {},
        _ -> {});
  }

  /** Whether there is something to be told. */
  public BooleanProperty warnsProperty() {
    return warns;
  }
}
