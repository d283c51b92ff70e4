-- SPDX-License-Identifier: GPL-3.0-or-later
-- The office's book: what is written down beside the marks. Each table of records has the columns of the program's table
-- of fields (domain/rb-record-types); a 0 that means nobody or nothing is null here.

-- Rights that are given to a person, and the days of supply staff.
alter table staff add column issues_notices integer not null default 0 check (issues_notices in (0, 1));

alter table staff add column decides_leave integer not null default 0 check (decides_leave in (0, 1));

alter table staff add column first_day text;

alter table staff add column last_day text;

-- One row: the PIN or password of one person as Argon2id has made it, and the wrong tries since the last right one.
create table staff_key (
  staff_id integer primary key references staff (id),
  hash text not null,
  changed_at text not null,
  tries integer not null check (tries >= 0),
  tried_at text
) strict;

-- One row: a register (one class, one session) that was saved, and when it first was.
create table saved_register (
  class_id integer not null references class (id),
  day text not null,
  session text not null check (session in ('am', 'pm')),
  saved_at text not null,
  who text not null,
  primary key (class_id, day, session)
) strict, without rowid;

-- One row: one try to reach somebody about absent pupils.
create table attempt (
  id integer primary key check (id > 0),
  made_at text,
  who text not null,
  position text not null,
  channel text not null,
  contact_id integer,
  contact_name text not null,
  number text not null,
  spoken integer not null check (spoken in (0, 1)),
  challenged integer not null check (challenged in (0, 1)),
  confidential integer not null check (confidential in (0, 1)),
  note text not null
) strict;

-- One row: what an attempt came to for one child.
create table outcome (
  id integer primary key check (id > 0),
  attempt_id integer,
  pupil_id integer references pupil (id),
  day text,
  outcome text not null,
  code text not null,
  expected_return text,
  evidence_asked integer not null check (evidence_asked in (0, 1)),
  confidential integer not null check (confidential in (0, 1)),
  reason text not null
) strict;

create index outcome_by_pupil on outcome (pupil_id);

create index outcome_by_attempt on outcome (attempt_id);

-- One row: a child through the door late, out during the day, or back.
create table arrival (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  day text,
  minute integer not null,
  direction text not null,
  half text not null check (half in ('am', 'pm')),
  code text not null,
  am_was text not null,
  pm_was text not null,
  minutes_late integer not null,
  reason text not null,
  dinner integer not null check (dinner in (0, 1)),
  undone integer not null check (undone in (0, 1)),
  made_at text,
  who text not null
) strict;

create index arrival_by_pupil on arrival (pupil_id);

-- One row: a known absence of one child (a message, an appointment, granted leave).
create table absence (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  origin text not null,
  first_day text,
  first_half text not null check (first_half in ('am', 'pm')),
  last_day text,
  last_half text not null check (last_half in ('am', 'pm')),
  code text not null,
  told_by text not null,
  told_at text,
  who text not null,
  position text not null,
  expected_return text,
  evidence text not null,
  returned_on text,
  leave_id integer,
  confidential integer not null check (confidential in (0, 1)),
  reason text not null
) strict;

create index absence_by_pupil on absence (pupil_id);

-- One row: a request for leave.
create table leave_request (
  id integer primary key check (id > 0),
  received_on text,
  asked_by text not null,
  ground text not null,
  first_day text,
  last_day text,
  evidence text not null,
  state text not null,
  decided_by text not null,
  decided_position text not null,
  decided_at text,
  decision_reason text not null,
  called_at text,
  letter_at text,
  return_checked_on text,
  who text not null,
  confidential integer not null check (confidential in (0, 1)),
  reason text not null
) strict;

-- One row: one day or session of a request for one child.
create table leave_day (
  id integer primary key check (id > 0),
  leave_id integer,
  pupil_id integer references pupil (id),
  day text,
  session text not null,
  decision text not null,
  code text not null
) strict;

create index leave_day_by_pupil on leave_day (pupil_id);

create index leave_day_by_leave on leave_day (leave_id);

-- One row: which sessions of the week a child comes to, from one day to another.
create table timetable (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  timetable text not null,
  sessions text not null,
  code text not null,
  first_day text,
  last_day text,
  review_day text,
  agreed_with text not null,
  ended_on text,
  who text not null,
  made_at text,
  note text not null
) strict;

create index timetable_by_pupil on timetable (pupil_id);

-- One row: a suspension.
create table suspension (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  first_day text,
  first_half text not null check (first_half in ('am', 'pm')),
  last_day text,
  last_half text not null check (last_half in ('am', 'pm')),
  provision_due text,
  provision_from text,
  provision text not null,
  who text not null,
  made_at text,
  confidential integer not null check (confidential in (0, 1)),
  reason text not null
) strict;

