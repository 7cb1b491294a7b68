package org.plushkeep.toy.serial;

import org.plushkeep.recording.ToyId;

/**
 * A USB serial port, as the system tells of it. Nobody has opened it for that.
 *
 * @param id what it is known by: who made its chip, and the chip's own number, or, where it has
 *     none, the socket it is plugged into
 * @param path how the system calls it
 * @param description what the chip calls itself, cleaned, at most 64 characters
 */
public record UsbPort(ToyId id, String path, String description) {}
