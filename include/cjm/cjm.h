/* cjm.h: customer journey maps from C.
 *
 *     CjmDocument *document = NULL;
 *     CjmMap *map = NULL;
 *     void *pdf = NULL;
 *     size_t len;
 *     char *error = NULL;
 *
 *     CjmResult result = cjm_document_load("journey.yaml", &document, &error);
 *     if (result == CJM_OK)
 *       result = cjm_map_new(document, NULL, &map, &error);
 *     if (result == CJM_OK)
 *       result = cjm_map_export(map, "pdf", NULL, &pdf, &len, &error);
 *     if (result == CJM_OK)
 *       result = cjm_save("journey.pdf", pdf, len, &error);
 *
 *     if (result == CJM_INVALID) {
 *       char *messages = cjm_document_print(document, NULL);
 *       fputs(messages, stderr);
 *       cjm_free(messages);
 *     } else if (result != CJM_OK)
 *       fprintf(stderr, "%s\n", error);
 *     cjm_free(error);
 *     cjm_free(pdf);
 *     cjm_map_free(map);
 *     cjm_document_free(document);
 *
 * Three kinds of failure are kept apart: mistakes of the author are in the messages of the document (CJM_INVALID); failures of the
 * environment and wrong calls are described in `ret_error`, a sentence in English to be freed with cjm_free() (CJM_ENVIRONMENT,
 * CJM_USAGE); a bug in the library aborts. `ret_error` may be NULL. Functions that free accept NULL. Return parameters are
 * unchanged if a function fails, unless its description says otherwise.
 *
 * Structs of options begin with their size, which tells the library which members the caller has: later versions add members at the
 * end.
 *
 *     CjmMapOptions options = {.size = sizeof options, .theme = "dark"};
 *
 * Members that are left out are 0, the default. A struct without its size, or with a member set that this version does not have, is
 * CJM_USAGE (NULL if the function returns a pointer). Structs that functions return belong to the library, and may have more
 * members in later versions.
 *
 * All text is UTF-8. No function depends on the C locale, the clock or the network. Different documents may be used in different
 * threads. */
#ifndef CJM_H
#define CJM_H

#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define CJM_API __attribute__((visibility("default")))
#else
#define CJM_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The values are the exit statuses of the program. */
typedef enum CjmResult {
  CJM_OK = 0,
  CJM_INVALID = 1,    /* the document has errors: see its messages */
  CJM_USAGE = 2,      /* the call is wrong, for example names an unknown format */
  CJM_ENVIRONMENT = 3 /* a file, the disk or the fonts cannot be used */
} CjmResult;

/* The library's version, "1.2.3". */
CJM_API const char *cjm_version(void);

/* The libraries whose versions can change the bytes of a map: name, "cairo", and version of the loaded library, "1.16.0"; NULL
 * past the end. */
CJM_API const char *cjm_library_name(size_t i);
CJM_API const char *cjm_library_version(size_t i);

/* Frees memory that the functions below return as `char *` or `void *`. */
CJM_API void cjm_free(void *memory);

/* ---- documents: journey files in memory ---- */

/* A journey file in memory, and the messages about it. */
typedef struct CjmDocument CjmDocument;

/* Reads the file at `path`, `-` being standard input. Image paths in it are relative to its folder, or to the current one. With
 * CJM_INVALID there is a document too, which has the messages but cannot become a map. With CJM_ENVIRONMENT there is one if
 * another file that the journey refers to cannot be read; it has the inputs. */
CJM_API CjmResult cjm_document_load(const char *path, CjmDocument **ret_document, char **ret_error);

/* A file that a program names, or text that it has in memory. */
typedef struct CjmFileText {
  size_t size;      /* of the struct; the same for all in an array */
  const char *name; /* of the file; the name of the text in messages */
  const void *data; /* copied; NULL: the file `name` is read, and is one of the inputs of the document */
  size_t len;       /* bytes */
} CjmFileText;

/* How a file was read. */
typedef enum CjmReadStatus {
  CJM_READ_OK,
  CJM_READ_MISSING,     /* there is no such file */
  CJM_READ_OUTSIDE,     /* its path, or a symbolic link on it, leads out of what may be read */
  CJM_READ_NOT_REGULAR, /* it is a folder or something else that is not a file */
  CJM_READ_FAILED       /* the error says why */
} CjmReadStatus;

/* Reads a file that a journey refers to, for example from an archive. `path` is relative to the top, without `.` and `..`. Of a file with
 * more than `limit` bytes, `limit` + 1 are read. `ret_data` is from malloc(), and so is `ret_error`. */
typedef CjmReadStatus CjmReadFunction(void *data, const char *path, size_t limit, char **ret_data, size_t *ret_len, char **ret_error);

/* For `work`: as much as it takes. */
#define CJM_ANY_WORK (~0u)

