/* xlsx.c: workbooks of Excel and others. Source: ECMA-376, part 1, chapters 12.3 and 18; part 2 for the package.
 *
 * Each sheet becomes a text with a line for each row and tabs between the cells, which messages point into. What a hostile package may cost is bounded:
 * the bytes of all parts that are read, the cells, and entities, which no workbook declares. */
#include <string.h>

#include "import/importers.h"
#include "import/own.h"
#include "import/sheet.h"

static bool recognise(const CjmImport *import)
{
  return import->len >= 4 && memcmp(import->bytes, "PK\003\004", 4) == 0;
}

/* Reports what is missing to read workbooks, and how to have it. */
static void refuse_without(CjmImport *import, const char *problem, const char *remedy)
{
  CjmDiag *diag = cjm_diags_add(import->diags, CJM_CODE_IMPORT_NOTHING, (CjmSpan){import->source, 0, 0}, "%s", problem);
  cjm_diag_help(diag, "save the sheet as CSV, in UTF-8, and import that; or %s", remedy);
}

#ifdef CJM_WITH_ZIP
#include <expat.h>
#include <math.h>

#include "base/zip-library.h"

enum { PARTS_MAX = 10000, SHEETS_MAX = 50, SHARED_MAX = 200000, CELLS_MAX = 500000 };
static const size_t bytes_max = (size_t)128 << 20; /* of all parts together */

/* A sheet as the workbook names it. */
typedef struct Entry {
  char *name, *id, *path;
  bool hidden;
} Entry;

/* How a number is shown. */
typedef enum Look { LOOK_NUMBER, LOOK_PERCENT, LOOK_DATE } Look;

typedef struct Workbook {
  CjmImport *import;
  const CjmZipLibrary *lib;
  zip_t *zip;
  size_t bytes;       /* read so far */
  const char *refused; /* why it is not read */
  GPtrArray *shared;  /* char * */
  GArray *looks;      /* Look, by style */
  GHashTable *formats; /* number of a format → Look */
  GPtrArray *sheets;  /* Entry * */
  CjmOwnBook own;     /* what it is if cjm wrote it: the first sheet is the map */
  bool is_aside;      /* it has said that sheets of steps are left aside */
} Workbook;

/* The state of a parser: which text is being collected. */
typedef struct Reading {
  Workbook *book;
  XML_Parser parser;
  GString *text;
  bool collects;

  /* of a sheet */
  GHashTable *cells; /* row × COLUMNS + column → char * */
  size_t row, column, rows, columns, n;
  size_t position;   /* of cells without a reference */
  char type[12];
  Look look;
  bool is_cut, in_formats, is_phonetic;
} Reading;

static void entry_free(void *data)
{
  Entry *entry = data;
  g_free(entry->name);
  g_free(entry->id);
  g_free(entry->path);
  g_free(entry);
}

/* ---- parts ---- */

/* The bytes of a part; NULL if there is none, or it is too large. */
static char *read_part_new(Workbook *book, const char *path, size_t *ret_len)
{
  zip_stat_t stat;
  if (book->lib->zip_stat(book->zip, path, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE)) return NULL;
  if (stat.size > bytes_max - book->bytes) {
    book->refused = "this workbook is larger than a journey may be: its sheets have more than 128 MiB of cells";
    return NULL;
  }
  zip_file_t *file = book->lib->zip_fopen(book->zip, path, 0);
  if (!file) return NULL;
  char *bytes = g_try_malloc(stat.size + 1);
  zip_int64_t n = bytes ? book->lib->zip_fread(file, bytes, stat.size) : -1;
  book->lib->zip_fclose(file);
  if (n < 0) {
    g_free(bytes);
    return NULL;
  }
  book->bytes += (size_t)n;
  *ret_len = (size_t)n;
  return bytes;
}

/* A document type is the beginning of entities. */
static void refuse_type(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_subset)
{
  (void)name, (void)system, (void)public, (void)has_subset;
  Reading *reading = data;
  reading->book->refused = "this workbook declares entities, which none needs";
  XML_StopParser(reading->parser, XML_FALSE);
}

