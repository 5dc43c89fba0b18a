#include "import/import.h"

#include <string.h>

#include "attach/attach.h"
#include "import/importers.h"
#include "yaml/buffer.h"
#include "yaml/write.h"

const CjmImporter *cjm_importer_at(size_t i)
{
#define X(name) &cjm_importer_##name,
  static const CjmImporter *const importers[] = {CJM_IMPORTERS(X)};
#undef X
  return i < G_N_ELEMENTS(importers) ? importers[i] : NULL;
}

const char *cjm_import_name(size_t i)
{
  const CjmImporter *importer = cjm_importer_at(i);
  return importer ? importer->name : NULL;
}

static const CjmImporter *find_by_ending(const char *name)
{
  size_t len = strlen(name);
  for (size_t i = 0; cjm_importer_at(i); i++)
    for (const char *const *ending = cjm_importer_at(i)->endings; *ending; ending++) {
      size_t n = strlen(*ending);
      if (len > n && g_ascii_strcasecmp(name + len - n, *ending) == 0) return cjm_importer_at(i);
    }
  return NULL;
}

bool cjm_import_is_for(const char *name)
{
  return find_by_ending(name) != NULL;
}

/* ---- the file as text ---- */

static char *from_utf16_new(const unsigned char *bytes, size_t len, bool big, size_t *ret_len)
{
  size_t n = len / 2;
  g_autofree gunichar2 *units = g_new(gunichar2, n + 1);
  for (size_t i = 0; i < n; i++) {
    guint16 high = bytes[2 * i + (big ? 0 : 1)], low = bytes[2 * i + (big ? 1 : 0)];
    gunichar2 unit = (gunichar2)(high << 8 | low);
    units[i] = unit ? unit : 0xfffd;
  }
  glong written = 0;
  char *text = g_utf16_to_utf8(units, (glong)n, NULL, &written, NULL);
  *ret_len = (size_t)written;
  return text;
}

/* Windows-1252, which spreadsheets write without saying so: ISO 8859-1 with letters and punctuation at 0x80 … 0x9f. */
static char *from_windows_new(const unsigned char *bytes, size_t len, size_t *ret_len)
{
  static const gunichar upper[32] = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                     0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};
  GString *text = g_string_sized_new(len + len / 8);
  for (size_t i = 0; i < len; i++) {
    if (bytes[i] < 0x80) g_string_append_c(text, (char)bytes[i]);
    else g_string_append_unichar(text, bytes[i] < 0xa0 ? upper[bytes[i] - 0x80] : bytes[i]);
  }
  *ret_len = text->len;
  return g_string_free(text, FALSE);
}

/* Replaces characters that a text may not have by spaces, and a return at the end of a line without a feed by a feed; true if there were any of the former. */
static bool clean(char *text, size_t len)
{
  bool found = false;
  for (char *c = text; c < text + len;) {
    gunichar u = *c ? g_utf8_get_char(c) : 0;
    char *after = *c ? g_utf8_next_char(c) : c + 1;
    if (u == '\r' && *after != '\n') *c = '\n';
    bool is_mark = u == 0xfeff && c == text;
    if (u != '\r' && u != '\n' && u != '\t' && !is_mark && !cjm_character_allowed(u)) {
      memset(c, ' ', (size_t)(after - c));
      found = true;
    }
    c = after;
  }
  return found;
}

/* True for UTF-16: by its mark, or, without one, because nearly every first (big-endian) or second byte of a unit is zero at the start. `*ret_mark` is the
 * length of the mark. */
static bool is_utf16(const unsigned char *bytes, size_t len, bool *ret_big, size_t *ret_mark)
{
  if (len >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff))) {
    *ret_big = bytes[0] == 0xfe;
    *ret_mark = 2;
    return true;
  }
  size_t units = MIN(len, 1024) / 2, zeros[2] = {0, 0};
  for (size_t i = 0; i < 2 * units; i++) zeros[i % 2] += bytes[i] == '\0';
  size_t many = MAX(zeros[0], zeros[1]), few = MIN(zeros[0], zeros[1]);
  *ret_big = zeros[0] > zeros[1];
  *ret_mark = 0;
  return units >= 4 && few == 0 && many >= units - units / 8;
}

/* The text of a file, whatever its encoding is. The report says which one was taken. */
static CjmSource *source_new(const char *name, const void *data, size_t len, CjmCode *ret_code, const char **ret_remark)
{
  const unsigned char *bytes = data;
  char *text = NULL;
  size_t n = len;
  *ret_remark = NULL;
  bool is_package = len >= 4 && memcmp(bytes, "PK\003\004", 4) == 0, is_binary = cjm_is_drawing(bytes, len) && *bytes != '<';
  if (is_package || is_binary) return cjm_source_new(name, g_strdup(""), 0);
  bool is_big, has_zero = false;
  size_t mark;
  if (is_utf16(bytes, len, &is_big, &mark)) {
    text = from_utf16_new(bytes + mark, len - mark, is_big, &n);
    *ret_code = CJM_CODE_IMPORT_UNDERSTOOD;
    *ret_remark = "the file is UTF-16";
  } else {
    g_autofree char *whole = g_malloc(len + 1);
    if (len) memcpy(whole, data, len);
    whole[len] = '\0';
    for (size_t i = 0; i < len; i++) {
      if (whole[i] != '\0') continue;
      whole[i] = ' ';
      has_zero = true;
    }
    if (g_utf8_validate(whole, (gssize)len, NULL)) text = g_steal_pointer(&whole);
  }
  if (!text) {
    text = from_windows_new(bytes, len, &n);
    *ret_code = CJM_CODE_IMPORT_DOUBT;
    *ret_remark = "the file is not UTF-8; it is read as Windows-1252";
  }
  if ((clean(text, n) || has_zero) && !*ret_remark) {
    *ret_code = CJM_CODE_IMPORT_LEFT;
    *ret_remark = "the file has control characters, which are left aside";
  }
  return cjm_source_new(name, text, n);
}

