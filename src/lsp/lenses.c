/* lenses.c: a line above each step: how it feels, and how often others refer to it. */
#include <string.h>

#include "journey/id.h"
#include "lsp/answers.h"
#include "lsp/names.h"
#include "lsp/occurrences.h"

static void append_feelings(GString *out, const CjmJourney *journey, const CjmStep *step)
{
  for (size_t i = 0; i < step->emotions.n; i++) {
    const CjmEmotion *emotion = step->emotions.at[i];
    const CjmObject *persona = emotion->persona.id.at ? emotion->persona.to : NULL;
    g_autofree char *score = cjm_lsp_score_new(emotion->score.value);
    g_string_append_printf(out, "%s%s%s%s", out->len ? " · " : "", persona && journey->personas.n > 1 ? persona->id : "",
                           persona && journey->personas.n > 1 ? " " : "", score);
    if (emotion->label.at) g_string_append_printf(out, " %s", emotion->label.at);
  }
}

static void write_lens(CjmLspCall *call, const CjmJourney *journey, const CjmStep *step, unsigned uses)
{
  g_autoptr(GString) title = g_string_new(NULL);
  append_feelings(title, journey, step);
  if (uses) g_string_append_printf(title, "%sreferred to %u time%s", title->len ? " · " : "", uses, uses == 1 ? "" : "s");
  if (!title->len) return;
  cjm_json_open(call->out, '{');
  cjm_json_key(call->out, "range");
  cjm_lsp_write_range(call->out, step->o.span.source, call->workspace->session->encoding, step->o.span.start, step->o.span.start);
  cjm_json_key(call->out, "command");
  cjm_json_open(call->out, '{');
  cjm_json_member(call->out, "title", title->str);
  cjm_json_member(call->out, "command", "");
  cjm_json_close(call->out, '}');
  cjm_json_close(call->out, '}');
}

void cjm_lsp_lenses(CjmLspCall *call)
{
  const CjmJourney *journey = cjm_lsp_journey(call->workspace, call->file);
  g_autoptr(GHashTable) uses = cjm_lsp_uses_new(call->workspace, call->file, CJM_KIND_STEP);
  cjm_json_open(call->out, '[');
  for (size_t i = 0; journey && i < journey->steps.n; i++) {
    const CjmStep *step = journey->steps.at[i];
    if (!step->o.id || step->o.span.source != call->file->document->sources->pdata[0]) continue;
    g_autofree char *id = cjm_id_fold_new(step->o.id);
    write_lens(call, journey, step, GPOINTER_TO_UINT(g_hash_table_lookup(uses, id)));
  }
  cjm_json_close(call->out, ']');
}
