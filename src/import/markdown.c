/* markdown.c: journeys in Markdown: tables, headings, lists, and diagrams of Mermaid in blocks of code. */
#include <string.h>

#include "import/own.h"
#include "import/importers.h"
#include "import/labels.h"
#include "import/markup.h"
#include "import/sections.h"
#include "import/stories.h"
#include "import/titles.h"

/* A journey that is being found. */
typedef struct Outline {
  CjmImport *import;
  CjmPart *journey; /* NULL before the first */
  CjmSnippet title;   /* of the document */
  bool loose;       /* nothing has labels: headings and lists alone are the journey */
} Outline;

static bool is(const char *key, const char *other)
{
  return key && strcmp(key, other) == 0;
}

/* ---- what sections are ---- */

/* Whether a meaning is that of a lane, so that what has it is a stage. */
static bool is_lane(const char *key)
{
  static const char *const lanes[] = {"actions", "thoughts", "both", "questions", "emotion", "score", "needs", "expectations", "touchpoints", "pain_points",
                                      "gains", "opportunities", "metrics", "evidence", "frontstage", "backstage", "support"};
  for (size_t i = 0; key && i < G_N_ELEMENTS(lanes); i++)
    if (strcmp(lanes[i], key) == 0) return true;
  return false;
}

static bool is_lane_title(const CjmSection *section)
{
  return is_lane(cjm_label_find_exact(section->title.text));
}

static bool has_any(const char *title, const char *const *words, size_t n)
{
  g_autofree char *lower = g_utf8_strdown(title, -1);
  for (size_t i = 0; i < n; i++)
    if (strstr(lower, words[i])) return true;
  return false;
}

static bool is_called_journey(const char *title)
{
  static const char *const words[] = {"journey", "user flow", "experience map", "reise", "parcours", "viaje", "jornada", "percorso", "klantreis", "podróż", "ścieżka", "ジャーニー", "旅程", "путь"};
  return has_any(title, words, G_N_ELEMENTS(words));
}

/* Whether a title says that a journey of its own follows. */
static bool is_journey_title(const char *title)
{
  static const char *const words[] = {"as-is", "to-be", "as is", "to be", "current state", "future state", "persona", "scenario", "ペルソナ", "szenario", "scénario", "escenario", "cenário"};
  return is_called_journey(title) || has_any(title, words, G_N_ELEMENTS(words));
}

static bool is_about_persona(const CjmSection *section)
{
  const char *key = cjm_label_find_exact(section->title.text);
  if (is(key, "persona")) return true;
  g_autofree char *lower = g_utf8_strdown(section->title.text, -1);
  return g_str_has_prefix(lower, "persona:") || g_str_has_prefix(lower, "persona –") || g_str_has_prefix(lower, "persona -") || g_str_has_prefix(lower, "user persona");
}

static bool has_lane_line(const CjmLine *line)
{
  return *line->label.text && is_lane(cjm_label_find(line->label.text));
}

/* The lanes that a section has itself: labelled lines, cards, sections that are called like lanes. */
static unsigned count_lanes(const CjmSection *section)
{
  unsigned n = 0;
  for (const CjmBlock *block = section->blocks; block; block = block->next) {
    if (block->kind == CJM_BLOCK_LINE) n += has_lane_line(block->line);
    else if (block->kind == CJM_BLOCK_TABLE) n += cjm_grid_kind(&block->grid) == CJM_GRID_CARD ? 2 : 0;
  }
  for (const CjmSection *inner = section->sections; inner; inner = inner->next) n += is_lane_title(inner);
  return n;
}

/* An item whose own items have labels of lanes is a stage. */
static bool is_stage_item(const CjmLine *line)
{
  if (*line->label.text && is_lane(cjm_label_find_exact(line->label.text))) return false;
  unsigned n = 0;
  for (const CjmLine *inner = line->items; inner; inner = inner->next) n += has_lane_line(inner);
  return n >= 1;
}

static bool has_stage_items(const CjmSection *section)
{
  for (const CjmBlock *block = section->blocks; block; block = block->next)
    if (block->kind == CJM_BLOCK_LINE && is_stage_item(block->line)) return true;
  return false;
}

