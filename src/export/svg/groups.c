#include "export/svg/groups.h"

#include <string.h>

#include "export/glyphs.h"

/* Whether the text is exactly `title`. */
static bool is_title(const CjmTextBlock *block, const char *title)
{
  for (size_t i = 0; i < block->n_lines; i++) {
    const CjmTextLine *line = &block->lines[i];
    if (strncmp(title, line->text, (size_t)line->len) != 0) return false;
    title += line->len;
    if (i + 1 < block->n_lines && cjm_line_ends_at_space(line)) {
      if (*title != ' ') return false;
      title++;
    }
  }
  return !*title;
}

/* A group with at most this many texts needs no title if one of them is the title. */
enum { FEW = 4 };

/* A group that is open. */
typedef struct Open {
  const CjmSceneGroup *of;
  CjmSvgGroup *group;
  guint n_texts;
  bool has_title; /* one of them is the title */
} Open;

/* Whether it needs a title is known when it is closed. */
static void close_group(GArray *opened)
{
  const Open *open = &g_array_index(opened, Open, opened->len - 1);
  open->group->titled = open->of->title && !(open->has_title && open->n_texts <= FEW);
  open->group->shown = open->of->id || open->of->href || open->of->alt || open->group->titled;
  g_array_set_size(opened, opened->len - 1);
}

static void note_text(GArray *opened, const CjmTextBlock *block)
{
  for (guint i = 0; i < opened->len; i++) {
    Open *open = &g_array_index(opened, Open, i);
    if (!open->of->title || ++open->n_texts > FEW) continue;
    open->has_title = open->has_title || is_title(block, open->of->title);
  }
}

static guint count(const CjmScene *scene)
{
  guint n = 0;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) n += cjm_scene_at(scene, i)->kind == CJM_ITEM_OPEN;
  return n;
}

CjmSvgGroup *cjm_svg_groups_new(const CjmScene *scene)
{
  CjmSvgGroup *groups = g_new0(CjmSvgGroup, count(scene)), *next = groups;
  GArray *opened = g_array_new(FALSE, FALSE, sizeof(Open));
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN) {
      Open open = {&item->u.group, next, 0, false};
      next++->look = -1;
      g_array_append_val(opened, open);
    } else if (item->kind == CJM_ITEM_CLOSE) close_group(opened);
    else if (item->kind == CJM_ITEM_TEXT) note_text(opened, item->u.text.block);
  }
  g_array_free(opened, TRUE);
  return groups;
}
