#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Search everywhere: a pupil, a class and a command from any page, by keyboard and by mouse."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402


def search(app, words):
    until(lambda: any('Search everywhere' in w.name for w in app.windows()), 'the search')
    app.settle()
    app.type(words)
    app.settle()
    return True


with Journey('everything is found from everywhere') as j:
    school = school_file(j)
    rows = json.loads(j.cli('stats', '--by', 'pupil', '--json', '--school', school, '--today', '2026-03-20'))['rows']
    name = next(row['name'] for row in rows if row['name'].isascii() and row['possible'] > 100)
    surname, forename = name.split(', ')
    classes = json.loads(j.cli('stats', '--by', 'class', '--json', '--school', school, '--today', '2026-03-20'))
    room = classes['rows'][-1]['class']
    app = j.start(school, '--page', 'insight', '--today', '2026-03-20T09:24')
    until(lambda: app.windows(), 'the window', 20)
    app.settle()
    app.key('ctrl+f')
    j.step('it says what can be found',
           lambda: app.find('label', 'Pupils, classes, pages and commands'))
    j.step('a pupil is typed', lambda: search(app, '%s %s' % (surname.lower(), forename)))
    j.step('and found', lambda: app.find('list item', re.compile('^%s %s, Pupil, class' % (forename, surname))))
    app.key('Return')
    j.step('Enter opens the pupil', lambda: app.find('label', re.compile('%s' % surname)))
    app.key('ctrl+k')
    j.step('a class is typed', lambda: search(app, room))
    app.find('list item', re.compile('^Class %s, Register' % room)).click()
    j.step('a click opens its register', lambda: app.find('label', room))
    app.key('ctrl+k')
    j.step('nonsense is typed', lambda: search(app, 'xyzzy'))
    j.step('nothing is found, and it says so', lambda: app.find('label', 'No match for “xyzzy”'))
    app.key('Escape')
    j.step('Escape closes it', lambda: until(lambda: len(app.windows()) == 1, 'the search to close'))
