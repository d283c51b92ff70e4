#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""While presenting, no page and no window of the program names a pupil, a contact or one of the
staff, to the eye or to a screen reader; afterwards everything is there again as it was left."""
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file  # noqa: E402

FREE = {'Insight', 'Leagues', 'School'}  # every other page, of today or added later, is covered
SIGN = 'Presenting: people are hidden'
HIDDEN = 'Hidden while presenting'


def people(path):
    """The surnames of pupils, contacts and staff."""
    with sqlite3.connect('file:%s?mode=ro' % path, uri=True) as file:
        names = {row[0] for row in file.execute('SELECT surname FROM pupil')}
        names |= {row[0] for row in file.execute('SELECT surname FROM contact')}
        names |= {row[0].split()[-1] for row in file.execute('SELECT name FROM staff') if row[0]}
        names |= {row[0].split()[-1] for row in file.execute('SELECT teacher FROM class') if row[0]}
    return re.compile(r'\b(%s)\b' % '|'.join(map(re.escape, sorted(names))))


def names(app, surnames, on_screen=True):
    """What names a person in the tree of the window; without on_screen, hidden branches too."""
    for node in app.root().walk(on_screen):
        for words in (node.name, node.description, node.text() if node.role == 'text' else ''):
            if surnames.search(words or ''):
                yield node.role, words


def named(app, surnames, on_screen=True):
    return list(names(app, surnames, on_screen))


def go(app, page):
    app.find('list item', page).click()
    app.settle()
    return True


with Journey('people are hidden while presenting') as j:
    path = school_file(j, pupils=30)
    surnames = people(path)
    app = j.start(path, '--today', '2026-03-20T09:24')
    app.find('list item', 'Register', patience=20)
    app.settle()

    for page in ('Today', 'Register', 'Letters', 'Pupils'):
        go(app, page)
    j.step('people are named at first', lambda: go(app, 'Pupils') and next(names(app, surnames)))
    j.equal('it begins off', lambda: app.find_all('label', SIGN), [])

    pages = [row.name for row in app.find_all('list item', below=app.find('list', 'Pages'))]
    j.step('every page is known', lambda: FREE < set(pages) and 'Today' in pages)
    app.key('ctrl+shift+p')
    j.step('Ctrl+Shift+P begins it, with a sign', lambda: app.find('label', SIGN))
    for page in pages:
        go(app, page)
        j.equal('%s names nobody' % page, lambda: named(app, surnames), [])

    j.equal('nor does what lies behind', lambda: named(app, surnames, on_screen=False), [])
    j.equal('as many pages are covered as name people',
            lambda: len(app.find_all('label', HIDDEN, on_screen=False)), len(set(pages) - FREE) + 1)  # School's Details

    def section(name):
        app.find(None, re.compile('^%s$' % name)).click()
        app.settle()
        return named(app, surnames)
    go(app, 'School')
    for name in ('Calendar', 'Policy', 'Staff', 'Benchmarks', 'Import and backup', 'Details'):
        j.equal('nor does School, %s' % name, lambda: section(name), [])

    go(app, 'Insight')
    j.equal('Insight offers no list of pupils',
            lambda: app.find_all('push button', re.compile('Show the persistently')), [])

    def search():
        app.key('ctrl+k')
        app.find(None, re.compile('Pupils, classes, pages'))
        app.type('a')
        app.settle()
        nobody = not named(app, surnames)
        app.key('Escape')
        app.settle()
        return nobody
    j.step('the search finds nobody', search)

    def classes():
        app.key('ctrl+k')
        app.find(None, re.compile('Pupils, classes, pages'))
        app.type('class')
        app.find('list item', re.compile('Class'))
        nobody = named(app, surnames)
        app.key('Escape')
        app.settle()
        return nobody
    j.equal('a class is found without its teacher', classes, [])

    def explain():
        app.find('push button', re.compile('^Attendance')).click()
        app.settle()
        return not named(app, surnames)
    j.step('the explanation of a figure names nobody', explain)
    app.key('Escape')
    app.settle()

    app.find('push button', 'End Presenting').click()
    j.step('the button of the sign ends it', lambda: app.gone('label', SIGN))
    app.gone('label', HIDDEN)
    for page in ('Pupils', 'Today'):
        j.step('%s is back' % page, lambda: go(app, page) and next(names(app, surnames)))
    go(app, 'Insight')
    j.step('and so are the lists',
           lambda: app.find('push button', re.compile('Show the persistently')))