static bool has_grid(const CjmSection *section)
{
  for (const CjmBlock *block = section->blocks; block; block = block->next) {
    if (block->kind == CJM_BLOCK_MERMAID) return true;
    if (block->kind != CJM_BLOCK_TABLE) continue;
    CjmGridKind kind = cjm_grid_kind(&block->grid);
    if (kind == CJM_GRID_PHASES || kind == CJM_GRID_STEPS) return true;
  }
  return false;
}

static bool has_lists(const CjmSection *section)
{
  for (const CjmBlock *block = section->blocks; block; block = block->next)
    if (block->kind == CJM_BLOCK_LINE && block->line->is_item) return true;
  return false;
}

static bool is_stage_section(const CjmSection *section)
{
  return (section->blocks || section->sections) && !is_lane_title(section) && cjm_title_is_stage(section->title.text);
}

static unsigned count_stages(const CjmSection *section)
{
  unsigned n = is_stage_section(section);
  for (const CjmSection *inner = section->sections; inner; inner = inner->next) n += count_stages(inner);
  return n;
}

/* Whether a section has a title that is not known to be something else. */
static bool may_be_stage(const CjmSection *section)
{
  return !section->has_grid && !is_about_persona(section) && !cjm_label_find_exact(section->title.text) && !cjm_title_is_frame(section->title.text);
}

/* Numbered sections, of which only some have lanes, are all stages. */
static void mark_numbered(CjmSection *section)
{
  unsigned n = 0;
  for (const CjmSection *inner = section->sections; inner; inner = inner->next)
    n += inner->lanes && !inner->has_below && may_be_stage(inner) && cjm_title_is_numbered(inner->title.text);
  for (CjmSection *inner = section->sections; inner && n >= 2; inner = inner->next)
    inner->is_stage = inner->is_stage || (may_be_stage(inner) && cjm_title_is_numbered(inner->title.text));
}

/* Sections with nothing but lists are stages where the one above them is called a journey. */
static void mark_lists(CjmSection *section)
{
  unsigned lists = 0, others = 0;
  for (const CjmSection *inner = section->sections; inner; inner = inner->next) {
    if (inner->lanes || inner->has_below || inner->has_grid || inner->has_stage_items) return;
    if (inner->has_lists && may_be_stage(inner)) lists++;
    else others += is_lane_title(inner);
  }
  if (lists < 2 || lists <= others || !is_called_journey(section->title.text)) return;
  for (CjmSection *inner = section->sections; inner; inner = inner->next) inner->is_stage = inner->has_lists && may_be_stage(inner);
}

/* Sections that are called "1 Plan", "2 Move" have numbers, "3 Personas" alone has none. */
static void count_sections(CjmSection *section)
{
  unsigned number = 1;
  for (CjmSection *inner = section->sections; inner; inner = inner->next) {
    inner->count = cjm_title_count(inner->title.text, number);
    number += inner->count > 0;
  }
  if (number > 2) return;
  for (CjmSection *inner = section->sections; inner; inner = inner->next) inner->count = 0;
}

/* Sets the findings of all sections. With `staged`, those with numbers are stages. */
static void measure(CjmSection *section, bool staged)
{
  section->is_stage = staged && is_stage_section(section);
  section->lanes = count_lanes(section);
  section->has_grid = has_grid(section);
  section->has_stage_items = has_stage_items(section);
  section->has_lists = has_lists(section);
  for (CjmSection *inner = section->sections; inner; inner = inner->next) measure(inner, staged);
  count_sections(section);
  mark_numbered(section);
  mark_lists(section);
  for (const CjmSection *inner = section->sections; inner; inner = inner->next) {
    section->groups += inner->has_below || inner->has_grid;
    section->stages += !inner->has_below && may_be_stage(inner) && (inner->is_stage || inner->lanes);
    if (is_about_persona(inner) || is_lane_title(inner)) continue;
    section->has_below = section->has_below || inner->lanes || inner->has_grid || inner->has_stage_items || inner->is_stage || inner->has_below;
  }
}

/* ---- texts ---- */

