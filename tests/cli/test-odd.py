#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schools that are not like others: nobody, one pupil, no terms, a year to come, names in every
script. Each command answers with a document or with one sentence, never by dying."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rollbook import TERMS_2025, equal, main, ok, run, write

TODAY = '2026-03-20'
PERIODS = ['--before', '2025-09-03..2025-12-19', '--after', '2026-01-05..2026-03-20']
LISTS = [
    ['stats'], ['stats', '--by', 'pupil'], ['stats', '--by', 'year,class'],
    ['stats', '--by', 'half-term'], ['stats', '--by', 'code,week'], ['bands'],
    ['bands', '--by', 'class'], ['movement', *PERIODS], ['league'],
    ['league', '--measure', 'punctuality'], ['league', '--measure', 'improvement'],
    *(['watch', '--kind', kind] for kind in ('ten-in-ten', 'sickness', 'ten-days', 'n-age',
                                            'lowest', 'forecast', 'movers')),
    ['letters', 'movement', *PERIODS, '--list'], ['marks'], ['explain', 'school=', 'attendance'],
    ['explain', 'school=', 'punctuality'], ['audit', '--verify'], ['check'], ['codes'],
    ['codes', '--on', '1950-01-01'], ['calendar'], ['calendar', '--sessions'],
]
WRITERS = [
    ['league', '-o', 'league.pdf'], ['league', '-o', 'league.html'],
    ['overview', '-o', 'overview.xlsx'], ['letters', 'movement', *PERIODS, '-o', 'letters.pdf'],
    ['report', 'register', '-o', 'register.pdf'], ['report', 'class', '-o', 'class.pdf'],
    ['report', 'blank-register', '-o', 'blank.pdf'], ['backup', 'copy.backup'],
]
NAMES = ['Иванова', '李小龍', 'مُحَمَّد', 'שָׁלוֹם', 'Ólafsdóttir', "O'Neill-Łukasz", 'ณัฐพล', 'देवनागरी',
         'ქართული', 'Ελένη', '한국어', 'ẞß', 'é', '<b>&amp;', '=1+1', '%s%n', 'A' * 300]
LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'


def upn(number):
    """The UPN of a pupil, with the check letter that it should have."""
    digits = '8234321%05d' % number
    return LETTERS[sum(int(d) * (k + 2) for k, d in enumerate(digits)) % 23] + digits


def pupils(folder, count):
    lines = ['UPN,Legal Surname,Legal Forename,Date of Birth,Year,Class,Start Date']
    lines += ['%s,"%s","%s",01/02/2018,%d,%d%s,01/09/2025'
              % (upn(i), NAMES[i % len(NAMES)], NAMES[i * 7 % len(NAMES)], i % 7, i % 7, 'ABC'[i % 3])
              for i in range(count)]
    return write(folder, 'pupils.csv', '\n'.join(lines) + '\n')


def new(folder, name='Odd', year='2025-09-01..2026-07-21', terms=True):
    path = os.path.join(folder, 'odd.rollbook')
    more = ['--terms', write(folder, 'terms.csv', TERMS_2025)] if terms else []
    ok('new', path, '--name', name, '--year', year, *more, today=TODAY)
    return path


def try_all(folder, school):
    """Every list is one JSON document; every file is written, or one sentence says why not."""
    for words in LISTS:
        done = ok('--json', *words, school=school, today=TODAY)
        equal(type(json.loads(done.out)), dict, words)
    for words in WRITERS:
        path = os.path.join(folder, words[-1])
        done = run(*words[:-1], path, school=school, today=TODAY)
        assert done.status in (0, 1), (words, done.status, done.err)
        equal(os.path.exists(path), done.status == 0, words)
        if done.status:
            equal(done.err.count('\n'), 1, (words, done.err))


def test_empty(folder):
    """a school without pupils and terms answers every command"""
    try_all(folder, new(folder, terms=False))


def test_no_pupils(folder):
    """a school with terms and nobody in it answers every command"""
    try_all(folder, new(folder))


def test_one(folder):
    """a school of one pupil answers every command, and a mark counts"""
    school = new(folder)
    ok('import', pupils(folder, 1), '--kind', 'pupils', school=school, today=TODAY)
    ok('--staff', 'Office', 'mark', upn(0), '2026-03-19', 'am', 'I', school=school, today=TODAY)
    row = ok('--json', 'stats', school=school, today=TODAY).rows[0]
    equal((row['pupils'], row['possible'], row['authorised'], row['attendance']), (1, 1, 1, '0.0'))
    try_all(folder, school)


def test_future(folder):
    """a year that has not begun answers every command, and nothing is missing in it"""
    school = new(folder, year='2030-09-01..2031-07-21', terms=False)
    try_all(folder, school)


def test_scripts(folder):
    """names in every script come back as they were given, in a school of 300"""
    school = new(folder, name='学校 مدرسة')
    done = ok('--json', 'import', pupils(folder, 300), '--kind', 'pupils', school=school, today=TODAY)
    equal((done.json['files'][0]['added'], done.json['files'][0]['refused']), (300, []))
    named = {row['upn']: row['name']
             for row in ok('--json', 'stats', '--by', 'pupil', school=school, today=TODAY).rows}
    for i in range(300):
        equal(named[upn(i)], '%s, %s' % (NAMES[i % len(NAMES)], NAMES[i * 7 % len(NAMES)]))
    try_all(folder, school)


main([test_empty, test_no_pupils, test_one, test_future, test_scripts])
