package org.plushkeep;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;

/** Holds the plan of the house: who may know whom, and what nobody may do. */
@AnalyzeClasses(packages = "org.plushkeep", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule importsRunDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("launch")
          .definedBy("org.plushkeep.launch..")
          .layer("console")
          .definedBy("org.plushkeep.console..")
          .layer("collect")
          .definedBy("org.plushkeep.collect..")
          .layer("share")
          .definedBy("org.plushkeep.share..")
          .layer("rules")
          .definedBy("org.plushkeep.rules..")
          .layer("toy")
          .definedBy("org.plushkeep.toy..")
          .layer("vault")
          .definedBy("org.plushkeep.vault..")
          .layer("away")
          .definedBy("org.plushkeep.away..")
          .layer("bus")
          .definedBy("org.plushkeep.bus..")
          .layer("audio")
          .definedBy("org.plushkeep.audio..")
          .layer("recording")
          .definedBy("org.plushkeep.recording..")
          .whereLayer("launch")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("console")
          .mayOnlyBeAccessedByLayers("launch")
          .whereLayer("collect")
          .mayOnlyAccessLayers("toy", "vault", "audio", "rules", "recording")
          .whereLayer("share")
          .mayOnlyAccessLayers("vault", "audio", "rules", "recording")
          .whereLayer("rules")
          .mayOnlyAccessLayers("recording")
          // The toy knows no vault, the vault no toy, and sound knows neither.
          .whereLayer("toy")
          .mayOnlyAccessLayers("recording", "bus")
          .whereLayer("vault")
          .mayOnlyAccessLayers("recording")
          .whereLayer("audio")
          .mayOnlyAccessLayers("recording")
          // Who has gone away is no affair of anybody's but the window.
          .whereLayer("away")
          .mayOnlyAccessLayers("bus")
          .whereLayer("away")
          .mayOnlyBeAccessedByLayers("console", "launch")
          .whereLayer("bus")
          .mayNotAccessAnyLayer()
          .whereLayer("recording")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule noRoomGoesRoundInCircles =
      slices().matching("org.plushkeep.(*)..").should().beFreeOfCycles();

  /** A socket that is a file of this computer is no network; who makes one makes nothing else. */
  private static final String SOCKET_FILE = "org\\.plushkeep\\.bus\\.standin\\.SocketFile";

  @ArchTest
  static final ArchRule whoMakesASocketFileMakesNothingElse =
      noClasses()
          .that()
          .haveNameMatching(SOCKET_FILE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.net..", "javax.net..", "java.rmi..")
                  .and(
                      DescribedPredicate.not(
                          nameMatching(
                              "java\\.net\\.(UnixDomainSocketAddress|StandardProtocolFamily|"
                                  + "ProtocolFamily|SocketAddress)")))
                  .as("can open a connection"))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.nio\\.channels\\..*(Datagram|Network|Asynchronous).*")
          .orShould()
          .accessField(StandardProtocolFamily.class, "INET")
          .orShould()
          .accessField(StandardProtocolFamily.class, "INET6")
          .orShould()
          .callMethod(ServerSocketChannel.class, "open");

  @ArchTest
  static final ArchRule nothingOfOursCanReachANetwork =
      noClasses()
          .that()
          .haveNameNotMatching(SOCKET_FILE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.net..", "java.net.http..", "javax.net..", "java.rmi..")
                  .and(DescribedPredicate.not(isOnlyAName()))
                  .as("can open a connection"))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.nio\\.channels\\..*(Socket|Datagram|Network).*")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("javafx\\.scene\\.web\\..*");

  @ArchTest
  static final ArchRule theDesktopIsAskedForItsSignsAndNothingElse =
      noClasses()
          .that()
          .haveNameNotMatching("org\\.plushkeep\\.away\\.DesktopSignals.*")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.awt\\.Desktop")
          .orShould()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "java.awt.Desktop opens, browses, prints or mails",
                  call ->
                      call.getTargetOwner().isEquivalentTo(java.awt.Desktop.class)
                          && !call.getName()
                              .matches(
                                  "isDesktopSupported|getDesktop|isSupported|addAppEventListener"
                                      + "|removeAppEventListener")));

  @ArchTest
  static final ArchRule noUrlIsEverOpened =
      noClasses()
          .should()
          .callMethod(java.net.URL.class, "openConnection")
          .orShould()
          .callMethod(java.net.URL.class, "openStream")
          .orShould()
          .callMethod(java.net.URL.class, "getContent");

  @ArchTest
  static final ArchRule onlyTheWindowKnowsJavaFx =
      noClasses()
          .that(resideOutsideOfPackages("org.plushkeep.console..", "org.plushkeep.launch.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..");

  @ArchTest
  static final ArchRule theCommandLineStartsWithoutJavaFx =
      noClasses()
          .that()
          .resideInAPackage("org.plushkeep.launch")
          .and()
          .haveSimpleNameNotStartingWith("WindowWiring")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "org.plushkeep.console..");

  @ArchTest
  static final ArchRule onlyTheEntranceSpeaksToTheTerminal =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.plushkeep.launch")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule onlyTheVaultKnowsTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.plushkeep.vault..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.h2..", "org.jdbi..", "com.google.crypto.tink..");

  @ArchTest
  static final ArchRule onlyItsOwnRoomAndBluezKnowTheBusLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.plushkeep.bus..",
              "org.plushkeep.toy.bluetooth.bluez",
              "org.plushkeep.toy.practice.bluez")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.freedesktop.dbus..", "org.bluez..", "com.github.hypfvieh..");

  @ArchTest
  static final ArchRule onlyItsOwnRoomKnowsTheBluetoothLibraryAndKotlin =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.plushkeep.toy.bluetooth.btleplug")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.juul.kable..", "kotlin..", "kotlinx..", "com.sun.jna..");

  @ArchTest
  static final ArchRule exceptionsOfOursHaveProblemsNotSubclasses =
      classes()
          .that()
          .areAssignableTo(Exception.class)
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

  @ArchTest
  static final ArchRule onlyTestsMakePassphrasesCheap =
      noClasses()
          .should()
          .callMethod("org.plushkeep.vault.Argon2", "settle", "org.plushkeep.vault.Argon2");

  /** URL and URI as names of a resource in our own jar: what fonts and styles are loaded by. */
  private static DescribedPredicate<JavaClass> isOnlyAName() {
    return DescribedPredicate.describe(
        "is only a name",
        type ->
            type.isEquivalentTo(java.net.URI.class)
                || type.isEquivalentTo(java.net.URL.class)
                || type.isEquivalentTo(java.net.URISyntaxException.class));
  }
}
