#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The office works through ten unexplained absences, first with the mouse, then by keyboard alone,
and closes the day with nothing overdue."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402

TODAY = '2026-03-20'
N = 10


def school_with_ten(j, name):
    """A sample school whose Friday morning is marked, ten of it N."""
    path = j.path(name + '.rollbook')
    j.cli('demo', path, '--pupils', '210', '--years', '1', '--until', TODAY)
    stats = json.loads(j.cli('--school', path, '--today', TODAY, '--json', 'watch', '--kind', 'n-age'))
    rows = stats if isinstance(stats, list) else next(v for v in stats.values() if isinstance(v, list))
    return path, [r for r in rows if r['date'] == TODAY and r['session'] == 'am']


def to_reach(app):
    note = app.find('label', re.compile(r'^\d+ to reach'))
    return int(re.match(r'\d+', note.name).group(0))


def calls(app):
    return app.find('list', 'First-day calls')


def button(app, pattern, **more):
    return app.find('push button', re.compile(pattern), **more)


def toggle(app, pattern):
    return app.find('toggle button', re.compile(pattern))


def wait_for(app, n):
    return until(lambda: n == (to_reach(app) if n else 0) or n == to_reach(app), 'the list to say %d' % n)


with Journey('the office day') as j:
    path, _rows = school_with_ten(j, 'mouse')
    app = j.start('--page', 'today', '--today', TODAY + 'T09:40', path)
    j.step('Today opens with whom to ring', lambda: to_reach(app) > 0)
    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])
    start = to_reach(app)

    def one_by_mouse(key):
        before = to_reach(app)
        toggle(app, ', key %s$' % key).click()
        button(app, '^Log, next pupil').click()
        until(lambda: to_reach(app) < before, 'one less to reach')
        return True

    for i in range(min(5, start)):
        j.step('call %d is logged with the mouse' % (i + 1), lambda i=i: one_by_mouse('IMOGI'[i]))

    def undone():
        before = to_reach(app)
        app.key('ctrl+z')
        until(lambda: to_reach(app) > before, 'one more to reach')
        return True
    j.step('Undo puts the last one back', undone)

    def one_by_key(key):
        before = to_reach(app)
        calls(app)
        app.key(key, 'Return')
        until(lambda: to_reach(app) < before, 'one less to reach')
        return True

    # The keyboard alone, from the sidebar.
    app = j.start('--page', 'today', '--today', TODAY + 'T09:40', path)
    left = to_reach(app)
    app.settle()
    for i in range(left - 1):
        j.step('call %d is logged by keyboard alone' % (i + 1), lambda i=i: one_by_key('imgow'[i % 5]))

    def note():
        before = to_reach(app)
        app.key('i', 'Tab')
        app.type('Chest infection')
        app.key('Return')
        if before > 1:
            until(lambda: to_reach(app) < before, 'one less to reach')
        else:
            until(lambda: app.find_all('label', re.compile('^0 to reach')), 'nobody to reach')
        return True
    j.step('Tab leads to the note and Enter logs it', note)

    def agreed():
        told = json.loads(j.cli('--school', path, '--today', TODAY, '--json', 'watch', '--kind', 'n-age'))
        rows = told if isinstance(told, list) else next(v for v in told.values() if isinstance(v, list))
        return [r for r in rows if r['date'] == TODAY and r['session'] == 'am']
    j.step('nothing of this morning is N but who is on the way', lambda: len(agreed()) <= left // 5 + 1)

    # The end of the day: what the records do not say is ticked by hand.
    app = j.start('--page', 'today', '--today', TODAY + 'T15:40', path)

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
