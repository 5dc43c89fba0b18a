#include "text/first-fonts.h"

#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <pango/pangofc-font.h>
#include <string.h>

#include "text/font-state.h"

/* The cache is a file of lines: the format and environment; `path STATE PATH` for each path that fontconfig depends on; `folder PATH` for
 * each of its cache folders; and a line for each request, with tabs:
 *
 *     font FAMILIES LANG WEIGHT ITALIC FACE */
#define FORMAT "first fonts 1: "

enum { FONTS_MAX = 200 };

typedef enum State { STATE_OFF, STATE_NEW, STATE_ACTIVE, STATE_LEFT } State;

static struct {
  State state;
  gint64 begun;      /* µs since 1970: fontconfig reads its configuration after it */
  char *environment; /* the first line */
  GHashTable *faces; /* request -> face, as text */
  GPtrArray *paths;  /* char *: STATE PATH, of a cache that was read */
  GPtrArray *folders; /* char *: fontconfig's caches, likewise */
  char *unsaved;     /* a cache that could not be written; NULL: none */
  bool added;
} cache;

void cjm_first_fonts_enable(void)
{
  if (cache.state == STATE_OFF) cache.state = STATE_NEW;
}

void cjm_first_fonts_disable(void)
{
  cache.state = STATE_OFF;
}

bool cjm_first_fonts_active(void)
{
  return cache.state == STATE_ACTIVE;
}

static char *request_text_new(const CjmFontRequest *request)
{
  return g_strdup_printf("font\t%s\t%s\t%d\t%d", request->families, request->lang, request->weight, request->italic);
}

/* The file of a font, and whatever else of it matters: "FILE\tINDEX\tSIZE\tDESCRIPTION"; NULL if it has properties for which
 * fontconfig's configuration is needed. */
static char *face_text_new(PangoFont *font)
{
  FcPattern *pattern = PANGO_IS_FC_FONT(font) ? pango_fc_font_get_pattern(PANGO_FC_FONT(font)) : NULL;
  FcChar8 *file, *ignored;
  int index = 0;
  double size = 0;
  FcBool bolder = FcFalse;
  FcMatrix *matrix;
  if (!pattern || FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch) return NULL;
  FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &bolder);
  if (bolder || FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) == FcResultMatch ||
      FcPatternGetString(pattern, FC_FONT_FEATURES, 0, &ignored) == FcResultMatch)
    return NULL;
  FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
  FcPatternGetDouble(pattern, FC_PIXEL_SIZE, 0, &size);
  PangoFontDescription *description = pango_font_describe(font);
  g_autofree char *name = pango_font_description_to_string(description);
  pango_font_description_free(description);
  char *text = g_strdup_printf("%s\t%d\t%g\t%s", (const char *)file, index, size, name);
  if (!strpbrk((const char *)file, "\t\n*?[]\\") && !strchr(text, '\n')) return text;
  g_free(text);
  return NULL;
}

/* ---- reading ---- */

static char *path_new(void)
{
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA1, cache.environment, -1),
                  *name = g_strconcat("fonts-", sum, NULL);
  return g_build_filename(g_get_user_cache_dir(), "cjm", name, NULL);
}

/* A file and the state that it had. */
static bool is_current(const char *line)
{
  const char *path = strchr(line, ' ');
  g_autoptr(GString) state = g_string_new(NULL);
  if (!path) return false;
  cjm_font_path_append_state(state, path + 1);
  return state->len == (gsize)(path - line) && strncmp(state->str, line, state->len) == 0;
}

static void append_element(GString *xml, const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text(text, -1);
  g_string_append_printf(xml, "<%s>%s</%s>", name, escaped, name);
}

/* Reads the lines after the first. False if the cache is outdated. */
static bool read_lines(char **lines, GString *caches)
{
  for (char **line = lines; *line; line++) {
    if (g_str_has_prefix(*line, "path ")) {
      g_ptr_array_add(cache.paths, g_strdup(*line + strlen("path ")));
      if (!is_current(*line + strlen("path "))) return false;
    }
    if (g_str_has_prefix(*line, "folder ")) {
      append_element(caches, "cachedir", *line + strlen("folder "));
      g_ptr_array_add(cache.folders, g_strdup(*line + strlen("folder ")));
    }
    if (!g_str_has_prefix(*line, "font\t")) continue;
    char *end = *line;
    for (int i = 0; i < 5 && end; i++) end = strchr(end + 1, '\t');
    if (end) g_hash_table_replace(cache.faces, g_strndup(*line, (gsize)(end - *line)), g_strdup(end + 1));
  }
  return g_hash_table_size(cache.faces) > 0;
}

/* Folders of fonts are read from fontconfig's own caches; the fonts that are not wanted are rejected. */
static bool use_faces(const char *caches)
{
  g_autoptr(GString) dirs = g_string_new(NULL), accepted = g_string_new(NULL);
  g_autoptr(GHashTable) folders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer face;
  g_hash_table_iter_init(&iter, cache.faces);
  while (g_hash_table_iter_next(&iter, NULL, &face)) {
    g_autofree char *file = g_strndup(face, strcspn(face, "\t")), *folder = g_path_get_dirname(file);
    append_element(accepted, "glob", file);
    if (g_hash_table_contains(folders, folder)) continue;
    append_element(dirs, "dir", folder);
    g_hash_table_add(folders, g_steal_pointer(&folder));
  }
  g_autofree char *xml =
    g_strdup_printf("<fontconfig>%s%s<selectfont><rejectfont><glob>*</glob></rejectfont><acceptfont>%s</acceptfont>"
                    "</selectfont></fontconfig>",
                    dirs->str, caches, accepted->str);
  FcConfig *config = FcConfigCreate();
  bool done = FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcTrue) && FcConfigBuildFonts(config) &&
              FcConfigGetFonts(config, FcSetSystem)->nfont > 0 && FcConfigSetCurrent(config);
  FcConfigDestroy(config); /* keeps the current configuration */
  return done;
}