static void collect(void *data, const XML_Char *text, int len)
{
  enum { TEXT_MAX = 64 << 10 };
  Reading *reading = data;
  if (reading->collects && reading->text->len < TEXT_MAX) g_string_append_len(reading->text, text, len);
}

/* Parses a part with these functions; false if there is none, or it is broken. */
static bool parse(Reading *reading, const char *path, XML_StartElementHandler start, XML_EndElementHandler end)
{
  size_t len = 0;
  g_autofree char *bytes = read_part_new(reading->book, path, &len);
  if (!bytes) return false;
  reading->parser = XML_ParserCreateNS(NULL, ' ');
  reading->text = g_string_new(NULL);
  XML_SetUserData(reading->parser, reading);
  XML_SetElementHandler(reading->parser, start, end);
  XML_SetCharacterDataHandler(reading->parser, collect);
  XML_SetStartDoctypeDeclHandler(reading->parser, refuse_type);
  bool done = XML_Parse(reading->parser, bytes, (int)len, 1) == XML_STATUS_OK;
  XML_ParserFree(reading->parser);
  g_string_free(reading->text, TRUE);
  return done;
}

/* The name of an element or attribute without its namespace. */
static const char *local(const char *name)
{
  const char *space = strrchr(name, ' ');
  return space ? space + 1 : name;
}

static bool is(const char *name, const char *other)
{
  return strcmp(local(name), other) == 0;
}

static const char *attribute(const char **attributes, const char *name)
{
  for (; *attributes; attributes += 2)
    if (is(attributes[0], name)) return attributes[1];
  return NULL;
}

/* ---- the workbook ---- */

static void start_workbook(void *data, const char *name, const char **attributes)
{
  Reading *reading = data;
  GPtrArray *sheets = reading->book->sheets;
  const char *defined = is(name, "definedName") && !attribute(attributes, "localSheetId") ? attribute(attributes, "name") : NULL;
  if (defined) {
    g_string_assign(reading->text, defined);
    g_string_append_c(reading->text, ' '); /* which no name has */
    reading->collects = true;
  }
  if (!is(name, "sheet") || sheets->len >= SHEETS_MAX) return;
  Entry *entry = g_new0(Entry, 1);
  const char *state = attribute(attributes, "state");
  for (const char **a = attributes; *a; a += 2)
    if (is(a[0], "id") && strchr(a[0], ' ')) entry->id = g_strdup(a[1]); /* that of a relationship */
  entry->name = g_strdup(attribute(attributes, "name") ? attribute(attributes, "name") : "");
  entry->hidden = state && strcmp(state, "visible") != 0;
  g_ptr_array_add(sheets, entry);
}

static void end_workbook(void *data, const char *name)
{
  Reading *reading = data;
  char *place = is(name, "definedName") && reading->collects ? strchr(reading->text->str, ' ') : NULL;
  reading->collects = false;
  if (!place || g_hash_table_size(reading->book->own.rows) + g_hash_table_size(reading->book->own.columns) > SHARED_MAX) return;
  *place = '\0';
  cjm_own_name_add(&reading->book->own, reading->text->str, place + 1);
}

static void start_relation(void *data, const char *name, const char **attributes)
{
  Reading *reading = data;
  const char *id = attribute(attributes, "Id"), *target = attribute(attributes, "Target");
  if (!is(name, "Relationship") || !id || !target) return;
  for (guint i = 0; i < reading->book->sheets->len; i++) {
    Entry *entry = reading->book->sheets->pdata[i];
    if (g_strcmp0(entry->id, id) != 0 || entry->path) continue;
    entry->path = *target == '/' ? g_strdup(target + 1) : g_strconcat("xl/", target, NULL);
  }
}

static void start_string(void *data, const char *name, const char **attributes)
{
  (void)attributes;
  Reading *reading = data;
  if (is(name, "si")) g_string_truncate(reading->text, 0);
  else if (is(name, "rPh")) reading->is_phonetic = true;
  else if (is(name, "t")) reading->collects = !reading->is_phonetic;
}

