#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The turn of the school year, with the mouse and then with the keyboard alone: what it would do is
told before it is done, the old year stays as it was, and it is done once."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402

TODAY = '2026-07-17T16:00'
NEXT = '2026-09-08T16:00'


def label(app, words):
    return app.find('label', re.compile(words))


def made(j, name):
    path = j.path(name + '.rollbook')
    j.cli('demo', path, '--until', TODAY, '--pupils', '120')
    return path


def classes(j, school, today):
    told = json.loads(j.cli('stats', '--school', school, '--today', today, '--by', 'class', '--json'))
    return {row['class']: row['pupils'] for row in told['rows']}


def from_today(j, school):
    """What Today offers in the last weeks of a year leads to the same window; cancelled, it has done
    nothing."""
    app = j.start('--today', TODAY, '--page', 'today', school)
    app.find('push button', re.compile('^Set Up the New School Year'), patience=20).click()
    app.settle()
    label(app, 'go up with their classes')
    app.key('Escape')
    return app.gone('label', re.compile('go up with their classes')) or True


def start(j, school):
    app = j.start('--today', TODAY, '--page', 'school', school)
    app.find('page tab', 'Calendar', patience=20)
    app.settle()
    return app


def to_calendar(app, keys):
    if keys:
        for _ in range(20):
            app.key('Tab')
            app.settle()
            if app.focused() and app.focused().name == 'Calendar':
                break
        app.key('space')
    else:
        app.find('page tab', 'Calendar').click()
    app.settle()
    return label(app, r'^\d+ sessions in')


def open_it(app, keys):
    if keys:
        app.key('alt+n')
    else:
        app.find('push button', re.compile('^New School Year')).click()
    app.settle()
    return label(app, 'go up with their classes')


def somebody(j, school):
    """The name of a child who would go up."""
    told = json.loads(j.cli('stats', '--school', school, '--today', TODAY, '--by', 'class,pupil',
                            '--json'))
    return next(row['name'] for row in told['rows'] if row['class'].startswith('3'))


def somebody_stays(app, name, keys):
    if keys:
        app.key('alt+a')
    else:
        x, y, _, _ = app.find('text', re.compile('^3.*Year 3')).box()
        button = app.find('push button', 'Add Somebody…')
        for _ in range(20):
            if button.box()[1] < y + 100:
                break
            app.scroll(x + 20, y, 2)
            app.settle()
        button.click()
    label(app, '^Say who')
    app.type(name)
    app.settle()
    app.key('Return')
    label(app, '^Say which class')
    if keys:
        app.key('Tab', 'Tab', 'Tab')  # over the child and the button that takes it off again
    else:
        app.find('text', re.compile('^Class next year')).click()
    app.type('9Z')
    app.gone('label', re.compile('^Say which class'))
    app.key('ctrl+Return')
    return label(app, '1 pupil goes elsewhere')


def walk(j, way, keys):
    school = made(j, way)
    before = classes(j, school, TODAY)
    told = json.loads(j.cli('new-year', '--school', school, '--today', TODAY, '--json'))
    if not keys:
        j.step('Today offers the new year', lambda: from_today(j, school))
        j.equal('cancelled, nothing is done', lambda: json.loads(
            j.cli('new-year', '--school', school, '--today', TODAY, '--json')), told)
    app = start(j, school)
    j.step(way + ': the calendar', lambda: to_calendar(app, keys))
    j.step(way + ': what it would do is told first', lambda: open_it(app, keys))
    j.step(way + ': one child goes elsewhere', lambda: somebody_stays(app, somebody(j, school), keys))
    if keys:
        app.key('ctrl+Return')
    else:
        app.find('push button', re.compile('^Set Up the Year')).click()
    j.step(way + ': it is done, and says the year, the classes and the backup',
           lambda: (label(app, '^2026/27 Is Set Up$'), label(app, '^Next year$'),
                    label(app, r'(?s)7 classes are made.*The school as it was: .*\.rollbook'))[2])
    app.key('Escape')
    app.gone('label', re.compile('^2026/27 Is Set Up$'))
    after = classes(j, school, NEXT)
    j.equal(way + ': the classes are one year group up',
            lambda: sum(after.values()), told['moves'])
    j.step(way + ': somebody is in another class', lambda: after.get('9Z') == 1)
    j.equal(way + ': the old year is as it was', lambda: classes(j, school, TODAY), before)
    j.step(way + ': a second time finds it done',
           lambda: (app.key('alt+n'), label(app, 'is set up already'))[1])


with Journey('the turn of the school year') as j:
    walk(j, 'mouse', False)
    walk(j, 'keyboard', True)
