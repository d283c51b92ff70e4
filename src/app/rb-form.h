/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small windows in which something is planned: rows to fill in, what would happen under them,
 * Cancel and one button that does it. What is missing is said in a sentence, and the button waits
 * until nothing is. Signals: "changed" (a field was), "apply" (the button or Ctrl+Enter). */
#pragma once

#include "app/rb-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RB_TYPE_FORM (rb_form_get_type ())
G_DECLARE_FINAL_TYPE (RbForm, rb_form, RB, FORM, AdwWindow)

/* `apply` is the button's word, with a mnemonic. Stands over the window of `from`. */
RbForm *rb_form_new (GtkWidget *from, RbWorkspace *workspace, const char *title, const char *apply);
RbWorkspace *rb_form_workspace (RbForm *form);
/* The snapshot of now; pages and dialogs never keep it. */
RbSchool *rb_form_school (RbForm *form);

/* A group of rows; both words may be NULL. */
AdwPreferencesGroup *rb_form_group (RbForm *form, const char *title, const char *description);
/* Rows; each tells "changed". */
GtkEditable *
rb_form_entry (RbForm *form, AdwPreferencesGroup *group, const char *title, const char *text);
/* A field for several lines; Tab leaves it. `text` may be NULL. */
GtkTextView *
rb_form_text (RbForm *form, AdwPreferencesGroup *group, const char *title, const char *text);
/* What stands there, without blanks around it. (transfer full) */
char *rb_form_get_text (GtkTextView *text);
/* `words` ends with NULL. */
AdwComboRow *rb_form_choice (RbForm *form,
                             AdwPreferencesGroup *group,
                             const char *title,
                             const char *const *words,
                             guint selected);
GtkSwitch *rb_form_switch (
    RbForm *form, AdwPreferencesGroup *group, const char *title, const char *subtitle, gboolean on);
/* A day as one writes it, with its half where `halves`. */
typedef struct
{
  GtkEditable *day;
  GtkDropDown *half; /* or NULL */
} RbFormDay;
RbFormDay rb_form_day (RbForm *form,
                       AdwPreferencesGroup *group,
                       const char *title,
                       RbSession session,
                       gboolean halves);
/* The session written there; date RB_DATE_NONE where it is no day. */
RbSession rb_form_get_day (const RbFormDay *day);
void rb_form_set_day (const RbFormDay *day, RbDate date);
/* Any other widget under the rows so far. */
void rb_form_add (RbForm *form, GtkWidget *widget);

/* Whoever changed something of their own says so. */
void rb_form_touch (RbForm *form);
/* What is wrong (NULL: nothing, and the button works), and what would happen. */
void rb_form_set_problem (RbForm *form, const char *sentence);
void rb_form_set_preview (RbForm *form, const char *words);
/* Applies the change (taken; NULL with an error is shown as the problem), says so with Undo and
 * closes. TRUE where it was done. */
gboolean rb_form_apply (RbForm *form, RbChange *change, GError *error, const char *label);
/* Shows it; `focus` (may be NULL) gets the keyboard. */
void rb_form_present (RbForm *form, GtkWidget *focus);

G_END_DECLS
