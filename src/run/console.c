#include "run/console.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/printable.h"
#include "base/spell.h"
#include "run/save.h"

/* The text may contain file names, so unprintable characters are replaced. g_printerr() is not used, as it replaces non-ASCII
 * characters in the C locale. */
static void write_line(const char *prefix, const char *text)
{
  g_autoptr(GString) line = g_string_new(prefix);
  cjm_printable_append(line, text, strlen(text));
  g_string_append_c(line, '\n');
  fputs(line->str, stderr);
}

static GPtrArray *collected;
static bool is_silent;

void cjm_console_collect(GPtrArray *errors, bool silent)
{
  collected = errors;
  is_silent = errors && silent;
}

/* Collects an error; whether it still has to be written. */
static bool collect(const char *text)
{
  if (collected) g_ptr_array_add(collected, g_strdup(text));
  return !is_silent;
}

void cjm_console_error(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  if (collect(text)) write_line("cjm: ", text);
}

void cjm_console_note(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  write_line("cjm: ", text);
}

void cjm_console_failure(const char *input, char *error)
{
  if (error) cjm_console_error("%s%s%s", input ? input : "", input ? ": " : "", error);
  cjm_free(error);
}

CjmResult cjm_console_misuse(const char *command, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *text = g_strdup_vprintf(format, args);
  va_end(args);
  if (!collect(text)) return CJM_USAGE;
  write_line("cjm: ", text);
  g_autofree char *hint = g_strdup_printf("Try `cjm help%s%s`.", command ? " " : "", command ? command : "");
  write_line("", hint);
  return CJM_USAGE;
}

CjmResult cjm_console_unknown(const char *command, const char *what, const char *name, const char *const *known, size_t n)
{
  const char *nearest = cjm_spell_complete(name, known, n);
  if (nearest) return cjm_console_misuse(command, "there is no %s '%s'; did you mean '%s'?", what, name, nearest);
  GString *list = g_string_new(NULL);
  for (size_t i = 0; i < n; i++) g_string_append_printf(list, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " and ", known[i]);
  g_autofree char *all = g_string_free(list, FALSE);
  return cjm_console_misuse(command, "there is no %s '%s'; there %s %s", what, name, n == 1 ? "is" : "are", all);
}

CjmResult cjm_console_print(const char *text)
{
  char *error = NULL;
  CjmResult result = cjm_run_save("-", text, strlen(text), &error);
  if (result == CJM_CLOSED) cjm_end_by_pipe();
  cjm_console_failure(NULL, error);
  return result;
}

CjmResult cjm_console_write(const char *path, const void *data, size_t len)
{
  char *error = NULL;
  CjmResult status = cjm_run_save(path ? path : "-", data, len, &error);
  if (status == CJM_CLOSED) cjm_end_by_pipe();
  cjm_console_failure(NULL, error);
  return status;
}
