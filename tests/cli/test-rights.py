#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A school that signs in, at the command line: who may do what, and that no export of a role holds
a word that the role may not read."""
import json
import os
import sqlite3
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rollbook import equal, main, ok, run, write

TODAY = '2026-03-20T09:24'
HEAD, ADMIN, TEACHER = 'Dr Miriam Castellano', 'Shirin Marlow', 'Mr Tan'
# Where confidential words are kept, and the columns that hold them.
SECRET = [('attempt', 'note'), ('outcome', 'reason'), ('absence', 'reason'), ('leave_request', 'reason'),
          ('leave_request', 'decision_reason'), ('suspension', 'reason'), ('pupil_flag', 'note'),
          ('case_note', 'note'), ('meeting', 'discussed'), ('meeting', 'outcome'), ('home_visit', 'why'),
          ('home_visit', 'outcome'), ('stage_stay', 'why'), ('stage_answer', 'reason')]
PERIODS = ['--before', '2025-09-01..2025-12-19', '--after', '2026-01-05..2026-03-19']
# Every other list of the office; the formats of a list hold the same rows.
LISTS = [
    'absent-today', 'nudge', 'first-call', 'second-call', 'expected-back', 'late-today', 'u-today',
    'evidence', 'leave-refused', 'full-week', 'friday-pattern', 'newly-unauthorised', 'mentor',
    'below-96-all', 'last-year-pa', 'not-improving', 'improved', 'improved-term', 'improved-year',
    'lowest-ten', 'unauthorised-leave', 'ten-in-ten', 'class-figures', 'leave-open',
    'leave-year', 'returns', 'timetables', 'suspensions']
EXPORTS = [
    (['stats', '--by', 'pupil', '--json'], None), (['stats', '--by', 'cla', '--json'], None),
    (['watch', '--kind', 'n-age', '--json'], None), (['marks', '--csv'], None),
    (['audit', '--all', '--json'], None), (['bands', '--json'], None),
    (['report', 'absent-yesterday', '--for', 'staff', '-o'], 'yesterday.csv'),
    (['report', 'absent-yesterday', '--for', 'staff', '-o'], 'yesterday.pdf'),
    (['report', 'absent-yesterday', '-o'], 'yesterday.xlsx'),
    (['report', 'absent-today', '--for', 'staff', '-o'], 'today.csv'),
    (['report', 'first-day', '-o'], 'calls.pdf'), (['report', 'risk', '-o'], 'risk.xlsx'),
    (['report', 'pupil', '--pupil', 'id:1', '-o'], 'pupil.pdf'), (['report', 'class', '--class', '3T', '-o'], 'class.pdf'),
    (['report', 'register', '--class', '3T', '-o'], 'register.pdf'),
    (['overview', '-o'], 'o.xlsx'),
    (['report', 'fire-list', '-o'], 'fire.pdf'), (['report', 'blank-register', '--class', '3T', '-o'], 'blank.pdf'),
    (['report', 'earlier-years', '--json'], None), (['movement', *PERIODS, '--json'], None),
    (['league', '--by', 'pupil', '--json'], None), (['keyback', '--json'], None),
    (['letters', 'movement', *PERIODS, '--list', '--json'], None),
    (['letters', 'movement', *PERIODS, '-o'], 'letters.pdf'),
    (['staff', '--json'], None), (['check', '--json'], None),
    (['stages', '--json'], None), (['stages', '--proposals', '--json'], None),
    (['case', 'id:1', '--json'], None), (['diary', '--until', '2026-07-20', '--json'], None),
    (['report', 'case-file', '--pupil', 'id:1', '-o'], 'case.pdf'),
    (['seal', '2026-03-13', '--dry-run', '--json'], None), (['new-year', '--json'], None),
] + [(['report', name, '--for', 'staff', '-o'], name + '.csv') for name in LISTS]


def secrets(school):
    """The words of the sample that are confidential."""
    with sqlite3.connect(school) as file:
        found = {row[0] for table, column in SECRET
                 for row in file.execute('select %s from %s where confidential = 1' % (column, table))}
    return sorted(word for word in found if word)


def signing(folder, until=TODAY[:10]):
    """The sample school with sign-in on; everybody's PIN in a file of their name."""
    school = os.path.join(folder, 'school.rollbook')
    ok('demo', school, '--until', until)
    with sqlite3.connect(school) as file:
        file.execute("insert into staff (id, name, position, role, classes, has_left)"
                     " values (900, 'Mrs Reader', 'Governor', 'viewer', '', 0)")
        # One more confidential word of each kind, beside a mark too.
        file.execute("insert into pupil_flag (id, pupil_id, flag, first_day, who, made_at, confidential, note)"
                     " values (9000, 1, 'medical-evidence', '2026-03-02', 'x', '2026-03-02T09:00:00Z', 1, 'Zebrafinch')")
        # That somebody is protected is confidential, with or without a note.
        file.execute("insert into pupil_flag (id, pupil_id, flag, first_day, who, made_at, confidential, note)"
                     " values (9001, 1, 'social-worker', '2026-03-02', 'x', '2026-03-02T09:00:00Z', 0, '')")
        file.execute("insert into outcome (id, attempt_id, pupil_id, day, outcome, code, expected_return,"
                     " evidence_asked, confidential, reason)"
                     " values (9000, null, 1, '2026-03-19', 'other', 'C', null, 0, 1, 'Zebrafinch')")
        file.execute("insert or replace into mark_detail values (1, '2026-03-19', 'am', null, 'Zebrafinch', null)")
        # A request for leave, decided in confidence, with words beside its marks.
        file.execute("insert into leave_request (id, received_on, asked_by, ground, first_day, last_day, evidence,"
                     " state, decided_by, decided_position, decided_at, decision_reason, who, confidential, reason)"
                     " values (9000, '2026-03-02', 'x', 'exceptional', '2026-03-17', '2026-03-17', 'seen', 'decided',"
                     " 'x', 'x', '2026-03-03T09:00:00Z', 'Whimbrel', 'x', 1, 'Yellowhammer')")
        file.execute("insert into leave_day (id, leave_id, pupil_id, day, session, decision, code)"
                     " values (9000, 9000, 1, '2026-03-17', 'day', 'granted', 'C')")
        file.execute("insert or replace into mark_detail values (1, '2026-03-17', 'am', null, 'Yellowhammer', null)")
        # A case file: a note, a meeting that was held, a visit.
        file.execute("insert into case_note (id, pupil_id, kind, day, minute, with_whom, spoken, answer, reaches,"
                     " read_by, who, position, made_at, confidential, note) values (9000, 1, 'note', '2026-03-12', -1,"
                     " '', 0, '', '', '', 'x', 'x', '2026-03-12T09:00:00Z', 1, 'Whimbrel')")
        file.execute("insert into meeting (id, kind, day, minute, place, state, chair, attendees, discussed, barriers,"
                     " help, consequences, reviewed, parent_view, child_view, school_view, agency_view, outcome,"
                     " fine_warned, contract, who, position, made_at, confidential) values (9000, 'attendance',"
                     " '2026-03-13', 540, '', 'held', '', '', 'Zebrafinch', '', '', '', '', '', '', '', '',"
                     " 'Yellowhammer', 0, 0, 'x', 'x', '2026-03-13T09:00:00Z', 1)")
        file.execute("insert into meeting_pupil (id, meeting_id, pupil_id, decision, note)"
                     " values (9000, 9000, 1, '', '')")
        file.execute("insert into home_visit (id, pupil_id, planned_day, minute, why, state, day, went, spoke_to, seen,"
                     " safe, outcome, next_step, who, position, made_at, confidential) values (9000, 1, '2026-03-16',"
                     " -1, 'Whimbrel', 'done', '2026-03-16', 'x', '', 1, 1, 'Zebrafinch', '', 'x', 'x',"
                     " '2026-03-16T09:00:00Z', 1)")
        file.execute("insert into stage_stay (id, pupil_id, stage_id, stage_name, first_day, why, evidence, attended,"
                     " possible, left_why, left_by, who, position, made_at, confidential) values (9000, 1, 1, 'Stage 1',"
                     " '2026-03-16', 'Whimbrel', '', 1, 2, '', '', 'x', 'x', '2026-03-16T09:00:00Z', 1)")
        file.execute("insert into stage_answer (id, pupil_id, stage_id, answer, day, until, reason, attended, possible,"
                     " unauthorised, who, position, made_at, confidential) values (9000, 1, 2, 'postponed',"
                     " '2026-03-16', '2026-03-27', 'Zebrafinch', 1, 2, 0, 'x', 'x', '2026-03-16T09:00:00Z', 1)")
    for who in (HEAD, ADMIN, TEACHER, 'Mrs Reader'):
        pin = write(folder, who.replace(' ', ''), '48-%s\n' % who)
        ok('staff', '--set-pin', who, '--new-pin-file', pin, school=school)
    ok('staff', '--sign-in', 'on', school=school)
    return school


