/* tags.c: tags that sort something. */
#include "base/yaml-text.h"
#include "format/shapes.h"
#include "lint/lint-private.h"

/* ---- how often each is used ---- */

static void count_ref(const CjmRef *ref, void *counts)
{
  guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, ref->to));
  if (ref->to) g_hash_table_insert(counts, ref->to, GUINT_TO_POINTER(n + 1));
}

static GHashTable *count_uses(const CjmLint *lint)
{
  GHashTable *counts = g_hash_table_new(NULL, NULL);
  cjm_each_ref(&cjm_shape_journey, lint->journey, CJM_KIND_TAG, count_ref, counts);
  return counts;
}

static guint uses_of(GHashTable *counts, const CjmTag *tag)
{
  return GPOINTER_TO_UINT(g_hash_table_lookup(counts, tag));
}

/* ---- unused-tag ---- */

static void run_unused_tag(CjmLint *lint)
{
  g_autoptr(GHashTable) counts = count_uses(lint);
  for (size_t i = 0; i < lint->journey->tags.n; i++) {
    const CjmTag *tag = lint->journey->tags.at[i];
    cjm_lint_report_unused(lint, uses_of(counts, tag) > 0, tag->title.span, NULL, "nothing is tagged `%s`", tag->title.at);
  }
}

/* ---- similar-tags ---- */

static const CjmTag *find_similar(const CjmJourney *journey, const CjmTag *tag)
{
  g_autofree char *plain = cjm_name_letters_new(tag->title.at);
  for (size_t i = 0; i < journey->tags.n; i++) {
    const CjmTag *other = journey->tags.at[i];
    if (other == tag || !other->title.at) continue;
    g_autofree char *other_plain = cjm_name_letters_new(other->title.at);
    if (cjm_name_is_similar(plain, other_plain)) return other;
  }
  return NULL;
}

static void fix_tag(CjmDiag *diag, CjmSpan span, const char *tag)
{
  if (!span.source || span.start >= span.end) return;
  g_autoptr(GString) text = g_string_new(NULL);
  if (span.source->text[span.start] == '"') cjm_yaml_quoted_append(text, tag);
  else cjm_yaml_text_append_in_brackets(text, tag);
  cjm_diag_replace(diag, CJM_FIX_SUGGESTED, span, text->str, "write `%s`", tag);
}

static void run_similar_tags(CjmLint *lint)
{
  if (lint->journey->tags.n > CJM_MOST_NAMES) return;
  g_autoptr(GHashTable) counts = count_uses(lint);
  for (size_t i = 0; i < lint->journey->tags.n; i++) {
    const CjmTag *tag = lint->journey->tags.at[i];
    if (!tag->implied || uses_of(counts, tag) > 1) continue;
    const CjmTag *other = find_similar(lint->journey, tag);
    if (!other || (other->implied && uses_of(counts, other) == 1 && other->o.index > tag->o.index)) continue; /* reported at the later one */
    CjmDiag *diag = cjm_lint_report(lint, tag->title.span, "`%s` is used once, and there is `%s`", tag->title.at, other->title.at);
    cjm_diag_related(diag, other->title.span, "`%s` stands here", other->title.at);
    fix_tag(diag, tag->title.span, other->title.at);
  }
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_UNUSED_TAG,
   .why = "A tag is drawn where something bears it, so one that nothing bears is not on the map, and whoever looks for it finds nothing.",
   .source = "Louis Rosenfeld, Peter Morville and Jorge Arango, Information Architecture, 4th edition, 2015",
   .fix = "tag what belongs to it, or remove the tag",
   .bad = "title: Borrowing a bicycle\n"
          "tags: [Tourists, Commuters]\n"
          "phases:\n"
          "  - {title: Find, actions: {text: Looks for a station, tags: Commuters}}\n",
   .good = "title: Borrowing a bicycle\n"
           "tags: Commuters\n"
           "phases:\n"
           "  - {title: Find, actions: {text: Looks for a station, tags: Commuters}}\n",
   .run = run_unused_tag,
   .shared = true},
  {.code = CJM_CODE_SIMILAR_TAGS,
   .why = "A tag need not be listed, so a slip of the pen makes a new one, and what bears it is missing where others look for the tag.",
   .source = "Marieke Guy and Emma Tonkin, Folksonomies: Tidying up Tags?, D-Lib Magazine, January 2006",
   .fix = "write both alike, or list the tag under `tags` where two are meant",
   .bad = "title: Borrowing a bicycle\n"
          "tags: Commuters\n"
          "phases:\n"
          "  - {title: Find, actions: {text: Looks for a station, tags: Commuters}}\n"
          "  - {title: Ride, actions: {text: Cycles to work, tags: Comuters}}\n",
   .good = "title: Borrowing a bicycle\n"
           "tags: Commuters\n"
           "phases:\n"
           "  - {title: Find, actions: {text: Looks for a station, tags: Commuters}}\n"
           "  - {title: Ride, actions: {text: Cycles to work, tags: Commuters}}\n",
   .run = run_similar_tags},
};

const CjmRuleGroup cjm_rules_tags = {"Tags", rules, G_N_ELEMENTS(rules)};
