/* saves N JOURNEY OUTPUT [PAUSE]: saves a journey N times, in the ways of different editors, each time under another title, and waits until the output, which a
 * watching cjm makes, has it. Prints how long that took, from the last write to the complete output: median and maximum, ms. Fails if a
 * save is missed. Between two saves there is a pause, in ms [0]. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { PATIENCE = 60000 /* ms, until a save counts as missed */ };

static bool write_all(int fd, const char *text, size_t len)
{
  return write(fd, text, len) == (ssize_t)len;
}

/* As a shell's redirection. */
static bool save_truncated(const char *path, const char *text)
{
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  return fd >= 0 && write_all(fd, text, strlen(text)) && close(fd) == 0;
}

/* In two pieces, between which cjm may read half a file. */
static bool save_in_halves(const char *path, const char *text)
{
  size_t half = strlen(text) / 2;
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (fd < 0 || !write_all(fd, text, half) || close(fd) != 0) return false;
  g_usleep(2000);
  fd = open(path, O_WRONLY | O_APPEND);
  return fd >= 0 && write_all(fd, text + half, strlen(text) - half) && close(fd) == 0;
}

/* A new file takes the place of the old one. */
static bool save_renamed(const char *path, const char *text)
{
  g_autofree char *other = g_strconcat(path, ".new", NULL);
  return save_truncated(other, text) && g_rename(other, path) == 0;
}

/* The old file becomes a backup first. */
static bool save_with_backup(const char *path, const char *text)
{
  g_autofree char *backup = g_strconcat(path, "~", NULL);
  return g_rename(path, backup) == 0 && save_truncated(path, text);
}

/* In place, without a moment at which it is empty; the size stays the same. */
static bool save_in_place(const char *path, const char *text)
{
  int fd = open(path, O_WRONLY);
  return fd >= 0 && write_all(fd, text, strlen(text)) && ftruncate(fd, (off_t)strlen(text)) == 0 && close(fd) == 0;
}

static bool has(const char *output, const char *title)
{
  g_autofree char *text = NULL;
  return g_file_get_contents(output, &text, NULL, NULL) && strstr(text, title);
}

/* Waits for the folder to change, and looks. */
static bool wait_for(int events, const char *output, const char *title)
{
  char buffer[4096];
  struct pollfd fd = {.fd = events, .events = POLLIN};
  while (!has(output, title)) {
    if (poll(&fd, 1, PATIENCE) <= 0) return has(output, title);
    while (read(events, buffer, sizeof buffer) > 0) continue;
  }
  return true;
}

static int compare_doubles(const void *a, const void *b)
{
  double left = *(const double *)a, right = *(const double *)b;
  return (left > right) - (left < right);
}

int main(int argc, char **argv)
{
  static bool (*const ways[])(const char *path, const char *text) = {save_truncated, save_renamed, save_in_halves,
                                                                     save_with_backup, save_in_place};
  if (argc < 4) return 2;
  int n = atoi(argv[1]), events = inotify_init1(IN_NONBLOCK);
  g_autofree char *text = NULL, *folder = g_path_get_dirname(argv[3]);
  g_autofree double *times = g_new(double, (gsize)n + 1);
  if (!g_file_get_contents(argv[2], &text, NULL, NULL)) return 2;
  const char *rest = strchr(text, '\n'); /* the first line is the title */
  if (!rest || inotify_add_watch(events, folder, IN_CLOSE_WRITE | IN_MOVED_TO) < 0) return 2;
  for (int i = 0; i < n; i++) {
    if (argc > 4) g_usleep((gulong)atoi(argv[4]) * 1000);
    g_autofree char *title = g_strdup_printf("Save %06d", i), *whole = g_strdup_printf("title: %s%s", title, rest);
    if (!ways[(size_t)i % G_N_ELEMENTS(ways)](argv[2], whole)) return 2;
    gint64 start = g_get_monotonic_time();
    if (!wait_for(events, argv[3], title)) {
      printf("save %d of %d is missed\n", i + 1, n);
      return 1;
    }
    times[i] = (double)(g_get_monotonic_time() - start) / 1000;
  }
  qsort(times, (size_t)n, sizeof *times, compare_doubles);
  printf("%d saves: %.1f ms, at most %.1f ms\n", n, times[n / 2], times[n - 1]);
  return 0;
}
