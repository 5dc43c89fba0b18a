/* The filter is a table of calls that are refused, not of those that are allowed: which calls libraries use for reading files and for memory
 * changes with their versions, and a map must not depend on that. */
#include "run/seccomp.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __x86_64__
#define ARCH AUDIT_ARCH_X86_64
#else
#define ARCH AUDIT_ARCH_AARCH64
#endif

/* Calls that refer to other processes, which sanitizers need in order to look for leaks. */
#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif

typedef enum Kind {
  REFUSE,       /* always */
  PROCESS,      /* always, but with sanitizers */
  UNKNOWN,      /* as if the kernel did not have it, so that another one is used */
  UNKNOWN_OPEN, /* the same, unless files may be written */
  CHANGE,       /* unless files may be written */
  OPEN,         /* the same, if the flags, an argument, are for writing */
  SELF,         /* if the first argument is not this process */
  THREAD        /* if the first argument, flags, is for a process and not a thread */
} Kind;

typedef struct Call {
  Kind kind;
  int number;
  int flags; /* OPEN: the number of the argument */
} Call;

#define CALL(kind, name) {kind, SYS_##name, 0}

static const Call calls[] = {
  CALL(REFUSE, execve),
  CALL(REFUSE, execveat),
  CALL(REFUSE, socket),
  CALL(REFUSE, socketpair),
  CALL(REFUSE, bind),
  CALL(REFUSE, connect),
  CALL(REFUSE, listen),
  CALL(REFUSE, accept),
  CALL(REFUSE, accept4),
  CALL(REFUSE, sendmsg), /* descriptors to the parent */
  CALL(REFUSE, sendmmsg),
  CALL(PROCESS, ptrace),
  CALL(REFUSE, process_vm_readv),
  CALL(REFUSE, process_vm_writev),
  CALL(REFUSE, pidfd_open),
  CALL(REFUSE, pidfd_getfd),
  CALL(REFUSE, pidfd_send_signal),
  CALL(REFUSE, rt_sigqueueinfo),
  CALL(REFUSE, rt_tgsigqueueinfo),
  CALL(PROCESS, tkill),
  CALL(REFUSE, kcmp),
  CALL(REFUSE, setpriority),
  CALL(REFUSE, bpf),
  CALL(REFUSE, perf_event_open),
  CALL(REFUSE, userfaultfd),
  CALL(REFUSE, io_uring_setup),
  CALL(REFUSE, io_uring_enter),
  CALL(REFUSE, io_uring_register),
  CALL(REFUSE, keyctl),
  CALL(REFUSE, add_key),
  CALL(REFUSE, request_key),
  CALL(REFUSE, unshare),
  CALL(REFUSE, setns),
  CALL(REFUSE, mount),
  CALL(REFUSE, umount2),
  CALL(REFUSE, pivot_root),
  CALL(REFUSE, chroot),
  CALL(REFUSE, open_tree),
  CALL(REFUSE, move_mount),
  CALL(REFUSE, fsopen),
  CALL(REFUSE, fsmount),
  CALL(REFUSE, open_by_handle_at),
  CALL(REFUSE, name_to_handle_at),
  CALL(REFUSE, init_module),
  CALL(REFUSE, finit_module),
  CALL(REFUSE, kexec_load),
  CALL(REFUSE, reboot),
  CALL(REFUSE, swapon),
  CALL(REFUSE, quotactl),
  CALL(REFUSE, acct),
  CALL(REFUSE, shmget),
  CALL(REFUSE, shmat),
  CALL(REFUSE, semget),
  CALL(REFUSE, msgget),
  CALL(REFUSE, mq_open),
  CALL(REFUSE, setxattr),
  CALL(REFUSE, lsetxattr),
  CALL(REFUSE, fsetxattr),
  CALL(REFUSE, removexattr),
  CALL(REFUSE, lremovexattr),
  CALL(REFUSE, fremovexattr),
  CALL(REFUSE, fchmod),
  CALL(REFUSE, fchmodat),
  CALL(REFUSE, fchown),
  CALL(REFUSE, fchownat),
  CALL(REFUSE, utimensat),
  CALL(REFUSE, linkat),
  CALL(REFUSE, symlinkat),
  CALL(REFUSE, mknodat),
  CALL(REFUSE, mkdirat),
  CALL(REFUSE, truncate),
  CALL(CHANGE, renameat2),
  CALL(CHANGE, unlinkat),
#ifdef SYS_renameat
  CALL(CHANGE, renameat),
#endif
  {OPEN, SYS_openat, 2},
#ifdef __x86_64__ /* calls that newer processors do not have any more */
  CALL(PROCESS, fork),
  CALL(REFUSE, vfork),
  CALL(REFUSE, chmod),
  CALL(REFUSE, chown),
  CALL(REFUSE, lchown),
  CALL(REFUSE, utime),
  CALL(REFUSE, utimes),
  CALL(REFUSE, futimesat),
  CALL(REFUSE, link),
  CALL(REFUSE, symlink),
  CALL(REFUSE, mknod),
  CALL(REFUSE, mkdir),
  CALL(REFUSE, rmdir),
  CALL(REFUSE, uselib),
  CALL(REFUSE, modify_ldt),
  CALL(CHANGE, rename),
  CALL(CHANGE, unlink),
  CALL(CHANGE, creat),
  {OPEN, SYS_open, 1},
#endif
  CALL(UNKNOWN, clone3), /* the flags of both cannot be looked at */
  CALL(UNKNOWN_OPEN, openat2),
  CALL(THREAD, clone),
  CALL(SELF, kill),
  CALL(SELF, tgkill),
};

