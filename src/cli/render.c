#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "cli/rows.h"
#include "run/render.h"
#include "run/target.h"
#include "run/watch.h"

/* The date of SOURCE_DATE_EPOCH as ISO 8601, for g_free(). NULL where it is not set. */
static CjmResult read_epoch(char **ret_created)
{
  const char *text = g_getenv("SOURCE_DATE_EPOCH");
  if (!text || !*text) return CJM_OK;
  double seconds;
  g_autoptr(GDateTime) date = NULL;
  if (cjm_number_parse(text, &seconds) && seconds == floor(seconds) && fabs(seconds) < 1e15)
    date = g_date_time_new_from_unix_utc((gint64)seconds);
  if (!date) {
    cjm_console_error("SOURCE_DATE_EPOCH is not a number of seconds: %s", text);
    return CJM_ENVIRONMENT;
  }
  *ret_created = g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ");
  return CJM_OK;
}

static const char *svg_text(size_t i)
{
  static const char *const words[] = {"outlines", "live"};
  return i < G_N_ELEMENTS(words) ? words[i] : NULL;
}

/* Data formats are written by another command. */
static CjmResult refuse_data(const char *command, const char *name)
{
  return cjm_format_check_kind(command, CJM_FORMAT_DRAWING, name);
}

#define AT(member) .offset = offsetof(CjmRenderSettings, member)

/* What is drawn of a journey, by the names of CjmMapOptions. */
#define CHOICE(choice, what, sample, sentence)                                                                                   \
  {                                                                                                                              \
    .name = choice, .type = CJM_OPTION_PAIRS, AT(choices), .value = what, .example = sample, .help = sentence                    \
  }

