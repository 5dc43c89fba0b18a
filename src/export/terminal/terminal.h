/* terminal.h: pictures in the escape sequences of terminals.
 *
 * Sources: "Terminal graphics protocol" of kitty, https://sw.kovidgoyal.net/kitty/graphics-protocol/; DEC VT330/VT340 Programmer Reference Manual,
 * volume 2, chapter 14, for sixel. */
#ifndef CJM_EXPORT_TERMINAL_TERMINAL_H
#define CJM_EXPORT_TERMINAL_TERMINAL_H

#include <glib.h>
#include <stdbool.h>

/* Appends a PNG as kitty takes it, `columns` of the terminal wide. The terminal does not answer. */
void cjm_kitty_append(GString *out, const guint8 *png, gsize len, unsigned columns);

/* Appends pixels, four bytes each (R, G, B and a fourth that is ignored), row by row from the top, as sixels of at most 255 colours. Memory and time are
 * proportional to the pixels, and to the colours in each six rows of them. */
void cjm_sixel_append(GString *out, const guint8 *pixels, guint width, guint height);

#endif
