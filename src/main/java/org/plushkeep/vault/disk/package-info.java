/**
 * What lies between the database and the disk: everything the database writes between two forces is
 * on the disk whole or not at all, whatever the disk loses or reorders in a power cut.
 */
@NullMarked
package org.plushkeep.vault.disk;

import org.jspecify.annotations.NullMarked;