static const CjmOption options[] = {
  {.name = "output",
   .letter = 'o',
   .type = CJM_OPTION_TEXT,
   AT(output),
   .value = "WHERE",
   .example = "map.pdf",
   .help = "Write to this file, folder or template, or to standard output (-)"},
  {.name = "format",
   .letter = 'f',
   .type = CJM_OPTION_WORDS,
   AT(formats),
   .value = "FORMATS",
   .word = cjm_format_drawing_name,
   .refuse = refuse_data,
   .help = "Output formats, separated by commas"},
  {.name = "theme",
   .type = CJM_OPTION_WORD,
   AT(theme),
   .value = "NAME",
   .word = cjm_theme_name,
   .help = "Override the theme of the journey"},
  {.name = "paper",
   .type = CJM_OPTION_TEXT,
   AT(paper),
   .value = "SIZE",
   .example = "a3",
   .help = "Compose the map for pages of this size: a4 … a0, letter, tabloid, ledger, 16:9 or 420x297mm; fit: as large as the map"},
  {.name = "landscape", .type = CJM_OPTION_FLAG, AT(landscape), .help = "Turn the paper to its wide side"},
  {.name = "portrait", .type = CJM_OPTION_FLAG, AT(portrait), .help = "Turn the paper to its narrow side"},
  {.name = "tile",
   .type = CJM_OPTION_TEXT,
   AT(tile),
   .value = "SIZE",
   .example = "a4",
   .help = "Cut each page into overlapping sheets of this size, with marks where to cut, after a plan of them"},
  {.name = "min-pt",
   .type = CJM_OPTION_NUMBER,
   AT(min_pt),
   .value = "N",
   .example = "8",
   .min = 4,
   .max = 24,
   .help = "Size of the smallest text on paper, in points (default 7)"},
  {.name = "embed-source",
   .type = CJM_OPTION_FLAG,
   AT(embed_source),
   .help = "Put the journey into SVG, PDF and PNG, so that it can be had back from them; everybody who gets them can read it"},
  {.name = "ppi",
   .type = CJM_OPTION_NUMBER,
   AT(ppi),
   .value = "N",
   .example = "300",
   .min = 10,
   .max = 2400,
   .help = "Resolution of PNG, in pixels per inch"},
  {.name = "scale",
   .type = CJM_OPTION_NUMBER,
   AT(scale),
   .value = "N",
   .example = "2",
   .min = 0.1,
   .max = 25,
   .help = "Resolution of PNG as a multiple of 96 pixels per inch, instead of --ppi"},
  {.name = "svg-text",
   .type = CJM_OPTION_WORD,
   AT(svg_text),
   .value = "HOW",
   .word = svg_text,
   .help = "Text in SVG, as outlines that look the same everywhere (default) or as live text"},
  {.name = "engine",
   .type = CJM_OPTION_WORD,
   AT(engine),
   .value = "NAME",
   .word = cjm_engine_name,
   .help = "What writes SVG and PDF: cjm (default), or cairo, as a reference"},
  {.name = "pdf-standard",
   .type = CJM_OPTION_WORDS,
   AT(pdf_standards),
   .value = "NAMES",
   .word = cjm_pdf_standard_name,
   .help = "Standards that a PDF declares, separated by commas: PDF/UA-1 (default), PDF/A-2a"},
  {.name = "view",
   .type = CJM_OPTION_TEXTS,
   AT(views),
   .value = "ID",
   .example = "board",
   .help = "Draw this view of the journey, or all of them (all); can be repeated"},
  CHOICE("lanes", "NAMES", "steps,emotion", "Lanes to draw, in this order, separated by commas; `default` stands for the rest"),
  CHOICE("hide-lanes", "NAMES", "costs,links", "Lanes to leave out"),
  CHOICE("blocks", "NAMES", "matrix,legend", "Blocks to draw below the map, in this order"),
  CHOICE("hide-blocks", "NAMES", "sources", "Blocks to leave out"),
  CHOICE("persona", "ID", "sanne", "Draw only this persona and what belongs to nobody else; can be repeated"),
  CHOICE("path", "ID", "app", "Draw only this path of its fork, and what belongs to no path; can be repeated"),
  CHOICE("phase", "ID", "order", "Draw only this phase; can be repeated"),
  CHOICE("tag", "ID", "mobile", "Draw only what has this tag, and what has none; can be repeated"),
  CHOICE("lang", "TAG", "nl", "Language of the map's own words, numbers and dates"),
  CJM_RUN_OPTIONS(CjmRenderSettings, run),
  {.name = "overlay",
   .type = CJM_OPTION_TEXTS,
   AT(run.overlays),
   .value = "FILE",
   .example = "other.yaml",
   .help = "Draw the main curve of this journey (- for standard input) over the map, matching steps by id; can be repeated"},
  {.name = "check",
   .type = CJM_OPTION_FLAG,
   AT(check),
   .help = "Write nothing; exit with status 1 if an output is missing or out of date"},
  {.name = "deps",
   .type = CJM_OPTION_TEXT,
   AT(deps),
   .value = "FILE",
   .example = "map.d",
   .help = "Write the dependencies of each output to this file, for make and ninja"},
  {.name = "report",
   .type = CJM_OPTION_TEXT,
   AT(report),
   .value = "FILE",
   .example = "report.json",
   .help = "Write status, time, outputs and messages of each input to this file, one JSON object per line"},
  {.name = "timings",
   .type = CJM_OPTION_FLAG,
   AT(timings),
   .help = "Show how long each stage took: reading, layout, each format, writing"},
  {.name = "watch",
   .type = CJM_OPTION_FLAG,
   AT(watch),
   .help = "Keep running, and render again whenever an input changes"},
  CJM_FONT_OPTIONS(CjmRenderSettings, fonts),
  CJM_MESSAGE_OPTIONS(CjmRenderSettings, run.messages),
  {0},
};

static bool names_stdin(const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    if (strcmp(names->pdata[i], "-") == 0) return true;
  return false;
}

