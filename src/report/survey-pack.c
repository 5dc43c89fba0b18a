/* survey-pack.c: surveys as bytes. One list of the members serves both directions. */
#include <string.h>

#include "report/atlas.h"

/* Bytes that are written (`out`), or read. */
typedef struct Flow {
  GByteArray *out; /* NULL: reading */
  const char *at, *end;
  CjmArena *arena;
  bool broken; /* the bytes that are read are no survey */
} Flow;

static void bytes(Flow *f, void *at, size_t n)
{
  if (f->out) {
    g_byte_array_append(f->out, at, (guint)n);
    return;
  }
  if ((size_t)(f->end - f->at) < n) {
    f->broken = true;
    memset(at, 0, n);
    return;
  }
  memcpy(at, f->at, n);
  f->at += n;
}

static void number(Flow *f, double *at)
{
  bytes(f, at, sizeof *at);
}

static void whole(Flow *f, int *at)
{
  bytes(f, at, sizeof *at);
}

static void flag(Flow *f, bool *at)
{
  char c = *at ? 1 : 0;
  bytes(f, &c, 1);
  *at = c == 1;
}

/* The length of a text with its zero; 0 for NULL. */
static void text(Flow *f, const char **at)
{
  guint32 n = f->out && *at ? (guint32)strlen(*at) + 1 : 0;
  bytes(f, &n, sizeof n);
  if (f->out) {
    if (n) g_byte_array_append(f->out, (const guint8 *)*at, n);
    return;
  }
  *at = NULL;
  bool whole_text = (size_t)(f->end - f->at) >= n && (n == 0 || f->at[n - 1] == '\0');
  if (!whole_text) f->broken = true;
  else if (n) *at = cjm_arena_strndup(f->arena, f->at, n - 1), f->at += n;
}

static void date(Flow *f, CjmDate *at)
{
  whole(f, &at->year);
  whole(f, &at->month);
  whole(f, &at->day);
}

static void feeling(Flow *f, CjmSurveyFeeling *at)
{
  flag(f, &at->known);
  number(f, &at->share);
  number(f, &at->score);
  text(f, &at->step);
  text(f, &at->title);
  text(f, &at->persona);
}

/* A list of T, each element by `one`. Every element takes a byte at least. */
#define LIST(f, list, T, one)                                                                                                    \
  do {                                                                                                                           \
    guint32 n_ = (guint32)(list).n;                                                                                              \
    bytes((f), &n_, sizeof n_);                                                                                                  \
    if (!(f)->out) {                                                                                                             \
      if ((size_t)((f)->end - (f)->at) < n_) (f)->broken = true, n_ = 0;                                                         \
      (list).n = n_;                                                                                                             \
      (list).at = cjm_arena_alloc((f)->arena, (n_ + 1) * sizeof *(list).at);                                                     \
      for (guint32 i_ = 0; i_ < n_; i_++) (list).at[i_] = cjm_arena_make((f)->arena, T, 1);                                      \
    }                                                                                                                            \
    for (guint32 i_ = 0; i_ < n_; i_++) one((f), (list).at[i_]);                                                                 \
  } while (0)

static void other(Flow *f, CjmSurveyOther *at)
{
  feeling(f, &at->feeling);
  flag(f, &at->employee);
}

static void low(Flow *f, CjmSurveyLow *at)
{
  feeling(f, &at->feeling);
  LIST(f, at->others, CjmSurveyOther, other);
  text(f, &at->pain);
  whole(f, &at->severity);
  number(f, &at->n_pains);
  text(f, &at->opportunity);
  text(f, &at->plan);
  date(f, &at->due);
  whole(f, &at->reach);
}

static void persona(Flow *f, CjmSurveyPersona *at)
{
  text(f, &at->id);
  text(f, &at->title);
  text(f, &at->description);
  flag(f, &at->employee);
  feeling(f, &at->lowest);
  feeling(f, &at->end);
}

static void channel(Flow *f, CjmSurveyChannel *at)
{
  text(f, &at->id);
  text(f, &at->title);
  text(f, &at->steps);
  number(f, &at->share);
  number(f, &at->n);
}

static void touchpoint(Flow *f, CjmSurveyTouchpoint *at)
{
  text(f, &at->title);
  text(f, &at->channel);
  text(f, &at->step);
  number(f, &at->share);
}

static void metric(Flow *f, CjmSurveyMetric *at)
{
  text(f, &at->id);
  text(f, &at->title);
  text(f, &at->step);
  text(f, &at->unit);
  number(f, &at->value);
  number(f, &at->target);
  number(f, &at->previous);
  number(f, &at->low);
  number(f, &at->high);
  whole(f, &at->goal);
  whole(f, &at->verdict);
}

static void survey_link(Flow *f, CjmSurveyLink *at)
{
  text(f, &at->path);
  whole(f, &at->kind);
}

static void counts(Flow *f, CjmSurvey *s)
{
  double *const numbers[] = {&s->scale_min, &s->scale_max,   &s->n_steps,   &s->n_pains, &s->n_open, &s->n_critical,      &s->n_unanswered, &s->n_gaps,
                             &s->n_open_gaps, &s->n_targets, &s->n_met,     &s->n_opportunities, &s->n_unplanned, &s->length, &s->waiting,  &s->n_timed,
                             &s->n_on_path,   &s->n_late};
  for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) number(f, numbers[i]);
}

static void survey(Flow *f, CjmSurvey *s)
{
  const char **const texts[] = {&s->path, &s->title, &s->lang, &s->owner, &s->critical, &s->unanswered, &s->unplanned, &s->timed, &s->newest, &s->next, &s->aimless, &s->dropped, &s->waits};
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) text(f, texts[i]);
  whole(f, &s->status);
  whole(f, &s->state);
  counts(f, s);
  date(f, &s->updated);
  date(f, &s->review_by);
  date(f, &s->newest_date);
  date(f, &s->next_date);
  feeling(f, &s->lowest);
  feeling(f, &s->end);
  LIST(f, s->lows, CjmSurveyLow, low);
  LIST(f, s->personas, CjmSurveyPersona, persona);
  LIST(f, s->channels, CjmSurveyChannel, channel);
  LIST(f, s->touchpoints, CjmSurveyTouchpoint, touchpoint);
  LIST(f, s->metrics, CjmSurveyMetric, metric);
  LIST(f, s->links, CjmSurveyLink, survey_link);
}

GBytes *cjm_survey_pack(const CjmSurvey *given)
{
  Flow f = {.out = g_byte_array_new()};
  survey(&f, (CjmSurvey *)given); /* only read */
  return g_byte_array_free_to_bytes(f.out);
}

CjmSurvey *cjm_survey_unpack(CjmArena *arena, GBytes *packed)
{
  gsize len;
  const char *data = g_bytes_get_data(packed, &len);
  Flow f = {.at = data, .end = data + len, .arena = arena};
  CjmSurvey *made = cjm_arena_make(arena, CjmSurvey, 1);
  survey(&f, made);
  return f.broken || f.at != f.end ? NULL : made;
}
