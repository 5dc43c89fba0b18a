/* compose.h: what the sentences of a report are made of. */
#ifndef CJM_PUBLISH_COMPOSE_H
#define CJM_PUBLISH_COMPOSE_H

#include "publish/article.h"
#include "report/report.h"

/* An article about a report, while it is written. All texts that functions return are in the arena of the article. */
typedef struct CjmComposer {
  CjmArticle *article;
  const CjmReport *report;
  const CjmLang *lang;
  const char *name; /* of the file */
} CjmComposer;

#define CJM_SAY(c, key, ...)         cjm_article_say((c)->article, (key), (CjmArg[]){__VA_ARGS__, {0}})
#define CJM_SAY_PLAIN(c, key)        cjm_article_say((c)->article, (key), NULL)

/* Appends `separator` where there is something before, then the text. */
void cjm_compose_join(GString *text, const char *separator, const char *more);

const char *cjm_compose_own(const CjmComposer *c, const char *text);
const char *cjm_compose_quoted(const CjmComposer *c, const char *text);
const char *cjm_compose_word(const CjmComposer *c, CjmWord word);
const char *cjm_compose_bold(const CjmComposer *c, const char *text);
const char *cjm_compose_worse(const CjmComposer *c, const char *text);
const char *cjm_compose_better(const CjmComposer *c, const char *text);
const char *cjm_compose_dim(const CjmComposer *c, const char *text);

/* ---- steps ---- */

/* The number that a step shows on the map, with the letters of its paths; of what spans a phase, the title of the phase. */
const char *cjm_compose_number(const CjmComposer *c, const CjmStep *step);

/* 7 “Waits for delivery” */
const char *cjm_compose_named(const CjmComposer *c, const CjmStep *step);

/* "2, 3, 7"; each step once, and three or more in a row as "1–7". "" for none. */
const char *cjm_compose_steps(const CjmComposer *c, const CjmReportSteps *steps);

/* " (2, 3, 7)"; "" for none. */
const char *cjm_compose_in_steps(const CjmComposer *c, const CjmReportSteps *steps);

/* ---- values ---- */

const char *cjm_compose_score(const CjmComposer *c, double score);       /* one decimal */
const char *cjm_compose_toned_score(const CjmComposer *c, double score); /* as worse where it is below the middle */
const char *cjm_compose_mean(const CjmComposer *c, double score);        /* two decimals */
const char *cjm_compose_scale(const CjmComposer *c, double score);       /* an end of the scale: as few decimals as it has */
const char *cjm_compose_ratio(const CjmComposer *c, double ratio);       /* one decimal */
const char *cjm_compose_share(const CjmComposer *c, double share);       /* a percentage; "< 1 %" */
const char *cjm_compose_duration(const CjmComposer *c, double seconds, double longest);
const char *cjm_compose_date(const CjmComposer *c, CjmDate date);
const char *cjm_compose_middle(const CjmComposer *c); /* "zero", or the score */
const char *cjm_compose_persona(const CjmComposer *c, const CjmPersona *persona);
const char *cjm_compose_feeling(const CjmComposer *c, const CjmReportFeeling *feeling); /* "−1.5, Returning customer" */
const char *cjm_compose_value(const CjmComposer *c, const CjmMetric *metric, double value);
const char *cjm_compose_target(const CjmComposer *c, const CjmMetric *metric); /* "≥ 95 %" */
const char *cjm_compose_plan(const CjmComposer *c, const CjmPlanEntry *entry); /* "a3, planned, due 15 Dec 2026" */
const char *cjm_compose_opportunity(const CjmComposer *c, const CjmReportOpportunity *opportunity);
const char *cjm_compose_severity(const CjmComposer *c, const CjmReportPain *pain); /* "" where it has none */

/* ---- parts of the article ---- */

void cjm_compose_summary(const CjmComposer *c);  /* headline, curve, findings, what to do first, what is not known */
void cjm_compose_unknown(const CjmComposer *c);
void cjm_compose_chart(const CjmComposer *c);
void cjm_compose_figures(const CjmComposer *c);  /* feelings, time, touchpoints, metrics */
void cjm_compose_chain(const CjmComposer *c);
void cjm_compose_evidence(const CjmComposer *c); /* evidence, owners, dates */
void cjm_compose_trends(const CjmComposer *c);

#endif
