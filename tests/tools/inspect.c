/* inspect: what is in the scene of a map.
 *
 *     inspect scene FILE [THEME]   all of it, one line an item
 *     inspect texts FILE           what can be read in it, one text a line
 *     inspect changes OLD NEW      all of the map of the changes between two journeys */
#include <stdio.h>
#include <string.h>

#include "api/api.h"

static void print_scene(const CjmScene *scene)
{
  g_autoptr(GString) dump = g_string_new(NULL);
  cjm_scene_dump(scene, dump);
  fputs(dump->str, stdout);
}

static void print_texts(const CjmScene *scene)
{
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_TEXT) continue;
    const CjmTextBlock *block = item->u.text.block;
    for (size_t j = 0; j < block->n_lines; j++) printf("%s%.*s", j ? " " : "", block->lines[j].len, block->lines[j].text);
    putchar('\n');
  }
}

/* What there is to know of the failure goes to standard error. */
static void report(const CjmDocument *document, char *error)
{
  char *messages = document ? cjm_document_print(document, NULL) : NULL;
  fprintf(stderr, "%s%s\n", messages ? messages : "", error ? error : "no map");
  cjm_free(messages);
  cjm_free(error);
}

static int print_changes(const char *old, const char *new)
{
  CjmDocument *older = NULL, *newer = NULL;
  CjmDiff *diff = NULL;
  CjmMap *map = NULL;
  char *error = NULL;
  CjmResult result = cjm_document_load(old, &older, &error);
  if (result == CJM_OK) result = cjm_document_load(new, &newer, &error);
  if (result == CJM_OK) result = cjm_diff_new(older, newer, NULL, &diff, &error);
  if (result == CJM_OK) result = cjm_diff_map_new(diff, newer, NULL, &map, &error);
  if (result != CJM_OK) report(newer ? newer : older, error);
  else print_scene(map->pages.at[0]);
  cjm_map_free(map);
  cjm_diff_free(diff);
  cjm_document_free(newer);
  cjm_document_free(older);
  return result;
}

int main(int argc, char **argv)
{
  if (argc == 4 && strcmp(argv[1], "changes") == 0) return print_changes(argv[2], argv[3]);
  bool texts = argc == 3 && strcmp(argv[1], "texts") == 0;
  if (!texts && (argc < 3 || strcmp(argv[1], "scene") != 0)) {
    fputs("usage: inspect scene FILE [THEME], inspect texts FILE, or inspect changes OLD NEW\n", stderr);
    return CJM_USAGE;
  }
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  char *error = NULL;
  cjm_use_hyphenation(NULL, NULL); /* the patterns that are installed must not change what is expected */
  CjmMapOptions options = {.size = sizeof options, .theme = argc > 3 ? argv[3] : NULL};
  CjmResult result = cjm_document_load(argv[2], &document, &error);
  if (result == CJM_OK) result = cjm_map_new(document, &options, &map, &error);
  if (result != CJM_OK) report(document, error);
  else if (texts) print_texts(map->pages.at[0]);
  else print_scene(map->pages.at[0]);
  cjm_map_free(map);
  cjm_document_free(document);
  return result;
}