static CjmResult check_watch(const CjmCommand *command, const CjmRenderSettings *settings, char *const *operands, int n)
{
  bool reads_stdin = settings->run.files.list ? strcmp(settings->run.files.list, "-") == 0 : !n;
  for (int i = 0; i < n; i++) reads_stdin = reads_stdin || strcmp(operands[i], "-") == 0;
  reads_stdin = reads_stdin || names_stdin(settings->run.tables) || names_stdin(settings->run.overlays);
  if (reads_stdin) return cjm_console_misuse(command->name, "--watch needs files that can change, unlike standard input");
  if (g_strcmp0(settings->output, "-") == 0)
    return cjm_console_misuse(command->name, "--watch needs outputs that can be replaced, unlike standard output");
  if (settings->check || settings->deps || settings->report)
    return cjm_console_misuse(command->name, "--watch cannot be combined with --check, --deps and --report, which describe a single run");
  return CJM_OK;
}

/* What cannot be meant. */
static CjmResult check_settings(const CjmCommand *command, const CjmRenderSettings *settings)
{
  if (settings->ppi && settings->scale)
    return cjm_console_misuse(command->name, "--ppi and --scale say the same: give one of them");
  if (settings->landscape && settings->portrait)
    return cjm_console_misuse(command->name, "paper has one orientation: give --landscape or --portrait");
  if (settings->check && settings->deps) return cjm_console_misuse(command->name, "--check writes nothing, and so no --deps");
  if (g_strcmp0(settings->engine, "cairo") == 0 && g_strcmp0(settings->svg_text, "live") == 0)
    return cjm_console_misuse(command->name, "--engine cairo draws the text of an SVG as outlines: leave out --svg-text live");
  if (g_strcmp0(settings->engine, "cairo") == 0 && settings->pdf_standards)
    return cjm_console_misuse(command->name, "PDF by cairo has no structure, which each standard of --pdf-standard requires: leave out "
                                             "--engine cairo, or --pdf-standard");
  if (settings->deps && g_strcmp0(settings->output, "-") == 0)
    return cjm_console_misuse(command->name, "--deps needs outputs with a name, unlike standard output");
  return CJM_OK;
}

static CjmResult render(const CjmCommand *command, CjmRenderSettings *settings, char **operands, int n)
{
  CjmRun run = {.command = command->name, .settings = &settings->run};
  CjmPlan plan = {.makes_outputs = true,
                  .output = settings->output,
                  .formats = settings->formats,
                  .views = settings->views,
                  .deps = settings->deps,
                  .report = settings->report};
  CjmBatch batch = {
    .run = &run, .work = cjm_render_job, .prepare = cjm_render_prepare, .settings = settings, .draws = true, .planned = cjm_output_is_planned, .check = settings->check, .timings = settings->timings, .deps = settings->deps, .report = settings->report};
  CjmResult status = check_settings(command, settings);
  if (status == CJM_OK && settings->watch) status = check_watch(command, settings, operands, n);
  if (status == CJM_OK && cjm_cli_lacks_input(command, &settings->run.files, operands, n)) return CJM_USAGE;
  if (status == CJM_OK) status = read_epoch(&settings->created);
  if (status == CJM_OK) status = cjm_cli_use_fonts(&settings->fonts);
  if (status != CJM_OK) return status;
  return settings->watch ? cjm_watch_run(&batch, &plan, operands, n) : cjm_batch_run_operands(&batch, &plan, operands, n);
}

static CjmResult run(const CjmCommand *command, int argc, char **argv)
{
  g_autoptr(GPtrArray) font_folders = g_ptr_array_new(), tables = g_ptr_array_new(), overlays = g_ptr_array_new(),
                       views = g_ptr_array_new(), choices = g_ptr_array_new_with_free_func(g_free);
  CjmRenderSettings settings = {.run = CJM_RUN_DEFAULTS, .fonts = {.folders = font_folders}};
  settings.run.tables = tables;
  settings.run.overlays = overlays;
  settings.views = views;
  settings.choices = choices;
  int n;
  CjmResult status = cjm_options_parse(command, argc, argv, &settings, &n);
  if (status == CJM_OK) status = render(command, &settings, argv, n);
  g_free(settings.created);
  return status;
}

