/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the sample school into a new file, through the store alone. */
#include "school/rb-sample.h"

#include <glib/gstdio.h>

#include "school/rb-clock.h"
#include "store/rb-store.h"

gboolean
rb_sample_create (const char *path, const RbSampleSpec *spec, GError **error)
{
  g_autoptr (RbSchool) school = rb_sample_school (spec);
  g_autoptr (RbStore) store = rb_store_create (path, school->details, NULL, NULL, error);

  if (store == NULL)
    return FALSE;
  if (!rb_store_write_school (store, school, "Sample school", "", rb_clock_seconds (), error))
    {
      g_clear_object (&store);
      g_unlink (path);
      return FALSE;
    }
  rb_store_close (store);
  return TRUE;
}
