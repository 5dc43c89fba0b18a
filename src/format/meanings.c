#include "format/meanings.h"

#include <glib.h>
#include <string.h>

#include "base/spell.h"
#include "format/shapes.h"
#include "lang/words.h"

/* Words that authors use for keys and values of the format. A word can have several meanings, of which the first one that is a
 * candidate is used. */
static const struct {
  const char *typed, *meant;
} meanings[] = {
  {"sprache", "lang"},
  {"langue", "lang"},
  {"idioma", "lang"},
  {"lingua", "lang"},
  {"taal", "lang"},
  {"sprak", "lang"},
  {"jezyk", "lang"},
  {"kanal", "touchpoints"},
  {"kanal", "channel"},
  {"canal", "touchpoints"},
  {"canal", "channel"},
  {"kanaal", "touchpoints"},
  {"kanaal", "channel"},
  {"metric", "metrics"},
  {"kpi", "metrics"},
  {"key-metrics", "metrics"},
  {"success-metrics", "metrics"},
  {"kpis-and-metrics", "metrics"},
  {"kennzahlen", "metrics"},
  {"friction", "pain_points"},
  {"friction-points", "pain_points"},
  {"friction-point", "pain_points"},
  {"blockers", "pain_points"},
  {"pain-points-and-frustrations", "pain_points"},
  {"improvement-ideas", "opportunities"},
  {"improvement-opportunities", "opportunities"},
  {"recommendations", "opportunities"},
  {"opportunity", "opportunities"},
  {"suggestions", "opportunities"},
  {"quote", "thoughts"},
  {"inner-monologue", "thoughts"},
  {"pain-points", "frustrations"},
  {"pain", "frustrations"},
  {"pains", "frustrations"},
  {"challenges", "frustrations"},
  {"problems", "frustrations"},
  {"fears", "frustrations"},
  {"wants", "goals"},
  {"desires", "goals"},
  {"objectives", "goals"},
  {"drivers", "motivations"},
  {"goal", "objective"},
  {"goals", "objective"},
  {"author", "authors"},
  {"created-by", "authors"},
  {"prepared-by", "authors"},
  {"date", "updated"},
  {"last-updated", "updated"},
  {"last-modified", "updated"},
  {"updated-at", "updated"},
  {"created-at", "updated"},
  {"created-on", "updated"},
  {"created", "updated"},
  {"key-insights", "conclusions"},
  {"insights", "conclusions"},
  {"key-findings", "conclusions"},
  {"findings", "conclusions"},
  {"key-takeaways", "conclusions"},
  {"takeaways", "conclusions"},
  {"learnings", "conclusions"},
  {"next-steps", "recommendations"},
  {"key-recommendations", "recommendations"},
  {"suggestions", "recommendations"},
  {"action-items", "recommendations"},
  {"finding", "text"},
  {"insight", "text"},
  {"detail", "text"},
  {"pain-point-description", "text"},
  {"opportunity-description", "text"},
  {"root-cause", "cause"},
  {"reason", "cause"},
  {"backend", "backstage"},
  {"back-stage", "backstage"},
  {"frontend", "frontstage"},
  {"front-stage", "frontstage"},
  {"onstage", "frontstage"},
  {"touchpoints-and-channels", "touchpoints"},
  {"action", "actions"},
  {"emotion", "label"},
  {"feeling", "label"},
  {"mood", "label"},
  {"sentiment", "label"},
  {"emoji", "label"},
  {"state", "label"},
  {"emotional-state", "label"},
  {"type", "role"},
  {"internal", "employee"},
  {"staff", "employee"},
  {"agent", "employee"},
  {"customer", "primary"},
  {"user", "primary"},
  {"what", "actions"},
  {"what-happens", "actions"},
  {"where", "touchpoints"},
  {"primary", "label"},
  {"level", "score"},
  {"nom", "title"},
  {"titre", "title"},
  {"titulo", "title"},
  {"titolo", "title"},
  {"nombre", "title"},
  {"naam", "title"},
  {"schritte", "steps"},
  {"stufen", "phases"},
  {"abschnitte", "phases"},
  {"stimmung", "emotion"},
  {"emotionskurve", "emotion"},
  {"humeur", "emotion"},
  {"animo", "emotion"},
  {"pensees", "thoughts"},
  {"pensamientos", "thoughts"},
  {"schmerzpunkte", "pain_points"},
  {"probleme", "pain_points"},
  {"hindernisse", "pain_points"},
  {"points-de-douleur", "pain_points"},
  {"irritants", "pain_points"},
  {"problemes", "pain_points"},
  {"puntos-de-dolor", "pain_points"},
  {"problemas", "pain_points"},
  {"kontaktpunkte", "touchpoints"},
  {"beruhrungspunkte", "touchpoints"},
  {"points-de-contact", "touchpoints"},
  {"puntos-de-contacto", "touchpoints"},
  {"kanale", "channels"},
  {"kanale", "touchpoints"},
  {"canaux", "channels"},
  {"canaux", "touchpoints"},
  {"canales", "channels"},
  {"canales", "touchpoints"},
  {"massnahmen", "actions"},
  {"zitat", "quote"},
  {"citation", "quote"},
  {"cita", "quote"},
  {"citaat", "quote"},
  {"bild", "image"},
  {"rolle", "role"},
  {"besoins", "needs"},
  {"necesidades", "needs"},
  {"path", "file"},
  {"csv", "file"},
  {"filename", "file"},
  {"src", "file"},
  {"rules", "lint"},
  {"inherits", "extends"},
  {"base", "extends"},
  {"import", "extends"},
  {"include", "extends"},
  {"as-is", "baseline"},
  {"state", "status"},
  {"false", "off"},
  {"no", "off"},
  {"disable", "off"},
  {"disabled", "off"},
  {"never", "off"},
  {"warn", "warning"},
  {"hint", "info"},
  {"note", "info"},
  {"fail", "error"},
  {"section", "phases"},
  {"steps", "phases"},
  {"phasen", "phases"},
  {"étapes", "phases"},
  {"etapes", "phases"},
  {"fases", "phases"},
  {"fasen", "phases"},
  {"fasi", "phases"},
  {"etapy", "phases"},
  {"tytuł", "title"},
  {"aktionen", "actions"},
  {"acciones", "actions"},
  {"acties", "actions"},
  {"azioni", "actions"},
  {"gefühl", "emotion"},
  {"gefühle", "emotion"},
  {"ressenti", "emotion"},
  {"ziele", "goals"},
  {"ziel", "goal"},
  {"objectifs", "goals"},
  {"objetivos", "goals"},
  {"beschreibung", "description"},
  {"sections", "phases"},
  {"chapters", "phases"},
  {"moments", "moment"},
  {"customer", "persona"},
  {"customers", "personas"},
  {"user", "persona"},
  {"users", "personas"},
  {"actor", "who"},
  {"role", "who"},
  {"system", "who"},
  {"actor", "persona"},
  {"action", "text"},
  {"activity", "text"},
  {"primary", "accent"},
  {"primary-color", "accent"},
  {"palette", "phases"},
  {"impact", "severity"},
  {"impact", "customer_value"},
  {"benefit", "customer_value"},
  {"urgency", "priority"},
  {"mandatory", "P1"},
  {"must", "P1"},
  {"must-have", "P1"},
  {"should", "P2"},
  {"should-have", "P2"},
  {"could", "P3"},
  {"could-have", "P3"},
  {"wont", "P4"},
  {"1", "P1"},
  {"2", "P2"},
  {"3", "P3"},
  {"4", "P4"},
  {"hoch", "critical"},
  {"mittel", "serious"},
  {"niedrig", "minor"},
  {"grave", "critical"},
  {"entwurf", "assumption"},
  {"ist", "current"},
  {"soll", "future"},
  {"verite", "truth"},
  {"wow", "delight"},
  {"smooth", "curve"},
  {"straight", "line"},
  {"who", "persona"},
  {"emotional-state", "emotion"},
  {"emotional-experience", "emotion"},
  {"emoji", "emotion"},
  {"emotional-journey", "emotion"},
  {"emotional-curve", "emotion"},
  {"dramatic-arc", "engagement"},
  {"process", "actions"},
  {"user-actions", "actions"},
  {"customer-actions", "actions"},
  {"sticky-notes", "notes"},
  {"stickies", "notes"},
  {"user-goals", "goal"},
  {"customer-goals", "goal"},
  {"jobs-to-be-done", "goal"},
  {"ideas-&-opportunities", "opportunities"},
  {"ideas-and-opportunities", "opportunities"},
  {"channels", "touchpoints"},
  {"satisfaction", "emotion"},
  {"thoughts-feelings", "thoughts"},
  {"thoughts-and-feelings", "thoughts"},
  {"thinking-and-feeling", "thoughts"},
  {"quotes", "thoughts"},
  {"channel", "touchpoints"},
  {"barriers", "pain_points"},
  {"obstacles", "pain_points"},
  {"challenges", "pain_points"},
  {"pain-point", "pain_points"},
  {"delights", "gains"},
  {"backstage-actions", "backstage"},
  {"backstage-processes", "backstage"},
  {"frontstage-actions", "frontstage"},
  {"onstage-actions", "frontstage"},
  {"support-processes", "support"},
  {"support-systems", "support"},
  {"systems", "support"},
  {"physical-evidence", "evidence"},
  {"team", "owner"},
  {"teams", "owner"},
  {"business-goal", "objective"},
  {"business-goals", "objective"},
  {"purpose", "objective"},
  {"value", "score"},
  {"rating", "score"},
  {"points", "score"},
  {"background", "description"},
  {"bio", "description"},
  {"about", "description"},
  {"motto", "quote"},
  {"colors", "phases"},
  {"stage", "phases"},
  {"stages", "phases"},
  {"step", "steps"},
  {"step", "to"},
  {"text", "label"},
  {"touchpoint", "touchpoints"},
  {"touch-points", "touchpoints"},
  {"touch-point", "touchpoints"},
  {"contact-points", "touchpoints"},
  {"interactions", "touchpoints"},
  {"mood", "emotion"},
  {"feeling", "emotion"},
  {"feelings", "emotion"},
  {"sentiment", "emotion"},
  {"experience", "emotion"},
  {"pain", "pain_points"},
  {"pains", "pain_points"},
  {"problems", "pain_points"},
  {"issues", "pain_points"},
  {"frictions", "pain_points"},
  {"frustrations", "pain_points"},
  {"highlights", "gains"},
  {"strengths", "gains"},
  {"handoffs", "gaps"},
  {"hand-offs", "gaps"},
  {"ideas", "opportunities"},
  {"improvements", "opportunities"},
  {"solutions", "opportunities"},
  {"kpis", "metrics"},
  {"measures", "metrics"},
  {"doing", "actions"},
  {"activities", "actions"},
  {"tasks", "actions"},
  {"thinking", "thoughts"},
  {"sub-title", "subtitle"},
  {"language", "lang"},
  {"locale", "lang"},
  {"goals", "goal"},
  {"goal", "goals"},
  {"actors", "personas"},
  {"characters", "personas"},
  {"name", "title"},
  {"label", "title"},
  {"heading", "title"},
  {"text", "title"},
  {"title", "text"},
  {"description", "text"},
  {"description", "scenario"},
  {"summary", "description"},
  {"summary", "scenario"},
  {"overview", "description"},
  {"overview", "scenario"},
  {"context", "scenario"},
  {"picture", "image"},
  {"photo", "image"},
  {"avatar", "image"},
  {"icon", "image"},
  {"level", "severity"},
  {"type", "kind"},
  {"type", "channel"},
  {"via", "channel"},
  {"importance", "class"},
  {"category", "kind"},
  {"kind", "type"},
  {"importance", "priority"},
  {"department", "owner"},
  {"responsible", "owner"},
  {"deadline", "due"},
  {"href", "url"},
  {"link", "url"},
  {"target", "to"},
  {"percent", "share"},
  {"percentage", "share"},
  {"time", "when"},
  {"duration", "when"},
  {"colour", "accent"},
  {"color", "accent"},
  {"action-plan", "plan"},
  {"roadmap", "plan"},
  {"as-is", "current"},
  {"now", "current"},
  {"to-be", "future"},
  {"moment-of-truth", "truth"},
  {"mot", "truth"},
  {"peak", "delight"},
  {"high-point", "delight"},
  {"low-point", "pain"},
  {"draft", "assumption"},
  {"assumed", "assumption"},
  {"hypothesis", "assumption"},
  {"validated", "researched"},
  {"high", "P1"},
  {"medium", "P2"},
  {"low", "P3"},
  {"low", "minor"},
  {"small", "minor"},
  {"medium", "serious"},
  {"major", "serious"},
  {"high", "critical"},
  {"severe", "critical"},
  {"important", "critical"},
  {"main", "primary"},
  {"open", "planned"},
  {"todo", "planned"},
  {"in-progress", "doing"},
  {"finished", "done"},
  {"cancelled", "dropped"},
  {"minimum", "min"},
  {"maximum", "max"},
  {"increase", "up"},
  {"higher", "up"},
  {"decrease", "down"},
  {"lower", "down"},
  {"digital", "online"},
  {"physical", "offline"},
  {"stage", "title"},
  {"phase", "title"},
  {"step", "title"},
  {"touchpoint", "title"},
  {"persona", "title"},
  {"metric", "title"},
  {"pain-point", "text"},
  {"pain", "text"},
  {"issue", "text"},
  {"problem", "text"},
  {"friction", "text"},
  {"solution", "text"},
  {"improvement", "text"},
  {"opportunity", "text"},
  {"idea", "text"},
  {"name", "label"},
  {"name", "text"},
  {"description", "label"},
  {"reason", "quote"},
  {"yes", "true"},
  {"y", "true"},
  {"on", "true"},
  {"x", "true"},
  {"1", "true"},
  {"ja", "true"},
  {"oui", "true"},
  {"sí", "true"},
  {"si", "true"},
  {"no", "false"},
  {"n", "false"},
  {"off", "false"},
  {"0", "false"},
  {"nein", "false"},
  {"nee", "false"},
  {"non", "false"},
  {"ignore", "off"},
  {"none", "off"},
};

