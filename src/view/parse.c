/* parse.c: choices of the command line, by the names that authors use in their file. */
#include <string.h>

#include "base/spell.h"
#include "format/shapes.h"
#include "journey/id.h"
#include "journey/list.h"
#include "lang/lang.h"
#include "view/view.h"

/* A choice of the command line is a key of a view. */
static const struct {
  const char *option, *key;
} choices_of_views[] = {
  {"lanes", "lanes"},       {"hide-lanes", "hide_lanes"}, {"blocks", "blocks"}, {"hide-blocks", "hide_blocks"}, {"persona", "personas"},
  {"path", "paths"},        {"phase", "phases"},          {"tag", "tags"},      {"lang", "lang"},
};

typedef struct Parser {
  CjmArena *arena;
  const CjmJourney *journey;
  const CjmField *field;
  CjmView *view;
  GError **error;
} Parser;

static void append(const Parser *p, void *item)
{
  cjm_list_append(p->arena, (char *)p->view + p->field->offset, item);
}

/* ---- names that there are not ---- */

G_GNUC_PRINTF(2, 3)
static bool fail(GError **error, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  g_set_error_literal(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return false;
}

/* Reports that there is no `kind` called `name`: the nearest of the known names, or all of them. */
static bool fail_unknown(GError **error, const CjmKindName *kind, const char *name, const GPtrArray *known)
{
  const char *nearest = cjm_spell_nearest(name, (const char *const *)known->pdata, known->len);
  if (nearest) return fail(error, "there is no %s '%s'; did you mean '%s'?", kind->one, name, nearest);
  if (!known->len) return fail(error, "there is no %s '%s'; the journey has no %s", kind->one, name, kind->many);
  g_autoptr(GString) list = g_string_new(NULL);
  for (guint i = 0; i < known->len; i++)
    g_string_append_printf(list, "%s%s", !i ? "" : i + 1 < known->len ? ", " : " and ", (const char *)known->pdata[i]);
  return fail(error, "there is no %s '%s'; there %s %s", kind->one, name, known->len == 1 ? "is" : "are", list->str);
}

/* ---- things with an id ---- */

/* The things of a kind, and the shape that they have. */
static CjmAnyList objects_of(const CjmJourney *journey, CjmKind kind, const CjmShape **ret_shape)
{
  static const CjmShape *const shapes[] = {&cjm_shape_persona, &cjm_shape_path, &cjm_shape_phase, &cjm_shape_tag, &cjm_shape_view};
  const void *const lists[G_N_ELEMENTS(shapes)] = {&journey->personas, &journey->paths, &journey->phases, &journey->tags, &journey->views};
  size_t i = 0;
  while (shapes[i]->kind != kind) i++;
  *ret_shape = shapes[i];
  return cjm_list_get(lists[i]);
}

static bool is_called(const CjmObject *object, const CjmShape *shape, const char *folded)
{
  const CjmText *title = (const CjmText *)(const void *)((const char *)object + cjm_shape_field(shape, "title")->offset);
  g_autofree char *id = cjm_id_fold_new(object->id), *name = title->at ? cjm_id_fold_new(title->at) : NULL;
  return strcmp(id, folded) == 0 || g_strcmp0(name, folded) == 0;
}

/* By its id or title. */
static CjmObject *find_object(const CjmJourney *journey, CjmKind kind, const char *name, GError **error)
{
  const CjmShape *shape;
  CjmAnyList objects = objects_of(journey, kind, &shape);
  g_autoptr(GPtrArray) known = g_ptr_array_new();
  g_autofree char *wanted = cjm_id_fold_new(name);
  for (size_t i = 0; i < objects.n; i++) {
    CjmObject *object = objects.at[i];
    if (is_called(object, shape, wanted)) return object;
    g_ptr_array_add(known, (void *)object->id);
  }
  fail_unknown(error, cjm_kind_name(kind), name, known);
  return NULL;
}

const CjmView *cjm_view_find(const CjmJourney *journey, const char *id, GError **error)
{
  return (const CjmView *)find_object(journey, CJM_KIND_VIEW, id, error);
}

static bool read_ref(const Parser *p, const char *id)
{
  CjmObject *object = find_object(p->journey, p->field->ref, id, p->error);
  if (!object) return false;
  CjmRef *ref = cjm_arena_make(p->arena, CjmRef, 1);
  *ref = (CjmRef){.id = {.at = object->id}, .to = object};
  append(p, ref);
  return true;
}

/* ---- names of lanes and blocks ---- */

static void add_words(GPtrArray *known, const CjmEnumWord *words)
{
  for (; words->word; words++) g_ptr_array_add(known, (void *)words->word);
}

/* A lane's name, or the id of a lane of the author's own. NULL with `ret_known`, the names that there are. */
static const char *find_lane(const Parser *p, const char *name, GPtrArray *ret_known)
{
  const CjmEnumWord *word = cjm_word_find(cjm_words_lanes, name);
  if (word) return word->word;
  add_words(ret_known, cjm_words_lanes);
  g_ptr_array_add(ret_known, (void *)"default");
  g_autofree char *wanted = cjm_id_fold_new(name);
  for (size_t i = 0; i < p->journey->written_lanes.n; i++) {
    const CjmLane *lane = p->journey->written_lanes.at[i];
    if (lane->id != CJM_LANE_CUSTOM) continue;
    g_autofree char *folded = cjm_id_fold_new(lane->o.id);
    if (strcmp(folded, wanted) == 0) return lane->o.id;
    g_ptr_array_add(ret_known, (void *)lane->o.id);
  }
  return g_ascii_strcasecmp(name, "default") == 0 ? "default" : NULL;
}

static const char *find_block(const Parser *p, const char *name, GPtrArray *ret_known)
{
  const CjmEnumWord *word = cjm_word_find(p->field->words, name);
  if (word) return word->word;
  add_words(ret_known, p->field->words);
  return NULL;
}

static bool read_name(const Parser *p, const char *name)
{
  static const CjmKindName lane_name = {"lane", "lanes"}, block_name = {"block", "blocks"};
  g_autoptr(GPtrArray) known = g_ptr_array_new();
  const char *found = p->field->words ? find_block(p, name, known) : find_lane(p, name, known);
  if (!found) return fail_unknown(p->error, p->field->words ? &block_name : &lane_name, name, known);
  if (p->field->type == CJM_FIELD_SPECIAL) {
    CjmBlockChoice *block = cjm_arena_make(p->arena, CjmBlockChoice, 1);
    block->name.at = found;
    append(p, block);
  } else {
    CjmText *text = cjm_arena_make(p->arena, CjmText, 1);
    text->at = found;
    append(p, text);
  }
  return true;
}

/* ---- a choice ---- */

static bool read_lang(const Parser *p, const char *lang)
{
  static const CjmKindName language = {"language", "languages"};
  if (!cjm_lang_known(lang)) {
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    for (unsigned i = 0; i < cjm_lang_count(); i++)
      if (!cjm_lang_is_regional(cjm_lang_at(i))) g_ptr_array_add(known, (void *)cjm_lang_tag(cjm_lang_at(i)));
    return fail_unknown(p->error, &language, lang, known);
  }
  p->view->lang.at = cjm_arena_strdup(p->arena, lang);
  return true;
}

static bool read_value(const Parser *p, const char *value)
{
  switch (p->field->type) {
    case CJM_FIELD_REFS: return read_ref(p, value);
    case CJM_FIELD_TEXTS:
    case CJM_FIELD_SPECIAL: return read_name(p, value);
    case CJM_FIELD_LANG: return read_lang(p, value);
    default: g_assert_not_reached();
  }
}

/* Sets the field that an option chooses by; false where there is no such option. */
static bool find_choice(Parser *p, const char *option, size_t len)
{
  for (size_t i = 0; i < G_N_ELEMENTS(choices_of_views); i++)
    if (strlen(choices_of_views[i].option) == len && strncmp(choices_of_views[i].option, option, len) == 0) {
      p->field = cjm_shape_field(&cjm_shape_view, choices_of_views[i].key);
      return true;
    }
  return false;
}

static bool read_choice(Parser *p, const char *choice)
{
  const char *equals = strchr(choice, '=');
  if (!equals || !find_choice(p, choice, (size_t)(equals - choice))) return fail(p->error, "there is no choice '%s'", choice);
  g_auto(GStrv) values = g_strsplit(equals + 1, ",", -1);
  for (char **value = values; *value; value++) {
    g_strstrip(*value);
    if (!**value) return fail(p->error, "--%s: a name is missing beside a comma", choice);
    if (!read_value(p, *value)) return false;
  }
  return true;
}

const CjmView *cjm_view_parse(CjmArena *arena, const CjmJourney *journey, const char *const *choices, size_t n, GError **error)
{
  Parser p = {.arena = arena, .journey = journey, .view = cjm_arena_make(arena, CjmView, 1), .error = error};
  for (size_t i = 0; i < n; i++)
    if (!read_choice(&p, choices[i])) return NULL;
  return p.view;
}
