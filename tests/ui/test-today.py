#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The office works through ten unexplained absences, first with the mouse, then by keyboard alone,
and closes the day with nothing overdue."""
import csv
import json
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402

TODAY = '2026-03-20'
N = 10


def school_with_ten(j):
    """A sample school at 09:20 with at least ten children whom nobody knows anything of."""
    path = j.path('school.rollbook')
    j.cli('demo', path, '--pupils', '420', '--years', '1', '--until', TODAY + 'T09:20')
    marks = json.loads(j.cli('--school', path, '--today', TODAY, '--json', 'marks', '--from', TODAY,
                             '--to', TODAY))['rows']
    here = [m for m in marks if m['session'] == 'am' and m['code'] == '/' and m['upn']]
    n = sum(1 for m in marks if m['session'] == 'am' and m['code'] == 'N')
    for mark in here[::31][:max(0, N - n)]:
        j.cli('--school', path, '--today', TODAY, '--staff', 'Shirin Marlow', '--reason', 'not here',
              'mark', mark['upn'], TODAY, 'am', 'N')
    return path


def unexplained(j, path):
    out = j.path('first-day.csv')
    j.cli('--school', path, '--today', TODAY + 'T09:40', 'report', 'first-day', '-o', out)
    with open(out, encoding='utf-8', newline='') as lines:
        return len(list(csv.DictReader(lines)))


def to_reach(app):
    note = app.find('label', re.compile(r'^\d+ to reach'))
    return int(re.match(r'\d+', note.name).group(0))


def said(app, key):
    return app.find(name=re.compile(', key %s$' % key))


def log_by_mouse(app, key):
    before = to_reach(app)
    said(app, key).click()
    app.find('push button', 'Log, next pupil').click()
    until(lambda: to_reach(app) < before, 'one less to reach')
    return True


def log_by_key(app, key):
    before = to_reach(app)
    app.key(key, 'Return')
    until(lambda: to_reach(app) < before, 'one less to reach')
    return True


with Journey('the office day') as j:
    path = school_with_ten(j)
    app = j.start('--page', 'today', '--today', TODAY + 'T09:40', path)
    j.step('Today opens with ten or more to ring', lambda: to_reach(app) >= N)
    j.equal('the list is the command line\'s', lambda: to_reach(app), unexplained(j, path))
    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])
    start = to_reach(app)
    app.settle()
    for i in range(5):
        j.step('call %d is logged with the mouse' % (i + 1), lambda i=i: log_by_mouse(app, 'IMOGI'[i]))

    def undone():
        before = to_reach(app)
        app.key('ctrl+z')
        until(lambda: to_reach(app) > before, 'one more to reach')
        return True
    j.step('Undo puts the last one back', undone)

    app = j.start('--page', 'today', '--today', TODAY + 'T09:41', path)
    j.step('what was logged is kept', lambda: to_reach(app) <= start - 4)
    app.settle()

    def unanswered():
        before = to_reach(app)
        app.key('a', 'Return')
        app.settle()
        app.find('list item', re.compile('No answer, 09:41'))
        return to_reach(app) == before
    j.step('an unanswered call is kept and the child stays on the list', unanswered)
    for i in range(to_reach(app) - 1):
        j.step('call %d is logged by keyboard alone' % (i + 1), lambda i=i: log_by_key(app, 'imgo'[i % 4]))

    def note():
        app.key('i', 'Tab')
        app.type('Chest infection')
        app.key('Return')
        until(lambda: to_reach(app) == 0, 'nobody to reach')
        return True
    j.step('Tab leads to the note, and Enter logs the last one', note)
    j.equal('the command line has nobody to ring either', lambda: unexplained(j, path), 0)

    # The end of the day: what the records do not say is ticked by hand.
    whole = j.path('whole-day.rollbook')
    j.cli('demo', whole, '--pupils', '210', '--years', '1', '--until', TODAY)
    again = shutil.copy(whole, j.path('once-more.rollbook'))
    app = j.start('--page', 'today', '--today', TODAY + 'T15:40', whole)
    app.settle()

    def tick_all():
        for _turn in range(16):
            ticks = [b for b in app.find_all('push button', re.compile('^Tick: '))]
            overdue = [b for b in app.find_all('list item', re.compile(', overdue'))
                       if re.match(r'\d\d:\d\d', b.name)]
            if not overdue:
                return True
            name = re.sub(r'^\d\d:\d\d (.*), overdue.*$', r'\1', overdue[0].name)
            next(b for b in ticks if b.name == 'Tick: ' + name).click()
            app.settle()
        return False
    j.step('the day is closed with nothing overdue', tick_all)

    app = j.start('--page', 'today', '--today', TODAY + 'T15:40', again)
    app.settle()

    def overdue_lines():
        return [b for b in app.find_all('list item', re.compile(', overdue'))
                if re.match(r'\d\d:\d\d', b.name)]

    def name_in_focus():
        node = app.focused()
        return node.name if node else ''

    def press_until(key, wanted, most=40):
        for _press in range(most):
            if re.search(wanted, name_in_focus()):
                return True
            app.key(key)
            app.settle()
        raise AssertionError('%s never led to %s, the focus is on %r' % (key, wanted, name_in_focus()))

    def to_the_clock():
        app.key('Left')
        until(lambda: re.match(r'\d\d:\d\d ', name_in_focus()), 'the first line of the clock')
        return True

    def visited():
        first = app.find('list item', re.compile(', Day \d')).name.split(',')[0]
        app.key('h', 'Return')
        app.find('list item', re.compile(first + '.*Home visit, 15:40'))
        app.key('Left')
        press_until('Down', r'^\d\d:\d\d Home visit decisions')
        app.key('Return')
        until(lambda: re.search(', Day \d', name_in_focus()), 'a child')
        return first not in name_in_focus()
    j.step('a line leads to the first child whom it waits for', visited)
    j.step('Left leads back to the clock', to_the_clock)

    def tick_all_by_key():
        for _turn in range(16):
            left = overdue_lines()
            if not left:
                return True
            name = re.sub(r'^\d\d:\d\d (.*), overdue.*$', r'\1', left[0].name)
            app.key('Home')
            press_until('Down', '^' + re.escape(left[0].name))
            app.key('Tab')
            until(lambda: name_in_focus() == 'Tick: ' + name, 'the tick of ' + name)
            app.key('space')
            app.settle()
            until(lambda: len(overdue_lines()) < len(left), 'one line less')
        return False
    j.step('and so it is by keyboard alone', tick_all_by_key)
