/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of kinds of records and their fields; those of the case file are
 * rb-case-record-types.c's. Nothing else: what one does with them is
 * rb-record.c's. */
#include "domain/rb-record-private.h"
#include "domain/rb-records.h"

static const RbRecordField attempt_fields[] = {
  FIELD (RbAttempt, made_at, STAMP),
  FIELD (RbAttempt, who, TEXT),
  FIELD (RbAttempt, position, TEXT),
  FIELD (RbAttempt, channel, TEXT),
  FIELD (RbAttempt, contact_id, ID),
  FIELD (RbAttempt, contact_name, TEXT),
  FIELD (RbAttempt, number, TEXT),
  FIELD (RbAttempt, spoken, BOOL),
  FIELD (RbAttempt, challenged, BOOL),
  FIELD (RbAttempt, confidential, BOOL),
  SECRET (RbAttempt, note),
};

static const RbRecordField outcome_fields[] = {
  FIELD (RbOutcome, attempt_id, ID),
  FIELD (RbOutcome, pupil_id, ID),
  FIELD (RbOutcome, day, DATE),
  FIELD (RbOutcome, outcome, TEXT),
  FIELD (RbOutcome, code, TEXT),
  FIELD (RbOutcome, expected_return, DATE),
  FIELD (RbOutcome, evidence_asked, BOOL),
  FIELD (RbOutcome, confidential, BOOL),
  SECRET (RbOutcome, reason),
};

static const RbRecordField arrival_fields[] = {
  FIELD (RbArrival, pupil_id, ID),      FIELD (RbArrival, day, DATE),
  FIELD (RbArrival, minute, INT),       FIELD (RbArrival, direction, TEXT),
  FIELD (RbArrival, half, HALF),        FIELD (RbArrival, code, TEXT),
  FIELD (RbArrival, am_was, TEXT),      FIELD (RbArrival, pm_was, TEXT),
  FIELD (RbArrival, minutes_late, INT), FIELD (RbArrival, reason, TEXT),
  FIELD (RbArrival, dinner, BOOL),      FIELD (RbArrival, undone, BOOL),
  FIELD (RbArrival, made_at, STAMP),    FIELD (RbArrival, who, TEXT),
};

static const RbRecordField absence_fields[] = {
  FIELD (RbAbsence, pupil_id, ID),    FIELD (RbAbsence, origin, TEXT),
  FIELD (RbAbsence, first_day, DATE), FIELD (RbAbsence, first_half, HALF),
  FIELD (RbAbsence, last_day, DATE),  FIELD (RbAbsence, last_half, HALF),
  FIELD (RbAbsence, code, TEXT),      FIELD (RbAbsence, told_by, TEXT),
  FIELD (RbAbsence, told_at, STAMP),  FIELD (RbAbsence, who, TEXT),
  FIELD (RbAbsence, position, TEXT),  FIELD (RbAbsence, expected_return, DATE),
  FIELD (RbAbsence, evidence, TEXT),  FIELD (RbAbsence, returned_on, DATE),
  FIELD (RbAbsence, leave_id, ID),    FIELD (RbAbsence, confidential, BOOL),
  SECRET (RbAbsence, reason),
};

static const RbRecordField leave_fields[] = {
  FIELD (RbLeave, received_on, DATE),
  FIELD (RbLeave, asked_by, TEXT),
  FIELD (RbLeave, ground, TEXT),
  FIELD (RbLeave, first_day, DATE),
  FIELD (RbLeave, last_day, DATE),
  FIELD (RbLeave, evidence, TEXT),
  FIELD (RbLeave, state, TEXT),
  FIELD (RbLeave, decided_by, TEXT),
  FIELD (RbLeave, decided_position, TEXT),
  FIELD (RbLeave, decided_at, STAMP),
  SECRET (RbLeave, decision_reason),
  FIELD (RbLeave, called_at, STAMP),
  FIELD (RbLeave, letter_at, STAMP),
  FIELD (RbLeave, return_checked_on, DATE),
  FIELD (RbLeave, who, TEXT),
  FIELD (RbLeave, confidential, BOOL),
  SECRET (RbLeave, reason),
};

static const RbRecordField leave_day_fields[] = {
  FIELD (RbLeaveDay, leave_id, ID),   FIELD (RbLeaveDay, pupil_id, ID),
  FIELD (RbLeaveDay, day, DATE),      FIELD (RbLeaveDay, session, TEXT),
  FIELD (RbLeaveDay, decision, TEXT), FIELD (RbLeaveDay, code, TEXT),
};

static const RbRecordField timetable_fields[] = {
  FIELD (RbTimetable, pupil_id, ID),     FIELD (RbTimetable, timetable, TEXT),
  FIELD (RbTimetable, sessions, TEXT),   FIELD (RbTimetable, code, TEXT),
  FIELD (RbTimetable, first_day, DATE),  FIELD (RbTimetable, last_day, DATE),
  FIELD (RbTimetable, review_day, DATE), FIELD (RbTimetable, agreed_with, TEXT),
  FIELD (RbTimetable, ended_on, DATE),   FIELD (RbTimetable, who, TEXT),
  FIELD (RbTimetable, made_at, STAMP),   FIELD (RbTimetable, note, TEXT),
};

