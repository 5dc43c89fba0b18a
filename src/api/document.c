#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "api/others.h"
#include "base/beneath.h"
#include "base/input.h"
#include "decode/decode.h"
#include "diag/pack.h"
#include "import/fenced.h"
#include "import/import.h"
#include "join/origins.h"
#include "map/budget.h"
#include "map/images.h"

CjmDocument *cjm_document_new(void)
{
  CjmDocument *document = g_new0(CjmDocument, 1);
  document->arena = cjm_arena_new();
  document->limits = cjm_limits_default();
  document->sources = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_source_free);
  document->inputs = g_ptr_array_new_with_free_func(g_free);
  document->others = g_ptr_array_new_with_free_func((GDestroyNotify)cjm_document_free);
  document->diags = cjm_diags_new();
  document->shared = cjm_diags_new();
  document->shown = g_ptr_array_new_with_free_func(cjm_shown_free);
  return document;
}

/* Adds an input unless it is there. */
static void add_input(CjmDocument *document, const char *path)
{
  if (!g_ptr_array_find_with_equal_func(document->inputs, path, g_str_equal, NULL))
    g_ptr_array_add(document->inputs, g_strdup(path));
}

/* Adds images as inputs, whether or not they exist: the map changes when one appears. */
static void note_images(CjmDocument *document)
{
  g_autoptr(GPtrArray) images = cjm_journey_images_new(document->journey);
  bool here = strcmp(document->folder, ".") == 0;
  for (guint i = 0; i < images->len; i++) {
    g_autofree char *path = cjm_image_path_new(g_ptr_array_index(images, i));
    g_autofree char *file = here ? g_steal_pointer(&path) : g_build_filename(document->folder, path, NULL);
    add_input(document, file);
  }
}

/* The text of a journey, and its origin. */
typedef struct Text {
  const char *name;   /* of the file, for messages */
  const char *root;   /* files are only read below it; NULL: no other file can be read */
  const char *folder; /* below the root */
  char *text;         /* taken over */
  size_t len;
} Text;

static void table_clear(void *data)
{
  CjmJoinTable *table = data;
  g_free(table->name);
  g_free(table->text);
}

static bool read_table(const CjmFileText *given, const CjmLimits *limits, CjmDocument *document, CjmJoinTable *ret_table,
                       GError **error)
{
  CjmJoinTable table = {.len = given->len};
  if (given->data) {
    table.text = g_malloc(given->len + 1);
    memcpy(table.text, given->data, given->len);
    table.text[given->len] = '\0';
  } else {
    add_input(document, given->name);
    if (!cjm_input_read(given->name, limits->table_bytes, &table.text, &table.len, error)) return false;
  }
  table.name = g_strdup(given->name);
  *ret_table = table;
  return true;
}

/* The tables of the options (CjmJoinTable). NULL with `error` if a file cannot be read. */
static GArray *read_tables_new(const CjmLoadOptions *options, const CjmLimits *limits, CjmDocument *document, GError **error)
{
  g_autoptr(GArray) tables = g_array_new(FALSE, FALSE, sizeof(CjmJoinTable));
  g_array_set_clear_func(tables, table_clear);
  for (size_t i = 0; i < options->n_tables; i++) {
    CjmJoinTable table;
    if (!read_table(&options->tables[i], limits, document, &table, error)) return NULL;
    g_array_append_val(tables, table);
  }
  return g_steal_pointer(&tables);
}

static CjmOrigin origin_of(CjmArena *arena, const CjmJoinOrigin *part)
{
  CjmPlace at = cjm_source_place(part->at.source, part->at.start);
  CjmOrigin origin = {cjm_arena_strdup(arena, part->address), part->at.source->name, at.line, at.column, NULL, 0, 0};
  if (part->over.source) {
    CjmPlace over = cjm_source_place(part->over.source, part->over.start);
    origin.over_file = part->over.source->name;
    origin.over_line = over.line;
    origin.over_column = over.column;
  }
  return origin;
}

