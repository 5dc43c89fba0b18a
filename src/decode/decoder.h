/* decoder.h: shared by the files of decode/ only.
 *
 * Decoding has two passes: first every value is read by the tables of format/, then ids are assigned,
 * references resolved and values checked against each other.
 *
 * There are no circular calls between files: readers.c knows all readers; object.c, which they call, uses `readers`. */
#ifndef CJM_DECODE_DECODER_H
#define CJM_DECODE_DECODER_H

#include <glib.h>

#include "format/currencies.h"
#include "journey/list.h"
#include "format/fields.h"
#include "format/meanings.h"
#include "format/shapes.h"
#include "join/join.h"
#include "journey/id.h"
#include "yaml/edit.h"
#include "yaml/tree.h"

typedef struct CjmDecoder CjmDecoder;

/* Reads one node into the object's field, or one item of what may be a list. */
typedef void (*CjmReadItem)(CjmDecoder *, const CjmField *, const CjmNode *, void *object);

typedef struct CjmTypeReader {
  CjmReadItem read;
  bool many; /* `read` takes one item of what may be a list */
} CjmTypeReader;

typedef struct CjmReaders {
  CjmTypeReader types[CJM_FIELD_SPECIAL + 1]; /* empty for SPECIAL, which uses `specials` */
  CjmReadItem specials[CJM_READER_COUNT];
} CjmReaders;

struct CjmDecoder {
  CjmArena *arena;
  CjmDiags *diags;
  CjmDiags *earlier;         /* what parsing found, to which decoding may add a fix */
  CjmJourney *journey;
  const CjmNode *root;       /* of the tree */
  const CjmReaders *readers;
  const CjmShape *shape;     /* of the object whose field is being read */
  const CjmField *bare;      /* the field that a bare value sets, while one is read; else NULL */
  const char *bare_key;      /* the key before that value */
  bool partial;              /* a joined file could not be read, and may define what is missing */
  bool incomplete;           /* a part of the file could not be read, and may define what is missing */
  bool is_library;           /* the file is a library, which may lack required keys */
  const GPtrArray *removals; /* CjmRemoval *: entries that a file removed from the files it extends; may be NULL */
  GArray *named;             /* of CjmNamed: every object whose kind has ids, in reading order */
  GArray *refs;              /* of CjmPendingRef */
  GHashTable *guessed;       /* const char *: values of unknown keys that were read as known ones */
  GHashTable *ids[CJM_KIND_COUNT]; /* folded id → CjmObject; filled at first use */
  size_t counts[CJM_KIND_COUNT];   /* objects so far */
  bool rows_sought, has_rows;      /* whether it is known if the phases are rows for the steps; whether they are */
  unsigned hints;                  /* searches for a similar name so far; bounded, as each takes time */
};

typedef struct CjmNamed {
  CjmObject *object;
  const CjmShape *shape;
} CjmNamed;

typedef struct CjmPendingRef {
  CjmRef *ref;
  CjmKind kind;
} CjmPendingRef;

/* An object being read. A phase without steps is read as two at once: its own keys, and those of its one step. */
typedef struct CjmTarget {
  const CjmShape *shape;
  void *object;
  unsigned refused; /* CjmFieldFlags of rows that are an error here */
  bool used;        /* a key of it was there */
} CjmTarget;

/* readers.c */
extern const CjmReaders cjm_readers;

/* object.c */
void cjm_object_register(CjmDecoder *d, const CjmShape *shape, CjmObject *object);
void *cjm_object_new(CjmDecoder *d, const CjmShape *shape, const CjmNode *node);
void *cjm_decode_object(CjmDecoder *d, const CjmField *field, const CjmShape *shape, const CjmNode *node);
void cjm_decode_map(CjmDecoder *d, const CjmNode *node, CjmTarget *targets, size_t n);
void cjm_decode_targets(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmTarget *targets, size_t n);
/* Reads a bare value of the field `outer` into the field of an object that it sets. */
void cjm_decode_bare(CjmDecoder *d, const CjmField *outer, const CjmShape *shape, const CjmField *field, const CjmNode *node,
                     void *object);
void cjm_decode_value(CjmDecoder *d, const CjmShape *shape, const CjmField *field, const CjmNode *node, void *object);

/* lists.c */
bool cjm_is_empty(const CjmNode *node); /* null, or an empty text */

/* Calls `item` for the node, or for each of its items if it is a list. Reports empty items. */
void cjm_each_item(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object, CjmReadItem item);

