#include "run/diff.h"

#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "base/input.h"
#include "base/limits.h"
#include "cli/rows.h"
#include "run/batch.h"
#include "run/target.h"

static const char *fail_word(size_t i)
{
  static const char *const words[] = {"any", "worse", "never"};
  return i < G_N_ELEMENTS(words) ? words[i] : NULL;
}

#define AT(member) .offset = offsetof(CjmDiffSettings, member)

/* A row for tables that are joined to a journey. */
#define TABLE_OPTION(option, member, sentence)                                                                                   \
  {.name = option, .type = CJM_OPTION_TEXTS, AT(member), .value = "FILE", .example = "values.csv", .help = sentence}

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   AT(output),
   .value = "FILE",
   .example = "changes.md",
   .help = "Write to this file (default: -, standard output)"},
  {.name = "format",
   .letter = 'f',
   .type = CJM_OPTION_WORD,
   AT(format),
   .value = "FORMAT",
   .word = cjm_diff_any_format,
   .help = "Output format (default: by the extension of the output, otherwise text)"},
  {.name = "fail-on",
   .type = CJM_OPTION_WORD,
   AT(fail_on),
   .value = "WHAT",
   .word = fail_word,
   .help = "Exit with status 1 if anything changed, if something got worse, or never"},
  {.name = "accept",
   .type = CJM_OPTION_TEXT,
   AT(accept),
   .value = "FILE",
   .example = "CHANGELOG.md",
   .help = "Do not count changes whose fingerprints stand in this file"},
  {.name = "all",
   .type = CJM_OPTION_FLAG,
   AT(all),
   .help = "Also list what was in steps and personas that are new or gone; in a drawing, unfold columns without a change"},
  {.name = "theme",
   .type = CJM_OPTION_WORD,
   AT(theme),
   .value = "NAME",
   .word = cjm_theme_name,
   .help = "Override the theme of a drawing"},
  {.name = "ppi",
   .type = CJM_OPTION_NUMBER,
   AT(ppi),
   .value = "N",
   .example = "300",
   .min = 10,
   .max = 2400,
   .help = "Resolution of PNG, in pixels per inch"},
  {.name = "columns",
   .type = CJM_OPTION_COUNT,
   AT(columns),
   .value = "N",
   .example = "80",
   .min = 60,
   .max = 500,
   .help = "Width of text (default: that of the terminal, at most 100)"},
  {.name = "lang",
   .type = CJM_OPTION_TEXT,
   AT(lang),
   .value = "TAG",
   .example = "nl",
   .help = "Language of sentences, numbers and dates, if cjm has the sentences for it (default: that of the new journey)"},
  {.name = "git",
   .type = CJM_OPTION_FLAG,
   AT(git),
   .help = "Take the arguments that git gives to an external diff; the exit status is 0"},
  {.name = "root",
   .type = CJM_OPTION_TEXT,
   AT(run.files.root),
   .value = "FOLDER",
   .example = "..",
   .help = "Allow files that journeys refer to anywhere below this folder"},
  TABLE_OPTION("data", run.tables, "Read values of both journeys from this CSV file (- for standard input), overriding their own; can be repeated"),
  TABLE_OPTION("old-data", old_tables, "Likewise, of the old journey only"),
  TABLE_OPTION("new-data", new_tables, "Likewise, of the new journey only"),
  CJM_LIMIT_OPTIONS(CjmDiffSettings, run),
  CJM_FONT_OPTIONS(CjmDiffSettings, fonts),
  CJM_MESSAGE_FORM_OPTIONS(CjmDiffSettings, run.messages),
  {0},
};

/* Reads the text of --accept. */
static CjmResult read_accepted(CjmDiffSettings *settings)
{
  g_autoptr(GError) error = NULL;
  size_t len;
  if (!settings->accept || cjm_input_read(settings->accept, cjm_limits_default().file_bytes, &settings->accepted, &len, &error)) return CJM_OK;
  cjm_console_error("%s", error->message);
  return CJM_ENVIRONMENT;
}

