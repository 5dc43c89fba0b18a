#include "scene/outline.h"

void cjm_outline_clear(CjmOutline *outline)
{
  g_clear_pointer(&outline->map, cjm_scene_free);
  g_clear_pointer(&outline->links, g_array_unref);
  cjm_content_maker_clear(&outline->maker);
}