/* The text of a line with those of its items, one a line. */
static void append_line(GString *out, const CjmLine *line, unsigned depth)
{
  if (out->len && (*line->text.text || *line->label.text)) g_string_append_c(out, '\n');
  if (depth && *line->label.text) g_string_append_printf(out, "%s%s", line->label.text, g_str_has_suffix(line->label.text, ":") || g_str_has_suffix(line->label.text, ":**") ? " " : ": ");
  g_string_append(out, line->text.text);
  for (const CjmLine *inner = line->items; inner; inner = inner->next) append_line(out, inner, depth + 1);
}

static CjmSnippet text_of(const Outline *o, const CjmLine *line)
{
  if (!line->items) return line->text;
  g_autoptr(GString) text = g_string_new(NULL);
  append_line(text, line, 0);
  return cjm_snippet(cjm_arena_strdup(o->import->arena, text->str), line->text.span);
}

static CjmEntry *put_line(Outline *o, CjmPart *part, const CjmLine *line)
{
  return cjm_part_put(o->import, part, NULL, line->label, text_of(o, line));
}

/* A line without a label: what is in quotation marks is thought, items are done, the rest describes. */
static void put_unlabelled(Outline *o, CjmPart *part, const CjmLine *line)
{
  const char *key = line->is_item ? "actions" : line->is_quote ? "thoughts" : "description";
  CjmEntry *entry = cjm_part_put(o->import, part, key, cjm_snippet("", line->text.span), text_of(o, line));
  entry->whole = !line->is_item && !line->is_quote;
}

/* All lines of a section as one text. */
static CjmSnippet section_text(const Outline *o, const CjmSection *section)
{
  g_autoptr(GString) text = g_string_new(NULL);
  CjmSpan span = section->title.span;
  for (const CjmBlock *block = section->blocks; block; block = block->next)
    if (block->kind == CJM_BLOCK_LINE) append_line(text, block->line, 1);
  return cjm_snippet(cjm_arena_strdup(o->import->arena, text->str), span);
}

static void leave_table(Outline *o, const CjmBlock *block)
{
  cjm_import_left(o->import, block->span, "a table that has nothing of a journey is left aside");
}

/* ---- stages ---- */

static CjmSnippet title_of(const CjmSection *section)
{
  CjmSnippet title = section->title;
  title.text += section->count;
  return title;
}

static void put_lane_section(Outline *o, CjmPart *part, const CjmSection *section)
{
  CjmSnippet text = section_text(o, section);
  if (*text.text) cjm_part_put(o->import, part, NULL, section->title, text);
  for (const CjmBlock *block = section->blocks; block; block = block->next)
    if (block->kind == CJM_BLOCK_TABLE) leave_table(o, block);
  for (const CjmSection *inner = section->sections; inner; inner = inner->next) put_lane_section(o, part, inner);
}

static bool is_step_section(const CjmSection *section)
{
  return (section->blocks || section->sections) && !cjm_label_find_exact(section->title.text) && cjm_title_is_step(section->title.text);
}

static void put_stage(Outline *o, CjmPart *stage, const CjmSection *section)
{
  for (const CjmBlock *block = section->blocks; block; block = block->next) {
    if (block->kind == CJM_BLOCK_TABLE && cjm_grid_kind(&block->grid) == CJM_GRID_CARD) cjm_grid_put(o->import, &block->grid, stage);
    else if (block->kind == CJM_BLOCK_TABLE) leave_table(o, block);
    else if (block->kind == CJM_BLOCK_LINE && *block->line->label.text) put_line(o, stage, block->line);
    else if (block->kind == CJM_BLOCK_LINE) put_unlabelled(o, stage, block->line);
  }
  for (const CjmSection *inner = section->sections; inner; inner = inner->next)
    if (is_step_section(inner)) put_stage(o, cjm_part_add(o->import, stage, title_of(inner)), inner);
    else put_lane_section(o, stage, inner);
}

/* The items of a list whose items are stages. */
static void put_stage_item(Outline *o, CjmPart *parent, const CjmLine *line)
{
  CjmSnippet title = *line->label.text ? line->label : line->text;
  CjmPart *stage = cjm_part_add(o->import, parent, title);
  if (*line->label.text && *line->text.text) cjm_part_put(o->import, stage, "description", line->label, line->text)->whole = true;
  for (const CjmLine *inner = line->items; inner; inner = inner->next) {
    if (*inner->label.text) put_line(o, stage, inner);
    else put_unlabelled(o, stage, inner);
  }
}

