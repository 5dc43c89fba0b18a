/* json.c: all that is known of the changes. Its schema is data/diff.json. */
#include "base/json.h"
#include "listing/listing.h"

enum { FORMAT_VERSION = 1 };

static void write_journey(CjmJson *json, const char *key, const char *name, const CjmJourney *journey)
{
  const CjmDate *updated = &journey->updated;
  g_autofree char *date = updated->year ? g_strdup_printf("%04d-%02d-%02d", updated->year, updated->month, updated->day) : NULL;
  cjm_json_key(json, key);
  cjm_json_open(json, '{');
  cjm_json_member(json, "file", name);
  cjm_json_member(json, "title", journey->title.at);
  if (journey->version.at) cjm_json_member(json, "version", journey->version.at);
  if (date) cjm_json_member(json, "updated", date);
  cjm_json_member_number(json, "steps", (double)journey->steps.n);
  cjm_json_close(json, '}');
}

static void write_counts(CjmJson *json, const char *key, const size_t *counts)
{
  cjm_json_key(json, key);
  cjm_json_open(json, '{');
  for (CjmDirection i = 0; i < CJM_DIRECTION_COUNT; i++) cjm_json_member_number(json, cjm_direction_name(i), (double)counts[i]);
  cjm_json_close(json, '}');
}

static void write_side(CjmJson *json, const char *key, const CjmDiffSide *side)
{
  if (!side->value && !side->span.source) return;
  cjm_json_key(json, key);
  cjm_json_open(json, '{');
  if (side->value) cjm_json_member(json, "value", side->value);
  if (side->text) cjm_json_member(json, "text", side->text);
  if (side->span.source) {
    CjmPlace place = cjm_source_place(side->span.source, side->span.start);
    cjm_json_member(json, "file", side->span.source->name);
    cjm_json_member_number(json, "line", place.line);
    cjm_json_member_number(json, "column", place.column);
  }
  cjm_json_close(json, '}');
}

static void write_flag(CjmJson *json, const char *key, bool value)
{
  cjm_json_key(json, key);
  cjm_json_bool(json, value);
}

static void write_causes(CjmJson *json, const CjmDifference *change)
{
  cjm_json_key(json, "follows_from");
  cjm_json_open(json, '[');
  for (size_t i = 0; i < change->n_causes; i++) cjm_json_text(json, change->causes[i]->fingerprint);
  cjm_json_close(json, ']');
}

static void write_change(CjmJson *json, const CjmDifference *change)
{
  const CjmStep *step = change->new_step ? change->new_step : change->old_step;
  cjm_json_open(json, '{');
  cjm_json_member(json, "rule", change->rule->name);
  cjm_json_member(json, "direction", cjm_direction_name(change->direction));
  cjm_json_member(json, "fingerprint", change->fingerprint);
  cjm_json_member(json, "address", change->address);
  if (change->old_address) cjm_json_member(json, "old_address", change->old_address);
  cjm_json_member(json, "what", change->what);
  if (step) cjm_json_member(json, "step", step->o.id);
  if (change->phase) cjm_json_member(json, "phase", change->phase->o.id);
  write_side(json, "old", &change->old);
  write_side(json, "new", &change->new);
  if (change->difference != 0) cjm_json_member_number(json, "difference", change->difference);
  if (change->note) cjm_json_member(json, "note", change->note);
  write_flag(json, "derived", change->derived);
  if (change->derived) write_causes(json, change);
  write_flag(json, "matched_by_likeness", change->likely);
  write_flag(json, "reviewed", change->reviewed);
  cjm_json_close(json, '}');
}

static void write(const CjmChanges *changes, const CjmListingOptions *options, GString *out)
{
  CjmJson json = {.out = out, .pretty = true};
  cjm_json_open(&json, '{');
  cjm_json_member_number(&json, "format_version", FORMAT_VERSION);
  cjm_json_member(&json, "lang", cjm_lang_tag(changes->lang));
  cjm_json_member(&json, "headline", changes->headline);
  write_journey(&json, "old", options->old_name, changes->old);
  write_journey(&json, "new", options->new_name, changes->new);
  write_counts(&json, "counts", changes->counts);
  write_counts(&json, "derived", changes->derived);
  cjm_json_member_number(&json, "reviewed", (double)changes->reviewed);
  cjm_json_member_number(&json, "unchanged_steps", (double)changes->unchanged_steps);
  cjm_json_key(&json, "changes");
  cjm_json_open(&json, '[');
  for (size_t i = 0; i < changes->n; i++) write_change(&json, changes->at[i]);
  cjm_json_close(&json, ']');
  cjm_json_close(&json, '}');
  g_string_append_c(out, '\n');
}

const CjmListing cjm_listing_json = {.name = "json", .extension = ".json", .help = "All that is known of the changes, for programs.", .write = write};
