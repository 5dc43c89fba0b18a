#include "lsp/published.h"

#include <string.h>

#include "base/json-read.h"
#include "base/json.h"

typedef struct Found {
  char *uri;        /* of the file that it is in */
  GPtrArray *items; /* char *: diagnostics as JSON */
} Found;

typedef struct Check {
  char *uri;         /* of the text */
  GPtrArray *inputs; /* char *: paths */
  GPtrArray *found;  /* Found * */
} Check;

struct CjmLspPublished {
  GPtrArray *checks; /* Check * */
};

static void found_free(void *data)
{
  Found *found = data;
  g_free(found->uri);
  g_ptr_array_unref(found->items);
  g_free(found);
}

static void check_free(void *data)
{
  Check *check = data;
  g_free(check->uri);
  g_ptr_array_unref(check->inputs);
  g_ptr_array_unref(check->found);
  g_free(check);
}

CjmLspPublished *cjm_lsp_published_new(void)
{
  CjmLspPublished *published = g_new0(CjmLspPublished, 1);
  published->checks = g_ptr_array_new_with_free_func(check_free);
  return published;
}

void cjm_lsp_published_free(CjmLspPublished *published)
{
  g_ptr_array_unref(published->checks);
  g_free(published);
}

static Check *find_check(const CjmLspPublished *published, const char *uri)
{
  for (guint i = 0; i < published->checks->len; i++) {
    Check *check = published->checks->pdata[i];
    if (strcmp(check->uri, uri) == 0) return check;
  }
  return NULL;
}

static void add_uri(GPtrArray *uris, const char *uri)
{
  if (!g_ptr_array_find_with_equal_func(uris, uri, g_str_equal, NULL)) g_ptr_array_add(uris, g_strdup(uri));
}

static void add_uris(GPtrArray *uris, const Check *check)
{
  for (guint i = 0; i < check->found->len; i++) add_uri(uris, ((const Found *)check->found->pdata[i])->uri);
}

static Check *add_check(CjmLspPublished *published, const char *uri)
{
  Check *check = g_new(Check, 1);
  *check = (Check){g_strdup(uri), g_ptr_array_new_with_free_func(g_free), g_ptr_array_new_with_free_func(found_free)};
  g_ptr_array_add(published->checks, check);
  return check;
}

static Found *add_found(Check *check, const char *uri)
{
  Found *found = g_new(Found, 1);
  *found = (Found){g_strdup(uri), g_ptr_array_new_with_free_func(g_free)};
  g_ptr_array_add(check->found, found);
  return found;
}

static const CjmJsonValue *first_of(const CjmJsonValue *value, const char *key)
{
  const CjmJsonValue *list = cjm_json_get(value, key);
  return list ? list->first : NULL;
}

GPtrArray *cjm_lsp_published_update(CjmLspPublished *published, const char *uri, const char *text)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const char *problem = NULL;
  const CjmJsonValue *value = cjm_json_read(arena, text, strlen(text), &problem);
  GPtrArray *uris = cjm_lsp_published_drop(published, uri);
  Check *check = add_check(published, uri);
  add_uri(uris, uri);
  for (const CjmJsonValue *input = first_of(value, "inputs"); input; input = input->next)
    g_ptr_array_add(check->inputs, g_strdup(input->text));
  for (const CjmJsonValue *file = first_of(value, "files"); file; file = file->next) {
    Found *found = add_found(check, cjm_json_get_text(file, "uri"));
    for (const CjmJsonValue *item = first_of(file, "items"); item; item = item->next)
      g_ptr_array_add(found->items, g_strndup(item->raw, item->raw_len));
  }
  add_uris(uris, check);
  return uris;
}

void cjm_lsp_published_fail(CjmLspPublished *published, const char *uri, const char *message)
{
  enum { ERROR = 1 };
  g_autoptr(GPtrArray) dropped = cjm_lsp_published_drop(published, uri);
  g_autoptr(GString) item = g_string_new(NULL);
  CjmJson json = {.out = item};
  cjm_json_open(&json, '{');
  cjm_json_key(&json, "range");
  cjm_json_raw(&json, "{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":0}}");
  cjm_json_member_number(&json, "severity", ERROR);
  cjm_json_member(&json, "source", "cjm");
  cjm_json_member(&json, "message", message);
  cjm_json_close(&json, '}');
  g_ptr_array_add(add_found(add_check(published, uri), uri)->items, g_strdup(item->str));
}

GPtrArray *cjm_lsp_published_drop(CjmLspPublished *published, const char *uri)
{
  GPtrArray *uris = g_ptr_array_new_with_free_func(g_free);
  Check *check = find_check(published, uri);
  if (!check) return uris;
  add_uris(uris, check);
  g_ptr_array_remove(published->checks, check);
  return uris;
}

bool cjm_lsp_published_depends(const CjmLspPublished *published, const char *uri, const char *path)
{
  const Check *check = find_check(published, uri);
  return check && g_ptr_array_find_with_equal_func(check->inputs, path, g_str_equal, NULL);
}

/* The diagnostics in a file, each once. */
static GPtrArray *items_new(const CjmLspPublished *published, const char *uri)
{
  GPtrArray *items = g_ptr_array_new();
  for (guint i = 0; i < published->checks->len; i++) {
    const Check *check = published->checks->pdata[i];
    for (guint k = 0; k < check->found->len; k++) {
      const Found *found = check->found->pdata[k];
      for (guint n = 0; strcmp(found->uri, uri) == 0 && n < found->items->len; n++)
        if (!g_ptr_array_find_with_equal_func(items, found->items->pdata[n], g_str_equal, NULL))
          g_ptr_array_add(items, found->items->pdata[n]);
    }
  }
  return items;
}

char *cjm_lsp_published_params_new(const CjmLspPublished *published, const char *uri, const double *version)
{
  g_autoptr(GPtrArray) items = items_new(published, uri);
  GString *out = g_string_new(NULL);
  CjmJson json = {.out = out};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "uri", uri);
  if (version) cjm_json_member_number(&json, "version", *version);
  cjm_json_key(&json, "diagnostics");
  cjm_json_open(&json, '[');
  for (guint i = 0; i < items->len; i++) cjm_json_raw(&json, items->pdata[i]);
  cjm_json_close(&json, ']');
  cjm_json_close(&json, '}');
  return g_string_free(out, FALSE);
}