/* How a document is read. */
typedef struct CjmLoadOptions {
  size_t size;               /* of the struct */
  const char *root;          /* files that the journey refers to may be anywhere below this folder, which contains the
                              * journey; NULL: below the folder of the journey */
  const CjmFileText *tables; /* CSV files like those that `data` names, joined after them: their values override those of the journey */
  size_t n_tables;
  const CjmFileText *overlays; /* journeys whose main curves are drawn over that of this one, matched by the ids of steps */
  size_t n_overlays;
  bool with_origins; /* also find out what cjm_document_origin() returns */
  bool confined;     /* the journey itself is only read from below `root` too, even through symbolic links */
  unsigned work;     /* how many times the work that a file of its size may usually take is allowed; 0: once */
  CjmReadFunction *read; /* reads the files that a journey refers to, for cjm_document_read_with(): its `folder` is relative to the top, and
                          * `root` is what stands before paths in messages, such as "HEAD:"; there are no images. NULL: from the disk */
  void *read_data;
  const CjmFileText *buffers; /* texts that are read in place of the files of these names, as an editor has them before they are saved */
  size_t n_buffers;
} CjmLoadOptions;

/* As cjm_document_load(). */
CJM_API CjmResult cjm_document_load_with(const char *path, const CjmLoadOptions *options, CjmDocument **ret_document,
                                         char **ret_error);

/* Reads `len` bytes. `name` is the name of the text in messages. Image paths in it are relative to `folder`; without one (NULL),
 * images and other files are refused. The bytes are copied. CJM_INVALID and CJM_ENVIRONMENT as above. */
CJM_API CjmResult cjm_document_read(const char *name, const char *folder, const void *data, size_t len,
                                    CjmDocument **ret_document);

/* As cjm_document_read(), with options. */
CJM_API CjmResult cjm_document_read_with(const char *name, const char *folder, const void *data, size_t len,
                                         const CjmLoadOptions *options, CjmDocument **ret_document, char **ret_error);

CJM_API void cjm_document_free(CjmDocument *document);

/* Whether the file is a library: it has parts for journeys that extend it, and cannot become a map. */
CJM_API bool cjm_document_is_library(const CjmDocument *document);

/* The id and the title of the map; NULL if the file has none. They live as long as the document. */
CJM_API const char *cjm_document_id(const CjmDocument *document);
CJM_API const char *cjm_document_title(const CjmDocument *document);

/* The id of view `i` of the journey; NULL past the end. It lives as long as the document. */
CJM_API const char *cjm_document_view(const CjmDocument *document, size_t i);

/* The files that the document depends on: the journey, the files that it refers to, and its images, whether or not they exist.
 * NULL past the end. */
CJM_API const char *cjm_document_input(const CjmDocument *document, size_t i);

/* Where a part of a journey of several files is written. It belongs to the document. */
typedef struct CjmOrigin {
  const char *address; /* keys and ids from the top: "phases/order/steps/pay/title" */
  const char *file;
  unsigned line, column;           /* from 1, in characters */
  const char *over_file;           /* the value of an extended file that it overrides; NULL: none, and what follows is 0 */
  unsigned over_line, over_column; /* from 1, in characters */
} CjmOrigin;

/* Part `i` of those that come from other files or override what these have, in the order of the journey. NULL past the end, and
 * without the option `with_origins`. */
CJM_API const CjmOrigin *cjm_document_origin(const CjmDocument *document, size_t i);

/* ---- visits: the contents of a journey ---- */

/* The kinds of places in a journey. */
typedef enum CjmVisitKind {
  CJM_VISIT_ENTER = 1, /* an object: the journey itself, a phase, a step, a pain point …; its contents follow */
  CJM_VISIT_VALUE,     /* a value of the object that was entered last */
  CJM_VISIT_LEAVE      /* the end of an object */
} CjmVisitKind;

typedef enum CjmValueType {
  CJM_VALUE_TEXT = 1, /* text of the author; file names, addresses */
  CJM_VALUE_NUMBER,   /* also a percentage: 62 for 62% */
  CJM_VALUE_RANGE,    /* two numbers */
  CJM_VALUE_BOOL,     /* "true" or "false" */
  CJM_VALUE_WORD,     /* one of the words that the format allows for the key */
  CJM_VALUE_DATE,     /* "2026-10-01"; two of them, "2026-10-01/2026-10-07" */
  CJM_VALUE_DURATION, /* "2h30m"; a range, "2d-3d" */
  CJM_VALUE_COLOUR,   /* "#0b6e69" */
  CJM_VALUE_ID,       /* of the object itself, given by the author or made from its title */
  CJM_VALUE_REFERENCE /* the id of another object */
} CjmValueType;

/* A place in a journey. It belongs to the visit. `address` and `text` are valid until the visitor returns, other strings as long
 * as the document. */
