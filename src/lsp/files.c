/* files.c: files that values name. */
#include "lsp/items.h"

#include <string.h>

/* Most names of files that are offered. */
enum { FILES_MAX = 200 };

static bool has_ending(const char *name, const char *const *endings)
{
  for (size_t i = 0; endings[i]; i++)
    if (g_str_has_suffix(name, endings[i])) return true;
  return false;
}

/* The endings of the files that the field may name; NULL: it names none. */
static const char *const *endings_of(const CjmField *field)
{
  static const char *const pictures[] = {".png", ".jpg", ".jpeg", NULL}, *const tables[] = {".csv", NULL},
                           *const journeys[] = {".yaml", ".yml", ".json", NULL};
  if (field->type == CJM_FIELD_IMAGE) return pictures;
  if (field->type == CJM_FIELD_PATH) return strcmp(field->key, "file") == 0 ? tables : journeys;
  return field->reader == CJM_READER_EXTENDS ? journeys : NULL;
}

static int compare(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder that do not begin with a full stop, in order; those of folders end in `/`. */
static GPtrArray *names_new(const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir && names->len < FILES_MAX && (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (*name == '.' || !g_utf8_validate(name, -1, NULL)) continue;
    g_ptr_array_add(names, g_strconcat(name, g_file_test(path, G_FILE_TEST_IS_DIR) ? "/" : "", NULL));
  }
  if (dir) g_dir_close(dir);
  g_ptr_array_sort(names, compare);
  return names;
}

void cjm_lsp_add_files(CjmLspItems *items, const CjmField *field)
{
  const char *const *endings = endings_of(field), *path = items->call->file->text->path;
  if (!endings || !path) return;
  g_autofree char *typed = cjm_lsp_place_token_new(items->place, items->call->file->text->source),
                  *own = g_path_get_dirname(path), *name = g_path_get_basename(path);
  const char *slash = strrchr(typed, '/');
  g_autofree char *below = slash ? g_strndup(typed, (gsize)(slash - typed) + 1) : g_strdup(""),
                  *folder = g_build_filename(own, below, NULL);
  if (*typed == '/' || strstr(below, "..")) return;
  g_autoptr(GPtrArray) names = names_new(folder);
  for (guint i = 0; i < names->len; i++) {
    const char *one = names->pdata[i];
    if (!g_str_has_suffix(one, "/") && !has_ending(one, endings)) continue;
    if (!*below && strcmp(one, name) == 0) continue;
    g_autofree char *label = g_strconcat(below, one, NULL);
    cjm_lsp_add_item(items, &(CjmLspItem){.label = label, .kind = CJM_LSP_ITEM_FILE});
  }
}