static GArray *origins_new(CjmArena *arena, const CjmJoined *joined, const CjmSource *own)
{
  g_autoptr(GArray) parts = cjm_origins_new(joined, own);
  GArray *origins = g_array_sized_new(FALSE, FALSE, sizeof(CjmOrigin), parts->len);
  for (guint i = 0; i < parts->len; i++) {
    CjmOrigin origin = origin_of(arena, &g_array_index(parts, CjmJoinOrigin, i));
    g_array_append_val(origins, origin);
  }
  return origins;
}

/* Reads a file with the caller's function. `data` is the CjmLoadOptions. */
static CjmBeneathStatus read_elsewhere(void *data, const char *path, size_t limit, char **ret_data, size_t *ret_len, GError **error)
{
  const CjmLoadOptions *options = data;
  char *text = NULL, *failure = NULL;
  size_t len = 0;
  CjmReadStatus status = options->read(options->read_data, path, limit, &text, &len, &failure);
  if (status == CJM_READ_OK) {
    *ret_data = g_malloc(len + 1);
    if (len) memcpy(*ret_data, text, len);
    (*ret_data)[len] = '\0';
    *ret_len = len;
  } else if (status == CJM_READ_FAILED) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s", failure ? failure : "a file cannot be read");
  }
  free(text);
  free(failure);
  static const CjmBeneathStatus statuses[] = {[CJM_READ_OK] = CJM_BENEATH_OK,
                                              [CJM_READ_MISSING] = CJM_BENEATH_MISSING,
                                              [CJM_READ_OUTSIDE] = CJM_BENEATH_OUTSIDE,
                                              [CJM_READ_NOT_REGULAR] = CJM_BENEATH_NOT_REGULAR,
                                              [CJM_READ_FAILED] = CJM_BENEATH_FAILED};
  return statuses[status];
}

/* The texts that are read in place of files below a folder. */
typedef struct Buffers {
  const CjmLoadOptions *options;
  const char *root;
} Buffers;

static const CjmFileText *find_buffer(const Buffers *buffers, const char *path)
{
  g_autofree char *file = g_build_filename(buffers->root, path, NULL), *wanted = g_canonicalize_filename(file, NULL);
  for (size_t i = 0; i < buffers->options->n_buffers; i++) {
    g_autofree char *name = g_canonicalize_filename(buffers->options->buffers[i].name, NULL);
    if (buffers->options->buffers[i].data && strcmp(name, wanted) == 0) return &buffers->options->buffers[i];
  }
  return NULL;
}

/* Reads a file, or the text in place of it. `data` is a Buffers. */
static CjmBeneathStatus read_buffered(void *data, const char *path, size_t limit, char **ret_data, size_t *ret_len, GError **error)
{
  const Buffers *buffers = data;
  const CjmFileText *buffer = find_buffer(buffers, path);
  if (!buffer) return cjm_beneath_read(buffers->root, path, limit, ret_data, ret_len, error);
  size_t len = MIN(buffer->len, limit + 1);
  char *text = g_malloc(len + 1);
  if (len) memcpy(text, buffer->data, len);
  text[len] = '\0';
  *ret_data = text;
  *ret_len = len;
  return CJM_BENEATH_OK;
}

/* Reads the source, or with `imported` the tree that was made of it, and all files that it refers to. `ret_journey` is NULL if there is no journey. False with `error` if a file
 * cannot be read. */
static bool read_journey(CjmDocument *document, CjmSource *source, CjmNode *imported, const CjmLimits *limits, const CjmLoadOptions *options,
                         CjmJourney **ret_journey, GError **error)
{
  g_autoptr(GArray) tables = read_tables_new(options, limits, document, error);
  g_autoptr(CjmArena) tree = cjm_arena_new();
  Buffers buffers = {options, document->folder};
  CjmJoiner joiner = {.tree = tree,
                      .texts = document->arena,
                      .limits = limits,
                      .diags = document->diags,
                      .root = options->read ? options->root : document->folder,
                      .prefix = options->read ? options->root : NULL,
                      .read = options->read ? read_elsewhere : options->n_buffers ? read_buffered : NULL,
                      .read_data = options->read ? (void *)options : &buffers,
                      .sources = document->sources,
                      .inputs = document->inputs,
                      .imported = imported,
                      .tables = tables};
  CjmJoined joined;
  if (!tables || !cjm_join(&joiner, source, &joined, error)) return false;
  CjmJourney *journey = joined.root ? cjm_decode(document->arena, &joined, document->diags) : NULL;
  if (options->with_origins && document->sources->len > 1) document->origins = origins_new(document->arena, &joined, source);
  cjm_joined_clear(&joined);
  if (journey && !cjm_others_read(document->arena, &joiner, source, journey, document->is_whole, error)) return false;
  *ret_journey = journey;
  return true;
}

