#include "run/messages.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "run/console.h"
#include "run/save.h"

const char *cjm_colour_word(size_t i)
{
  static const char *const words[] = {"auto", "always", "never"};
  return i < G_N_ELEMENTS(words) ? words[i] : NULL;
}

bool cjm_messages_want_colour(const CjmMessageSettings *settings, bool to_stdout)
{
  if (strcmp(settings->color, "auto") != 0) return strcmp(settings->color, "always") == 0;
  const char *no_color = g_getenv("NO_COLOR");
  return !settings->to && isatty(to_stdout ? STDOUT_FILENO : STDERR_FILENO) && !(no_color && *no_color) &&
         g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

/* The lowest level that stops the processing of a file. */
static CjmLevel fatal_level(const CjmMessageSettings *settings)
{
  return settings->strict ? CJM_LEVEL_WARNING : CJM_LEVEL_ERROR;
}

/* The lowest level that is shown. */
static CjmLevel least_level(const CjmMessageSettings *settings)
{
  return settings->quiet ? fatal_level(settings) : CJM_LEVEL_INFO;
}

static bool is_for_people(const CjmMessageSettings *settings)
{
  return strcmp(settings->style, "human") == 0 || strcmp(settings->style, "short") == 0;
}

void cjm_messages_begin(CjmMessages *messages, const CjmMessageSettings *settings, bool to_stdout)
{
  CjmPrintOptions options = {.size = sizeof options,
                             .style = settings->style,
                             .colour = cjm_messages_want_colour(settings, to_stdout),
                             .least = least_level(settings),
                             .max_errors = settings->max_errors};
  *messages = (CjmMessages){.settings = settings, .to_stdout = to_stdout, .printer = cjm_printer_new(&options)};
  messages->errors = g_ptr_array_new_with_free_func(g_free);
  cjm_console_collect(messages->errors, !is_for_people(settings) && !to_stdout && !settings->to);
}

static void put(CjmMessages *messages, const char *text)
{
  if (messages->settings->to) {
    char *held = g_strconcat(messages->held ? messages->held : "", text, NULL);
    g_free(messages->held);
    messages->held = held;
  } else if (!messages->to_stdout) {
    fputs(text, stderr);
  } else if (*text && messages->result == CJM_OK) {
    messages->result = cjm_console_print(text);
  }
}

/* Takes over `text`. */
static void put_printed(CjmMessages *messages, char *text)
{
  put(messages, text);
  cjm_free(text);
}

bool cjm_messages_forbid(const CjmMessageSettings *settings, const CjmDocument *document)
{
  return cjm_document_count(document, CJM_LEVEL_ERROR) || cjm_document_count(document, fatal_level(settings));
}

bool cjm_messages_add(CjmMessages *messages, const CjmDocument *document)
{
  put_printed(messages, cjm_printer_print(messages->printer, document));
  return cjm_messages_forbid(messages->settings, document);
}

void cjm_messages_remark(CjmMessages *messages, const char *line)
{
  if (strcmp(messages->settings->style, "human") != 0) return;
  put(messages, line);
  put(messages, "\n");
}

void cjm_messages_fail(CjmMessages *messages, const char *file, const char *error)
{
  char *text = cjm_printer_fail(messages->printer, file && strcmp(file, "-") == 0 ? "<stdin>" : file, error);
  bool is_said = *text && !messages->to_stdout && !messages->settings->to;
  put_printed(messages, text);
  if (!is_said) cjm_console_note("%s", error);
}

CjmResult cjm_messages_end(CjmMessages *messages, CjmResult result, bool may_write)
{
  cjm_console_collect(NULL, false);
  for (guint i = 0; i < messages->errors->len; i++)
    put_printed(messages, cjm_printer_fail(messages->printer, NULL, messages->errors->pdata[i]));
  g_ptr_array_unref(messages->errors);
  put_printed(messages, cjm_printer_end(messages->printer, result));
  cjm_printer_free(messages->printer);
  char *error = NULL;
  if (messages->held && may_write) messages->result = cjm_run_save(messages->settings->to, messages->held, strlen(messages->held), &error);
  cjm_console_failure(NULL, error);
  g_free(messages->held);
  return messages->result;
}

char *cjm_messages_count_new(const CjmMessages *messages, const size_t *counts)
{
  static const char *const names[] = {[CJM_LEVEL_INFO] = "remark", [CJM_LEVEL_WARNING] = "warning", [CJM_LEVEL_ERROR] = "error"};
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
  int least = (int)least_level(messages->settings);
  for (int level = CJM_LEVEL_ERROR; level >= least; level--)
    if (counts[level])
      g_ptr_array_add(parts, g_strdup_printf("%zu %s%s", counts[level], names[level], counts[level] == 1 ? "" : "s"));
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i + 1 < parts->len ? ", " : " and ", (const char *)parts->pdata[i]);
  return g_string_free(text, FALSE);
}
