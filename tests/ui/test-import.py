#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files whose columns are guessed wrongly are put right in the import, once, and remembered."""
import csv
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

TODAY = '2026-03-20T16:00'
# Places in the list of meanings.
MEANINGS = {'Left out': 0, 'UPN': 1, 'Admission Number': 2, 'Date': 27, 'Session': 28, 'Mark': 29}


def label(app, words):
    return app.find('label', words if hasattr(words, 'search') else re.compile(words))


def button(app, words):
    return app.find('push button', re.compile(words))


def answer_chooser(app, path):
    until(lambda: len(app.windows()) > 1, 'the file chooser')
    app.settle()
    app.type(path)
    app.settle()
    app.key('Return')


def begin(app, path):
    """The import of a file, from the page of the school."""
    button(app, '^Import…$').click()
    answer_chooser(app, path)
    return label(app, '^%s$' % re.escape(os.path.basename(path)))


def to_columns(app):
    tab = until(lambda: [n for n in app.find_all(None, 'Columns')
                         if n.role in ('radio button', 'toggle button', 'page tab')],
                'the columns')[0]
    tab.click()
    label(app, 'How the columns are read')
    app.settle()


def choose(app, title, now, wanted):
    """Another meaning, by keyboard from the row that is clicked."""
    app.find('combo box', title).click()
    app.settle()
    way = wanted - now
    app.key(*(['Down' if way > 0 else 'Up'] * abs(way)))
    app.settle()
    app.key('Return')
    app.settle()
    return True


def write(path, rows):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows(rows)
    return path


def upns(journey, school):
    rows = json.loads(journey.cli('marks', '--school', school, '--today', TODAY, '--from',
                                  '2026-03-20', '--json'))['rows']
    return sorted({row['upn'] for row in rows})[:6]


def has(journey, school, day, pupils, code):
    """Whether the morning of these pupils has that code, once it is written."""
    def probe():
        rows = json.loads(journey.cli('marks', '--school', school, '--today', TODAY, '--from', day,
                                      '--to', day, '--json'))['rows']
        return [row['code'] for row in rows
                if row['session'] == 'am' and row['upn'] in pupils] == [code] * len(pupils)
    return until(probe, '%s on %s' % (code, day))


def marks(path, pupils, day, head, code):
    """The column that is called Mark holds the teacher; the marks are under a word of this school."""
    rows = [head]
    for upn in pupils:
        rows.append([upn, day, 'AM', 'Mr Tan', code])
    return write(path, rows)


with Journey('columns are put right once') as j:
    school = school_file(j)
    pupils = upns(j, school)
    head = ['UPN', 'Date', 'Session', 'Mark', 'Att X']
    app = j.start('--today', TODAY, '--page', 'school', school)
    app.find('list item', 'School', patience=20)
    app.settle()

    def files():
        tabs = until(lambda: [n for n in app.find_all(None, 'Import and backup')
                              if n.role in ('radio button', 'toggle button', 'page tab')], 'the tab')
        tabs[0].click()
        return button(app, '^Import…$')
    j.step('the school page has the import', files)

    # A column that is guessed wrongly.
    first = marks(j.path('week.csv'), pupils, '16/03/2026', head, 'V')
    j.step('a file of marks is read', lambda: begin(app, first))
    j.step('each of its marks is refused, since a teacher is no code', lambda: label(app, r'Refused \(6\)|^Refused$'))
    j.step('there is nothing to import', lambda: button(app, '^Nothing to Import$'))
    j.step('the columns are shown with an example',
           lambda: (to_columns(app), label(app, '^For example Mr Tan$'))[1])
    j.equal('every control of the columns has a name', lambda: [repr(n) for n in app.nameless()], [])
    j.step('the marks are in the other column',
           lambda: choose(app, 'Att X', MEANINGS['Left out'], MEANINGS['Mark']))
    j.step('now they are to be imported', lambda: button(app, '^Import [1-6]$'))
    j.step('they are imported', lambda: (button(app, '^Import [1-6]$').click(),
                                         label(app, 'Imported: [0-9]+ new, [0-9]+ changed, 0 refused'))[1])
    j.step('the school has them', lambda: has(j, school, '2026-03-16', pupils, 'V'))

    second = marks(j.path('next-week.csv'), pupils, '17/03/2026', head, 'P')
    j.step('the next such file is read', lambda: begin(app, second))
    j.step('it needs no correction', lambda: button(app, '^Import [1-6]$'))
    j.step('and says why', lambda: (to_columns(app), label(app, 'As remembered from a file'))[1])
    j.step('it is imported', lambda: (button(app, '^Import [1-6]$').click(),
                                      app.gone('label', 'How the columns are read'))[1])
    j.step('with its marks', lambda: has(j, school, '2026-03-17', pupils, 'P'))

    # Headings in another row than the one that looks like them.
    def two_heads(name, day, code):
        rows = [['UPN', 'Date', 'Session', 'Mark', 'as they were called until July'],
                ['Admission Number', 'UPN', 'Date', 'Session', 'Mark']]
        rows += [['', upn, day, 'AM', code] for upn in pupils]
        return write(j.path(name), rows)
    third = two_heads('renamed.csv', '18/03/2026', 'W')
    j.step('a file with old headings above the true ones is read', lambda: begin(app, third))
    j.step('the old ones are taken, and nothing fits', lambda: button(app, '^Nothing to Import$'))

    def second_row():
        to_columns(app)
        return choose(app, 'Headings', 0, 1)
    j.step('the second row is chosen', second_row)
    j.step('now the columns fit', lambda: button(app, '^Import [1-6]$'))
    j.step('the marks are imported', lambda: (button(app, '^Import [1-6]$').click(),
                                              app.gone('label', 'How the columns are read'))[1])
    j.step('and are right', lambda: has(j, school, '2026-03-18', pupils, 'W'))
    fourth = two_heads('renamed-again.csv', '19/03/2026', 'V')
    j.step('the next file with two rows of headings is read', lambda: begin(app, fourth))
    j.step('its headings are found in the second', lambda: button(app, '^Import [1-6]$'))
    j.step('it is left alone',
           lambda: (app.key('Escape'), app.gone('push button', re.compile('^Import [1-6]$')))[1])

    # A file of which nothing is known can be told column by column.
    fifth = marks(j.path('odd.csv'), pupils, '19/03/2026', ['A1', 'B1', 'C1', 'D1', 'E1'], 'V')
    j.step('a file that nobody knows is read all the same', lambda: begin(app, fifth))
    j.step('its columns are asked for', lambda: label(app, 'How the columns are read'))

    def tell():
        if not app.find_all('combo box', 'A1'):
            choose(app, 'Headings', 1, 0)  # a date looks like the heading of a session
        choose(app, 'A1', 0, MEANINGS['UPN'])
        choose(app, 'B1', 0, MEANINGS['Date'])
        choose(app, 'C1', 0, MEANINGS['Session'])
        return choose(app, 'E1', 0, MEANINGS['Mark'])
    j.step('and told', tell)
    j.step('then it can be imported', lambda: button(app, '^Import [1-6]$'))
    j.step('and is left alone',
           lambda: (app.key('Escape'), app.gone('push button', re.compile('^Import [1-6]$')))[1])