void cjm_document_refuse_library(CjmDocument *document, const CjmJourney *library)
{
  CjmDiag *diag = cjm_diags_add(document->diags, CJM_CODE_LIBRARY_AS_MAP, library->library.span, "this is a library, not a map");
  cjm_diag_help(diag, "render a journey that extends it");
}

/* ---- overlays ---- */

void cjm_document_adopt(CjmDocument *document, CjmDocument *other)
{
  g_ptr_array_add(document->others, other);
  for (guint i = 0; i < other->inputs->len; i++) add_input(document, other->inputs->pdata[i]);
  for (guint i = 0; i < other->sources->len; i++) ((CjmSource *)other->sources->pdata[i])->order += document->sources->len;
  for (size_t i = 0; i < cjm_diags_length(other->diags); i++)
    if (cjm_diags_at(other->diags, i)->severity == CJM_SEVERITY_ERROR)
      cjm_diags_copy(document->diags, cjm_diags_at(other->diags, i));
}

static CjmResult load(const char *path, const CjmLoadOptions *options, bool is_whole, CjmDocument **ret_document,
                      char **ret_error);
static CjmResult read_bytes(const char *name, const char *folder, const void *data, size_t len, const CjmLoadOptions *options,
                            bool is_whole, CjmDocument **ret_document, char **ret_error);

static CjmResult read_overlay(CjmDocument *document, const CjmFileText *given, const char *root, CjmJourney *journey,
                              char **ret_error)
{
  CjmLoadOptions options = {.root = root, .work = document->limits.work ? document->limits.work : CJM_ANY_WORK};
  CjmDocument *other = NULL;
  CjmResult result = given->data ? read_bytes(given->name, NULL, given->data, given->len, &options, false, &other, ret_error)
                                 : load(given->name, &options, false, &other, ret_error);
  if (other) cjm_document_adopt(document, other);
  if (result == CJM_ENVIRONMENT) return result;
  if (result == CJM_OK && cjm_document_is_library(other)) cjm_document_refuse_library(document, other->journey);
  else if (result == CJM_OK) cjm_others_overlay(document->arena, document->diags, journey, other->journey, given->name);
  return CJM_OK;
}

/* ---- documents ---- */

static size_t count_bytes(const CjmDocument *document)
{
  size_t bytes = 0;
  for (guint i = 0; i < document->sources->len; i++) bytes += ((const CjmSource *)document->sources->pdata[i])->len;
  for (guint i = 0; i < document->others->len; i++) bytes += count_bytes(document->others->pdata[i]);
  return bytes;
}

/* A map that is wrong anyway is not weighed, and a library is no map. */
static void check_budget(CjmDocument *document, const CjmJourney *journey)
{
  if (!journey || journey->library.value || cjm_diags_failed(document->diags)) return;
  size_t bytes = count_bytes(document);
  cjm_budget_check(journey, bytes, &document->limits, document->diags);
}