static const RbRecordField suspension_fields[] = {
  FIELD (RbSuspension, pupil_id, ID),
  FIELD (RbSuspension, first_day, DATE),
  FIELD (RbSuspension, first_half, HALF),
  FIELD (RbSuspension, last_day, DATE),
  FIELD (RbSuspension, last_half, HALF),
  FIELD (RbSuspension, provision_due, DATE),
  FIELD (RbSuspension, provision_from, DATE),
  FIELD (RbSuspension, provision, TEXT),
  FIELD (RbSuspension, who, TEXT),
  FIELD (RbSuspension, made_at, STAMP),
  FIELD (RbSuspension, confidential, BOOL),
  SECRET (RbSuspension, reason),
};

static const RbRecordField action_fields[] = {
  FIELD (RbAction, title, TEXT),     FIELD (RbAction, reference, TEXT),
  FIELD (RbAction, frequency, TEXT), FIELD (RbAction, months, TEXT),
  FIELD (RbAction, weekday, INT),    FIELD (RbAction, role, TEXT),
  FIELD (RbAction, list, TEXT),      FIELD (RbAction, since, DATE),
  FIELD (RbAction, active, BOOL),    FIELD (RbAction, own, BOOL),
  FIELD (RbAction, note, TEXT),
};

static const RbRecordField tick_fields[] = {
  FIELD (RbTicked, subject, TEXT),  FIELD (RbTicked, action_id, ID),
  FIELD (RbTicked, pupil_id, ID),   FIELD (RbTicked, due, DATE),
  FIELD (RbTicked, done_at, STAMP), FIELD (RbTicked, who, TEXT),
  FIELD (RbTicked, position, TEXT), FIELD (RbTicked, note, TEXT),
};

static const RbRecordField sent_fields[] = {
  FIELD (RbSent, list, TEXT),     FIELD (RbSent, day, DATE),     FIELD (RbSent, pupil_id, ID),
  FIELD (RbSent, contact_id, ID), FIELD (RbSent, channel, TEXT), FIELD (RbSent, number, TEXT),
  FIELD (RbSent, made_at, STAMP), FIELD (RbSent, who, TEXT),
};

static const RbRecordField seal_fields[] = {
  FIELD (RbSeal, week, DATE),     FIELD (RbSeal, sealed_at, STAMP), FIELD (RbSeal, who, TEXT),
  FIELD (RbSeal, position, TEXT), FIELD (RbSeal, note, TEXT),
};

static const RbRecordField cover_fields[] = {
  FIELD (RbCover, class_id, ID),  FIELD (RbCover, first_day, DATE), FIELD (RbCover, last_day, DATE),
  FIELD (RbCover, session, TEXT), FIELD (RbCover, staff_id, ID),    FIELD (RbCover, name, TEXT),
  FIELD (RbCover, note, TEXT),
};

static const RbRecordField flag_fields[] = {
  FIELD (RbFlag, pupil_id, ID),       FIELD (RbFlag, flag, TEXT), FIELD (RbFlag, first_day, DATE),
  FIELD (RbFlag, last_day, DATE),     FIELD (RbFlag, who, TEXT),  FIELD (RbFlag, made_at, STAMP),
  FIELD (RbFlag, confidential, BOOL), SECRET (RbFlag, note),
};

static const RbRecordType types[RB_N_RECORDS] = {
  [RB_RECORD_ATTEMPT] =
      TYPE ("attempt", RbAttempt, attempt_fields, 0, AT (RbAttempt, confidential)),
  [RB_RECORD_OUTCOME] = TYPE (
      "outcome", RbOutcome, outcome_fields, AT (RbOutcome, pupil_id), AT (RbOutcome, confidential)),
  [RB_RECORD_ARRIVAL] = TYPE ("arrival", RbArrival, arrival_fields, AT (RbArrival, pupil_id), 0),
  [RB_RECORD_ABSENCE] = TYPE (
      "absence", RbAbsence, absence_fields, AT (RbAbsence, pupil_id), AT (RbAbsence, confidential)),
  [RB_RECORD_LEAVE] = TYPE ("leave_request", RbLeave, leave_fields, 0, AT (RbLeave, confidential)),
  [RB_RECORD_LEAVE_DAY] =
      TYPE ("leave_day", RbLeaveDay, leave_day_fields, AT (RbLeaveDay, pupil_id), 0),
  [RB_RECORD_TIMETABLE] =
      TYPE ("timetable", RbTimetable, timetable_fields, AT (RbTimetable, pupil_id), 0),
  [RB_RECORD_SUSPENSION] = TYPE ("suspension",
                                 RbSuspension,
                                 suspension_fields,
                                 AT (RbSuspension, pupil_id),
                                 AT (RbSuspension, confidential)),
  [RB_RECORD_ACTION] = TYPE ("action", RbAction, action_fields, 0, 0),
  [RB_RECORD_TICK] = TYPE ("tick", RbTicked, tick_fields, AT (RbTicked, pupil_id), 0),
  [RB_RECORD_SENT] = TYPE ("sent_line", RbSent, sent_fields, AT (RbSent, pupil_id), 0),
  [RB_RECORD_SEAL] = TYPE ("week_seal", RbSeal, seal_fields, 0, 0),
  [RB_RECORD_COVER] = TYPE ("class_cover", RbCover, cover_fields, 0, 0),
  [RB_RECORD_FLAG] =
      TYPE ("pupil_flag", RbFlag, flag_fields, AT (RbFlag, pupil_id), AT (RbFlag, confidential)),
};

const RbRecordType *
rb_record_type (RbRecordKind kind)
{
  g_return_val_if_fail ((guint) kind < RB_N_RECORDS, NULL);
  return types[kind].name ? &types[kind] : &rb_case_record_types[kind];
}
