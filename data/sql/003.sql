-- SPDX-License-Identifier: GPL-3.0-or-later
-- The case file of a pupil. Each table of records has the columns of the program's table of fields
-- (domain/rb-case-record-types); a 0 that means nobody or nothing is null here.

-- One row: something noted about a child, and when it happened.
create table case_note (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  kind text not null,
  day text,
  minute integer not null,
  with_whom text not null,
  contact_id integer,
  spoken integer not null check (spoken in (0, 1)),
  answer text not null,
  reaches text not null,
  read_at text,
  read_by text not null,
  group_id integer,
  who text not null,
  position text not null,
  made_at text,
  confidential integer not null check (confidential in (0, 1)),
  note text not null
) strict;

create index case_note_by_pupil on case_note (pupil_id);

-- One row: a meeting, planned or held, with its five points.
create table meeting (
  id integer primary key check (id > 0),
  kind text not null,
  day text,
  minute integer not null,
  place text not null,
  state text not null,
  chair text not null,
  attendees text not null,
  discussed text not null,
  barriers text not null,
  help text not null,
  consequences text not null,
  reviewed text not null,
  parent_view text not null,
  child_view text not null,
  school_view text not null,
  agency_view text not null,
  outcome text not null,
  review_day text,
  fine_warned integer not null check (fine_warned in (0, 1)),
  contract integer not null check (contract in (0, 1)),
  who text not null,
  position text not null,
  made_at text,
  confidential integer not null check (confidential in (0, 1))
) strict;

-- One row: one child of a meeting, and what was decided.
create table meeting_pupil (
  id integer primary key check (id > 0),
  meeting_id integer,
  pupil_id integer references pupil (id),
  decision text not null,
  note text not null
) strict;

create index meeting_pupil_by_pupil on meeting_pupil (pupil_id);

create index meeting_pupil_by_meeting on meeting_pupil (meeting_id);

-- One row: what somebody promised to do, and by when.
create table promise (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  meeting_id integer,
  what text not null,
  owner text not null,
  waits_for text not null,
  made_on text,
  made_at text,
  due text,
  done_at text,
  done_by text not null,
  note text not null
) strict;

create index promise_by_pupil on promise (pupil_id);

-- One row: what was agreed with a family for some weeks.
create table target (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  measure text not null,
  aim integer not null,
  first_day text,
  last_day text,
  agreed_with text not null,
  meeting_id integer,
  ended text not null,
  ended_on text,
  attended integer not null,
  possible integer not null,
  reason text not null,
  who text not null,
  position text not null,
  made_at text
) strict;

create index target_by_pupil on target (pupil_id);

-- One row: a visit to a family's home, planned or made.
create table home_visit (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  planned_day text,
  minute integer not null,
  why text not null,
  state text not null,
  day text,
  went text not null,
  spoke_to text not null,
  seen integer not null check (seen in (0, 1)),
  safe integer not null check (safe in (0, 1)),
  outcome text not null,
  next_step text not null,
  next_day text,
  who text not null,
  position text not null,
  made_at text,
  confidential integer not null check (confidential in (0, 1))
) strict;

create index home_visit_by_pupil on home_visit (pupil_id);

-- One row: a stage of the school's ladder, with its rules.
create table stage (
  id integer primary key check (id > 0),
  place integer not null,
  name text not null,
  over text not null,
  below integer not null,
  limit_in integer not null check (limit_in in (0, 1)),
  at_least integer not null,
  unimproved integer not null check (unimproved in (0, 1)),
  unauthorised integer not null,
  weeks integer not null,
  leaves_at integer not null,
  decides text not null,
  sends text not null
) strict;

-- One row: a pupil in a stage from one day to another.
create table stage_stay (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  stage_id integer,
  stage_name text not null,
  first_day text,
  review_day text,
  why text not null,
  evidence text not null,
  attended integer not null,
  possible integer not null,
  last_day text,
  left_why text not null,
  left_by text not null,
  who text not null,
  position text not null,
  made_at text,
  confidential integer not null check (confidential in (0, 1))
) strict;

create index stage_stay_by_pupil on stage_stay (pupil_id);

-- One row: what a person answered to a proposed move.
create table stage_answer (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  stay_id integer,
  stage_id integer,
  answer text not null,
  day text,
  until text,
  reason text not null,
  since text,
  attended integer not null,
  possible integer not null,
  unauthorised integer not null,
  who text not null,
  position text not null,
  made_at text,
  confidential integer not null check (confidential in (0, 1))
) strict;

create index stage_answer_by_pupil on stage_answer (pupil_id);

-- One row: a file kept with a pupil; its bytes are in attached_file.
create table attachment (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  day text,
  title text not null,
  file_name text not null,
  media_type text not null,
  size integer not null check (size > 0),
  digest text not null,
  who text not null,
  position text not null,
  made_at text,
  confidential integer not null check (confidential in (0, 1))
) strict;

create index attachment_by_pupil on attachment (pupil_id);
create index attachment_by_digest on attachment (digest);

-- One row: the bytes of a file, once however many pupils it is kept with. What no attachment names
-- is taken away when the school is opened for writing.
create table attached_file (
  digest text primary key,
  content blob not null
) strict;
