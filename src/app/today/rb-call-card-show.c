/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the parts of the call card with one child: who, whom to ring, what is known. */
#include "app/today/rb-call-card-private.h"

#include "app/rb-band-sign.h"
#include "app/rb-compat.h"
#include "app/register/rb-register-look.h"

#include <glib/gi18n.h>

#define N_DAYS_BACK 15

const RbSaid rb_sibling_said[RB_N_SIBLING_SAID] = { RB_SAID_ILL,     RB_SAID_APPOINTMENT,
                                                    RB_SAID_HOLIDAY, RB_SAID_OTHER,
                                                    RB_SAID_COMING,  RB_SAID_UNEXPLAINED };

const RbPupil *
rb_call_card_pupil (RbCallCard *card)
{
  return rb_roster_pupil (card->today->school->roster, (guint) card->row);
}

static void
show_head (RbCallCard *card)
{
  g_autofree char *name = rb_pupil_name (rb_call_card_pupil (card));
  const RbClass *klass = card->away.klass;
  const char *known = card->away.state == RB_AWAY_COMING      ? _ ("on the way")
                      : card->away.state == RB_AWAY_EXPLAINED ? _ ("reason known")
                                                              : _ ("no reason yet");
  g_autofree char *about = klass ? g_strdup_printf (_ ("%s, %s. Day %d, %s"), klass->name,
                                                    klass->teacher, card->away.day, known)
                                 : g_strdup_printf (_ ("Day %d, %s"), card->away.day, known);

  adw_avatar_set_text (ADW_AVATAR (card->avatar), name);
  gtk_label_set_text (GTK_LABEL (card->name), name);
  gtk_label_set_text (GTK_LABEL (card->about), about);
}

static void
show_band (RbCallCard *card)
{
  const RbPolicy *policy = rb_policy_book_on (card->today->school->policies, card->today->date);
  RbRate rate = rb_tally_attendance (&card->away.tally);
  RbBandRole role = rb_policy_band (policy, rate);
  g_autofree char *figure = rb_rate_format (rate);
  g_autofree char *days = rb_days_format (rb_tally_absent (&card->away.tally));
  g_autofree char *band = g_utf8_strdown (rb_policy_band_name (policy, role), -1);
  g_autofree char *words =
      g_strdup_printf (_ ("<b>%s</b> this year, %s. %s days missed.%s"), figure, band, days,
                       card->away.persistent ? _ (" Persistent.") : "");
  g_autoptr (GdkTexture) sign =
      rb_band_sign_texture (role, 15, gtk_widget_get_scale_factor (GTK_WIDGET (card)));

  gtk_image_set_from_paintable (GTK_IMAGE (card->band_sign), GDK_PAINTABLE (sign));
  gtk_label_set_markup (GTK_LABEL (card->band), words);
}

static GtkWidget *
sibling_choice (RbCallCard *card, RbCallSibling *sibling)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const RbPupil *pupil = rb_roster_pupil (card->today->school->roster, sibling->row);
  g_autofree char *in_call = g_strdup_printf (_ ("%s is in this call"), pupil->forename);
  g_autofree char *name = g_strdup_printf (_ ("What is said of %s"), pupil->forename);

  gtk_string_list_append (words, _ ("the same"));
  for (guint i = 0; i < RB_N_SIBLING_SAID; i++)
    gtk_string_list_append (words, rb_today_outcome_word (rb_said_id (rb_sibling_said[i])));
  sibling->check = gtk_check_button_new_with_label (in_call);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (sibling->check), TRUE);
  sibling->outcome = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  rb_compat_name (sibling->outcome, name);
  g_signal_connect_swapped (sibling->check, "toggled", G_CALLBACK (rb_call_card_show_whom), card);
  gtk_widget_set_hexpand (sibling->check, TRUE);
  gtk_box_append (GTK_BOX (box), sibling->check);
  gtk_box_append (GTK_BOX (box), sibling->outcome);
  return box;
}

