#include <glib.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include "api/program.h"
#include "cli/cli.h"

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

int main(int argc, char **argv)
{
  set_memory();
  g_set_print_handler(print_nothing);
  signal(SIGABRT, on_bug);
  signal(SIGSEGV, on_bug);
  signal(SIGPIPE, SIG_IGN); /* a worker that has ended is no reason to end (see cjm_end_by_pipe()), */
  signal(SIGXFSZ, SIG_IGN); /* and a file that may not grow is an error of writing like any other */
  cjm_use_font_cache();
  cjm_commands_register(cjm_commands);
  return cjm_cli_run(argc, argv);
}
