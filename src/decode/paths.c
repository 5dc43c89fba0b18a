/* paths.c: the forks of a journey, once references are resolved. */
#include "decode/decoder.h"
#include "journey/routes.h"

static void check_main(CjmDecoder *d, const CjmFork *fork)
{
  const CjmJourneyPath *first = NULL;
  for (size_t i = 0; i < fork->paths.n; i++) {
    const CjmJourneyPath *path = fork->paths.at[i];
    if (!path->main.value) {
      continue;
    }
    if (first == NULL) {
      first = path;
      continue;
    }
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_SECOND_MAIN_PATH, path->main.span, "`%s` is a second main path of one fork", path->o.id);
    cjm_diag_related(diag, first->main.span, "`%s` is the main path", first->o.id);
    cjm_diag_help(diag, "keep one `main: true`, or give the paths of another choice a `fork` of their own");
  }
}

void cjm_paths_finish(CjmDecoder *d)
{
  cjm_routes_number(d->arena, d->journey);
  for (size_t i = 0; i < d->journey->forks.n; i++) {
    check_main(d, d->journey->forks.at[i]);
  }
}
