#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Attendance Overview read back by two other programs: openpyxl for what was written, LibreOffice for what the
formulas come to when everything is worked out anew. Both must agree with `rollbook-cli stats`.

Usage: test-overview.py ROLLBOOK_CLI"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

cli = sys.argv[1]
today = '2026-03-20'
count = 0
failed = False


def check(ok, name, note=''):
    global count, failed
    count += 1
    failed = failed or not ok
    print(f"{'ok' if ok else 'not ok'} {count} - {name}")
    if not ok and note:
        print(f'# {note}')


def run(*args):
    return subprocess.run([cli, *args], check=True, stdout=subprocess.PIPE, text=True).stdout


def stats(school, *args):
    return json.loads(run('--school', school, '--today', today, '--json', 'stats', *args))['rows']


def shown(value):
    """One decimal, half up, as Rollbook shows a figure."""
    return None if value in ('', None) else '%.1f' % (int(value * 10 + 0.5 + 1e-9) / 10)


def table(sheet, first_row=7):
    """Label -> {week number: value}, 'To date', 'PA' ... of the block that starts at first_row."""
    heads = {c: sheet.cell(5, c).value for c in range(2, sheet.max_column + 1)}
    rows = {}
    for r in range(first_row, sheet.max_row + 1):
        label = sheet.cell(r, 1).value
        if not label:
            break
        rows[str(label)] = {h: sheet.cell(r, c).value for c, h in heads.items() if h is not None}
    return rows


def compare(book, school, who):
    main = table(book['Overview'])
    classes = table(book['Classes'])
    punctual = table(book['Punctuality'])
    whole = stats(school)[0]
    check(shown(main['School']['To date']) == whole['attendance'], f'{who}: school to date',
          f"{main['School']['To date']} against {whole['attendance']}")
    check(main['School']['PA'] == whole['persistent'], f'{who}: persistent absence of the school')
    by_year = {('Reception' if r['year'] == 'R' else 'Year ' + r['year']): r for r in stats(school, '--by', 'year')}
    check(all(shown(main[k]['To date']) == r['attendance'] for k, r in by_year.items()), f'{who}: year groups to date')
    check(all(main[k]['PA'] == r['persistent'] for k, r in by_year.items()), f'{who}: persistent absence by year group')
    calendar = json.loads(run('--school', school, '--today', today, '--json', 'calendar', '--sessions'))['weeks']
    number = {monday: i + 1 for i, monday in enumerate(w for w in calendar if w >= '2025-08-01')}
    bad = [(r['class'], r['week']) for r in stats(school, '--by', 'week,class')
           if shown(classes[r['class']][number[r['week']]]) != r['attendance']]
    check(not bad, f'{who}: every class in every week', str(bad[:5]))
    bad = [r['class'] for r in stats(school, '--by', 'class')
           if shown(punctual[r['class']]['To date']) != r['punctuality']]
    check(not bad, f'{who}: punctuality of every class', str(bad))
    begun = {r['week'] for r in stats(school, '--by', 'week')}
    future = [n for monday, n in number.items() if monday not in begun]
    check(future and all(main['School'][n] in ('', None) for n in future), f'{who}: weeks to come are blank')


folder = tempfile.mkdtemp(prefix='rollbook-overview-')
try:
    school = os.path.join(folder, 'sample.rollbook')
    book = os.path.join(folder, 'overview.xlsx')
    run('--today', today, 'demo', school, '--until', today)
    run('--school', school, '--today', today, 'overview', '-o', book)
    check(os.stat(book).st_mode & 0o777 == 0o600, 'the workbook is readable only by its owner')
    check(zipfile.ZipFile(book).testzip() is None, 'the workbook is a sound archive')
    written = openpyxl.load_workbook(book, data_only=True)
    live = openpyxl.load_workbook(book)
    names = written.sheetnames
    check(names[0] == 'Overview'
          and names[-5:] == ['Classes', 'Punctuality', 'PA and SA', 'Definitions', 'Data'], 'the sheets in their order',
          str(names))
    check(live['Overview'].freeze_panes == 'C7', 'panes are frozen at C7')
    formulas = sum(str(c.value).startswith('=') for row in live['Overview'].iter_rows() for c in row)
    check(formulas > 300, 'the figures are formulas', str(formulas))
    compare(written, school, 'as written')
    profile = 'file://' + os.path.join(folder, 'profile')
    calc = os.path.join(folder, 'calc')
    # A text-only copy holds no results: LibreOffice must work every formula out.
    bare = openpyxl.load_workbook(book)
    bare.save(os.path.join(folder, 'bare.xlsx'))
    subprocess.run(['soffice', f'-env:UserInstallation={profile}', '--headless', '--convert-to', 'xlsx', '--outdir', calc,
                    os.path.join(folder, 'bare.xlsx')], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   timeout=150)
    compare(openpyxl.load_workbook(os.path.join(calc, 'bare.xlsx'), data_only=True), school, 'worked out anew')
finally:
    shutil.rmtree(folder, ignore_errors=True)
print(f'1..{count}')
sys.exit(1 if failed else 0)
