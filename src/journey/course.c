#include "journey/course.h"

#include <math.h>

#include "journey/routes.h"
#include "lang/words.h"

/* A feeling, or a score of a competitor or of another journey. */
typedef struct Point {
  size_t column;
  double score; /* on the scale of the journey */
} Point;

/* The feelings of somebody along the path that they take, and the lowest on the other paths. */
typedef struct Course {
  const char *name; /* NULL: none */
  GArray *points;   /* of Point, in order */
  Point other;
  bool has_other;
} Course;

typedef struct Writer {
  const CjmJourney *journey;
  const CjmLang *lang;
  CjmArena *arena;
  GString *out;
} Writer;

/* ---- collecting ---- */

static Course course_begin(const char *name)
{
  return (Course){.name = name, .points = g_array_new(FALSE, FALSE, sizeof(Point))};
}

static void course_clear(Course *course)
{
  g_array_free(course->points, TRUE);
}

static const Point *point_at(const Course *course, guint i)
{
  return &g_array_index(course->points, Point, i);
}

static void add_feeling(const CjmJourney *journey, CjmJourneyPath *const *paths, const CjmStep *step, const CjmEmotion *emotion,
                        Point point, Course *course)
{
  if (cjm_refs_taken(journey, &step->paths, paths) && cjm_refs_taken(journey, &emotion->paths, paths)) {
    g_array_append_val(course->points, point);
  } else if (!course->has_other || point.score < course->other.score) {
    course->other = point;
    course->has_other = true;
  }
}

/* The feelings of a persona of `of`, whose steps `steps` stand at the columns of `journey`; NULL: none. */
static Course course_of(const CjmJourney *journey, const CjmJourney *of, const CjmStep *const *steps, const CjmPersona *persona,
                        const char *name)
{
  Course course = course_begin(name);
  g_autofree CjmJourneyPath **paths = cjm_routes_of_persona_new(of, persona);
  for (size_t s = 0; s < journey->steps.n; s++) {
    const CjmStep *step = steps[s];
    for (size_t i = 0; step && i < step->emotions.n; i++) {
      const CjmEmotion *emotion = step->emotions.at[i];
      double score = of == journey ? emotion->score.value : cjm_journey_score(journey, of, emotion->score.value);
      if ((const CjmPersona *)emotion->persona.to == persona)
        add_feeling(of, paths, step, emotion, (Point){s, score}, &course);
    }
  }
  return course;
}

static int by_column(const void *left, const void *right)
{
  const Point *a = left, *b = right;
  return a->column < b->column ? -1 : a->column > b->column;
}

static Course course_of_competitor(const CjmJourney *journey, const CjmCompetitor *competitor)
{
  Course course = course_begin(competitor->title.at);
  for (size_t i = 0; i < competitor->emotions.n; i++) {
    const CjmCompetitorScore *score = competitor->emotions.at[i];
    Point point = {.score = score->score.value};
    if (score->step.to && cjm_journey_column(journey, (const CjmStep *)score->step.to, &point.column))
      g_array_append_val(course.points, point);
  }
  g_array_sort(course.points, by_column);
  return course;
}

/* ---- the course ---- */

/* The points at which a course turns, apart from swings of at most `swing`: its first and last points, and the extremes between. */
static GArray *turns_new(const Course *course, double swing)
{
  GArray *turns = g_array_new(FALSE, FALSE, sizeof(guint));
  guint extreme = 0, last = course->points->len - 1;
  int direction = 0;
  g_array_append_val(turns, extreme);
  for (guint i = 1; i <= last; i++) {
    double change = point_at(course, i)->score - point_at(course, extreme)->score;
    bool turned = direction != 0 && -change * direction > swing;
    if (turned) g_array_append_val(turns, extreme);
    if (turned || (direction == 0 && fabs(change) > swing)) direction = change > 0 ? 1 : -1;
    else if (change * direction <= 0) continue;
    extreme = i;
  }
  if (extreme != 0 && extreme != last) g_array_append_val(turns, extreme);
  if (last > 0) g_array_append_val(turns, last);
  return turns;
}

