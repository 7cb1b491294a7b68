package org.plushkeep.testing.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;

/** A file store of another type than it is. */
final class WatchedStore extends FileStore {
  private final FileStore real;
  private final String type;

  WatchedStore(FileStore real, String type) {
    this.real = real;
    this.type = type;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public boolean isReadOnly() {
    return real.isReadOnly();
  }

  @Override
  public long getTotalSpace() throws IOException {
    return real.getTotalSpace();
  }

  @Override
  public long getUsableSpace() throws IOException {
    return real.getUsableSpace();
  }

  @Override
  public long getUnallocatedSpace() throws IOException {
    return real.getUnallocatedSpace();
  }

  @Override
  public boolean supportsFileAttributeView(Class<? extends FileAttributeView> view) {
    return real.supportsFileAttributeView(view);
  }

  @Override
  public boolean supportsFileAttributeView(String name) {
    return real.supportsFileAttributeView(name);
  }

  @Override
  public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> view) {
    return real.getFileStoreAttributeView(view);
  }

  @Override
  public Object getAttribute(String attribute) throws IOException {
    return real.getAttribute(attribute);
  }
}
