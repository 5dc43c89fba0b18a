#include "picture/picture.h"

G_DEFINE_QUARK(cjm - picture - error, cjm_picture_error)
