package org.plushkeep.toy.serial;

import java.io.IOException;

/** A cable with two ends, and a plug that can be pulled. */
public interface Plug {
  Line console() throws IOException;

  Line toy();

  /** Pulls the plug, for good. */
  void pull();
}
