#include "cli/messages.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *cjm_colour_word(size_t i)
{
  static const char *const words[] = {"auto", "always", "never"};
  return i < G_N_ELEMENTS(words) ? words[i] : NULL;
}

static bool wants_colour(const CjmMessageSettings *settings)
{
  if (strcmp(settings->color, "auto") != 0)
    return strcmp(settings->color, "always") == 0;
  const char *no_color = g_getenv("NO_COLOR");
  return isatty(STDERR_FILENO) && !(no_color && *no_color) && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

static void append_count(GString *out, size_t n, const char *what)
{
  if (n)
    g_string_append_printf(out, "%s%zu %s%s", out->len ? " and " : "", n, what, n == 1 ? "" : "s");
}

static void print_summary(const CjmDocument *document, bool stops)
{
  GString *counts = g_string_new(NULL);
  append_count(counts, cjm_document_count(document, CJM_LEVEL_ERROR), "error");
  append_count(counts, cjm_document_count(document, CJM_LEVEL_WARNING), "warning");
  if (counts->len)
    fprintf(stderr, "%s%s\n", counts->str, stops ? "; nothing was written" : "");
  g_string_free(counts, TRUE);
}

bool cjm_messages_print(const CjmMessageSettings *settings, const CjmDocument *document)
{
  CjmLevel fatal = settings->strict ? CJM_LEVEL_WARNING : CJM_LEVEL_ERROR;
  bool stops = cjm_document_count(document, CJM_LEVEL_ERROR) || cjm_document_count(document, fatal);
  CjmPrintOptions options = {.style = settings->style,
                             .colour = wants_colour(settings),
                             .least = settings->quiet ? fatal : CJM_LEVEL_INFO,
                             .max_errors = settings->max_errors};
  char *text = cjm_document_print(document, &options);
  fputs(text, stderr);
  if (*text && strcmp(settings->style, "human") == 0)
    print_summary(document, stops);
  cjm_free(text);
  return stops;
}