/* Parts before a key that say again whose key it is: `phase_name`, `userActions`. */
static const char *const prefixes[] = {"journey", "map", "phase", "stage", "step", "persona", "user", "customer", "client"};

/* The key with hyphens between its parts: `painPoints` and `Pain Points` are `pain-points`. */
static char *parted_new(const char *key)
{
  GString *parted = g_string_new(NULL);
  for (const char *c = key; *c; c++) {
    if (g_ascii_isupper(*c) && c > key && g_ascii_islower(c[-1])) g_string_append_c(parted, '-');
    g_string_append_c(parted, *c == '_' || *c == ' ' ? '-' : *c);
  }
  return g_string_free(parted, FALSE);
}

/* What is left of a key in parts without such a part before it; NULL if it has none. */
static const char *without_prefix(const char *parted)
{
  for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
    size_t len = strlen(prefixes[i]);
    if (g_ascii_strncasecmp(parted, prefixes[i], len) == 0 && parted[len] == '-' && parted[len + 1] != '\0') return parted + len + 1;
  }
  return NULL;
}

static const char *find_candidate(const char *key, const char *const *candidates, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    if (strcmp(candidates[i], key) == 0) {
      return candidates[i];
    }
  }
  return NULL;
}

static const char *nearest_by_meaning(const CjmSpelling *word, const char *const *candidates, size_t n)
{
  for (size_t m = 0; m < G_N_ELEMENTS(meanings); m++) {
    CjmSpelling typed;
    const char *candidate = find_candidate(meanings[m].meant, candidates, n);
    if (candidate != NULL && cjm_spelling_init(&typed, meanings[m].typed) && cjm_spelling_equal(&typed, word)) {
      return candidate;
    }
  }
  return NULL;
}

