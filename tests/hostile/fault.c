/* fault.c: a library for LD_PRELOAD that makes one call of a program fail, in whichever of its processes that call is. FAULT="CALL NTH ERRNO" chooses
 * it; ERRNO "short" makes a read or write do half of what was asked for. The file FAULT_COUNTS, of whole numbers, counts the calls of all processes: with
 * NTH 0 nothing fails, and it shows how often each call is made. A process that is confined cannot open it, but inherits it. */
#define _GNU_SOURCE
#undef _FORTIFY_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/* Their order is that of the counts; tests/hostile/faults reads this list. */
#define CALLS(X) \
  X(open) X(openat) X(read) X(write) X(close) X(fsync) X(rename) X(unlink) X(rmdir) X(mkdir) X(fchmod) X(flock) X(dup) X(dup2) X(fcntl) \
  X(fork) X(waitpid) X(poll) X(socketpair) X(pipe) X(mmap) X(memfd_create) X(ftruncate) X(stat) X(lstat) X(fstat) X(access) X(realpath) X(opendir) \
  X(fdopen) X(fopen) X(fwrite) X(fflush) X(fclose) X(inotify_init1) X(inotify_add_watch) X(dlopen) X(syscall) X(prctl) X(setrlimit) \
  X(posix_spawn) X(malloc) X(calloc) X(realloc)

enum {
#define X(name) AT_##name,
  CALLS(X)
#undef X
  CALL_COUNT
};

static unsigned *counts; /* of all processes; then whether it has failed */
static int chosen = -1, number;
static unsigned nth;
static bool halves;

__attribute__((constructor)) static void begin(void)
{
  static const char *const names[] = {
#define X(name) #name,
    CALLS(X)
#undef X
  };
  const char *file = getenv("FAULT_COUNTS"), *fault = getenv("FAULT");
  char call[32] = "", kind[16] = "";
  if (!file) return;
  long fd = open(file, O_RDWR | O_CLOEXEC);
  if (fd < 0) return;
  unsigned *shared = mmap(NULL, sizeof(unsigned) * (CALL_COUNT + 1), PROT_READ | PROT_WRITE, MAP_SHARED, (int)fd, 0);
  close((int)fd);
  if (fault && sscanf(fault, "%31s %u %15s", call, &nth, kind) == 3) {
    halves = strcmp(kind, "short") == 0;
    number = atoi(kind);
    for (int i = 0; i < CALL_COUNT; i++)
      if (strcmp(call, names[i]) == 0) chosen = i;
  }
  if (shared != MAP_FAILED) counts = shared;
}

static bool strikes(int call)
{
  if (!counts) return false;
  unsigned n = __atomic_add_fetch(&counts[call], 1, __ATOMIC_SEQ_CST);
  if (call != chosen || n != nth) return false;
  counts[CALL_COUNT] = 1;
  errno = number;
  return true;
}

#define REAL(name) (__extension__({ \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
  real; \
}))

