#include "report/names.h"

#include <math.h>
#include <string.h>

#include "journey/id.h"
#include "report/parts.h"

/* A thing with a name in a map. */
typedef struct Named {
  const CjmSurvey *map;
  const void *of;
  const char *id, *title, *description; /* `id` NULL: touchpoints have none */
  char *folded, *folded_id;
} Named;

static void named_clear(void *data)
{
  Named *named = data;
  g_free(named->folded);
  g_free(named->folded_id);
}

static void add_named(GArray *all, const CjmSurvey *map, const void *of, const char *id, const char *title, const char *description)
{
  Named named = {map, of, id, title, description, cjm_id_fold_new(title), id ? cjm_id_fold_new(id) : NULL};
  g_array_append_val(all, named);
}

/* All things of a kind, map by map. */
static GArray *collect_new(const CjmAtlas *atlas, CjmNamedKind kind)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Named));
  g_array_set_clear_func(all, named_clear);
  for (size_t i = 0; i < atlas->maps.n; i++) {
    const CjmSurvey *map = atlas->maps.at[i];
    for (size_t k = 0; kind == CJM_NAMED_PERSONA && k < map->personas.n; k++)
      add_named(all, map, map->personas.at[k], map->personas.at[k]->id, map->personas.at[k]->title, map->personas.at[k]->description);
    for (size_t k = 0; kind == CJM_NAMED_CHANNEL && k < map->channels.n; k++)
      add_named(all, map, map->channels.at[k], map->channels.at[k]->id, map->channels.at[k]->title, NULL);
    for (size_t k = 0; kind == CJM_NAMED_TOUCHPOINT && k < map->touchpoints.n; k++)
      add_named(all, map, map->touchpoints.at[k], NULL, map->touchpoints.at[k]->title, NULL);
    for (size_t k = 0; kind == CJM_NAMED_METRIC && k < map->metrics.n; k++)
      add_named(all, map, map->metrics.at[k], map->metrics.at[k]->id, map->metrics.at[k]->title, NULL);
  }
  return all;
}

/* ---- shared names ---- */

/* Things of one key (GPtrArray of Named *), in the order in which they are found. */
typedef struct Groups {
  GPtrArray *all; /* GPtrArray * */
  GHashTable *by_key;
} Groups;

static Groups group(const GArray *named, bool by_id)
{
  Groups groups = {g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref), g_hash_table_new(g_str_hash, g_str_equal)};
  for (guint i = 0; i < named->len; i++) {
    Named *one = &g_array_index(named, Named, i);
    char *key = by_id ? one->folded_id : one->folded;
    if (!key) continue;
    GPtrArray *members = g_hash_table_lookup(groups.by_key, key);
    if (!members) {
      members = g_ptr_array_new();
      g_ptr_array_add(groups.all, members);
      g_hash_table_insert(groups.by_key, key, members);
    }
    g_ptr_array_add(members, one);
  }
  return groups;
}

static void groups_clear(Groups *groups)
{
  g_ptr_array_unref(groups->all);
  g_hash_table_unref(groups->by_key);
}

/* The number of maps among members, which are map by map. */
static size_t count_maps(const GPtrArray *members)
{
  size_t n = 0;
  for (guint i = 0; i < members->len; i++)
    n += i == 0 || ((Named *)members->pdata[i])->map != ((Named *)members->pdata[i - 1])->map;
  return n;
}

/* The mean feeling over all steps that use the channels. */
static double mean_share(const GPtrArray *members)
{
  double sum = 0, n = 0;
  for (guint i = 0; i < members->len; i++) {
    const CjmSurveyChannel *channel = ((Named *)members->pdata[i])->of;
    if (isnan(channel->share)) continue;
    sum += channel->share * channel->n;
    n += channel->n;
  }
  return n > 0 ? sum / n : NAN;
}

static int by_maps(const void *a, const void *b)
{
  const CjmAtlasShared *x = *(const CjmAtlasShared *const *)a, *y = *(const CjmAtlasShared *const *)b;
  if (x->n_maps != y->n_maps) return x->n_maps > y->n_maps ? -1 : 1;
  return strcmp(x->title, y->title);
}

/* One title in two maps. A persona is one person only where the ids are the same too. */
static bool is_shared(CjmNamedKind kind, const GPtrArray *members)
{
  const Named *first = members->pdata[0];
  if (count_maps(members) < 2) return false;
  for (guint i = 1; kind == CJM_NAMED_PERSONA && i < members->len; i++)
    if (strcmp(((const Named *)members->pdata[i])->folded_id, first->folded_id) != 0) return false;
  return true;
}