/* The first journey of a file of another format, as a tree. Of the report, what needs a look is among the messages. Frees the text. */
static CjmNode *import_tree(CjmDocument *document, Text *text)
{
  CjmImports imports;
  CjmImportSettings settings = {0};
  g_autoptr(CjmDiags) report = cjm_diags_new();
  cjm_import_read(document->arena, text->name, text->text, text->len, &settings, document->sources, report, &imports);
  g_free(text->text);
  for (guint i = 0; i < document->sources->len; i++) {
    CjmSource *source = document->sources->pdata[i];
    source->order = i;
    source->imported = true;
  }
  cjm_import_report_others(&imports, report);
  for (size_t i = 0; i < cjm_diags_length(report); i++)
    if (cjm_diags_at(report, i)->severity >= CJM_SEVERITY_WARNING) cjm_diags_copy(document->diags, cjm_diags_at(report, i));
  CjmNode *root = imports.journeys->len ? ((const CjmImported *)imports.journeys->pdata[0])->root : NULL;
  cjm_imports_clear(&imports);
  return root;
}

static CjmResult read_document(Text text, const CjmLimits *limits, const CjmLoadOptions *options, bool is_whole,
                               CjmDocument **ret_document, char **ret_error)
{
  CjmDocument *document = cjm_document_new();
  document->is_whole = is_whole;
  document->limits = *limits;
  document->folder = options->read ? NULL : g_strdup(text.root);
  CjmNode *imported = NULL;
  bool is_import = cjm_import_is_for(text.name);
  CjmFenced fenced = {0};
  if (is_import) fenced = cjm_import_fenced(text.text, text.len);
  if (fenced.text) {
    is_import = !fenced.is_own;
    g_free(text.text);
    text.text = fenced.text;
    text.len = strlen(fenced.text);
  }
  if (is_import) imported = import_tree(document, &text);
  else g_ptr_array_add(document->sources, cjm_source_new(text.name, text.text, text.len));
  CjmSource *source = document->sources->pdata[0];
  cjm_source_set_folder(source, text.folder);
  source->imported |= fenced.text != NULL;
  cjm_import_fenced_report(&fenced, source, document->diags);

  CjmJourney *journey = NULL;
  GError *error = NULL;
  *ret_document = document;
  bool is_nothing = is_import && !imported;
  if (!is_nothing && !read_journey(document, source, imported, limits, options, &journey, &error)) return cjm_fail(CJM_ENVIRONMENT, error, ret_error);
  document->partial = journey;
  for (size_t i = 0; journey && i < options->n_overlays; i++)
    if (read_overlay(document, &options->overlays[i], options->root, journey, ret_error) != CJM_OK) return CJM_ENVIRONMENT;
  check_budget(document, journey);
  if (journey && cjm_diags_failed(document->diags)) cjm_document_check_rest(document, journey);
  cjm_document_messages_changed(document);
  if (cjm_diags_failed(document->diags)) return CJM_INVALID;
  g_assert(journey);
  document->journey = journey;
  if (document->folder) note_images(document);
  return CJM_OK;
}

static CjmLimits limits_of(const CjmLoadOptions *options)
{
  CjmLimits limits = cjm_limits_default();
  if (options->work) limits.work = options->work == CJM_ANY_WORK ? 0 : options->work;
  return limits;
}

/* The folder of the file, relative to the root; NULL if it is elsewhere. */
static char *folder_below_new(const char *path, const char *root)
{
  g_autofree char *file = g_canonicalize_filename(path, NULL), *folder = g_path_get_dirname(file),
                  *top = g_canonicalize_filename(root, NULL);
  size_t len = strcmp(top, "/") == 0 ? 0 : strlen(top);
  if (strcmp(folder, top) == 0) return g_strdup(".");
  return strncmp(folder, top, len) == 0 && folder[len] == '/' ? g_strdup(folder + len + 1) : NULL;
}

/* Opens a file that is confined to the root, below the root. `folder` is that of the file, relative to the root; NULL: it is
 * outside. */
static bool read_confined(const char *path, const CjmLoadOptions *options, const char *folder, Text *text, GError **error)
{
  g_autofree char *name = g_path_get_basename(path), *below = folder ? g_build_filename(folder, name, NULL) : NULL;
  CjmBeneathStatus status = CJM_BENEATH_OUTSIDE;
  if (below) status = cjm_beneath_read(options->root, below, cjm_limits_default().file_bytes, &text->text, &text->len, error);
  switch (status) {
    case CJM_BENEATH_OK: return true;
    case CJM_BENEATH_FAILED: return false;
    case CJM_BENEATH_MISSING:
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "cannot read %s: %s", path, g_strerror(ENOENT));
      return false;
    case CJM_BENEATH_NOT_REGULAR:
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "cannot read %s: it is not a regular file", path);
      return false;
    case CJM_BENEATH_OUTSIDE:
      g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_PERM, "%s is outside %s; --root sets a wider folder", path, options->root);
      return false;
  }
  g_assert_not_reached();
}

