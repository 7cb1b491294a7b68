/* What IOKit, CoreFoundation and CoreGraphics have, with the shapes of their headers, to be called
   on Linux. One run loop, one session, two kinds of values. */
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef void interest(void *refcon, uint32_t service, uint32_t message, void *argument);

static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change = PTHREAD_COND_INITIALIZER;
static int loop, kept, source, port, added, stopped, closed;
static interest *registered;
static uint32_t message;
static intptr_t argument, allowed;

static const char mode[] = "default";
const void *kCFRunLoopDefaultMode = mode;

void *CFRunLoopGetCurrent(void) { return &loop; }

void *CFRetain(void *what) {
  kept |= what == &loop;
  return what;
}

void CFRunLoopAddSource(void *to, void *what, const void *in) {
  added = to == &loop && what == &source && in == mode;
}

int32_t CFRunLoopRunInMode(const void *in, double seconds, uint8_t one) {
  pthread_mutex_lock(&guard);
  if (!added || in != mode || seconds < 1 || one) {
    pthread_mutex_unlock(&guard);
    return 1; /* kCFRunLoopRunFinished */
  }
  while (!stopped && message == 0) {
    pthread_cond_wait(&change, &guard);
  }
  uint32_t now = message;
  intptr_t with = argument;
  message = 0;
  pthread_mutex_unlock(&guard);
  if (now != 0) {
    registered(NULL, 9, now, (void *)with);
  }
  return now != 0 ? 3 : 2; /* kCFRunLoopRunTimedOut, kCFRunLoopRunStopped */
}

void CFRunLoopStop(void *which) {
  pthread_mutex_lock(&guard);
  stopped = which == &loop && kept; /* its thread may have ended: then only who kept it has it */
  pthread_cond_broadcast(&change);
  pthread_mutex_unlock(&guard);
}

uint32_t IORegisterForSystemPower(
    void *refcon, void **notify, interest *callback, uint32_t *notifier) {
  registered = callback;
  stopped = closed = added = 0;
  *notify = &port;
  *notifier = 77;
  return 5;
}

void *IONotificationPortGetRunLoopSource(void *of) { return of == &port ? &source : NULL; }

int32_t IODeregisterForSystemPower(uint32_t *notifier) { return *notifier == 77 ? 0 : -1; }

int32_t IOServiceClose(uint32_t session) {
  closed = session == 5;
  return 0;
}

void IONotificationPortDestroy(void *which) {
  if (which == &port && closed) {
    registered = NULL;
  }
}

int32_t IOAllowPowerChange(uint32_t session, intptr_t id) {
  if (session == 5) {
    allowed = id;
  }
  return 0;
}

/* A session: a dictionary whose values are a CFBoolean and a CFNumber. */
struct value {
  long type;
  int is;
};

static struct value console = {1, 1}, locked = {2, 0};
static int dictionary, there = 1;

void *CGSessionCopyCurrentDictionary(void) { return there ? &dictionary : NULL; }

void *CFStringCreateWithCString(void *allocator, const char *text, uint32_t encoding) {
  return encoding == 0x08000100 ? strdup(text) : NULL;
}

void *CFDictionaryGetValue(void *from, const char *key) {
  if (from == &dictionary && strcmp(key, "kCGSSessionOnConsoleKey") == 0) {
    return &console;
  }
  if (from == &dictionary && strcmp(key, "CGSSessionScreenIsLocked") == 0 && locked.is) {
    return &locked;
  }
  return NULL;
}

void CFRelease(void *what) {}
long CFGetTypeID(struct value *of) { return of->type; }
long CFBooleanGetTypeID(void) { return 1; }
long CFNumberGetTypeID(void) { return 2; }
uint8_t CFBooleanGetValue(struct value *of) { return of->is != 0; }

uint8_t CFNumberGetValue(struct value *of, long type, int *into) {
  *into = of->is;
  return type == 9;
}

/* What the test does in the system's place, and looks at. */
void post(uint32_t what, intptr_t with) {
  pthread_mutex_lock(&guard);
  message = what;
  argument = with;
  pthread_cond_broadcast(&change);
  pthread_mutex_unlock(&guard);
}

/* IOKit/IOMessage.h: kIOMessageCanSystemSleep, …WillSleep, …HasPoweredOn, …WillPowerOn. */
void canSleep(intptr_t with) { post(0xe0000270, with); }
void willSleep(intptr_t with) { post(0xe0000280, with); }
void hasPoweredOn(intptr_t with) { post(0xe0000300, with); }
void willPowerOn(intptr_t with) { post(0xe0000320, with); }

intptr_t allowedNow(void) { return allowed; }
int32_t isRegistered(void) { return registered != NULL; }

void session(int32_t isThere, int32_t onConsole, int32_t isLocked) {
  there = isThere;
  console.is = onConsole;
  locked.is = isLocked;
}