/* At most this many; of a longer course, only the larger swings are in the words. */
enum { MOST_TURNS = 12 };

static GArray *main_turns_new(const Writer *writer, const Course *course)
{
  static const double shares[] = {0.02, 0.05, 0.1, 0.2, 0.3, 0.5};
  double scale = writer->journey->scale_max - writer->journey->scale_min;
  GArray *turns = turns_new(course, 0);
  for (size_t i = 0; turns->len > MOST_TURNS && i < G_N_ELEMENTS(shares); i++) {
    g_array_free(turns, TRUE);
    turns = turns_new(course, shares[i] * scale);
  }
  return turns;
}

/* ---- words ---- */

/* "6 Pays" */
static char *step_new(const Writer *writer, size_t column)
{
  const CjmStep *step = writer->journey->steps.at[column];
  const char *letters = cjm_routes_letters(writer->arena, &step->paths);
  const char *title = step->title.at ? step->title.at : step->phase->title.at;
  g_autofree char *number = cjm_lang_number_new(writer->lang, (double)step->place, 0);
  return g_strdup_printf("%s%s%s%s", number, letters ? letters : "", title ? " " : "", title ? title : "");
}

/* "−1.4 (6 Pays)" */
static char *place_new(const Writer *writer, const Point *point)
{
  g_autofree char *score = cjm_lang_score_new(writer->lang, point->score), *step = step_new(writer, point->column);
  return g_strdup_printf("%s (%s)", score, step);
}

static void put_phrase(const Writer *writer, CjmWord word, const Point *point)
{
  g_autofree char *place = place_new(writer, point), *phrase = cjm_lang_phrase_new(writer->lang, word, place, NULL);
  g_string_append(writer->out, phrase);
}

/* "Peak: +1.6 (8 Unpacks)." */
static void put_fact(const Writer *writer, CjmWord word, const Point *point)
{
  g_autofree char *place = place_new(writer, point);
  g_string_append_printf(writer->out, " %s: %s.", cjm_lang_word(writer->lang, word), place);
}

static void put_course(const Writer *writer, const Course *course)
{
  GArray *turns = main_turns_new(writer, course);
  put_phrase(writer, CJM_WORD_COURSE_BEGINS, point_at(course, 0));
  for (guint i = 1; i < turns->len; i++) {
    const Point *point = point_at(course, g_array_index(turns, guint, i));
    bool rises = point->score > point_at(course, g_array_index(turns, guint, i - 1))->score;
    g_string_append(writer->out, "; ");
    put_phrase(writer, i + 1 == turns->len ? CJM_WORD_COURSE_ENDS : rises ? CJM_WORD_COURSE_RISES : CJM_WORD_COURSE_FALLS, point);
  }
  g_string_append_c(writer->out, '.');
  g_array_free(turns, TRUE);
}

/* The highest and the lowest point, of equal ones the first of the highest and the last of the lowest, as the map marks them. */
static void put_extremes(const Writer *writer, const Course *course)
{
  const Point *peak = point_at(course, 0), *lowest = peak;
  for (guint i = 1; i < course->points->len; i++) {
    const Point *point = point_at(course, i);
    if (point->score > peak->score) peak = point;
    if (point->score <= lowest->score) lowest = point;
  }
  if (peak->score > lowest->score) {
    put_fact(writer, CJM_WORD_PEAK, peak);
    put_fact(writer, CJM_WORD_LOWEST, lowest);
  }
  if (course->has_other && course->other.score < lowest->score) put_fact(writer, CJM_WORD_OTHER_PATH, &course->other);
}

