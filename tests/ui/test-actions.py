#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The action calendar: what is due is ticked with a note, what was not done is seen, the school adds its own."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402


def button(app, words, **more):
    return app.find('push button', re.compile(words), **more)


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

    def tick():
        node = button(app, '^Done…: ')
        name = node.name[len('Done…: '):]
        node.click()
        app.find('text', 'Note').click()
        app.type('all of them')
        app.key('Return')
        app.find('label', re.compile('all of them'), on_screen=False)
        return name
    name = j.step('it is ticked with a note', tick)
    app.settle()
    app.key('ctrl+z')
    j.step('undone, it is due again', lambda: until(
        lambda: [n for n in app.find_all('push button', on_screen=False) if n.name == 'Done…: %s' % name], 'the line'))

    def add():
        button(app, '^_?Add…$').click()
        until(lambda: any(w.name == 'Action' for w in app.windows()), 'the dialog')
        app.settle()
        app.find('text', re.compile('^What is to be done')).click()
        app.type('Ring the bus company')
        app.key('alt+s')
        return app.find('label', 'Ring the bus company', on_screen=False)
    j.step('the school adds one of its own', add)

    # With the keyboard alone: ticked, and taken back.
    def tick_by_key():
        for _ in range(12):
            here = [n for n in app.find_all('push button', re.compile('^Done…: ')) if n.has('focused')]
            if here:
                break
            app.key('Tab')
        name = here[0].name[len('Done…: '):]
        app.key('Return')
        app.find('text', 'Note')
        app.settle()
        app.type('by key')
        app.key('Return')
        app.find('label', re.compile('by key'), on_screen=False)
        return name
    by_key = j.step('the keyboard alone ticks it', tick_by_key)

    def take_back():
        wanted = 'Take the tick back: %s' % by_key
        app.find('push button', wanted, on_screen=False).act()
        return app.gone('label', re.compile('by key'))
    j.step('a tick is taken back, not only the last one', take_back)
