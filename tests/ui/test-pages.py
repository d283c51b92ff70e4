#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of pupils and one pupil are walked by keyboard in the sample school."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402


def page(app, name):
    app.find('list item', name).click()
    app.settle()
    return True


def label(app, words, **more):
    return app.find('label', words if hasattr(words, 'search') else re.compile(words), **more)


def nameless(app):
    return [repr(n) for n in app.nameless()]


def button(app, words):
    return app.find('push button', words if hasattr(words, 'search') else re.compile(words))


with Journey('the pages are walked in the sample school') as j:
    app = j.start('--sample', '--today', '2026-03-20T09:24')
    app.find('table', 'Register', patience=20)

    # Pupils
    j.step('Pupils is a list', lambda: page(app, 'Pupils') and label(app, r'^\d+ pupils$'))
    j.equal('every control of the list has a name', lambda: nameless(app), [])

    def search():
        app.key('ctrl+f')
        app.type('an')
        return label(app, r'^\d+ of \d+ pupils$')
    j.step('typing narrows it', search)

    def open_pupil():
        app.key('Return')
        label(app, r'^Attendance, year so far$')
        app.settle()
        return label(app, r'^1 of \d+ pupils$')
    j.step('Enter opens the first', open_pupil)
    j.equal('every control of a pupil has a name', lambda: nameless(app), [])
    j.step('Alt+Down is the next', lambda: (app.key('alt+Down'), label(app, r'^2 of \d+ pupils$'))[1])
    j.step('Alt+Up is the one before', lambda: (app.key('alt+Up'), label(app, r'^1 of \d+ pupils$'))[1])

    def explain():
        button(app, '^Attendance, year so far').click()
        label(app, 'sessions')
        app.settle()
        app.key('Escape')
        return label(app, r'^1 of \d+ pupils$')
    j.step('a figure opens its explanation', explain)
