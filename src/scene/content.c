#include "scene/content.h"

CjmContentMaker cjm_content_maker(CjmArena *arena)
{
  return (CjmContentMaker){arena, g_ptr_array_new_with_free_func((GDestroyNotify)cjm_scene_free)};
}

void cjm_content_maker_clear(CjmContentMaker *maker)
{
  g_clear_pointer(&maker->scenes, g_ptr_array_unref);
}

CjmContent *cjm_content(CjmContentMaker *maker, CjmContentKind kind)
{
  CjmContent *content = cjm_arena_make(maker->arena, CjmContent, 1);
  content->kind = kind;
  return content;
}

void cjm_content_add(CjmContent *parent, CjmContent *child)
{
  if (!child) return;
  if (parent->last) parent->last->next = child;
  else parent->first = child;
  parent->last = child;
}

CjmContent *cjm_content_drawing(CjmContentMaker *maker, double width, double height, bool wide)
{
  CjmContent *content = cjm_content(maker, CJM_CONTENT_DRAWING);
  CjmScene *scene = content->u.drawing.scene = cjm_scene_new(maker->arena);
  scene->width = width;
  scene->height = height;
  content->u.drawing.wide = wide;
  g_ptr_array_add(maker->scenes, scene);
  return content;
}
