#include "export/link.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Characters that may stand in a URI as they are (RFC 3986), and `%` of what is already encoded; not ( ) ' which cairo does not
 * escape. */
static const char plain[] = "-._~:/?#[]@!$&*+,;=%";

static bool is_plain(char c)
{
  return g_ascii_isalnum(c) || (c && strchr(plain, c));
}

/* Other schemes might run a program when the link is followed. */
static const char *const schemes[] = {"https:", "http:", "mailto:"};

static bool is_address(const char *href)
{
  for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
    if (g_ascii_strncasecmp(href, schemes[i], strlen(schemes[i])) == 0) return true;
  return false;
}

bool cjm_link_is_local(const char *href)
{
  return g_str_has_prefix(href, "./") || g_str_has_prefix(href, "../");
}

char *cjm_link_uri_new(const char *href)
{
  if (!is_address(href) && !cjm_link_is_local(href)) return NULL;
  GString *uri = g_string_new(NULL);
  for (const char *p = href; *p; p++) {
    if (is_plain(*p)) g_string_append_c(uri, *p);
    else g_string_append_printf(uri, "%%%02X", (guchar)*p);
  }
  return g_string_free(uri, FALSE);
}