/* ---- journeys ---- */

static void begin_journey(Outline *o, CjmSnippet title)
{
  /* "As-is journey" says little without the title of the document. */
  if (*o->title.text && title.text != o->title.text && is(cjm_label_find_exact(title.text), "journey"))
    title.text = cjm_arena_printf(o->import->arena, "%s – %s", o->title.text, title.text);
  o->journey = cjm_import_add_journey(o->import, title);
}

/* The journey that phases are added to; one is begun if there is none. */
static CjmPart *journey(Outline *o)
{
  if (!o->journey) begin_journey(o, o->title);
  return o->journey;
}

/* A table of phases is a journey, a second one another. */
static CjmPart *journey_for_table(Outline *o, const CjmSection *section)
{
  bool is_titled = is_journey_title(section->title.text);
  if (o->journey && o->journey->parts) begin_journey(o, *section->title.text ? section->title : o->title);
  else if (o->journey && is_titled && section->level > 1) o->journey->title = section->title;
  else if (!o->journey) begin_journey(o, section->level > 1 && is_titled ? section->title : o->title);
  return o->journey;
}

static void put_persona(Outline *o, const CjmSection *section)
{
  CjmPart *part = journey(o);
  CjmSnippet name = section->title;
  const char *colon = strpbrk(name.text, ":–");
  const char *bare = colon && is_about_persona(section) ? g_utf8_next_char(colon) : "";
  while (*bare && strchr(" -:*", *bare)) bare++;
  CjmEntry *persona = NULL;
  for (const CjmBlock *block = section->blocks; block; block = block->next)
    if (block->kind == CJM_BLOCK_TABLE && cjm_grid_kind(&block->grid) != CJM_GRID_OTHER) cjm_grid_put_persona(o->import, &block->grid, part);
    else if (block->kind == CJM_BLOCK_TABLE) leave_table(o, block);
  for (const CjmBlock *block = section->blocks; block; block = block->next) {
    if (block->kind != CJM_BLOCK_LINE) continue;
    const CjmLine *line = block->line;
    if (!persona) {
      bool is_named = *line->label.text == '\0' && *bare == '\0';
      persona = cjm_part_put(o->import, part, "persona", section->title, is_named ? line->text : cjm_snippet(cjm_arena_strdup(o->import->arena, bare), name.span));
      if (is_named) {
        for (const CjmLine *inner = line->items; inner; inner = inner->next) cjm_entry_put(o->import, persona, NULL, inner->label, text_of(o, inner));
        continue;
      }
    }
    cjm_entry_put(o->import, persona, NULL, line->label, text_of(o, line));
  }
  for (const CjmSection *inner = section->sections; inner; inner = inner->next) {
    CjmSnippet text = section_text(o, inner);
    if (!persona) persona = cjm_part_put(o->import, part, "persona", section->title, *bare ? cjm_snippet(cjm_arena_strdup(o->import->arena, bare), name.span) : inner->title);
    if (*text.text) cjm_entry_put(o->import, persona, NULL, inner->title, text);
  }
}

/* A section without stages: what its title says it is, otherwise it is left aside. */
static void put_other_section(Outline *o, const CjmSection *section)
{
  const char *key = cjm_label_find(section->title.text);
  CjmSnippet text = section_text(o, section);
  if (*text.text == '\0' && !section->sections && !section->blocks) return;
  if (key && strcmp(key, "ignore") != 0 && strcmp(key, "detail") != 0 && strcmp(key, "phase") != 0 && strcmp(key, "step") != 0 && *text.text) {
    bool is_finding = is(key, "pain_points") || is(key, "notes");
    cjm_part_put(o->import, journey(o), is_finding ? "conclusions" : NULL, section->title, text);
    return;
  }
  g_autofree char *title = cjm_markup_plain_new(section->title.text);
  cjm_import_left(o->import, section->title.span, "the section \"%s\" has nothing of a journey, and is left aside", title);
}

/* Lines above the stages: labelled ones are about the journey, the others describe it. */
static void put_top_line(Outline *o, const CjmLine *line)
{
  if (*line->label.text) put_line(o, journey(o), line);
  else if (!line->is_item && *line->text.text) cjm_part_put(o->import, journey(o), line->is_quote ? "notes" : "description", cjm_snippet("", line->text.span), text_of(o, line))->whole = true;
  else if (*line->text.text) cjm_part_put(o->import, journey(o), "notes", cjm_snippet("", line->text.span), text_of(o, line));
}

