/* words.h: a text cut where its lines may end. For the files of text/ only. All px are at CJM_FONT_SIZE. */
#ifndef CJM_TEXT_WORDS_H
#define CJM_TEXT_WORDS_H

#include "base/arena.h"
#include "text/fonts-private.h"

/* The text between two possible line breaks, within one item. */
typedef struct CjmPiece {
  PangoItem *item;
  const CjmShaped *shaped;
  const char *text; /* not zero-terminated */
  int len;          /* bytes, spaces at the end included */
  bool ends_word;   /* a line may end after it */
} CjmPiece;

/* A place within a word where a line that is narrower than the word may end. */
typedef struct CjmStop {
  int at;       /* bytes from the word's start */
  float before; /* px from the word's start */
  float hyphen; /* px of the hyphen that a line gets here; 0: none */
  bool good;    /* after a sign or a syllable; the others are between any two characters */
} CjmStop;

typedef struct CjmStops {
  guint n;
  CjmStop at[]; /* the last is the word's end */
} CjmStops;

/* What stays together on a line: one piece, or several where a word changes fonts. */
typedef struct CjmWord {
  const CjmPiece *pieces;
  guint n_pieces;
  bool forced;     /* the author's own line break is after it */
  float hyphen;    /* px of the hyphen that a line gets that ends after it; 0: none */
  float width;     /* px, without the spaces at its end */
  float trail;     /* px, of those spaces */
  CjmStops *stops; /* NULL until a line is narrower than the word */
} CjmWord;

/* The words of `text`, which outlives them, in `arena`. At least one, which may have no pieces. */
CjmWord *cjm_words(CjmArena *arena, CjmFonts *fonts, CjmTextStyle style, const char *text, guint *ret_n);

/* The places where `word`, of `text`, can be broken; made in `arena` at the first call. */
const CjmStops *cjm_word_stops(CjmArena *arena, CjmFonts *fonts, const char *text, CjmWord *word);

/* A hyphen in the font and the direction of a piece. */
const CjmShaped *cjm_piece_hyphen(CjmFonts *fonts, const CjmPiece *piece);

#endif
