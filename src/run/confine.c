#include "run/confine.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "api/program.h"
#include "run/landlock.h"
#include "run/seccomp.h"

static void limit(int resource, rlim_t most)
{
  struct rlimit now;
  if (getrlimit(resource, &now) != 0) return;
  rlim_t least = MIN(now.rlim_cur, MIN(now.rlim_max, most)); /* RLIM_INFINITY is the greatest value */
  setrlimit(resource, &(struct rlimit){least, least});
}

/* A limit of processes would count all of the user, and one of written bytes would hold for messages, too. */
static void limit_resources(unsigned max_memory)
{
#ifndef __SANITIZE_ADDRESS__ /* sanitizers reserve more address space than any limit */
  if (max_memory) limit(RLIMIT_AS, (rlim_t)max_memory << 20);
#endif
  (void)max_memory;
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_MEMLOCK, 0);
#ifdef RLIMIT_MSGQUEUE
  limit(RLIMIT_MSGQUEUE, 0);
#endif
}

/* Makes the process end together with its parent, even if that is killed. */
static void follow_parent(pid_t parent)
{
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
  if (getppid() != parent) _exit(EXIT_FAILURE);
}

/* Standard output belongs to the parent. */
static void leave_output(void)
{
  int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nothing < 0) return;
  dup2(nothing, STDOUT_FILENO);
  close(nothing);
}

enum { COVERS_WRITING = 3 /* the version of Landlock that knows truncating */ };

static bool confine_to_files(const CjmConfinement *confinement)
{
  g_autoptr(GPtrArray) fonts = g_ptr_array_new_with_free_func(g_free);
  if (confinement->draws) cjm_add_font_paths(fonts);
  return cjm_landlock_confine(confinement->reads, fonts, confinement->scratch);
}

/* Tools that observe a process from within, such as Valgrind and gcov, write files when it ends. */
static bool is_observed(void)
{
  const char *value = g_getenv("CJM_UNCONFINED");
  return value && *value;
}

enum { BY_LANDLOCK, BY_SECCOMP };

static const struct {
  const char *name;
  int (*version)(void);
} measures[] = {
  [BY_LANDLOCK] = {"landlock", cjm_landlock_version},
  [BY_SECCOMP] = {"seccomp", cjm_seccomp_version},
};

enum { REFUSED = 77 /* the status of a process without the first measure; the next one is that without the second */ };

/* Gives up privileges, too, which both measures require. */
static void confine_by_kernel(const CjmConfinement *confinement)
{
  bool done = true;
#ifdef __linux__
  done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
#endif
  if (is_observed()) return;
  if (!done || !confine_to_files(confinement)) _exit(REFUSED + BY_LANDLOCK);
  if (!cjm_seccomp_confine(confinement->scratch != NULL || cjm_landlock_version() >= COVERS_WRITING)) _exit(REFUSED + BY_SECCOMP);
}

void cjm_confine(pid_t parent, const CjmConfinement *confinement)
{
  follow_parent(parent);
  leave_output();
  if (confinement->scratch) g_setenv("TMPDIR", confinement->scratch, TRUE);
  limit_resources(confinement->max_memory);
  confine_by_kernel(confinement);
  signal(SIGABRT, SIG_DFL);
  signal(SIGSEGV, SIG_DFL);
}

char *cjm_confinement_refusal_new(int status)
{
  int i = WIFEXITED(status) ? WEXITSTATUS(status) - REFUSED : -1;
  if (i < 0 || i >= (int)G_N_ELEMENTS(measures)) return NULL;
  return g_strdup_printf("the kernel has %s, but refuses to confine a process by it, so that no file was read; CJM_UNCONFINED=1 in the environment does without",
                         measures[i].name);
}

const char *cjm_confinement_name(size_t i)
{
  return i < G_N_ELEMENTS(measures) ? measures[i].name : NULL;
}

char *cjm_confinement_version_new(size_t i)
{
  int version = is_observed() ? 0 : measures[i].version();
  return version ? g_strdup_printf("%d", version) : g_strdup("");
}
