/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The call card: shows a pupil, takes what is chosen, and logs it. */
#include "app/today/rb-call-card-private.h"

#include "app/rb-notice.h"
#include "app/rb-right-guard.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (RbCallCard, rb_call_card, GTK_TYPE_BOX)

static void
start_again (RbCallCard *card)
{
  gtk_editable_set_text (GTK_EDITABLE (card->note), "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (card->challenged), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (card->confidential), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (card->evidence), FALSE);
  card->contact = -1;
  rb_call_card_choose (card, -1, NULL);
}

void
rb_call_card_show (RbCallCard *card, const RbToday *today, int row)
{
  gboolean same = row == card->row && row >= 0;

  card->today = today;
  card->row = row;
  gtk_stack_set_visible_child_name (GTK_STACK (card->views), row < 0 ? "nobody" : "pupil");
  if (row < 0)
    return;
  if (!rb_day_away_pupil (today->school, (guint) row, today->date, today->now, &card->away))
    card->away =
        (RbAway){ .row = (guint) row,
                  .state = RB_AWAY_EXPLAINED,
                  .klass = rb_roster_class_on (today->school->roster, (guint) row, today->date) };
  if (!same)
    start_again (card);
  rb_call_card_fill (card, same);
}

int
rb_call_card_row (RbCallCard *card)
{
  return card->row;
}

/* --- choosing --- */

static gboolean
was_spoken (int said)
{
  return said >= 0 && said != RB_SAID_NO_ANSWER && said != RB_SAID_VOICEMAIL
         && said != RB_SAID_TEXTED && said != RB_SAID_VISIT;
}

void
rb_call_card_choose (RbCallCard *card, int said, const char *code)
{
  g_autofree char *word = NULL;

  card->filling = TRUE;
  card->said = said;
  g_free (card->code);
  card->code = g_strdup (code);
  for (int i = 0; i < RB_N_SAID; i++)
    if (card->buttons[i])
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (card->buttons[i]), i == said);
  if (said >= 0 && !card->buttons[said])
    word = code ? g_strdup_printf (_ ("%s, authorised"), code)
                : g_strdup (rb_today_outcome_word (rb_said_id (said)));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (card->more), word ? word : _ ("Other"));
  if (word)
    gtk_widget_add_css_class (card->more, "rb-chosen");
  else
    gtk_widget_remove_css_class (card->more, "rb-chosen");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (card->spoken), was_spoken (said));
  gtk_widget_set_visible (card->copy, said == RB_SAID_TEXTED);
  if (said == RB_SAID_ILL && card->away.evidence_due)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (card->evidence), TRUE);
  gtk_widget_set_sensitive (card->log, said >= 0);
  card->filling = FALSE;
}

void
rb_call_card_contact_chosen (RbCallCard *card, int index)
{
  card->contact = index;
}

gboolean
rb_call_card_key (RbCallCard *card, guint keyval)
{
  static const struct
  {
    char key;
    RbSaid said;
  } keys[] = { { 'i', RB_SAID_ILL },       { 'm', RB_SAID_APPOINTMENT }, { 'g', RB_SAID_HOLIDAY },
               { 'o', RB_SAID_OTHER },     { 'w', RB_SAID_COMING },      { 'l', RB_SAID_COMING },
               { 'a', RB_SAID_NO_ANSWER }, { 'v', RB_SAID_VOICEMAIL },   { 't', RB_SAID_TEXTED },
               { 'h', RB_SAID_VISIT },     { 'n', RB_SAID_UNEXPLAINED }, { 'd', RB_SAID_TALK } };
  guint32 letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (keyval));

  if (card->row < 0)
    return FALSE;
  if (letter >= '1' && letter <= '9')
    {
      GtkListBoxRow *row =
          gtk_list_box_get_row_at_index (GTK_LIST_BOX (card->contact_list), (int) (letter - '1'));

      if (row)
        gtk_list_box_select_row (GTK_LIST_BOX (card->contact_list), row);
      return row != NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (letter == (guint32) keys[i].key)
      {
        rb_call_card_choose (card, keys[i].said, NULL);
        return TRUE;
      }
  return FALSE;
}

/* --- logging --- */

static RbCallChild
child_of (RbCallCard *card, guint row, RbSaid said)
{
  guint back = gtk_drop_down_get_selected (GTK_DROP_DOWN (card->back));
  RbCallChild child = { .row = row,
                        .day = card->today->date,
                        .said = said,
                        .code = card->code,
                        .reason = gtk_editable_get_text (GTK_EDITABLE (card->note)) };

  if (back > 0 && back <= card->days->len && said != RB_SAID_COMING)
    child.expected_return = g_array_index (card->days, RbDate, back - 1);
  child.evidence_asked = gtk_check_button_get_active (GTK_CHECK_BUTTON (card->evidence));
  return child;
}

