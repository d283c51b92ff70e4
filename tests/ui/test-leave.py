#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows a decision about leave, by keyboard alone: the call of the same day, letters that
count only when they were made."""
import csv
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

TODAY = '2026-03-20'


def closed(app, word):
    return app.gone('push button', re.compile('^%s$' % word)) is not False


def go_to(app, words, key):
    for _ in range(40):
        here = app.focused()
        if here is not None and re.search(words, here.name):
            return
        app.key(key)
        app.settle()
    raise AssertionError('%s never comes to %s' % (key, words))


def requests(j, path):
    """The children of the open requests, one name for each request of one child."""
    out = j.path('open.csv')
    j.cli('--school', path, '--today', TODAY, 'report', 'leave-open', '-o', out)
    with open(out, encoding='utf-8-sig', newline='') as file:
        rows = [r for r in csv.reader(file)]
    top = next(i for i, r in enumerate(rows) if 'Pupil' in r)
    names = [r[rows[top].index('Pupil')] for r in rows[top + 1:] if len(r) > 3]
    return ['%s %s' % tuple(reversed(n.split(', '))) for n in names]


def refuse_by_key(app, who):
    go_to(app, '^%s$' % who, 'Tab')
    app.key('Return')
    app.find('push button', 'Decide')
    app.settle()
    app.type('It can be at a weekend')
    app.key('alt+r')
    app.find('label', re.compile('^No mark changes'))
    app.key('ctrl+Return')
    return closed(app, 'Decide')


def to_refusal_by_key(app):
    """From the day's clock of the Today page to the request."""
    app.key('alt+1')
    app.settle()
    go_to(app, 'Doors open|Registers saved', 'Tab')
    go_to(app, 'Refused leave: families rung', 'Down')
    app.key('Return')
    return app.find('push button', re.compile('^Letters as PDF'))


def cancel_print(app):
    app.key('alt+l')
    app.find('push button', re.compile('^_?Cancel$'), patience=10)
    app.settle()
    app.key('Escape')
    return app.gone('push button', re.compile('^_?(Print|Preview|Page Setup)')) is not False


def save_letters_by_key(app, name, path):
    go_to(app, '^%s$' % name, 'Tab')
    app.key('Return')
    app.find('push button', re.compile('^Letters as PDF'))
    app.settle()
    app.key('alt+p')
    app.find('push button', re.compile('^_?Save$'))
    app.settle()
    app.key('ctrl+a')
    app.type(path)
    app.key('Return')
    return until(lambda: os.path.exists(path), 'the PDF')


def rung_by_key(app, name):
    go_to(app, '^%s$' % name, 'Tab')
    app.key('Return')
    app.find('push button', re.compile('^Family Rung'))
    app.settle()
    app.key('alt+u')
    return app.gone('push button', re.compile('^Family Rung')) is not False


with Journey('what follows a decision about leave') as j:
    path = school_file(j)
    names = requests(j, path)
    who = names[-1]
    app = j.start(path, '--page', 'absence', '--today', TODAY + 'T09:24')
    app.find('push button', re.compile('^Leave Request'), patience=20)
    app.settle()
    j.step('a request is refused', lambda: refuse_by_key(app, who))
    j.step('the call stands in the day of the Today page, and leads to the request',
           lambda: to_refusal_by_key(app))
    j.step('its letters are not printed after all', lambda: cancel_print(app))
    j.step('so no letter was made', lambda: app.find('label', re.compile('^no letter$')))
    j.step('they are saved by keyboard alone',
           lambda: save_letters_by_key(app, who, j.path('letters.pdf')))
    j.step('which is recorded', lambda: app.gone('label', re.compile('^no letter$')) is not False)
    j.step('the family was rung', lambda: rung_by_key(app, who))
    j.step('which is recorded too', lambda: app.gone('label', re.compile('^not rung$')) is not False)