static void visit(Outline *o, const CjmSection *section, CjmPart *phase);

static void put_blocks(Outline *o, const CjmSection *section, CjmPart *phase)
{
  for (const CjmBlock *block = section->blocks; block; block = block->next) {
    CjmGridKind kind = block->kind == CJM_BLOCK_TABLE ? cjm_grid_kind(&block->grid) : CJM_GRID_OTHER;
    if (block->kind == CJM_BLOCK_MERMAID) {
      CjmPart *before = o->import->journey;
      cjm_mermaid_read(o->import, block->span);
      if (o->import->journey != before) o->journey = o->import->journey;
    } else if (block->kind == CJM_BLOCK_LINE) {
      if (is_stage_item(block->line)) put_stage_item(o, phase ? phase : journey(o), block->line);
      else if (phase && *block->line->label.text) put_line(o, phase, block->line);
      else if (phase) put_unlabelled(o, phase, block->line);
      else put_top_line(o, block->line);
    } else if (kind == CJM_GRID_PHASES) {
      cjm_grid_put(o->import, &block->grid, journey_for_table(o, section));
    } else if (kind == CJM_GRID_STEPS) {
      cjm_grid_put(o->import, &block->grid, phase ? phase : journey_for_table(o, section));
    } else if (kind == CJM_GRID_CARD) {
      cjm_grid_put(o->import, &block->grid, cjm_part_add(o->import, phase ? phase : journey(o), cjm_snippet("", block->span)));
    } else if (kind == CJM_GRID_PERSONA) {
      cjm_grid_put_persona(o->import, &block->grid, journey(o));
    } else {
      leave_table(o, block);
    }
  }
}

/* Only rows of steps, so that the section may be their phase. */
static bool has_only_steps(const CjmSection *section)
{
  bool found = false;
  for (const CjmBlock *block = section->blocks; block; block = block->next) {
    if (block->kind != CJM_BLOCK_TABLE) continue;
    CjmGridKind kind = cjm_grid_kind(&block->grid);
    if (kind != CJM_GRID_STEPS) return false;
    found = true;
  }
  return found;
}

static void visit_inner(Outline *o, const CjmSection *section, CjmPart *phase)
{
  for (const CjmSection *inner = section->sections; inner; inner = inner->next) visit(o, inner, phase);
}

/* A section that has stages below it: a journey, a phase, or neither. */
static void visit_group(Outline *o, const CjmSection *section, CjmPart *phase)
{
  bool is_top = section->level <= 1 && !cjm_title_is_phase(section->title.text);
  bool titled = is_journey_title(section->title.text);
  bool several = section->parent && section->parent->groups > 1;
  if ((titled || is_top) && several && (!o->journey || o->journey->parts)) {
    begin_journey(o, section->title);
  } else if (titled && !is_top && !o->journey) {
    begin_journey(o, section->title);
  } else if (!is_top && !titled && !phase && (several || (section->parent && section->parent->stages && may_be_stage(section)))) {
    phase = cjm_part_add(o->import, journey(o), title_of(section));
  } else if (!is_top && !titled && section->level > 0 && !cjm_label_find(section->title.text)) {
    g_autofree char *title = cjm_markup_plain_new(section->title.text);
    cjm_import_left(o->import, section->title.span, "the heading \"%s\" is left aside: all stages are below it", title);
  }
  put_blocks(o, section, phase);
  visit_inner(o, section, phase);
}

