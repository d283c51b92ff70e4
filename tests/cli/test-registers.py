#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""keyback and seal, and the reports about registers as a whole."""
import csv
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rollbook import TERMS_2025, equal, main, ok, run, write

TODAY = '2025-09-12T16:00'
ROW = ['upn', 'pupil_id', 'name', 'class', 'date', 'session', 'was', 'code', 'minutes', 'changed_at', 'who']


def school(folder):
    path = os.path.join(folder, 's.rollbook')
    ok('new', path, '--name', 'S', '--year', '2025-09-01..2026-07-21', '--terms',
       write(folder, 't.csv', TERMS_2025))
    ok('import', write(folder, 'p.csv', 'UPN,Legal Surname,Legal Forename,Year,Class,Start Date\n'
                       'A1,Ames,Ada,3,3T,01/09/2025\nB2,Bell,Ben,3,3T,01/09/2025\n'), school=path, today='2025-09-01')
    return path


def marks(folder, code):
    return write(folder, 'm.csv', 'UPN,Date,Session,Mark\nA1,2025-09-08,AM,%s\nB2,2025-09-08,AM,/\n' % code)


def test_keyback(folder):
    """what was changed here is to be keyed in, until a file has it too"""
    path = school(folder)
    pupil = 'id:1'
    ok('import', marks(folder, 'N'), school=path, today=TODAY)
    equal(ok('keyback', '--json', school=path, today=TODAY).rows, [], 'an import')
    equal(run('mark', pupil, '2025-09-08', 'am', 'I', school=path, today=TODAY).status, 1, 'no reason')
    ok('--reason', 'ill', '--staff', 'Jo Patel', 'mark', pupil, '2025-09-08', 'am', 'I', school=path, today=TODAY)
    rows = ok('keyback', '--json', school=path, today=TODAY).rows
    equal([list(r) for r in rows], [ROW])
    equal([rows[0][k] for k in ('class', 'date', 'session', 'was', 'code', 'minutes', 'who')],
          ['3T', '2025-09-08', 'am', 'N', 'I', None, 'Jo Patel'])
    equal(ok('keyback', '--since', '2025-09-13', '--json', school=path, today=TODAY).rows, [])
    ok('report', 'keyback', '-o', os.path.join(folder, 'k.csv'), school=path, today=TODAY)
    with open(os.path.join(folder, 'k.csv'), encoding='utf-8-sig') as file:
        equal([r['Now'] for r in csv.DictReader(file)], ['I'])
    ok('import', marks(folder, 'I'), school=path, today=TODAY)
    equal(ok('keyback', '--json', school=path, today=TODAY).rows, [], 'the file agrees')


def test_mark_and_audit(folder):
    """what one mark became is told with its details; the trail stands beside what was asked of it, null for no mark"""
    path = school(folder)
    def mark(*words):
        return run('--json', '--staff', 'Jo Patel', 'mark', 'id:1', '2025-09-08', 'am', *words, school=path, today=TODAY)
    done = mark('L', '--minutes', '12', '--note', 'bus').json
    equal([done[k] for k in ('was', 'is', 'minutes', 'note', 'nature')], [None, 'L', 12, 'bus', None])
    equal(mark('xx').status, 1)
    equal(mark('L', '--minutes', '601').status, 2)
    ok('--staff', 'Jo Patel', 'mark', 'id:2', '2025-09-08', 'am', '/', school=path, today=TODAY)
    equal(mark('-').status, 1, 'the register is saved')
    done = mark('-', '--reason', 'wrong child').json
    equal([done[k] for k in ('was', 'is', 'minutes', 'amendments')], ['L', None, None, 1])
    told = ok('audit', '--pupil', 'id:1', '--from', '2025-09-01', '--json', school=path, today=TODAY).json
    equal([told[k] for k in ('upn', 'from', 'to', 'all')], ['id:1', '2025-09-01', None, False])
    equal([(r['was'], r['is'], r['reason']) for r in told['rows']], [('L', None, 'wrong child')])
    refused = run('audit', '--from', '2025-09-11', '--to', '2025-09-10', school=path, today=TODAY)
    equal(refused.status, 2)


