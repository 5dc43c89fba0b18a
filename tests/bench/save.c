/* save MAP OUTPUT TIMES COMMAND…: starts the command, which watches MAP and writes OUTPUT, saves MAP that often (each time another title, by renaming),
 * and prints `least median most`, milliseconds from a save to the new file. */
#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The text of a file, zero-terminated; exits if there is none. */
static char *read_all(const char *path)
{
  FILE *f = fopen(path, "r");
  if (!f || fseek(f, 0, SEEK_END) != 0) exit(3);
  long size = ftell(f);
  char *text = calloc((size_t)size + 1, 1);
  rewind(f);
  if (!text || fread(text, 1, (size_t)size, f) != (size_t)size) exit(3);
  fclose(f);
  return text;
}

/* The map, whose first line is a title, with another title. */
static void save(const char *path, const char *text, int i)
{
  char temporary[4096];
  snprintf(temporary, sizeof temporary, "%s.new", path);
  FILE *f = fopen(temporary, "w");
  const char *rest = strchr(text, '\n');
  if (!f || !rest || fprintf(f, "title: Save %d%s", i, rest) < 0 || fclose(f) != 0 || rename(temporary, path) != 0) exit(3);
}

/* Waits until a file has been renamed to that name in the watched folder. False after `most` ms. */
static int wait_for(int watch, const char *name, int most)
{
  _Alignas(struct inotify_event) char events[4096];
  for (struct pollfd p = {watch, POLLIN, 0}; poll(&p, 1, most) == 1;) {
    ssize_t n = read(watch, events, sizeof events);
    for (ssize_t at = 0; at < n;) {
      const struct inotify_event *event = (const struct inotify_event *)(const void *)(events + at);
      if (event->len && strcmp(event->name, name) == 0) return 1;
      at += (ssize_t)(sizeof *event + event->len);
    }
  }
  return 0;
}

int main(int argc, char **argv)
{
  if (argc < 5) return 2;
  int times = atoi(argv[3]), failed = times < 1;
  char *text = read_all(argv[1]), *folder = strdup(argv[2]), *slash = strrchr(folder, '/');
  double *took = calloc((size_t)times + 1, sizeof *took);
  if (!slash || !took) return 2;
  *slash = '\0';
  int watch = inotify_init1(IN_CLOEXEC);
  inotify_add_watch(watch, folder, IN_MOVED_TO);
  pid_t child = fork();
  if (child == 0) {
    execvp(argv[4], argv + 4);
    _exit(127);
  }
  failed |= !wait_for(watch, slash + 1, 10000);
  for (int i = 0; i < times && !failed; i++) {
    while (wait_for(watch, slash + 1, 100)) {} /* somebody types */
    double start = now();
    save(argv[1], text, i);
    failed |= !wait_for(watch, slash + 1, 10000);
    took[i] = now() - start;
  }
  kill(child, SIGTERM);
  waitpid(child, NULL, 0);
  if (failed) return 1;
  qsort(took, (size_t)times, sizeof *took, by_size);
  printf("%.1f %.1f %.1f\n", took[0], took[times / 2], took[times - 1]);
  free(took);
  free(folder);
  free(text);
  return 0;
}
