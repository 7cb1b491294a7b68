package org.plushkeep.toy.cloudpets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;

/** The toy's ear stays shut: nothing here can open it. */
class CommandsTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.plushkeep");

  @Test
  void noCommandThatCanBeMadeStartsTheMicrophone() throws Exception {
    for (Method method : Commands.class.getDeclaredMethods()) {
      if (method.getReturnType() == byte[].class && !Modifier.isPrivate(method.getModifiers())) {
        method.setAccessible(true);
        for (Object[] arguments : everyArgument(method)) {
          byte[] command = (byte[]) method.invoke(null, arguments);
          assertThat(HexFormat.of().formatHex(command))
              .as(method.getName())
              .doesNotStartWith("0802");
        }
      }
    }
  }

  private static List<Object[]> everyArgument(Method method) {
    Class<?>[] types = method.getParameterTypes();
    if (types.length == 0) {
      return List.<Object[]>of(new Object[0]);
    }
    assertThat(types).as("%s: teach this test its arguments", method.getName()).hasSize(1);
    List<Object[]> all = new ArrayList<>();
    if (types[0] == boolean.class) {
      all.add(new Object[] {true});
      all.add(new Object[] {false});
    } else if (types[0] == int.class) {
      IntStream.rangeClosed(-1, 0x10000).forEach(value -> all.add(new Object[] {value}));
    }
    assertThat(all).as("%s: teach this test its arguments", method.getName()).isNotEmpty();
    return all;
  }

  /** The practice toy's own room hands on what it was told: it is the other side. */
  @Test
  void onlyTheLinkAndItsCareWriteToAToy() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.plushkeep.toy.practice..")
        .and()
        .areNotAssignableTo(CloudPetsLink.class)
        .and()
        .areNotAssignableTo(CloudPetsCare.class)
        .and()
        .areNotAssignableTo(GattLink.class)
        .should()
        .callMethod(GattLink.class, "write", GattCharacteristic.class, byte[].class)
        .orShould()
        .callMethod(GattLink.class, "send", GattCharacteristic.class, byte[].class)
        .check(PROGRAM);
  }

  @Test
  void onlyTheLinkAndItsCareMakeCommands() {
    noClasses()
        .that()
        .areNotAssignableTo(CloudPetsLink.class)
        .and()
        .areNotAssignableTo(CloudPetsCare.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Commands.class)
        .check(PROGRAM);
  }

  @ParameterizedTest
  @CsvSource({"0, 0200006400", "500, 02f4016400", "65535, 02ffff6400"})
  void theBlinkingHeartsPeriodIsLittleEndian(int period, String expected) {
    assertThat(HexFormat.of().formatHex(Commands.ledBlink(period))).isEqualTo(expected);
  }
}
