#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The action calendar: what is due is ticked with a note, what was not done is seen, the school adds and edits its own."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402


def button(app, words, **more):
    return app.find('push button', re.compile(words), **more)


def label(app, words):
    return app.find('label', re.compile(words), on_screen=False)


def reach(app, node):
    """Turn the wheel until the node is in the window, and click it."""
    left, top, width, height = next(w[1:5] for w in app.x_windows() if w[5] == 'Action calendar')
    for _ in range(60):
        y = node.box()[1]
        if top + 90 < y < top + height - 60:
            break
        app.scroll(left + width // 2, top + height // 2, 4 if y > top else -4)
    app.settle()
    return node.click()


with Journey('the action calendar of the school') as j:
    app = j.start(school_file(j), '--page', 'today', '--today', '2026-03-20T09:24')
    app.settle(8)
    app.key('ctrl+k')
    app.settle()
    app.type('action calendar')
    app.settle()
    app.key('Return')
    until(lambda: any('Action calendar' in w.name for w in app.windows()), 'the calendar', 20)
    app.settle()
    j.step('what is due can be done', lambda: button(app, '^Done…: '))
    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])
    j.step('the pupils that an action concerns are counted',
           lambda: button(app, r'^Pupils it concerns now, \d+: ', on_screen=False))

    def tick():
        node = button(app, '^Done…: ')
        name = node.name[len('Done…: '):]
        node.click()
        app.find('text', 'Note').click()
        app.type('all of them')
        app.key('Return')
        label(app, 'all of them')
        return name
    name = j.step('it is ticked with a note', tick)
    app.settle()

    def take_back():
        reach(app, app.find('push button', 'Take the tick back: %s' % name, on_screen=False))
        return app.gone('label', re.compile('all of them'))
    j.step('a tick is taken back', take_back)
    def add():
        button(app, '^_?Add…$').click()
        until(lambda: any(w.name == 'Action' for w in app.windows()), 'the dialog')
        app.settle()
        app.find('text', re.compile('^What is to be done')).click()
        app.type('Ring the bus company')
        app.key('alt+s')
        return app.find('label', 'Ring the bus company', on_screen=False)
    j.step('the school adds one of its own', add)

    def edit():
        app.settle()
        reach(app, app.find('label', 'Ring the bus company', on_screen=False))
        until(lambda: any(w.name == 'Action' for w in app.windows()), 'the dialog')
        app.settle()
        app.find('label', 'How often').click()
        app.settle()
        app.key('End', 'Up', 'Up', 'Return')
        app.settle()
        app.find('text', re.compile('^Months as numbers')).click()
        app.type('9, 1, 4')
        app.key('alt+s')
        return label(app, '^September, January and April')
    j.step('its frequency and months are changed', edit)

    # With the keyboard alone.
    def tick_by_key():
        for _ in range(12):
            here = [n for n in app.find_all('push button', re.compile('^Done…: ')) if n.has('focused')]
            if here:
                break
            app.key('Tab')
        app.key('Return')
        app.find('text', 'Note')
        app.settle()
        app.type('by key')
        app.key('Return')
        label(app, 'by key')
    j.step('the keyboard alone ticks it', tick_by_key)
