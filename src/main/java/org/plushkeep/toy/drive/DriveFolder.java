package org.plushkeep.toy.drive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeSet;

/**
 * A folder that is held open. Everything in it is reached by one name, and no name is followed
 * anywhere else: a link is an error. Where the system can (Linux, macOS) a name is looked up in the
 * very folder that is open, whatever becomes of the path to it meanwhile.
 */
interface DriveFolder extends Closeable {
  /** Opens the folder at a path, which is not followed if it is a link. */
  @SuppressWarnings("StreamResourceLeak") // the folder closes it
  static DriveFolder open(Path path) throws IOException {
    if (!Files.readAttributes(path, BasicFileAttributes.class, PlainFolder.HERE).isDirectory()) {
      throw new IOException("no folder");
    }
    DirectoryStream<Path> stream = Files.newDirectoryStream(path);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new SecureFolder(secure);
    }
    stream.close();
    return new PlainFolder(path);
  }

  /** What is in the folder, each name alone. */
  DirectoryStream<Path> list() throws IOException;

  /** The folder's own mark, see {@link Drive#markOf}. */
  Object mark() throws IOException;

  /** What a name stands for; a link is a link. */
  BasicFileAttributes attributes(Path name) throws IOException;

  /** Opens a folder in this one. */
  DriveFolder enter(Path name) throws IOException;

  /** Opens a file in this folder to be read, or to be read and written. */
  FileChannel open(Path name, StandardOpenOption... options) throws IOException;

  /** Gives something in this folder another name. */
  void rename(Path name, Path to) throws IOException;

  /** Removes a file. */
  void delete(Path name) throws IOException;

  /** Makes names that were given or removed outlast being unplugged, where the system can. */
  void force() throws IOException;

  /**
   * What is in the folder, in the order of its names.
   *
   * @param most names that are read; of more, any
   */
  default List<Path> names(int most) throws IOException {
    TreeSet<Path> names = new TreeSet<>();
    try (DirectoryStream<Path> all = list()) {
      for (Path one : all) {
        names.add(one);
        if (names.size() >= most) {
          break;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return List.copyOf(names);
  }
}
