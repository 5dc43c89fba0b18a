#include "text/breaks.h"

#include <stdbool.h>

/* ---- usual characters ---- */

/* The classes of UAX #14 that are handled here. */
typedef enum Class {
  OTHER, /* any other: left to pango */
  AL,    /* letters, and symbols that behave like them */
  NU,    /* digits */
  SP,    /* the space */
  OP,    /* opening brackets and quotation marks that only open */
  CL,    /* closing braces */
  CP,    /* closing parentheses and brackets */
  QU,    /* quotation marks that open and close */
  EX,    /* ! ? */
  IS,    /* , . : ; */
  SY,    /* / */
  HY,    /* - */
  PR,    /* prefixes of numbers */
  PO,    /* suffixes of numbers */
  BA     /* | and the en dash */
} Class;

static const guint8 ascii[128] = {
  [' '] = SP, ['!'] = EX, ['"'] = QU, ['#'] = AL, ['$'] = PR, ['%'] = PO, ['&'] = AL,  ['\''] = QU, ['('] = OP,
  [')'] = CP, ['*'] = AL, ['+'] = PR, [','] = IS, ['-'] = HY, ['.'] = IS, ['/'] = SY,  ['0'] = NU,  ['1'] = NU,
  ['2'] = NU, ['3'] = NU, ['4'] = NU, ['5'] = NU, ['6'] = NU, ['7'] = NU, ['8'] = NU,  ['9'] = NU,  [':'] = IS,
  [';'] = IS, ['<'] = AL, ['='] = AL, ['>'] = AL, ['?'] = EX, ['@'] = AL, ['['] = OP,  [']'] = CP,  ['^'] = AL,
  ['_'] = AL, ['`'] = AL, ['{'] = OP, ['|'] = BA, ['}'] = CL, ['~'] = AL, ['\\'] = PR,
};

static Class class_of(gunichar c)
{
  if (c < 128) return g_ascii_isalpha((char)c) ? AL : (Class)ascii[c];
  if (c >= 0xc0 && c < 0x180 && c != 0xd7 && c != 0xf7) return AL;
  switch (c) {
    case 0xab:
    case 0xbb:
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d: return QU;
    case 0x201a:
    case 0x201e: return OP;
    case 0x2013: return BA;
    case 0x20ac: return PR;
    default: return OTHER;
  }
}

#define BIT(class) (1u << (class))

/* Before these there is never a break, whatever precedes them; after spaces this holds for these alone. */
static const guint always = BIT(SP) | BIT(CL) | BIT(CP) | BIT(EX) | BIT(IS) | BIT(SY);

/* The classes before which there is no break either, after a character of the class. */
static guint kept_by(Class class)
{
  static const guint near = BIT(QU) | BIT(HY) | BIT(BA), all = ~0u;
  switch (class) {
    case AL:
    case NU:
    case OP:
    case QU: return all;
    case CP:
    case PR:
    case PO: return near | BIT(AL) | BIT(NU);
    case IS: return near | BIT(AL);
    case HY: return near | BIT(NU);
    default: return near;
  }
}

/* The same if spaces are between the two. */
static guint kept_over_spaces(Class class)
{
  return class == OP ? ~0u : class == QU ? BIT(OP) : 0;
}

/* The state of a number: its digits with punctuation between them, then a closing bracket. */
typedef enum Number { NO_NUMBER, DIGITS, CLOSED } Number;

static Number read_on(Number number, Class class)
{
  if (class == NU) return DIGITS;
  if (number == DIGITS && (class == IS || class == SY)) return DIGITS;
  return number == DIGITS && (class == CL || class == CP) ? CLOSED : NO_NUMBER;
}

static guint kept_by_number(Number number)
{
  static const guint around = BIT(PR) | BIT(PO);
  return number == DIGITS ? around | BIT(NU) : number == CLOSED ? around : 0;
}

/* `$(12)`: a bracket between the prefix of a number and its digits. */
static bool is_in_number(Class before, Class class, const char *next, const char *end)
{
  return (before == PR || before == PO) && class == OP && next < end && g_ascii_isdigit(*next);
}

/* False if a character has no class here. */
static bool find_usual(const char *text, int len, guint8 *ret_breaks)
{
  Class before = OTHER; /* the last one that is not a space */
  bool spaces = false;
  Number number = NO_NUMBER;
  guint8 *at = ret_breaks;
  for (const char *p = text, *next; p < text + len; p = next, at++) {
    Class class = class_of((guchar)*p < 128 ? (guchar)*p : g_utf8_get_char(p));
    if (class == OTHER) return false;
    next = g_utf8_next_char(p);
    guint kept = always | (spaces ? kept_over_spaces(before) : kept_by(before) | kept_by_number(number));
    bool is_kept = kept & BIT(class) || (!spaces && is_in_number(before, class, next, text + len));
    *at = CJM_BREAK_CHAR | (is_kept ? 0 : CJM_BREAK_LINE);
    number = read_on(number, class);
    spaces = class == SP;
    if (!spaces) before = class;
  }
  return true;
}

/* ---- all others ---- */

/* Korean has spaces between words, so that lines are broken there and not between syllables, as UAX #14 would allow. */
static void keep_korean_words(const char *text, int len, guint8 *breaks)
{
  bool korean = false;
  for (const char *p = text; p < text + len; p = g_utf8_next_char(p), breaks++) {
    gunichar c = g_utf8_get_char(p);
    bool hangul = g_unichar_get_script(c) == G_UNICODE_SCRIPT_HANGUL;
    if ((hangul || g_unichar_isalnum(c)) && korean) *breaks &= (guint8)~CJM_BREAK_LINE;
    korean = hangul;
  }
}

static void find_any(const char *text, int len, PangoLanguage *language, int n, guint8 *ret_breaks)
{
  PangoLogAttr *attrs = g_new(PangoLogAttr, n + 1);
  pango_get_log_attrs(text, len, -1, language, attrs, n + 1);
  for (int i = 0; i < n; i++)
    ret_breaks[i] = (guint8)((attrs[i].is_line_break ? CJM_BREAK_LINE : 0) | (attrs[i].is_char_break ? CJM_BREAK_CHAR : 0));
  g_free(attrs);
  keep_korean_words(text, len, ret_breaks);
}

guint8 *cjm_breaks_new(const char *text, int len, PangoLanguage *language)
{
  int n = (int)g_utf8_strlen(text, len);
  guint8 *breaks = g_new(guint8, n + 1);
  if (!find_usual(text, len, breaks)) find_any(text, len, language, n, breaks);
  breaks[n] = CJM_BREAK_CHAR;
  return breaks;
}