static void find_shared(CjmArena *arena, CjmAtlas *atlas, CjmNamedKind kind, const Groups *titles)
{
  GPtrArray *found = g_ptr_array_new();
  for (guint i = 0; i < titles->all->len; i++) {
    const GPtrArray *members = titles->all->pdata[i];
    if (!is_shared(kind, members)) continue;
    CjmAtlasShared shared = {.title = ((const Named *)members->pdata[0])->title, .n_maps = count_maps(members),
                             .share = kind == CJM_NAMED_CHANNEL ? mean_share(members) : NAN};
    GPtrArray *uses = g_ptr_array_new();
    for (guint k = 0; k < members->len; k++) {
      const Named *member = members->pdata[k];
      CjmAtlasUse use = {member->map, member->of};
      g_ptr_array_add(uses, CJM_REPORT_COPY(arena, CjmAtlasUse, use));
    }
    CJM_REPORT_MOVE(arena, shared.uses, uses);
    g_ptr_array_add(found, CJM_REPORT_COPY(arena, CjmAtlasShared, shared));
  }
  if (found->len) qsort(found->pdata, found->len, sizeof *found->pdata, by_maps);
  CJM_REPORT_MOVE(arena, atlas->shared[kind], found);
}

/* Whether two metrics have ranges or units that are both known and differ. */
static bool is_unlike(const CjmSurveyMetric *a, const CjmSurveyMetric *b)
{
  bool ranges = !isnan(a->low) && !isnan(a->high) && !isnan(b->low) && !isnan(b->high);
  return (ranges && (a->low != b->low || a->high != b->high)) || (a->unit && b->unit && strcmp(a->unit, b->unit) != 0);
}

/* Of the metrics of one id those that are unlike the first of them, one of each map. */
static void find_unlike(CjmArena *arena, const GPtrArray *members, GPtrArray *found)
{
  const Named *first = members->pdata[0], *last = first;
  GPtrArray *uses = g_ptr_array_new();
  CjmAtlasUse use = {first->map, first->of};
  g_ptr_array_add(uses, CJM_REPORT_COPY(arena, CjmAtlasUse, use));
  for (guint i = 1; i < members->len; i++) {
    const Named *member = members->pdata[i];
    if (member->map == first->map || member->map == last->map || !is_unlike(first->of, member->of)) continue;
    use = (CjmAtlasUse){member->map, member->of};
    g_ptr_array_add(uses, CJM_REPORT_COPY(arena, CjmAtlasUse, use));
    last = member;
  }
  CjmAtlasShared unlike = {.title = first->id, .share = NAN, .n_maps = uses->len};
  CJM_REPORT_MOVE(arena, unlike.uses, uses);
  if (unlike.n_maps > 1) g_ptr_array_add(found, CJM_REPORT_COPY(arena, CjmAtlasShared, unlike));
}

/* ---- near doubles ---- */

static void add_double(CjmArena *arena, GPtrArray *found, CjmAtlasDouble pair)
{
  g_ptr_array_add(found, CJM_REPORT_COPY(arena, CjmAtlasDouble, pair));
}

/* Of the things of one id in different maps: titles and descriptions that differ from those of the first one, each once.
 * In another language a title differs of course. */
static void compare_ids(CjmArena *arena, CjmNamedKind kind, const GPtrArray *members, GPtrArray *found)
{
  const Named *first = members->pdata[0];
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 1; i < members->len; i++) {
    const Named *other = members->pdata[i];
    bool same = strcmp(first->folded, other->folded) == 0;
    if (other->map == first->map || !g_hash_table_add(seen, same ? (char *)(other->description ? other->description : "") : other->folded)) continue;
    bool translated = strcmp(first->map->lang, other->map->lang) != 0;
    if (!same && !translated) add_double(arena, found, (CjmAtlasDouble){kind, CJM_DOUBLE_ONE_ID, first->map, other->map, first->title, other->title, first->id});
    else if (same && first->description && other->description && strcmp(first->description, other->description) != 0)
      add_double(arena, found, (CjmAtlasDouble){kind, CJM_DOUBLE_DESCRIPTION, first->map, other->map, first->description, other->description, first->title});
  }
}

