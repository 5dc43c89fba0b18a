#include "pdf/cff.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { /* operators of charstrings */
       OP_RLINETO = 5,
       OP_HLINETO = 6,
       OP_VLINETO = 7,
       OP_RRCURVETO = 8,
       OP_ENDCHAR = 14,
       OP_RMOVETO = 21,
       OP_VHCURVETO = 30,
       OP_HVCURVETO = 31
};

enum { /* operators of dictionaries; those of two bytes begin with 12 */
       DICT_FONT_BOX = 5,
       DICT_CHARSET = 15,
       DICT_CHARSTRINGS = 17,
       DICT_PRIVATE = 18,
       DICT_DEFAULT_WIDTH = 20,
       DICT_ROS = 12 << 8 | 30,
       DICT_CID_COUNT = 12 << 8 | 34,
       DICT_FD_ARRAY = 12 << 8 | 36,
       DICT_FD_SELECT = 12 << 8 | 37
};

/* Number of the first custom string, after the standard ones. */
enum { FIRST_STRING = 391 };

/* The maximum number of operands of an operator. */
enum { MAX_OPERANDS = 48 };

struct CjmCff {
  GByteArray *charstrings;
  GArray *ends; /* of guint32: where each glyph ends in them */
  int box[4];
  int x, y;                   /* where the last step ended */
  int operands[MAX_OPERANDS]; /* of the pending operator */
  int n_operands;
  int op;       /* the pending operator; 0: none */
  bool upright; /* the next step of an alternating operator has to be vertical */
};

static const guint8 empty_glyph[] = {OP_ENDCHAR};

static void end_glyph(CjmCff *cff)
{
  guint32 end = cff->charstrings->len;
  g_array_append_val(cff->ends, end);
}

CjmCff *cjm_cff_new(void)
{
  CjmCff *cff = g_new0(CjmCff, 1);
  cff->charstrings = g_byte_array_new();
  cff->ends = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_byte_array_append(cff->charstrings, empty_glyph, sizeof empty_glyph);
  end_glyph(cff);
  return cff;
}

void cjm_cff_free(CjmCff *cff)
{
  if (!cff) return;
  g_byte_array_unref(cff->charstrings);
  g_array_free(cff->ends, TRUE);
  g_free(cff);
}

guint cjm_cff_length(const CjmCff *cff)
{
  return cff->ends->len - 1;
}

void cjm_cff_box(const CjmCff *cff, int ret_box[static 4])
{
  memcpy(ret_box, cff->box, sizeof cff->box);
}

/* ---- numbers ---- */

static void put_byte(GByteArray *out, int value)
{
  guint8 byte = (guint8)value;
  g_byte_array_append(out, &byte, 1);
}

/* Returns what follows the bytes. */
static guint8 *set_bytes(guint8 *at, guint32 value, int n)
{
  for (int shift = 8 * (n - 1); shift >= 0; shift -= 8) *at++ = (guint8)(value >> shift & 255);
  return at;
}

static void put_bytes(GByteArray *out, guint32 value, int n)
{
  guint8 bytes[4];
  g_byte_array_append(out, bytes, (guint)(set_bytes(bytes, value, n) - bytes));
}

/* The most bytes of a number. */
enum { NUMBER_SIZE = 3 };

/* In charstrings and dictionaries alike. Returns what follows the number. */
static guint8 *set_number(guint8 *at, int value)
{
  if (value >= -107 && value <= 107) return set_bytes(at, (guint32)(value + 139), 1);
  if (value >= 108 && value <= 1131) return set_bytes(at, (guint32)(value - 108 + (247 << 8)), 2);
  if (value >= -1131 && value <= -108) return set_bytes(at, (guint32)(-value - 108 + (251 << 8)), 2);
  return set_bytes(set_bytes(at, 28, 1), (guint32)CLAMP(value, G_MININT16, G_MAXINT16), 2);
}

static void put_number(GByteArray *out, int value)
{
  guint8 bytes[NUMBER_SIZE];
  g_byte_array_append(out, bytes, (guint)(set_number(bytes, value) - bytes));
}

/* ---- glyphs ---- */

static void flush(CjmCff *cff)
{
  guint8 bytes[MAX_OPERANDS * NUMBER_SIZE + 1], *at = bytes;
  for (int i = 0; i < cff->n_operands; i++) at = set_number(at, cff->operands[i]);
  if (cff->op) at = set_bytes(at, (guint32)cff->op, 1);
  g_byte_array_append(cff->charstrings, bytes, (guint)(at - bytes));
  cff->n_operands = 0;
  cff->op = 0;
}