static void
add_sibling (RbCallCard *card, guint row)
{
  const RbSchool *school = card->today->school;
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  const RbClass *klass = rb_roster_class_on (school->roster, row, card->today->date);
  const char *kin = pupil->sex == 'F'   ? _ ("Sister")
                    : pupil->sex == 'M' ? _ ("Brother")
                                        : _ ("Brother or sister");
  int place = rb_today_find_call (card->today, (int) row);
  gboolean to_ring =
      place >= 0 && rb_today_call (card->today, (guint) place)->state == RB_AWAY_UNEXPLAINED;
  g_autofree char *name = g_markup_escape_text (pupil->forename, -1);
  g_autofree char *where = g_markup_escape_text (klass ? klass->name : "", -1);
  g_autofree char *words = NULL;
  RbCallSibling sibling = { .row = row };
  GtkWidget *choice = NULL;

  words =
      to_ring ? g_strdup_printf (
          _ ("%s <b>%s, %s</b>, is away too, no reason. One call settles both."), kin, name, where)
              : g_strdup_printf (_ ("%s <b>%s, %s</b>, is away too, and the reason is known."), kin,
                                 name, where);
  if (to_ring)
    {
      choice = sibling_choice (card, &sibling);
      g_array_append_val (card->siblings, sibling);
    }
  gtk_box_append (GTK_BOX (card->prompts),
                  rb_call_prompt_new ("rollbook-pupils-symbolic", words, choice));
}

static void
add_prompt (RbCallCard *card, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  gtk_box_append (GTK_BOX (card->prompts),
                  rb_call_prompt_new ("dialog-warning-symbolic", markup, NULL));
}

/* Whom, and how to reach them, only to those who may know. */
static void
add_tell (RbCallCard *card, const RbFlag *flag)
{
  const char *whom = g_str_equal (flag->flag, "social-worker")
                         ? _ ("Tell the social worker of this absence today.")
                     : g_str_equal (flag->flag, "youth-worker")
                         ? _ ("Tell the youth offending worker of this absence today.")
                         : _ ("Tell the safeguarding lead of this absence today.");
  g_autofree char *words =
      *flag->note ? g_strdup_printf ("%s %s", whom, flag->note) : g_strdup (whom);

  add_prompt (card, words);
}

static void
show_prompts (RbCallCard *card)
{
  g_autoptr (GArray) siblings =
      rb_day_siblings_away (card->today->school, card->today->away, (guint) card->row);
  const RbPolicy *policy = rb_policy_book_on (card->today->school->policies, card->today->date);
  guint prompts = rb_away_prompts (&card->away, policy);

  rb_call_empty (card->prompts);
  g_array_set_size (card->siblings, 0);
  for (guint i = 0; i < siblings->len; i++)
    add_sibling (card, g_array_index (siblings, guint, i));
  if (prompts & RB_PROMPT_TELL)
    add_tell (card, card->away.tell);
  if (prompts & RB_PROMPT_WELFARE)
    add_prompt (card, _ ("Away for days and nobody knows why: tell the education welfare "
                         "officer."));
  if (prompts & RB_PROMPT_VISIT)
    add_prompt (card, _ ("Nobody has answered: decide on a home visit."));
  if (prompts & RB_PROMPT_EVIDENCE)
    add_prompt (card, _ ("Ill for longer than the policy allows without evidence: ask for it."));
  gtk_widget_set_visible (card->prompts, gtk_widget_get_first_child (card->prompts) != NULL);
}