static CjmResult load(const char *path, const CjmLoadOptions *options, bool is_whole, CjmDocument **ret_document,
                      char **ret_error)
{
  Text text;
  GError *error = NULL;
  bool is_stdin = strcmp(path, "-") == 0;
  g_autofree char *below = options->root ? folder_below_new(is_stdin ? "x" : path, options->root) : NULL,
                  *own = is_stdin ? g_strdup(".") : g_path_get_dirname(path);
  bool read = options->confined && options->root
                ? read_confined(path, options, below, &text, &error)
                : cjm_input_read(path, cjm_limits_default().file_bytes, &text.text, &text.len, &error);
  if (!read) return cjm_fail(CJM_ENVIRONMENT, error, ret_error);
  CjmLimits limits = limits_of(options);
  text.name = is_stdin ? "<stdin>" : path;
  text.root = below ? options->root : own;
  text.folder = below ? below : ".";
  CjmResult result = read_document(text, &limits, options, is_whole, ret_document, ret_error);
  if (!is_stdin) g_ptr_array_insert((*ret_document)->inputs, 0, g_strdup(path));
  return result;
}

static CjmResult read_bytes(const char *name, const char *folder, const void *data, size_t len, const CjmLoadOptions *options,
                            bool is_whole, CjmDocument **ret_document, char **ret_error)
{
  CjmLimits limits = limits_of(options);
  g_autofree char *file = folder ? g_build_filename(folder, "x", NULL) : NULL,
                  *below = options->read ? g_strdup(folder) : file && options->root ? folder_below_new(file, options->root) : NULL;
  Text text = {.name = name,
               .root = below ? options->root : folder,
               .folder = below    ? below
                         : folder ? "."
                                  : NULL,
               .text = g_malloc(len + 1),
               .len = len};
  if (len) memcpy(text.text, data, len);
  text.text[len] = '\0';
  return read_document(text, &limits, options, is_whole, ret_document, ret_error);
}

static const CjmLoadOptions no_options;

CjmResult cjm_document_load(const char *path, CjmDocument **ret_document, char **ret_error)
{
  return load(path, &no_options, true, ret_document, ret_error);
}

/* Copies an array of the caller; the size of the first element is that of all. False if one cannot be read. */
static bool read_files(const CjmFileText *given, size_t n, CjmFileText **ret_files)
{
  *ret_files = g_new0(CjmFileText, n + 1);
  for (size_t i = 0; i < n; i++)
    if (!cjm_options_read((const char *)given + i * given->size, &(*ret_files)[i], sizeof **ret_files)) return false;
  return true;
}

/* Copies of the arrays of options. */
typedef struct Files {
  CjmFileText *tables, *overlays, *buffers;
} Files;

