/* The C library has no wrappers, and its headers may be older than the kernel, so that the interface is declared here. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_PATH, dl_iterate_phdr() */
#endif

#include "run/landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef SYS_landlock_create_ruleset
#include <link.h>

/* Rights, by the bits of linux/landlock.h. */
enum {
  EXECUTE = 1 << 0,
  WRITE_FILE = 1 << 1,
  READ_FILE = 1 << 2,
  READ_DIR = 1 << 3,
  REMOVE_FILE = 1 << 5,
  MAKE_REG = 1 << 8,
  ALL_OF_1 = (1 << 13) - 1, /* the rights that version 1 knows */
  REFER = 1 << 13,          /* version 2 */
  TRUNCATE = 1 << 14,       /* version 3 */
  IOCTL_DEV = 1 << 15,      /* version 5 */
  READ = READ_FILE | READ_DIR,
  SCRATCH = READ | WRITE_FILE | REMOVE_FILE | MAKE_REG
};

enum { NET_TCP = 3 /* bind and connect; version 4 */, SCOPES = 3 /* abstract sockets and signals; version 6 */ };

enum { VERSION_FLAG = 1, RULE_PATH_BENEATH = 1 };

typedef struct Ruleset {
  uint64_t files, net, scopes;
} Ruleset;

typedef struct PathRule {
  uint64_t rights;
  int32_t fd;
} __attribute__((packed)) PathRule;

int cjm_landlock_version(void)
{
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, VERSION_FLAG);
  return version > 0 ? (int)version : 0;
}

static uint64_t rights_of_version(int version)
{
  return ALL_OF_1 | (version >= 2 ? REFER : 0) | (version >= 3 ? TRUNCATE : 0) | (version >= 5 ? IOCTL_DEV : 0);
}

static size_t size_of_version(int version)
{
  return version >= 6 ? sizeof(Ruleset) : version >= 4 ? offsetof(Ruleset, scopes) : offsetof(Ruleset, net);
}

/* What cannot be opened cannot be read anyway. A file has no right to be listed. */
static void allow(int ruleset, uint64_t rights, const char *path)
{
  PathRule rule = {.rights = rights, .fd = open(path, O_PATH | O_CLOEXEC)};
  if (rule.fd < 0) return;
  if (syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0) != 0 && errno == EINVAL) {
    rule.rights &= READ_FILE | WRITE_FILE | TRUNCATE;
    syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0);
  }
  close(rule.fd);
}

/* Libraries that are loaded later, and what all of them read. */
static void allow_system(int ruleset)
{
  static const char *const paths[] = {"/usr",           "/lib",           "/lib64",        "/etc/fonts",         "/etc/ld.so.cache", "/etc/localtime",
                                      "/var/cache/fontconfig", "/dev/urandom", "/proc/filesystems", "/sys/devices/system/cpu"};
  for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) allow(ruleset, READ, paths[i]);
  allow(ruleset, READ | WRITE_FILE, "/dev/null");
#ifdef __SANITIZE_ADDRESS__
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  if (program) allow(ruleset, READ, program); /* for names of functions */
  allow(ruleset, READ, "/proc");
#endif
}

static bool is_in_system(const char *path)
{
  return g_str_has_prefix(path, "/usr/") || g_str_has_prefix(path, "/lib") || g_str_has_prefix(path, "/etc/fonts/");
}

/* Allows the folder of a library of this process, which others are next to, if it is elsewhere. */
static int allow_library(struct dl_phdr_info *library, size_t size, void *data)
{
  (void)size;
  if (*library->dlpi_name != '/' || is_in_system(library->dlpi_name)) return 0;
  g_autofree char *folder = g_path_get_dirname(library->dlpi_name);
  allow(*(const int *)data, READ, folder);
  return 0;
}

/* Most fonts are in the folders of the system, from where only symbolic links lead elsewhere. */
static void allow_fonts(int ruleset, const GPtrArray *fonts)
{
  struct stat about;
  for (guint i = 0; i < fonts->len; i++)
    if (!is_in_system(fonts->pdata[i]) || (lstat(fonts->pdata[i], &about) == 0 && S_ISLNK(about.st_mode)))
      allow(ruleset, READ, fonts->pdata[i]);
}

bool cjm_landlock_confine(const GPtrArray *reads, const GPtrArray *fonts, const char *scratch)
{
  int version = cjm_landlock_version();
  if (!version) return true;
  Ruleset wanted = {.files = rights_of_version(version), .net = NET_TCP, .scopes = SCOPES};
  if (!reads) wanted.files &= ~(uint64_t)READ;
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &wanted, size_of_version(version), 0);
  if (ruleset < 0) return false;
  if (reads) {
    allow_system(ruleset);
    dl_iterate_phdr(allow_library, &ruleset);
    allow_fonts(ruleset, fonts);
    for (guint i = 0; i < reads->len; i++) allow(ruleset, READ, reads->pdata[i]);
  }
  if (scratch) allow(ruleset, (SCRATCH | (version >= 3 ? TRUNCATE : 0)) & wanted.files, scratch);
  bool done = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return done;
}

#else

int cjm_landlock_version(void)
{
  return 0;
}

bool cjm_landlock_confine(const GPtrArray *reads, const GPtrArray *fonts, const char *scratch)
{
  (void)reads;
  (void)fonts;
  (void)scratch;
  return true;
}

#endif
