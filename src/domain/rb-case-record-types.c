/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the records of the case file. */
#include "domain/rb-case-records.h"
#include "domain/rb-record-private.h"
#include "domain/rb-stage-records.h"

static const RbRecordField note_fields[] = {
  FIELD (RbNote, pupil_id, ID),    FIELD (RbNote, kind, TEXT),
  FIELD (RbNote, day, DATE),       FIELD (RbNote, minute, INT),
  FIELD (RbNote, with_whom, TEXT), FIELD (RbNote, contact_id, ID),
  FIELD (RbNote, spoken, BOOL),    FIELD (RbNote, answer, TEXT),
  FIELD (RbNote, reaches, TEXT),   FIELD (RbNote, read_at, STAMP),
  FIELD (RbNote, read_by, TEXT),   FIELD (RbNote, group_id, ID),
  FIELD (RbNote, who, TEXT),       FIELD (RbNote, position, TEXT),
  FIELD (RbNote, made_at, STAMP),  FIELD (RbNote, confidential, BOOL),
  SECRET (RbNote, note),
};

static const RbRecordField meeting_fields[] = {
  FIELD (RbMeeting, kind, TEXT),        FIELD (RbMeeting, day, DATE),
  FIELD (RbMeeting, minute, INT),       FIELD (RbMeeting, place, TEXT),
  FIELD (RbMeeting, state, TEXT),       FIELD (RbMeeting, chair, TEXT),
  FIELD (RbMeeting, attendees, TEXT),   SECRET (RbMeeting, discussed),
  SECRET (RbMeeting, barriers),         SECRET (RbMeeting, help),
  SECRET (RbMeeting, consequences),     SECRET (RbMeeting, reviewed),
  SECRET (RbMeeting, parent_view),      SECRET (RbMeeting, child_view),
  SECRET (RbMeeting, school_view),      SECRET (RbMeeting, agency_view),
  SECRET (RbMeeting, outcome),          FIELD (RbMeeting, review_day, DATE),
  FIELD (RbMeeting, fine_warned, BOOL), FIELD (RbMeeting, contract, BOOL),
  FIELD (RbMeeting, who, TEXT),         FIELD (RbMeeting, position, TEXT),
  FIELD (RbMeeting, made_at, STAMP),    FIELD (RbMeeting, confidential, BOOL),
};

static const RbRecordField meeting_pupil_fields[] = {
  FIELD (RbMeetingPupil, meeting_id, ID),
  FIELD (RbMeetingPupil, pupil_id, ID),
  FIELD (RbMeetingPupil, decision, TEXT),
  FIELD (RbMeetingPupil, note, TEXT),
};

static const RbRecordField promise_fields[] = {
  FIELD (RbPromise, pupil_id, ID),    FIELD (RbPromise, meeting_id, ID),
  FIELD (RbPromise, what, TEXT),      FIELD (RbPromise, owner, TEXT),
  FIELD (RbPromise, waits_for, TEXT), FIELD (RbPromise, made_on, DATE),
  FIELD (RbPromise, made_at, STAMP),  FIELD (RbPromise, due, DATE),
  FIELD (RbPromise, done_at, STAMP),  FIELD (RbPromise, done_by, TEXT),
  FIELD (RbPromise, note, TEXT),
};

static const RbRecordField target_fields[] = {
  FIELD (RbTarget, pupil_id, ID),   FIELD (RbTarget, measure, TEXT),
  FIELD (RbTarget, aim, INT),       FIELD (RbTarget, first_day, DATE),
  FIELD (RbTarget, last_day, DATE), FIELD (RbTarget, agreed_with, TEXT),
  FIELD (RbTarget, meeting_id, ID), FIELD (RbTarget, ended, TEXT),
  FIELD (RbTarget, ended_on, DATE), FIELD (RbTarget, attended, INT),
  FIELD (RbTarget, possible, INT),  FIELD (RbTarget, reason, TEXT),
  FIELD (RbTarget, who, TEXT),      FIELD (RbTarget, position, TEXT),
  FIELD (RbTarget, made_at, STAMP),
};

static const RbRecordField visit_fields[] = {
  FIELD (RbVisit, pupil_id, ID),       FIELD (RbVisit, planned_day, DATE),
  FIELD (RbVisit, minute, INT),        SECRET (RbVisit, why),
  FIELD (RbVisit, state, TEXT),        FIELD (RbVisit, day, DATE),
  FIELD (RbVisit, went, TEXT),         FIELD (RbVisit, spoke_to, TEXT),
  FIELD (RbVisit, seen, BOOL),         FIELD (RbVisit, safe, BOOL),
  SECRET (RbVisit, outcome),           FIELD (RbVisit, next_step, TEXT),
  FIELD (RbVisit, next_day, DATE),     FIELD (RbVisit, who, TEXT),
  FIELD (RbVisit, position, TEXT),     FIELD (RbVisit, made_at, STAMP),
  FIELD (RbVisit, confidential, BOOL),
};