/* "No answer 09:08" of the last try to reach this contact today; NULL for none. */
static char *
tried (RbCallCard *card, const RbContact *contact)
{
  const RbOffice *office = card->today->school->office;

  for (guint i = rb_office_n (office, RB_RECORD_OUTCOME); i-- > 0;)
    {
      const RbOutcome *outcome = rb_office_nth (office, RB_RECORD_OUTCOME, i);
      const RbAttempt *attempt;

      if (outcome->day != card->today->date || outcome->pupil_id != contact->pupil_id)
        continue;
      attempt = rb_office_find (office, RB_RECORD_ATTEMPT, outcome->attempt_id);
      if (attempt && attempt->contact_id == contact->id)
        {
          g_autofree char *time = rb_time_format (rb_moment_of_seconds (attempt->made_at).minutes);

          return g_strdup_printf ("%s %s", rb_today_outcome_word (outcome->outcome), time);
        }
    }
  return NULL;
}

static GtkWidget *
contact_row (RbCallCard *card, const RbContact *contact, guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *name = rb_contact_name (contact);
  g_autofree char *last = tried (card, contact);
  g_autofree char *about =
      g_strdup_printf ("%s%s%s", *contact->relationship ? contact->relationship : _ ("Contact"),
                       last ? ". " : "", last ? last : "");
  g_autofree char *said = g_strdup_printf ("%s, %s, %s, %s", number, name, about, contact->phone);
  GtkWidget *phone = rb_call_label (contact->phone, "rb-phone");
  GtkWidget *name_label = rb_call_label (name, "heading");
  GtkWidget *low = rb_call_label (about, "caption");

  gtk_widget_add_css_class (low, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (low), PANGO_ELLIPSIZE_END);
  gtk_label_set_selectable (GTK_LABEL (phone), FALSE);
  gtk_box_append (GTK_BOX (lines), name_label);
  gtk_box_append (GTK_BOX (lines), low);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), rb_call_label (number, "dim-label"));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), phone);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

/* The first contact who has not been tried in vain today. */
static int
next_contact (RbCallCard *card)
{
  for (guint i = 0; i < card->contacts->len; i++)
    {
      g_autofree char *last = tried (card, card->contacts->pdata[i]);

      if (!last)
        return (int) i;
    }
  return card->contacts->len > 0 ? 0 : -1;
}

static void
show_contacts (RbCallCard *card)
{
  card->filling = TRUE;
  rb_call_empty (card->contact_list);
  g_clear_pointer (&card->contacts, g_ptr_array_unref);
  card->contacts = rb_roster_contacts (card->today->school->roster, rb_call_card_pupil (card)->id);
  for (guint i = 0; i < card->contacts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (card->contact_list),
                         contact_row (card, card->contacts->pdata[i], i));
  card->filling = FALSE;
  if (card->contact < 0 || card->contact >= (int) card->contacts->len)
    card->contact = next_contact (card);
  if (card->contact >= 0)
    gtk_list_box_select_row (
        GTK_LIST_BOX (card->contact_list),
        gtk_list_box_get_row_at_index (GTK_LIST_BOX (card->contact_list), card->contact));
}

static char *
reason_words (const RbSchool *school, const RbDayReason *reason)
{
  const RbCode *code = rb_code_book_code (school->codes, reason->mark, reason->to);
  const char *said = reason->reason ? reason->reason : code ? code->name : "";

  if (reason->confidential && !reason->reason)
    return g_strdup (_ ("confidential"));
  if (reason->minutes >= 0)
    return g_strdup_printf (_ ("%d minutes%s%s"), reason->minutes, reason->reason ? ", " : "",
                            reason->reason ? reason->reason : "");
  return g_strdup (said);
}

