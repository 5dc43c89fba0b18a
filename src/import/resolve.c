#include <string.h>

#include "format/shapes.h"
#include "import/builder.h"
#include "import/labels.h"
#include "import/markup.h"
#include "import/titles.h"
#include "journey/id.h"

/* Where entries stand. */
typedef enum Place { PLACE_JOURNEY, PLACE_STEP } Place;

/* What the report calls a meaning. */
static const char *name_of(const char *key)
{
  static const struct {
    const char *key, *name;
  } names[] = {{"both", "thoughts and feelings"}, {"duration", "when"}, {"waiting", "the waiting time in `when`"}, {"step", "the title of the step"},
               {"phase", "the title of the phase"}, {"persona", "who does it"}, {"score", "feelings"}};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(names[i].key, key) == 0) return names[i].name;
  return NULL;
}

/* Says once for every label what it was understood as. */
static void report(CjmBuilding *b, const CjmEntry *entry, const char *label, const char *key)
{
  if (g_hash_table_contains(b->labels, label)) return;
  g_hash_table_insert(b->labels, g_strdup(label), NULL);
  const char *name = name_of(key);
  if (strcmp(key, "number") == 0) cjm_import_left(b->import, entry->label.span, "\"%s\" is left aside: steps are numbered by their order", label);
  else if (strcmp(key, "score") == 0 && b->has_feelings) cjm_import_understood(b->import, entry->label.span, "\"%s\" is a metric, since another column has the feelings", label);
  else if (name) cjm_import_understood(b->import, entry->label.span, "\"%s\" is %s", label, name);
  else cjm_import_understood(b->import, entry->label.span, "\"%s\" is `%s`", label, key);
}

/* Whether an id would be taken for a key of a step or phase, or the name of a lane. */
static bool is_taken(const char *id)
{
  g_autofree char *key = g_strdup(id);
  for (char *c = key; *c; c++)
    if (*c == '-') *c = '_';
  return cjm_shape_field(&cjm_shape_step, key) || cjm_shape_field(&cjm_shape_phase, key) || cjm_word_find(cjm_words_lanes, key) ||
         strcmp(key, "default") == 0;
}

static CjmOwnLane *lane_for(CjmBuilding *b, const char *label, CjmSpan span)
{
  g_autofree char *slug = cjm_id_slug_new(label);
  for (guint i = 0; *slug == '\0' && i < b->lanes->len; i++)
    if (strcmp(((CjmOwnLane *)b->lanes->pdata[i])->title, label) == 0) return b->lanes->pdata[i];
  g_autofree char *id = *slug == '\0' ? g_strdup_printf("lane-%u", b->lanes->len + 1) : is_taken(slug) ? g_strdup_printf("%s-lane", slug) : g_strdup(slug);
  CjmOwnLane *lane = g_hash_table_lookup(b->lane_ids, id);
  if (lane) return lane;
  lane = cjm_arena_make(b->import->arena, CjmOwnLane, 1);
  *lane = (CjmOwnLane){.id = cjm_arena_strdup(b->import->arena, id), .title = cjm_arena_strdup(b->import->arena, label), .span = span, .is_numbers = true};
  g_hash_table_insert(b->lane_ids, lane->id, lane);
  g_ptr_array_add(b->lanes, lane);
  return lane;
}

