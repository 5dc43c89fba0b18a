#include "journey/inner.h"

#include <string.h>

static const char scheme[] = "journey:";

static const char *step_title(const CjmStep *step)
{
  return step->title.at ? step->title.at : step->actions.n ? step->actions.at[0]->text.at : step->phase->title.at;
}

const char *cjm_inner_title(const CjmInner *inner)
{
  if (!inner->part) return inner->journey->title.at;
  const CjmStep *first = inner->journey->steps.at[inner->first];
  return inner->part->kind == CJM_KIND_PHASE ? first->phase->title.at : step_title(first);
}

CjmDuration cjm_inner_duration(const CjmInner *inner)
{
  CjmDuration all = {0};
  for (size_t i = inner->first; i < inner->first + inner->n; i++) {
    const CjmWhen *when = inner->journey->steps.at[i]->when;
    const CjmDuration *duration = when && when->duration.set ? &when->duration : when && when->waiting.set ? &when->waiting : NULL;
    if (!duration) continue;
    all.set = true;
    all.seconds += duration->seconds;
    all.longest += duration->longest;
  }
  return all;
}

char *cjm_inner_href_new(const CjmInner *inner, const char *anchor)
{
  return g_strconcat(scheme, inner->path, "#", anchor, NULL);
}

bool cjm_inner_href_split(const char *href, char **ret_path, char **ret_anchor)
{
  if (!g_str_has_prefix(href, scheme)) return false;
  const char *path = href + strlen(scheme), *sign = strrchr(path, '#'); /* a path may have one, an anchor has none */
  *ret_path = g_strndup(path, (gsize)(sign - path));
  *ret_anchor = sign[1] ? g_strdup(sign + 1) : NULL;
  return true;
}