/* Requests to devices that are not refused: those of isatty(), of the width of a terminal, and of reading. */
static const unsigned requests[] = {TCGETS, TIOCGWINSZ, FIONREAD, FIOCLEX, FIONBIO};

enum { WRITES = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, MAX = 512 };

typedef struct Filter {
  struct sock_filter steps[MAX];
  unsigned short n;
} Filter;

static void add(Filter *filter, struct sock_filter step)
{
  g_assert(filter->n < MAX);
  filter->steps[filter->n++] = step;
}

static void load(Filter *filter, size_t at)
{
  add(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)at));
}

/* The lower half of an argument: both processors have it first. */
static void load_argument(Filter *filter, int i)
{
  load(filter, offsetof(struct seccomp_data, args) + (size_t)i * sizeof(__u64));
}

static void end(Filter *filter, unsigned action)
{
  add(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/* Skips the next `n` steps unless the loaded value passes the test. */
static void unless(Filter *filter, unsigned test, unsigned value, unsigned char n)
{
  add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | test | BPF_K, value, 0, n));
}

static const unsigned refused = SECCOMP_RET_ERRNO | EPERM;

/* Four steps: what happens depends on an argument, and on whether it passes the test. */
static void decide(Filter *filter, int argument, unsigned test, unsigned value, unsigned passed, unsigned failed)
{
  load_argument(filter, argument);
  unless(filter, test, value, 1);
  end(filter, passed);
  end(filter, failed);
}

static void add_call(Filter *filter, const Call *call)
{
  enum { DECISION = 4 };
  bool is_decision = call->kind == OPEN || call->kind == SELF || call->kind == THREAD;
  unless(filter, BPF_JEQ, (unsigned)call->number, is_decision ? DECISION : 1);
  if (call->kind == OPEN) decide(filter, call->flags, BPF_JSET, WRITES, refused, SECCOMP_RET_ALLOW);
  else if (call->kind == SELF) decide(filter, 0, BPF_JEQ, (unsigned)getpid(), SECCOMP_RET_ALLOW, refused);
  else if (call->kind == THREAD) decide(filter, 0, BPF_JSET, CLONE_THREAD, SECCOMP_RET_ALLOW, refused);
  else end(filter, call->kind == UNKNOWN || call->kind == UNKNOWN_OPEN ? SECCOMP_RET_ERRNO | ENOSYS : refused);
}

static bool applies(const Call *call, bool writes)
{
  if (call->kind == CHANGE || call->kind == OPEN || call->kind == UNKNOWN_OPEN) return !writes;
  return !SANITIZED || (call->kind != PROCESS && call->kind != THREAD && call->kind != SELF && call->kind != UNKNOWN);
}

static void add_requests(Filter *filter)
{
  unless(filter, BPF_JEQ, SYS_ioctl, (unsigned char)(2 + 2 * G_N_ELEMENTS(requests)));
  load_argument(filter, 1);
  for (size_t i = 0; i < G_N_ELEMENTS(requests); i++) {
    unless(filter, BPF_JEQ, requests[i], 1);
    end(filter, SECCOMP_RET_ALLOW);
  }
  end(filter, refused);
}

int cjm_seccomp_version(void)
{
  unsigned action = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

bool cjm_seccomp_confine(bool writes)
{
  if (!cjm_seccomp_version()) return true;
  Filter filter = {.n = 0};
  load(&filter, offsetof(struct seccomp_data, arch));
  unless(&filter, BPF_JEQ, ARCH, 1);
  add(&filter, (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, 1));
  end(&filter, refused); /* calls of another processor have other numbers */
  load(&filter, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
  unless(&filter, BPF_JGE, 0x40000000 /* the interface x32 */, 1);
  end(&filter, refused);
#endif
  for (size_t i = 0; i < G_N_ELEMENTS(calls); i++)
    if (applies(&calls[i], writes)) add_call(&filter, &calls[i]);
  add_requests(&filter);
  end(&filter, SECCOMP_RET_ALLOW);
  struct sock_fprog program = {.len = filter.n, .filter = filter.steps};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

int cjm_seccomp_version(void)
{
  return 0;
}

bool cjm_seccomp_confine(bool writes)
{
  (void)writes;
  return true;
}

#endif