typedef struct CjmVisit {
  CjmVisitKind kind;
  unsigned depth;       /* objects around this place: 0 for the journey itself, 1 for its values and the objects in it */
  const char *shape;    /* of the object, or of the object of a value: "journey", "step", "pain point", as in cjm-journey(5) */
  const char *key;      /* "pain_points"; NULL for the journey itself */
  const char *name;     /* a free key below it: `age` in `demographics: {age: 34}`; NULL if there is none */
  size_t index;         /* from 0, among the values of the key in its object */
  const char *address;  /* "steps/pay/pain_points/shipping-costs/severity"; "" for the journey itself */
  const char *id;       /* of an object; NULL if it has none */
  CjmValueType type;    /* of a value; 0 for objects, and the members below are NULL and 0 */
  const char *text;     /* the value as `cjm export` writes it */
  double number, upper; /* NUMBER; the ends of a RANGE; 0 or 1 for BOOL; seconds of a DURATION */
  const char *file;     /* the file in which it is written, which may be a table; NULL if it is not written, and the members below are 0 */
  unsigned line, column;
} CjmVisit;

/* What a visitor returns. */
typedef enum CjmVisitNext {
  CJM_VISIT_CONTINUE,
  CJM_VISIT_SKIP, /* do not visit the contents and the end of the object that was entered; after other places, as CONTINUE */
  CJM_VISIT_STOP
} CjmVisitNext;

typedef CjmVisitNext CjmVisitor(const CjmVisit *visit, void *data);

/* Visits all contents of the journey, resolved as for cjm_document_export(): the keys of each object in the order of cjm-
 * journey(5), lists in the order of the file. A phase without steps is visited as a phase with one step, which has its id and
 * all its keys but the title. `data` is passed to the visitor. CJM_INVALID if the document has errors. */
CJM_API CjmResult cjm_document_visit(const CjmDocument *document, CjmVisitor *visitor, void *data);

/* ---- messages: mistakes in a journey, and remarks about it ---- */

typedef enum CjmLevel { CJM_LEVEL_INFO = 1, CJM_LEVEL_WARNING, CJM_LEVEL_ERROR } CjmLevel;

/* A message about one place. It belongs to the document, and is valid until the document is freed, checked, made into a map or
 * exported. */
typedef struct CjmMessage {
  CjmLevel level;
  const char *code;                            /* "E201"; the meaning of a code never changes */
  const char *name;                            /* "unknown-key" */
  const char *text;                            /* what is wrong, in one sentence */
  const char *help;                            /* how to fix it; NULL: the text is enough */
  const char *file;                            /* NULL: no particular place, and the members below are 0 */
  unsigned line, column, end_line, end_column; /* from 1, in characters; the end is after the last character */
  size_t byte_start, byte_end;                 /* in the file */
  size_t n_related;                            /* number of related places */
  const char *fix;                             /* what its fix does, as a command: "write `pain_points`"; NULL: it has none */
  bool fix_is_safe;                            /* the fixed file says what the text can only have meant */
  size_t n_edits;                              /* of the fix */
} CjmMessage;

/* Messages of one level; of all levels. */
CJM_API size_t cjm_document_count(const CjmDocument *document, CjmLevel level);
CJM_API size_t cjm_document_messages(const CjmDocument *document);

/* Message `i`, in the order of the file. NULL past the end. */
CJM_API const CjmMessage *cjm_document_message(const CjmDocument *document, size_t i);

/* Related place `i` of message `message`: its text describes the relation; it has no code, name or help. NULL past the end. */
CJM_API const CjmMessage *cjm_document_related(const CjmDocument *document, size_t message, size_t i);

/* A part of a fix: bytes of a file that are replaced by a text. */
typedef struct CjmMessageEdit {
  const char *file;
  unsigned line, column, end_line, end_column; /* as in CjmMessage */
  size_t byte_start, byte_end;
  const char *text;
} CjmMessageEdit;

/* Edit `i` of the fix of message `message`, in the order of their places, without overlaps. NULL past the end. It is valid as long as
 * the message. */
CJM_API const CjmMessageEdit *cjm_document_edit(const CjmDocument *document, size_t message, size_t i);

typedef struct CjmPrintOptions {
  size_t size;         /* of the struct */
  const char *style;   /* "human" (NULL), "short", "json", "sarif", "github": see cjm_style_at() */
  CjmLevel least;      /* leave out messages of lower levels; 0: print all */
  unsigned max_errors; /* print at most this many messages of each level of a document, and how many more there are; 0: no limit */
  bool colour;         /* with ANSI escapes */
} CjmPrintOptions;

/* All messages as text, to be freed with cjm_free(); "" if there are none, NULL for an unknown style. Options may be NULL. */
CJM_API char *cjm_document_print(const CjmDocument *document, const CjmPrintOptions *options);

/* The names of the styles; NULL past the end. */
CJM_API const char *cjm_style_at(size_t i);

/* The messages of several documents as one text: a style may have text before and after all of them. */
typedef struct CjmPrinter CjmPrinter;

/* NULL for an unknown style. Options may be NULL. */
CJM_API CjmPrinter *cjm_printer_new(const CjmPrintOptions *options);