def as_(folder, who):
    return ['--staff', who, '--pin-file', os.path.join(folder, who.replace(' ', ''))]


def words_of(folder, name, text):
    """What a reader finds in a file that was written."""
    if name is None:
        return text
    path = os.path.join(folder, name)
    if name.endswith('.pdf'):
        return subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True, check=True).stdout
    if name.endswith('.xlsx'):
        with zipfile.ZipFile(path) as book:
            return '\n'.join(book.read(part).decode('utf-8', 'replace') for part in book.namelist())
    with open(path, encoding='utf-8') as file:
        return file.read()


def exported(folder, school, who):
    """Everything that can be written by that person, by command."""
    texts = {}
    for words, name in EXPORTS:
        if name and os.path.exists(os.path.join(folder, name)):
            os.unlink(os.path.join(folder, name))
        out = [os.path.join(folder, name)] if name else []
        done = run(*words, *out, *as_(folder, who), school=school, today=TODAY)
        if done.status == 0:
            texts[' '.join(words) + (name or '')] = words_of(folder, name, done.out)
        else:
            assert 'may not' in done.err or 'no pupil id:1 ' in done.err, (words, done.err)
    return texts


def test_sign_in(folder):
    """with sign-in on a command needs --staff and the right PIN"""
    school = signing(folder)
    nobody = run('stats', school=school, today=TODAY)
    equal(nobody.status, 1)
    assert '--staff' in nobody.err, nobody.err
    no_pin = subprocess.run([sys.argv[1], '--school', school, '--staff', HEAD, 'stats'],
                            stdin=subprocess.DEVNULL, capture_output=True, text=True)
    equal(no_pin.returncode, 1)
    assert '--pin-file' in no_pin.stderr, no_pin.stderr
    wrong = write(folder, 'wrong', '0000\n')
    done = run('stats', '--staff', HEAD, '--pin-file', wrong, school=school, today=TODAY)
    equal(done.status, 1)
    assert 'not the PIN' in done.err, done.err
    ok('stats', *as_(folder, HEAD), school=school, today=TODAY)
    refused = run('staff', '--sign-in', 'off', *as_(folder, ADMIN), school=school, today=TODAY)
    equal(refused.status, 1)
    ok('staff', '--sign-in', 'off', *as_(folder, HEAD), school=school, today=TODAY)
    ok('stats', school=school, today=TODAY)


