#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Case files on the command line: case, diary and the printed file, read back by other programs."""
import os
import re
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rollbook import equal, main, ok, run, write

TODAY = '2026-03-20'
FIGURES = ['attended', 'possible', 'authorised', 'unauthorised', 'late', 'late_after_close', 'missing', 'attendance']


def demo(folder):
    path = os.path.join(folder, 'demo.rollbook')
    ok('demo', path, '--until', TODAY)
    return path


def of(school, pupil_id):
    return ok('case', 'id:%d' % pupil_id, '--json', school=school, today=TODAY).json


def with_target(school):
    with sqlite3.connect(school) as file:
        return file.execute('select pupil_id from target order by id limit 1').fetchone()[0]


def text_of(pdf):
    return subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, text=True, check=True).stdout


def test_figures(folder):
    """the figures of a case are those of the pupil's statistics, a target's those of its days"""
    school = demo(folder)
    case = of(school, with_target(school))
    row, = [one for one in ok('stats', '--by', 'pupil', '--json', school=school, today=TODAY).rows
            if one['pupil_id'] == case['pupil_id']]
    equal({key: case[key] for key in FIGURES}, {key: row[key] for key in FIGURES})
    assert case['targets']
    for target in case['targets']:
        row, = [one for one in ok('stats', '--by', 'pupil', '--from', target['from'], '--to', target['to'], '--json',
                                  school=school, today=TODAY).rows if one['pupil_id'] == case['pupil_id']]
        equal((target['attended'], target['possible']), (row['attended'], row['possible']))
    equal(run('case', 'id:999999', school=school, today=TODAY).status, 1)
    equal(run('case', school=school, today=TODAY).status, 2)


def test_chronology(folder):
    """a case is told newest first, and every record of the child is in it"""
    school = demo(folder)
    pupil = with_target(school)
    rows = of(school, pupil)['rows']
    equal([row['date'] for row in rows], sorted((row['date'] for row in rows), reverse=True))
    with sqlite3.connect(school) as file:
        for kind, table in (('case_note', 'case_note'), ('home_visit', 'home_visit'), ('meeting', 'meeting_pupil')):
            n, = file.execute('select count(*) from %s where pupil_id = ?' % table, (pupil,)).fetchone()
            equal(len([row for row in rows if row['of'] == kind]), n, kind)


def test_diary(folder):
    """the diary is overdue first, and each line of a child stands in the case too"""
    school = demo(folder)
    today = ok('diary', '--json', school=school, today=TODAY).rows
    later = ok('diary', '--until', '2026-07-31', '--json', school=school, today=TODAY).rows
    equal([row['due'] for row in later], sorted(row['due'] for row in later))
    equal(today, [row for row in later if row['late'] >= 0])
    assert today and len(later) > len(today)
    for row in today[:5]:
        titles = [line['title'] for line in of(school, row['pupil_id'])['due']]
        assert row['title'] in titles, (row, titles)
    equal(run('diary', '--until', 'soon', school=school, today=TODAY).status, 2)


def test_paper(folder):
    """the printed file holds what happened in its period, oldest first, and says what is confidential"""
    school = demo(folder)
    pupil = with_target(school)
    path = os.path.join(folder, 'file.pdf')
    ok('report', 'case-file', '--pupil', 'id:%d' % pupil, '-o', path, school=school, today=TODAY)
    text = text_of(path)
    case = of(school, pupil)
    assert 'Case file: %s' % case['name'] in text, text
    assert 'confidential' not in text.lower()
    shown = [row for row in case['rows'] if row['date'] <= TODAY]
    assert len(shown) > 5
    at = text.index('What happened\n')
    for row in reversed(shown):
        at = text.index(row['title'], at)
    ok('report', 'case-file', '--pupil', 'id:%d' % pupil, '--from', '2026-03-01', '--to', '2026-03-20', '-o', path,
       school=school, today=TODAY)
    told = text_of(path)
    told = told[told.index('What happened\n'):]
    assert not re.search(r'\d (Sep|Oct|Nov|Dec) 2025', told), told
    with sqlite3.connect(school) as file:
        file.execute("update case_note set confidential = 1, note = 'Lantern' where id = (select min(id) from case_note"
                     ' where pupil_id = ?)', (pupil,))
    ok('report', 'case-file', '--pupil', 'id:%d' % pupil, '-o', path, school=school, today=TODAY)
    assert 'This file holds confidential words' in text_of(path) and 'Lantern' in text_of(path)
    # Those of another period do not make this one confidential.
    ok('report', 'case-file', '--pupil', 'id:%d' % pupil, '--from', '2026-03-20', '--to', '2026-03-20', '-o', path,
       school=school, today=TODAY)
    assert 'confidential' not in text_of(path).lower(), text_of(path)
    equal(os.stat(path).st_mode & 0o777, 0o600)
    equal(run('report', 'case-file', '-o', path, school=school, today=TODAY).status, 1)


