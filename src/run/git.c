#include "run/git.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/beneath.h"

enum { HEADER_MAX = 8192 /* bytes of a line of git cat-file */, ERROR_MAX = 2048 };

struct CjmGit {
  char *revision;
  GPid pid;
  int to, from, errors;
};

/* ---- names ---- */

/* The current folder, from the top of the repository; NULL if git does not know. */
static char *prefix_new(void)
{
  static const char *const argv[] = {"git", "rev-parse", "--show-prefix", NULL};
  char *out = NULL;
  int status;
  bool done = g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, NULL);
  if (done && status == 0) return g_strchomp(out);
  g_free(out);
  return NULL;
}

static bool is_relative(const char *path)
{
  return g_str_has_prefix(path, "./") || g_str_has_prefix(path, "../");
}

bool cjm_git_split(const char *text, char **ret_revision, char **ret_path)
{
  const char *colon = strchr(text, ':');
  if (!colon || !colon[1]) return false;
  g_autofree char *prefix = is_relative(colon + 1) ? prefix_new() : NULL;
  char *path = cjm_beneath_join_new(prefix && *prefix ? prefix : ".", colon + 1);
  if (!path) return false;
  *ret_revision = g_strndup(text, (gsize)(colon - text));
  *ret_path = path;
  return true;
}

/* ---- the process ---- */

/* Nothing is fetched, nothing is asked, nothing is written. */
static char **environment_new(void)
{
  char **env = g_get_environ();
  env = g_environ_setenv(env, "GIT_NO_LAZY_FETCH", "1", TRUE);
  env = g_environ_setenv(env, "GIT_TERMINAL_PROMPT", "0", TRUE);
  env = g_environ_setenv(env, "GIT_OPTIONAL_LOCKS", "0", TRUE);
  return g_environ_setenv(env, "LC_ALL", "C", TRUE);
}

static bool write_all(int fd, const char *text, size_t len)
{
  while (len > 0) {
    ssize_t n = write(fd, text, len);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    text += n;
    len -= (size_t)n;
  }
  return true;
}

static bool read_all(int fd, char *data, size_t len)
{
  while (len > 0) {
    ssize_t n = read(fd, data, len);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    data += n;
    len -= (size_t)n;
  }
  return true;
}

static bool skip(int fd, size_t len)
{
  char part[4096];
  for (; len > 0; len -= MIN(len, sizeof part))
    if (!read_all(fd, part, MIN(len, sizeof part))) return false;
  return true;
}

static bool read_line(int fd, char *line)
{
  for (size_t n = 0; n < HEADER_MAX - 1; n++) {
    if (!read_all(fd, line + n, 1)) return false;
    if (line[n] != '\n') continue;
    line[n] = '\0';
    return true;
  }
  return false;
}

/* What git said before it ended. */
static char *complaint_new(CjmGit *git)
{
  char text[ERROR_MAX];
  ssize_t n = read(git->errors, text, sizeof text - 1);
  text[n > 0 ? n : 0] = '\0';
  char *start = g_str_has_prefix(text, "fatal: ") ? text + strlen("fatal: ") : text;
  start[strcspn(start, "\n")] = '\0';
  return *start ? g_strdup(start) : g_strdup("git cat-file ended");
}

/* ---- objects ---- */

typedef struct Answer {
  char kind[16]; /* "blob", "tree", "missing", "symlink" … */
  size_t size;   /* of what follows, with a line break behind it */
} Answer;

/* Asks for an object. False if git does not answer. */
static bool ask(CjmGit *git, const char *name, Answer *ret_answer)
{
  char line[HEADER_MAX];
  g_autofree char *request = g_strconcat(name, "\n", NULL);
  if (!write_all(git->to, request, strlen(request)) || !read_line(git->from, line)) return false;
  *ret_answer = (Answer){0};
  if (g_str_has_suffix(line, " missing") || g_str_has_suffix(line, " ambiguous")) {
    strcpy(ret_answer->kind, "missing");
    return true;
  }
  g_auto(GStrv) words = g_strsplit(line, " ", -1);
  guint n = g_strv_length(words);
  if (n < 2) return false;
  g_strlcpy(ret_answer->kind, words[n - 2], sizeof ret_answer->kind);
  ret_answer->size = g_ascii_strtoull(words[n - 1], NULL, 10);
  return true;
}

