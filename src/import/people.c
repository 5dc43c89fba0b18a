#include <string.h>

#include "format/meanings.h"
#include "format/shapes.h"
#include "import/builder.h"
#include "import/labels.h"
#include "import/markup.h"
#include "journey/id.h"
#include "journey/lexicon.h"

/* Somebody who takes part in steps. */
typedef struct Actor {
  char *id, *name;
  CjmSpan span;
  unsigned steps;
  bool is_system;
} Actor;

/* ---- actors ---- */

/* Whether a name is that of a system: one of its words says so. */
static bool is_system(const char *name)
{
  static const char *const words[] = {"system",   "systems",    "server",   "backend",  "back-end", "app",       "api",       "database",     "db",       "bot",      "chatbot",  "service",
                                      "services", "website",    "platform", "software", "crm",      "erp",       "ai",        "algorithm",    "gateway",  "datenbank", "dienst",  "plattform",
                                      "système",  "serveur",    "base",     "sistema",  "servidor", "plataforma", "aplicación", "aplicativo", "systeem",  "aplikacja", "serwer",  "baza",
                                      "система",  "сервер",     "бот",      "системы",  "приложение", "сервис", "interface"};
  static const char *const parts[] = {"システム", "サーバ", "アプリ", "データベース", "系统", "服务器", "数据库", "应用", "机器人", "平台"};
  g_autofree char *folded = cjm_lexicon_fold_new(name);
  if (!folded) return false;
  g_auto(GStrv) tokens = g_strsplit_set(folded, " /()", -1);
  for (gsize t = 0; tokens[t]; t++)
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
      g_autofree char *word = cjm_lexicon_fold_new(words[i]);
      if (strcmp(word, tokens[t]) == 0) return true;
    }
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (strstr(name, parts[i])) return true;
  return false;
}

static GPtrArray *names_new(const CjmEntry *entry)
{
  if (entry->text.is_plain) {
    GPtrArray *names = g_ptr_array_new_with_free_func(cjm_cell_item_free);
    g_auto(GStrv) parts = g_strsplit(entry->text.text, ",", -1);
    for (char **part = parts; *part; part++) {
      if (!*g_strstrip(*part)) continue;
      CjmCellItem *item = g_new0(CjmCellItem, 1);
      item->text = g_strdup(*part);
      g_ptr_array_add(names, item);
    }
    return names;
  }
  return cjm_cell_items_new(entry->text.text, !entry->whole);
}

/* The names that an entry has, as ids: those that have none are left to be tags. */
static void note_actors(CjmBuilding *b, const CjmEntry *entry)
{
  enum { ACTORS_MAX = 200 };
  g_autoptr(GPtrArray) names = names_new(entry);
  for (guint i = 0; i < names->len; i++) {
    const CjmCellItem *item = names->pdata[i];
    g_autofree char *id = cjm_id_slug_new(item->text);
    Actor *actor = g_hash_table_lookup(b->actors, id);
    if (!actor && b->actor_list->len < ACTORS_MAX) {
      actor = cjm_arena_make(b->import->arena, Actor, 1);
      *actor = (Actor){cjm_arena_strdup(b->import->arena, id), cjm_arena_strdup(b->import->arena, item->text), entry->text.span, 0, is_system(item->text)};
      g_hash_table_insert(b->actors, actor->id, actor);
      g_ptr_array_add(b->actor_list, actor);
    }
    if (actor) actor->steps++;
  }
}

/* Finds the actors; the number of the entries that name some. */
static unsigned note_all(CjmBuilding *b, const CjmPart *part)
{
  unsigned n = 0;
  for (const CjmPart *inner = part->parts; inner; inner = inner->next) {
    for (const CjmEntry *entry = inner->entries; entry; entry = entry->next) {
      if (strcmp(entry->key, "persona") != 0) continue;
      note_actors(b, entry);
      n++;
    }
    n += note_all(b, inner);
  }
  return n;
}

