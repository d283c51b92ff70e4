/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guard: what each role may write, and what it is not shown. */
#include "rb-signing.h"

#include <string.h>

static void
a_teacher_enters_todays_marks_of_an_own_class (void)
{
  g_autoptr (Place) place = signing_school ();
  static const char *const all = "enter marks of every class and day";

  sign_in (place, TAN);
  apply_ok (place, mark_by (place, TAN, RB_SOURCE_GRID, 1, TODAY, "", "/", ""));
  g_assert_cmpstr (stored (place, 1, TODAY), ==, "/");
  /* Before it is saved it may be corrected. */
  apply_ok (place, mark_by (place, TAN, RB_SOURCE_GRID, 1, TODAY, "/", "N", ""));
  assert_refused (place, mark_by (place, TAN, RB_SOURCE_GRID, 1, BEFORE, "", "/", ""), all);
  assert_refused (place, mark_by (place, TAN, RB_SOURCE_BULK, 2, TODAY, "", "/", ""),
                  "many pupils");
  assert_refused (place, mark_by (place, TAN, RB_SOURCE_IMPORT, 2, TODAY, "", "/", ""), "import");
  assert_refused (place, mark_by (place, HEAD, RB_SOURCE_GRID, 2, TODAY, "", "/", ""),
                  "Mr Tan is signed in");
  sign_in (place, QUINN);
  assert_refused (place, mark_by (place, QUINN, RB_SOURCE_GRID, 2, TODAY, "", "/", ""), all);
  sign_in (place, HEAD);
  g_assert_cmpstr (stored (place, 2, TODAY), ==, "");
}

static void
a_teacher_does_not_amend (void)
{
  g_autoptr (Place) place = signing_school ();

  sign_in (place, TAN);
  for (int pupil = 1; pupil <= 3; pupil++)
    apply_ok (place, mark_by (place, TAN, RB_SOURCE_GRID, pupil, TODAY, "", "/", ""));
  assert_refused (place, mark_by (place, TAN, RB_SOURCE_GRID, 1, TODAY, "/", "N", "wrong child"),
                  "amend saved marks");
  sign_in (place, ADMIN);
  apply_ok (place, mark_by (place, ADMIN, RB_SOURCE_GRID, 1, TODAY, "/", "N", "wrong child"));
}