static void compare_titles(CjmArena *arena, CjmNamedKind kind, const GPtrArray *members, GPtrArray *found)
{
  const Named *first = members->pdata[0];
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 1; i < members->len && first->folded_id; i++) {
    const Named *other = members->pdata[i];
    if (other->map == first->map || strcmp(first->folded_id, other->folded_id) == 0 || !g_hash_table_add(seen, other->folded_id)) continue;
    add_double(arena, found, (CjmAtlasDouble){kind, CJM_DOUBLE_ONE_TITLE, first->map, other->map, first->id, other->id, first->title});
  }
}

/* ---- one letter ---- */

enum { shortest = 5, longest = 40 }; /* characters of titles that are compared */

static bool is_one_letter_apart(const char *a, const char *b)
{
  while (*a && *a == *b) a++, b++;
  while ((*a & 0xc0) == 0x80 || (*b & 0xc0) == 0x80) a--, b--; /* back to the start of a character */
  if (!*a || !*b) return strlen(a) + strlen(b) > 0 && (!*a || !*g_utf8_next_char(a)) && (!*b || !*g_utf8_next_char(b));
  const char *next_a = g_utf8_next_char(a), *next_b = g_utf8_next_char(b);
  return strcmp(next_a, b) == 0 || strcmp(a, next_b) == 0 || strcmp(next_a, next_b) == 0;
}

/* Digits say which of several things it is: "Step 1", "Step 2". */
static bool differs_in_digit(const char *a, const char *b)
{
  while (*a && *a == *b) a++, b++;
  return g_ascii_isdigit(*a) || g_ascii_isdigit(*b);
}

/* Two titles that are one letter apart have a form in common that lacks one letter, or one is such a form of the other. So every title is
 * entered under all of its forms, and compared with the first title there. */
static void compare_letters(CjmArena *arena, CjmNamedKind kind, const Groups *titles, GPtrArray *found)
{
  g_autoptr(GHashTable) forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL); /* form → Named * */
  g_autoptr(GHashTable) pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < titles->all->len; i++) {
    Named *named = ((GPtrArray *)titles->all->pdata[i])->pdata[0];
    long n = g_utf8_strlen(named->folded, -1);
    if (n < shortest || n > longest) continue;
    const char *at = named->folded;
    for (long k = 0; k <= n; k++) { /* the last form is the title itself */
      const char *next = k < n ? g_utf8_next_char(at) : at;
      char *form = g_strdup_printf("%.*s%s", (int)(at - named->folded), named->folded, next);
      const Named *other = g_hash_table_lookup(forms, form);
      if (!other) g_hash_table_insert(forms, form, named);
      else g_free(form);
      at = next;
      if (!other || other == named || other->map == named->map) continue;
      if (!is_one_letter_apart(named->folded, other->folded) || differs_in_digit(named->folded, other->folded)) continue;
      if (!g_hash_table_add(pairs, g_strdup_printf("%s\n%s", other->folded, named->folded))) continue;
      add_double(arena, found, (CjmAtlasDouble){kind, CJM_DOUBLE_ONE_LETTER, other->map, named->map, other->title, named->title, NULL});
    }
  }
}

void cjm_atlas_names(CjmArena *arena, CjmAtlas *atlas)
{
  GPtrArray *found = g_ptr_array_new(), *unlike = g_ptr_array_new();
  for (int kind = 0; kind < CJM_NAMED_COUNT; kind++) {
    g_autoptr(GArray) named = collect_new(atlas, (CjmNamedKind)kind);
    Groups titles = group(named, false), ids = group(named, true);
    find_shared(arena, atlas, (CjmNamedKind)kind, &titles);
    for (guint i = 0; i < ids.all->len; i++) compare_ids(arena, (CjmNamedKind)kind, ids.all->pdata[i], found);
    for (guint i = 0; i < titles.all->len; i++) compare_titles(arena, (CjmNamedKind)kind, titles.all->pdata[i], found);
    compare_letters(arena, (CjmNamedKind)kind, &titles, found);
    for (guint i = 0; kind == CJM_NAMED_METRIC && i < ids.all->len; i++) find_unlike(arena, ids.all->pdata[i], unlike);
    groups_clear(&titles);
    groups_clear(&ids);
  }
  CJM_REPORT_MOVE(arena, atlas->doubles, found);
  CJM_REPORT_MOVE(arena, atlas->unlike, unlike);
}