static const CjmAdvice advice[] = {
  {"persona", "age", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "alter", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "beruf", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "edad", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "leeftijd", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "metier", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "gender", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "location", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "city", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "country", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "income", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "household", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "family", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "job", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "job-title", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "occupation", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "profession", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "education", CJM_ADVICE_UNDER, "demographics"},
  {"persona", "language", CJM_ADVICE_UNDER, "demographics"},
  {"step", "sees", CJM_ADVICE_UNDER, "senses"},
  {"step", "hears", CJM_ADVICE_UNDER, "senses"},
  {"step", "feels", CJM_ADVICE_IN, "emotion: …"},
  {"step", "moment-of-truth", CJM_ADVICE_IN, "moment: truth"},
  {"step", "moments-of-truth", CJM_ADVICE_IN, "moment: truth"},
  {"step", "key-moment", CJM_ADVICE_IN, "moment: truth"},
  {"step", "is-moment-of-truth", CJM_ADVICE_IN, "moment: truth"},
  {"step", "critical-moment", CJM_ADVICE_IN, "moment: truth"},
  {"step", "duration", CJM_ADVICE_IN, "when: {duration: …}"},
  {"step", "waiting", CJM_ADVICE_IN, "when: {waiting: …}"},
  {"step", "wait", CJM_ADVICE_IN, "when: {waiting: …}"},
  {"step", "wait-time", CJM_ADVICE_IN, "when: {waiting: …}"},
  {"step", "waiting-time", CJM_ADVICE_IN, "when: {waiting: …}"},
  {"step", "time-spent", CJM_ADVICE_IN, "when: {duration: …}"},
  {"step", "time-taken", CJM_ADVICE_IN, "when: {duration: …}"},
  {"step", "estimated-time", CJM_ADVICE_IN, "when: {duration: …}"},
  {"step", "timeframe", CJM_ADVICE_IN, "when: {at: …}"},
  {"step", "severity", CJM_ADVICE_IN, "pain_points: {text: …, severity: …}"},
  {"step", "score", CJM_ADVICE_IN, "emotion: …"},
  {"step", "value", CJM_ADVICE_IN, "emotion: …"},
  {"step", "rating", CJM_ADVICE_IN, "emotion: …"},
  {"step", "dauer", CJM_ADVICE_IN, "when: {duration: …}"},
  {"step", "duree", CJM_ADVICE_IN, "when: {duration: …}"},
  {"step", "duracion", CJM_ADVICE_IN, "when: {duration: …}"},
  {"step", "duur", CJM_ADVICE_IN, "when: {duration: …}"},
  {"step", "duration-minutes", CJM_ADVICE_IN, "when: {duration: … min}"},
  {"step", "condition", CJM_ADVICE_IN, "path: …"},
  {"step", "if", CJM_ADVICE_IN, "path: …"},
  {"step", "confidence", CJM_ADVICE_IN, "status: …"},
  {"step", "order", CJM_ADVICE_NONE, "the order is that of the file"},
  {"step", "number", CJM_ADVICE_NONE, "steps are numbered in the order of the file"},
  {"step", "sequence", CJM_ADVICE_NONE, "the order is that of the file"},
  {"step", "line-of-interaction", CJM_ADVICE_NONE, "it is drawn between the lanes of a service blueprint"},
  {"step", "line-of-visibility", CJM_ADVICE_NONE, "it is drawn between the lanes of a service blueprint"},
  {"touchpoint", "type", CJM_ADVICE_IN, "channel: …"},
  {"emotion", "type", CJM_ADVICE_IN, "label: …"},
  {"emotion", "intensity", CJM_ADVICE_IN, "score: …"},
  {"gate", "value", CJM_ADVICE_IN, "min: …` or `max: …"},
  {"gate", "threshold", CJM_ADVICE_IN, "min: …` or `max: …"},
  {"gate", "operator", CJM_ADVICE_NONE, "`min` is the lowest value that passes, `max` the highest"},
  {"journey", "type", CJM_ADVICE_NONE, "every file is a customer journey"},
  {NULL, "$ref", CJM_ADVICE_NONE, "files are joined with `extends`, at the top of the file"},
  {NULL, "$include", CJM_ADVICE_NONE, "files are joined with `extends`, at the top of the file"},
  {"journey", "emotions", CJM_ADVICE_IN, "phases: {title: …, emotion: …}"},
  {"journey", "color", CJM_ADVICE_IN, "theme: {accent: …}"},
  {"journey", "colour", CJM_ADVICE_IN, "theme: {accent: …}"},
  {"journey", "colors", CJM_ADVICE_IN, "theme: {phases: …}"},
  {"journey", "font", CJM_ADVICE_IN, "theme: {font: …}"},
  {"step", "comments", CJM_ADVICE_LANE, NULL},
  {"step", "policies", CJM_ADVICE_LANE, NULL},
  {"step", "rules", CJM_ADVICE_LANE, NULL},
  {"step", "data", CJM_ADVICE_LANE, NULL},
  {"step", "tools", CJM_ADVICE_LANE, NULL},
  {"step", "risks", CJM_ADVICE_LANE, NULL},
  {"step", "hypotheses", CJM_ADVICE_LANE, NULL},
  {"step", "assumptions", CJM_ADVICE_LANE, NULL},
};

