/* main.c: the program with all commands, which start.c starts for those that draw. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create() */
#endif

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "api/program.h"
#include "cli/cli.h"

/* In place of the C library's: cairo writes PostScript through a temporary file, and a confined process cannot create any. The file is in memory. */
__attribute__((visibility("default"))) FILE *tmpfile(void)
{
  int fd = memfd_create("cjm", MFD_CLOEXEC);
  FILE *file = fd >= 0 ? fdopen(fd, "w+") : NULL;
  if (!file && fd >= 0) close(fd);
  return file;
}

int main(int argc, char **argv)
{
  cjm_use_font_cache();
  cjm_commands_register(cjm_commands);
  return cjm_cli_run(argc, argv);
}
