/* preview.c: the text as a map, and where its steps and phases are in it. The method is our own: `cjm/preview`, whose parameters are a `textDocument`
 * and, optionally, a `theme` and a `view`. */
#include <string.h>

#include "format/guide.h"
#include "lsp/answers.h"
#include "lsp/names.h"
#include "scene/scene.h"

/* The fonts of the settings are chosen once in a process. */
static char *choose_fonts(CjmLspWorkspace *workspace)
{
  char *error = NULL;
  if (!workspace->has_fonts) cjm_run_use_fonts(&workspace->session->settings->fonts, &error);
  workspace->has_fonts = true;
  return error;
}

static void write_box(CjmJson *json, CjmRect box)
{
  cjm_json_member_number(json, "x", box.x);
  cjm_json_member_number(json, "y", box.y);
  cjm_json_member_number(json, "width", box.w);
  cjm_json_member_number(json, "height", box.h);
}

/* The one of the names with an id; NULL if there is none. */
static const CjmLspName *find_name(const GArray *names, const char *id)
{
  for (guint i = 0; id && i < names->len; i++) {
    const CjmLspName *name = &g_array_index(names, CjmLspName, i);
    if (strcmp(name->object->id, id) == 0) return name;
  }
  return NULL;
}

/* Where a step or phase is, in the map and in its file. */
static void write_place(CjmLspCall *call, const GArray *names, const CjmSceneGroup *group)
{
  const CjmLspName *name = find_name(names, group->id);
  if (!name || !name->object->span.source) return;
  CjmSpan span = name->object->span;
  g_autofree char *uri = cjm_lsp_uri_new(call->workspace, span.source);
  cjm_json_open(call->out, '{');
  cjm_json_member(call->out, "kind", name->shape->name);
  cjm_json_member(call->out, "id", group->id);
  write_box(call->out, group->bounds);
  cjm_json_member(call->out, "uri", uri);
  cjm_json_key(call->out, "range");
  cjm_lsp_write_range(call->out, span.source, call->workspace->session->encoding, span.start, span.end);
  cjm_json_close(call->out, '}');
}

/* Writes the places, and what the lanes cover. */
static void write_places(CjmLspCall *call, const CjmMap *map)
{
  const CjmScene *scene = map->pages.at[0];
  double top = scene->height, bottom = 0;
  g_autoptr(GArray) steps = cjm_lsp_names_new(map->journey, CJM_KIND_STEP), phases = cjm_lsp_names_new(map->journey, CJM_KIND_PHASE);
  cjm_json_key(call->out, "places");
  cjm_json_open(call->out, '[');
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind != CJM_ITEM_OPEN) continue;
    const CjmSceneGroup *group = &item->u.group;
    if (group->role == CJM_GROUP_STEP) write_place(call, steps, group);
    if (group->role == CJM_GROUP_PHASE) write_place(call, phases, group);
    if (group->role != CJM_GROUP_LANE) continue;
    top = MIN(top, group->bounds.y);
    bottom = MAX(bottom, group->bounds.y + group->bounds.h);
  }
  cjm_json_close(call->out, ']');
  cjm_json_key(call->out, "lanes");
  cjm_json_open(call->out, '{');
  cjm_json_member_number(call->out, "y", top);
  cjm_json_member_number(call->out, "height", MAX(bottom - top, 0));
  cjm_json_close(call->out, '}');
}

static void write_map(CjmLspCall *call, const CjmMap *map, const char *svg)
{
  cjm_json_open(call->out, '{');
  cjm_json_member_number(call->out, "version", call->file->text->version);
  cjm_json_member_number(call->out, "width", cjm_map_width(map));
  cjm_json_member_number(call->out, "height", cjm_map_height(map));
  write_places(call, map);
  cjm_json_member(call->out, "svg", svg);
  cjm_json_close(call->out, '}');
}

/* A text with errors, and a library, have no map: the client keeps the last one. */
static void write_nothing(CjmLspCall *call)
{
  cjm_json_open(call->out, '{');
  cjm_json_member_number(call->out, "version", call->file->text->version);
  cjm_json_member(call->out, "svg", NULL);
  cjm_json_close(call->out, '}');
}

void cjm_lsp_preview_prepare(CjmLspWorkspace *workspace)
{
  static const CjmFormatOptions format = {.size = sizeof format, .live_text = true};
  CjmMapOptions options = {.size = sizeof options};
  CjmDocument *document = NULL;
  CjmMap *map = NULL;
  void *svg = NULL;
  size_t len;
  char *error = choose_fonts(workspace);
  CjmResult result = error ? CJM_ENVIRONMENT : cjm_document_read("guide", NULL, cjm_guide_example, strlen(cjm_guide_example), &document);
  if (result == CJM_OK) result = cjm_map_new(document, &options, &map, &error);
  if (result == CJM_OK) cjm_map_export(map, "svg", &format, &svg, &len, &error);
  cjm_free(svg);
  cjm_free(error);
  cjm_map_free(map);
  cjm_document_free(document);
}

void cjm_lsp_preview(CjmLspCall *call)
{
  CjmDocument *document = cjm_lsp_document(call->workspace, call->file);
  CjmMapOptions options = {.size = sizeof options,
                           .theme = cjm_json_get_text(call->params, "theme"),
                           .view = cjm_json_get_text(call->params, "view"),
                           .paper = cjm_paper_name(0)};
  CjmFormatOptions format = {.size = sizeof format, .live_text = true};
  CjmMap *map = NULL;
  void *svg = NULL;
  size_t len;
  char *error = choose_fonts(call->workspace);
  CjmResult result = CJM_INVALID;
  if (!error && document && !cjm_document_is_library(document)) result = cjm_map_new(document, &options, &map, &error);
  if (result == CJM_OK) result = cjm_map_export(map, "svg", &format, &svg, &len, &error);
  if (result == CJM_OK) {
    g_autofree char *text = g_strndup(svg, len);
    write_map(call, map, text);
  } else if (error) call->error = g_strdup(error);
  else write_nothing(call);
  cjm_free(svg);
  cjm_free(error);
  cjm_map_free(map);
}
