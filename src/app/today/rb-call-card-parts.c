/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the call card: its labels, lists, buttons and ticks, once. */
#include "app/today/rb-call-card-private.h"

#include "app/rb-compat.h"

#include <glib/gi18n.h>

GtkWidget *
rb_call_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

void
rb_call_empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    {
      if (GTK_IS_LIST_BOX (box))
        gtk_list_box_remove (GTK_LIST_BOX (box), child);
      else if (GTK_IS_GRID (box))
        gtk_grid_remove (GTK_GRID (box), child);
      else
        gtk_box_remove (GTK_BOX (box), child);
    }
}

GtkWidget *
rb_call_prompt_new (const char *icon, const char *markup, GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = rb_call_label (NULL, NULL);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (words), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 38);
  gtk_box_append (GTK_BOX (side), words);
  if (child)
    gtk_box_append (GTK_BOX (side), child);
  gtk_widget_set_hexpand (side, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), side);
  gtk_widget_add_css_class (box, "rb-prompt");
  return box;
}

static void
said_cb (GtkToggleButton *button, RbCallCard *card)
{
  int said = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "said"));

  if (card->filling)
    return;
  if (gtk_toggle_button_get_active (button))
    rb_call_card_choose (card, said, NULL);
  else if (card->said == said)
    rb_call_card_choose (card, -1, NULL);
}

static GtkWidget *
said_button (RbCallCard *card, RbSaid said, const char *key, const char *look, const char *word)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *chip = gtk_label_new (key);
  GtkWidget *label = rb_call_label (word, "rb-plain");
  g_autofree char *name = g_strdup_printf (_ ("%s, key %s"), word, key);

  gtk_widget_add_css_class (chip, "rb-chip");
  gtk_widget_add_css_class (chip, look);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "rb-said");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "said", GINT_TO_POINTER ((int) said));
  g_signal_connect (button, "toggled", G_CALLBACK (said_cb), card);
  card->buttons[said] = button;
  return button;
}

static GtkWidget *
build_buttons (RbCallCard *card)
{
  static const struct
  {
    RbSaid said;
    const char *key;
    const char *look;
    const char *word;
  } all[] = { { RB_SAID_ILL, "I", "authorised", N_ ("Ill") },
              { RB_SAID_APPOINTMENT, "M", "authorised", N_ ("Appointment") },
              { RB_SAID_COMING, "W", "late", N_ ("On the way") },
              { RB_SAID_OTHER, "O", "unauthorised", N_ ("No good reason") },
              { RB_SAID_HOLIDAY, "G", "unauthorised", N_ ("Holiday") },
              { RB_SAID_NO_ANSWER, "A", "rb-framed", N_ ("No answer") },
              { RB_SAID_VOICEMAIL, "V", "rb-framed", N_ ("Voicemail left") },
              { RB_SAID_TEXTED, "T", "rb-framed", N_ ("Text sent") },
              { RB_SAID_VISIT, "H", "rb-framed", N_ ("Home visit") } };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_grid_attach (GTK_GRID (grid),
                     said_button (card, all[i].said, all[i].key, all[i].look, _ (all[i].word)),
                     (int) i % 2, (int) i / 2, 1, 1);
  card->more = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (card->more), _ ("Other"));
  gtk_widget_add_css_class (card->more, "rb-said");
  rb_compat_name (card->more, _ ("Other outcomes and codes"));
  gtk_grid_attach (GTK_GRID (grid), card->more, 1, 4, 1, 1);
  return grid;
}

static void
contact_cb (GtkListBox *list, GtkListBoxRow *row, RbCallCard *card)
{
  if (row && !card->filling)
    rb_call_card_contact_chosen (card, gtk_list_box_row_get_index (row));
}

static GtkWidget *
build_head (RbCallCard *card)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  card->avatar = adw_avatar_new (54, NULL, TRUE);
  card->name = rb_call_label (NULL, "title-2");
  card->about = rb_call_label (NULL, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (card->name), TRUE);
  gtk_label_set_wrap (GTK_LABEL (card->about), TRUE);
  gtk_box_append (GTK_BOX (lines), card->name);
  gtk_box_append (GTK_BOX (lines), card->about);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (head), card->avatar);
  gtk_box_append (GTK_BOX (head), lines);
  return head;
}

static GtkWidget *
build_band (RbCallCard *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  card->band_sign = gtk_image_new ();
  card->band = rb_call_label (NULL, "numeric");
  gtk_label_set_wrap (GTK_LABEL (card->band), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (card->band), 20);
  gtk_widget_set_hexpand (card->band, TRUE);
  gtk_box_append (GTK_BOX (box), card->band_sign);
  gtk_box_append (GTK_BOX (box), card->band);
  return box;
}

static void
copy_text_cb (RbCallCard *card)
{
  rb_call_card_copy (card, FALSE);
}

static void
copy_email_cb (RbCallCard *card)
{
  rb_call_card_copy (card, TRUE);
}

static GtkWidget *
build_copy (RbCallCard *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_button_new_with_label (_ ("Copy text message"));
  GtkWidget *email = gtk_button_new_with_label (_ ("Copy e-mail"));

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_hexpand (email, TRUE);
  g_signal_connect_swapped (text, "clicked", G_CALLBACK (copy_text_cb), card);
  g_signal_connect_swapped (email, "clicked", G_CALLBACK (copy_email_cb), card);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), email);
  card->copy = box;
  return box;
}