void cjm_first_fonts_begin(void)
{
  if (cache.state != STATE_NEW) return;
  cache.state = STATE_OFF;
  g_autofree char *environment = cjm_font_environment_new();
  if (!environment) return;
  cache.state = STATE_LEFT;
  cache.begun = g_get_real_time();
  cache.environment = g_strconcat(FORMAT, environment, NULL);
  cache.faces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  cache.paths = g_ptr_array_new_with_free_func(g_free);
  cache.folders = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *path = path_new(), *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL)) return;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(GString) caches = g_string_new(NULL);
  bool valid = lines[0] && strcmp(lines[0], cache.environment) == 0 && read_lines(lines + 1, caches);
  if (!valid) g_hash_table_remove_all(cache.faces);
  else if (use_faces(caches->str)) cache.state = STATE_ACTIVE;
}

void cjm_first_fonts_add_paths(GPtrArray *paths)
{
  for (guint i = 0; i < cache.paths->len; i++) g_ptr_array_add(paths, g_strdup(strchr(cache.paths->pdata[i], ' ') + 1));
  for (guint i = 0; i < cache.folders->len; i++) g_ptr_array_add(paths, g_strdup(cache.folders->pdata[i]));
  GHashTableIter iter;
  gpointer face;
  g_hash_table_iter_init(&iter, cache.faces);
  while (g_hash_table_iter_next(&iter, NULL, &face)) g_ptr_array_add(paths, g_strndup(face, strcspn(face, "\t")));
}

bool cjm_first_fonts_are_current(void)
{
  if (cache.state != STATE_ACTIVE) return true;
  for (guint i = 0; i < cache.paths->len; i++)
    if (!is_current(cache.paths->pdata[i])) return false;
  return true;
}

void cjm_first_fonts_leave(void)
{
  if (cache.state != STATE_ACTIVE) return;
  cache.state = STATE_LEFT;
  FcConfig *config = FcInitLoadConfigAndFonts();
  if (!config) return;
  FcConfigSetCurrent(config);
  FcConfigDestroy(config);
}

bool cjm_first_fonts_confirm(const CjmFontRequest *request, PangoFont *font)
{
  g_autofree char *key = request_text_new(request), *face = face_text_new(font);
  return face && g_strcmp0(face, g_hash_table_lookup(cache.faces, key)) == 0;
}

/* ---- writing ---- */

void cjm_first_fonts_add(const CjmFontRequest *request, PangoFont *font)
{
  if (cache.state != STATE_LEFT) return;
  g_autofree char *key = request_text_new(request), *face = face_text_new(font);
  if (!face || strchr(key, '\n') || g_strcmp0(face, g_hash_table_lookup(cache.faces, key)) == 0) return;
  if (g_hash_table_size(cache.faces) >= FONTS_MAX) g_hash_table_remove_all(cache.faces);
  g_hash_table_replace(cache.faces, g_steal_pointer(&key), g_steal_pointer(&face));
  cache.added = true;
}

/* False if a path is too fresh for its times to identify its state. */
static bool append_paths(GString *text)
{
  g_autoptr(GPtrArray) paths = cjm_font_paths_new(NULL);
  for (guint i = 0; i < paths->len; i++) {
    if (cjm_font_path_is_fresh(paths->pdata[i], cache.begun) || strchr(paths->pdata[i], '\n')) return false;
    g_string_append(text, "path ");
    cjm_font_path_append_state(text, paths->pdata[i]);
    g_string_append_printf(text, " %s\n", (const char *)paths->pdata[i]);
  }
  FcStrList *folders = FcConfigGetCacheDirs(NULL);
  for (const FcChar8 *folder; (folder = FcStrListNext(folders)) != NULL;)
    g_string_append_printf(text, "folder %s\n", (const char *)folder);
  FcStrListDone(folders);
  return true;
}

static bool write_text(const char *text)
{
  g_autofree char *path = path_new(), *folder = g_path_get_dirname(path);
  return g_mkdir_with_parents(folder, 0700) == 0 && g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

void cjm_first_fonts_save(void)
{
  if (cache.state != STATE_LEFT || !cache.added) return;
  cache.added = false;
  g_autoptr(GString) text = g_string_new(cache.environment);
  g_string_append_c(text, '\n');
  if (!append_paths(text)) return;
  GHashTableIter iter;
  gpointer key, face;
  g_hash_table_iter_init(&iter, cache.faces);
  while (g_hash_table_iter_next(&iter, &key, &face))
    g_string_append_printf(text, "%s\t%s\n", (const char *)key, (const char *)face);
  if (write_text(text->str)) return;
  g_free(cache.unsaved);
  cache.unsaved = g_strdup(text->str);
}

char *cjm_first_fonts_take_unsaved(void)
{
  return g_steal_pointer(&cache.unsaved);
}

void cjm_first_fonts_save_text(const char *text)
{
  g_autofree char *environment = cjm_font_environment_new();
  if (!environment) return;
  g_free(cache.environment);
  cache.environment = g_strconcat(FORMAT, environment, NULL);
  if (g_str_has_prefix(text, cache.environment) && text[strlen(cache.environment)] == '\n') write_text(text);
}
