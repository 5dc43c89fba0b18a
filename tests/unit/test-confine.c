/* test-confine.c: a confined process tries what it must not be able to do, and what it still has to be able to do. */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <pthread.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "run/confine.c" /* a part of the program, which tests are not linked with */
#include "run/landlock.c"
#include "run/seccomp.c"
#include "suite.h"

static char *top; /* a folder; the run may read top/in */
static pid_t other;

static const char *at(const char *name)
{
  static char path[4096];
  g_snprintf(path, sizeof path, "%s/%s", top, name);
  return path;
}

/* errno; 0: it could be opened. */
static int try_open(const char *path, int flags)
{
  int fd = open(path, flags, 0600);
  if (fd < 0) return errno;
  close(fd);
  return 0;
}

static int result_of(long returned)
{
  return returned < 0 ? errno : 0;
}

static int read_input(void) { return try_open(at("in/journey"), O_RDONLY); }
static int list_inputs(void) { return try_open(at("in"), O_RDONLY | O_DIRECTORY); }
static int read_link_to_input(void) { return try_open(at("elsewhere/link"), O_RDONLY); }
static int read_library(void) { return try_open("/etc/ld.so.cache", O_RDONLY); }
static int read_passwords(void) { return try_open("/etc/passwd", O_RDONLY); }
static int read_sibling(void) { return try_open(at("in-2/journey"), O_RDONLY); }
static int read_by_dots(void) { return try_open(at("in/../elsewhere/journey"), O_RDONLY); }
static int read_by_link(void) { return try_open(at("in/out/journey"), O_RDONLY); }
static int list_root(void) { return try_open("/", O_RDONLY | O_DIRECTORY); }
static int open_for_writing(void) { return try_open(at("in/journey"), O_WRONLY); }
static int create(void) { return try_open(at("in/new"), O_WRONLY | O_CREAT); }
static int create_in_tmp(void) { return try_open(at("new"), O_RDWR | O_CREAT); }
static int truncate_input(void) { return result_of(truncate(at("in/journey"), 0)); }
static int make_folder(void) { return result_of(mkdir(at("in/folder"), 0700)); }
static int make_link(void) { return result_of(symlink("/etc/passwd", at("in/passwd"))); }
static int remove_input(void) { return result_of(unlink(at("in/journey"))); }
static int rename_input(void)
{
  g_autofree char *other_name = g_strdup(at("in/other"));
  return result_of(rename(at("in/journey"), other_name));
}

static int change_mode(void) { return result_of(chmod(at("in/journey"), 0777)); }
static int change_time(void) { return result_of(utimensat(AT_FDCWD, at("in/journey"), NULL, 0)); }
static int change_attribute(void) { return result_of(setxattr(at("in/journey"), "user.x", "x", 1, 0)); }
static int connect_network(void) { return result_of(socket(AF_INET, SOCK_STREAM, 0)); }
static int connect_process(void) { return result_of(socket(AF_UNIX, SOCK_STREAM, 0)); }
static int send_datagram(void) { return result_of(socket(AF_INET6, SOCK_DGRAM, 0)); }
static int trace_parent(void) { return result_of(ptrace(PTRACE_SEIZE, other, NULL, NULL)); }
static int signal_parent(void) { return result_of(kill(other, 0)); }
static int signal_all(void) { return result_of(kill(-1, 0)); }
static int signal_self(void) { return result_of(kill(getpid(), 0)); }
static int use_terminal(void) { return result_of(ioctl(STDIN_FILENO, TIOCSTI, "x")); }

static int run_program(void)
{
  char name[] = "false", *const argv[] = {name, NULL}; /* its status is not that of a test that succeeds */
  return result_of(execv("/bin/false", argv));
}

static int read_memory_of_parent(void)
{
  char byte;
  struct iovec here = {&byte, 1}, there = {(void *)&top, 1};
  return result_of(process_vm_readv(other, &here, 1, &there, 1, 0));
}

static int start_process(void)
{
  pid_t pid = fork();
  if (pid == 0) _exit(0);
  if (pid > 0) waitpid(pid, NULL, 0);
  return result_of(pid);
}

static void *nothing(void *data)
{
  return data;
}

static int start_thread(void)
{
  pthread_t thread;
  int failed = pthread_create(&thread, NULL, nothing, NULL);
  return failed ? failed : pthread_join(thread, NULL);
}