static void end_string(void *data, const char *name)
{
  Reading *reading = data;
  GPtrArray *shared = reading->book->shared;
  if (is(name, "t")) reading->collects = false;
  else if (is(name, "rPh")) reading->is_phonetic = false;
  else if (is(name, "si") && shared->len < SHARED_MAX) g_ptr_array_add(shared, g_strndup(reading->text->str, reading->text->len));
}

/* ---- styles ---- */

static Look look_of_code(const char *code)
{
  if (strchr(code, '%')) return LOOK_PERCENT;
  g_autofree char *lower = g_ascii_strdown(code, -1);
  return strstr(lower, "yy") && strchr(lower, 'm') ? LOOK_DATE : LOOK_NUMBER;
}

static void start_style(void *data, const char *name, const char **attributes)
{
  Reading *reading = data;
  Workbook *book = reading->book;
  const char *id = attribute(attributes, "numFmtId"), *code = attribute(attributes, "formatCode");
  guint64 number = id ? g_ascii_strtoull(id, NULL, 10) : 0;
  if (is(name, "numFmt") && code) {
    g_hash_table_insert(book->formats, GUINT_TO_POINTER(number), GUINT_TO_POINTER(look_of_code(code)));
  } else if (is(name, "cellXfs")) {
    reading->in_formats = true;
  } else if (reading->in_formats && is(name, "xf") && book->looks->len < SHARED_MAX) {
    Look look = number == 9 || number == 10 ? LOOK_PERCENT : (number >= 14 && number <= 17) || number == 22 ? LOOK_DATE : LOOK_NUMBER;
    gpointer own;
    if (g_hash_table_lookup_extended(book->formats, GUINT_TO_POINTER(number), NULL, &own)) look = (Look)GPOINTER_TO_UINT(own);
    g_array_append_val(book->looks, look);
  }
}

static void end_style(void *data, const char *name)
{
  Reading *reading = data;
  if (is(name, "cellXfs")) reading->in_formats = false;
}

/* ---- a sheet ---- */

/* "B7" → column 1, row 6. */
static bool parse_reference(const char *text, size_t *ret_row, size_t *ret_column)
{
  size_t column = 0, n = 0;
  for (; g_ascii_isalpha(text[n]) && n < 4; n++) column = column * 26 + (size_t)(g_ascii_toupper(text[n]) - 'A' + 1);
  guint64 row = g_ascii_strtoull(text + n, NULL, 10);
  if (column == 0 || row == 0 || row > 10000000) return false;
  *ret_row = (size_t)row - 1;
  *ret_column = column - 1;
  return true;
}

static void start_cell(void *data, const char *name, const char **attributes)
{
  Reading *reading = data;
  const char *reference = attribute(attributes, "r");
  if (is(name, "row")) {
    guint64 number = reference ? g_ascii_strtoull(reference, NULL, 10) : reading->row + 2;
    reading->row = number ? (size_t)number - 1 : 0;
    reading->position = 0;
  } else if (is(name, "c")) {
    const char *type = attribute(attributes, "t"), *style = attribute(attributes, "s");
    reading->column = reading->position;
    if (reference) parse_reference(reference, &reading->row, &reading->column);
    reading->position = reading->column + 1;
    g_strlcpy(reading->type, type ? type : "n", sizeof reading->type);
    guint64 index = style ? g_ascii_strtoull(style, NULL, 10) : 0;
    reading->look = index < reading->book->looks->len ? g_array_index(reading->book->looks, Look, index) : LOOK_NUMBER;
    g_string_truncate(reading->text, 0);
  } else if (is(name, "rPh")) {
    reading->is_phonetic = true;
  } else if (is(name, "v") || is(name, "t")) {
    reading->collects = !reading->is_phonetic;
  }
}

/* A number as the sheet shows it. */
static char *number_new(const char *digits, Look look)
{
  char *end;
  double value = g_ascii_strtod(digits, &end);
  if (look == LOOK_NUMBER || *end || !isfinite(value)) return g_strdup(digits);
  if (look == LOOK_PERCENT) {
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof text, "%.6g", value * 100);
    return g_strconcat(text, "%", NULL);
  }
  if (value < 1 || value > 2900000) return g_strdup(digits);
  GDate date;
  g_date_set_dmy(&date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days(&date, (guint)value);
  return g_strdup_printf("%04u-%02u-%02u", (unsigned)g_date_get_year(&date), (unsigned)g_date_get_month(&date), (unsigned)g_date_get_day(&date));
}