/* Whether the value was damaged by a mistake that has been reported, so that it can only be used as text. */
bool cjm_is_lost(const CjmField *field, const CjmNode *node);

/* Like cjm_each_item() for the pairs of a mapping with free keys. Reports empty values. */
typedef void (*CjmReadPair)(CjmDecoder *, const CjmField *, const CjmNode *key, const CjmNode *node, void *object);
void cjm_each_pair(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object, CjmReadPair pair);

/* texts.c */
/* Warns of a single text where the field takes a list and the text looks like one: bullets, `a; b; c`, lines without dashes. */
void cjm_warn_of_lost_list(CjmDecoder *d, const CjmField *field, const CjmNode *node);

/* report.c: mistakes that more than one file finds */
bool cjm_hint_allowed(CjmDecoder *d);                                    /* whether another search for a similar name is allowed */
const char *cjm_written_key(const CjmDecoder *d, const CjmField *field); /* the key as it stands in the file */
CjmDiag *cjm_report_wrong_kind(CjmDecoder *d, const CjmField *field, const CjmNode *node);
void cjm_report_no_value(CjmDecoder *d, const CjmField *field, const CjmNode *key, const CjmNode *node);
void cjm_report_empty_item(CjmDecoder *d, const CjmField *field, const CjmNode *list, size_t i);
void cjm_report_empty_pair(CjmDecoder *d, const CjmField *field, const CjmNode *map, size_t i);
void cjm_report_missing(CjmDecoder *d, const CjmShape *shape, const CjmNode *node, const char *keys);
void cjm_report_unknown_key(CjmDecoder *d, const CjmShape *shape, const CjmNode *map, const CjmNode *key, const CjmNode *item,
                            const char *nearest);
/* Whether the key belongs to another shape, or has an advice: then it is not a misspelt key of this shape. */
bool cjm_is_key_of_another(CjmDecoder *d, const CjmShape *shape, const char *key);

/* Reports the name of an object as the first key of `map`, with the object as its value; `listed`: in an item of a list. */
void cjm_report_name_as_key(CjmDecoder *d, const CjmShape *shape, const CjmNode *map, bool listed);

/* Reports a text that begins with a key of the shape and a colon without a space: `title:Collect`. False if it does not. */
bool cjm_report_missing_space(CjmDecoder *d, const CjmShape *shape, const CjmNode *node);
const char *cjm_article(const char *noun);

/* Whether the key ends in a number, `phase 2`: an entry of a list. */
bool cjm_is_numbered(const char *key);

/* Whether the key is an entry of a list of phases by its number: `Stage 1 - Awareness`. */
bool cjm_is_entry_key(const char *key);

/* Whether all keys of a map are keys of the journey. */
bool cjm_wraps_keys(const CjmNode *map);

/* Whether a mapping has the phases of a journey, whatever they are called. */
bool cjm_has_phases(const CjmNode *map);

/* Whether the value of an unknown key at the top is the journey, or a part of it: `journey: {phases: …}`, `metadata: {author: …}`. */
bool cjm_wraps_journey(const CjmNode *root, const CjmNode *key, const CjmNode *item);

/* The entry that `name: value` stands for: `{title: web, line: online}`, as the value fits the keys of the shape. For g_free(). */
char *cjm_entry_new(const CjmShape *shape, const char *name, const char *value);

/* fixes.c: each gives a diagnostic its fix, where there is one */
void cjm_fix_unknown_key(CjmDecoder *d, CjmDiag *diag, const CjmShape *shape, const CjmNode *map, const CjmNode *key,
                         const CjmNode *item, const char *nearest);
void cjm_fix_wrapper(CjmDiag *diag, const CjmNode *outer, size_t i); /* takes the keys below entry `i` out of it */
void cjm_fix_colon(CjmDiag *diag, const CjmNode *map); /* a map of one key is a text with a colon */

/* fixes-names.c: likewise */
/* A list in place of a map; names become values of the key `name`. */
void cjm_fix_names_as_keys(CjmDiag *diag, const CjmShape *shape, const CjmNode *map, const char *name);

void cjm_fix_name_of_item(CjmDiag *diag, const CjmNode *map, const char *name); /* the first key is that name */

/* fixes-shapes.c: likewise */
bool cjm_is_titled(const CjmNode *item); /* whether a map has a title, whatever its key is called */

/* `Stage 1 - Awareness` and those after it become a list of phases, or of steps; false if entry `i` is none of these. */
bool cjm_fix_numbered(CjmDiag *diag, const CjmShape *shape, const CjmNode *map, size_t i);

