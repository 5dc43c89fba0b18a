/* start.c: the program as it is started. Commands that draw nothing run here; for all others it becomes the program with all commands (main.c), which is
 * linked with pango and cairo. Loading those libraries takes several times as long as checking a journey. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/program.h"
#include "cli/cli.h"

static const CjmCommand *const commands[] = {
  &cjm_command_check,  &cjm_command_merge,  &cjm_command_fmt,     &cjm_command_explain,
  &cjm_command_guide, &cjm_command_schema, &cjm_command_version,
};

static char **arguments;
static pid_t process;

/* Becomes the program with all commands, with the same arguments. It is in draw/ beside this program where that was built, and in
 * ../libexec/cjm/ where it is installed. */
G_NORETURN static void start_main(void)
{
  static const char *const places[] = {"draw/cjm", "../libexec/cjm/cjm"};
  bool is_worker = getpid() != process;
  g_assert(!is_worker); /* it would run the command again */
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  if (!program) program = g_find_program_in_path(arguments[0]);
  g_autofree char *folder = program ? g_path_get_dirname(program) : g_strdup(".");
  for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
    g_autofree char *path = g_build_filename(folder, places[i], NULL);
    execv(path, arguments);
  }
  cjm_console_error("cannot start %s/%s, which draws maps: %s", folder, places[G_N_ELEMENTS(places) - 1], g_strerror(errno));
  exit(CJM_ENVIRONMENT);
}

/* Functions of the library that need drawing libraries. The commands above call them only for some of their options, before they start a worker or
 * print anything. That they are defined here also keeps the linker from taking those of the library. */

const char *cjm_format_name(size_t i)
{
  (void)i;
  start_main();
}

const char *cjm_format_extension(size_t i)
{
  (void)i;
  start_main();
}

bool cjm_format_is_data(size_t i)
{
  (void)i;
  start_main();
}

bool cjm_format_is_text(size_t i)
{
  (void)i;
  start_main();
}

const char *cjm_library_name(size_t i)
{
  (void)i;
  start_main();
}

const char *cjm_library_version(size_t i)
{
  (void)i;
  start_main();
}

CjmResult cjm_use_fonts(const char *const *folders, size_t n, bool with_system, char **ret_error)
{
  (void)folders, (void)n, (void)with_system, (void)ret_error;
  start_main();
}

CjmResult cjm_use_hyphenation(const char *folder, char **ret_error)
{
  (void)folder, (void)ret_error;
  start_main();
}

/* No font is read here. */

bool cjm_has_current_fonts(void)
{
  return true;
}

void cjm_add_font_paths(GPtrArray *paths)
{
  (void)paths;
}

char *cjm_take_font_cache(void)
{
  return NULL;
}

void cjm_save_font_cache(const char *text)
{
  (void)text;
}

/* The commands by name; asked for one that is not here, for that of a number, or for all, this program becomes the other one. */

const CjmCommand *cjm_command_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
    if (strcmp(commands[i]->name, name) == 0) return commands[i];
  start_main();
}

const CjmCommand *cjm_command_at(size_t i)
{
  (void)i;
  start_main();
}

int main(int argc, char **argv)
{
  arguments = g_new0(char *, (gsize)argc + 1); /* reading the options moves those in `argv` */
  memcpy(arguments, argv, (gsize)argc * sizeof *arguments);
  process = getpid();
  return cjm_cli_run(argc, argv);
}
