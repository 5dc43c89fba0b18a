/* xlsx-library.h: libxlsxwriter, which is loaded when a workbook is written. It brings a library of cryptography that takes longer to load than cjm takes for
 * a small map. For the files of this format. */
#ifndef CJM_EXPORT_DATA_XLSX_LIBRARY_H
#define CJM_EXPORT_DATA_XLSX_LIBRARY_H

#include <glib.h>
#include <xlsxwriter.h>

#define CJM_XLSX_FUNCTIONS(X)                                                                                                    \
  X(workbook_new_opt)                                                                                                            \
  X(workbook_close)                                                                                                              \
  X(workbook_add_worksheet)                                                                                                      \
  X(workbook_add_format)                                                                                                         \
  X(workbook_add_chart)                                                                                                          \
  X(workbook_define_name)                                                                                                        \
  X(workbook_set_properties)                                                                                                     \
  X(lxw_rowcol_to_cell_abs)                                                                                                      \
  X(worksheet_write_string)                                                                                                      \
  X(worksheet_write_number)                                                                                                      \
  X(worksheet_write_blank)                                                                                                       \
  X(worksheet_merge_range)                                                                                                       \
  X(worksheet_set_column)                                                                                                        \
  X(worksheet_set_row)                                                                                                           \
  X(worksheet_freeze_panes)                                                                                                      \
  X(worksheet_autofilter)                                                                                                        \
  X(worksheet_insert_chart_opt)                                                                                                  \
  X(worksheet_right_to_left)                                                                                                     \
  X(worksheet_set_landscape)                                                                                                     \
  X(worksheet_fit_to_pages)                                                                                                      \
  X(worksheet_repeat_rows)                                                                                                       \
  X(worksheet_repeat_columns)                                                                                                    \
  X(format_set_bold)                                                                                                             \
  X(format_set_font_size)                                                                                                        \
  X(format_set_font_color)                                                                                                       \
  X(format_set_text_wrap)                                                                                                        \
  X(format_set_align)                                                                                                            \
  X(format_set_bg_color)                                                                                                         \
  X(format_set_border)                                                                                                           \
  X(format_set_border_color)                                                                                                     \
  X(format_set_num_format)                                                                                                       \
  X(chart_add_series)                                                                                                            \
  X(chart_series_set_name)                                                                                                       \
  X(chart_series_set_categories)                                                                                                 \
  X(chart_series_set_values)                                                                                                     \
  X(chart_series_set_marker_type)                                                                                                \
  X(chart_series_set_smooth)                                                                                                     \
  X(chart_axis_set_min)                                                                                                          \
  X(chart_axis_set_max)                                                                                                          \
  X(chart_axis_set_label_position)                                                                                               \
  X(chart_show_blanks_as)                                                                                                        \
  X(chart_title_set_name)                                                                                                        \
  X(chart_legend_set_position)

typedef struct CjmXlsxLibrary {
#define X(name) __typeof__(name) *name;
  CJM_XLSX_FUNCTIONS(X)
#undef X
} CjmXlsxLibrary;

/* The functions of the library, loaded once; NULL with `error` where it is not installed. */
const CjmXlsxLibrary *cjm_xlsx_library_load(GError **error);

#endif
