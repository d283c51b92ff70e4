#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pupils, one pupil, Insight and School are walked by keyboard and mouse in the sample school."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402

MAGIC = {'png': b'\x89PNG', 'svg': b'<?xml', 'pdf': b'%PDF'}


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


def menu(app, item):
    """The menu of the first chart."""
    button(app, '^Chart menu: ').click()
    app.settle()
    until(lambda: [n for n in app.find_all(None, item) if n.role != 'application'], item)[-1].click()
    app.settle()


def save_chart(app, path, kind):
    menu(app, 'Save as %s…' % kind.upper())
    app.key('ctrl+a')
    app.type(path)
    app.key('Return')
    until(lambda: os.path.exists(path) and os.path.getsize(path) > 500, path)
    with open(path, 'rb') as file:
        start = file.read(5)
    assert start.startswith(MAGIC[kind]), start
    app.settle()
    return True


def focused_cell(app):
    return until(lambda: next((n.name for n in app.find_all('table cell') if n.has('focused')), None),
                 'a cell')


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

    def ribbon():
        chart = app.find('image', re.compile('^The year of '))
        chart.click(at=(60, 30))
        return 'of' in focused_cell(app) or focused_cell(app)
    j.step('a day of the ribbon opens the register there', ribbon)
    j.step('the cursor is in autumn', lambda: re.search('September|October', focused_cell(app)))
    j.step('the pupil is still there', lambda: page(app, 'Pupils')
           and label(app, r'^1 of \d+ pupils$'))
    j.step('Escape leads back to the list', lambda: (app.key('Escape'),
                                                    label(app, r'^\d+ of \d+ pupils$'))[1])

    # Insight
    j.step('Insight answers', lambda: page(app, 'Insight') and label(app, 'against autumn term'))
    j.equal('every control of Insight has a name', lambda: nameless(app), [])

    def compare():
        app.find('combo box', 'Comparison').click()
        app.settle()
        app.key('Down', 'Return')
        return label(app, 'against last year')
    j.step('the comparison is changed by keyboard', compare)

    def period():
        app.find('combo box', 'Period').click()
        app.settle()
        app.key('Up', 'Return')
        return app.gone('label', re.compile('^Spring term against'))
    j.step('and the period', period)
    j.step('a chart is a table', lambda: (menu(app, 'Show as Table'), label(app, '^Week$|^Dates$'))[1])
    j.step('which Escape closes', lambda: (app.key('Escape'), until(
        lambda: len(app.windows()) == 1, 'one window'))[1])
    for kind in MAGIC:
        j.step('a chart is saved as %s' % kind,
               lambda kind=kind: save_chart(app, j.path('chart.' + kind), kind))

    def persistent():
        button(app, '^Show the persistently absent$').act()
        return label(app, '^Persistently absent$')
    j.step('the persistently absent are a list', persistent)
    j.step('Escape shows everyone again', lambda: (app.key('Escape'), label(app, r'^Pupils$'))[1])

    # School
    j.step('School shows its details', lambda: page(app, 'School')
           and label(app, 'Name of the school'))
    for section in ('Calendar', 'Policy', 'Staff', 'Import and backup'):
        def go(section=section):
            until(lambda: [n for n in app.find_all(None, section) if n.role != 'application'],
                  section)[0].click()
            app.settle()
            return nameless(app) == [] or nameless(app)
        j.equal('every control of %s has a name' % section, go, True)