/* Entry `i` is a list of steps beside the list of phases, each with the name of its phase. */
void cjm_fix_flat_steps(CjmDiag *diag, const CjmNode *root, size_t i);

/* fixes-rows.c: likewise */
/* Entry `i` of one of the phases is its phase, or its step, since each has both: `- {phase: Buy, step: Pays}`. False if it is not. */
bool cjm_fix_rows(CjmDecoder *d, CjmDiag *diag, const CjmNode *map, size_t i);

/* Whether most touchpoints of a list have keys that touchpoints have not, so that it is worth searching for their meaning. */
bool cjm_touchpoints_may_be_steps(const CjmNode *list);

/* The first key of a list of touchpoints that only a step has, if most of them have such a key; NULL if not. */
const CjmNode *cjm_touchpoints_are_steps(const CjmNode *list);
void cjm_fix_steps_as_touchpoints(CjmDiag *diag, const CjmNode *phase, size_t i); /* entry `i` is such a list */

/* fixes-feelings.c: likewise; each is false if it has no fix */
bool cjm_fix_points_in_text(CjmDiag *diag, const char *text, CjmSpan span);    /* `😊 4/5` */
bool cjm_fix_score_beside(CjmDiag *diag, const CjmNode *map, size_t i);        /* entry `i` is the score of `emotion` */
bool cjm_fix_feeling_keys(CjmDecoder *d, CjmDiag *diag, const CjmNode *map, size_t i); /* `{before: 2, after: 4}`, `{ann: 1, ben: sad}` */
bool cjm_fix_emotions_key(CjmDiag *diag, const CjmNode *map); /* `emotions` has the keys of one feeling */

char **cjm_feelings_new(const char *text); /* the feelings in one text: `hope → doubt`; for g_strfreev() */
bool cjm_is_score_key(const char *key);
const CjmNode *cjm_score_beside(const CjmNode *map); /* the key of a score beside the feeling of a step; NULL: there is none */

/* fixes-comments.c: likewise */
void cjm_fix_comment(CjmDiag *diag, const CjmNode *map, size_t i); /* entry `i` becomes a comment */
void cjm_fix_comment_line(CjmDiag *diag, CjmSpan value); /* the line of a key with a value that says nothing: `emotion: n/a` */
bool cjm_is_of_one_file(const CjmNode *map); /* so that its entries can be edited by their neighbours */

/* fixes-json.c: likewise */
void cjm_fix_in_json(CjmDecoder *d, CjmDiag *diag, const CjmShape *shape, const CjmNode *map, size_t i); /* entry `i` becomes a note */
char *cjm_json_line_new(const char *line); /* an entry of YAML in braces, such as `when: {duration: …}`, as JSON; for g_free() */

/* fixes-metrics.c: likewise */
bool cjm_fix_measured(CjmDecoder *d, CjmDiag *diag, const CjmNode *node); /* `12 min`; false if it is no value of a metric */
void cjm_fix_percent(CjmDecoder *d, CjmDiag *diag, const CjmObject *metric); /* a metric without a unit whose values are written with % */

/* fixes-repeats.c: likewise, of keys that a map has again */
void cjm_fix_missing_dashes(CjmDiag *diag, const CjmNode *map); /* each time the first key is there begins an item */
/* Entry `i` and the other value of its key, `again`, become one list. */
void cjm_fix_join(CjmDiag *diag, const CjmNode *map, size_t i, const CjmNode *again, const CjmNode *second);

/* fixes-texts.c: likewise */
void cjm_fix_markup(CjmDiag *diag, const char *markup); /* at the place of the diagnostic */
void cjm_fix_lines(CjmDiag *diag, const CjmNode *text); /* a list written as one text, an item a line or after each number */

/* fixes-values.c: likewise */
void cjm_fix_comma(CjmDiag *diag, const CjmNode *map, size_t i); /* key `i` is the end of the text before it */
void cjm_fix_scale(CjmDecoder *d, CjmDiag *diag);                /* a scale that has all scores of the file */
void cjm_fix_out_of(CjmDecoder *d, CjmDiag *diag, const CjmNode *node); /* `4/5` */
void cjm_fix_wrong_kind(CjmDecoder *d, CjmDiag *diag, const CjmField *field, const CjmNode *node);
bool cjm_is_of_personas(const CjmNode *list);                    /* `- sanne: -1`, one a line, and not `- score: -1` */
void cjm_fix_role(CjmDiag *diag, const CjmNode *node);           /* a profession as the role of a persona */
void cjm_fix_no_value(CjmDiag *diag, const CjmNode *key, const CjmNode *node);
void cjm_fix_personas(CjmDecoder *d, CjmDiag *diag);             /* `persona` becomes one of `personas` */
void cjm_fix_step_key(CjmDecoder *d, CjmDiag *diag, const CjmNode *map, size_t i); /* moves it to the first step */
void cjm_fix_title(CjmDecoder *d, CjmDiag *diag);                /* a title of the map, from the name of its file */
void cjm_fix_define(CjmDecoder *d, CjmDiag *diag, CjmKind kind, const char *id); /* an entry with the id */

