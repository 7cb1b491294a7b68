package org.plushkeep.toy.bluetooth.standin;

/** Ways in which whoever stands in for BlueZ may differ from it, and still be understood. */
public enum Habit {
  /** Devices have no signal strength. */
  NO_STRENGTH,
  /** Numbers come in other widths. */
  WIDE_NUMBERS,
  /** Devices appear only when somebody looks for them. */
  APPEARS_WHEN_LOOKED_FOR,
  /** Devices have an alias but no name. */
  ALIAS_ONLY,
  /** Devices are told by the service they advertise; their name says nothing. */
  NAMELESS,
  /** Devices have no address but in their path. */
  NO_ADDRESS,
  /** Only the characteristics' values are signalled; everything else must be asked for. */
  SIGNALS_VALUES_ONLY,
  /** The list of objects holds no properties. */
  LISTS_NO_PROPERTIES,
  /** Properties cannot be asked for all at once. */
  NO_GET_ALL,
  /** Properties cannot be asked for at all. */
  NO_GET,
  /** There is no SetDiscoveryFilter, StopDiscovery, StopNotify. */
  FEW_METHODS,
  /** The object manager is where few have it. */
  MANAGER_ELSEWHERE,
  /** Characteristics are there before there is a link. */
  CHARACTERISTICS_FROM_THE_START,
  /** Connect answers before the services are resolved. */
  CONNECT_ANSWERS_FIRST,
  /** Connect never answers, though it connects. */
  CONNECT_NEVER_ANSWERS,
  /** There is no property ServicesResolved. */
  NEVER_SAYS_RESOLVED,
  /** There is no property Connected. */
  NEVER_SAYS_CONNECTED,
  /** ServicesResolved is there, and never true. */
  NEVER_RESOLVED,
  /** Writing with options is refused. */
  NO_WRITE_OPTIONS,
  /** Already connected when it is found. */
  CONNECTED_FROM_THE_START,
  /** A property says that every read is a change too, as with BlueZ itself. */
  READING_SIGNALS
}
