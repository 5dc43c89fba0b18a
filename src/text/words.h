/* words.h: a text, divided at its line break opportunities. For the files of text/ only. All px are at CJM_FONT_SIZE. */
#ifndef CJM_TEXT_WORDS_H
#define CJM_TEXT_WORDS_H

#include "base/arena.h"
#include "text/fonts-private.h"

/* The text between two line break opportunities, within one item. */
typedef struct CjmPiece {
  PangoItem *item;
  const CjmShaped *shaped;
  const char *text; /* not zero-terminated */
  int len;          /* bytes, including trailing spaces */
  bool ends_word;   /* a line may be broken after it */
} CjmPiece;

/* A position at which a word can be broken if no line is wide enough for it. */
typedef struct CjmStop {
  int at;       /* bytes from the start of the word */
  float before; /* px from the start of the word */
  float hyphen; /* px of the hyphen that is added here; 0: none */
  bool good;    /* after punctuation or a syllable; the others are between any two grapheme clusters */
} CjmStop;

typedef struct CjmStops {
  guint n;
  CjmStop at[]; /* the last is the end of the word */
} CjmStops;

/* A unit that is not broken if lines are wide enough: one piece, or several if the font changes within a word. */
typedef struct CjmWord {
  const CjmPiece *pieces;
  guint n_pieces;
  bool forced;     /* followed by a line break of the author */
  float hyphen;    /* px of the hyphen that a line break after it adds; 0: none */
  float width;     /* px, without trailing spaces */
  float trail;     /* px, of the trailing spaces */
  CjmStops *stops; /* NULL until needed, see cjm_word_stops() */
} CjmWord;

/* Divides `text`, which has to outlive the words, into words in `arena`: at least one, which may have no pieces. */
CjmWord *cjm_words(CjmArena *arena, CjmFonts *fonts, CjmTextStyle style, const char *text, guint *ret_n);

/* The positions at which `word`, of `text`, can be broken; computed in `arena` at the first call. */
const CjmStops *cjm_word_stops(CjmArena *arena, CjmFonts *fonts, const char *text, CjmWord *word);

/* A hyphen in the font and direction of a piece. */
const CjmShaped *cjm_piece_hyphen(CjmFonts *fonts, const CjmPiece *piece);

#endif
