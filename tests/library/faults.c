/* Preloaded into a test's process: the n-th call of the system after arming fails or kills. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int armed, target, code, counted;

/* code 0 kills; any other is the error number that the call fails with */
void faults_arm(int nth, int error) { target = nth; code = error; counted = 0; armed = 1; }
int faults_disarm(void) { armed = 0; return counted; }

static int strikes(void) {
  if (!armed || ++counted != target) return 0;
  if (code == 0) kill(getpid(), SIGKILL);
  errno = code;
  return 1;
}

#define REAL(type, name, parameters) \
  static type(*real) parameters;     \
  if (!real) real = (type(*) parameters)dlsym(RTLD_NEXT, #name)

#define WRAP(type, name, parameters, arguments) \
  type name parameters {                        \
    REAL(type, name, parameters);               \
    if (strikes()) return -1;                   \
    return real arguments;                      \
  }

#define WRAP_OPEN(name)                                    \
  int name(const char *path, int flags, ...) {             \
    REAL(int, name, (const char *, int, ...));             \
    va_list rest;                                          \
    va_start(rest, flags);                                 \
    mode_t mode = va_arg(rest, mode_t);                    \
    va_end(rest);                                          \
    if (strikes()) return -1;                              \
    return real(path, flags, mode);                        \
  }

WRAP_OPEN(open)
WRAP_OPEN(open64)
WRAP(ssize_t, read, (int handle, void *buffer, size_t size), (handle, buffer, size))
WRAP(ssize_t, write, (int handle, const void *buffer, size_t size), (handle, buffer, size))
WRAP(int, fsync, (int handle), (handle))
WRAP(int, fchmod, (int handle, mode_t mode), (handle, mode))
WRAP(int, fchown, (int handle, uid_t user, gid_t group), (handle, user, group))
WRAP(int, rename, (const char *from, const char *to), (from, to))
WRAP(int, unlink, (const char *path), (path))
WRAP(int, flock, (int handle, int operation), (handle, operation))
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(int, stat, (const char *path, struct stat *status), (path, status))
WRAP(int, lstat, (const char *path, struct stat *status), (path, status))
WRAP(int, fstat, (int handle, struct stat *status), (handle, status))
WRAP(int, stat64, (const char *path, struct stat64 *status), (path, status))
WRAP(int, lstat64, (const char *path, struct stat64 *status), (path, status))
WRAP(int, fstat64, (int handle, struct stat64 *status), (handle, status))
