/* markup.h: texts of cells and list items without their Markdown and HTML. */
#ifndef CJM_IMPORT_MARKUP_H
#define CJM_IMPORT_MARKUP_H

#include <glib.h>
#include <stdbool.h>

/* The text without emphasis, code marks, links (their text stays), tags of HTML, entities (which become characters) and backslashes before
 * punctuation. `<br>` and paragraphs become line breaks, other spaces single ones; none are at the ends. Free with g_free(). */
char *cjm_markup_plain_new(const char *text);

/* The addresses of the links in a text (char *), http, https and mailto only; NULL for none. */
GPtrArray *cjm_markup_links_new(const char *text);

/* A link, `[text](address)`, at the start of `text`. */
typedef struct CjmMarkupLink {
  const char *text, *address; /* in the text given */
  size_t text_len, address_len;
  const char *end; /* after the link */
} CjmMarkupLink;
bool cjm_markup_link(const char *text, CjmMarkupLink *ret_link);

/* Whether the address may be a link of a journey. */
bool cjm_markup_is_address(const char *address, size_t len);

#endif
