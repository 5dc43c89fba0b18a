#include "cli/cli.h"

#include <glib.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "run/save.h"

/* A bug in cjm is reported as one, never as an error of a file. */
static void on_bug(int number)
{
  static const char message[] = "cjm: this is a bug in cjm; please report it, with the file\n";
  (void)number;
  ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
  (void)written;
  _exit(CJM_BUG);
}

/* Large blocks go back to the system when they are freed; glibc would stop doing so after the first. What small ones have
 * had stays for the next map of a batch. */
static void set_memory(void)
{
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  mallopt(M_TRIM_THRESHOLD, 32 * 1024 * 1024);
  mallopt(M_TOP_PAD, 512 * 1024);
#endif
}

/* GLib prints "Bail out!" there when an assertion fails; standard output is for data. */
static void print_nothing(const char *text)
{
  (void)text;
}

static bool is_any(const char *word, const char *a, const char *b)
{
  return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

static bool asks_for_help(int argc, char **argv)
{
  for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++)
    if (is_any(argv[i], "--help", "-h")) return true;
  return false;
}

static CjmResult run(int argc, char **argv)
{
  if (argc < 2) {
    g_autofree char *help = cjm_help_new(NULL);
    fputs(help, stderr);
    return CJM_USAGE;
  }
  const char *name = is_any(argv[1], "--help", "-h") ? "help" : is_any(argv[1], "--version", "-V") ? "version" : argv[1];
  const CjmCommand *command = cjm_command_find(name);
  if (!command) return cjm_command_unknown(name);
  if (asks_for_help(argc - 2, argv + 2)) {
    g_autofree char *help = cjm_help_new(command);
    return cjm_console_print(help);
  }
  return command->run(command, argc - 2, argv + 2);
}

int cjm_cli_run(int argc, char **argv)
{
  set_memory();
  g_set_print_handler(print_nothing);
  signal(SIGABRT, on_bug);
  signal(SIGSEGV, on_bug);
  signal(SIGPIPE, SIG_IGN); /* a worker that has ended is no reason to end (see cjm_end_by_pipe()), */
  signal(SIGXFSZ, SIG_IGN); /* and a file that may not grow is an error of writing like any other */
  CjmResult result = run(argc, argv);
  if (result == CJM_CLOSED) cjm_end_by_pipe();
  return result;
}
