#include "pdf/icc.h"

#include <math.h>
#include <string.h>

/* ---- numbers: big-endian ---- */

static void put_u32(GByteArray *out, guint32 value)
{
  guint8 bytes[] = {(guint8)(value >> 24), (guint8)(value >> 16), (guint8)(value >> 8), (guint8)value};
  g_byte_array_append(out, bytes, sizeof bytes);
}

static void put_sign(GByteArray *out, const char *sign)
{
  g_byte_array_append(out, (const guint8 *)sign, 4);
}

/* s15Fixed16Number */
static void put_fixed(GByteArray *out, double value)
{
  put_u32(out, (guint32)(gint32)lround(value * 65536));
}

static void put_fixeds(GByteArray *out, const double *values, size_t n)
{
  for (size_t i = 0; i < n; i++) put_fixed(out, values[i]);
}

/* ---- elements ---- */

static void put_xyz(GByteArray *out, const double xyz[3])
{
  put_sign(out, "XYZ ");
  put_u32(out, 0);
  put_fixeds(out, xyz, 3);
}

/* multiLocalizedUnicodeType of one text in ASCII. */
static void put_text(GByteArray *out, const char *text)
{
  enum { RECORD_SIZE = 12, TEXT_AT = 28 };
  put_sign(out, "mluc");
  put_u32(out, 0);
  put_u32(out, 1);
  put_u32(out, RECORD_SIZE);
  put_sign(out, "enUS");
  put_u32(out, (guint32)(2 * strlen(text)));
  put_u32(out, TEXT_AT);
  for (const char *p = text; *p; p++) g_byte_array_append(out, (const guint8[]){0, (guint8)*p}, 2);
}

/* parametricCurveType 3: Y = (aX + b)^g for X ≥ d, and cX below. */
static void put_curve(GByteArray *out)
{
  static const double parameters[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  put_sign(out, "para");
  put_u32(out, 0);
  put_u32(out, 3 << 16);
  put_fixeds(out, parameters, G_N_ELEMENTS(parameters));
}

/* Primaries and white of sRGB, adapted from D65 to D50, the white of profiles, by the Bradford transform. */
static const double red[] = {0.43607, 0.22249, 0.01392}, green[] = {0.38515, 0.71687, 0.09708}, blue[] = {0.14307, 0.06061, 0.71410},
                    white[] = {0.9642, 1, 0.82491};
static const double bradford[] = {1.04788, 0.02292, -0.05019, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168};

static void put_adaptation(GByteArray *out)
{
  put_sign(out, "sf32");
  put_u32(out, 0);
  put_fixeds(out, bradford, G_N_ELEMENTS(bradford));
}

/* ---- the profile ---- */

enum { HEADER_SIZE = 128, N_TAGS = 10, TAG_SIZE = 12 };

static void put_header(GByteArray *out)
{
  put_u32(out, 0); /* the size, which is set at the end */
  put_u32(out, 0);
  put_u32(out, 0x04200000); /* version 4.2 */
  put_sign(out, "mntr");
  put_sign(out, "RGB ");
  put_sign(out, "XYZ ");
  static const guint8 date[] = {7, 234, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0}; /* 2026-01-01: a profile has a date, and files do not change with it */
  g_byte_array_append(out, date, sizeof date);
  put_sign(out, "acsp");
  while (out->len < 68) put_u32(out, 0); /* no platform, device or flags; rendering intent: perceptual */
  put_fixeds(out, white, 3);
  while (out->len < HEADER_SIZE) put_u32(out, 0);
}

static void set_u32(GByteArray *out, guint at, guint32 value)
{
  for (int i = 0; i < 4; i++) out->data[at + (guint)i] = (guint8)(value >> (24 - 8 * i));
}

/* Enters what follows in the table of tags. */
static void begin_tag(GByteArray *out, guint *io_n, const char *name)
{
  while (out->len % 4) g_byte_array_append(out, (const guint8[]){0}, 1);
  guint at = HEADER_SIZE + 4 + *io_n * TAG_SIZE;
  memcpy(out->data + at, name, 4);
  set_u32(out, at + 4, out->len);
  ++*io_n;
}

static void end_tag(GByteArray *out, guint n)
{
  guint at = HEADER_SIZE + 4 + (n - 1) * TAG_SIZE, start = 0;
  for (int i = 0; i < 4; i++) start = start << 8 | out->data[at + 4 + (guint)i];
  set_u32(out, at + 8, out->len - start);
}

GByteArray *cjm_icc_srgb_new(void)
{
  GByteArray *out = g_byte_array_new();
  guint n = 0;
  put_header(out);
  put_u32(out, N_TAGS);
  for (int i = 0; i < N_TAGS * TAG_SIZE / 4; i++) put_u32(out, 0);
  const struct {
    const char *name, *text;
    const double *xyz;
  } tags[] = {{"desc", "sRGB", NULL}, {"cprt", "No copyright, use freely", NULL}, {"wtpt", NULL, white}, {"rXYZ", NULL, red},
              {"gXYZ", NULL, green},  {"bXYZ", NULL, blue}};
  for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
    begin_tag(out, &n, tags[i].name);
    if (tags[i].text) put_text(out, tags[i].text);
    else put_xyz(out, tags[i].xyz);
    end_tag(out, n);
  }
  begin_tag(out, &n, "chad");
  put_adaptation(out);
  end_tag(out, n);
  begin_tag(out, &n, "rTRC");
  put_curve(out);
  end_tag(out, n);
  for (int i = 0; i < 2; i++) { /* the same curve */
    guint at = HEADER_SIZE + 4 + n++ * TAG_SIZE;
    memcpy(out->data + at, out->data + at - TAG_SIZE, TAG_SIZE);
    memcpy(out->data + at, i ? "bTRC" : "gTRC", 4);
  }
  g_assert(n == N_TAGS);
  set_u32(out, 0, out->len);
  return out;
}