/* The step in which two courses are farthest apart: by at least a tenth of the scale. */
static void put_apart(const Writer *writer, const Course *course, const Course *primary)
{
  double most = (writer->journey->scale_max - writer->journey->scale_min) / 10;
  const Point *one = NULL, *other = NULL;
  for (guint i = 0, k = 0; i < course->points->len; i++) {
    const Point *point = point_at(course, i);
    while (k < primary->points->len && point_at(primary, k)->column < point->column) k++;
    if (k == primary->points->len) break;
    double apart = fabs(point->score - point_at(primary, k)->score);
    if (point_at(primary, k)->column != point->column || apart <= most) continue;
    most = apart;
    one = point;
    other = point_at(primary, k);
  }
  if (!one) return;
  g_autofree char *score = cjm_lang_score_new(writer->lang, one->score), *step = step_new(writer, one->column);
  g_autofree char *its = cjm_lang_score_new(writer->lang, other->score), *scores = g_strdup_printf("%s / %s (%s)", score, its, step);
  g_autofree char *phrase = cjm_lang_phrase_new(writer->lang, CJM_WORD_COURSE_APART, primary->name, scores);
  g_string_append_printf(writer->out, " %s.", phrase);
}

/* Writes a course and frees it. */
static void put_and_clear(const Writer *writer, Course *course, const Course *primary)
{
  if (course->points->len > 0) {
    if (writer->out->len > 0) g_string_append_c(writer->out, ' ');
    if (course->name) {
      g_autofree char *name = cjm_lang_isolate_new(writer->lang, course->name);
      g_string_append_printf(writer->out, "%s: ", name);
    }
    put_course(writer, course);
    put_extremes(writer, course);
    if (primary && primary->name) put_apart(writer, course, primary);
  }
  course_clear(course);
}

/* ---- who is shown ---- */

static bool is_shown(const CjmLane *lane, const CjmPersona *persona)
{
  if (lane->show_all) return true;
  for (size_t i = 0; i < lane->show.n; i++)
    if ((const CjmPersona *)lane->show.at[i]->to == persona) return true;
  return false;
}

static void put_personas(const Writer *writer, const CjmLane *lane)
{
  const CjmJourney *journey = writer->journey;
  const CjmStep *const *steps = (const CjmStep *const *)journey->steps.at;
  const CjmPersona *first = journey->primary;
  Course primary = course_of(journey, journey, steps, first, first ? first->title.at : NULL);
  bool shows_primary = !first || is_shown(lane, first);
  if (shows_primary) {
    const char *title = lane->title.at ? lane->title.at : cjm_lang_word(writer->lang, cjm_lane_word(lane->id));
    Course copy = course_of(journey, journey, steps, first, primary.name ? primary.name : title);
    put_and_clear(writer, &copy, NULL);
  }
  for (size_t i = 0; i < journey->personas.n; i++) {
    const CjmPersona *persona = journey->personas.at[i];
    if (persona == first || !is_shown(lane, persona)) continue;
    Course course = course_of(journey, journey, steps, persona, persona->title.at);
    put_and_clear(writer, &course, shows_primary ? &primary : NULL);
  }
  course_clear(&primary);
}

static void put_other(const Writer *writer, const CjmOther *other)
{
  const CjmJourney *journey = writer->journey;
  Course course = course_of(journey, other->journey, (const CjmStep *const *)other->steps,
                            cjm_journey_persona(other->journey, journey->primary), other->name);
  put_and_clear(writer, &course, NULL);
}

char *cjm_course_words_new(const CjmJourney *journey, const CjmLane *lane, const CjmLang *lang)
{
  Writer writer = {journey, lang, cjm_arena_new(), g_string_new(NULL)};
  put_personas(&writer, lane);
  for (size_t i = 0; i < journey->competitors.n && (lane->show_all || lane->show_competitors); i++) {
    Course course = course_of_competitor(journey, journey->competitors.at[i]);
    put_and_clear(&writer, &course, NULL);
  }
  for (size_t i = 0; i < journey->overlays.n; i++) put_other(&writer, journey->overlays.at[i]);
  if (journey->earlier && (lane->show_all || lane->show_baseline)) put_other(&writer, journey->earlier);
  cjm_arena_free(writer.arena);
  return g_string_free(writer.out, writer.out->len == 0);
}
