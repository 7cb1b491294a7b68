package org.plushkeep.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemBusAddressTest {
  @Test
  void theEnvironmentNamesTheBus() {
    assertThat(SystemBusAddress.of(Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/x")))
        .isEqualTo("unix:path=/x");
    assertThat(SystemBusAddress.of(Map.of("DBUS_SYSTEM_BUS_ADDRESS", " ")))
        .isEqualTo(SystemBusAddress.of(Map.of()))
        .endsWith("/run/dbus/system_bus_socket");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unix:path=/a | /a",
        "UNIX:path=/a,guid=00ff | /a",
        "unix:guid=00ff,path=/a | /a",
        "unix:path=/with%20space%2c%C3%A4 | /with space,ä",
        "unix:path=/100% | /100%",
        "unix:path=/a=b | /a=b",
        "unix:path=/ä | /ä"
      })
  void aSocketFileIsNamed(String address, String file) throws Exception {
    assertThat(SystemBusAddress.socketFiles(address)).containsExactly(file);
  }

  @Test
  void severalAreTriedInTheirOrder() throws Exception {
    assertThat(SystemBusAddress.socketFiles("unix:path=/b;tcp:host=h,path=/c;unix:path=/a"))
        .isEqualTo(List.of("/b", "/a"));
  }
}
