/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what parents ring about. */
#include "app/absence/rb-message-kinds.h"

#include <glib/gi18n.h>

/* What a parent rings about, likeliest first. */
static const RbMessageKind kinds[] = {
  { N_ ("Ill (I)"), "I", "message" },
  { N_ ("Medical or dental appointment (M)"), "M", "appointment" },
  { N_ ("Religious observance (R)"), "R", "message" },
  { N_ ("Holiday, not granted (G)"), "G", "message" },
  { N_ ("Exceptional circumstances (C)"), "C", "message" },
  { N_ ("Interview (J1)"), "J1", "appointment" },
  { N_ ("Travelling for work (T)"), "T", "message" },
  { N_ ("Other, not authorised (O)"), "O", "other" },
};

const RbMessageKind *
rb_message_kind (guint index)
{
  return &kinds[MIN (index, G_N_ELEMENTS (kinds) - 1)];
}

const char **
rb_message_words (void)
{
  const char **words = g_new0 (const char *, G_N_ELEMENTS (kinds) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    words[i] = _ (kinds[i].words);
  return words;
}
