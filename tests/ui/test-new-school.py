#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A school is made from nothing: the assistant, its file, a list of pupils."""
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


with Journey('a school is made from nothing') as j:
    school = j.path('made.rollbook')
    first = pupils_file(j.path('list.csv'), PUPILS, 1001)
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
    j.equal('every control of the import has a name',
            lambda: [repr(n) for n in app.nameless()], [])
    j.step('the list is imported', lambda: (named(app, 'Import 5').click(),
                                            row_text(app, re.compile('Imported: 5 new'))))

    # A file that is none.
    strange = j.path('strange.rollbook')
    with open(strange, 'w', encoding='utf-8') as file:
        file.write('no school')
    app = j.start('--today', TODAY, strange)
    j.step('a strange file is refused in a sentence',
           lambda: row_text(app, 'is not a Rollbook school file'))
    j.step('and the first page is in front', lambda: row_text(app, 'Create a school'))
    j.step('no key leads to a page without a school',
           lambda: (app.key('alt+2', 'alt+3', 'alt+7'), app.settle(), app.running())[2])