static void files_clear(Files *files)
{
  g_free(files->tables);
  g_free(files->overlays);
  g_free(files->buffers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Files, files_clear)

/* As cjm_options_read(); the files have to be cleared, even if it returns false. */
static bool read_options(const CjmLoadOptions *given, CjmLoadOptions *ret_options, Files *files)
{
  if (!cjm_options_read(given, ret_options, sizeof *ret_options) ||
      !read_files(ret_options->tables, ret_options->n_tables, &files->tables) ||
      !read_files(ret_options->overlays, ret_options->n_overlays, &files->overlays) ||
      !read_files(ret_options->buffers, ret_options->n_buffers, &files->buffers))
    return false;
  ret_options->tables = files->tables;
  ret_options->overlays = files->overlays;
  ret_options->buffers = files->buffers;
  return true;
}

CjmResult cjm_document_load_with(const char *path, const CjmLoadOptions *given, CjmDocument **ret_document, char **ret_error)
{
  g_auto(Files) files = {0};
  CjmLoadOptions options;
  if (!read_options(given, &options, &files)) return cjm_fail_options(ret_error);
  return load(path, &options, true, ret_document, ret_error);
}

CjmResult cjm_document_read(const char *name, const char *folder, const void *data, size_t len, CjmDocument **ret_document)
{
  return read_bytes(name, folder, data, len, &no_options, true, ret_document, NULL);
}

CjmResult cjm_document_read_with(const char *name, const char *folder, const void *data, size_t len, const CjmLoadOptions *given,
                                 CjmDocument **ret_document, char **ret_error)
{
  g_auto(Files) files = {0};
  CjmLoadOptions options;
  if (!read_options(given, &options, &files)) return cjm_fail_options(ret_error);
  return read_bytes(name, folder, data, len, &options, true, ret_document, ret_error);
}

const char *cjm_document_source(const CjmDocument *document, size_t *ret_len)
{
  const CjmSource *source = document->sources->pdata[0];
  *ret_len = source->len;
  return source->text;
}

const char *cjm_document_input(const CjmDocument *document, size_t i)
{
  return i < document->inputs->len ? g_ptr_array_index(document->inputs, i) : NULL;
}

const CjmOrigin *cjm_document_origin(const CjmDocument *document, size_t i)
{
  return document->origins && i < document->origins->len ? &g_array_index(document->origins, CjmOrigin, i) : NULL;
}

/* Two sinks, packed. */
#define PACKED "(@ay@ay)"

static GVariant *pack_diags(const CjmDiags *diags)
{
  g_autoptr(GBytes) packed = cjm_diags_pack_new(diags);
  return g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, packed, TRUE);
}

void *cjm_document_pack(const CjmDocument *document, size_t *ret_len)
{
  g_autoptr(GVariant) packed = g_variant_ref_sink(g_variant_new(PACKED, pack_diags(document->diags), pack_diags(document->shared)));
  *ret_len = g_variant_get_size(packed);
  return g_memdup2(g_variant_get_data(packed), *ret_len);
}

static bool unpack_diags(GVariant *packed, gsize i, CjmDiags *diags, GPtrArray *sources)
{
  g_autoptr(GVariant) bytes = g_variant_get_child_value(packed, i);
  g_autoptr(GBytes) data = g_variant_get_data_as_bytes(bytes);
  return cjm_diags_unpack(data, diags, sources);
}

CjmResult cjm_document_unpack(const void *data, size_t len, CjmDocument **ret_document)
{
  g_autoptr(GBytes) bytes = g_bytes_new(data, len);
  g_autoptr(GVariant) packed = g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE("(ayay)"), bytes, FALSE));
  CjmDocument *document = cjm_document_new();
  if (len > 0 && g_variant_is_normal_form(packed) && unpack_diags(packed, 0, document->diags, document->sources) &&
      unpack_diags(packed, 1, document->shared, document->sources)) {
    *ret_document = document;
    return CJM_OK;
  }
  cjm_document_free(document);
  return CJM_USAGE;
}

void cjm_document_free(CjmDocument *document)
{
  if (!document) return;
  g_ptr_array_unref(document->shown);
  cjm_diags_free(document->diags);
  cjm_diags_free(document->shared);
  g_ptr_array_unref(document->sources);
  g_ptr_array_unref(document->inputs);
  g_ptr_array_unref(document->others);
  g_clear_pointer(&document->origins, g_array_unref);
  cjm_arena_free(document->arena);
  g_free(document->folder);
  g_free(document);
}

bool cjm_document_is_library(const CjmDocument *document)
{
  return document->journey && document->journey->library.value;
}

const char *cjm_document_id(const CjmDocument *document)
{
  return document->journey ? document->journey->o.id : NULL;
}

const char *cjm_document_view(const CjmDocument *document, size_t i)
{
  return document->journey && i < document->journey->views.n ? document->journey->views.at[i]->o.id : NULL;
}

const char *cjm_document_title(const CjmDocument *document)
{
  return document->journey ? document->journey->title.at : NULL;
}