/* The next part of the text, to be freed with cjm_free(): the messages of a document. */
CJM_API char *cjm_printer_print(CjmPrinter *printer, const CjmDocument *document);

/* As cjm_printer_print(): a failure of another kind, such as a file that cannot be read (`file` may be NULL). "" in the styles
 * "human" and "short", in which the program reports it. */
CJM_API char *cjm_printer_fail(CjmPrinter *printer, const char *file, const char *error);

/* As cjm_printer_print(): the end of the text. `result` is the worst of the run. */
CJM_API char *cjm_printer_end(CjmPrinter *printer, CjmResult result);
CJM_API void cjm_printer_free(CjmPrinter *printer);

/* ---- checks: lint rules, explanations of messages, the schema ---- */

/* Whether "name=level" names a rule and one of off, info, warning, error; else CJM_USAGE. */
CJM_API CjmResult cjm_rule_setting_check(const char *setting, char **ret_error);

/* Adds messages to the document: problems with its images, findings of the rules of good map-making, and gates that do not hold.
 * `rules` are `n_rules` texts "name=level" that take precedence over `lint` of the file; a malformed one is CJM_USAGE. */
CJM_API CjmResult cjm_document_check(CjmDocument *document, const char *const *rules, size_t n_rules, char **ret_error);

typedef struct CjmFixOptions {
  size_t size;                  /* of the struct */
  bool suggested;               /* also make fixes that somebody should look at, not only safe ones */
  const char *folder;           /* as for cjm_document_read_with() */
  const CjmLoadOptions *load;   /* how the document was read; NULL: with the defaults */
  const char *const *rules;     /* as for cjm_document_check() */
  size_t n_rules;
} CjmFixOptions;

/* Applies the fixes of the messages of a checked document to the text of its file, reads and checks the result, and so on until no fix
 * is left. What joined files have is not fixed. `*document` is replaced by the document of the fixed text, `ret_text` is
 * this text, to be freed with cjm_free(), and `ret_fixes` the number of fixes; without any, `*document` stays and `ret_text` is NULL.
 * The result is that of the fixed document: CJM_INVALID if errors are left. Options may be NULL. */
CJM_API CjmResult cjm_document_fix(CjmDocument **document, const CjmFixOptions *options, char **ret_text, size_t *ret_len,
                                   size_t *ret_fixes, char **ret_error);

/* Reports what only several journeys show together: entries of a file they extend that none of them uses, and names that are
 * almost the same in different files. Each of the `n` documents was checked by cjm_document_check(). The messages are in a
 * document of their own, for cjm_document_free(), which points into texts of the others: it has to be freed first. CJM_INVALID
 * where there are errors. */
CJM_API CjmResult cjm_check_together(CjmDocument *const *documents, size_t n, CjmDocument **ret_found);

/* The explanation of a message code or rule, by code or name, to be freed with cjm_free(); NULL if there is none. */
CJM_API char *cjm_explain(const char *name);

/* Code and name `i` of all messages; NULL past the end. */
CJM_API const char *cjm_message_code(size_t i);
CJM_API const char *cjm_message_name(size_t i);

/* The JSON Schema (draft-07) of journey files, for editors; to be freed with cjm_free(). */
CJM_API char *cjm_schema(void);

/* The same for programs that write journeys, such as language models: canonical forms only, closed objects, every key present or null.
 * Whatever it allows is a journey without errors. */
CJM_API char *cjm_schema_strict(void);

/* The format in brief, as Markdown of at most 8 KiB, for people in a hurry and as context for language models; to be freed with cjm_free(). */
CJM_API char *cjm_guide(void);

/* The JSON Schema of the data called `name`, to be freed with cjm_free(); NULL if there is none. Name `i`: "journey", "report",
 * "atlas"; NULL past the end. */
CJM_API char *cjm_schema_of(const char *name);
CJM_API const char *cjm_schema_name(size_t i);

/* ---- diffs: what changed between two journeys ---- */

/* The changes between two documents, which have to outlive it. */
typedef struct CjmDiff CjmDiff;

typedef struct CjmDiffOptions {
  size_t size;          /* of the struct */
  bool all;             /* also list what steps and personas held that are new or gone; in a drawing, unfold steps without a change */
  const char *accepted; /* any text: changes whose fingerprints stand in it are reviewed, and no longer count; NULL: none */
  const char *lang;     /* of all texts for readers, as a BCP 47 tag; NULL: that of the newer journey. Without sentences in it: English */
} CjmDiffOptions;

/* Compares two journeys. Options may be NULL. CJM_INVALID if one of the documents has errors, CJM_USAGE for a language that is not known. */
CJM_API CjmResult cjm_diff_new(const CjmDocument *older, const CjmDocument *newer, const CjmDiffOptions *options, CjmDiff **ret_diff,
                               char **ret_error);
CJM_API void cjm_diff_free(CjmDiff *diff);