static const CjmAdvice *find_advice(const CjmShape *shape, const char *key)
{
  CjmSpelling spelling;
  if (!cjm_spelling_init(&spelling, key)) {
    return NULL;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(advice); i++) {
    CjmSpelling typed;
    cjm_spelling_init(&typed, advice[i].typed);
    bool applies = advice[i].shape == NULL || strcmp(advice[i].shape, shape->name) == 0 ||
                   (shape == &cjm_shape_phase && strcmp(advice[i].shape, cjm_shape_step.name) == 0);
    if (applies && cjm_spelling_equal(&typed, &spelling)) {
      return &advice[i];
    }
  }
  return NULL;
}

const CjmAdvice *cjm_advice_find(const CjmShape *shape, const char *key)
{
  g_autofree char *parted = parted_new(key);
  const char *rest = without_prefix(parted);
  const CjmAdvice *found = find_advice(shape, parted);
  return found == NULL && rest != NULL ? find_advice(shape, rest) : found;
}

/* Words of the map that are not named like their keys. */
static const struct {
  CjmWord word;
  const char *meant;
} renamed[] = {
  {CJM_WORD_STORYBOARD, "image"},
  {CJM_WORD_OWNERS, "owner"},
  {CJM_WORD_COSTS, "cost"},
  {CJM_WORD_ACTION_PLAN, "plan"},
};

