#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of rollbook-cli: names, options, fields and exit statuses are a contract."""
import csv
import datetime
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rollbook import TERMS_2025, equal, main, ok, run, write

COMMANDS = ['new', 'demo', 'import', 'mark', 'marks', 'stats', 'explain', 'bands', 'movement', 'watch', 'case', 'diary',
            'league', 'letters', 'overview', 'chart', 'report', 'audit', 'check', 'staff', 'backup', 'restore', 'codes', 'calendar', 'benchmarks']
TODAY = '2026-03-20'
STATS = ['pupils', 'possible', 'attended', 'present', 'approved_activity', 'authorised',
         'unauthorised', 'late', 'late_after_close', 'not_possible', 'missing', 'attendance',
         'absence', 'authorised_rate', 'unauthorised_rate', 'punctuality', 'persistent', 'severe']


def demo(folder, until=TODAY, **more):
    path = os.path.join(folder, 'demo.rollbook')
    options = [word for key, value in more.items() for word in ('--' + key, value)]
    ok('demo', path, '--until', until, *options)
    return path


def test_help(folder):
    """every command answers --help, and the program lists them all"""
    everything = ok('--help').out
    for command in COMMANDS:
        assert command in everything, command
        text = ok(command, '--help').out
        assert 'Usage:' in text and '--json' in text, (command, text)


def test_usage(folder):
    """a usage error is exit status 2 and one sentence"""
    school = demo(folder)
    for words in (['nothing'], [], ['stats', '--nothing'], ['stats', '--by', 'moon'],
                  ['stats', '--from', '20/03/2026'], ['stats', '--where', 'class'],
                  ['stats', '--basis', 'x'], ['mark', 'A'], ['movement'], ['watch', '--kind', 'x'],
                  ['letters', 'x'], ['codes', '--on', 'x'], ['stats', '--json', '--csv'],
                  ['stats', '--today', 'x'], ['explain', 'class=3T', 'x'], ['new', 'x'],
                  ['overview'], ['chart', 'pie'], ['league', '--by', 'week'],
                  ['new', os.path.join(folder, 'x'), '--name', 'X', '--policy', 'y']):
        done = run(*words, school=school, today=TODAY)
        equal(done.status, 2, words)
        equal(done.err.count('\n'), 1, (words, done.err))
        equal(done.out, '', words)
    equal(run('stats').status, 2, 'no school')
    equal(run('stats', school=school, env={'ROLLBOOK_TODAY': 'x'}).status, 2, 'ROLLBOOK_TODAY')


def test_missing_file(folder):
    """a school file that is not there, or is none, is exit status 1 and nothing is made"""
    equal(run('stats', school=os.path.join(folder, 'no.rollbook')).status, 1)
    foreign = write(folder, 'text.rollbook', 'This is no school file.\n' * 50)
    done = run('stats', school=foreign)
    equal(done.status, 1)
    assert 'text.rollbook' in done.err, done.err
    equal(sorted(os.listdir(folder)), ['text.rollbook'])


