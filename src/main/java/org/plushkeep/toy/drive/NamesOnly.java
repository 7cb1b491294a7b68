package org.plushkeep.toy.drive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;

/** What is in a folder, without the folder. */
record NamesOnly(Iterator<Path> iterator, Closeable held) implements DirectoryStream<Path> {
  @Override
  public Iterator<Path> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return iterator.hasNext();
      }

      @Override
      public Path next() {
        return Objects.requireNonNull(iterator.next().getFileName());
      }
    };
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