static const char *key_of_word(CjmWord word)
{
  for (size_t i = 0; i < G_N_ELEMENTS(renamed); i++) {
    if (renamed[i].word == word) {
      return renamed[i].meant;
    }
  }
  return cjm_word_name(word);
}

/* The candidate whose translation `word` is: `Gedanken` is `thoughts` on a German map. */
static const char *nearest_by_language(const CjmSpelling *word, const char *const *candidates, size_t n)
{
  for (CjmWord w = 0; w < CJM_WORD_COUNT; w++) {
    const char *candidate = find_candidate(key_of_word(w), candidates, n);
    for (unsigned l = 0; candidate != NULL && l < cjm_lang_count(); l++) {
      CjmSpelling written;
      if (cjm_lang_has_word(cjm_lang_at(l), w) && cjm_spelling_init(&written, cjm_lang_word(cjm_lang_at(l), w)) &&
          cjm_spelling_equal(&written, word)) {
        return candidate;
      }
    }
  }
  return NULL;
}

/* The candidate that is spelt like a word, or that it means. */
static const char *find_exactly(const char *word, const char *const *candidates, size_t n)
{
  CjmSpelling spelling, candidate;
  if (!cjm_spelling_init(&spelling, word)) return NULL;
  for (size_t i = 0; i < n; i++)
    if (cjm_spelling_init(&candidate, candidates[i]) && cjm_spelling_equal(&spelling, &candidate)) return candidates[i];
  return nearest_by_meaning(&spelling, candidates, n);
}

const char *cjm_nearest(const char *word, const char *const *candidates, size_t n)
{
  CjmSpelling spelling;
  g_autofree char *parted = parted_new(word);
  const char *rest = without_prefix(parted);
  if (!cjm_spelling_init(&spelling, parted)) {
    return NULL;
  }
  const char *meant = find_exactly(parted, candidates, n);
  if (meant == NULL) {
    meant = cjm_spell_nearest(word, candidates, n);
  }
  if (meant == NULL && rest != NULL) {
    meant = find_exactly(rest, candidates, n);
  }
  return meant != NULL ? meant : nearest_by_language(&spelling, candidates, n);
}

const char *cjm_nearest_word(const char *word, const CjmEnumWord *words)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  for (; words->word != NULL; words++) {
    g_ptr_array_add(all, (gpointer)words->word);
  }
  return cjm_nearest(word, (const char *const *)all->pdata, all->len);
}