/* Adds a step to the pending operator if that can draw it. */
static void put_step(CjmCff *cff, int op, int n, const int *operands)
{
  if (cff->op != op || cff->n_operands + n > MAX_OPERANDS) flush(cff);
  cff->op = op;
  memcpy(cff->operands + cff->n_operands, operands, (size_t)n * sizeof *operands);
  cff->n_operands += n;
}

/* The same for operators that alternate between directions, and are named after the direction of their first step. */
static void put_turn(CjmCff *cff, int level, int upright, bool is_upright, int n, const int *operands)
{
  bool goes_on = (cff->op == level || cff->op == upright) && cff->upright == is_upright && cff->n_operands + n <= MAX_OPERANDS;
  if (!goes_on) flush(cff);
  put_step(cff, goes_on ? cff->op : is_upright ? upright : level, n, operands);
  cff->upright = !is_upright;
}

static void reach(CjmCff *cff, int x, int y)
{
  cff->box[0] = MIN(cff->box[0], x);
  cff->box[1] = MIN(cff->box[1], y);
  cff->box[2] = MAX(cff->box[2], x);
  cff->box[3] = MAX(cff->box[3], y);
}

static int step_to(int *at, double value)
{
  int rounded = (int)lround(value), step = rounded - *at;
  *at = rounded;
  return step;
}

void cjm_cff_begin(CjmCff *cff, double width)
{
  put_number(cff->charstrings, (int)lround(width));
  cff->x = cff->y = 0;
}

void cjm_cff_move(CjmCff *cff, double x, double y)
{
  flush(cff);
  int operands[2] = {step_to(&cff->x, x), step_to(&cff->y, y)};
  put_step(cff, OP_RMOVETO, 2, operands);
  flush(cff);
  reach(cff, cff->x, cff->y);
}

void cjm_cff_line(CjmCff *cff, double x, double y)
{
  int d[2] = {step_to(&cff->x, x), step_to(&cff->y, y)};
  reach(cff, cff->x, cff->y);
  if (!d[0] && !d[1]) return;
  if (!d[1]) put_turn(cff, OP_HLINETO, OP_VLINETO, false, 1, &d[0]);
  else if (!d[0]) put_turn(cff, OP_HLINETO, OP_VLINETO, true, 1, &d[1]);
  else put_step(cff, OP_RLINETO, 2, d);
}

void cjm_cff_curve(CjmCff *cff, double x1, double y1, double x2, double y2, double x, double y)
{
  int d[6];
  d[0] = step_to(&cff->x, x1);
  d[1] = step_to(&cff->y, y1);
  reach(cff, cff->x, cff->y);
  d[2] = step_to(&cff->x, x2);
  d[3] = step_to(&cff->y, y2);
  reach(cff, cff->x, cff->y);
  d[4] = step_to(&cff->x, x);
  d[5] = step_to(&cff->y, y);
  reach(cff, cff->x, cff->y);
  if (!d[1] && !d[4]) put_turn(cff, OP_HVCURVETO, OP_VHCURVETO, false, 4, (int[]){d[0], d[2], d[3], d[5]});
  else if (!d[0] && !d[5]) put_turn(cff, OP_HVCURVETO, OP_VHCURVETO, true, 4, (int[]){d[1], d[2], d[3], d[4]});
  else put_step(cff, OP_RRCURVETO, 6, d);
}

void cjm_cff_end(CjmCff *cff)
{
  flush(cff);
  put_byte(cff->charstrings, OP_ENDCHAR);
  end_glyph(cff);
}

CjmCffGlyph *cjm_cff_glyph_new(const CjmCff *cff)
{
  guint32 start = g_array_index(cff->ends, guint32, 0);
  gsize len = cff->charstrings->len - start;
  CjmCffGlyph *glyph = g_malloc(sizeof *glyph + len);
  glyph->len = len;
  memcpy(glyph->box, cff->box, sizeof glyph->box);
  memcpy(glyph->program, cff->charstrings->data + start, len);
  return glyph;
}

void cjm_cff_add(CjmCff *cff, const CjmCffGlyph *glyph)
{
  g_byte_array_append(cff->charstrings, glyph->program, (guint)glyph->len);
  reach(cff, glyph->box[0], glyph->box[1]);
  reach(cff, glyph->box[2], glyph->box[3]);
  end_glyph(cff);
}

/* ---- the program ---- */

static void put_operator(GByteArray *out, int op)
{
  if (op >> 8) put_byte(out, op >> 8);
  put_byte(out, op & 255);
}

static void put_entry(GByteArray *out, int op, int value)
{
  put_number(out, value);
  put_operator(out, op);
}