/* Whether the environment says that the terminal shows UTF-8, as setlocale() reads it. */
static bool is_utf8_locale(void)
{
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  const char *value = NULL;
  for (size_t i = 0; i < G_N_ELEMENTS(names) && !(value && *value); i++) value = g_getenv(names[i]);
  g_autofree char *lower = value ? g_ascii_strdown(value, -1) : NULL;
  return lower && (strstr(lower, "utf-8") || strstr(lower, "utf8"));
}

/* The format that the extension of a file stands for; NULL if there is none. */
static const char *format_of_file(const char *path)
{
  const char *named = cjm_diff_format_of_file(path), *dot = strrchr(path, '.');
  for (size_t i = 0; !named && dot && cjm_format_drawing_name(i); i++)
    if (g_ascii_strcasecmp(dot + 1, cjm_format_drawing_name(i)) == 0) named = cjm_format_drawing_name(i);
  return named;
}

/* Binary formats are not written to a terminal, as they may change its state. */
static CjmResult check_drawing(const CjmCommand *command, const CjmDiffSettings *settings)
{
  size_t drawing;
  if (!cjm_diff_find_drawing(settings->format, &drawing)) return CJM_OK;
  if (settings->git) return cjm_console_misuse(command->name, "git shows text: --git writes no %s", settings->format);
  if (settings->output || !isatty(STDOUT_FILENO) || cjm_format_is_text(drawing)) return CJM_OK;
  return cjm_console_misuse(command->name, "%s is binary and is not written to a terminal: give a file with -o, or force it with -o -", settings->format);
}

/* Files are UTF-8 whatever the locale is, and have no colours. */
static void set_output(CjmDiffSettings *settings)
{
  bool to_stdout = !settings->output || strcmp(settings->output, "-") == 0;
  const char *named = to_stdout ? NULL : format_of_file(settings->output);
  if (!settings->format) settings->format = named ? named : cjm_diff_format(0);
  settings->colour = to_stdout && cjm_messages_want_colour(&settings->run.messages, true);
  settings->ascii = to_stdout && isatty(STDOUT_FILENO) && !is_utf8_locale();
  if (!settings->columns && to_stdout) settings->columns = cjm_cli_columns();
}

static void add_all(GPtrArray *to, const GPtrArray *from, guint n)
{
  for (guint i = 0; i < n; i++) g_ptr_array_insert(to, (gint)i, from->pdata[i]);
}

/* The tables of both journeys are those of each, before its own; and the run knows all of them, since one may be standard input. */
static void share_tables(CjmDiffSettings *settings)
{
  GPtrArray *own[] = {settings->old_tables, settings->new_tables};
  guint n = settings->run.tables->len;
  g_autoptr(GPtrArray) both = g_ptr_array_copy(settings->run.tables, NULL, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
    g_ptr_array_extend(settings->run.tables, own[i], NULL, NULL);
    add_all(own[i], both, n);
  }
}

static CjmResult compare(const CjmCommand *command, CjmDiffSettings *settings, char **operands)
{
  CjmInput inputs[] = {{.path = operands[0]}, {.path = operands[1]}};
  g_autoptr(GPtrArray) both = g_ptr_array_new();
  for (size_t i = 0; i < G_N_ELEMENTS(inputs); i++) g_ptr_array_add(both, &inputs[i]);
  CjmRun run = {.command = command->name, .settings = &settings->run};
  settings->old = operands[0];
  CjmResult result = strcmp(operands[0], "-") == 0 && strcmp(operands[1], "-") == 0
                       ? cjm_console_misuse(command->name, "standard input can be read only once")
                       : cjm_run_read_stdin(&run, both);
  if (result == CJM_OK) result = cjm_diff_run(&run, settings, &inputs[1]);
  cjm_run_clear(&run);
  return result;
}

/* ---- git ---- */

/* A blob is named by the first digits of its hash, a file of the working tree, which has none yet, by its path alone. */
static CjmGitFile git_file(const char *path, const char *file, const char *hash)
{
  bool has_hash = strspn(hash, "0") < strlen(hash) && strcmp(hash, ".") != 0;
  return (CjmGitFile){strcmp(file, "/dev/null") == 0 ? NULL : file,
                      has_hash ? g_strdup_printf("%s@%.7s", path, hash) : g_strdup(path)};
}

