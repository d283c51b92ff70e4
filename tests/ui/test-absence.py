#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A leave request from the form to the marks, with the mouse and by keyboard alone; a parent's
message; a trip as a bulk code that is seen before it is done."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, run, until  # noqa: E402

TODAY = '2026-03-20'


def marks(j, path, day, code):
    rows = json.loads(j.cli('--school', path, '--today', TODAY, '--json', 'marks', '--from', day,
                            '--to', day))['rows']
    return [m for m in rows if m['code'] == code]


def all_marks(j, path, first, last):
    return json.loads(j.cli('--school', path, '--today', TODAY, '--json', 'marks', '--from', first,
                            '--to', last))['rows']


def closed(app, word):
    return app.gone('push button', re.compile('^%s$' % word)) is not False


def entry(app, words):
    return app.find('text', re.compile(words))


def fill(app, words, text):
    entry(app, words).click()
    app.key('ctrl+a')
    app.type(text)


def go_to(app, words, key):
    for _ in range(30):
        here = app.focused()
        if here is not None and re.search(words, here.name):
            return
        app.key(key)
        app.settle()
    raise AssertionError('%s never comes to %s' % (key, words))


def take_in_by_mouse(app, name):
    app.find('push button', re.compile('^Leave Request')).click()
    app.find('push button', 'Take In')
    app.settle()
    app.type(name)
    app.key('Return')
    fill(app, '^First day', '24 March 2026')
    fill(app, '^Last day', '25 March 2026')
    fill(app, '^What it is for', 'Funeral')
    app.find('label', re.compile('Short notice: 4 days'))
    app.find('push button', 'Take In').click()
    return closed(app, 'Take In')


def take_in_by_key(app, name):
    app.key('alt+l')
    app.find('push button', 'Take In')
    app.settle()
    app.type(name)
    app.key('Return')
    app.settle()
    go_to(app, '^First day: half', 'Tab')
    app.key('shift+Tab')
    app.type('24 March 2026')
    go_to(app, '^Last day: half', 'Tab')
    app.key('shift+Tab')
    app.type('24 March 2026')
    app.key('Tab', 'Tab')
    app.type('Wedding')
    app.key('ctrl+Return')
    return closed(app, 'Take In')


def decide_by_mouse(app, who):
    app.find('list item', re.compile('^%s$' % who)).click()
    app.find('push button', 'Decide')
    app.settle()
    fill(app, '^Reason, as it stands', 'Exceptional circumstances')
    app.find('push button', 'Grant All').click()
    app.find('label', re.compile('^4 sessions C'))
    app.find('push button', 'Decide').click()
    return closed(app, 'Decide')


def decide_by_key(app, who):
    go_to(app, r'^(?!Message|Leave|More)', 'Tab')
    go_to(app, '^%s$' % who, 'Down')
    app.key('Return')
    app.find('push button', 'Decide')
    app.settle()
    app.type('A wedding can be at a weekend')
    app.key('alt+r')
    app.find('label', re.compile('^No mark changes'))
    app.key('ctrl+Return')
    return closed(app, 'Decide')


def bulk(app):
    app.find('push button', 'More').click()
    app.find('menu item', re.compile('^Bulk Codes'))
    app.settle()
    app.key('Down', 'Down', 'Down', 'Return')
    app.find('push button', 'Set Marks')
    app.settle()
    app.type('visit')
    fill(app, '^Name of the trip', 'Science museum')
    fill(app, '^From', '26 March 2026')
    fill(app, '^To and with', '26 March 2026')
    app.find('label', re.compile(r'^V, .*planned ahead'))
    return app.find('push button', 'Set Marks')


def bulk_too_fast(app):
    """A code that is none, and Ctrl+Enter before the dialog has looked: nothing may be taken away."""
    entry(app, '^Code, by letter').click()
    app.key('End')
    run('xdotool', 'key', '--delay', '1', 'q', 'q', 'ctrl+Return')
    return app.find('label', re.compile('^Write the code, or a word'))


def bulk_apply(app):
    entry(app, '^Code, by letter').click()
    app.key('ctrl+a')
    app.type('visit')
    app.find('label', re.compile(r'^V, .*planned ahead'))
    app.find('push button', 'Set Marks').click()
    return closed(app, 'Set Marks')


def full_name(person):
    last, first = person['name'].split(', ')
    return '%s %s' % (first, last)


def note_message(app, name):
    app.key('ctrl+m')
    app.find('push button', 'Note It')
    app.settle()
    app.type(name)
    app.key('Return')
    fill(app, '^Reason, in their words', 'Dentist at two')
    app.find('label', re.compile('^1 mark for 1 pupil|^2 marks for 1 pupil|stay as'))
    app.key('ctrl+Return')
    return closed(app, 'Note It')


with Journey('leave from the form to the marks') as j:
    path = school_file(j)
    people = json.loads(j.cli('--school', path, '--today', TODAY, '--json', 'stats', '--by', 'pupil'))['rows']
    first, second, third = (full_name(people[i]) for i in (3, 20, 40))
    app = j.start(path, '--page', 'absence', '--today', TODAY + 'T09:24')
    j.step('the page offers to take in a request',
           lambda: app.find('push button', re.compile('^Leave Request'), patience=20))
    app.settle()
    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])
    j.step('a request is taken in, its short notice seen', lambda: take_in_by_mouse(app, first))
    j.step('it waits for a decision', lambda: app.find('list item', re.compile('^%s$' % first)))
    j.equal('no mark is planned yet', lambda: len(marks(j, path, '2026-03-24', 'C')), 0)
    j.step('the head grants it', lambda: decide_by_mouse(app, first))
    j.step('its marks are planned', lambda: until(lambda: len(marks(j, path, '2026-03-25', 'C')) == 2, 'marks'))
    j.step('a request is taken in by keyboard alone', lambda: take_in_by_key(app, second))
    j.step('and refused by keyboard alone', lambda: decide_by_key(app, second))
    j.step('the family is to be rung', lambda: app.find('label', re.compile('not rung')))
    j.equal('a refusal plans nothing', lambda: len(marks(j, path, '2026-03-24', 'C')), 2)
    j.step('a message becomes a mark from anywhere', lambda: note_message(app, third))
    j.step('the trip of everyone is seen before it is done', lambda: bulk(app))
    planned = all_marks(j, path, '2026-03-24', '2026-03-26')
    j.step('a code that is none is not done, however fast', lambda: bulk_too_fast(app))
    j.equal('and takes no plan away', lambda: all_marks(j, path, '2026-03-24', '2026-03-26'), planned)
    j.step('it is done', lambda: bulk_apply(app))
    j.step('and planned', lambda: until(lambda: len(marks(j, path, '2026-03-26', 'V')) > 100, 'the trip'))
    j.step('one Undo takes it all back',
           lambda: (app.key('ctrl+z'), until(lambda: not marks(j, path, '2026-03-26', 'V'), 'no trip'))[1])
