#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A school is made from nothing: assistant, pupils, marks, register, all in one file."""
import csv
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402

TODAY = '2026-03-20T09:24'
PUPILS = [('Ashby', 'Tom', '3T'), ('Brook', 'Amina', '3T'), ('Dunne', 'Cara', '3T'),
          ('Eze', 'Ike', '4C'), ('Field', 'May', '4C')]


def write(path, rows):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file).writerows(rows)
    return path


def pupils_file(path, people, first):
    """A list as some systems write it: the heading of the class is one that nobody knows."""
    rows = [['Surname', 'Forename', 'Adno', 'DOB', 'Gender', 'Grp X']]
    for i, (surname, forename, klass) in enumerate(people):
        rows.append([surname, forename, str(first + i), '2018-02-%02d' % (i + 1), 'F', klass])
    return write(path, rows)


def marks_file(path):
    """Two days of marks of five pupils, and four rows that cannot be right."""
    rows = [['Adno', 'Surname', 'Forename', 'Date', 'Session', 'Mark']]
    for day in ('2026-03-18', '2026-03-19'):
        for i, (surname, forename, _) in enumerate(PUPILS):
            for half, mark in (('AM', '/'), ('PM', '\\')):
                code = 'I' if i == 1 and day == '2026-03-19' else mark
                rows.append([str(1001 + i), surname, forename, day, half, code])
    rows.append(['1001', 'Ashby', 'Tom', '2026-03-17', 'AM', 'QQ'])
    rows.append(['1001', 'Ashby', 'Tom', '2026-03-21', 'AM', '/'])
    rows.append(['1002', 'Brook', 'Amina', '2026-02-31', 'AM', '/'])
    rows.append(['9999', 'Nobody', 'Knows', '2026-03-17', 'AM', '/'])
    return write(path, rows)


def named(app, name, below=None):
    """The thing of that name that can be clicked, whatever its role."""
    wanted = name if hasattr(name, 'search') else re.compile('^%s$' % re.escape(name))
    roles = ('push button', 'toggle button', 'radio button', 'page tab', 'list item', 'label')

    def probe():
        found = [n for n in app.find_all(None, wanted, below) if n.role in roles]
        return min(found, key=lambda n: roles.index(n.role)) if found else None
    return until(probe, name)


def answer_chooser(app, path, save=False):
    """The file chooser: an absolute path is typed."""
    title = until(lambda: [w for w in app.windows() if len(app.windows()) > 1], 'the file chooser')
    app.settle()
    assert title
    if save:
        app.key('ctrl+a')
        app.type(path)
    else:
        app.type(path)
    app.settle()
    app.key('Return')


def row_text(app, words):
    return app.find('label', words if hasattr(words, 'search') else re.compile(re.escape(words)))


def figure(app, title):
    """The figure at the end of the row with that title."""
    def probe():
        seen = [n.name for n in app.find_all('label')]
        return seen[seen.index(title) + 1] if title in seen else None
    return until(lambda: [probe()], title)[0]


def labels(app):
    return [n.name for n in app.find_all('label')]


