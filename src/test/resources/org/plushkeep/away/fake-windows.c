/* What powrprof.dll has, with the shapes of powerbase.h and winuser.h, to be called on Linux. */
#include <stddef.h>
#include <stdint.h>

typedef uint32_t routine(void *context, uint32_t type, void *setting);

struct parameters {
  routine *callback;
  void *context;
};

static routine *registered;

uint32_t PowerRegisterSuspendResumeNotification(
    uint32_t flags, struct parameters *recipient, void **handle) {
  if (flags != 2) {
    return 87; /* ERROR_INVALID_PARAMETER */
  }
  registered = recipient->callback;
  *handle = &registered;
  return 0;
}

uint32_t PowerUnregisterSuspendResumeNotification(void *handle) {
  if (handle != &registered) {
    return 6; /* ERROR_INVALID_HANDLE */
  }
  registered = NULL;
  return 0;
}

/* What the test does in the system's place: gives back 99 where nobody is registered. */
uint32_t fire(uint32_t type) { return registered == NULL ? 99 : registered(NULL, type, NULL); }

/* winuser.h: PBT_APMSUSPEND, PBT_APMRESUMEAUTOMATIC. */
uint32_t suspend(void) { return fire(0x4); }
uint32_t resume(void) { return fire(0x12); }