static char *value_new(const Reading *reading)
{
  const char *text = reading->text->str;
  if (strcmp(reading->type, "s") == 0) {
    guint64 index = g_ascii_strtoull(text, NULL, 10);
    return g_strdup(index < reading->book->shared->len ? reading->book->shared->pdata[index] : "");
  }
  if (strcmp(reading->type, "b") == 0) return g_strdup(*text == '1' ? "yes" : "no");
  if (strcmp(reading->type, "e") == 0) return g_strdup("");
  if (strcmp(reading->type, "n") == 0) return number_new(text, reading->look);
  return g_strdup(text);
}

static void end_cell(void *data, const char *name)
{
  Reading *reading = data;
  if (is(name, "v") || is(name, "t")) reading->collects = false;
  if (is(name, "rPh")) reading->is_phonetic = false;
  if (!is(name, "c") || reading->text->len == 0) return;
  if (reading->row >= CJM_SHEET_ROWS_MAX || reading->column >= CJM_SHEET_COLUMNS_MAX || reading->n >= CELLS_MAX) {
    reading->is_cut = true;
    return;
  }
  char *value = value_new(reading);
  g_strstrip(value);
  if (*value == '\0') {
    g_free(value);
    return;
  }
  size_t key = reading->row * CJM_SHEET_COLUMNS_MAX + reading->column;
  g_hash_table_insert(reading->cells, GSIZE_TO_POINTER(key + 1), value);
  reading->rows = MAX(reading->rows, reading->row + 1);
  reading->columns = MAX(reading->columns, reading->column + 1);
  reading->n++;
}

/* The sheet as text, and its cells as pieces of it. */
static void read_cells(Workbook *book, const Entry *entry, const Reading *reading)
{
  CjmImport *import = book->import;
  size_t n = reading->rows * reading->columns;
  CjmSnippet *cells = cjm_arena_make(import->arena, CjmSnippet, n + 1);
  g_autoptr(GString) text = g_string_new(NULL);
  for (size_t r = 0; r < reading->rows; r++) {
    for (size_t c = 0; c < reading->columns; c++) {
      const char *value = g_hash_table_lookup(reading->cells, GSIZE_TO_POINTER(r * CJM_SHEET_COLUMNS_MAX + c + 1));
      uint32_t start = (uint32_t)text->len;
      for (const char *v = value ? value : ""; *v; v++) g_string_append_c(text, strchr("\r\n\t", *v) ? ' ' : *v);
      cells[r * reading->columns + c] = cjm_snippet(cjm_arena_strdup(import->arena, value ? value : ""), (CjmSpan){NULL, start, (uint32_t)text->len});
      if (c + 1 < reading->columns) g_string_append_c(text, '\t');
    }
    g_string_append_c(text, '\n');
  }
  g_autofree char *name = g_strdup_printf("%s#%s", import->source->name, entry->name);
  size_t len = text->len;
  CjmSource *source = cjm_source_new(name, g_string_free(g_steal_pointer(&text), FALSE), len);
  g_ptr_array_add(import->sources, source);
  for (size_t i = 0; i < n; i++) cells[i].span.source = source;
  CjmSpan start = {source, 0, 0};
  if (reading->is_cut) cjm_import_left(import, start, "a sheet is read up to %d rows and %d columns; the rest is left aside", CJM_SHEET_ROWS_MAX, CJM_SHEET_COLUMNS_MAX);
  bool is_named = !g_str_has_prefix(entry->name, "Sheet") && !g_str_has_prefix(entry->name, "Tabelle") && !g_str_has_prefix(entry->name, "Feuil") && !g_str_has_prefix(entry->name, "Hoja");
  CjmSheet sheet = {reading->rows, reading->columns, cells};
  if (book->own.root) {
    if (!n || cjm_own_plan_read(import, &sheet, &book->own) || book->is_aside) return;
    book->is_aside = true;
    cjm_import_left(import, start, "the sheets of steps are left aside: they say more about what the map has");
  } else if (n && import->sources->len == 2 && cjm_own_map_read(import, &sheet, &book->own)) return;
  else if (n) cjm_sheet_read(import, &sheet, cjm_snippet(is_named ? cjm_arena_strdup(import->arena, entry->name) : "", start));
}