def test_new(folder):
    """new makes a school with exactly the sessions of its term dates"""
    path = os.path.join(folder, 'new.rollbook')
    terms = write(folder, 'terms.csv', TERMS_2025)
    ok('new', path, '--name', 'St Brannoc’s', '--terms', terms, '--year', '2025-09-01..2026-07-21')
    equal(os.stat(path).st_mode & 0o777, 0o600, 'mode')
    got = ok('calendar', '--sessions', '--json', school=path).json
    want = []
    day = datetime.date(2025, 8, 1)
    iso = datetime.date.fromisoformat
    lines = [line.split(',') for line in TERMS_2025.splitlines()[1:]]
    while day < datetime.date(2026, 8, 1):
        kinds = {kind for kind, _, a, b in lines if iso(a) <= day <= iso(b)}
        if day.weekday() < 5 and 'term' in kinds and not kinds & {'half-term', 'inset', 'bank-holiday'}:
            want += [{'date': str(day), 'session': half} for half in ('am', 'pm')
                     if half == 'am' or 'am-only' not in kinds]
        day += datetime.timedelta(1)
    equal(got['sessions'], want, 'sessions')
    mondays = sorted({str(iso(s['date']) - datetime.timedelta(iso(s['date']).weekday())) for s in want})
    equal(got['weeks'], mondays, 'weeks')
    equal([h['name'] for h in got['half_terms']],
          ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2'])
    assert got['closures']
    equal(run('new', path, '--name', 'Again').status, 1, 'an existing file')


def test_codes(folder):
    """codes lists what was in force on the day"""
    def codes(on):
        return {row['code']: row for row in ok('codes', '--on', on, '--json').rows}
    now, old = codes('2026-03-20'), codes('2024-03-01')
    equal(len(now), 34)
    assert 'H' in old and 'Y' in old and 'H' not in now and 'C1' in now and 'C1' not in old
    for key in ('code', 'name', 'class', 'possible', 'attended', 'detail_required', 'valid_from', 'valid_to'):
        assert key in now['B'], key
    equal((now['B']['possible'], now['B']['attended'], now['D']['possible'], now['I']['attended']),
          (True, True, False, False))
    equal(ok('codes', '--json', '--today', '2024-03-01').json['on'], '2024-03-01')


def test_stats_counted_again(folder):
    """stats agrees with a count made here over the marks"""
    school = demo(folder)
    marks = ok('marks', '--csv', school=school, today=TODAY).csv
    codes = {row['code']: row for row in ok('codes', '--on', TODAY, '--json').rows}
    rows = {row['pupil_id']: row for row in ok('stats', '--by', 'pupil', '--json', school=school, today=TODAY).rows}
    count = {}
    for mark in marks:
        own = count.setdefault(int(mark['pupil_id']), dict.fromkeys(
            ['possible', 'attended', 'present', 'approved_activity', 'authorised', 'unauthorised',
             'late', 'late_after_close', 'not_possible'], 0))
        code = codes[mark['code']]
        own['possible'] += code['possible']
        own['attended'] += code['attended']
        own['not_possible'] += not code['possible']
        own['present'] += code['code'] in '/\\L'
        own['approved_activity'] += code['code'] in 'BKPVW'
        own['authorised'] += code['possible'] and code['code'] in ['C', 'C1', 'C2', 'E', 'I', 'J1', 'M', 'R', 'S', 'T']
        own['unauthorised'] += code['code'] in 'GNOU'
        own['late'] += code['code'] == 'L'
        own['late_after_close'] += code['code'] == 'U'
    equal(set(count), set(rows), 'pupils')
    persistent = severe = 0
    for pupil, own in count.items():
        for key, value in own.items():
            equal(rows[pupil][key], value, (pupil, key))
        absent = own['possible'] - own['attended']
        persistent += own['possible'] > 0 and 10 * absent >= own['possible']
        severe += own['possible'] > 0 and 2 * absent >= own['possible']
    whole = ok('stats', '--json', school=school, today=TODAY).json
    equal(list(whole)[:3], ['from', 'to', 'basis'])
    total = whole['rows'][0]
    for key in STATS:
        assert key in total, key
    for key in ('possible', 'attended', 'late', 'authorised', 'unauthorised'):
        equal(total[key], sum(own[key] for own in count.values()), key)
    equal((total['persistent'], total['severe']), (persistent, severe))
    tenths = (2000 * total['attended'] + total['possible']) // (2 * total['possible'])
    equal(total['attendance'], '%d.%d' % divmod(tenths, 10), 'half up')
    by_code = ok('stats', '--by', 'code', '--json', school=school, today=TODAY).rows
    for row in by_code:
        equal(row['sessions'], sum(mark['code'] == row['code'] for mark in marks), row['code'])


def test_groups(folder):
    """each group of stats adds up to the school"""
    school = demo(folder)
    whole = ok('stats', '--json', school=school, today=TODAY).rows[0]
    for by in ('phase', 'year', 'class', 'house', 'key-stage', 'pupil', 'sex', 'fsm', 'pp', 'sen', 'eal',
               'cla', 'young-carer', 'ethnicity', 'day', 'week', 'month', 'half-term', 'term', 'weekday',
               'session'):
        rows = ok('stats', '--by', by, '--json', school=school, today=TODAY).rows
        equal(sum(row['possible'] for row in rows), whole['possible'], by)
        assert ('upn' if by == 'pupil' else by) in rows[0], by
    fsm = ok('stats', '--by', 'fsm', '--json', school=school, today=TODAY).rows
    equal({row['fsm'] for row in fsm}, {True, False})
    both = ok('stats', '--by', 'class,weekday', '--json', school=school, today=TODAY).rows
    equal(len(both), 14 * 5)
    one = ok('stats', '--where', 'class=3T', '--json', school=school, today=TODAY).rows[0]
    equal(one['possible'], sum(r['possible'] for r in both if r['class'] == '3T'))


def test_today(folder):
    """marks of sessions that have not begun count nowhere, and --today wins over the environment"""
    school = demo(folder)
    early = ok('stats', '--json', school=school, today='2025-10-10').json
    equal(early['to'], '2025-10-10')
    late = ok('stats', '--json', '--today', '2025-10-10', school=school, today=TODAY).json
    equal(early, late)
    morning = ok('stats', '--json', '--from', '2025-10-10', school=school, today='2025-10-10T09:30').rows[0]
    whole = ok('stats', '--json', '--from', '2025-10-10', school=school, today='2025-10-10').rows[0]
    night = ok('stats', '--json', '--from', '2025-10-10', school=school, today='2025-10-10T06:00').rows
    assert 0 < morning['possible'] < whole['possible'], (morning, whole)
    assert not night or night[0]['possible'] == 0, night


def test_mark(folder):
    """one mark: saved ones need a reason, impossible ones are refused, the trail keeps both"""
    school = demo(folder)
    upn = ok('stats', '--by', 'pupil', '--where', 'class=3T', '--json', school=school, today=TODAY).rows[4]['upn']
    equal(run('mark', upn, '2026-03-18', 'am', 'M', school=school, today=TODAY).status, 1, 'no reason')
    ok('mark', upn, '2026-03-18', 'am', 'M', '--note', 'Dentist', '--reason', 'appointment card', '--staff',
       'Shirin Marlow', school=school, today=TODAY)
    marks = ok('marks', '--pupil', upn, '--from', '2026-03-18', '--to', '2026-03-18', '--json', school=school,
               today=TODAY).rows
    equal((marks[0]['code'], marks[0]['note'], marks[0]['session']), ('M', 'Dentist', 'am'))
    rows = ok('audit', '--pupil', upn, '--json', school=school, today=TODAY).rows
    equal(len(rows), 1)
    row = rows[0]
    equal((row['is'], row['reason'], row['who'], row['position'], row['date'], row['session']),
          ('M', 'appointment card', 'Shirin Marlow', 'Office administrator', '2026-03-18', 'am'))
    assert ok('audit', '--verify', '--json', school=school, today=TODAY).json['intact']
    for words in (['2026-03-21', 'am', 'I'], ['2026-03-18', 'am', 'QQ'], ['2026-03-18', 'am', 'H'],
                  ['2026-02-17', 'pm', '/'], ['2012-03-15', 'am', '/']):
        done = run('mark', upn, *words, '--reason', 'x', school=school, today=TODAY)
        equal(done.status, 1, (words, done.err))
    equal(run('mark', 'A000000000000', '2026-03-18', 'am', 'I', school=school, today=TODAY).status, 1)
    pupil = row['pupil_id']
    ok('mark', 'id:%d' % pupil, '2026-03-18', 'pm', '/', '--reason', 'was there', school=school, today=TODAY)
    equal(ok('marks', '--pupil', upn, '--from', '2026-03-18', '--to', '2026-03-18', '--json', school=school,
             today=TODAY).rows[1]['code'], '\\')


def test_progress(folder):
    """how far a check of the trail is, is told where that is asked for, and nowhere else"""
    school = demo(folder)
    week = ok('marks', '--from', '2026-03-09', '--to', '2026-03-13', '--json', school=school, today=TODAY).rows
    rows = [r for r in week if r['upn']]
    lines = ['%s,%s,%s,%s' % (r['upn'], r['date'], r['session'], 'M' if r['code'] == 'C' else 'C') for r in rows]
    ok('import', write(folder, 'm.csv', 'UPN,Date,Session,Mark\n' + '\n'.join(lines) + '\n'), school=school,
       today=TODAY)
    one = ['audit', '--verify', '--pupil', rows[0]['upn'], '--json']
    quiet, told = ok(*one, school=school, today=TODAY), ok(*one, '--progress', school=school, today=TODAY)
    equal((quiet.err, quiet.out), ('', told.out))
    assert re.fullmatch(r'(Checked: \d+ %\n)+', told.err), told.err
    equal(len(told.rows), len([r for r in rows if r['upn'] == rows[0]['upn']]))


def test_demo(folder):
    """the same seed gives the same school, another seed another"""
    texts = []
    for number, seed in enumerate((1, 1, 2)):
        path = os.path.join(folder, '%d.rollbook' % number)
        ok('demo', path, '--seed', seed, '--until', TODAY, '--years', 1)
        texts.append(ok('marks', '--csv', school=path, today=TODAY).out)
    assert texts[0] == texts[1] and texts[0] != texts[2]
    equal(run('demo', path, '--until', TODAY).status, 1, 'an existing file')
    second = os.path.join(folder, 'secondary.rollbook')
    ok('demo', second, '--phase', 'secondary', '--pupils', 300, '--until', TODAY, '--years', 1)
    years = ok('stats', '--by', 'year', '--json', school=second, today=TODAY).rows
    equal([row['year'] for row in years], ['7', '8', '9', '10', '11'])


def test_bands_and_movement(folder):
    """bands and movement count every pupil once"""
    school = demo(folder)
    bands = ok('bands', '--by', 'class', '--json', school=school, today=TODAY).rows
    for row in bands:
        equal(sum(row['band_' + b] for b in ('top', 'green', 'amber', 'red', 'severe', 'none')), row['pupils'])
    moved = ok('movement', '--before', '2025-09-01..2025-12-19', '--after', '2026-01-05..2026-03-20', '--json',
               school=school, today=TODAY).json
    equal(sum(cell['pupils'] for cell in moved['cells']), len(moved['rows']))
    equal(len(moved['rows']), 420)
    cells = {(c['before'], c['after']): c['pupils'] for c in moved['cells']}
    for (before, after), pupils in cells.items():
        equal(sum(r['before']['band'] == before and r['after']['band'] == after for r in moved['rows']), pupils)


def decide(before, after, before_rate, after_rate):
    """The table of the movement run, said again here."""
    side = {'top': 'green', 'severe': 'red'}
    before, after = side.get(before, before), side.get(after, after)
    if after is None:
        return 'none'
    if before in (None, 'green'):
        return {'green': 'none', 'amber': 'first-amber', 'red': 'first-red'}[after]
    order = ['red', 'amber', 'green']
    if order.index(after) > order.index(before):
        return 'improved-category'
    if after != before:
        return 'not-improved'
    return 'improved-still-below' if after_rate > before_rate else 'not-improved'


def test_letters(folder):
    """the movement run proposes by the table, on exact fractions"""
    from fractions import Fraction
    school = demo(folder)
    run_ = ok('letters', 'movement', '--before', '2025-09-01..2025-12-19', '--after', '2026-01-05..2026-03-20',
              '--list', '--json', school=school, today=TODAY)
    kinds, homes = set(), set()
    for row in run_.rows:
        before, after = row['before'], row['after']
        rates = [Fraction(s['attended'], s['possible']) if s['possible'] else None for s in (before, after)]
        equal(row['letter'], decide(before['band'], after['band'], *rates), row)
        kinds.add(row['letter'])
        equal(row['held'], row['held_because'] is not None, row)
        if row['letter'] != 'none':
            homes.add(len(row['recipients']))
            assert row['reason']
            for recipient in row['recipients']:
                assert recipient['name'] and 'address' in recipient
    equal(kinds, {'none', 'first-amber', 'first-red', 'improved-category', 'improved-still-below', 'not-improved'})
    equal(homes, {1, 2})
    assert any('illness' in (row['held_because'] or '') for row in run_.rows)
    early = ok('letters', 'movement', '--before', '2025-09-01..2025-12-19', '--after', '2026-01-05..2026-01-09',
               '--list', '--json', school=school, today=TODAY).rows
    assert all(row['held'] for row in early if row['letter'] != 'none')


def test_league(folder):
    """a league ranks exact fractions; equal ones share a rank and the next is skipped"""
    from fractions import Fraction
    school = demo(folder)
    rows = ok('league', '--json', school=school, today=TODAY).rows
    for key in ('rank', 'group', 'attended', 'possible', 'attendance', 'previous_rank'):
        assert key in rows[0], key
    rates = [Fraction(row['attended'], row['possible']) for row in rows]
    for row, rate in zip(rows, rates):
        equal(row['rank'], 1 + sum(other > rate for other in rates), row['group'])
    saved = os.path.join(folder, 'league.csv')
    ok('league', '-o', saved, school=school, today=TODAY)
    assert open(saved, encoding='utf-8').readline().startswith('rank,group,attended')
    page = os.path.join(folder, 'league.html')
    equal(ok('league', '-o', page, '--json', school=school, today=TODAY).json, {'file': page})
    assert '<td>3T</td>' in open(page, encoding='utf-8').read()


def test_watch(folder):
    """ten-in-ten gives the evidence of each pupil"""
    school = demo(folder)
    rows = ok('watch', '--kind', 'ten-in-ten', '--json', school=school, today=TODAY).rows
    for key in ('upn', 'met', 'met_on', 'window_start', 'window_end', 'sessions', 'n_sessions', 'current',
                'to_go', 'compulsory_age'):
        assert key in rows[0], key
    for row in rows:
        equal(row['to_go'], max(0, 10 - row['current']), row)
        equal(row['n_sessions'], len(row['sessions']), row)
        assert all(s['code'] in 'GNOU' for s in row['sessions'])
        if row['met']:
            assert row['n_sessions'] >= 10 and row['sessions'][-1]['date'] == row['met_on'], row
    for kind in ('sickness', 'ten-days', 'n-age', 'lowest', 'forecast', 'movers'):
        equal(ok('watch', '--kind', kind, '--json', school=school, today=TODAY).json['kind'], kind)
    year = {row['pupil_id']: row for row in ok('stats', '--by', 'pupil', '--json', school=school, today=TODAY).rows}
    risk, mentor, ehcp = (ok('watch', '--kind', kind, '--json', school=school, today=TODAY).rows
                          for kind in ('risk', 'mentor', 'ehcp'))
    for row in risk:
        equal((row['attended'], row['possible']), tuple(year[row['pupil_id']][key] for key in ('attended', 'possible')))
        assert row['attended'] * 100 < 92 * row['possible'], row
    for row in mentor:
        assert 88 * row['possible'] <= row['attended'] * 100 <= 92 * row['possible'], row
        n = row['to_exit']
        assert (row['attended'] + n) * 100 >= 93 * (row['possible'] + n), row
        assert (row['attended'] + n - 1) * 100 < 93 * (row['possible'] + n - 1), row
    assert risk and mentor and all(float(row['change']) < 0 for row in ehcp)


def test_explain(folder):
    """a figure and its explanation speak of the same sessions"""
    school = demo(folder)
    figure = ok('stats', '--where', 'class=3T', '--json', school=school, today=TODAY).rows[0]
    found = ok('explain', 'class=3T', 'attendance', '--json', school=school, today=TODAY).json
    equal((found['numerator'], found['denominator'], found['rate']),
          (figure['attended'], figure['possible'], figure['attendance']))
    equal(sum(c['sessions'] for c in found['codes'] if c['in_denominator']), figure['possible'])
    equal(found['n_sessions'], figure['possible'] - figure['attended'])


def test_backup(folder):
    """a backup is verified, and restored it is the same school"""
    school = demo(folder)
    copy, back = os.path.join(folder, 'copy'), os.path.join(folder, 'back.rollbook')
    equal(ok('backup', copy, '--json', school=school).json['file'], copy)
    ok('restore', copy, back)
    equal(run('restore', copy, back).status, 1, 'an existing file')
    equal(ok('marks', '--csv', school=back, today=TODAY).out, ok('marks', '--csv', school=school, today=TODAY).out)
    assert ok('check', '--json', school=back, today=TODAY).json['sound']
    cut = os.path.join(folder, 'cut')
    with open(copy, 'rb') as whole, open(cut, 'wb') as part:
        part.write(whole.read()[:50000])
    equal(run('restore', cut, os.path.join(folder, 'never.rollbook')).status, 1, 'a cut backup')
    assert not os.path.exists(os.path.join(folder, 'never.rollbook'))


def test_chart(folder):
    """every chart is saved as PNG, SVG and PDF, and told as a table"""
    school = demo(folder)
    upn = ok('stats', '--by', 'pupil', '--where', 'class=3T', '--json', school=school, today=TODAY).rows[4]['upn']
    names = run('chart', 'none', school=school).err.split('there are ')[1].strip().rstrip('.').split(', ')
    assert 'trend' in names and 'bands' in names, names
    for name in names:
        told = ok('chart', name, '--where', 'upn=' + upn, '--json', school=school, today=TODAY).json
        assert told['title'] and told['description'] and 'rows' in told, told
    for ending, start in (('png', b'\x89PNG'), ('svg', b'<?xml'), ('pdf', b'%PDF')):
        path = os.path.join(folder, 'chart.' + ending)
        ok('chart', 'trend', '-o', path, school=school, today=TODAY)
        equal(open(path, 'rb').read(len(start)), start, ending)
        ok('league', '-o', path, school=school, today=TODAY)
    equal(run('chart', 'trend', '-o', os.path.join(folder, 'chart.gif'), school=school, today=TODAY).status, 1)


def test_letters_pdf(folder):
    """the letters that are not held are pages, one for each household"""
    import subprocess
    school = demo(folder)
    words = ['letters', 'movement', '--before', '2025-09-01..2025-12-19', '--after', '2026-01-05..2026-03-20']
    rows = ok(*words, '--list', '--json', school=school, today=TODAY).rows
    path = os.path.join(folder, 'letters.pdf')
    ok(*words, '-o', path, school=school, today=TODAY)
    equal(os.stat(path).st_mode & 0o777, 0o600)
    pages = sum(max(1, len(r['recipients'])) for r in rows if r['letter'] != 'none' and not r['held'])
    info = subprocess.run(['pdfinfo', path], capture_output=True, text=True).stdout
    equal([line.split()[1] for line in info.splitlines() if line.startswith('Pages')], [str(pages)])


def test_reports(folder):
    """reports are written by name; one that needs whom it is about says so"""
    school = demo(folder)
    upn = ok('stats', '--by', 'pupil', '--where', 'class=3T', '--json', school=school, today=TODAY).rows[4]['upn']
    path = os.path.join(folder, 'report.pdf')
    for words in (['pupil', '--pupil', upn], ['pupil', '--class', '3T'], ['register', '--class', '3T'],
                  ['blank-register', '--class', '3T'], ['class'], ['class', '--class', '4C'], ['fire-list'], ['fire-list', '--class', '3T']):
        ok('report', *words, '-o', path, school=school, today=TODAY)
        equal(open(path, 'rb').read(4), b'%PDF', words)
        os.unlink(path)
    equal(run('report', 'class', '--class', '9Z', '-o', path, school=school, today=TODAY).status, 1)
    equal(run('report', 'none', '-o', path, school=school, today=TODAY).status, 2)
    equal(run('report', 'class', school=school, today=TODAY).status, 2)


LISTS = ['absent-today', 'nudge', 'absent-yesterday', 'first-day', 'first-call', 'second-call', 'expected-back', 'late-today',
         'u-today', 'evidence', 'leave-refused', 'full-week', 'friday-pattern', 'newly-unauthorised', 'below-96',
         'below-96-all', 'below-95', 'risk', 'mentor', 'last-year-pa', 'not-improving', 'improved', 'improved-term',
         'improved-year', 'lowest-ten', 'unauthorised-leave', 'ten-in-ten', 'class-figures']


def rows_of(path):
    with open(path, encoding='utf-8', newline='') as lines:
        return list(csv.DictReader(lines))


def test_lists(folder):
    """every list of the office is a report; what was sent is not sent again"""
    school = demo(folder, until=TODAY + 'T10:40')
    now = TODAY + 'T10:40'
    for name in LISTS:
        out = os.path.join(folder, name + '.csv')
        ok('report', name, '-o', out, school=school, today=now)
        for row in rows_of(out):
            assert row['Pupil'] and row['Why'], (name, row)
    full = rows_of(os.path.join(folder, 'full-week.csv'))
    counted = {}
    for mark in json.loads(ok('marks', '--from', '2026-03-16', '--to', TODAY, '--json', school=school,
                              today=now).out)['rows']:
        counted.setdefault(mark['pupil_id'], []).append(mark['code'])
    sessions = max(len(codes) for codes in counted.values())
    away = set('C C1 C2 E I J1 M R S T G N O U'.split())
    outside = set('D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z #'.split())
    there = sum(1 for codes in counted.values()
                if len(codes) == sessions and not away & set(codes) and set(codes) - outside)
    equal(there, len(full), 'full weeks counted again')
    texts = os.path.join(folder, 'texts.csv')

    def send(name, *more):
        ok('report', name, '--for', 'texting', '--sent-by', 'text', '-o', texts, *more, school=school, today=now)
        return rows_of(texts)
    of_class = send('full-week', '--class', full[0]['Class'])
    equal({row['Class'] for row in of_class}, {full[0]['Class']}, 'one class alone is sent')
    others = send('full-week')
    assert others and all(row['Phone'] and row['Parent'] for row in others), others[:2]
    assert full[0]['Class'] not in {row['Class'] for row in others}, 'nobody of the class is sent it twice'
    for name in LISTS:
        send(name)
        equal(send(name), [], 'nobody is sent %s twice' % name)
    line = ok('report', 'day-line', school=school, today=now).out
    assert line.startswith('Fri 20 Mar AM: ') and line.count('\n') == 1, line
    pdf = os.path.join(folder, 'absent.pdf')
    ok('report', 'absent-today', '-o', pdf, school=school, today=now)
    equal(run('report', 'absent-today', '-o', 'x.txt', school=school, today=now).status, 2)
    equal(run('report', 'absent-today', '--for', 'x', '-o', pdf, school=school, today=now).status, 2)


def test_overview(folder):
    """the overview workbook is written, for its owner alone"""
    school = demo(folder)
    path = os.path.join(folder, 'overview.xlsx')
    ok('overview', '-o', path, school=school, today=TODAY)
    equal(open(path, 'rb').read(2), b'PK')
    equal(os.stat(path).st_mode & 0o777, 0o600)
    equal(run('overview', '-o', path, '--year', 1999, school=school, today=TODAY).status, 1)


def test_benchmarks(folder):
    """published figures are shown, replaced by the school's own, and the way back is open"""
    school = demo(folder)
    shipped = ok('benchmarks', '--json', school=school, today=TODAY).json
    equal(shipped['own'], False)
    assert all(row['source'] for row in shipped['rows'])
    head = 'year,phase,level,area,measure,value,source\n'
    own = write(folder, 'own.csv', head + '2025/26,primary,national,England,attendance,99.5,"DfE, a test"\n')
    told = ok('benchmarks', '--set', own, '--json', school=school, today=TODAY).json
    equal((told['own'], told['rows']), (True, [{'year': '2025/26', 'phase': 'primary', 'level': 'national', 'area': 'England',
                                                'measure': 'attendance', 'value': '99.5', 'source': 'DfE, a test'}]))
    assert 'below England' in ok('chart', 'trend', school=school, today=TODAY).out, 'the chart of the year takes it'
    wrong = run('benchmarks', '--set', write(folder, 'wrong.csv', head + '2025/26,primary,national\n'), school=school)
    equal(wrong.status, 1)
    assert 'Line 2' in wrong.err and 'Nothing was changed' in wrong.err, wrong.err
    equal(ok('benchmarks', '--json', school=school, today=TODAY).json, told, 'it stayed')
    equal(ok('benchmarks', '--shipped', '--json', school=school, today=TODAY).json, shipped)


main([test_benchmarks, test_help, test_usage, test_missing_file, test_new, test_codes, test_stats_counted_again, test_groups,
      test_today, test_mark, test_progress, test_demo, test_bands_and_movement, test_letters, test_league, test_watch,
      test_explain, test_backup, test_chart, test_letters_pdf, test_reports, test_lists,
      test_overview])