/* The person who is in all of the steps, or the only one; NULL for none. */
static const Actor *lead_of(const CjmBuilding *b, unsigned n_steps)
{
  const Actor *lead = NULL;
  unsigned people = 0, leads = 0;
  for (guint i = 0; i < b->actor_list->len; i++) {
    const Actor *actor = b->actor_list->pdata[i];
    people += !actor->is_system;
    if (actor->is_system || actor->steps < n_steps) continue;
    lead = actor;
    leads++;
  }
  if (people == 1)
    for (guint i = 0; i < b->actor_list->len; i++)
      if (!((const Actor *)b->actor_list->pdata[i])->is_system) return b->actor_list->pdata[i];
  return leads == 1 && n_steps > 1 && !b->import->settings->actors_are_personas ? lead : NULL;
}

void cjm_build_find_actors(CjmBuilding *b)
{
  b->actors = g_hash_table_new(g_str_hash, g_str_equal);
  b->actor_list = g_ptr_array_new();
  unsigned n_steps = note_all(b, b->journey);
  b->lead = lead_of(b, n_steps);
}

static const char *tags_lane(CjmBuilding *b, const CjmEntry *entry)
{
  CjmOwnLane *lane = g_hash_table_lookup(b->lane_ids, "actors");
  if (!lane) {
    lane = cjm_arena_make(b->import->arena, CjmOwnLane, 1);
    *lane = (CjmOwnLane){.id = (char *)"actors", .title = (char *)(*entry->label.text ? entry->label.text : "Actors"), .span = entry->text.span, .n = 1, .is_tags = true};
    g_hash_table_insert(b->lane_ids, lane->id, lane);
    g_ptr_array_add(b->lanes, lane);
  }
  return lane->id;
}

void cjm_build_put_actors(CjmBuilding *b, CjmNode *step, const CjmEntry *entry)
{
  g_autoptr(GPtrArray) names = names_new(entry);
  for (guint i = 0; i < names->len; i++) {
    const CjmCellItem *item = names->pdata[i];
    g_autofree char *id = cjm_id_slug_new(item->text);
    const Actor *actor = g_hash_table_lookup(b->actors, id);
    CjmSpan span = entry->text.span;
    if (actor && actor == b->lead) continue; /* the persona need not be named at every step */
    if (actor && actor->is_system) cjm_build_add(b, step, "support", cjm_build_text(b, span, item->text));
    else if (actor && *id && b->import->settings->actors_are_personas) cjm_build_add(b, step, "persona", cjm_build_text(b, span, id));
    else cjm_build_add(b, step, tags_lane(b, entry), cjm_build_text(b, span, item->text));
  }
}

/* ---- personas ---- */

/* Whether a text begins with a short form of a title: "Dr. Ferreira". */
static bool begins_with_title(const char *text)
{
  static const char *const titles[] = {"Dr. ", "Prof. ", "Mr. ", "Mrs. ", "Ms. ", "Mx. ", "St. ", "Sr. ", "Sra. ", "Ing. ", "Mag. ", "Dipl. ", "Hr. ", "Fr. ", "Dhr. ", "Mevr. "};
  for (size_t i = 0; i < G_N_ELEMENTS(titles); i++)
    if (g_ascii_strncasecmp(text, titles[i], strlen(titles[i])) == 0) return true;
  return false;
}

/* "34" or "34, works in Utrecht": puts the age among the facts; the text behind it. */
static char *put_age(CjmBuilding *b, CjmNode *persona, CjmSpan span, char *text)
{
  static const char *const words[][2] = {{"de", "Alter"}, {"fr", "Âge"}, {"es", "Edad"}, {"pt", "Idade"}, {"it", "Età"}, {"nl", "Leeftijd"}, {"pl", "Wiek"}, {"ru", "Возраст"}, {"ja", "年齢"}, {"zh", "年龄"}};
  size_t n = strspn(text, "0123456789");
  bool is_age = n > 0 && n <= 3 && (text[n] == '\0' || text[n] == ',');
  if (!is_age) return text;
  const char *label = "Age";
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(b->lang, words[i][0]) == 0) label = words[i][1];
  CjmNode *facts = cjm_build_map(b, span);
  g_autofree char *age = g_strndup(text, n);
  cjm_build_put(b, facts, label, cjm_build_text(b, span, age));
  cjm_build_put(b, persona, "demographics", facts);
  return text + n + strspn(text + n, ", ");
}