static int write_to_output(void)
{
  struct stat output, null;
  return fstat(STDOUT_FILENO, &output) == 0 && stat("/dev/null", &null) == 0 && output.st_rdev == null.st_rdev ? EPERM : 0;
}

static int gain_privileges(void)
{
  return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? EPERM : 0;
}

static int dump_core(void)
{
  return result_of(setrlimit(RLIMIT_CORE, &(struct rlimit){4096, 4096}));
}

typedef enum Needs { ANYTHING, LANDLOCK, SECCOMP, PROCESSES /* seccomp, without a sanitizer */ } Needs;

static const struct Attempt {
  const char *name;
  int (*run)(void);
  bool allowed;
  Needs needs;
} attempts[] = {
  {"read an input", read_input, true, ANYTHING},
  {"list the folder of inputs", list_inputs, true, ANYTHING},
  {"read a file by a link that was given", read_link_to_input, true, ANYTHING},
  {"find a library", read_library, true, ANYTHING},
  {"start a thread", start_thread, true, ANYTHING},
  {"send itself a signal", signal_self, true, ANYTHING},
  {"read /etc/passwd", read_passwords, false, LANDLOCK},
  {"read a folder whose name begins with that of the inputs", read_sibling, false, LANDLOCK},
  {"leave the folder by ..", read_by_dots, false, LANDLOCK},
  {"leave the folder by a symbolic link", read_by_link, false, LANDLOCK},
  {"list /", list_root, false, LANDLOCK},
  {"open an input for writing", open_for_writing, false, LANDLOCK},
  {"create a file", create, false, LANDLOCK},
  {"create a file elsewhere", create_in_tmp, false, LANDLOCK},
  {"truncate an input", truncate_input, false, SECCOMP},
  {"make a folder", make_folder, false, SECCOMP},
  {"make a symbolic link", make_link, false, SECCOMP},
  {"remove an input", remove_input, false, LANDLOCK},
  {"rename an input", rename_input, false, LANDLOCK},
  {"change the mode of an input", change_mode, false, SECCOMP},
  {"change the time of an input", change_time, false, SECCOMP},
  {"change an attribute of an input", change_attribute, false, SECCOMP},
  {"connect to the network", connect_network, false, SECCOMP},
  {"connect to another process", connect_process, false, SECCOMP},
  {"send a datagram", send_datagram, false, SECCOMP},
  {"run a program", run_program, false, SECCOMP},
  {"type into the terminal", use_terminal, false, SECCOMP},
  {"read the memory of the parent", read_memory_of_parent, false, SECCOMP},
  {"start a process", start_process, false, PROCESSES},
  {"trace the parent", trace_parent, false, PROCESSES},
  {"send the parent a signal", signal_parent, false, PROCESSES},
  {"send everybody a signal", signal_all, false, PROCESSES},
  {"write to standard output", write_to_output, false, ANYTHING},
  {"gain privileges", gain_privileges, false, ANYTHING},
  {"leave a core dump", dump_core, false, ANYTHING},
};

static void make_files(void)
{
  static const char *const folders[] = {"in", "in-2", "elsewhere"}, *const files[] = {"in/journey", "in-2/journey", "elsewhere/journey", "linked"};
  GError *error = NULL;
  top = g_dir_make_tmp("confine-XXXXXX", &error);
  g_assert_no_error(error);
  for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) g_assert_cmpint(g_mkdir(at(folders[i]), 0700), ==, 0);
  for (size_t i = 0; i < G_N_ELEMENTS(files); i++) g_assert_true(g_file_set_contents(at(files[i]), "phases: []\n", -1, NULL));
  g_assert_cmpint(symlink("../linked", at("elsewhere/link")), ==, 0);
  g_assert_cmpint(symlink("../elsewhere", at("in/out")), ==, 0);
}

