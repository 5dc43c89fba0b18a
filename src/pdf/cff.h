/* cff.h: a font program made of outlines, glyph by glyph.
 *
 * Fonts of all kinds become fonts of one kind, compact, and with only the glyphs that are drawn. Glyphs are numbered from 1 in
 * the order in which they are added, which is also their CID; glyph 0 is empty. Sources: Adobe Technical Notes 5176, "The
 * Compact Font Format Specification", and 5177, "The Type 2 Charstring Format". */
#ifndef CJM_PDF_CFF_H
#define CJM_PDF_CFF_H

#include <glib.h>

/* Units per em of all lengths here. */
#define CJM_CFF_EM 1000

typedef struct CjmCff CjmCff;

CjmCff *cjm_cff_new(void);
void cjm_cff_free(CjmCff *cff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmCff, cjm_cff_free)

/* One glyph: its width, then its figures, y upwards. Each begins with a move, and is closed by the next one or the end;
 * coordinates are rounded to whole units. At most 65 534 glyphs. */
void cjm_cff_begin(CjmCff *cff, double width);
void cjm_cff_move(CjmCff *cff, double x, double y);
void cjm_cff_line(CjmCff *cff, double x, double y);
void cjm_cff_curve(CjmCff *cff, double x1, double y1, double x2, double y2, double x, double y);
void cjm_cff_end(CjmCff *cff);

/* A glyph on its own, to be added to several programs. */
typedef struct CjmCffGlyph {
  int box[4]; /* as by cjm_cff_box() */
  gsize len;
  guint8 program[];
} CjmCffGlyph;

/* The only glyph of a program. Free with g_free(). */
CjmCffGlyph *cjm_cff_glyph_new(const CjmCff *cff);
void cjm_cff_add(CjmCff *cff, const CjmCffGlyph *glyph);

/* The number of glyphs so far. */
guint cjm_cff_length(const CjmCff *cff);

/* The bounds of all glyphs: left, bottom, right, top. */
void cjm_cff_box(const CjmCff *cff, int ret_box[static 4]);

/* The font program. `name` is ASCII. Free with g_byte_array_unref(). */
GByteArray *cjm_cff_program_new(const CjmCff *cff, const char *name);

#endif
