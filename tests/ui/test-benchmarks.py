#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Published figures are kept with their sources, and a pupil's years at schools before are shown."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

TODAY = '2026-03-20T16:00'


def label(app, words):
    return app.find('label', words if hasattr(words, 'search') else re.compile(words))


def button(app, words):
    return app.find('push button', re.compile(words))


def section(app, name):
    tabs = until(lambda: [n for n in app.find_all(None, name)
                          if n.role in ('page tab', 'radio button', 'toggle button')], name)
    tabs[0].click()
    app.settle()
    return True


def field(app, title):
    """The text of an entry row, by the title of its row."""
    def probe():
        for role in ('text', 'entry'):
            for node in app.find_all(role, title):
                return node
        return None
    return until(probe, 'the field ' + title)


def write_field(app, title, text):
    field(app, title).click()
    app.key('ctrl+a')
    app.type(text)
    app.settle()
    return True


def nameless(app):
    return [repr(n) for n in app.nameless()]


def start(journey, school):
    app = journey.start('--today', TODAY, '--page', 'school', school)
    app.find('page tab', 'Details', patience=20)
    app.settle()
    return app


TRANSFER = '''<?xml version="1.0"?><CTfile><Header><DocumentName>Common Transfer File</DocumentName></Header><CTFpupilData>
<Pupil><UPN>%s</UPN><Surname>%s</Surname><Forename>%s</Forename><Attendance><YearData><Year>2024</Year>
<SchoolName>Chalk Lane Primary</SchoolName><SessionsPossible>186</SessionsPossible><SessionsAuthorised>9</SessionsAuthorised>
<SessionsAttended>171</SessionsAttended><SessionsUnauthorised>6</SessionsUnauthorised></YearData></Attendance></Pupil>
</CTFpupilData></CTfile>'''

with Journey("published figures are the school's to keep") as j:
    school = school_file(j)
    pupil = json.loads(j.cli('stats', '--by', 'pupil', '--school', school, '--today', '2026-03-20', '--json'))['rows'][0]
    surname, forename = pupil['name'].split(', ')
    with open(j.path('transfer.xml'), 'w', encoding='utf-8') as file:
        file.write(TRANSFER % (pupil['upn'], surname, forename))
    j.cli('import', j.path('transfer.xml'), '--school', school, '--staff', 'Shirin Marlow')
    app = start(j, school)

    # Benchmarks
    j.step('published figures are a section',
           lambda: section(app, 'Benchmarks') and label(app, '^Published figures$'))

    def told():
        return json.loads(j.cli('benchmarks', '--school', school, '--json'))

    def add_figure():
        button(app, '^Add a Figure$').click()
        until(lambda: len(app.windows()) > 1, 'the window')
        write_field(app, 'Academic year, such as 2025/26', '2025/26')
        write_field(app, 'Area, such as England or Kent', 'Kent')
        write_field(app, 'Per cent', '101')
        write_field(app, 'Source: who published it, and when', 'Kent County Council, May 2026')
        label(app, '^Write the figure as per cent')
        until(lambda: not button(app, '^Save$').has('sensitive'), 'no way to save')
        write_field(app, 'Per cent', '94.25')
        button(app, '^Save$').click()
        return until(lambda: told()['own'], "a table of the school's own")
    j.step('a figure is checked and added', add_figure)
    j.equal('the school keeps it with its source',
            lambda: [(r['area'], r['value'], r['source']) for r in told()['rows'] if r['area'] == 'Kent'],
            [('Kent', '94.25', 'Kent County Council, May 2026')])
    j.step('every control of the benchmarks has a name',
           lambda: until(lambda: not nameless(app), 'names', 12))

    def back():
        button(app, "^Back to Rollbook's$").click()
        until(lambda: len(app.windows()) > 1, 'the question')
        button(app, '^Go Back$').click()
        return until(lambda: not told()['own'], 'the table of Rollbook')
    j.step('and the way back is open', back)


    # Earlier years
    def open_pupil():
        app.find('list item', 'Pupils').click()
        app.settle()
        app.key('ctrl+f')
        app.type(surname)
        app.settle()
        app.key('Return')
        label(app, '^Attendance, year so far$')
        app.settle()
        window = app.x_windows()[0]
        app.scroll(window[1] + window[3] // 2, window[2] + window[4] * 2 // 3, 60)
        app.settle()
        return label(app, '^Chalk Lane Primary$')
    j.step("a pupil's year at a school before is on the page", open_pupil)
    j.step('with its totals', lambda: [label(app, '^%s$' % n) for n in (186, 171, 9, 6)] and label(app, r'^91\.9$'))
    j.step('every control of the pupil has a name', lambda: until(lambda: not nameless(app), 'names', 12))