/* Offsets always take five bytes, so that the size of a dictionary is known before its offsets are. */
static void put_offset(GByteArray *out, guint32 value)
{
  put_byte(out, 29);
  put_bytes(out, value, 4);
}

static void put_index(GByteArray *out, const guint8 *data, const guint32 *ends, guint n)
{
  enum { OFFSET_SIZE = 4 };
  put_bytes(out, n, 2);
  put_byte(out, OFFSET_SIZE);
  put_bytes(out, 1, OFFSET_SIZE);
  for (guint i = 0; i < n; i++) put_bytes(out, ends[i] + 1, OFFSET_SIZE);
  g_byte_array_append(out, data, ends[n - 1]);
}

/* An index with one element. */
static void put_single(GByteArray *out, const void *data, gsize len)
{
  guint32 end = (guint32)len;
  put_index(out, data, &end, 1);
}

/* The offsets of the tables in the program. */
typedef struct Places {
  guint32 charset, fd_select, charstrings, fd_array, private;
} Places;

static GByteArray *top_dict_new(const CjmCff *cff, const Places *at)
{
  GByteArray *dict = g_byte_array_new();
  put_number(dict, FIRST_STRING);     /* Adobe */
  put_number(dict, FIRST_STRING + 1); /* Identity */
  put_entry(dict, DICT_ROS, 0);
  for (int i = 0; i < 4; i++) put_number(dict, cff->box[i]);
  put_operator(dict, DICT_FONT_BOX);
  put_offset(dict, cff->ends->len);
  put_operator(dict, DICT_CID_COUNT);
  put_offset(dict, at->charset);
  put_operator(dict, DICT_CHARSET);
  put_offset(dict, at->fd_select);
  put_operator(dict, DICT_FD_SELECT);
  put_offset(dict, at->charstrings);
  put_operator(dict, DICT_CHARSTRINGS);
  put_offset(dict, at->fd_array);
  put_operator(dict, DICT_FD_ARRAY);
  return dict;
}

static void put_head(GByteArray *out, const CjmCff *cff, const char *name, const Places *at)
{
  static const guint8 header[] = {1, 0, 4, 4};
  static const char strings[] = "AdobeIdentity";
  static const guint32 string_ends[] = {5, 13};
  GByteArray *top = top_dict_new(cff, at);
  g_byte_array_append(out, header, sizeof header);
  put_single(out, name, strlen(name));
  put_single(out, top->data, top->len);
  put_index(out, (const guint8 *)strings, string_ends, G_N_ELEMENTS(string_ends));
  put_bytes(out, 0, 2); /* no subroutines */
  g_byte_array_unref(top);
}

/* CIDs are glyph numbers. */
static void put_charset(GByteArray *out, guint n)
{
  put_byte(out, 2);
  if (n < 2) return;
  put_bytes(out, 1, 2);
  put_bytes(out, n - 2, 2);
}

static void put_fd_select(GByteArray *out, guint n)
{
  put_byte(out, 3);
  put_bytes(out, 1, 2); /* one range, */
  put_bytes(out, 0, 2); /* from glyph 0, */
  put_byte(out, 0);     /* in font 0, */
  put_bytes(out, n, 2); /* up to here */
}

static void put_fonts(GByteArray *out, const Places *at, guint32 private_size)
{
  GByteArray *dict = g_byte_array_new();
  put_offset(dict, private_size);
  put_offset(dict, at->private);
  put_operator(dict, DICT_PRIVATE);
  put_single(out, dict->data, dict->len);
  g_byte_array_unref(dict);
}

/* Writes every table of the program. `ret_at` are the resulting offsets, which have to be passed as `at` in a second call. */
static GByteArray *assemble(const CjmCff *cff, const char *name, const Places *at, Places *ret_at)
{
  GByteArray *out = g_byte_array_new();
  guint n = cff->ends->len;
  put_head(out, cff, name, at);
  ret_at->charset = out->len;
  put_charset(out, n);
  ret_at->fd_select = out->len;
  put_fd_select(out, n);
  ret_at->charstrings = out->len;
  put_index(out, cff->charstrings->data, (const guint32 *)(void *)cff->ends->data, n);
  ret_at->private = out->len;
  put_entry(out, DICT_DEFAULT_WIDTH, 0);
  ret_at->fd_array = out->len;
  put_fonts(out, at, ret_at->fd_array - ret_at->private);
  return out;
}

GByteArray *cjm_cff_program_new(const CjmCff *cff, const char *name)
{
  Places none = {0}, at, again;
  g_byte_array_unref(assemble(cff, name, &none, &at));
  return assemble(cff, name, &at, &again);
}