def test_long(folder):
    """words that fill several pages are all printed, in their order"""
    school = demo(folder)
    pupil = with_target(school)
    path = os.path.join(folder, 'file.pdf')
    words = ['word%d' % i for i in range(4000)]
    with sqlite3.connect(school) as file:
        file.execute('update case_note set note = ? where id = (select min(id) from case_note where pupil_id = ?)',
                     (' '.join(words), pupil))
    ok('report', 'case-file', '--pupil', 'id:%d' % pupil, '-o', path, school=school, today=TODAY)
    equal(re.findall(r'\bword\d+\b', text_of(path)), words)


def test_left_out(folder):
    """who may not read confidential words prints the file without them, and it says so"""
    school = demo(folder)
    pupil = with_target(school)
    with sqlite3.connect(school) as file:
        file.execute("insert into staff (id, name, position, role, classes, has_left)"
                     " values (900, 'Mrs Reader', 'Governor', 'viewer', '', 0)")
        file.execute("update case_note set confidential = 1, note = 'Lantern' where id = (select min(id) from case_note"
                     ' where pupil_id = ?)', (pupil,))
    pins = {who: write(folder, who.split()[-1], '48-%s\n' % who) for who in ('Mrs Reader', 'Dr Miriam Castellano')}
    for who, pin in pins.items():
        ok('staff', '--set-pin', who, '--new-pin-file', pin, school=school)
    ok('staff', '--sign-in', 'on', school=school)
    for who, reads in (('Mrs Reader', False), ('Dr Miriam Castellano', True)):
        path = os.path.join(folder, who.split()[-1] + '.pdf')
        ok('report', 'case-file', '--pupil', 'id:%d' % pupil, '-o', path, '--staff', who, '--pin-file', pins[who],
           school=school, today=TODAY)
        text = text_of(path)
        equal('Lantern' in text, reads)
        equal('Confidential words are left out in 1 place' in text, not reads)
        equal('This file holds confidential words' in text, reads)
        assert 'for %s' % who in text, text


def test_meeting_paper(folder):
    """minutes, contract and visit sheet say what is kept, leave room for what is not, and miss what is hidden"""
    school = demo(folder)
    path = os.path.join(folder, 'sheet.pdf')

    def sheet(name, record):
        ok('report', name, '--record', str(record), '-o', path, school=school, today=TODAY)
        return text_of(path)
    with sqlite3.connect(school) as file:
        meeting, help_ = file.execute("select id, help from meeting m where state = 'held' and kind <> 'staff' and help <> ''"
                                      ' and exists (select 1 from promise p where p.meeting_id = m.id)').fetchone()
        promise, = file.execute('select what from promise where meeting_id = ?', (meeting,)).fetchone()
        visit, child = file.execute('select id, pupil_id from home_visit').fetchone()
        file.execute("update contact set address = '1 Privet Drive', never_print_address = (id % 2) where pupil_id = ?",
                     (child,))
        hidden, = file.execute('select count(*) from contact where pupil_id = ? and id % 2', (child,)).fetchone()
        shown, = file.execute('select count(*) from contact where pupil_id = ? and id % 2 = 0', (child,)).fetchone()
    minutes, contract = sheet('minutes', meeting), sheet('contract', meeting)
    for words in (help_, promise):
        assert words in minutes and words in contract, (words, minutes, contract)
    assert 'minutes' in minutes and 'The child' in contract
    text = sheet('visit-sheet', visit)
    equal((text.count('1 Privet Drive'), text.count('The address is not printed')), (shown, hidden))
    assert 'At the door' in text
    with sqlite3.connect(school) as file:
        file.execute("update meeting set state = 'planned', review_day = null, help = '' where id = ?", (meeting,))
        file.execute('delete from promise where meeting_id = ?', (meeting,))
    agenda = sheet('minutes', meeting)
    assert 'Who is asked to come' in agenda and 'Barriers' in agenda and help_ not in agenda
    for name, what in (('minutes', 'meeting'), ('contract', 'meeting'), ('visit-sheet', 'visit')):
        done = run('report', name, '--record', '99999', '-o', path, school=school, today=TODAY)
        equal(done.status, 1)
        assert 'There is no %s with the number 99999' % what in done.err, done.err


main([test_figures, test_chronology, test_diary, test_paper, test_long, test_left_out, test_meeting_paper])