/* "Anna, 34, works in Utrecht": a name, and what is said of it. */
static CjmNode *persona_node(CjmBuilding *b, CjmSpan span, const char *plain)
{
  static const char *const separators[] = {" – ", " — ", " - ", ", ", " (", ": ", ". ", "，", "（", "、", "\n"};
  enum { NAME_LONGEST = 60 };
  CjmNode *persona = cjm_build_map(b, span);
  size_t len = strlen(plain), n = len;
  const char *from = plain;
  while (begins_with_title(from)) from = strchr(from, ' ') + 1;
  for (size_t i = 0; i < G_N_ELEMENTS(separators); i++) {
    const char *at = strstr(from, separators[i]);
    if (at && at > plain && (size_t)(at - plain) < n) n = (size_t)(at - plain);
  }
  if (n < len && n > NAME_LONGEST) n = len;
  g_autofree char *name = g_strndup(plain, n), *rest = g_strdup(plain + n);
  cjm_build_put(b, persona, "title", cjm_build_text(b, span, g_strstrip(name)));
  char *start = rest;
  while (*start && (strchr(" -,(:.\n", *start) || g_str_has_prefix(start, "–") || g_str_has_prefix(start, "—") || g_str_has_prefix(start, "，") ||
                    g_str_has_prefix(start, "（") || g_str_has_prefix(start, "、")))
    start = g_utf8_next_char(start);
  start = put_age(b, persona, span, start);
  size_t end = strlen(start);
  if (end && start[end - 1] == ')' && !strchr(start, '(')) start[end - 1] = '\0';
  if (*start) cjm_build_put(b, persona, "description", cjm_build_text(b, span, g_strchomp(start)));
  return persona;
}

/* The key of a persona that a label means; NULL: one of its own. */
static const char *persona_key(const char *label)
{
  static const char *const keys[] = {"description", "quote", "goals", "motivations", "needs", "expectations", "frustrations", "interests", "prefers", "owns"};
  const char *meaning = cjm_label_find_exact(label);
  if (meaning) {
    static const struct {
      const char *meaning, *key;
    } known[] = {{"goal", "goals"}, {"needs", "needs"}, {"expectations", "expectations"}, {"pain_points", "frustrations"}, {"description", "description"},
                 {"thoughts", "quote"}, {"scenario", "description"}};
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
      if (strcmp(known[i].meaning, meaning) == 0) return known[i].key;
  }
  return cjm_nearest(label, keys, G_N_ELEMENTS(keys));
}

static bool is_name(const char *label)
{
  static const char *const words[] = {"name", "nom", "nombre", "nome", "naam", "imię", "名前", "氏名", "姓名", "名称", "имя", "title", "persona name"};
  g_autofree char *plain = cjm_markup_plain_new(label);
  for (size_t n = strlen(plain); n && strchr(": ", plain[n - 1]); n--) plain[n - 1] = '\0';
  g_autofree char *folded = cjm_lexicon_fold_new(plain);
  for (size_t i = 0; folded && i < G_N_ELEMENTS(words); i++)
    if (strcmp(folded, words[i]) == 0) return true;
  return false;
}