static const RbRecordField stage_fields[] = {
  FIELD (RbStage, place, INT),       FIELD (RbStage, name, TEXT),
  FIELD (RbStage, over, TEXT),       FIELD (RbStage, below, INT),
  FIELD (RbStage, limit_in, BOOL),   FIELD (RbStage, at_least, INT),
  FIELD (RbStage, unimproved, BOOL), FIELD (RbStage, unauthorised, INT),
  FIELD (RbStage, weeks, INT),       FIELD (RbStage, leaves_at, INT),
  FIELD (RbStage, decides, TEXT),    FIELD (RbStage, sends, TEXT),
};

static const RbRecordField stay_fields[] = {
  FIELD (RbStay, pupil_id, ID),     FIELD (RbStay, stage_id, ID),
  FIELD (RbStay, stage_name, TEXT), FIELD (RbStay, first_day, DATE),
  FIELD (RbStay, review_day, DATE), SECRET (RbStay, why),
  FIELD (RbStay, evidence, TEXT),   FIELD (RbStay, attended, INT),
  FIELD (RbStay, possible, INT),    FIELD (RbStay, last_day, DATE),
  SECRET (RbStay, left_why),        FIELD (RbStay, left_by, TEXT),
  FIELD (RbStay, who, TEXT),        FIELD (RbStay, position, TEXT),
  FIELD (RbStay, made_at, STAMP),   FIELD (RbStay, confidential, BOOL),
};

static const RbRecordField answer_fields[] = {
  FIELD (RbStageAnswer, pupil_id, ID),
  FIELD (RbStageAnswer, stay_id, ID),
  FIELD (RbStageAnswer, stage_id, ID),
  FIELD (RbStageAnswer, answer, TEXT),
  FIELD (RbStageAnswer, day, DATE),
  FIELD (RbStageAnswer, until, DATE),
  SECRET (RbStageAnswer, reason),
  FIELD (RbStageAnswer, since, DATE),
  FIELD (RbStageAnswer, attended, INT),
  FIELD (RbStageAnswer, possible, INT),
  FIELD (RbStageAnswer, unauthorised, INT),
  FIELD (RbStageAnswer, who, TEXT),
  FIELD (RbStageAnswer, position, TEXT),
  FIELD (RbStageAnswer, made_at, STAMP),
  FIELD (RbStageAnswer, confidential, BOOL),
};

static const RbRecordField attachment_fields[] = {
  FIELD (RbAttachment, pupil_id, ID),
  FIELD (RbAttachment, day, DATE),
  SECRET (RbAttachment, title),
  SECRET (RbAttachment, file_name),
  FIELD (RbAttachment, media_type, TEXT),
  FIELD (RbAttachment, size, INT),
  FIELD (RbAttachment, digest, TEXT),
  FIELD (RbAttachment, who, TEXT),
  FIELD (RbAttachment, position, TEXT),
  FIELD (RbAttachment, made_at, STAMP),
  FIELD (RbAttachment, confidential, BOOL),
};

const RbRecordType rb_case_record_types[RB_N_RECORDS] = {
  [RB_RECORD_NOTE] =
      TYPE ("case_note", RbNote, note_fields, AT (RbNote, pupil_id), AT (RbNote, confidential)),
  [RB_RECORD_MEETING] =
      TYPE ("meeting", RbMeeting, meeting_fields, 0, AT (RbMeeting, confidential)),
  [RB_RECORD_MEETING_PUPIL] = TYPE (
      "meeting_pupil", RbMeetingPupil, meeting_pupil_fields, AT (RbMeetingPupil, pupil_id), 0),
  [RB_RECORD_PROMISE] = TYPE ("promise", RbPromise, promise_fields, AT (RbPromise, pupil_id), 0),
  [RB_RECORD_TARGET] = TYPE ("target", RbTarget, target_fields, AT (RbTarget, pupil_id), 0),
  [RB_RECORD_VISIT] = TYPE (
      "home_visit", RbVisit, visit_fields, AT (RbVisit, pupil_id), AT (RbVisit, confidential)),
  [RB_RECORD_STAGE] = TYPE ("stage", RbStage, stage_fields, 0, 0),
  [RB_RECORD_STAY] =
      TYPE ("stage_stay", RbStay, stay_fields, AT (RbStay, pupil_id), AT (RbStay, confidential)),
  [RB_RECORD_STAGE_ANSWER] = TYPE ("stage_answer",
                                   RbStageAnswer,
                                   answer_fields,
                                   AT (RbStageAnswer, pupil_id),
                                   AT (RbStageAnswer, confidential)),
  [RB_RECORD_ATTACHMENT] = TYPE ("attachment",
                                 RbAttachment,
                                 attachment_fields,
                                 AT (RbAttachment, pupil_id),
                                 AT (RbAttachment, confidential)),
};
