/* places list|dot|typ|mmd|puml FILE: every text of a journey's map, for those who draw no more than that.
 *
 * As a list for the floor: first `width height`, then a line a text: x, y, width, size, weight, italic, text, all px. As a
 * table for graphviz, which breaks no lines: a cell a text, with the lines of the map. For typst and PlantUML as
 * a table too, for Mermaid as a journey with a task a text: these break lines themselves, or not at all. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "api/api.h"

static char *whole_text_new(const CjmTextBlock *block)
{
  const CjmTextLine *first = &block->lines[0], *last = &block->lines[block->n_lines - 1];
  char *text = g_strndup(first->text, (gsize)(last->text + last->len - first->text));
  return g_strdelimit(text, "\n", ' ');
}

static void print_place(const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  g_autofree char *text = whole_text_new(block);
  printf("%.3f\t%.3f\t%.3f\t%.3f\t%d\t%d\t%s\n", item->u.text.at.x, item->u.text.at.y, block->width, block->style.size,
         (int)block->style.weight, block->style.italic, text);
}

/* Without FONT and B tags, which cost graphviz time: a table in one font. */
static void print_cell(const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  fputs("<TD>", stdout);
  for (size_t i = 0; i < block->n_lines; i++) {
    g_autofree char *line = g_markup_escape_text(block->lines[i].text, block->lines[i].len);
    printf("%s%s", i ? "<BR/>" : "", line);
  }
  puts("</TD>");
}

static bool is_text(const CjmItem *item)
{
  return item->kind == CJM_ITEM_TEXT && item->u.text.block->n_lines && item->u.text.block->lines[0].len;
}

/* Ten rows, about as many as a map has. */
static size_t columns_of(const CjmScene *scene)
{
  size_t n = 0;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) n += is_text(cjm_scene_at(scene, i));
  return n / 10 + 1;
}

static void print_list(const CjmScene *scene)
{
  printf("%.3f\t%.3f\n", scene->width, scene->height);
  for (size_t i = 0; i < cjm_scene_length(scene); i++)
    if (is_text(cjm_scene_at(scene, i))) print_place(cjm_scene_at(scene, i));
}

static void print_dot(const CjmScene *scene)
{
  size_t at = 0, columns = columns_of(scene);
  puts("digraph { node [shape=plain fontname=\"Inter\" fontsize=10] t [label=<<TABLE CELLSPACING=\"0\">");
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    if (!is_text(cjm_scene_at(scene, i))) continue;
    if (at % columns == 0) puts(at ? "</TR><TR>" : "<TR>");
    print_cell(cjm_scene_at(scene, i));
    at++;
  }
  puts("</TR></TABLE>>] }");
}

/* Without the signs that mean something in another language. */
static void print_plain(const CjmItem *item)
{
  g_autofree char *text = whole_text_new(item->u.text.block);
  fputs(g_strdelimit(text, "[]#*_$`<>@\\:|{}~\"", ' '), stdout);
}

static void print_typ(const CjmScene *scene)
{
  printf("#set page(width: %gpt, height: auto)\n#set text(font: \"Inter\", size: 10pt)\n#table(columns: %zu,\n",
         scene->width * 0.75, columns_of(scene));
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    if (!is_text(cjm_scene_at(scene, i))) continue;
    fputs("[", stdout);
    print_plain(cjm_scene_at(scene, i));
    puts("],");
  }
  puts(")");
}

static void print_mmd(const CjmScene *scene)
{
  puts("journey\n  title Texts\n  section All");
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    if (!is_text(cjm_scene_at(scene, i))) continue;
    fputs("    ", stdout);
    print_plain(cjm_scene_at(scene, i));
    puts(": 3: One");
  }
}

static void print_puml(const CjmScene *scene)
{
  size_t at = 0, columns = columns_of(scene);
  puts("@startsalt\n{#");
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    if (!is_text(cjm_scene_at(scene, i))) continue;
    print_plain(cjm_scene_at(scene, i));
    fputs(++at % columns == 0 ? "\n" : " | ", stdout);
  }
  puts("\n}\n@endsalt");
}

int main(int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*print)(const CjmScene *scene);
  } kinds[] = {{"list", print_list}, {"dot", print_dot}, {"typ", print_typ}, {"mmd", print_mmd}, {"puml", print_puml}};
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  if (argc != 3 || cjm_document_load(argv[2], &document, NULL) != CJM_OK || cjm_map_new(document, NULL, &map, NULL) != CJM_OK)
    return 1;
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (strcmp(argv[1], kinds[i].name) == 0) kinds[i].print(map->pages.at[0]);
  cjm_map_free(map);
  cjm_document_free(document);
  return 0;
}