with Journey('a school is made from nothing') as j:
    school = j.path('made.rollbook')
    first = pupils_file(j.path('list.csv'), PUPILS, 1001)
    second = pupils_file(j.path('more.csv'), [('Gale', 'Ben', '3T'), ('Hope', 'Zoe', '4C')], 1006)
    marks = marks_file(j.path('marks.csv'))
    app = j.start('--today', TODAY)

    j.step('the first page offers a school', lambda: row_text(app, 'Create a school'))
    j.equal('every control of the first page has a name',
            lambda: [repr(n) for n in app.nameless()], [])

    # The assistant, with the mouse.
    j.step('Create a school opens the assistant',
           lambda: (named(app, 'Create a school').click(), row_text(app, 'Step 1 of 4')))
    j.step('it cannot go on without a name',
           lambda: not named(app, 'Next').has('sensitive'))
    j.equal('every control of the assistant has a name',
            lambda: [repr(n) for n in app.nameless()], [])
    j.step('Escape closes it and nothing was made',
           lambda: (app.key('Escape'), app.gone('label', 'Step 1 of 4'))[1])

    # And by keyboard alone.
    j.step('Ctrl+N opens it with the name in focus',
           lambda: (app.key('ctrl+n'), row_text(app, 'Step 1 of 4')))
    app.settle()

    def steps():
        app.type('Hill Lane Primary School')
        app.key('Return')
        row_text(app, 'Step 2 of 4')
        app.settle()
        app.key('alt+n')
        row_text(app, 'Step 3 of 4')
        app.settle()
        app.key('alt+n')
        row_text(app, 'Step 4 of 4')
        app.settle()
        app.type('Mrs Rees')
        app.key('Tab')
        app.type('Office Manager')
        app.key('Return')
        return True
    j.step('four steps are answered by keyboard', steps)
    j.step('the file is saved where the person says', lambda: answer_chooser(app, school, True))
    j.step('the import is in front', lambda: row_text(app, 'Pupils, marks, term dates'))
    j.step('the file is there', lambda: until(lambda: os.path.exists(school), 'the file'))
    j.equal('nobody else may read it', lambda: os.stat(school).st_mode & 0o77, 0)

    # Pupils, with a heading that has to be corrected.
    def choose_import(path):
        named(app, 'Import…').click()
        answer_chooser(app, path)
        return row_text(app, os.path.basename(path))
    j.step('a pupil list is read', lambda: choose_import(first))
    j.step('five new pupils are announced', lambda: named(app, 'Import 5'))
    j.step('the columns can be seen', lambda: (named(app, 'Columns').click(), row_text(app, 'Grp X')))
    app.settle()

    def correct():
        row_text(app, 'Grp X').click()
        app.settle()
        row_text(app, re.compile('^Class$')).click()
        app.settle()
        return row_text(app, 'Grp X')
    j.step('Grp X is the class', correct)
    j.equal('every control of the import has a name',
            lambda: [repr(n) for n in app.nameless()], [])
    j.step('the list is imported', lambda: (named(app, 'Import 5').click(),
                                            row_text(app, re.compile('Imported: 5 new'))))
    app.settle()
    j.step('a second list is read', lambda: choose_import(second))

    def remembered():
        named(app, 'Columns').click()
        return row_text(app, 'As remembered')
    j.step('its columns are remembered', remembered)
    j.step('and imported without a correction', lambda: (named(app, 'Import 2').click(),
                                                        row_text(app, re.compile('Imported: 2 new'))))
    app.settle()

    # Marks, some of which are refused.
    j.step('a file of marks is read', lambda: choose_import(marks))
    j.step('twenty marks are new', lambda: named(app, 'Import 20'))
    j.step('the tab counts the refused', lambda: named(app, re.compile(r'^Refused \(\d\)$')))

    def refused():
        named(app, re.compile(r'^Refused \(\d\)$')).click()
        app.settle()
        words = ' | '.join(labels(app))
        for wanted in ('Row 22, ', 'QQ', 'Row 23, ', 'Row 24, ', '2026-02-31'):
            assert wanted in words, words
        return True
    j.step('each with row, field, value and reason', refused)
    saved = j.path('refused.csv')

    def save_refused():
        named(app, 'Save as CSV…').click()
        answer_chooser(app, saved, True)
        until(lambda: os.path.exists(saved), 'the saved rows')
        text = open(saved, encoding='utf-8').read()
        assert 'QQ' in text and '2026-02-31' in text, text
        return True
    j.step('the refused rows are saved and read back', save_refused)
    app.settle()
    j.step('the marks are imported', lambda: (named(app, 'Import 20').click(),
                                              row_text(app, re.compile('Imported: 20 new'))))
    app.settle()
    j.step('the same file again', lambda: choose_import(marks))
    j.step('changes nothing', lambda: not named(app, 'Nothing to Import').has('sensitive'))
    j.step('Escape leaves it', lambda: (app.key('Escape'),
                                        app.gone('push button', 'Nothing to Import'))[1])

    # The register.
    def find_marks():
        named(app, 'Register').click()
        app.find('table', 'Register')
        app.settle()
        app.key('Home', 'Left', 'Left')
        cell = until(lambda: next((n.name for n in app.find_all('table cell') if n.has('focused')),
                                  None), 'a cell')
        assert 'Thursday 19 March' in cell, cell
        return True
    j.step('the register shows the imported days', find_marks)

    def type_mark():
        app.key('Home', 'ctrl+Up')
        app.type('i')
        app.key('Up')
        return until(lambda: [n for n in app.find_all('table cell', re.compile('I, illness'))
                              if n.has('focused')], 'the mark')
    j.step('a mark is typed', type_mark)
    j.step('and taken back', lambda: (app.key('ctrl+z'), until(
        lambda: [n for n in app.find_all('table cell', re.compile('no mark')) if n.has('focused')],
        'no mark'))[1])
    app.key('alt+F4')
    app.wait_for_end()
    j.step('the file holds seven pupils and the marks', lambda: re.search(
        r'\b20\b', j.cli('stats', school, '--by', 'school', '--period', 'year', '--today', TODAY)))
    j.step('it passes its check', lambda: j.cli('check', school))
