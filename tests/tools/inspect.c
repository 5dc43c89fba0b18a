/* inspect: what tests look at.
 *
 *     inspect scene FILE [THEME]   the scene of a map, one line an item
 *     inspect texts FILE           what its author wrote, one text a line */
#include <stdio.h>
#include <string.h>

#include "api/api.h"
#include "decode/fields.h"

static int give_up(const CjmDocument *document, const char *error)
{
  if (document) {
    char *messages = cjm_document_print(document, NULL);
    fputs(messages, stderr);
    cjm_free(messages);
  }
  fprintf(stderr, "%s\n", error ? error : "no map");
  return 1;
}

static int print_scene(CjmDocument *document, const char *theme)
{
  CjmMapSettings settings = {.theme = theme};
  CjmMap *map;
  char *error = NULL;
  if (cjm_map_new(document, &settings, &map, &error) != CJM_OK)
    return give_up(document, error);
  g_autoptr(GString) dump = g_string_new(NULL);
  cjm_scene_dump(map->scene, dump);
  fputs(dump->str, stdout);
  cjm_map_free(map);
  return 0;
}

static void print_text(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data)
{
  (void)shape;
  (void)field;
  (void)data;
  g_autofree char *line = g_strdelimit(g_strdup(text->at), "\n", ' ');
  puts(line);
}

int main(int argc, char **argv)
{
  CjmDocument *document = NULL;
  char *error = NULL;
  if (argc < 3)
    return give_up(NULL, "usage: inspect scene|texts FILE [THEME]");
  if (cjm_document_load(argv[2], &document, &error) != CJM_OK)
    return give_up(document, error);
  int status = 0;
  if (strcmp(argv[1], "scene") == 0)
    status = print_scene(document, argc > 3 ? argv[3] : NULL);
  else
    cjm_journey_each_text(document->journey, print_text, NULL);
  cjm_document_free(document);
  return status;
}
