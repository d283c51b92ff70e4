-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema of a school file (SQLite). A released script never changes: later ones alter what it made.
-- Days are ISO text (2026-03-20), moments ISO text in UTC (2026-03-20T09:24:05Z), sessions 'am' and 'pm'.

-- One row: the school's own particulars.
create table school (
  id integer primary key check (id = 1),
  name text not null,
  phase text not null,
  address text not null,
  phone text not null,
  email text not null,
  headteacher text not null,
  signatory text not null,
  signatory_position text not null,
  signatory_phone text not null,
  mis text not null,
  crest_type text not null,
  crest blob,
  sample integer not null check (sample in (0, 1)),
  statutory integer not null check (statutory in (0, 1)),
  imported_at text
) strict;

-- One row: a named fact that has no table of its own.
create table setting (
  name text primary key not null,
  value text not null
) strict, without rowid;

-- One row: who writes this file at present. No row: nobody.
create table writer (
  id integer primary key check (id = 1),
  token text not null,      -- of the open file, random
  who text not null,        -- name of the computer's user
  pc text not null,         -- name of the computer
  process text not null,    -- the process on it, so that a dead one is known
  since text not null,
  alive_at text not null    -- renewed while the file is open
) strict;

-- One row: the policy of the school from a day on, in the form of data/policies.
create table policy (
  valid_from text primary key not null,
  body text not null
) strict, without rowid;

-- One row: an academic year, known by the calendar year it begins in (1 August to 31 July).
create table academic_year (
  year integer primary key not null check (year between 1900 and 2199)
) strict;

-- One row: a line of a year's calendar; both days belong to it.
create table calendar_event (
  year integer not null references academic_year (year),
  place integer not null,
  kind text not null,
  name text not null,
  first_day text not null,
  last_day text not null,
  primary key (year, place)
) strict, without rowid;

-- One row: a day of an academic year and where its morning stands in a year string of marks (the afternoon is next to it).
create table year_day (
  day text primary key not null,
  year integer not null references academic_year (year),
  slot integer not null
) strict, without rowid;

create table class (
  id integer primary key,
  year integer not null,
  name text not null,
  year_group text not null,
  teacher text not null
) strict;

create table pupil (
  id integer primary key,
  upn text,
  admission_number text,
  surname text not null,
  forename text not null,
  legal_surname text not null,
  legal_forename text not null,
  born text,
  sex text check (sex in ('M', 'F'))
) strict;

-- One row: days on the roll. No last day: still on it.
create table pupil_roll (
  pupil_id integer not null references pupil (id),
  place integer not null,
  first_day text,
  last_day text,
  primary key (pupil_id, place)
) strict, without rowid;

-- One row: days in a class.
create table pupil_class (
  pupil_id integer not null references pupil (id),
  place integer not null,
  class_id integer not null references class (id),
  first_day text,
  last_day text,
  primary key (pupil_id, place)
) strict, without rowid;

create index pupil_class_by_class on pupil_class (class_id);

-- One row: a dated fact about a pupil (house, fsm, sen ...). No first day: as far back as is known.
create table pupil_attribute (
  pupil_id integer not null references pupil (id),
  place integer not null,
  name text not null,
  value text not null,
  first_day text,
  last_day text,
  primary key (pupil_id, place)
) strict, without rowid;

-- One row: a parent or carer of one pupil.
create table contact (
  id integer primary key,
  pupil_id integer not null references pupil (id),
  priority integer not null,
  title text not null,
  forename text not null,
  surname text not null,
  relationship text not null,
  phone text not null,
  email text not null,
  address text not null,
  household text not null,
  parental_responsibility integer not null check (parental_responsibility in (0, 1)),
  gets_letters integer not null check (gets_letters in (0, 1)),
  never_print_address integer not null check (never_print_address in (0, 1))
) strict;

create index contact_by_pupil on contact (pupil_id);

create table staff (
  id integer primary key,
  name text not null,
  position text not null,
  role text not null,
  classes text not null,
  has_left integer not null check (has_left in (0, 1))
) strict;