/* Tries everything, in a process that is confined, and returns the result of each attempt. */
static void run_attempts(const CjmConfinement *confinement, bool (*is_tried)(const struct Attempt *), int *ret_results)
{
  int ends[2];
  other = getpid();
  g_assert_cmpint(pipe(ends), ==, 0);
  pid_t pid = fork();
  if (pid == 0) {
    cjm_confine(other, confinement);
    for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++) {
      int result = is_tried(&attempts[i]) ? attempts[i].run() : 0;
      if (write(ends[1], &result, sizeof result) != sizeof result) _exit(1);
    }
    _exit(0);
  }
  close(ends[1]);
  for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++) {
    if (read(ends[0], &ret_results[i], sizeof *ret_results) == sizeof *ret_results) continue;
    g_test_message("the process ended when it tried to %s", attempts[i].name);
    g_assert_not_reached();
  }
  close(ends[0]);
  int status;
  waitpid(pid, &status, 0);
  g_assert_cmpint(status, ==, 0);
}

static bool is_tried_anyway(const struct Attempt *attempt)
{
  enum { TRUNCATES = 3 };
  if (attempt->needs == LANDLOCK) return cjm_landlock_version() >= TRUNCATES;
  return attempt->needs == ANYTHING || (cjm_seccomp_version() && (attempt->needs == SECCOMP || !SANITIZED));
}

static void check(const struct Attempt *attempt, int result)
{
  bool allowed = result == 0, refused_so = result == EPERM || result == EACCES;
  if (allowed == attempt->allowed && (allowed || refused_so)) return;
  g_test_message("%s: %s", attempt->name, result ? g_strerror(result) : "done");
  g_test_fail();
}

static void test_worker(void)
{
  int results[G_N_ELEMENTS(attempts)];
  g_autoptr(GPtrArray) reads = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(reads, g_strdup(at("in")));
  g_ptr_array_add(reads, g_strdup(at("elsewhere/link")));
  g_ptr_array_add(reads, g_strdup(at("not-there")));
  run_attempts(&(CjmConfinement){.reads = reads}, is_tried_anyway, results);
  for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++)
    if (is_tried_anyway(&attempts[i])) check(&attempts[i], results[i]);
}

/* A server reads what its client names. */
static bool is_for_server(const struct Attempt *attempt)
{
  return is_tried_anyway(attempt) && attempt->run != read_passwords && attempt->run != read_sibling && attempt->run != read_by_dots &&
         attempt->run != read_by_link && attempt->run != list_root;
}

static void test_any_file(void)
{
  int results[G_N_ELEMENTS(attempts)];
  run_attempts(&(CjmConfinement){.reads = NULL}, is_for_server, results);
  for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++)
    if (is_for_server(&attempts[i])) check(&attempts[i], results[i]);
}

/* Temporary files can be made, written, read and removed in their folder alone. */
static int use_scratch(void)
{
  g_autofree char *path = g_build_filename(g_getenv("TMPDIR"), "file-XXXXXX", NULL);
  int fd = g_mkstemp(path);
  char byte;
  if (fd < 0 || write(fd, "x", 1) != 1 || pread(fd, &byte, 1, 0) != 1 || unlink(path) != 0) return errno;
  return 0;
}

static void test_scratch(void)
{
  g_autofree char *scratch = g_strdup(at("elsewhere"));
  other = getpid();
  pid_t pid = fork();
  if (pid == 0) {
    g_autoptr(GPtrArray) reads = g_ptr_array_new();
    cjm_confine(other, &(CjmConfinement){.reads = reads, .scratch = scratch});
    bool elsewhere = cjm_landlock_version() && (create() != EACCES || create_in_tmp() != EACCES || read_input() != EACCES);
    _exit(use_scratch() != 0 || elsewhere);
  }
  int status;
  waitpid(pid, &status, 0);
  g_assert_cmpint(status, ==, 0);
}

/* Where the filter has the last word, as Landlock knows nothing of it, or is not there. */
static bool is_refused_by_filter(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++)
    if (attempts[i].needs >= SECCOMP && is_tried_anyway(&attempts[i]) && attempts[i].run() != EPERM) return false;
  return true;
}

/* Without Landlock, the filter alone keeps files from being changed, and programs from being run. */
static void test_filter_alone(void)
{
  if (!cjm_seccomp_version()) {
    g_test_skip("this kernel has no filters of system calls");
    return;
  }
  other = getpid();
  pid_t pid = fork();
  if (pid == 0) {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    cjm_seccomp_confine(false);
    struct {
      guint64 flags, mode, resolve;
    } how = {.flags = O_RDONLY};
    bool reads = read_input() == 0, beneath = syscall(SYS_openat2, AT_FDCWD, at("in/journey"), &how, sizeof how) < 0 && errno == ENOSYS;
    bool writes = open_for_writing() != EPERM || create() != EPERM || remove_input() != EPERM || rename_input() != EPERM;
    _exit(!reads || !beneath || writes || !is_refused_by_filter());
  }
  int status;
  waitpid(pid, &status, 0);
  g_assert_cmpint(status, ==, 0);
}