/* ---- reading ---- */

static const CjmImporter *find_importer(const CjmImport *import)
{
  for (size_t i = 0; import->settings->from && cjm_importer_at(i); i++)
    if (strcmp(cjm_importer_at(i)->name, import->settings->from) == 0) return cjm_importer_at(i);
  for (size_t i = 0; cjm_importer_at(i); i++)
    if (cjm_importer_at(i)->recognise(import)) return cjm_importer_at(i);
  return find_by_ending(import->source->name);
}

static void report_none(CjmImport *import, const CjmImporter *importer)
{
  CjmSpan span = {import->source, 0, 0};
  if (importer) {
    CjmDiag *diag = cjm_diags_add(import->diags, CJM_CODE_IMPORT_NOTHING, span, "no journey is found in this file, which was read as %s", importer->title);
    cjm_diag_help(diag, "a table needs headings such as Stage, Actions and Emotions, a list such labels; --from reads the file as another format");
  } else {
    CjmDiag *diag = cjm_diags_add(import->diags, CJM_CODE_IMPORT_NOTHING, span, "no journey is found in this file, and its format is not known");
    cjm_diag_help(diag, "--from says which format it has; `cjm help import` lists them");
  }
}

/* A journey with nothing but a title is none; its entries are said to be left aside with it. */
static void build_all(CjmImport *import, GPtrArray *journeys)
{
  for (CjmPart *part = import->journeys; part; part = part->next) {
    CjmImported *imported = cjm_import_build_new(import, part);
    if (imported) g_ptr_array_add(journeys, imported);
    else if (*part->title.text) cjm_import_left(import, part->title.span, "\"%s\" has no stages, and is left aside", part->title.text);
  }
}

void cjm_import_read(CjmArena *arena, const char *name, const void *data, size_t len, const CjmImportSettings *settings, GPtrArray *sources, CjmDiags *diags,
                     CjmImports *ret_imports)
{
  CjmCode code = CJM_CODE_IMPORT_DOUBT;
  const char *remark;
  CjmSource *source = source_new(name, data, len, &code, &remark);
  g_ptr_array_add(sources, source);
  CjmImport import = {.arena = arena, .diags = diags, .limits = cjm_limits_default(), .settings = settings, .sources = sources, .source = source, .bytes = data, .len = len};
  *ret_imports = (CjmImports){.journeys = g_ptr_array_new_with_free_func(cjm_imported_free)};
  if (len > import.limits.file_bytes) {
    cjm_diags_add(diags, CJM_CODE_FILE_TOO_LARGE, (CjmSpan){source, 0, 0}, "this file is larger than %zu MiB", import.limits.file_bytes >> 20);
    return;
  }
  const CjmImporter *importer = find_importer(&import);
  if (remark) cjm_diags_add(diags, code, (CjmSpan){source, 0, 0}, "%s", remark);
  if (importer) importer->read(&import);
  build_all(&import, ret_imports->journeys);
  ret_imports->title = importer ? importer->title : NULL;
  if (ret_imports->journeys->len == 0 && !cjm_diags_failed(diags)) report_none(&import, importer);
}

void cjm_imports_clear(CjmImports *imports)
{
  g_ptr_array_unref(imports->journeys);
}

void cjm_import_report_others(const CjmImports *imports, CjmDiags *diags)
{
  for (guint i = 1; i < imports->journeys->len; i++) {
    const CjmImported *other = imports->journeys->pdata[i];
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_IMPORT_LEFT, other->root->span, "the file has %u journeys, of which the first is taken; this is another, \"%s\"", imports->journeys->len,
                                  other->title);
    cjm_diag_help(diag, "`cjm import FILE -o FOLDER/` writes a file for each");
  }
}

/* ---- writing ---- */

char *cjm_imported_text_new(CjmArena *arena, const CjmImported *imported, const char *note, const char *baseline)
{
  if (imported->document) return g_strdup(imported->document);
  const CjmNode *from = imported->root;
  CjmNode *root = cjm_node_new(arena, CJM_NODE_MAP, from->span, from->n + 1);
  for (size_t i = 0; i < from->n; i++) {
    bool is_phases = strcmp(from->keys[i]->text, "phases") == 0;
    if (is_phases && baseline) cjm_node_append(root, cjm_node_scalar(arena, from->span, "baseline"), cjm_node_scalar(arena, from->span, cjm_arena_strdup(arena, baseline)));
    cjm_node_append(root, from->keys[i], from->items[i]);
  }
  g_autoptr(GString) out = g_string_new(NULL);
  if (note) g_string_append_printf(out, "# %s\n", note);
  cjm_yaml_write(root, imported->comments, out);
  return g_string_free(g_steal_pointer(&out), FALSE);
}