create index suspension_by_pupil on suspension (pupil_id);

-- One row: a recurring action of the school's calendar.
create table action (
  id integer primary key check (id > 0),
  title text not null,
  reference text not null,
  frequency text not null,
  months text not null,
  weekday integer not null,
  role text not null,
  list text not null,
  since text,
  active integer not null check (active in (0, 1)),
  own integer not null check (own in (0, 1)),
  note text not null
) strict;

-- One row: something ticked, by whom and when.
create table tick (
  id integer primary key check (id > 0),
  subject text not null,
  action_id integer,
  pupil_id integer references pupil (id),
  due text,
  done_at text,
  who text not null,
  position text not null,
  note text not null
) strict;

create index tick_by_pupil on tick (pupil_id);

-- One row: one line of a list that went out.
create table sent_line (
  id integer primary key check (id > 0),
  list text not null,
  day text,
  pupil_id integer references pupil (id),
  contact_id integer,
  channel text not null,
  number text not null,
  made_at text,
  who text not null
) strict;

create index sent_line_by_pupil on sent_line (pupil_id);

-- One row: a closed week.
create table week_seal (
  id integer primary key check (id > 0),
  week text,
  sealed_at text,
  who text not null,
  position text not null,
  note text not null
) strict;

-- One row: somebody else takes a class's registers.
create table class_cover (
  id integer primary key check (id > 0),
  class_id integer not null references class (id),
  first_day text,
  last_day text,
  session text not null,
  staff_id integer,
  name text not null,
  note text not null
) strict;

-- One row: something to know about a child from one day to another.
create table pupil_flag (
  id integer primary key check (id > 0),
  pupil_id integer references pupil (id),
  flag text not null,
  first_day text,
  last_day text,
  who text not null,
  made_at text,
  confidential integer not null check (confidential in (0, 1)),
  note text not null
) strict;

create index pupil_flag_by_pupil on pupil_flag (pupil_id);

-- What the MIS has where a mark waits to be keyed into it.
alter table key_back add column code_was text not null default '';

update key_back set code_was = coalesce ((
  select a.code_was from audit a
  where a.kind = 'amendment' and a.pupil_id = key_back.pupil_id and a.day = key_back.day
  and a.session = key_back.session
  and a.made_at >= coalesce ((select imported_at from school), '')
  order by a.id limit 1), '');

-- Long-term illness was a fact of the pupil; it is a flag, with the others.
insert into pupil_flag (id, pupil_id, flag, first_day, last_day, who, made_at, confidential, note)
select row_number () over (order by a.pupil_id, a.place), a.pupil_id, 'long-term-illness',
  coalesce (a.first_day, (select min (r.first_day) from pupil_roll r where r.pupil_id = a.pupil_id)),
  a.last_day, '', null, 0, ''
from pupil_attribute a where a.name = 'long-term-illness';

delete from pupil_attribute where name = 'long-term-illness';

-- The audit trail moves to a table with the same columns, row by row as it was (its chain would tell). A list behind `in`
-- is built anew for every row that is checked, which was a fifth of an amendment's cost; and the index begins with the
-- day, so that the rows of a class lie on one page and not each on a page of its own.
create table audit_again (
  id integer primary key check (id > 0),
  batch integer not null,
  kind text not null check (kind = 'entry' or kind = 'amendment' or kind = 'register'),
  made_at text not null,
  who text not null,
  position text not null,
  reason text not null,
  source text not null,
  origin text not null,
  pupil_id integer references pupil (id),
  class_id integer references class (id),
  day text,
  session text check (session in ('am', 'pm')),
  code_was text,
  code_is text,
  minutes_was integer,
  minutes_is integer,
  note_was text,
  note_is text,
  nature_was text,
  nature_is text,
  cells integer,
  digest text,
  hash blob not null check (length (hash) = 32),
  check (kind <> 'entry' or (cells is not null and digest is not null)),
  check (kind <> 'amendment' or (pupil_id is not null and day is not null and session is not null
                                 and code_was is not null and code_is is not null and reason <> '')),
  check (kind <> 'register' or (class_id is not null and day is not null and session is not null))
) strict;

-- A row that somebody has spoilt moves too: Verify tells it, and the file can be opened.
pragma ignore_check_constraints = on;

insert into audit_again select * from audit order by id;

pragma ignore_check_constraints = off;

drop table audit;

alter table audit_again rename to audit;

create index audit_by_cell on audit (day, session, pupil_id) where pupil_id is not null;

create trigger audit_keeps_rows before delete on audit
begin
  select raise (abort, 'rows of the audit trail are never taken away');
end;

create trigger audit_keeps_words before update on audit
begin
  select raise (abort, 'rows of the audit trail are never changed');
end;
