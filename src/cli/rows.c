#include "cli/rows.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

CjmResult cjm_cli_use_fonts(const CjmFontSettings *fonts)
{
  char *error = NULL;
  CjmResult result = cjm_run_use_fonts(fonts, &error);
  cjm_console_failure(NULL, error);
  return result;
}

bool cjm_cli_lacks_input(const CjmCommand *command, const CjmFileSettings *files, char *const *operands, int n)
{
  bool reads_stdin = files->list ? strcmp(files->list, "-") == 0 : !n;
  for (int i = 0; i < n; i++) reads_stdin = reads_stdin || strcmp(operands[i], "-") == 0;
  if (!reads_stdin || !isatty(STDIN_FILENO)) return false;
  g_autofree char *help = cjm_help_new(command);
  fputs(help, stderr);
  return true;
}

unsigned cjm_cli_columns(void)
{
  struct winsize size;
  return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? MIN(size.ws_col, 100u) : 0;
}