static void put_detail(CjmBuilding *b, CjmNode *persona, const CjmEntry *detail)
{
  g_autofree char *label = cjm_markup_plain_new(detail->label.text), *plain = cjm_markup_plain_new(detail->text.text);
  CjmSpan span = detail->text.span;
  for (size_t n = strlen(label); n && strchr(": ", label[n - 1]); n--) label[n - 1] = '\0';
  if (cjm_cell_is_empty(plain)) return;
  const char *key = *label ? persona_key(label) : "description";
  if (is_name(label)) return;
  if (key && (strcmp(key, "description") == 0 || strcmp(key, "quote") == 0)) {
    g_autofree char *bare = strcmp(key, "quote") == 0 ? cjm_cell_unquoted_new(plain) : NULL;
    cjm_build_join(b, persona, key, span, bare ? bare : plain, "\n");
    return;
  }
  if (key) {
    g_autoptr(GPtrArray) items = cjm_cell_items_new(detail->text.text, false);
    for (guint i = 0; i < items->len; i++) cjm_build_add(b, persona, key, cjm_build_text(b, span, ((const CjmCellItem *)items->pdata[i])->text));
    return;
  }
  const CjmAdvice *advice = cjm_advice_find(&cjm_shape_persona, label);
  const char *group = advice && advice->kind == CJM_ADVICE_UNDER ? advice->ours : "details";
  CjmNode *map = cjm_node_get(persona, group);
  if (!map) {
    map = cjm_build_map(b, span);
    cjm_build_put(b, persona, group, map);
  }
  g_autofree char *id = cjm_id_slug_new(label);
  if (*id) cjm_build_join(b, map, label, span, plain, "\n");
  else cjm_build_join(b, persona, "description", span, plain, "\n");
}

static CjmNode *persona_of_entry(CjmBuilding *b, const CjmEntry *entry)
{
  const CjmEntry *name = entry->details;
  while (name && !is_name(name->label.text)) name = name->next;
  const CjmSnippet *text = name ? &name->text : &entry->text;
  g_autofree char *plain = cjm_markup_plain_new(text->text);
  CjmNode *persona = persona_node(b, text->span, *plain ? plain : "Persona");
  if (name && *entry->text.text) {
    g_autofree char *more = cjm_markup_plain_new(entry->text.text);
    if (strcmp(more, plain) != 0) cjm_build_join(b, persona, "description", entry->text.span, more, "\n");
  }
  for (const CjmEntry *detail = entry->details; detail; detail = detail->next) put_detail(b, persona, detail);
  return persona;
}

/* Personas of the journey: those that it describes, the one who is in its steps, and all of these if they are asked for. */
void cjm_build_put_people(CjmBuilding *b, CjmNode *root)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  CjmNode *personas = cjm_build_list(b, b->journey->title.span);
  for (const CjmEntry *entry = b->journey->entries; entry; entry = entry->next) {
    if (strcmp(entry->key, "persona") != 0) continue;
    g_autofree char *plain = cjm_markup_plain_new(entry->text.text);
    if (cjm_cell_is_empty(plain) && !entry->details) continue;
    CjmNode *persona = persona_of_entry(b, entry);
    char *id = cjm_id_slug_new(cjm_node_get(persona, "title")->text);
    if (g_hash_table_add(ids, id)) cjm_build_put(b, personas, NULL, persona);
  }
  for (guint i = 0; i < b->actor_list->len; i++) {
    const Actor *actor = b->actor_list->pdata[i];
    bool is_lead = actor == b->lead, is_only = is_lead && personas->n == 0;
    if (is_lead && personas->n > 0 && !g_hash_table_contains(ids, actor->id))
      cjm_import_understood(b->import, actor->span, "\"%s\" is taken to be the persona", actor->name);
    bool is_asked = b->import->settings->actors_are_personas && !actor->is_system && *actor->id && !is_lead;
    if ((!is_only && !is_asked) || !g_hash_table_add(ids, g_strdup(actor->id))) continue;
    CjmNode *persona = cjm_build_map(b, actor->span);
    if (is_asked) cjm_build_put(b, persona, "id", cjm_build_text(b, actor->span, actor->id));
    cjm_build_put(b, persona, "title", cjm_build_text(b, actor->span, actor->name));
    cjm_build_put(b, personas, NULL, persona);
    if (is_only) cjm_import_understood(b->import, actor->span, "\"%s\" is the persona", actor->name);
  }
  if (personas->n == 1) cjm_build_put(b, root, "persona", personas->items[0]);
  else if (personas->n > 1) cjm_build_put(b, root, "personas", personas);
}