static void visit(Outline *o, const CjmSection *section, CjmPart *phase)
{
  bool below = section->has_below;
  if (is(cjm_label_find_exact(section->title.text), "ignore")) {
    put_other_section(o, section);
  } else if (is_about_persona(section) && !below && !section->has_grid) {
    put_persona(o, section);
  } else if (below || section->has_stage_items) {
    visit_group(o, section, phase);
  } else if (section->has_grid) {
    bool is_phase = has_only_steps(section) && section->level > 1 && !is_journey_title(section->title.text) && section->parent && section->parent->groups > 1;
    put_blocks(o, section, is_phase ? cjm_part_add(o->import, journey(o), title_of(section)) : phase);
    visit_inner(o, section, phase);
  } else if ((section->is_stage || section->lanes) && section->level > 0 && !is_lane_title(section)) {
    put_stage(o, cjm_part_add(o->import, phase ? phase : journey(o), title_of(section)), section);
  } else if (o->loose && section->level > 1 && section->has_lists) {
    put_stage(o, cjm_part_add(o->import, phase ? phase : journey(o), title_of(section)), section);
  } else if (section->level <= 1) {
    put_blocks(o, section, phase);
    visit_inner(o, section, phase);
  } else {
    if (phase && !is(cjm_label_find(section->title.text), "detail")) put_lane_section(o, phase, section);
    else put_other_section(o, section);
  }
}

static const CjmSection *find_heading(const CjmSection *root)
{
  for (const CjmSection *inner = root->sections; inner; inner = inner->next)
    if (inner->level == 1) return inner;
  return NULL;
}

static bool has_headings_with_lists(const CjmSection *section)
{
  unsigned n = 0;
  for (const CjmSection *inner = section->sections; inner; inner = inner->next) {
    n += inner->has_lists && inner->level > 1;
    if (has_headings_with_lists(inner)) return true;
  }
  return n >= 2;
}

/* The heading of a document that is the title of none of its journeys. */
static void leave_heading(const Outline *o)
{
  bool used = *o->title.text == '\0' || !o->import->journeys;
  for (const CjmPart *one = o->import->journeys; one && !used; one = one->next) used = strstr(one->title.text, o->title.text) != NULL;
  if (used) return;
  g_autofree char *title = cjm_markup_plain_new(o->title.text);
  cjm_import_left(o->import, o->title.span, "the heading \"%s\" is left aside: what is below it has titles of its own", title);
}

static void read_markdown(CjmImport *import)
{
  if (cjm_own_markdown_read(import)) return;
  CjmSection *root = cjm_sections_read(import);
  cjm_stories_join(import, root);
  measure(root, count_stages(root) >= 2);
  const CjmSection *heading = find_heading(root);
  Outline o = {.import = import, .title = heading ? heading->title : root->title};
  bool has_labels = root->has_below || root->has_grid || root->has_stage_items || root->lanes;
  o.loose = !has_labels && has_headings_with_lists(root);
  if (!has_labels && !o.loose) return;
  put_blocks(&o, root, NULL);
  visit_inner(&o, root, NULL);
  leave_heading(&o);
}

/* ---- recognition ---- */

/* Headings, a pipe table with its dashes, or labelled items. */
static bool recognise(const CjmImport *import)
{
  const char *text = import->source->text, *end = text + import->source->len;
  unsigned headings = 0, items = 0, bold = 0;
  enum { LINES_MAX = 2000 };
  unsigned n = 0;
  for (const char *line = text; line < end && n < LINES_MAX; n++) {
    const char *line_end = memchr(line, '\n', (size_t)(end - line));
    size_t len = (size_t)((line_end ? line_end : end) - line);
    if (g_strstr_len(line, (gssize)len, "|") && (g_strstr_len(line, (gssize)len, "|-") || g_strstr_len(line, (gssize)len, "| -") || g_strstr_len(line, (gssize)len, "|:-") ||
                                                 g_strstr_len(line, (gssize)len, "-|-") || g_strstr_len(line, (gssize)len, "- | -")))
      return true;
    headings += line[0] == '#' && memchr(line, ' ', MIN(len, 8)) != NULL && len > 2;
    items += len > 2 && strchr("-*+", line[0]) && line[1] == ' ';
    bold += g_strstr_len(line, (gssize)len, "**") != NULL;
    if (len >= 3 && (strncmp(line, "```", 3) == 0 || strncmp(line, "~~~", 3) == 0)) return true;
    line += len + 1;
  }
  return headings > 0 || (items > 0 && bold > 0) || items > 2 || bold > 2;
}

const CjmImporter cjm_importer_markdown = {
  .name = "markdown",
  .title = "Markdown",
  .endings = (const char *const[]){".md", ".markdown", ".mdown", ".mdx", ".qmd", NULL},
  .recognise = recognise,
  .read = read_markdown,
};
