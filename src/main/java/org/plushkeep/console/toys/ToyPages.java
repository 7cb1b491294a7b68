package org.plushkeep.console.toys;

/** What is shown of a toy or a recorder on a page of its own. */
public interface ToyPages {
  /** Looks at how safe a toy is, and shows it. */
  void showSafety(NearbyToy toy);

  /** The same of a recorder. */
  void showSafety(DriveModel drive);

  /** Shows what a child should know of its toy. */
  void showChildren(NearbyToy toy);

  /** The same of a recorder. */
  void showChildren(DriveModel drive);
}
