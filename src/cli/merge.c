#include <glib.h>

#include "cli/rows.h"
#include "run/merge.h"

enum { LABELS_MAX = 3, MARKER_MAX = 100 };

#define AT(member) .offset = offsetof(CjmMergeSettings, member)

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   AT(output),
   .value = "FILE",
   .example = "journey.yaml",
   .help = "Write to this file, which may be one of the three, instead of standard output"},
  {.name = "label",
   .letter = 'L',
   .type = CJM_OPTION_TEXTS,
   AT(labels),
   .value = "TEXT",
   .example = "main",
   .help = "Text behind the markers of conflicts; given up to three times, for OURS, BASE and THEIRS"},
  {.name = "conflict-style",
   .type = CJM_OPTION_WORD,
   AT(style),
   .value = "STYLE",
   .word = cjm_merge_style,
   .help = "Show both sides of a conflict, or also the common ancestor (diff3, zdiff3)"},
  {.name = "marker-size",
   .type = CJM_OPTION_COUNT,
   AT(marker_size),
   .value = "N",
   .example = "15",
   .min = 1,
   .max = MARKER_MAX,
   .help = "Characters of a marker (default: 7)"},
  {.name = "path",
   .type = CJM_OPTION_TEXT,
   AT(path),
   .value = "PATH",
   .example = "maps/order.yaml",
   .help = "The journey that the three files are versions of, for messages and for what it refers to (default: OURS)"},
  CJM_LIMIT_OPTIONS(CjmMergeSettings, run),
  CJM_MESSAGE_FORM_OPTIONS(CjmMergeSettings, run.messages),
  {0},
};

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  CjmMergeSettings settings = {.run = CJM_RUN_DEFAULTS, .labels = labels, .style = cjm_merge_style(0)};
  int n;
  CjmResult result = cjm_options_parse(command, argc, argv, &settings, &n);
  if (result != CJM_OK) return result;
  if (n != 3) return cjm_console_misuse(command->name, "merge takes three files: the common ancestor, ours and theirs");
  if (labels->len > LABELS_MAX) return cjm_console_misuse(command->name, "--label can be given three times");
  for (int i = 0; i < n; i++) settings.files[i] = argv[i];
  return cjm_merge_run(command->name, &settings);
}

static const CjmCliExample examples[] = {
  {"cjm merge base.yaml ours.yaml theirs.yaml -o ours.yaml", "what changed in theirs, written into ours"},
  {"git config merge.cjm.driver 'cjm merge %O %A %B -o %A --marker-size %L --path %P'", "as a merge driver of git"},
  {0},
};

const CjmCommand cjm_command_merge = {
  .name = "merge",
  .summary = "merge three versions of a journey by keys and ids",
  .operands = "BASE OURS THEIRS",
  .examples = examples,
  .text =
    "The result is OURS, with its comments and layout, in which the changes from BASE to THEIRS are written. What both sides changed\n"
    "differently stands between the markers of git. The exit status is 0 without conflicts, 1 with conflicts, or if the result has\n"
    "errors that neither side has, 2 if a file is not YAML, and 3 if one cannot be read or written; with 2 and 3 nothing is written.",
  .options = options,
  .run = run,
};
