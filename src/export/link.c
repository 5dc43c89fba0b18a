#include "export/link.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* What stands for itself in a URI (RFC 3986), `%` for what is encoded already; without ( ) ' which cairo would not escape. */
static const char plain[] = "-._~:/?#[]@!$&*+,;=%";

static bool is_plain(char c)
{
  return g_ascii_isalnum(c) || (c && strchr(plain, c));
}

/* Schemes whose "address" is a program or a whole document. */
static const char *const running[] = {"javascript:", "vbscript:", "data:"};

char *cjm_link_uri_new(const char *href)
{
  GString *uri = g_string_new(NULL);
  for (const char *p = href; *p; p++) {
    if (is_plain(*p)) g_string_append_c(uri, *p);
    else g_string_append_printf(uri, "%%%02X", (guchar)*p);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(running); i++)
    if (g_ascii_strncasecmp(uri->str, running[i], strlen(running[i])) == 0) {
      g_string_free(uri, TRUE);
      return NULL;
    }
  return g_string_free(uri, FALSE);
}
