#include "run/confine.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/* Sanitizers reserve more address space than any limit. */
#ifdef __SANITIZE_ADDRESS__
static void limit_memory(unsigned mib)
{
  (void)mib;
}
#else
static void limit_memory(unsigned mib)
{
  rlim_t bytes = (rlim_t)mib << 20;
  struct rlimit limit;
  if (!mib || getrlimit(RLIMIT_AS, &limit) != 0) return;
  if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > bytes) limit.rlim_cur = bytes;
  setrlimit(RLIMIT_AS, &limit);
}
#endif

/* Makes the process end together with its parent, even if that is killed. */
static void follow_parent(pid_t parent)
{
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
  if (getppid() != parent) _exit(EXIT_FAILURE);
}

void cjm_confine(pid_t parent, unsigned max_memory)
{
  follow_parent(parent);
  limit_memory(max_memory);
  signal(SIGABRT, SIG_DFL);
  signal(SIGSEGV, SIG_DFL);
}