/* Whether a change is for the customer's better. */
typedef enum CjmEffect { CJM_EFFECT_WORSE = 1, CJM_EFFECT_BETTER, CJM_EFFECT_NEUTRAL } CjmEffect;

/* A change. It belongs to the diff. */
typedef struct CjmChange {
  const char *rule; /* "emotion-down"; see cjm_explain() */
  CjmEffect effect;
  bool derived;             /* follows from other changes, such as a mean */
  bool likely;              /* both sides were matched because their texts are similar */
  bool reviewed;            /* its fingerprint was accepted */
  const char *address;      /* keys and ids from the top: "steps/pay/emotions/sanne" */
  const char *old_address;  /* in the older journey */
  const char *what;         /* "feeling of Sanne Visser" */
  const char *step;         /* the id of the step in which it is; NULL: outside the steps */
  const char *before, *after; /* in the words of the format, "-0.8 Anxious"; NULL: not there */
  const char *old_text, *new_text; /* for a reader of the map, "−0.8 Anxious"; NULL: nothing to be said */
  const char *note;         /* what a reader should know of the values; NULL: nothing */
  const char *fingerprint;  /* 12 hexadecimal digits, the same for the same change whatever the files, lines and comments */
  const char *old_file, *new_file; /* where it is written; NULL: it has no place, and lines and columns are 0 */
  unsigned old_line, old_column, new_line, new_column;
} CjmChange;

/* Change `i`: those that are worse, better and neutral, then the derived ones in the same order. NULL past the end. */
CJM_API const CjmChange *cjm_diff_change(const CjmDiff *diff, size_t i);

/* Changes that were not reviewed: of an effect, derived or not. */
CJM_API size_t cjm_diff_count(const CjmDiff *diff, CjmEffect effect, bool derived);

/* Whether a change counts that was not reviewed: one for the worse or, with `any`, one of any kind. Of derived changes only a lower lowest
 * point and a worse ending count. */
CJM_API bool cjm_diff_has_changes(const CjmDiff *diff, bool any);

/* The most important changes in a sentence. */
CJM_API const char *cjm_diff_headline(const CjmDiff *diff);

typedef struct CjmDiffTextOptions {
  size_t size;           /* of the struct */
  const char *old_name, *new_name; /* of the journeys; NULL: those of their files */
  bool colour;           /* with ANSI escapes */
  bool ascii;            /* signs in ASCII, for terminals without UTF-8 */
  unsigned columns;      /* of lines of `text`; 0: 100 */
  const char *picture;   /* for formats that show one, the changes as one map in SVG: see cjm_diff_map_new(); NULL: none */
} CjmDiffTextOptions;

/* The changes as text in the format, to be freed with cjm_free(). Options may be NULL. CJM_USAGE for an unknown format. */
CJM_API CjmResult cjm_diff_text(const CjmDiff *diff, const char *format, const CjmDiffTextOptions *options, char **ret_text,
                                size_t *ret_len, char **ret_error);

/* The formats of cjm_diff_text(), and the rules by which changes are found; NULL past the end. */
CJM_API const char *cjm_diff_format(size_t i);

/* Whether a format shows the picture of the options: a page in HTML does. */
CJM_API bool cjm_diff_format_shows_picture(const char *format);

/* The format that the extension of a file stands for; NULL if there is none. */
CJM_API const char *cjm_diff_format_of_file(const char *path);
CJM_API const char *cjm_diff_rule_name(size_t i);

/* ---- merges: three versions of a journey become one ---- */

typedef struct CjmMergeOptions {
  size_t size;           /* of the struct */
  const char *labels[3]; /* behind the markers of conflicts, of ours, base and theirs; NULL: "ours", "base", "theirs"; "" for none */
  unsigned marker_size;  /* characters of a marker; 0: 7, as in git */
  bool with_base;        /* conflicts also show the common ancestor, as in the style diff3 of git */
} CjmMergeOptions;

/* Writes what changed from `base` to `theirs` into the text of `ours`, and keeps its comments and layout. Entries are matched by key and
 * id. What both changed differently is a conflict, which stands between the markers of git. The result is YAML, also if all conflicts are
 * resolved to one side; whether it is a valid journey is not checked. Options may be NULL. `ret_text` is for cjm_free(). CJM_INVALID,
 * with a message in `ret_error`, if one of the three cannot be read as YAML; a base without content is an empty one. */
CJM_API CjmResult cjm_merge_texts(const CjmFileText *base, const CjmFileText *ours, const CjmFileText *theirs, const CjmMergeOptions *options,
                                  char **ret_text, size_t *ret_len, size_t *ret_conflicts, char **ret_error);

/* ---- canonical: the layout of journey files ---- */

/* The text in the form that `cjm fmt` writes: the same journey and comments, with canonical indentation, spacing, quotes and order of keys. `file`
 * has data. `ret_text` is for cjm_free(). With CJM_INVALID `ret_document` is a document, for cjm_document_free(), that has only the messages about why
 * it cannot be read; with CJM_USAGE its YAML is valid, but has no canonical form. */
