#ifdef CJM_WITH_XLSX

#include "export/data/xlsx-book.h"

#include <string.h>

/* ECMA-376: what a cell and the name of a sheet may have. */
enum { CELL_UNITS = 32767, NAME_UNITS = 31 };

/* ---- texts ---- */

/* `_x0041_` in a text would be read as the character of that number. */
static bool is_escape(const char *at)
{
  if (at[0] != '_' || at[1] != 'x') return false;
  for (int i = 2; i < 6; i++)
    if (!g_ascii_isxdigit(at[i])) return false;
  return at[6] == '_';
}

char *cjm_xlsx_text_new(const char *text, size_t max)
{
  GString *out = g_string_new(NULL);
  size_t units = 0;
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    size_t more = (is_escape(at) ? 7 : 0) + (c > 0xffff ? 2 : 1);
    if (units + more > max - (at[g_utf8_next_char(at) - at] ? 1 : 0)) {
      g_string_append(out, "…");
      break;
    }
    units += more;
    if (is_escape(at)) g_string_append(out, "_x005F");
    g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

void cjm_xlsx_write_text(const CjmXlsxBook *book, lxw_worksheet *sheet, size_t row, size_t column, const char *text,
                         lxw_format *format)
{
  g_autofree char *valid = cjm_xlsx_text_new(text, CELL_UNITS);
  if (*valid) book->lib->worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, valid, format);
  else book->lib->worksheet_write_blank(sheet, (lxw_row_t)row, (lxw_col_t)column, format);
}

size_t cjm_xlsx_lines(const char *text, size_t width)
{
  size_t lines = 1, used = 0;
  for (const char *at = text; *at;) {
    const char *end = strpbrk(at, " \n");
    size_t word = 0;
    end = end ? end : at + strlen(at);
    for (const char *c = at; c < end; c = g_utf8_next_char(c)) word += g_unichar_iswide(g_utf8_get_char(c)) ? 2 : 1;
    if (used > 0 && used + 1 + word > width) {
      lines++;
      used = 0;
    }
    lines += word / (width + 1); /* a word that is wider than the column is broken */
    used += word % (width + 1) + (used > 0);
    if (*end == '\n') {
      lines++;
      used = 0;
    }
    at = *end ? end + 1 : end;
  }
  return lines;
}

void cjm_xlsx_set_lines(const CjmXlsxBook *book, lxw_worksheet *sheet, size_t row, size_t lines)
{
  static const double line = 15, most = 409; /* points; the highest row that there may be */
  if (lines > 1) book->lib->worksheet_set_row(sheet, (lxw_row_t)row, MIN(line * (double)lines, most), NULL);
}

void cjm_xlsx_write_number(const CjmXlsxBook *book, lxw_worksheet *sheet, size_t row, size_t column, const CjmNumber *number,
                           lxw_format *format)
{
  if (number && number->set) book->lib->worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, number->value, format);
  else book->lib->worksheet_write_blank(sheet, (lxw_row_t)row, (lxw_col_t)column, format);
}

/* ---- sheets ---- */

/* A name without what Excel refuses: []:*?/\ anywhere, an apostrophe at an end, nothing at all. */
static char *sheet_name_new(const char *name, size_t max)
{
  g_autoptr(GString) valid = g_string_new(NULL);
  size_t units = 0;
  for (const char *at = name; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    units += c > 0xffff ? 2 : 1;
    if (units > max) break;
    g_string_append_unichar(valid, c < 0x80 && strchr("[]:*?/\\'\n", (int)c) ? ' ' : c);
  }
  g_strstrip(valid->str);
  return g_strdup(*valid->str ? valid->str : "-");
}

lxw_worksheet *cjm_xlsx_add_sheet(CjmXlsxBook *book, const char *name)
{
  g_autofree char *own = sheet_name_new(name, NAME_UNITS), *folded = g_utf8_casefold(own, -1);
  for (unsigned n = 2; g_hash_table_contains(book->names, folded) || strcmp(folded, "history") == 0; n++) {
    g_autofree char *number = g_strdup_printf(" %u", n), *start = sheet_name_new(name, NAME_UNITS - strlen(number));
    g_free(own);
    g_free(folded);
    own = g_strconcat(start, number, NULL);
    folded = g_utf8_casefold(own, -1);
  }
  lxw_worksheet *sheet = book->lib->workbook_add_worksheet(book->workbook, own);
  g_hash_table_add(book->names, g_steal_pointer(&folded));
  if (cjm_lang_is_rtl(book->lang)) book->lib->worksheet_right_to_left(sheet);
  book->lib->worksheet_set_landscape(sheet);
  book->lib->worksheet_fit_to_pages(sheet, 1, 0);
  return sheet;
}

/* Names have points where ids have hyphens. A sheet is in quotes, in which an apostrophe is doubled. */
void cjm_xlsx_name_cells(const CjmXlsxBook *book, const lxw_worksheet *sheet, const char *what, const char *id, lxw_row_t row, size_t first, size_t last)
{
  enum { NAME_MAX_BYTES = 120 };
  g_autofree char *name = id ? g_strdup_printf("%s.%s", what, id) : g_strdup(what);
  if (strlen(name) > NAME_MAX_BYTES) return;
  g_strdelimit(name, "-", '.');
  char from[LXW_MAX_CELL_NAME_LENGTH], to[LXW_MAX_CELL_NAME_LENGTH];
  book->lib->lxw_rowcol_to_cell_abs(from, row, (lxw_col_t)first, 1, 1);
  book->lib->lxw_rowcol_to_cell_abs(to, row, (lxw_col_t)last, 1, 1);
  g_auto(GStrv) parts = g_strsplit(sheet->name, "'", -1);
  g_autofree char *quoted = g_strjoinv("''", parts);
  g_autofree char *place = first == last ? g_strdup_printf("='%s'!%s", quoted, from) : g_strdup_printf("='%s'!%s:%s", quoted, from, to);
  book->lib->workbook_define_name(book->workbook, name, place);
}

#else
typedef int CjmXlsxBookIsNotBuilt; /* a file may not be empty */
#endif
