package org.plushkeep.vault;

import java.nio.file.Path;

/**
 * What a backup's run did.
 *
 * @param folder where the backup is
 * @param bytes how long the database is that it holds
 * @param bytesWritten how much of it was not there before
 * @param removed how many blocks left it: of what was erased or changed since the run before
 * @param cancelled whether it was stopped; then the backup is as it was
 * @param traces whether bytes of what was erased may still be in it, which no key opens: the
 *     vault's own disk was too full to make the database anew without them, or a block that is no
 *     longer of it could not be removed
 */
public record BackupReport(
    Path folder, long bytes, long bytesWritten, int removed, boolean cancelled, boolean traces) {}