static GtkWidget *
check (const char *word)
{
  GtkWidget *button = gtk_check_button_new_with_label (word);

  gtk_widget_add_css_class (button, "dense");
  return button;
}

static GtkWidget *
build_ticks (RbCallCard *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *back = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  card->spoken = check (_ ("Spoken to"));
  card->challenged = check (_ ("Challenged"));
  card->confidential = check (_ ("Confidential"));
  card->evidence = check (_ ("Evidence asked for"));
  card->back = gtk_drop_down_new (NULL, NULL);
  rb_compat_name (card->back, _ ("Expected back"));
  gtk_box_append (GTK_BOX (line), card->spoken);
  gtk_box_append (GTK_BOX (line), card->challenged);
  gtk_box_append (GTK_BOX (line), card->confidential);
  gtk_box_append (GTK_BOX (back), rb_call_label (_ ("Back on"), "dense"));
  gtk_box_append (GTK_BOX (back), card->back);
  gtk_box_append (GTK_BOX (back), card->evidence);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), back);
  return box;
}

static void
skip_cb (RbCallCard *card)
{
  g_signal_emit_by_name (card, "skipped");
}

static GtkWidget *
build_foot (RbCallCard *card)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *skip = gtk_button_new_with_label (_ ("Skip"));
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *key = gtk_label_new ("↵");

  card->whom = rb_call_label (NULL, "caption");
  gtk_widget_add_css_class (card->whom, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (card->whom), TRUE);
  gtk_widget_set_hexpand (card->whom, TRUE);
  gtk_widget_add_css_class (key, "rb-key");
  card->log = gtk_button_new ();
  gtk_box_append (GTK_BOX (inside), gtk_label_new (_ ("Log, next pupil")));
  gtk_box_append (GTK_BOX (inside), key);
  gtk_button_set_child (GTK_BUTTON (card->log), inside);
  gtk_widget_add_css_class (card->log, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->log), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Log, next pupil"), -1);
  g_signal_connect_swapped (skip, "clicked", G_CALLBACK (skip_cb), card);
  g_signal_connect_swapped (card->log, "clicked", G_CALLBACK (rb_call_card_log), card);
  gtk_widget_set_margin_start (foot, 8);
  gtk_widget_set_margin_end (foot, 8);
  gtk_box_append (GTK_BOX (foot), card->whom);
  gtk_box_append (GTK_BOX (foot), skip);
  gtk_box_append (GTK_BOX (foot), card->log);
  return foot;
}

/* Never behind a scroll bar: what is said while one holds the telephone. */
static GtkWidget *
build_answer (RbCallCard *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  card->note = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (card->note), _ ("Note, in a few words"));
  rb_compat_name (card->note, _ ("Note, in a few words"));
  g_signal_connect_swapped (card->note, "activate", G_CALLBACK (rb_call_card_log), card);
  gtk_box_append (GTK_BOX (box), rb_call_label (_ ("What did they say?"), "heading"));
  gtk_box_append (GTK_BOX (box), build_buttons (card));
  gtk_box_append (GTK_BOX (box), build_copy (card));
  gtk_box_append (GTK_BOX (box), card->note);
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  return box;
}

static GtkWidget *
build_pupil (RbCallCard *card)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  card->prompts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  card->contact_list = gtk_list_box_new ();
  gtk_widget_add_css_class (card->contact_list, "rb-contacts");
  rb_compat_name (card->contact_list, _ ("Contacts, in order"));
  g_signal_connect (card->contact_list, "row-selected", G_CALLBACK (contact_cb), card);
  card->reasons = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (card->reasons), 12);
  gtk_grid_set_row_spacing (GTK_GRID (card->reasons), 5);
  card->reasons_head = rb_call_label (_ ("Last three reasons"), "heading");
  gtk_box_append (GTK_BOX (box), build_head (card));
  gtk_box_append (GTK_BOX (box), build_band (card));
  gtk_box_append (GTK_BOX (box), rb_call_label (_ ("Contacts, in order"), "heading"));
  gtk_box_append (GTK_BOX (box), card->contact_list);
  gtk_box_append (GTK_BOX (box), card->prompts);
  gtk_box_append (GTK_BOX (box), card->reasons_head);
  gtk_box_append (GTK_BOX (box), card->reasons);
  gtk_box_append (GTK_BOX (box), build_ticks (card));
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (all), scrolled);
  gtk_box_append (GTK_BOX (all), build_answer (card));
  gtk_box_append (GTK_BOX (all), build_foot (card));
  return all;
}

void
rb_call_card_build (RbCallCard *card)
{
  GtkWidget *nobody = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nobody), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nobody), _ ("Nobody to ring"));
  gtk_widget_add_css_class (nobody, "compact");
  card->views = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (card->views), FALSE);
  gtk_stack_add_named (GTK_STACK (card->views), nobody, "nobody");
  gtk_stack_add_named (GTK_STACK (card->views), build_pupil (card), "pupil");
  gtk_widget_set_hexpand (card->views, TRUE);
  gtk_box_append (GTK_BOX (card), card->views);
}
