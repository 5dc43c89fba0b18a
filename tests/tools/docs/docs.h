/* docs.h: what makes the generated parts of the documents, from the tables that the program runs on. */
#ifndef CJM_TOOLS_DOCS_H
#define CJM_TOOLS_DOCS_H

#include <glib.h>

#include "cli/cli.h"
#include "format/fields.h"

/* ---- keys.c: phrases of Markdown ---- */

/* What may stand behind a key. */
void docs_append_value(GString *out, const CjmField *field);

/* What a key does, and where it may not stand. */
void docs_append_help(GString *out, const CjmField *field);

/* What a shape is for, and what a bare value is in it. */
void docs_append_summary(GString *out, const CjmShape *shape);

/* "At least one of `a`, `b`." */
void docs_append_rule(GString *out, const CjmKeyRule *rule);

/* ---- parts ---- */

/* docs/format.md: every key; the lanes. */
void docs_print_format(GString *out);
void docs_print_lanes(GString *out);

/* docs/fixes.md */
void docs_print_fixes(GString *out);

/* cjm(1) */
void docs_print_commands(GString *out);

/* The page of a command: NAME and SYNOPSIS; OPTIONS; EXAMPLES. */
void docs_print_head(GString *out, const CjmCommand *command);
void docs_print_options(GString *out, const CjmCommand *command);
void docs_print_examples(GString *out, const CjmCommand *command);

/* cjm-journey(5) */
void docs_print_keys(GString *out);

/* libcjm(3): the declarations of the public header above its first heading; the pages of the others; its example. */
void docs_print_names(GString *out);
void docs_print_functions(GString *out);
void docs_print_groups(GString *out);
void docs_print_client(GString *out);

/* Calls `visit` with the part "group maps" and its text for each group of functions: a page but for its first lines. */
void docs_each_group(void (*visit)(const char *part, const char *page, void *data), void *data);

/* ---- mdoc.c ---- */

/* A phrase of Markdown, wrapped, each sentence beginning a line. */
void docs_append_mdoc(GString *out, const char *markdown);

/* Lines that stand as they are. */
void docs_append_literal(GString *out, const char *lines);

/* docs/mistakes.md. */
void docs_print_mistakes(GString *out);

#endif