CJM_API CjmResult cjm_canonical_text(const CjmFileText *file, char **ret_text, size_t *ret_len, CjmDocument **ret_document, char **ret_error);

/* ---- imports: journeys in files of other programs ---- */

/* The journeys of a file in another format: a table, an outline, a diagram, data of another program. */
typedef struct CjmImportFile CjmImportFile;

typedef struct CjmImportOptions {
  size_t size;              /* of the struct */
  const char *from;         /* the format, as cjm_import_format(); NULL: found by the content */
  const char *lang;         /* of the texts, as a BCP 47 tag; NULL: guessed */
  bool actors_are_personas; /* several actors become personas; otherwise tags */
  bool all;                 /* all journeys are wanted; otherwise the report has a warning about each after the first */
} CjmImportOptions;

/* The names of the formats that can be imported; NULL past the end. */
CJM_API const char *cjm_import_format(size_t i);

/* Reads the journeys of a file, or of text in memory. Options may be NULL. `ret_report` is a document, for cjm_document_free(), whose messages say
 * what was understood as what, kept in another form, or left out; it cannot become a map: read the text for that. With CJM_INVALID no journey
 * was found, and there is a report, but no `ret_file`. CJM_USAGE for a format or language that does not exist, CJM_ENVIRONMENT if the file cannot be
 * read. */
CJM_API CjmResult cjm_import_file_new(const CjmFileText *file, const CjmImportOptions *options, CjmImportFile **ret_file,
                                      CjmDocument **ret_report, char **ret_error);
CJM_API void cjm_import_file_free(CjmImportFile *file);

/* The number of journeys, at least 1. */
CJM_API size_t cjm_import_file_count(const CjmImportFile *file);

/* The title of journey `i`; NULL past the end. It belongs to the file. */
CJM_API const char *cjm_import_file_title(const CjmImportFile *file, size_t i);

/* Whether journey `i` is a future state, which can have the current state before it as its baseline. */
CJM_API bool cjm_import_file_is_future(const CjmImportFile *file, size_t i);

/* Journey `i` as a journey file, in YAML with comments where something should be checked, to be freed with cjm_free(); NULL past the end.
 * `baseline` is the path of the journey that it is compared with, relative to the folder of the file; NULL for none. */
CJM_API char *cjm_import_file_text(const CjmImportFile *file, size_t i, const char *baseline);

/* ---- fonts: where fonts come from ---- */

/* Uses fonts of `n` folders and their subfolders in this process, then those of the system unless `with_system` is false. To be
 * called before the first map is made. Without the system, no file outside these folders is read. */
CJM_API CjmResult cjm_use_fonts(const char *const *folders, size_t n, bool with_system, char **ret_error);

/* Hyphenates words that are wider than their line by the patterns (hyph_LANGUAGE.dic, as of LibreOffice) in this folder instead of
 * /usr/share/hyphen; NULL: by rules alone, so that maps are the same on machines with other patterns. To be called before the first map is
 * made, and after cjm_use_fonts(), which without the system's fonts does the same as NULL. No effect if the library is built without
 * libhyphen. */
CJM_API CjmResult cjm_use_hyphenation(const char *folder, char **ret_error);

/* ---- maps: journeys laid out ---- */

/* A journey laid out: every word measured, every line placed, ready for any format. */
typedef struct CjmMap CjmMap;

typedef struct CjmMapOptions {
  size_t size;         /* of the struct */
  const char *theme;   /* overrides the theme of the file, but not colours of the author; NULL: as in the file */
  const char *created; /* creation date of the output, ISO 8601, UTC; NULL: `updated` of the file */
  const char *view;    /* the id of one of the journey's views; NULL: all of it */
  const char *const *choices; /* over those of the view: "lanes=steps,emotion"; lanes, hide-lanes, blocks, hide-blocks, persona, path,
                               * phase, tag, lang */
  size_t n_choices;
  const char *paper;       /* as `paper` of the file, over it: "fit", "a3", "420x297mm landscape" …, see cjm_paper_name(); NULL: as in the file */
  const char *orientation; /* "landscape" or "portrait", over that of the paper; NULL: as there, or else what suits the map */
  double min_pt;           /* the smallest text on paper, in points of 1/72 in, 4 to 24; 0: 7 */
  const char *tile;        /* sheets, like `paper`, into which each page is cut, after a plan of them; NULL: none */
} CjmMapOptions;

/* Lays the document out. Options may be NULL. A view or choice that the journey does not have, choices that leave no step, and paper that
 * does not exist are CJM_USAGE. The document must outlive the map, and receives further messages: about images, missing fonts and characters
 * that no font has. */
CJM_API CjmResult cjm_map_new(CjmDocument *document, const CjmMapOptions *options, CjmMap **ret_map, char **ret_error);


