#include "lanes/channels.h"

#include <math.h>

#include "lanes/entries.h"
#include "layout/marks.h"

static const double icon_size = 17, icon_gap = 8; /* px */

/* ---- rows ---- */

/* Whether any touchpoint has no channel. */
static bool any_without(const CjmJourney *journey)
{
  for (size_t s = 0; s < journey->steps.n; s++)
    for (size_t i = 0; i < journey->steps.at[s]->touchpoints.n; i++)
      if (!journey->steps.at[s]->touchpoints.at[i]->channel.to) return true;
  return false;
}

static CjmBox *row_name(CjmSheet *sheet, const CjmChannel *channel)
{
  const CjmText *title = &channel->title;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  CjmBox *name = title->at && cjm_sheet_first(sheet, channel)
                   ? cjm_box_authored(&sheet->m, style, sheet->theme.soft, title)
                   : cjm_box_text(&sheet->m, style, sheet->theme.soft, title->at ? title->at : channel->o.id);
  cjm_box_align(name, CJM_ALIGN_END);
  if (!channel->share.set) return name;
  CjmBox *stack = sheet->on_paper ? cjm_box_wrap(&sheet->m, 5, 0) : cjm_box_stack(&sheet->m, 0), *share = cjm_sheet_note(sheet, cjm_sheet_amount(sheet, channel->share.value, "%"));
  if (sheet->on_paper) cjm_box_align_lines(stack, CJM_ALIGN_END);
  cjm_box_align(share, CJM_ALIGN_END);
  cjm_box_add(stack, name);
  cjm_box_add(stack, share);
  return stack;
}

static void add_row(CjmChannelRows *rows, CjmSheet *sheet, const CjmChannel *channel)
{
  rows->channels[rows->n] = channel;
  rows->names[rows->n] = channel ? row_name(sheet, channel) : NULL;
  rows->names_w = fmax(rows->names_w, cjm_box_width(rows->names[rows->n]) + icon_gap + icon_size + 10);
  rows->n++;
}

CjmChannelRows cjm_channel_rows(CjmSheet *sheet)
{
  static const CjmLine order[] = {CJM_LINE_ONLINE, CJM_LINE_NONE, CJM_LINE_OFFLINE};
  const CjmJourney *journey = sheet->journey;
  size_t most = journey->channels.n + 1;
  CjmChannelRows rows = {.channels = cjm_arena_alloc(sheet->m.arena, most * sizeof(CjmChannel *)),
                         .names = cjm_arena_make(sheet->m.arena, CjmBox *, most),
                         .y = cjm_arena_make(sheet->m.arena, double, most),
                         .bottom = cjm_arena_make(sheet->m.arena, double, most)};
  for (size_t k = 0; k < G_N_ELEMENTS(order); k++) {
    for (size_t i = 0; i < journey->channels.n; i++) {
      const CjmChannel *channel = journey->channels.at[i];
      if (channel->line.value == (int)order[k]) add_row(&rows, sheet, channel);
    }
    if (order[k] == CJM_LINE_NONE && any_without(journey)) add_row(&rows, sheet, NULL);
  }
  return rows;
}

size_t cjm_channel_row(const CjmChannelRows *rows, const CjmObject *channel)
{
  for (size_t i = 0; i < rows->n; i++)
    if ((const CjmObject *)rows->channels[i] == channel) return i;
  g_assert_not_reached();
}

/* Shares `extra` px among the rows that are shown. */
static void spread_rows(CjmChannelRows *rows, double extra)
{
  size_t n = 0, shown = 0;
  for (size_t i = 0; i < rows->n; i++) n += !rows->hidden || !rows->hidden[i];
  for (size_t i = 0; i < rows->n; i++) {
    bool hidden = rows->hidden && rows->hidden[i];
    double before = extra * (double)shown / (double)n, each = hidden ? 0 : extra / (double)n;
    rows->y[i] += before + each / 2;
    rows->bottom[i] += before + each;
    shown += !hidden;
  }
}

double cjm_channel_rows_set(CjmChannelRows *rows, const CjmSheet *sheet, const CjmRoom *rooms, double name, double least)
{
  double pad = cjm_sheet_space(sheet, 7), y = 0;
  bool first = true;
  for (size_t i = 0; i < rows->n; i++) {
    if (rows->hidden && rows->hidden[i]) {
      rows->y[i] = rows->bottom[i] = y;
      continue;
    }
    double half = cjm_box_height(rows->names[i], rows->names_w) / 2, above = fmax(rooms[i].above, half) + pad;
    if (first) y = fmax(0, cjm_lane_pad_y(sheet) + name + 5 + half - above);
    rows->y[i] = y + above;
    rows->bottom[i] = y = rows->y[i] + fmax(rooms[i].below, half) + pad;
    first = false;
  }
  double height = y + cjm_lane_pad_y(sheet) / 2;
  if (first || height >= least) return height;
  spread_rows(rows, least - height);
  return least;
}