static void
show_reasons (RbCallCard *card)
{
  const RbSchool *school = card->today->school;
  RbDayReason reasons[3];
  guint n = rb_day_last_reasons (school, (guint) card->row, card->today->date, reasons, 3);

  rb_call_empty (card->reasons);
  gtk_widget_set_visible (card->reasons_head, n > 0);
  gtk_widget_set_visible (card->reasons, n > 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *when = reasons[i].from == reasons[i].to
                                  ? rb_date_format (reasons[i].to, RB_DATE_DAY)
                                  : rb_date_range_format (reasons[i].from, reasons[i].to);
      g_autofree char *words = reason_words (school, &reasons[i]);
      GtkWidget *chip = gtk_label_new (rb_code_book_text (school->codes, reasons[i].mark));
      GtkWidget *said = rb_call_label (words, NULL);

      gtk_widget_add_css_class (chip, "rb-chip");
      gtk_widget_add_css_class (chip,
                                rb_look_class (rb_mark_look (school->codes, reasons[i].mark)));
      gtk_label_set_ellipsize (GTK_LABEL (said), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (said, words);
      gtk_grid_attach (GTK_GRID (card->reasons), rb_call_label (when, "dim-label"), 0, (int) i, 1,
                       1);
      gtk_grid_attach (GTK_GRID (card->reasons), chip, 1, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (card->reasons), said, 2, (int) i, 1, 1);
    }
}

static void
show_days (RbCallCard *card)
{
  const RbMarkMatrix *matrix = rb_school_year_of (card->today->school, card->today->date);
  const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  RbDate last = card->today->date;
  guint first, end;

  gtk_string_list_append (words, _ ("not said"));
  g_array_set_size (card->days, 0);
  rb_calendar_range (calendar, last + 1, rb_calendar_last (calendar), &first, &end);
  for (; first < end && card->days->len < N_DAYS_BACK; first++)
    if (rb_calendar_session (calendar, first).date != last)
      {
        g_autofree char *day = NULL;

        last = rb_calendar_session (calendar, first).date;
        day = rb_date_format (last, RB_DATE_WEEKDAY);
        gtk_string_list_append (words, day);
        g_array_append_val (card->days, last);
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (card->back), G_LIST_MODEL (words));
}

static void
show_more (RbCallCard *card)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) codes = g_menu_new ();
  g_autoptr (GPtrArray) all = rb_code_book_in_force (card->today->school->codes, card->today->date);

  g_menu_append (menu, _ ("Still no reason (N)"), "card.said::unexplained");
  g_menu_append (menu, _ ("Daily talk (D)"), "card.said::talk");
  for (guint i = 0; i < all->len; i++)
    {
      const RbCode *code = all->pdata[i];
      g_autofree char *words = g_strdup_printf ("%s  %s", code->text, code->name);
      g_autofree char *action = g_strdup_printf ("card.code::%s", code->text);

      if (code->klass == RB_CLASS_AUTHORISED && !g_str_equal (code->text, "I")
          && !g_str_equal (code->text, "M"))
        g_menu_append (codes, words, action);
    }
  g_menu_append_section (menu, _ ("Another authorised code"), G_MENU_MODEL (codes));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (card->more), G_MENU_MODEL (menu));
}

void
rb_call_card_show_whom (RbCallCard *card)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 1, in = 0;

  for (guint i = 0; i < card->siblings->len; i++)
    n += gtk_check_button_get_active (
        GTK_CHECK_BUTTON (g_array_index (card->siblings, RbCallSibling, i).check));
  g_string_append_printf (text, _ ("For %s"), rb_call_card_pupil (card)->forename);
  for (guint i = 0; i < card->siblings->len; i++)
    {
      const RbCallSibling *one = &g_array_index (card->siblings, RbCallSibling, i);

      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (one->check)))
        continue;
      g_string_append (text, ++in + 1 == n ? _ (" and ") : ", ");
      g_string_append (text, rb_roster_pupil (card->today->school->roster, one->row)->forename);
    }
  gtk_label_set_text (GTK_LABEL (card->whom), text->str);
}

void
rb_call_card_fill (RbCallCard *card, gboolean same)
{
  show_head (card);
  show_band (card);
  show_prompts (card);
  show_contacts (card);
  show_reasons (card);
  if (!same)
    show_days (card);
  show_more (card);
  gtk_widget_set_visible (card->evidence, card->away.day > 1 || card->away.evidence_due);
  rb_call_card_show_whom (card);
}
