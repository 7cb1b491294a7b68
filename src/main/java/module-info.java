/**
 * Plushkeep: a family's own keeper of what its toy recorded. Nothing is exported: it is a program.
 */
module org.plushkeep {
  requires atlantafx.base;
  requires com.google.crypto.tink;
  requires com.fazecast.jSerialComm;
  requires com.github.librepdf.openpdf;
  requires com.google.gson;
  requires com.google.protobuf;
  requires com.google.zxing;
  requires com.h2database;
  requires com.nulabinc.zxcvbn;
  requires com.sun.jna;
  requires concentus;
  requires info.picocli;
  requires io.leangen.geantyref;
  requires java.desktop;
  requires java.logging;
  requires java.sql;
  requires javafx.controls;
  requires javasound.aac;
  requires jdk.unsupported;
  requires jlayer;
  requires jorbis;
  requires kable.btleplug.ffi;
  requires kotlin.stdlib;
  requires kotlinx.coroutines.core;
  requires org.bouncycastle.provider;
  requires org.controlsfx.controls;
  requires org.freedesktop.dbus;
  requires org.jdbi.v3.core;
  requires org.jdbi.v3.sqlobject;
  requires static org.jspecify;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires org.slf4j;

  opens org.plushkeep.launch to
      info.picocli;
  opens org.plushkeep.vault to
      com.google.gson,
      org.jdbi.v3.core,
      org.jdbi.v3.sqlobject;
  opens org.plushkeep.vault.disk to
      com.h2database;
}
