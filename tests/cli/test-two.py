#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs on one file, one of them killed; clocks that jump, and other zones."""
import os
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rollbook import PROGRAM, TERMS_2025, equal, main, ok, run, write

TODAY = '2025-09-12T16:00'
PUPILS = 40


def school(folder):
    path = os.path.join(folder, 's.rollbook')
    ok('new', path, '--name', 'S', '--year', '2025-09-01..2026-07-21', '--terms',
       write(folder, 't.csv', TERMS_2025))
    lines = ['UPN,Legal Surname,Legal Forename,Year,Class,Start Date']
    lines += ['P%03d,Ames%d,Ada,3,3T,01/09/2025' % (i, i) for i in range(PUPILS)]
    ok('import', write(folder, 'p.csv', '\n'.join(lines) + '\n'), school=path, today='2025-09-01')
    return path


def mark(path, pupil, code, today=TODAY, **where):
    return run('--reason', 'said so', '--staff', 'Jo Patel', 'mark', 'P%03d' % pupil, '2025-09-08', 'am',
               code, school=path, today=today, **where)


def stored(path):
    """What stands on the day, by UPN."""
    rows = ok('marks', '--from', '2025-09-08', '--to', '2025-09-08', '--json', school=path, today=TODAY).rows
    return {row['upn']: row['code'] for row in rows if row['session'] == 'am'}


def trail(path):
    done = ok('audit', '--all', '--verify', '--json', school=path, today=TODAY)
    equal(done.json['intact'], True)
    return done.rows


def marked(path):
    """The rows of it that are of marks: who was taken on has rows too."""
    return [row for row in trail(path) if row['kind'] != 'record']


def start(*words, school):
    """A program that is not waited for."""
    env = {k: v for k, v in os.environ.items() if not k.startswith('ROLLBOOK_')}
    env.update(ROLLBOOK_SCHOOL=school, ROLLBOOK_TODAY='2026-07-20')
    return subprocess.Popen([PROGRAM, *words], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True)


