/* setting.h: what the steps of a journey refer to: personas, channels, metrics, sources, tags, paths. */
#ifndef CJM_JOURNEY_SETTING_H
#define CJM_JOURNEY_SETTING_H

#include "journey/values.h"

typedef struct CjmPair { /* a free key and its text: demographics, senses */
  CjmText key, text;
} CjmPair;

typedef CJM_LIST(CjmPair) CjmPairs;

typedef struct CjmTag {
  CjmObject o;
  CjmText title;
  CjmTint colour;
  bool implied; /* not listed: created at its first use */
} CjmTag;

typedef struct CjmJourneyPath { /* `paths`: a way through the journey */
  CjmObject o;
  CjmText title, fork;
  CjmNumber share; /* percent */
  CjmFlag main;
  struct CjmFork *choice; /* where it is one of several; never NULL in a finished journey */
  size_t letter;          /* its place among them, from 0: a, b, c */
} CjmJourneyPath;

typedef struct CjmFork { /* a choice of which a customer takes one path */
  size_t index;
  CjmText title; /* as the first of its paths has it; absent: of all paths without one */
  CJM_LIST(CjmJourneyPath) paths;
  CjmJourneyPath *main; /* the one marked `main`, otherwise the one with the largest share, otherwise the first */
} CjmFork;

typedef struct CjmSegment {
  CjmObject o;
  CjmText title;
  CjmNumber share; /* percent */
} CjmSegment;

typedef struct CjmPersona {
  CjmObject o;
  CjmText title;
  CjmChoice role; /* CjmRole */
  CjmText description, quote;
  CjmRef segment; /* CjmSegment */
  CjmText image;  /* path as written */
  CjmPairs demographics;
  CjmTexts prefers, owns, interests, goals, motivations, needs, expectations, frustrations;
  CjmPairs details;
  CjmTint colour;
} CjmPersona;

typedef struct CjmChannel {
  CjmObject o;
  CjmText title, icon;
  CjmChoice line;  /* CjmLine */
  CjmNumber share; /* percent */
} CjmChannel;

typedef struct CjmRange {
  CjmNumber low, high;
} CjmRange;

typedef struct CjmMetric {
  CjmObject o;
  CjmText title, unit;
  CjmChoice goal; /* CjmGoal */
  CjmNumber target;
  CjmRange range;
  bool local; /* defined in the step where its value is */
} CjmMetric;

typedef struct CjmSourceOfFacts { /* `sources` of the format: an interview, a survey … */
  CjmObject o;
  CjmText title;
  CjmChoice type; /* CjmSourceType */
  CjmNumber n;
  CjmInterval date;
  CjmText url;
} CjmSourceOfFacts;

typedef struct CjmCompetitorScore {
  CjmRef step;
  CjmNumber score;
} CjmCompetitorScore;

typedef struct CjmCompetitor {
  CjmObject o;
  CjmText title, offer;
  CJM_LIST(CjmCompetitorScore) emotions;
} CjmCompetitor;

#endif