/* ---- a kernel that refuses what it has ---- */

/* Makes a call fail whose first argument passes the test, as the filter of a container does. */
static void refuse_call(int number, unsigned test, unsigned argument)
{
  Filter filter = {.n = 0};
  load(&filter, offsetof(struct seccomp_data, nr));
  unless(&filter, BPF_JEQ, (unsigned)number, 4);
  load_argument(&filter, 0);
  unless(&filter, test, argument, 1);
  end(&filter, SECCOMP_RET_ERRNO | EINVAL);
  end(&filter, SECCOMP_RET_ALLOW);
  end(&filter, SECCOMP_RET_ALLOW);
  struct sock_fprog program = {.len = filter.n, .filter = filter.steps};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  g_assert_cmpint(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program), ==, 0);
}

/* The status of a process that is confined, but for a call that is refused. */
static int status_without(int number, unsigned test, unsigned argument)
{
  g_autoptr(GPtrArray) reads = g_ptr_array_new();
  other = getpid();
  pid_t pid = fork();
  if (pid == 0) {
    refuse_call(number, test, argument);
    cjm_confine(other, &(CjmConfinement){.reads = reads});
    _exit(0);
  }
  int status;
  waitpid(pid, &status, 0);
  return status;
}

static void assert_refused(int status, const char *measure)
{
  g_autofree char *refusal = cjm_confinement_refusal_new(status);
  g_autofree char *begin = g_strdup_printf("the kernel has %s, but refuses", measure);
  g_assert_true(refusal && g_str_has_prefix(refusal, begin));
}

/* A process that cannot be confined, though the kernel says that it can, reads nothing and says why. */
static void test_refused(void)
{
  g_assert_null(cjm_confinement_refusal_new(0));
  if (!cjm_seccomp_version()) {
    g_test_skip("this kernel has no filters of system calls");
    return;
  }
  assert_refused(status_without(SYS_prctl, BPF_JEQ, PR_SET_SECCOMP), "seccomp");
  if (!cjm_landlock_version()) return;
  assert_refused(status_without(SYS_prctl, BPF_JEQ, PR_SET_NO_NEW_PRIVS), "landlock");
  assert_refused(status_without(SYS_landlock_restrict_self, BPF_JGE, 0), "landlock");
  g_setenv("CJM_UNCONFINED", "1", TRUE);
  g_assert_cmpint(status_without(SYS_landlock_restrict_self, BPF_JGE, 0), ==, 0);
  g_unsetenv("CJM_UNCONFINED");
}

static void test_names(void)
{
  g_setenv("CJM_UNCONFINED", "1", TRUE);
  for (size_t i = 0; cjm_confinement_name(i); i++) {
    g_autofree char *version = cjm_confinement_version_new(i);
    g_assert_cmpstr(version, ==, "");
  }
  g_unsetenv("CJM_UNCONFINED");

  g_assert_cmpstr(cjm_confinement_name(0), ==, "landlock");
  g_assert_cmpstr(cjm_confinement_name(1), ==, "seccomp");
  g_assert_null(cjm_confinement_name(2));
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_unsetenv("CJM_UNCONFINED");
  make_files();
  g_test_add_func("/confine/names", test_names);
  g_test_add_func("/confine/worker", test_worker);
  g_test_add_func("/confine/any-file", test_any_file);
  g_test_add_func("/confine/scratch", test_scratch);
  g_test_add_func("/confine/filter-alone", test_filter_alone);
  g_test_add_func("/confine/refused", test_refused);
  int failed = g_test_run();
  static const char *const all[] = {"in/journey", "in/out", "in", "in-2/journey", "in-2", "elsewhere/journey", "elsewhere/link", "elsewhere", "linked", ""};
  for (size_t i = 0; i < G_N_ELEMENTS(all); i++) g_remove(at(all[i]));
  g_free(top);
  return failed;
}
