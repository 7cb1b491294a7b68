/**
 * The USB serial link ({@code src/site/usb-link.md}): frames, handshake, sealed questions and
 * answers, and the ports they go over.
 */
@NullMarked
package org.plushkeep.toy.serial;

import org.jspecify.annotations.NullMarked;