-- One row: an attendance code and the byte that stands for it in a year string. For readers of marks_as_rows;
-- the program has its own table and keeps this one in step.
create table code (
  mark integer primary key check (mark between 1 and 254),
  byte blob not null unique,
  code text not null,
  name text not null
) strict;

-- One row: the marks of one pupil in one academic year, a byte a session: day of the year (1 August is 0) times two, plus
-- one for the afternoon. `saved` has a bit for each session whose mark is saved: from then on a change is an amendment.
create table year_marks (
  year integer not null references academic_year (year),
  pupil_id integer not null references pupil (id),
  marks blob not null check (length (marks) = 732),
  saved blob not null check (length (saved) = 92),
  primary key (year, pupil_id)
) strict, without rowid;

-- One row: what is kept beside one mark.
create table mark_detail (
  pupil_id integer not null references pupil (id),
  day text not null,
  session text not null check (session in ('am', 'pm')),
  minutes integer check (minutes >= 0),
  note text,
  nature text,
  primary key (pupil_id, day, session)
) strict, without rowid;

-- One row: a mark of our own that the MIS does not have yet.
create table key_back (
  day text not null,
  session text not null check (session in ('am', 'pm')),
  pupil_id integer not null references pupil (id),
  changed_at text not null,
  who text not null,
  primary key (day, session, pupil_id)
) strict, without rowid;

-- One row: a batch of first entries ('entry'), one amendment of a saved mark ('amendment'), or a register saved by hand
-- ('register'). Rows are numbered from 1 without a gap; none is ever changed or taken away. `hash` is SHA-256 over the
-- hash of the row before (32 zero bytes before the first) and the text of this one.
create table audit (
  id integer primary key check (id > 0),
  batch integer not null,
  kind text not null check (kind in ('entry', 'amendment', 'register')),
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

create index audit_by_cell on audit (pupil_id, day, session) where pupil_id is not null;

create trigger audit_keeps_rows before delete on audit
begin
  select raise (abort, 'rows of the audit trail are never taken away');
end;

create trigger audit_keeps_words before update on audit
begin
  select raise (abort, 'rows of the audit trail are never changed');
end;

-- One row: the number of rows of the audit trail and the hash of the last, so that a trail cut short is seen.
create table audit_head (
  id integer primary key check (id = 1),
  entries integer not null,
  hash blob not null
) strict;

-- One row: how a kind of file is read.
create table import_layout (
  name text primary key not null,
  kind text not null,
  fingerprint text not null,
  body text not null
) strict, without rowid;

-- One row: a file that was imported.
create table import_log (
  id integer primary key,
  file text not null,
  digest text not null,
  kind text not null,
  layout text not null,
  who text not null,
  made_at text not null,
  lines integer not null,
  added integer not null,
  changed integer not null,
  same integer not null,
  refused integer not null
) strict;

-- One row: one version of a letter's text.
create table letter_template (
  name text not null,
  version integer not null,
  body text not null,
  who text not null,
  made_at text not null,
  primary key (name, version)
) strict, without rowid;

-- One row: what a person decided about one pupil of a letter run.
create table run_choice (
  run text not null,
  pupil_id integer not null references pupil (id),
  choice text not null,
  letter text not null,
  reason text not null,
  who text not null,
  made_at text not null,
  primary key (run, pupil_id)
) strict, without rowid;

-- Marks as rows, for other programs that read this file.
create view marks_as_rows (pupil_id, upn, surname, forename, day, session, code, minutes, note, nature) as
select p.id, p.upn, p.surname, p.forename, d.day, h.session, c.code, x.minutes, x.note, x.nature
from year_marks m
join pupil p on p.id = m.pupil_id
join year_day d on d.year = m.year
cross join (select 0 as place, 'am' as session union all select 1, 'pm') h
join code c on c.byte = substr (m.marks, d.slot + h.place + 1, 1)
left join mark_detail x on x.pupil_id = m.pupil_id and x.day = d.day and x.session = h.session;