/* Lays the changes between two journeys out as one map, which cjm_map_export() draws in any format. `newer` is the newer document of the
 * diff, which receives further messages. Of the options only `theme` and `created` may be set. The diff and its documents must outlive the
 * map. */
CJM_API CjmResult cjm_diff_map_new(const CjmDiff *diff, CjmDocument *newer, const CjmMapOptions *options, CjmMap **ret_map, char **ret_error);

CJM_API void cjm_map_free(CjmMap *map);

/* The number of pages: 1, unless the map is made for paper. */
CJM_API size_t cjm_map_pages(const CjmMap *map);

/* The size of the first page; all of a map have the same. */
CJM_API double cjm_map_width(const CjmMap *map);  /* px, 1/96 in */
CJM_API double cjm_map_height(const CjmMap *map); /* px */

/* The names of sizes of paper, "fit" first; NULL past the end. */
CJM_API const char *cjm_paper_name(size_t i);

/* The fonts of the map, "Inter Semi-Bold", in order of first use; NULL past the end. */
CJM_API const char *cjm_map_font(const CjmMap *map, size_t i);

/* The characters of the map that no installed font has, as Unicode code points; 0 past the end. */
CJM_API unsigned cjm_map_missing(const CjmMap *map, size_t i);

/* The Debian package of a font with this character; NULL if none is known. */
CJM_API const char *cjm_character_package(unsigned character);

/* The files of the fonts of the map; NULL past the end. */
CJM_API const char *cjm_map_font_file(const CjmMap *map, size_t i);

/* The names of the built-in themes; NULL past the end. */
CJM_API const char *cjm_theme_name(size_t i);

/* ---- formats: maps and journeys as files ---- */

/* Format `i`, the drawings first: its name, "markdown"; the extension of its files, "md"; its media type, "text/markdown"; one sentence about
 * it. NULL past the end. */
CJM_API const char *cjm_format_name(size_t i);
CJM_API const char *cjm_format_extension(size_t i);
CJM_API const char *cjm_format_media_type(size_t i);
CJM_API const char *cjm_format_help(size_t i);

/* Whether format `i` is a data format, written from a document by cjm_document_export(), and not a drawing, written from a map
 * by cjm_map_export(). */
CJM_API bool cjm_format_is_data(size_t i);

/* Whether files of format `i` are text, in UTF-8, and can be shown on a terminal. */
CJM_API bool cjm_format_is_text(size_t i);

/* Returns the path of the drawing of a step's own map, relative to the folder of the drawing that links to it; freed by the
 * library with cjm_free(). `journey` is the file of that map, as cjm_document_input() names it. NULL: as if there were no
 * function. */
typedef char *CjmLinkFunction(void *data, const char *journey, const char *format);

/* Standards that a PDF can declare, a bit each: PDF/UA-1 (ISO 14289-1), for reading aloud, and PDF/A-2a (ISO 19005-2), for archives. */
typedef enum CjmPdfStandard { CJM_PDF_UA_1 = 1, CJM_PDF_A_2A = 2 } CjmPdfStandard;

/* The name of the standard with bit `i`, as on the command line: "ua-1". NULL past the last one. */
CJM_API const char *cjm_pdf_standard_name(size_t i);

typedef struct CjmFormatOptions {
  size_t size;           /* of the struct */
  double ppi;            /* PNG: pixels per inch, 96 being one pixel per px; 0: the default */
  bool live_text;        /* SVG: text as <text> elements, small and searchable, instead of outlines that look the same everywhere */
  CjmLinkFunction *link; /* NULL: each drawing is next to its journey, with the same stem */
  void *link_data;
  const char *engine;    /* SVG, PDF: "cairo" draws with cairo's own writers, as a reference: without live text, alternative texts and
                          * structure, and links in PDF only; NULL: "cjm" */
  size_t page;           /* only this page, from 1; 0: all, which only a format takes whose files have pages */
  unsigned pdf_standards; /* PDF: of CjmPdfStandard; 0: the default, CJM_PDF_UA_1; the engine cairo supports none */
  bool embed_source;     /* SVG, PDF, PNG: the drawing carries the journey that it was made from, for cjm_embedded_source() */
} CjmFormatOptions;

/* Whether files of format `i` have pages, as those of PDF. Of others, each page of a map is a file. */
CJM_API bool cjm_format_is_paged(size_t i);

/* The names of the engines; NULL past the end. */
CJM_API const char *cjm_engine_name(size_t i);

/* The map as a file in memory, to be freed with cjm_free(). The name of the format is not case-sensitive. Options may be NULL.
 * CJM_INVALID if the map is too large for the format: the document then has a message, and other formats may work. CJM_USAGE for a page
 * that the map does not have, or for all of several pages in a format without pages. */
CJM_API CjmResult cjm_map_export(const CjmMap *map, const char *format, const CjmFormatOptions *options, void **ret_data,
                                 size_t *ret_len, char **ret_error);

