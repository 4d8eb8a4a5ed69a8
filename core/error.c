#include "core/error.h"

GQuark mubiao_error_quark(void)
{
    return g_quark_from_static_string("mubiao-error");
}

gboolean mubiao_error_is_reject(const GError *error)
{
    return error && error->domain == MUBIAO_ERROR &&
           (error->code == MUBIAO_ERROR_INPUT || error->code == MUBIAO_ERROR_LIMIT);
}