/* Operands: path, old file, its hash and mode, new file, its hash and mode; of a renamed file two more; of an unmerged one the path alone.
 * git stops at any other status than 0. */
static CjmResult compare_for_git(const CjmCommand *command, CjmDiffSettings *settings, char **operands, int n)
{
  if (n != 1 && n != 7 && n != 9) return cjm_console_misuse(command->name, "--git takes the seven arguments that git gives to an external diff");
  if (settings->output) return cjm_console_misuse(command->name, "--git writes to standard output, for git");
  const char *pager = g_getenv("GIT_PAGER_IN_USE"), *no_color = g_getenv("NO_COLOR");
  if (strcmp(settings->run.messages.color, "auto") == 0) settings->colour = settings->colour || (pager && !(no_color && *no_color));
  if (n == 1) {
    cjm_console_note("%s: is not merged yet", operands[0]);
    return CJM_OK;
  }
  CjmInput newer = {.path = operands[n == 9 ? 7 : 0]};
  CjmRun run = {.command = command->name, .settings = &settings->run};
  settings->git_old = git_file(operands[0], operands[1], operands[2]);
  settings->git_new = git_file(newer.path, operands[4], operands[5]);
  cjm_diff_run(&run, settings, &newer);
  cjm_run_clear(&run);
  g_free(settings->git_old.name);
  g_free(settings->git_new.name);
  return CJM_OK;
}

static CjmResult compare_operands(const CjmCommand *command, CjmDiffSettings *settings, char **operands, int n)
{
  if (settings->git) return compare_for_git(command, settings, operands, n);
  if (n != 2) return cjm_console_misuse(command->name, "diff takes two journeys, the old one and the new one");
  return compare(command, settings, operands);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new(), old_tables = g_ptr_array_new(), new_tables = g_ptr_array_new(),
                       font_folders = g_ptr_array_new();
  CjmDiffSettings settings = {.run = CJM_RUN_DEFAULTS,
                              .fail_on = fail_word(0),
                              .old_tables = old_tables,
                              .new_tables = new_tables,
                              .fonts = {.folders = font_folders}};
  settings.run.tables = tables;
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK) status = read_accepted(&settings);
  if (status == CJM_OK) {
    share_tables(&settings);
    set_output(&settings);
    status = check_drawing(command, &settings);
    if (status == CJM_OK) status = cjm_cli_use_fonts(&settings.fonts);
    if (status == CJM_OK) status = compare_operands(command, &settings, argv, n);
  }
  g_free(settings.accepted);
  return status;
}

static const CjmCliExample examples[] = {
  {"cjm diff old.yaml new.yaml", "what changed, for a terminal"},
  {"cjm diff HEAD:journey.yaml journey.yaml", "what changed since the last commit"},
  {"cjm diff -f short old.yaml new.yaml", "one line per change"},
  {"cjm diff old.yaml new.yaml -o changes.md", "as a comment on a pull request"},
  {"cjm diff old.yaml new.yaml -o changes.html", "one map with both curves and a mark on everything that changed, and the table of changes"},
  {"cjm diff --old-data 2026.csv --new-data 2027.csv order.yaml order.yaml", "one journey with the values of two years"},
  {"cjm diff --fail-on worse --accept CHANGELOG.md old.yaml new.yaml", "in CI: fail if the journey got worse"},
  {0},
};

const CjmCommand cjm_command_diff = {
  .name = "diff",
  .summary = "compare two journeys: what got worse, better, or only changed",
  .operands = "OLD NEW",
  .examples = examples,
  .text =
    "A journey is a file, - for standard input, or REV:PATH, a file of a revision of the git repository; files that it refers to\n"
    "are read from that revision too.\n"
    "\n"
    "Parts are matched by id, else by equal text, else by similar text. The exit status is 0 if nothing changed, 1 if something\n"
    "did (see --fail-on), 2 if a file is not a journey, and 3 if it cannot be read. Each change has a fingerprint that stays the\n"
    "same until its place or its texts change.",
  .options = options,
  .run = run,
};