def test_marks(folder):
    """mark is refused with a sentence where the role may not, and nothing is written"""
    school = signing(folder, '2026-03-19')
    with sqlite3.connect(school) as file:
        own, other = [file.execute(
            "select p.id from pupil p join pupil_class m on m.pupil_id = p.id join class c on c.id = m.class_id"
            " join pupil_roll r on r.pupil_id = p.id and (r.last_day is null or r.last_day > '2026-03-20')"
            " where c.year = 2025 and c.teacher = ? order by p.id", (who,)).fetchone()[0]
            for who in (TEACHER, 'Miss Quinn')]
        rows = file.execute('select count(*) from audit').fetchone()
    mine, theirs = 'id:%d' % own, 'id:%d' % other
    for words, who, reason in ((['mark', mine, '2026-03-19', 'am', 'I', '--reason', 'x'], TEACHER, 'may not'),
                               (['mark', theirs, '2026-03-20', 'am', '/'], TEACHER, 'no pupil'),
                               (['mark', mine, '2026-03-20', 'am', '/'], 'Mrs Reader', 'may not'),
                               (['check'], TEACHER, 'may not'), (['stats'], TEACHER, 'may not'),
                               (['import', __file__], 'Mrs Reader', 'may not')):
        done = run(*words, *as_(folder, who), school=school, today=TODAY)
        equal(done.status, 1, (words, done.err))
        assert reason.lower() in done.err.lower() or 'there is no' in done.err.lower(), done.err
    with sqlite3.connect(school) as file:
        equal(file.execute('select count(*) from audit').fetchone(), rows, 'nothing was written')
    ok('mark', mine, '2026-03-20', 'am', '/', *as_(folder, TEACHER), school=school, today=TODAY)
    done = ok('audit', '--all', '--verify', '--json', *as_(folder, HEAD), school=school, today=TODAY)
    equal(done.rows[-1]['who'], TEACHER, 'the amendments know who was signed in')