static void
a_supply_teacher_signs_in_on_their_days (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (GError) error = NULL;

  g_assert_false (rb_store_sign_in (place->store, SUPPLY, pin_of (SUPPLY), NOW + 86400, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_PIN);
  sign_in (place, SUPPLY);
  apply_ok (place, mark_by (place, SUPPLY, RB_SOURCE_GRID, 1, TODAY, "", "/", ""));
}

static void
cover_lets_a_teacher_take_the_register (void)
{
  g_autoptr (Place) place = signing_school ();
  RbCover *cover = rb_record_new (RB_RECORD_COVER);
  RbChange *change = rb_change_new (RB_SOURCE_GRID, people[ADMIN - 1].name, "", "", NOW);

  cover->base.id = 1;
  cover->class_id = 1;
  cover->staff_id = QUINN;
  cover->first_day = cover->last_day = d ("2026-03-20");
  rb_record_set (&cover->session, "am");
  rb_change_add_record (change, NULL, cover);
  sign_in (place, ADMIN);
  apply_ok (place, change);
  rb_record_unref (cover);
  sign_in (place, QUINN);
  apply_ok (place, mark_by (place, QUINN, RB_SOURCE_GRID, 1, TODAY, "", "/", ""));
  assert_refused (place, mark_by (place, QUINN, RB_SOURCE_GRID, 1, "2026-03-20 pm", "", "/", ""),
                  "enter marks");
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpuint (rb_roster_n (school->roster), ==, 3);
}

static void
a_viewer_writes_nothing (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (GError) error = NULL, copy = NULL, check = NULL;
  g_autofree char *path = place_path (place, "copy.rollbook");

  sign_in (place, VIEWER);
  assert_refused (place, mark_by (place, VIEWER, RB_SOURCE_GRID, 1, TODAY, "", "/", ""), "take");
  g_assert_false (
      rb_store_save_register (place->store, 1, session_of (TODAY), "Mrs Reader", "", NOW, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
  g_assert_false (rb_backup_write (place->store, path, NOW, NULL, NULL, &copy));
  g_assert_error (copy, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
  g_assert_null (rb_store_check (place->store, NULL, &check));
  g_assert_error (check, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
}

static const char *const members[] = { "details",  "pupil",  "class",  "contact",  "staff",
                                       "calendar", "policy", "layout", "template", "choice",
                                       "tick",     "log",    "setting" };

static void
add_person (RbStoreBatch *batch, const char *member)
{
  g_autoptr (RbPupil) pupil = rb_pupil_new (0);
  RbClass klass = { 1, 2025, (char *) "3T", (char *) "3", (char *) "Mr Tan" };
  RbContact contact = { .pupil_id = 1 };
  RbStaff staff = { .name = (char *) "New" };

  if (strcmp (member, "pupil") == 0)
    rb_store_batch_add_pupil (batch, pupil);
  else if (strcmp (member, "class") == 0)
    rb_store_batch_add_class (batch, &klass);
  else if (strcmp (member, "contact") == 0)
    rb_store_batch_add_contact (batch, &contact);
  else if (strcmp (member, "staff") == 0)
    rb_store_batch_add_staff (batch, &staff);
}

static void
add_rest (RbStoreBatch *batch, const char *member)
{
  g_autoptr (RbPolicy) policy = test_policy ("one-page");
  RbSchoolDetails *details = rb_school_details_new ("Name");
  RbStoredLayout layout = { (char *) "a", (char *) "marks", (char *) "f", (char *) "t" };
  RbStoredTemplate template = { (char *) "a", 1, (char *) "t", (char *) "w", NOW };
  RbRunChoice choice = { (char *) "r", 1,  (char *) "held", (char *) "", (char *) "",
                         (char *) "w", NOW };
  RbImportLog log = { .file = (char *) "f", .kind = (char *) "marks", .at = NOW };

  if (strcmp (member, "details") == 0)
    rb_store_batch_set_details (batch, details);
  else if (strcmp (member, "calendar") == 0)
    rb_store_batch_set_calendar (batch, 2030, NULL, 0);
  else if (strcmp (member, "policy") == 0)
    rb_store_batch_add_policy (batch, policy);
  else if (strcmp (member, "layout") == 0)
    rb_store_batch_add_layout (batch, &layout);
  else if (strcmp (member, "template") == 0)
    rb_store_batch_add_template (batch, &template);
  else if (strcmp (member, "choice") == 0)
    rb_store_batch_add_choice (batch, &choice);
  else if (strcmp (member, "tick") == 0)
    rb_store_batch_tick (batch, 1, session_of (TODAY));
  else if (strcmp (member, "log") == 0)
    rb_store_batch_add_log (batch, &log);
  else if (strcmp (member, "setting") == 0)
    rb_store_batch_set_setting (batch, "key", "value");
  rb_school_details_free (details);
}

/* Who is tried, and the letter by which a table names them. */
static const struct
{
  int who;
  char letter;
} roles[] = { { HEAD, 'h' }, { ADMIN, 'a' }, { MENTOR, 'm' }, { VIEWER, 'v' }, { TAN, 't' } };

static void
each_member_of_a_batch_has_its_right (void)
{
  static const char *const may[] = { "ha", "ha",  "ha",  "ha",  "h",  "ha", "h",
                                     "ha", "ham", "ham", "ham", "ha", "ha" };
  g_autoptr (Place) place = signing_school ();

  for (guint m = 0; m < G_N_ELEMENTS (members); m++)
    for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
      {
        g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
        g_autoptr (GError) error = NULL;

        add_person (batch, members[m]);
        add_rest (batch, members[m]);
        g_assert_false (rb_store_batch_is_empty (batch));
        sign_in (place, roles[r].who);
        gboolean done = rb_store_write (place->store, batch, NULL, &error);
        g_test_message ("%s by %s: %s", members[m], people[roles[r].who - 1].name,
                        error ? error->message : "done");
        g_assert_cmpint (done, ==, strchr (may[m], roles[r].letter) != NULL);
        if (!done)
          g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
      }
}

static void
the_last_key_cannot_be_written_away (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (GError) error = NULL;
  RbStaff head = { .id = HEAD, .name = (char *) "Dr Castellano", .role = (char *) "viewer" };

  sign_in (place, HEAD);
  rb_store_batch_add_staff (batch, &head);
  g_assert_false (rb_store_write (place->store, batch, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS);
}

static RbRecord *
record (RbRecordKind kind, gint64 id)
{
  RbRecord *made = rb_record_new (kind);

  made->id = id;
  if (kind == RB_RECORD_COVER)
    ((RbCover *) made)->class_id = 1;
  return made;
}

static void
each_record_has_its_right (void)
{
  /* By kind: h head, a admin, m mentor. */
  static const char *const may[RB_N_RECORDS] = {
    [RB_RECORD_ATTEMPT] = "ham",       [RB_RECORD_OUTCOME] = "ham",
    [RB_RECORD_ARRIVAL] = "ham",       [RB_RECORD_ABSENCE] = "ham",
    [RB_RECORD_LEAVE] = "ham",         [RB_RECORD_LEAVE_DAY] = "ham",
    [RB_RECORD_TIMETABLE] = "ham",     [RB_RECORD_SUSPENSION] = "ham",
    [RB_RECORD_ACTION] = "h",          [RB_RECORD_TICK] = "ham",
    [RB_RECORD_SENT] = "ham",          [RB_RECORD_SEAL] = "ha",
    [RB_RECORD_COVER] = "ha",          [RB_RECORD_FLAG] = "ham",
    [RB_RECORD_NOTE] = "ham",          [RB_RECORD_MEETING] = "ham",
    [RB_RECORD_MEETING_PUPIL] = "ham", [RB_RECORD_PROMISE] = "ham",
    [RB_RECORD_TARGET] = "ham",        [RB_RECORD_VISIT] = "ham",
    [RB_RECORD_STAGE] = "h",           [RB_RECORD_STAY] = "ham",
    [RB_RECORD_STAGE_ANSWER] = "ham",  [RB_RECORD_ATTACHMENT] = "ham",
  };
  g_autoptr (Place) place = signing_school ();

  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
      {
        g_autoptr (GError) error = NULL;
        RbRecord *made = record (kind, 10 + r);
        RbChange *change =
            rb_change_new (RB_SOURCE_GRID, people[roles[r].who - 1].name, "", "", NOW);

        if (kind == RB_RECORD_LEAVE_DAY)
          rb_record_set (&((RbLeaveDay *) made)->decision, "open");
        sign_in (place, HEAD);
        place_keep_file (place, made);
        rb_change_add_record (change, NULL, made);
        sign_in (place, roles[r].who);
        g_assert_nonnull (may[kind]);
        g_test_message ("%s by %s", rb_record_type (kind)->name, people[roles[r].who - 1].name);
        g_assert_cmpint (apply (place, change, NULL, &error), ==,
                         strchr (may[kind], roles[r].letter) != NULL);
        rb_record_unref (made);
      }
}

/* One code for many is a right of its own; a mark that follows from a call is the call's. */
static void
marks_of_a_record_are_no_bulk_codes (void)
{
  g_autoptr (Place) place = signing_school ();
  RbChange *call = mark_by (place, MENTOR, RB_SOURCE_BULK, 1, TODAY, "", "N", "call");
  RbRecord *outcome = record (RB_RECORD_OUTCOME, 1);

  sign_in (place, MENTOR);
  assert_refused (place, mark_by (place, MENTOR, RB_SOURCE_BULK, 2, TODAY, "", "N", ""),
                  "many pupils");
  ((RbOutcome *) outcome)->pupil_id = 1;
  rb_change_add_record (call, NULL, outcome);
  rb_record_unref (outcome);
  apply_ok (place, call);
  g_assert_cmpstr (stored (place, 1, TODAY), ==, "N");
  /* a record of one child lets no other child's mark through */
  call = mark_by (place, MENTOR, RB_SOURCE_BULK, 2, TODAY, "", "N", "call");
  outcome = record (RB_RECORD_OUTCOME, 2);
  ((RbOutcome *) outcome)->pupil_id = 1;
  rb_change_add_record (call, NULL, outcome);
  rb_record_unref (outcome);
  assert_refused (place, call, "many pupils");
}

static void
leave_is_decided_by_the_head_or_whom_it_was_given (void)
{
  g_autoptr (Place) place = signing_school ();
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  RbLeave *open = (RbLeave *) record (RB_RECORD_LEAVE, 1), *decided;
  RbChange *intake = rb_change_new (RB_SOURCE_GRID, people[ADMIN - 1].name, "", "", NOW);
  RbChange *early, *given;
  RbStaff admin = { .id = ADMIN,
                    .name = (char *) people[ADMIN - 1].name,
                    .role = (char *) "admin",
                    .decides_leave = TRUE };

  rb_record_set (&open->state, "open");
  rb_change_add_record (intake, NULL, open);
  sign_in (place, ADMIN);
  apply_ok (place, intake);
  decided = rb_record_copy (open);
  rb_record_set (&decided->state, "decided");
  early = rb_change_new (RB_SOURCE_GRID, people[ADMIN - 1].name, "", "", NOW);
  rb_change_add_record (early, open, decided);
  given = rb_change_ref (early);
  assert_refused (place, early, "decide about leave");
  sign_in (place, HEAD);
  rb_store_batch_add_staff (batch, &admin);
  g_assert_true (rb_store_write (place->store, batch, NULL, NULL));
  sign_in (place, ADMIN);
  apply_ok (place, given);
  rb_record_unref (open);
  rb_record_unref (decided);
}

static void
what_it_was_cannot_be_made_up (void)
{
  g_autoptr (Place) place = signing_school ();
  RbLeaveDay *day = (RbLeaveDay *) record (RB_RECORD_LEAVE_DAY, 1), *is;
  RbChange *head = rb_change_new (RB_SOURCE_GRID, people[HEAD - 1].name, "", "", NOW), *forged;
  g_autoptr (GError) error = NULL;

  rb_record_set (&day->decision, "refused");
  rb_change_add_record (head, NULL, day);
  sign_in (place, HEAD);
  apply_ok (place, head);
  is = rb_record_copy (day);
  rb_record_set (&is->decision, "granted");
  rb_record_set (&day->decision, "granted"); /* as if it had been so */
  forged = rb_change_new (RB_SOURCE_GRID, people[ADMIN - 1].name, "", "", NOW);
  rb_change_add_record (forged, day, is);
  sign_in (place, ADMIN);
  g_assert_false (apply (place, forged, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_CHANGED);
  rb_record_unref (day);
  rb_record_unref (is);
}

#define SECRET "taken into care on Tuesday"

/* A confidential call about pupil 1 today, with its words beside the mark and in its amendment. */
static void
write_secrets (Place *place)
{
  RbAttempt *call = (RbAttempt *) record (RB_RECORD_ATTEMPT, 1);
  RbOutcome *outcome = (RbOutcome *) record (RB_RECORD_OUTCOME, 1);
  RbFlag *flag = (RbFlag *) record (RB_RECORD_FLAG, 1);
  RbDetail detail = { -1, (char *) SECRET, NULL };
  RbChange *change;
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbPupil) pupil = NULL;

  sign_in (place, HEAD);
  for (int i = 1; i <= 3; i++)
    apply_ok (place, mark_by (place, HEAD, RB_SOURCE_GRID, i, TODAY, "", "N", ""));
  change = rb_change_new (RB_SOURCE_GRID, people[HEAD - 1].name, "", "call: " SECRET, NOW);
  rb_change_add (change, 1, session_of (TODAY), mark_of (place, "N", "2026-03-20"),
                 mark_of (place, "C", "2026-03-20"), NULL, &detail);
  call->confidential = outcome->confidential = flag->confidential = TRUE;
  rb_record_set (&call->note, SECRET);
  rb_record_set (&outcome->reason, SECRET);
  rb_record_set (&flag->note, SECRET);
  outcome->pupil_id = flag->pupil_id = 1;
  outcome->attempt_id = 1;
  outcome->day = d ("2026-03-20");
  rb_change_add_record (change, NULL, call);
  rb_change_add_record (change, NULL, outcome);
  rb_change_add_record (change, NULL, flag);
  apply_ok (place, change);
  rb_record_unref (&call->base);
  rb_record_unref (&outcome->base);
  rb_record_unref (&flag->base);
  school = rb_store_load (place->store, NULL, NULL);
  pupil = rb_pupil_copy (rb_roster_pupil (school->roster, 0));
  rb_pupil_add_attribute (pupil, "cla", "true", d ("2026-03-17"), RB_DATE_NONE);
  rb_pupil_add_attribute (pupil, "house", "Red", RB_DATE_NONE, RB_DATE_NONE);
  rb_store_batch_add_pupil (batch, pupil);
  g_assert_true (rb_store_write (place->store, batch, NULL, NULL));
}

/* Every word of a snapshot and of the amendments. */
static char *
all_words (Place *place)
{
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  g_autoptr (GPtrArray) rows = rb_store_audit (place->store, &(RbAuditFilter){ 0 }, NULL);
  GString *words = g_string_new (NULL);
  GHashTableIter iter;
  gpointer value;

  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    for (guint i = 0; i < rb_office_n (school->office, kind); i++)
      {
        gconstpointer made = rb_office_nth (school->office, kind, i);
        const RbRecordType *type = rb_record_type (kind);
        for (guint f = 0; f < type->n_fields; f++)
          if (type->fields[f].kind == RB_HOLDS_TEXT)
            g_string_append_printf (words, "%s\n", rb_record_at (made, &type->fields[f], char *));
      }
  g_hash_table_iter_init (&iter, school->cell_details);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_string_append_printf (words, "%s\n", ((RbDetail *) value)->note);
  for (guint i = 0; i < rb_roster_n (school->roster); i++)
    {
      const RbPupil *pupil = rb_roster_pupil (school->roster, i);
      for (guint k = 0; k < pupil->attributes->len; k++)
        g_string_append_printf (words, "%s\n",
                                g_array_index (pupil->attributes, RbAttribute, k).key);
    }
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const RbAuditRow *row = rows->pdata[i];
      g_string_append_printf (words, "%s %s %s\n", row->reason, row->detail_was.note,
                              row->detail_is.note);
    }
  return g_string_free (words, FALSE);
}

static void
confidential_words_are_shown_to_who_may_read_them (void)
{
  static const struct
  {
    int who;
    gboolean reads;
    gboolean facts;
  } readers[] = { { HEAD, TRUE, TRUE },
                  { ADMIN, FALSE, TRUE },
                  { MENTOR, FALSE, TRUE },
                  { VIEWER, FALSE, FALSE },
                  { TAN, FALSE, FALSE } };
  g_autoptr (Place) place = signing_school ();

  write_secrets (place);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *words = NULL;
      sign_in (place, readers[i].who);
      words = all_words (place);
      g_test_message ("%s", people[readers[i].who - 1].name);
      g_assert_cmpint (strstr (words, SECRET) != NULL, ==, readers[i].reads);
      g_assert_cmpint (strstr (words, "cla\n") != NULL, ==, readers[i].facts);
      g_assert_nonnull (strstr (words, "house\n"));
    }
}

static void
a_teacher_sees_own_pupils_alone (void)
{
  g_autoptr (Place) place = signing_school ();

  sign_in (place, TAN);
  g_autoptr (RbSchool) own = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpuint (rb_roster_n (own->roster), ==, 3);
  sign_in (place, QUINN);
  g_autoptr (RbSchool) none = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpuint (rb_roster_n (none->roster), ==, 0);
  g_assert_cmpuint (rb_roster_n_contacts (none->roster), ==, 0);
  g_assert_cmpuint (rb_roster_n_classes (none->roster), ==, 0);
}

static void
hidden_records_keep_their_secret_words (void)
{
  g_autoptr (Place) place = signing_school ();
  RbChange *change = rb_change_new (RB_SOURCE_GRID, people[ADMIN - 1].name, "", "", NOW);
  RbOutcome *is;

  write_secrets (place);
  sign_in (place, ADMIN);
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  gpointer was = (gpointer) rb_office_nth (school->office, RB_RECORD_OUTCOME, 0);
  is = rb_record_copy (was);
  is->base.hidden = FALSE;
  rb_record_set (&is->reason, "nothing");
  rb_change_add_record (change, was, is);
  assert_refused (place, change, "read what is confidential");
  rb_record_unref (is);
}

/* The office changes a mark beside which there are words that it may not read. */
static void
hidden_words_beside_a_mark_are_not_lost (void)
{
  static const struct
  {
    const char *was, *is, *note, *stored;
  } cases[] = { { "C", "M", NULL, SECRET }, { "M", "C", "rang", SECRET "; rang" } };
  g_autoptr (Place) place = signing_school ();
  guint64 key = rb_cell_key (1, session_of (TODAY));

  write_secrets (place);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbChange *change =
          rb_change_new (RB_SOURCE_GRID, people[ADMIN - 1].name, "", "a letter came", NOW);
      RbDetail detail = { -1, (char *) cases[i].note, NULL };

      rb_change_add (change, 1, session_of (TODAY), mark_of (place, cases[i].was, "2026-03-20"),
                     mark_of (place, cases[i].is, "2026-03-20"), NULL, &detail);
      sign_in (place, ADMIN);
      apply_ok (place, change);
      g_autofree char *seen = all_words (place);
      g_assert_null (strstr (seen, SECRET));
      sign_in (place, HEAD);
      g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
      const RbDetail *stored = g_hash_table_lookup (school->cell_details, &key);
      g_assert_nonnull (stored);
      g_assert_cmpstr (stored->note, ==, cases[i].stored);
    }
}

/* What the help prints (it prints rb_staff_role_may()) is what is refused. */
static void
every_role_may_what_its_row_says (void)
{
  g_autoptr (Place) place = signing_school ();

  for (int role = RB_STAFF_NONE + 1; role < RB_N_STAFF_ROLES; role++)
    {
      g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
      RbStaff staff = { .id = VIEWER,
                        .name = (char *) people[VIEWER - 1].name,
                        .role = (char *) rb_staff_role_id (role) };

      sign_in (place, HEAD);
      rb_store_batch_add_staff (batch, &staff);
      g_assert_true (rb_store_write (place->store, batch, NULL, NULL));
      sign_in (place, VIEWER);
      for (int right = 0; right < RB_N_RIGHTS; right++)
        {
          g_autoptr (GError) error = NULL;
          gboolean may = rb_store_may (place->store, right, &error);

          g_test_message ("%s: %s", rb_staff_role_name (role), rb_right_words (right));
          g_assert_cmpint (may, ==, rb_staff_role_may (role, right));
          g_assert_cmpint (may, ==, error == NULL);
        }
    }
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = rb_store_apply_finish (RB_STORE (source), result, NULL, NULL) ? 1 : 2;
}

static void
a_change_in_the_queue_stays_its_makers (void)
{
  g_autoptr (Place) place = signing_school ();
  gboolean done = FALSE;
  g_autoptr (RbChange) change = mark_by (place, ADMIN, RB_SOURCE_GRID, 1, BEFORE, "", "/", "");

  sign_in (place, ADMIN);
  rb_store_apply_async (place->store, change, NULL, done_cb, &done);
  rb_store_sign_out (place->store);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (done, ==, 1);
  rb_store_apply_async (place->store, change, NULL, done_cb, &done);
  for (done = FALSE; !done;)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (done, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(words, function) g_test_add_func ("/guard/" words, function)
  ADD ("a teacher enters today's marks of an own class",
       a_teacher_enters_todays_marks_of_an_own_class);
  ADD ("a teacher does not amend", a_teacher_does_not_amend);
  ADD ("a supply teacher signs in on their days", a_supply_teacher_signs_in_on_their_days);
  ADD ("cover lets a teacher take the register", cover_lets_a_teacher_take_the_register);
  ADD ("a viewer writes nothing", a_viewer_writes_nothing);
  ADD ("each member of a batch has its right", each_member_of_a_batch_has_its_right);
  ADD ("the last key cannot be written away", the_last_key_cannot_be_written_away);
  ADD ("each record has its right", each_record_has_its_right);
  ADD ("marks that follow from a record are no bulk codes", marks_of_a_record_are_no_bulk_codes);
  ADD ("leave is decided by the head or whom it was given",
       leave_is_decided_by_the_head_or_whom_it_was_given);
  ADD ("what it was cannot be made up", what_it_was_cannot_be_made_up);
  ADD ("confidential words are shown to who may read them",
       confidential_words_are_shown_to_who_may_read_them);
  ADD ("a teacher sees own pupils alone", a_teacher_sees_own_pupils_alone);
  ADD ("hidden records keep their secret words", hidden_records_keep_their_secret_words);
  ADD ("every role may what its row says", every_role_may_what_its_row_says);
  ADD ("hidden words beside a mark are not lost", hidden_words_beside_a_mark_are_not_lost);
  ADD ("a change in the queue stays its maker's", a_change_in_the_queue_stays_its_makers);
#undef ADD
  return g_test_run ();
}