/* The journey as data in memory, to be freed with cjm_free(). As "json" and "yaml" it is resolved: lists are lists, items have their full form,
 * ids are explicit and words are looked up; other formats have what they have a place for. Needs neither layout nor fonts. Relative paths in the
 * data are relative to `folder`; NULL: the folder of the journey. CJM_INVALID if the document has errors; CJM_USAGE for a library in a format for
 * maps. */
CJM_API CjmResult cjm_document_export(const CjmDocument *document, const char *format, const char *folder, void **ret_data,
                                      size_t *ret_len, char **ret_error);

/* Finds the journey that a drawing carries, SVG, PDF or PNG, which may be malicious. If the journey was all in one file, it is that file, byte by byte; otherwise
 * it is resolved, as YAML. `ret_text` is for cjm_free(). CJM_INVALID, with a reason in `ret_error`, if there is none. */
CJM_API CjmResult cjm_embedded_source(const void *data, size_t len, void **ret_text, size_t *ret_len, char **ret_error);

/* Writes a file atomically: to a temporary file next to its target, which is then renamed. A file that already has these bytes
 * is not touched; devices and pipes are streamed to; `-` is standard output. */
CJM_API CjmResult cjm_save(const char *path, const void *data, size_t len, char **ret_error);

/* Whether there is a file with these bytes, which cjm_save() would not touch. */
CJM_API bool cjm_is_saved(const char *path, const void *data, size_t len);

/* ---- reports: what a journey amounts to ---- */

/* Format `i` of reports: its name, "markdown"; its media type; one sentence about it. NULL past the end. */
CJM_API const char *cjm_report_format_name(size_t i);
CJM_API const char *cjm_report_format_media_type(size_t i);
CJM_API const char *cjm_report_format_help(size_t i);

/* Language `i` that there are sentences in: "en"; NULL past the end. */
CJM_API const char *cjm_report_language(size_t i);

typedef struct CjmReportOptions {
  size_t size;         /* of the struct */
  unsigned columns;    /* text: width of the terminal, at least 40; 0: 100 */
  bool colour;         /* text: with ANSI escapes */
  const char *lang;    /* of the sentences, as cjm_report_language(); NULL: that of the journey, of all journeys, or else English */
} CjmReportOptions;

/* The reports of several journeys, of which an atlas is made. */
typedef struct CjmReports CjmReports;

CJM_API CjmReports *cjm_reports_new(void);
CJM_API void cjm_reports_free(CjmReports *reports);

/* Adds the journey of a document, which may be freed then. `path` is that of its file, to which the atlas refers. CJM_INVALID as
 * for cjm_document_report(). */
CJM_API CjmResult cjm_reports_add(CjmReports *reports, CjmDocument *document, const char *path);

/* Adds a file that is no valid journey, which the atlas then says. */
CJM_API void cjm_reports_add_broken(CjmReports *reports, const char *path);

/* The atlas: all maps with their figures, the worst steps of all, what maps share, near doubles of names, dates. To be freed with
 * cjm_free(). Formats and options as for cjm_document_report(); the language is that of all journeys, or English. The order in which
 * journeys were added does not matter. */
CJM_API CjmResult cjm_reports_write(const CjmReports *reports, const char *format, const CjmReportOptions *options, char **ret_text,
                                    char **ret_error);

/* The analysis of the journey in words and numbers, in its language, to be freed with cjm_free(). Formats: "text", "markdown",
 * "html", "csv", "json". Options may be NULL. CJM_INVALID if the document has errors, or is a library, about which it gets a message. */
CJM_API CjmResult cjm_document_report(CjmDocument *document, const char *format, const CjmReportOptions *options, char **ret_text,
                                      char **ret_error);

/* ---- show: a journey in a terminal ---- */

typedef struct CjmShowOptions {
  size_t size;      /* of the struct */
  unsigned columns; /* width of the terminal, at least 40; 0: 100 */
  bool colour;      /* with ANSI escapes */
  bool details;     /* also personas, what each step holds, and what stands below the map */
} CjmShowOptions;

/* The map in characters, to be freed with cjm_free(): heading, curve, phases with their steps. Options may be NULL. CJM_INVALID if the document
 * has errors, or is a library, about which it gets a message. */
CJM_API CjmResult cjm_document_show(CjmDocument *document, const CjmShowOptions *options, char **ret_text, char **ret_error);

typedef struct CjmShowPictureOptions {
  size_t size;      /* of the struct */
  unsigned columns; /* of the terminal that the picture takes; 0: 100 */
  unsigned width;   /* of the picture, pixels; 0: 10 for each column */
} CjmShowPictureOptions;

/* The map as a picture in escape sequences, to be freed with cjm_free(): `protocol` is "kitty" or "sixel". Options may be NULL. CJM_INVALID as
 * for cjm_map_export(). */
CJM_API CjmResult cjm_map_show(const CjmMap *map, const char *protocol, const CjmShowPictureOptions *options, char **ret_text, char **ret_error);

#ifdef __cplusplus
}
#endif

#endif