static bool is_offline(const CjmChannelRows *rows, size_t i)
{
  return rows->channels[i] && rows->channels[i]->line.value == CJM_LINE_OFFLINE;
}

static void draw_name(const CjmChannelRows *rows, const CjmSheet *sheet, size_t i, double y)
{
  const CjmGrid *grid = &sheet->grid;
  const CjmChannel *channel = rows->channels[i];
  if (!channel) return;
  double icon_x = cjm_grid_names_end(grid) - 10 - icon_size, width = icon_x - icon_gap - grid->name_x,
         height = cjm_box_height(rows->names[i], width);
  cjm_box_place(rows->names[i], sheet->scene, grid->name_x, y + rows->y[i] - height / 2, width, sheet->theme.background);
  const char *icon = channel->icon.at ? channel->icon.at : channel->o.id;
  cjm_mark_icon(sheet->scene, icon, (CjmRect){icon_x, y + rows->y[i] - icon_size / 2, icon_size, icon_size}, sheet->theme.soft);
}

void cjm_channel_rows_draw(const CjmChannelRows *rows, const CjmSheet *sheet, double y)
{
  const CjmGrid *grid = &sheet->grid;
  for (size_t i = 0; i < rows->n; i++) {
    if (rows->hidden && rows->hidden[i]) continue;
    draw_name(rows, sheet, i, y);
    size_t next = i + 1;
    while (next < rows->n && rows->hidden && rows->hidden[next]) next++;
    if (next >= rows->n) break;
    bool border = is_offline(rows, next) && !is_offline(rows, i);
    double at = y + rows->bottom[i];
    CjmStroke stroke = border ? cjm_stroke_dashed(sheet->theme.neutral, 1.3, 1.5, 4) : cjm_stroke(sheet->theme.hair, 1);
    cjm_scene_line(sheet->scene, (CjmPoint){border ? grid->name_x : grid->left, at}, (CjmPoint){grid->right, at}, stroke);
  }
}

/* ---- the lane of dots ---- */

static bool prepare(CjmLaneView *view)
{
  CjmChannelRows *rows = cjm_arena_make(view->sheet->m.arena, CjmChannelRows, 1);
  *rows = cjm_channel_rows(view->sheet);
  if (!rows->n) return false;
  view->names = rows->names_w;
  view->picture = rows;
  const CjmJourney *journey = view->sheet->journey;
  for (size_t s = 0; s < journey->steps.n; s++)
    if (journey->steps.at[s]->touchpoints.n) cjm_sheet_use(view->sheet, CJM_SIGN_CHANNEL_USED);
  return true;
}

static double measure(CjmLaneView *view)
{
  CjmChannelRows *rows = view->picture;
  CjmSheet *sheet = view->sheet;
  CjmRoom *rooms = g_new0(CjmRoom, rows->n);
  double height = cjm_channel_rows_set(rows, sheet, rooms, cjm_box_height(view->name, sheet->grid.name_w), view->least);
  g_free(rooms);
  return height;
}

/* A dot where a step uses the channel; consecutive steps on one channel are joined. */
static void place(CjmLaneView *view, double y)
{
  const CjmChannelRows *rows = view->picture;
  CjmSheet *sheet = view->sheet;
  const CjmGrid *grid = &sheet->grid;
  cjm_channel_rows_draw(rows, sheet, y);
  double *last = g_new(double, rows->n);
  for (size_t i = 0; i < rows->n; i++) last[i] = NAN;
  for (size_t s = grid->first; s < cjm_grid_end(grid); s++) {
    const CjmStep *step = sheet->journey->steps.at[s];
    double x = grid->x[s] + grid->w[s] / 2;
    for (size_t row = 0; row < rows->n; row++) {
      bool here = false;
      for (size_t i = 0; i < step->touchpoints.n; i++) here |= cjm_channel_row(rows, step->touchpoints.at[i]->channel.to) == row;
      CjmPoint at = {x, y + rows->y[row]};
      if (here && !isnan(last[row]))
        cjm_scene_line(sheet->scene, (CjmPoint){last[row] + 5, at.y}, (CjmPoint){x - 5, at.y}, cjm_stroke(sheet->theme.path, 2));
      if (here) {
        cjm_scene_circle(sheet->scene, at, 5, cjm_paint(sheet->theme.accent), CJM_NO_STROKE);
        cjm_scene_sign(sheet->scene, CJM_SIGN_CHANNEL_USED);
      }
      last[row] = here ? x : NAN;
    }
  }
  g_free(last);
}

const CjmLaneClass cjm_lane_channels = {.prepare = prepare, .measure = measure, .place = place, .entry = cjm_entry_channels};