def test_turns(folder):
    """two programs that take turns see what the other wrote"""
    path = school(folder)
    for turn in range(12):
        code = 'ILMN'[turn // 3]
        equal(mark(path, turn % 3, code).status, 0, turn)
        equal(stored(path)['P%03d' % (turn % 3)], code)
    equal(stored(path), {'P000': 'N', 'P001': 'N', 'P002': 'N'})
    equal(len(marked(path)), 12)


def test_at_once(folder):
    """of programs that write at once each has written its mark or says who is writing"""
    path = school(folder)
    for attempt in range(4):
        running = [start('--reason', 'said so', 'mark', 'P%03d' % i, '2025-09-%02d' % (8 + attempt), 'am', 'I',
                         school=path) for i in range(8)]
        ends = [(one.communicate(), one.returncode) for one in running]
        rows = ok('marks', '--from', '2025-09-%02d' % (8 + attempt), '--to', '2025-09-%02d' % (8 + attempt),
                  '--json', school=path, today=TODAY).rows
        there = {row['upn'] for row in rows if row['code'] == 'I'}
        for i, ((_, err), status) in enumerate(ends):
            equal('P%03d' % i in there, status == 0, (i, status, err))
            if status:
                equal((status, err.count('\n')), (1, 1), err)
                assert 's.rollbook' in err and ('is writing' in err or 'is using' in err), err
        assert there, ends
    equal(sum(row['cells'] for row in marked(path)),
          len(ok('marks', '--json', school=path, today=TODAY).rows))


def big(folder, code):
    """Marks of a year, which take their time."""
    lines = ['UPN,Date,Session,Mark']
    for row in ok('calendar', '--sessions', '--json', school=os.path.join(folder, 's.rollbook'),
                  today=TODAY).json['sessions']:
        lines += ['P%03d,%s,%s,%s' % (i, row['date'], row['session'].upper(), code) for i in range(PUPILS)]
    return write(folder, 'm%s.csv' % code, '\n'.join(lines) + '\n')


def stopped_at_work(path, file):
    """An import that holds the file, stopped there."""
    one = start('import', file, school=path)
    while one.poll() is None:
        if os.path.exists(path + '-wal') and os.path.getsize(path + '-wal') > 0:
            one.send_signal(signal.SIGSTOP)
            if one.poll() is None:
                return one
        time.sleep(0.0005)
    raise AssertionError('it had ended: %r' % (one.communicate(),))


def test_held(folder):
    """while one writes, however long it takes, others read and are told who writes"""
    path = school(folder)
    file = big(folder, 'I')
    one = stopped_at_work(path, file)
    try:
        done = mark(path, 1, 'L')
        equal((done.status, done.err.count('\n')), (1, 1), done.err)
        assert 'writing' in done.err or 'using' in done.err, done.err
        equal(stored(path), {})
    finally:
        one.send_signal(signal.SIGCONT)
    _, err = one.communicate()
    equal(one.returncode, 0, err)
    equal(set(stored(path).values()), {'I'})
    equal(mark(path, 1, 'L').status, 0)
    equal(len(marked(path)), 2)


def test_killed(folder):
    """when one is killed at its work the other goes on, and nothing is lost"""
    path = school(folder)
    equal(mark(path, 0, 'M').status, 0)
    files = {code: big(folder, code) for code in 'IN'}
    for attempt in range(12):
        one = stopped_at_work(path, files['IN'[attempt % 2]])
        one.send_signal(signal.SIGCONT)
        time.sleep(0.004 * attempt)
        one.kill()
        one.communicate()
        done = mark(path, 0, 'ML'[(attempt + 1) % 2])
        equal(done.status, 0, done.err)
        equal(stored(path)['P000'], 'ML'[(attempt + 1) % 2])
        others = {code for upn, code in stored(path).items() if upn != 'P000'}
        assert len(others) <= 1, others
        trail(path)
    equal(os.listdir(folder).count('s.rollbook-wal'), 0)


def test_jump(folder):
    """a clock that jumps back or forward leaves the trail in the order of what was done"""
    path = school(folder)
    ok('import', write(folder, 'm.csv', 'UPN,Date,Session,Mark\nP000,2025-09-08,AM,/\n'), school=path, today=TODAY)
    times = ['2025-09-12T09:20', '2025-09-12T08:20', '2025-09-11T09:20', '2025-09-12T10:20', '2025-09-13T10:20',
             '2025-09-12T10:21']
    for time_, code in zip(times, 'ILMNOC'):
        equal(mark(path, 0, code, today=time_).status, 0)
    rows = trail(path)
    equal([row['is'] for row in rows if row['kind'] == 'amendment'], list('ILMNOC'))
    equal([row['row'] for row in rows], list(range(1, len(rows) + 1)))
    equal([row['at'] for row in rows][-3:],
          ['2025-09-12T09:20:00Z', '2025-09-13T09:20:00Z', '2025-09-12T09:21:00Z'])
    equal(stored(path)['P000'], 'C')
    equal([row['code'] for row in ok('keyback', '--json', school=path, today=TODAY).rows], ['C'])


def test_zones(folder):
    """marks of a day are those of that day in every zone of a computer, summer and winter"""
    path = school(folder)
    zones = ['Europe/London', 'UTC', 'America/New_York', 'Pacific/Auckland']
    days = ['2025-10-24', '2025-11-03', '2026-03-27', '2026-04-13']
    for i, zone in enumerate(zones):
        for day in days:
            done = run('--reason', 'said so', 'mark', 'P%03d' % i, day, 'am', 'L', '--minutes', '7',
                       school=path, today=day + 'T09:07', env={'TZ': zone})
            equal(done.status, 0, done.err)
    answers = [ok(*words, '--json', school=path, today='2026-04-14', env={'TZ': zone}).rows
               for words in (['marks'], ['stats', '--by', 'day']) for zone in zones]
    for i in range(4):
        equal(answers[i], answers[0])
        equal(answers[4 + i], answers[4])
    equal(sorted({(row['date'], row['code'], row['minutes']) for row in answers[0]}),
          [(day, 'L', 7) for day in days])
    equal(len(answers[0]), 16)
    trail(path)


main([test_turns, test_at_once, test_held, test_killed, test_jump, test_zones])
