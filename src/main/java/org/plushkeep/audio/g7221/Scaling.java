package org.plushkeep.audio.g7221;

/** How an encoder chooses the scaling of a frame before its transform. */
public enum Scaling {
  /** By the frame's largest magnitude, as the Recommendation's reference does. */
  REFERENCE,
  /** As if the largest magnitude were always 5000: what the toy's discontinued app does. */
  APP;

  static final int APP_MAGNITUDE = 5000;
}