static const CjmCliExample examples[] = {
  {"cjm render journey.yaml -o map.pdf", "one map"},
  {"cjm render journey.yaml -f svg,pdf,png -o maps/", "three formats, in a folder"},
  {"cjm render *.yaml -o 'maps/{stem}.{format}' -f pdf", "many maps, named by a template"},
  {"cjm render -r journeys/ -f svg,pdf -o maps/", "all journeys below a folder, keeping its structure"},
  {"cjm render journey.yaml --view all -o '{stem}-{view}.{format}' -f pdf", "a map for each view of the journey"},
  {"cjm render journey.yaml --persona sanne --hide-lanes costs -o sanne.svg", "a part of the map"},
  {"cjm render journey.yaml --paper a3 -o map.pdf", "pages to print"},
  {"cjm render journey.yaml --paper a1 --tile a4 -o wall.pdf", "a wall map from a small printer"},
  {"cjm render journey.yaml --paper 16:9 -o 'slide-{page}.png'", "a picture of each page"},
  {"cjm render journey.yaml -o map.svg --watch", "render again on every change"},
  {"cat journey.yaml | cjm render - -f svg > map.svg", "in a pipeline"},
  {"cjm render journey.yaml --theme dark --ppi 300 -o map.png", "another theme, at print resolution"},
  {0},
};

const CjmCommand cjm_command_render = {
  .name = "render",
  .summary = "draw journey maps as SVG, PDF, PNG or PostScript",
  .operands = "FILE…",
  .examples = examples,
  .text =
    "Each map is written next to its journey unless -o is given; a journey read from standard input goes to standard output.\n"
    "PDF and PNG are written to a terminal only with -o -. Missing folders are created.\n"
    "\n"
    "Without -f, the extension of -o determines the format; the default is svg.\n"
    "\n"
    "A folder argument stands for the journeys in it; with -r, also for those in its subfolders. Journeys are files named\n"
    "*.journey.yaml or *.cjm.yaml, and any other .yaml, .yml or .json files with a top-level `phases`, `extends` or `library`\n"
    "key. Other files are skipped; -v lists them. If -o is a folder, the maps keep the folder structure of the journeys.\n"
    "\n"
    "A template is a path with placeholders: {stem} is the file name without its extension, {dir} its folder (relative to the\n"
    "folder argument, if it was found in one), {id} the id of the journey, or the stem if it has none, {view} the id of\n"
    "the view (map for the whole map), {page} the number of the page, and {format} the format. With {page} every page is a file;\n"
    "without it a PDF has all pages, and a map of several pages cannot be written as SVG or PNG.\n"
    "If two outputs would have the same path, nothing is written.\n"
    "\n"
    "--view draws a view that the journey defines; --lanes, --blocks, --persona, --path, --phase, --tag and --lang choose over it.\n"
    "Steps keep the numbers that they have on the whole map, and a zigzag marks where some are left out; -v lists them. Without a\n"
    "template, a view is written to STEM-VIEW. A journey without views is drawn whole by --view all.\n"
    "\n"
    "On paper (--paper, or `paper` in the journey) the map is composed for the page: on as few pages as its smallest text allows, in\n"
    "the orientation that suits it, and as large as it then can be. What does not fit continues on the next page, at a phase if\n"
    "possible. Margins are at least 6 mm.\n"
    "\n"
    "If a journey has errors, its existing output is left unchanged, and the remaining journeys are still rendered. The exit\n"
    "status is the highest of all files. Outputs that would not change are not rewritten.\n"
    "\n"
    "The same input, fonts and libraries produce the same bytes. The creation date of a PDF is SOURCE_DATE_EPOCH if that is set,\n"
    "otherwise the date in the journey.",
  .options = options,
  .run = run,
};
