/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed weeks as the writing of marks asks for them: every change of such a week is an amendment,
 * its first entries too (doc/rules.md 3). Sealing itself is a record of the office's book. */
#include "store/rb-statement.h"
#include "store/rb-store-marks.h"

GHashTable *
rb_read_seals (RbDatabase *database, GError **error)
{
  g_autoptr (GHashTable) seals = g_hash_table_new (NULL, NULL);
  GError *failed = NULL;
  RbStatement *read =
      rb_statement (database, "select week from week_seal where week is not null", error);

  if (read == NULL)
    return NULL;
  while (rb_statement_next (read, &failed))
    g_hash_table_add (seals, GINT_TO_POINTER (rb_statement_date (read, 0)));
  if (failed == NULL)
    return g_steal_pointer (&seals);
  g_propagate_error (error, failed);
  return NULL;
}

gboolean
rb_week_is_sealed (GHashTable *seals, RbDate date)
{
  return g_hash_table_contains (seals, GINT_TO_POINTER (rb_date_monday (date)));
}
