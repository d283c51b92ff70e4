/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The setting and the printer; the slip itself is documents/rb-late-slip's. */
#include "app/late-desk/rb-desk-slip.h"

#include "app/rb-printing.h"
#include "app/rb-settings.h"
#include "documents/rb-late-slip.h"

void
rb_desk_slip_print (GtkWidget *from,
                    RbSchool *school,
                    const RbArrival *arrival,
                    const char *sentence)
{
  g_autoptr (RbDocument) slip = NULL;

  if (!rb_settings_on ("late-slip"))
    return;
  slip = rb_late_slip_new (school, arrival, sentence);
  rb_printing_print_slip (from, slip);
}