def test_cover(folder):
    """cover is put down, listed and ended; what cannot be is refused with a sentence"""
    path = school(folder)
    def cover(*words):
        return run('--staff', 'Jo Patel', 'cover', *words, '--json', school=path, today=TODAY)
    equal(cover().rows, [])
    made = cover('add', '--class', '3T', '--who', 'Ms Reid', '--to', '2025-09-16', '--session', 'am').rows
    equal(made, [{'id': 1, 'class': '3T', 'first_day': '2025-09-12', 'last_day': '2025-09-16', 'session': 'am',
                  'who': 'Ms Reid', 'in_staff_list': False, 'note': ''}])
    for words, status, said in (
            (('add', '--class', '9Z', '--who', 'Ms Reid'), 1, 'no class "9Z"'),
            (('add', '--class', '3T', '--who', 'Mr Ito'), 1, 'Ms Reid covers class 3T then already'),
            (('add', '--class', '3T', '--who', 'Mr Ito', '--from', '2025-09-13'), 1, 'closed'),
            (('add', '--who', 'Mr Ito'), 2, '--class'), (('end',), 2, 'which'), (('end', '7'), 1, 'no cover'),
            (('add', '--class', '3T', '--who', 'Mr Ito', '--session', 'noon'), 2, 'am, pm or day'),
            (('sing',), 2, 'list, add or end'), (('end', '1', '--to', '2025-09-16'), 1, 'ended by then')):
        done = cover(*words)
        equal(done.status, status, (words, done.err))
        assert said in done.err, (words, done.err)
    equal([row['last_day'] for row in cover('end', '1', '--to', '2025-09-15').rows], ['2025-09-15'])
    equal(cover('end', '1').rows, [], 'it began today, and does not take place')
    rows = [row for row in ok('audit', '--all', '--json', school=path, today=TODAY).rows
            if (row['record_was'] or '').startswith('class_cover')]
    equal([(row['who'], row['record_is'] is None) for row in rows], [('Jo Patel', False), ('Jo Patel', True)])


def test_seal(folder):
    """a sealed week takes no mark without a reason, and its later changes are listed"""
    path = school(folder)
    look = ok('seal', '--dry-run', '2025-09-10', '--json', school=path, today=TODAY).rows[0]
    equal([look['week'], look['sealed'], look['registers']], ['2025-09-08', False, 10])
    equal(run('seal', '2025-09-10', school=path, today=TODAY).status, 1, 'incomplete')
    ok('seal', '2025-09-10', '--note', 'the supply list is lost', school=path, today=TODAY)
    equal(run('seal', '2025-09-10', '--note', 'again', school=path, today=TODAY).status, 1, 'twice')
    done = run('mark', 'id:1', '2025-09-09', 'pm', 'I', school=path, today=TODAY)
    equal(done.status, 1)
    assert 'sealed' in done.err, done.err
    ok('--reason', 'letter seen', 'mark', 'id:1', '2025-09-09', 'pm', 'I', school=path, today=TODAY)
    out = os.path.join(folder, 'c.csv')
    ok('report', 'sealed-changes', '-o', out, school=path, today=TODAY)
    with open(out, encoding='utf-8-sig') as file:
        equal([(r['Was'], r['Is'], r['Reason']) for r in csv.DictReader(file)], [('none', 'I', 'letter seen')])
    equal([r['was'] for r in ok('audit', '--verify', '--json', school=path, today=TODAY).rows], [None])


def test_completeness(folder):
    """the board is a table of class by session, on paper and in files"""
    path = school(folder)
    for session in ('am', 'pm'):
        for pupil in ('id:1', 'id:2'):
            ok('mark', pupil, '2025-09-12', session, '/', school=path,
               today='2025-09-12T09:10' if session == 'am' else '2025-09-12T14:00')
    out = os.path.join(folder, 'c.csv')
    ok('report', 'completeness', '-o', out, school=path, today=TODAY)
    with open(out, encoding='utf-8-sig') as file:
        row = next(csv.DictReader(file))
    equal([row['Class'], row['Fri 12 Sep AM'], row['Fri 12 Sep PM'], row['Thu 11 Sep PM'], row['Missing']],
          ['3T', 'in time, 09:10', 'late, 14:00, open for 60 minutes', 'missing', '8'])
    ok('report', 'completeness', '-o', os.path.join(folder, 'c.pdf'), school=path, today=TODAY)
    equal(run('report', 'completeness', school=path, today=TODAY).status, 2, 'no file')


main([test_keyback, test_mark_and_audit, test_cover, test_seal, test_completeness])