/* `size` is the argument that a short call halves. */
#define WRAP(result, name, failed, parameters, ...) \
  result name parameters { return strikes(AT_##name) ? failed : REAL(name)(__VA_ARGS__); }
#define WRAP_SIZED(name, parameters, fd, data, size) \
  ssize_t name parameters \
  { \
    if (!strikes(AT_##name)) return REAL(name)(fd, data, size); \
    return halves && size > 1 ? REAL(name)(fd, data, size / 2) : halves ? REAL(name)(fd, data, size) : -1; \
  }

WRAP_SIZED(read, (int fd, void *data, size_t size), fd, data, size)
WRAP_SIZED(write, (int fd, const void *data, size_t size), fd, data, size)
WRAP(int, fsync, -1, (int fd), fd)
WRAP(int, rename, -1, (const char *from, const char *to), from, to)
WRAP(int, unlink, -1, (const char *path), path)
WRAP(int, rmdir, -1, (const char *path), path)
WRAP(int, mkdir, -1, (const char *path, mode_t mode), path, mode)
WRAP(int, fchmod, -1, (int fd, mode_t mode), fd, mode)
WRAP(int, flock, -1, (int fd, int way), fd, way)
WRAP(int, dup, -1, (int fd), fd)
WRAP(int, dup2, -1, (int fd, int to), fd, to)
WRAP(pid_t, fork, -1, (void), )
WRAP(pid_t, waitpid, -1, (pid_t pid, int *status, int options), pid, status, options)
WRAP(int, poll, -1, (struct pollfd *fds, nfds_t n, int timeout), fds, n, timeout)
WRAP(int, socketpair, -1, (int domain, int type, int protocol, int fds[2]), domain, type, protocol, fds)
WRAP(int, memfd_create, -1, (const char *name, unsigned flags), name, flags)
WRAP(int, ftruncate, -1, (int fd, off_t size), fd, size)
WRAP(int, stat, -1, (const char *path, struct stat *about), path, about)
WRAP(int, lstat, -1, (const char *path, struct stat *about), path, about)
WRAP(int, fstat, -1, (int fd, struct stat *about), fd, about)
WRAP(int, access, -1, (const char *path, int mode), path, mode)
WRAP(char *, realpath, NULL, (const char *path, char *real), path, real)
WRAP(DIR *, opendir, NULL, (const char *path), path)
WRAP(FILE *, fdopen, NULL, (int fd, const char *mode), fd, mode)
WRAP(FILE *, fopen, NULL, (const char *path, const char *mode), path, mode)
WRAP(size_t, fwrite, 0, (const void *data, size_t size, size_t n, FILE *file), data, size, n, file)
WRAP(int, fflush, EOF, (FILE *file), file)
WRAP(void *, dlopen, NULL, (const char *path, int mode), path, mode)

extern int inotify_init1(int), inotify_add_watch(int, const char *, unsigned);
WRAP(int, inotify_init1, -1, (int flags), flags)
WRAP(int, inotify_add_watch, -1, (int fd, const char *path, unsigned mask), fd, path, mask)
extern int setrlimit(int, const void *);
WRAP(int, setrlimit, -1, (int resource, const void *limit), resource, limit)
extern int posix_spawn(pid_t *, const char *, const void *, const void *, char *const[], char *const[]);
WRAP(int, posix_spawn, number, (pid_t *pid, const char *path, const void *actions, const void *attributes, char *const arguments[], char *const environment[]),
     pid, path, actions, attributes, arguments, environment)

/* What fails to be closed is closed all the same. */
int close(int fd)
{
  bool fails = strikes(AT_close);
  int result = REAL(close)(fd);
  if (!fails) return result;
  errno = number;
  return -1;
}

int fclose(FILE *file)
{
  bool fails = strikes(AT_fclose);
  int result = REAL(fclose)(file);
  if (!fails) return result;
  errno = number;
  return EOF;
}

static int fail_pipe(int fds[2], int flags)
{
  static int (*real)(int[2], int);
  if (!real) real = (int (*)(int[2], int))dlsym(RTLD_NEXT, "pipe2");
  return strikes(AT_pipe) ? -1 : real(fds, flags);
}
int pipe(int fds[2]) { return fail_pipe(fds, 0); }
int pipe2(int fds[2], int flags) { return fail_pipe(fds, flags); }

void *mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset)
{
  return strikes(AT_mmap) ? MAP_FAILED : REAL(mmap)(at, size, protection, flags, fd, offset);
}

static mode_t mode_of(int flags, va_list *rest)
{
  return flags & (O_CREAT | __O_TMPFILE) ? va_arg(*rest, mode_t) : 0;
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) \
  { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = mode_of(flags, &rest); \
    va_end(rest); \
    return strikes(AT_open) ? -1 : REAL(openat)(AT_FDCWD, path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
int __open_2(const char *path, int flags) { return strikes(AT_open) ? -1 : REAL(openat)(AT_FDCWD, path, flags); }
int __open64_2(const char *path, int flags) { return strikes(AT_open) ? -1 : REAL(openat)(AT_FDCWD, path, flags); }

int openat(int folder, const char *path, int flags, ...)
{
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, &rest);
  va_end(rest);
  return strikes(AT_openat) ? -1 : REAL(openat)(folder, path, flags, mode);
}
int __openat_2(int folder, const char *path, int flags) { return strikes(AT_openat) ? -1 : REAL(openat)(folder, path, flags); }

ssize_t __read_chk(int fd, void *data, size_t size, size_t room) { return size > room ? (abort(), -1) : read(fd, data, size); }
char *__realpath_chk(const char *path, char *real, size_t room) { (void)room; return realpath(path, real); }
int __poll_chk(struct pollfd *fds, nfds_t n, int timeout, size_t room) { (void)room; return poll(fds, n, timeout); }

int fcntl(int fd, int command, ...)
{
  va_list rest;
  va_start(rest, command);
  long argument = va_arg(rest, long);
  va_end(rest);
  return strikes(AT_fcntl) ? -1 : REAL(fcntl)(fd, command, argument);
}
int fcntl64(int fd, int command, ...)
{
  va_list rest;
  va_start(rest, command);
  long argument = va_arg(rest, long);
  va_end(rest);
  return fcntl(fd, command, argument);
}

extern int prctl(int, ...);
int prctl(int option, ...)
{
  long a[4];
  va_list rest;
  va_start(rest, option);
  for (int i = 0; i < 4; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  return strikes(AT_prctl) ? -1 : REAL(prctl)(option, a[0], a[1], a[2], a[3]);
}

/* Waking other threads, as GLib does, cannot fail. */
long syscall(long call, ...)
{
  long a[6];
  va_list rest;
  va_start(rest, call);
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  return call != SYS_futex && strikes(AT_syscall) ? -1 : REAL(syscall)(call, a[0], a[1], a[2], a[3], a[4], a[5]);
}

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
void *malloc(size_t size) { return strikes(AT_malloc) ? NULL : __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return strikes(AT_calloc) ? NULL : __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { return strikes(AT_realloc) ? NULL : __libc_realloc(old, size); }