static void read_sheet(Workbook *book, const Entry *entry)
{
  Reading reading = {.book = book, .cells = g_hash_table_new_full(NULL, NULL, NULL, g_free), .row = (size_t)-1};
  CjmSpan place = {book->import->source, 0, 0};
  if (entry->hidden) cjm_import_left(book->import, place, "the hidden sheet \"%s\" is left aside", entry->name);
  else if (!entry->path || !parse(&reading, entry->path, start_cell, end_cell)) cjm_import_left(book->import, place, "the sheet \"%s\" cannot be read, and is left aside", entry->name);
  else read_cells(book, entry, &reading);
  g_hash_table_unref(reading.cells);
}

static bool read_parts(Workbook *book)
{
  if (book->lib->zip_get_num_entries(book->zip, 0) > PARTS_MAX) return false;
  if (!parse(&(Reading){.book = book}, "xl/workbook.xml", start_workbook, end_workbook) || !parse(&(Reading){.book = book}, "xl/_rels/workbook.xml.rels", start_relation, NULL)) return false;
  parse(&(Reading){.book = book}, "xl/styles.xml", start_style, end_style);
  parse(&(Reading){.book = book}, "xl/sharedStrings.xml", start_string, end_string);
  for (guint i = 0; !book->refused && i < book->sheets->len; i++) read_sheet(book, book->sheets->pdata[i]);
  return !book->refused;
}

static void read_xlsx(CjmImport *import)
{
  CjmSpan start = {import->source, 0, 0};
  const CjmZipLibrary *lib = cjm_zip_library_load();
  if (!lib) {
    refuse_without(import, "this is a workbook, and the library " CJM_WITH_ZIP ", which reads one, is not installed", "install that library (Debian: libzip4)");
    return;
  }
  zip_error_t error;
  lib->zip_error_init(&error);
  zip_source_t *source = lib->zip_source_buffer_create(import->bytes, import->len, 0, &error);
  zip_t *zip = source ? lib->zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
  if (!zip && source) lib->zip_source_free(source);
  lib->zip_error_fini(&error);
  Workbook book = {.import = import,
                   .lib = lib,
                   .zip = zip,
                   .shared = g_ptr_array_new_with_free_func(g_free),
                   .looks = g_array_new(FALSE, FALSE, sizeof(Look)),
                   .formats = g_hash_table_new(NULL, NULL),
                   .sheets = g_ptr_array_new_with_free_func(entry_free),
                   .own = {.rows = g_hash_table_new_full(NULL, NULL, NULL, g_free), .columns = g_hash_table_new_full(NULL, NULL, NULL, g_free)}};
  if (!zip || !read_parts(&book)) {
    CjmDiag *diag = cjm_diags_add(import->diags, CJM_CODE_IMPORT_NOTHING, start,
                                  "%s", book.refused ? book.refused : "this is not a workbook that can be read");
    cjm_diag_help(diag, "save the sheet as CSV, in UTF-8, and import that");
  }
  if (zip) lib->zip_discard(zip);
  g_ptr_array_unref(book.shared);
  g_array_unref(book.looks);
  g_hash_table_unref(book.formats);
  g_ptr_array_unref(book.sheets);
  g_hash_table_unref(book.own.rows);
  g_hash_table_unref(book.own.columns);
}

#else

static void read_xlsx(CjmImport *import)
{
  refuse_without(import, "this is a workbook, and cjm was built without what it takes to read one", "build cjm with libzip and expat");
}

#endif

const CjmImporter cjm_importer_xlsx = {
  .name = "xlsx",
  .title = "a workbook",
  .endings = (const char *const[]){".xlsx", ".xlsm", NULL},
  .recognise = recognise,
  .read = read_xlsx,
};
