#include "export/html/page.h"

#include "export/svg/write.h"

void cjm_page_text(GString *out, const char *text)
{
  cjm_svg_text(out, text, -1);
}

void cjm_page_class(CjmPage *page, GString *out, const char *rules)
{
  guint seen = GPOINTER_TO_UINT(g_hash_table_lookup(page->classes, rules));
  if (!seen) {
    seen = g_hash_table_size(page->classes) + 1;
    g_hash_table_insert(page->classes, g_strdup(rules), GUINT_TO_POINTER(seen));
    g_string_append_printf(page->style, ".k%u{%s}\n", seen, rules);
  }
  g_string_append_printf(out, "%u", seen);
}

guint cjm_page_object(CjmPage *page, const void *object)
{
  guint seen = GPOINTER_TO_UINT(g_hash_table_lookup(page->objects, object));
  if (!seen) {
    seen = g_hash_table_size(page->objects) + 1;
    g_hash_table_insert(page->objects, (void *)(guintptr)object, GUINT_TO_POINTER(seen));
  }
  return seen;
}
