package org.plushkeep.vault;

import java.time.Instant;

/**
 * What a vault tells without its passphrase.
 *
 * @param format the version of the file format, 1 today
 * @param createdAt when it was made
 * @param memoryKib Argon2id memory in KiB, at least 65 536
 * @param passes Argon2id passes, at least 1
 * @param lanes Argon2id lanes, at least 1
 * @param slots how many key slots open it
 * @param sheet whether a recovery sheet is one of them
 */
public record VaultInfo(
    int format,
    Instant createdAt,
    int memoryKib,
    int passes,
    int lanes,
    int slots,
    boolean sheet) {}