def test_secrets(folder):
    """no export of a role holds a confidential word that it may not read"""
    school = signing(folder)
    words = secrets(school)
    assert len(words) > 2, words
    head = exported(folder, school, HEAD)
    equal(len(head), len(EXPORTS), 'the head exports everything')
    for word in ('Zebrafinch', 'Yellowhammer'):
        assert any(word in text for text in head.values()), (word, 'the search finds what is there')
    for who in ('Mrs Reader', TEACHER, ADMIN):
        for command, text in exported(folder, school, who).items():
            found = [word for word in words if word in text]
            assert not found, (who, command, found)
    rows = ok('stats', '--by', 'cla', '--json', *as_(folder, 'Mrs Reader'), school=school, today=TODAY)
    assert not any(row['cla'] for row in rows.rows), rows.rows


def test_trail(folder):
    """who left has a row in the trail; a restricted flag that ended with them is shown to some roles only"""
    school = signing(folder)
    with sqlite3.connect(school) as file:
        leaver = file.execute(
            "select p.id from pupil p join pupil_class m on m.pupil_id = p.id join class c on c.id = m.class_id"
            " join pupil_roll r on r.pupil_id = p.id and r.last_day is null"
            " where c.year = 2025 and c.year_group = '6' order by p.id").fetchone()[0]
        file.execute("insert into pupil_flag (id, pupil_id, flag, first_day, who, made_at, confidential, note)"
                     " values (9100, ?, 'youth-worker', '2026-03-02', 'x', '2026-03-02T09:00:00Z', 1, 'Zebrafinch')",
                     (leaver,))
    ok('new-year', '--apply', *as_(folder, HEAD), school=school, today='2026-07-20')
    seen = {}
    for who in (HEAD, ADMIN, 'Mrs Reader'):
        rows = ok('audit', '--all', '--json', *as_(folder, who), school=school, today='2026-07-20').rows
        seen[who] = [row for row in rows if row['kind'] == 'record' and row['pupil_id'] == leaver]
        words = json.dumps(seen[who])
        assert 'Zebrafinch' not in words and 'youth-worker' not in words, (who, words)
    equal([len([row for row in seen[who] if 'flag restricted' in row['record_was']]) for who in seen], [1, 1, 0])
    left = [row for row in seen['Mrs Reader'] if 'roll' in (row['record_was'] or '')]
    equal(len(left), 1, 'the leaver has a row')
    equal((left[0]['who'], left[0]['reason']), (HEAD, 'New school year 2026/27'))
    assert 'to 2026-07-' in left[0]['record_is'] and 'class 6' in left[0]['record_is'], left


main([test_sign_in, test_marks, test_secrets, test_trail])