static bool has_revision(CjmGit *git, GError **error)
{
  Answer answer;
  g_autofree char *name = g_strdup_printf("%s^{tree}", git->revision);
  bool answered = ask(git, name, &answer);
  if (!answered) {
    g_autofree char *complaint = complaint_new(git);
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s", complaint);
    return false;
  }
  bool found = strcmp(answer.kind, "tree") == 0;
  if (found) return skip(git->from, answer.size + 1);
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "there is no revision '%s' in this repository", git->revision);
  return false;
}

CjmGit *cjm_git_open_new(const char *revision, GError **error)
{
  static const char *const argv[] = {"git", "cat-file", "--batch", "--follow-symlinks", NULL};
  g_auto(GStrv) env = environment_new();
  if (strchr(revision, '\n')) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "there is no revision of this name");
    return NULL;
  }
  CjmGit *git = g_new0(CjmGit, 1);
  git->revision = g_strdup(revision);
  git->to = git->from = git->errors = -1;
  signal(SIGPIPE, SIG_IGN); /* a git that ends early is an error that is reported */
  if (!g_spawn_async_with_pipes(NULL, (char **)argv, env, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &git->pid, &git->to,
                                &git->from, &git->errors, error)) {
    g_prefix_error(error, "cannot run git: ");
  } else if (!*revision || has_revision(git, error)) {
    return git;
  }
  cjm_git_free(git);
  return NULL;
}

static void close_fd(int fd)
{
  if (fd >= 0) close(fd);
}

void cjm_git_free(CjmGit *git)
{
  if (!git) return;
  close_fd(git->to);
  close_fd(git->from);
  close_fd(git->errors);
  if (git->pid) waitpid(git->pid, NULL, 0);
  g_free(git->revision);
  g_free(git);
}

static CjmReadStatus read_blob(CjmGit *git, size_t size, size_t limit, char **ret_data, size_t *ret_len)
{
  size_t len = MIN(size, limit + 1);
  char *data = malloc(len + 1);
  if (data && read_all(git->from, data, len) && skip(git->from, size - len + 1)) {
    data[len] = '\0';
    *ret_data = data;
    *ret_len = len;
    return CJM_READ_OK;
  }
  free(data);
  return CJM_READ_FAILED;
}

CjmReadStatus cjm_git_read(void *data, const char *path, size_t limit, char **ret_data, size_t *ret_len, char **ret_error)
{
  CjmGit *git = data;
  Answer answer;
  g_autofree char *name = g_strdup_printf("%s:%s", git->revision, path);
  CjmReadStatus status = CJM_READ_FAILED;
  if (strchr(path, '\n')) return CJM_READ_MISSING;
  if (ask(git, name, &answer)) {
    if (strcmp(answer.kind, "missing") == 0) return CJM_READ_MISSING;
    if (strcmp(answer.kind, "blob") == 0) status = read_blob(git, answer.size, limit, ret_data, ret_len);
    else if (skip(git->from, answer.size + 1))
      status = strcmp(answer.kind, "symlink") == 0                                                ? CJM_READ_OUTSIDE
               : strcmp(answer.kind, "tree") == 0 || strcmp(answer.kind, "commit") == 0 ? CJM_READ_NOT_REGULAR
                                                                                                  : CJM_READ_MISSING;
  }
  if (status == CJM_READ_FAILED) {
    g_autofree char *complaint = complaint_new(git);
    *ret_error = g_strdup_printf("cannot read %s: %s", name, complaint);
  }
  return status;
}