/* A label in the report and as the title of a lane. */
static char *label_new(const CjmEntry *entry)
{
  g_autofree char *plain = cjm_markup_plain_new(entry->label.text);
  g_autoptr(GString) text = g_string_new(plain);
  for (char *c = text->str; *c; c++)
    if (*c == '\n' || *c == '_') *c = ' ';
  while (text->len && strchr(": ", text->str[text->len - 1])) g_string_truncate(text, text->len - 1);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void make_lane(CjmBuilding *b, CjmEntry *entry, const char *label)
{
  enum { LANES_MAX = 60 };
  if (b->lanes->len >= LANES_MAX) {
    entry->key = "notes";
    return;
  }
  CjmOwnLane *lane = lane_for(b, label, entry->label.span);
  g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
  entry->key = lane->id;
  entry->is_custom = true;
  if (cjm_cell_is_empty(plain)) return;
  lane->n++;
  lane->is_numbers = lane->is_numbers && !entry->details && cjm_build_is_number(plain);
}

static bool is_one_of(const char *key, const char *const *keys)
{
  for (; *keys; keys++)
    if (strcmp(key, *keys) == 0) return true;
  return false;
}

static void resolve(CjmBuilding *b, CjmEntry *entry, Place place)
{
  /* Of a step these have no place of their own, and go to a lane. */
  static const char *const not_of_step[] = {"title", "journey", "scenario", "objective", "state", "detail", "ignore", NULL};
  if (entry->key) return;
  g_autofree char *label = label_new(entry);
  const char *key = *label ? cjm_label_find(label) : "notes";
  if (place == PLACE_STEP && key && is_one_of(key, not_of_step)) key = NULL;
  entry->key = key;
  if (place == PLACE_JOURNEY || !*label) {
    if (!key) entry->key = "notes";
    return;
  }
  if (key) entry->is_found = true;
  else make_lane(b, entry, label);
}

static void resolve_all(CjmBuilding *b, CjmPart *part, Place place)
{
  for (CjmEntry *entry = part->entries; entry; entry = entry->next) resolve(b, entry, place);
  for (CjmPart *inner = part->parts; inner; inner = inner->next) resolve_all(b, inner, PLACE_STEP);
}

/* Whether the entry names something, other than by a number. */
static bool names(const CjmEntry *entry, const char *key)
{
  const char *text = entry->text.text;
  return strcmp(entry->key, key) == 0 && strspn(text, "0123456789. ") < strlen(text);
}

/* Whether a part has a title that is more than a number, so that its entries give it none. */
static bool is_titled(const CjmPart *part)
{
  g_autofree char *title = cjm_title_new(part->title);
  return *title != '\0' && (part->title.is_plain || strspn(title, "0123456789") < strlen(title));
}

static bool is_its_title(const CjmPart *part, const CjmEntry *entry)
{
  g_autofree char *title = cjm_title_new(part->title), *text = cjm_title_new(entry->text);
  return strcmp(title, text) == 0;
}

/* A phase without steps that says which it has, as in `**Step:** Looks at prices`, has those, with what follows each. */
static void divide(CjmBuilding *b, CjmPart *phase)
{
  CjmEntry *entries = phase->entries;
  CjmPart *step = NULL;
  if (phase->parts || !is_titled(phase)) return;
  phase->entries = phase->entry = NULL;
  for (CjmEntry *entry = entries, *next; entry; entry = next) {
    next = entry->next;
    entry->next = NULL;
    if (names(entry, "step") && !is_its_title(phase, entry)) {
      step = cjm_part_add(b->import, phase, entry->text);
      continue;
    }
    CjmPart *owner = step ? step : phase;
    if (owner->entry) owner->entry->next = entry;
    else owner->entries = entry;
    owner->entry = entry;
  }
}

/* A second title is kept: what a step is called besides is something that is done there, what a phase is called besides a note. */
static void keep_titles(CjmPart *part)
{
  bool titled = is_titled(part);
  for (CjmEntry *entry = part->entries; entry; entry = entry->next) {
    if (!names(entry, "step") && !names(entry, "phase")) continue;
    if (titled && !is_its_title(part, entry)) entry->key = strcmp(entry->key, "step") == 0 ? "actions" : "notes";
    titled = true; /* by this entry */
  }
  for (CjmPart *inner = part->parts; inner; inner = inner->next) keep_titles(inner);
}

/* Says what the labels were understood as, once it is known which column has the feelings. */
static void report_all(CjmBuilding *b, const CjmPart *part)
{
  for (const CjmEntry *entry = part->entries; entry; entry = entry->next) {
    if (!entry->is_found) continue;
    g_autofree char *label = label_new(entry);
    report(b, entry, label, entry->key);
  }
  for (const CjmPart *inner = part->parts; inner; inner = inner->next) report_all(b, inner);
}

/* What is in some lane, in words. */
static void report_lanes(CjmBuilding *b)
{
  for (guint i = 0; i < b->lanes->len; i++) {
    CjmOwnLane *lane = b->lanes->pdata[i];
    lane->is_numbers = lane->is_numbers && lane->n >= 2;
    if (lane->n == 0) continue;
    if (lane->is_numbers) cjm_import_understood(b->import, lane->span, "\"%s\" has numbers, and is a metric", lane->title);
    else cjm_import_kept(b->import, lane->span, "\"%s\" is a lane of its own", lane->title);
  }
}

static bool any(const CjmPart *part, const char *key)
{
  for (const CjmPart *inner = part->parts; inner; inner = inner->next)
    if (cjm_part_find(inner, key) || any(inner, key)) return true;
  return false;
}

void cjm_build_resolve(CjmBuilding *b)
{
  resolve_all(b, b->journey, PLACE_JOURNEY);
  for (CjmPart *phase = b->journey->parts; phase; phase = phase->next) {
    divide(b, phase);
    keep_titles(phase);
  }
  b->has_questions = any(b->journey, "questions");
  b->has_feelings = any(b->journey, "emotion");
  report_all(b, b->journey);
  report_lanes(b);
}