/* fixes-ids.c: of all ids that are malformed, or there twice, when the references are resolved */
void cjm_fix_ids(CjmDecoder *d);

/* readings.c: what a text of another form can only mean, in that of the format; NULL if it has no reading, or several. For g_free(). */
char *cjm_date_read_new(const char *text);
char *cjm_month_read_new(const char *text); /* the first day of `March 2026` */
char *cjm_interval_read_new(const char *text);
char *cjm_duration_read_new(const char *text);
char *cjm_colour_read_new(const char *text);

/* The day that another order of its numbers may mean, "2026-08-20" for 20.08.2026, or two of them where day and month can change
 * places; NULL where there is none. */
char *cjm_date_reordered_new(const char *text);

/* numbers.c */
bool cjm_means_nothing(const char *text); /* `n/a`, `-`, `?`: there is no value */
/* Parses a number, with a % sign where the field allows one. */
bool cjm_number_parse_field(const CjmField *field, const char *text, double *ret_value, bool *ret_percent);
/* Adds the help for a text that is no number; `words`: those that the field takes as well, NULL if it takes none. */
void cjm_help_with_number(CjmDiag *diag, const CjmField *field, const char *text, const char *words);

/* values.c, values-text.c, durations.c: one scalar each */
bool cjm_is_scalar(CjmDecoder *d, const CjmField *field, const CjmNode *node);
void cjm_read_text(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_texts(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_pairs(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_number(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_range(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_flag(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_date(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_interval(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_duration(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_tint(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_tints(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_choice(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_url(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_lang(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_currency(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_file_name(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_image_name(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_set_text(const CjmNode *node, CjmText *text);
bool cjm_set_number(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmNumber *number);
void cjm_report_word(CjmDecoder *d, const CjmField *field, const CjmNode *node);
bool cjm_set_choice(CjmDecoder *d, const CjmField *field, const CjmNode *node, CjmChoice *choice);
bool cjm_duration_parse(const char *text, CjmDuration *ret_duration); /* all but its span */

/* ids.c */
void cjm_read_id(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);

/* The ids of a kind, all objects of which have been read. Assigns them at the first call. */
GHashTable *cjm_ids_of(CjmDecoder *d, CjmKind kind);
CjmObject *cjm_ids_find(CjmDecoder *d, CjmKind kind, const char *id);
CjmLane *cjm_custom_lane(CjmDecoder *d, const char *key);

/* The title or text of an object, from which its id is derived if it has none of its own. */
const CjmText *cjm_named_text(const CjmNamed *named);

/* refs.c */
void cjm_read_ref(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_refs(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_set_ref(CjmDecoder *d, CjmKind kind, const CjmNode *node, CjmRef *ref);

/* special.c, emotion.c, lanes.c, blocks.c, metrics.c: fields with their own reader */
void cjm_read_phase(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *journey);
void cjm_read_when(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_lint(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *journey);
void cjm_read_join(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_extends(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_emotion(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *step);
void cjm_read_emotions(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *step);
void cjm_read_competitor_emotions(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *competitor);
void cjm_read_scale_labels(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *scale);
void cjm_read_metrics(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *step);
void cjm_read_lane(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *journey);
void cjm_read_block(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *object);
void cjm_read_hidden_lane(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *journey);
void cjm_read_lane_show(CjmDecoder *d, const CjmField *field, const CjmNode *node, void *lane);

/* The second pass, in this order. */
void cjm_refs_resolve(CjmDecoder *d);
void cjm_touchpoints_finish(CjmDecoder *d);
void cjm_emotions_finish(CjmDecoder *d);
void cjm_metrics_finish(CjmDecoder *d);
void cjm_lanes_finish(CjmDecoder *d);
void cjm_gates_finish(CjmDecoder *d);
void cjm_words_finish(CjmDecoder *d);
void cjm_paths_finish(CjmDecoder *d);
void cjm_texts_finish(CjmDecoder *d); /* texts.c */

#endif