/* The child of the card and the brothers and sisters in this call. */
static GArray *
children_of (RbCallCard *card)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (RbCallChild));
  RbCallChild child = child_of (card, (guint) card->row, (RbSaid) MAX (0, card->said));

  g_array_append_val (children, child);
  for (guint i = 0; i < card->siblings->len; i++)
    {
      const RbCallSibling *one = &g_array_index (card->siblings, RbCallSibling, i);
      guint own = gtk_drop_down_get_selected (GTK_DROP_DOWN (one->outcome));

      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (one->check)))
        continue;
      child = child_of (card, one->row,
                        own > 0 && own <= RB_N_SIBLING_SAID ? rb_sibling_said[own - 1]
                                                            : (RbSaid) card->said);
      g_array_append_val (children, child);
    }
  return children;
}

void
rb_call_card_copy (RbCallCard *card, gboolean email)
{
  g_autoptr (GArray) children = children_of (card);
  const RbContact *contact = card->contact >= 0 ? card->contacts->pdata[card->contact] : NULL;
  const RbCallChild *all = (const RbCallChild *) (gpointer) children->data;
  g_autofree char *text =
      email ? rb_first_day_email (card->today->school, contact, all, children->len)
            : rb_first_day_text (card->today->school, all, children->len);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (card)), text);
  rb_notice_show (GTK_WIDGET (card), email ? _ ("E-mail copied") : _ ("Text message copied"), NULL,
                  NULL);
}

static char *
label_of (RbCallCard *card, guint n)
{
  g_autofree char *name = rb_pupil_name (rb_call_card_pupil (card));
  const char *word = rb_today_outcome_word (rb_said_id ((RbSaid) card->said));

  if (n == 1)
    return g_strdup_printf ("%s: %s", name, word);
  return g_strdup_printf (_ ("%s and %u more: %s"), name, n - 1, word);
}

void
rb_call_card_log (RbCallCard *card)
{
  g_autoptr (GArray) children = NULL;
  g_autoptr (RbChange) made = NULL, change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  RbCall call = { 0 };

  if (card->row < 0)
    return;
  if (card->said < 0)
    {
      rb_notice_show (GTK_WIDGET (card), _ ("Choose what they said first."), NULL, NULL);
      return;
    }
  children = children_of (card);
  call.contact = card->contact >= 0 ? card->contacts->pdata[card->contact] : NULL;
  call.spoken = gtk_check_button_get_active (GTK_CHECK_BUTTON (card->spoken));
  call.challenged = gtk_check_button_get_active (GTK_CHECK_BUTTON (card->challenged));
  call.confidential = gtk_check_button_get_active (GTK_CHECK_BUTTON (card->confidential));
  made = rb_workspace_change_new (card->workspace, RB_SOURCE_GRID, "");
  change = rb_first_day_change (card->today->school, &call,
                                (const RbCallChild *) (gpointer) children->data, children->len,
                                card->today->now, made->who, made->position, made->at, &error);
  if (!change)
    {
      rb_notice_error (GTK_WIDGET (card), error, NULL, NULL);
      return;
    }
  label = label_of (card, children->len);
  rb_workspace_apply (card->workspace, change, label);
  rb_notice_undo (GTK_WIDGET (card), label);
  g_signal_emit_by_name (card, "logged");
}

void
rb_call_card_focus_note (RbCallCard *card)
{
  if (card->row >= 0)
    gtk_widget_grab_focus (card->note);
}

/* --- the widget --- */

static void
said_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbSaid said;

  if (rb_said_parse (g_variant_get_string (parameter, NULL), &said))
    rb_call_card_choose (RB_CALL_CARD (widget), said, NULL);
}

static void
code_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rb_call_card_choose (RB_CALL_CARD (widget), RB_SAID_AUTHORISED,
                       g_variant_get_string (parameter, NULL));
}

static void
rb_call_card_finalize (GObject *object)
{
  RbCallCard *card = RB_CALL_CARD (object);

  g_clear_object (&card->workspace);
  g_clear_pointer (&card->contacts, g_ptr_array_unref);
  g_array_unref (card->siblings);
  g_array_unref (card->days);
  g_free (card->code);
  G_OBJECT_CLASS (rb_call_card_parent_class)->finalize (object);
}

static void
rb_call_card_class_init (RbCallCardClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rb_call_card_finalize;
  g_signal_new ("logged", RB_TYPE_CALL_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  g_signal_new ("skipped", RB_TYPE_CALL_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "card.said", "s", said_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "card.code", "s", code_action);
}

static void
rb_call_card_init (RbCallCard *card)
{
  card->row = -1;
  card->said = -1;
  card->contact = -1;
  card->siblings = g_array_new (FALSE, FALSE, sizeof (RbCallSibling));
  card->days = g_array_new (FALSE, FALSE, sizeof (RbDate));
  gtk_widget_add_css_class (GTK_WIDGET (card), "card");
  gtk_widget_add_css_class (GTK_WIDGET (card), "rb-call-card");
  rb_call_card_build (card);
}

void
rb_call_card_set_workspace (RbCallCard *card, RbWorkspace *workspace)
{
  g_set_object (&card->workspace, workspace);
  rb_right_bind (card->log, workspace, RB_RIGHT_CALLS);
}
