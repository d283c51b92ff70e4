#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sections of the School page: what is written there is kept, and the rest follows it."""
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


def answer_chooser(app, path, save=False):
    until(lambda: len(app.windows()) > 1, 'the file chooser')
    app.settle()
    if save:
        app.key('ctrl+a')
    app.type(path)
    app.settle()
    app.key('Return')
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


def to_the_end(app):
    window = app.x_windows()[0]
    app.scroll(window[1] + window[3] // 2, window[2] + window[4] * 2 // 3, 60)
    app.settle()


def to_the_top(app):
    window = app.x_windows()[0]
    app.scroll(window[1] + window[3] // 2, window[2] + window[4] * 2 // 3, -60)
    app.settle()


def sessions(app):
    return int(re.match(r'\d+', label(app, r'^\d+ sessions in \d+ school weeks$').name)[0])


with Journey('the sections of the school page') as j:
    school = school_file(j)
    app = start(j, school)

    # Details
    j.equal('every control of the details has a name', lambda: nameless(app), [])

    def rename():
        write_field(app, 'Name of the school', 'Hill Lane Primary School')
        app.key('Return')
        return label(app, '^Saved$')
    j.step('the name of the school is changed', rename)

    # Calendar
    j.step('the calendar counts its sessions', lambda: section(app, 'Calendar') and sessions(app))
    before = sessions(app)
    # The close button of a notice has no name in this libadwaita: wait until it has gone.
    j.step('every control of the calendar has a name',
           lambda: until(lambda: not nameless(app), 'names', 12))

    def add_day():
        button(app, '^Add…$').click()
        field(app, 'First day')
        app.settle()
        write_field(app, 'Name, such as Autumn term', 'Boiler broken')
        write_field(app, 'First day', '22 June 2026')
        app.key('alt+s')
        label(app, '^Save the Calendar.$')
        label(app, r'(?s)2 sessions close.*No mark, plan, sealed week, letter or deadline')
        app.key('alt+s')
        return label(app, '^Boiler broken$')
    j.step('a day is closed, with nothing at stake said in one line', add_day)
    j.step('its two sessions are gone', lambda: until(lambda: sessions(app) == before - 2, 'less'))

    def remove_day():
        app.gone('label', 'The calendar was saved', patience=12)  # it lies over the line
        to_the_end(app)
        label(app, '^Boiler broken$').click()
        button(app, '^Remove This Line$').click()
        label(app, r'(?s)2 sessions open')
        button(app, '^Cancel$').click()
        app.settle()
        label(app, '^Boiler broken$').click()
        button(app, '^Remove This Line$').click()
        label(app, r'(?s)2 sessions open')
        button(app, '^Save Calendar$').click()
        return app.gone('label', 'Boiler broken')
    j.step('the day is opened again, when that was said and not before', remove_day)
    j.step('and its sessions are back', lambda: until(lambda: sessions(app) == before, 'as before'))

    def undo(words):
        to_the_top(app)
        button(app, '^Undo Last Edit$').click()
        label(app, '(?s)' + words)
        button(app, '^Save Calendar$').click()
        return True
    j.step('the edit is taken back', lambda: undo('2 sessions close') and label(app, '^Boiler broken$'))
    j.step('and taking back as well', lambda: (
        app.gone('label', 'The calendar was saved', patience=12), undo('2 sessions open'),
        app.gone('label', 'Boiler broken'))[1])

    def listed():
        out = j.path('calendar.csv')
        button(app, '^Save as CSV$').click()
        answer_chooser(app, out, save=True)
        until(lambda: os.path.exists(out), 'the file')
        until(lambda: len(app.windows()) == 1, 'the chooser is gone')
        app.settle()
        kinds = [line.split(',')[0] for line in open(out, encoding='utf-8-sig')]
        return kinds.count('Term') == 3 and 'INSET day' in kinds
    j.step('the list is saved as CSV', listed)

    def close_with_marks():
        to_the_top(app)
        button(app, '^Add…$').click()
        field(app, 'First day')
        app.settle()
        write_field(app, 'First day', '5 March 2026')
        label(app, 'sessions close')
        label(app, r'^(?s:.*)marks of \d+ pupils would stand in a closed session')
        app.key('alt+s')
        label(app, 'Close Sessions That Have Marks')
        return label(app, r': Thu 5 Mar AM . PM|: Thu 5 Mar AM ., PM')
    j.step('what it would do, and every mark that is concerned, is shown first', close_with_marks)

    def to_bulk():
        button(app, '^Bulk Codes…$').click()
        until(lambda: field(app, 'From').text() == '5 March 2026', 'the day is filled in')
        until(lambda: field(app, 'To and with').text() == '5 March 2026', 'the last as well')
        app.key('Escape')
        app.gone('text', 'To and with')
        return sessions(app) == before
    j.step('from there to Bulk Codes for these marks, with nothing saved', to_bulk)
    j.step('and again', close_with_marks)

    def stored():
        told = json.loads(j.cli('marks', '--school', school, '--today', TODAY, '--from',
                                '2026-03-05', '--to', '2026-03-05', '--json'))
        return len(told['rows'])
    marks_before = stored()

    def save_closure():
        button(app, '^Save Calendar$').click()
        return until(lambda: sessions(app) == before - 2, 'closed')
    j.step('the day is closed when that was said', save_closure)

    def open_again():
        app.gone('label', 'The calendar was saved', patience=12)
        to_the_end(app)
        app.find('label', re.compile('^5 March 2026$|5 March 2026$')).click()
        button(app, '^Remove This Line$').click()
        button(app, '^Save Calendar$').click()
        return until(lambda: sessions(app) == before, 'open again')
    j.step('opened again', open_again)
    j.equal('and no mark was lost', stored, marks_before)

    # Policy
    j.step('the policy is a section', lambda: section(app, 'Policy') and label(app, '^Start from$'))
    j.step('every control of the policy has a name',
           lambda: until(lambda: not nameless(app), 'names', 12))

    def preset():
        app.find('combo box', 'Start from').click()
        app.settle()
        app.key('Down', 'Down', 'Down')
        app.settle()
        app.key('Return')
        app.settle()
        app.find('combo box', 'Start from')
        button(app, '^Save Policy$').click()
        return label(app, '^The policy was saved$')
    j.step('another policy is chosen', preset)

    def taken_back():
        app.key('ctrl+z')
        to_the_end(app)
        app.gone('push button', re.compile('^Delete the policy'))
        app.key('ctrl+shift+z')
        button(app, '^Delete the policy: From 20 March 2026').click()
        label(app, r'^From 20 March 2026 on the policy from .* would hold\.')
        app.key('Escape')
        app.settle()
        to_the_top(app)
        return label(app, '^Start from$')
    j.step('saving it is undone and done again, deleting it says what would change', taken_back)

    def green():
        told = json.loads(j.cli('bands', '--school', school, '--today', TODAY, '--json'))
        return told['rows'][0]['band_green']
    before_bands = green()

    def raise_green():
        write_field(app, 'Green', '99')
        to_the_top(app)
        button(app, '^Save Policy$').click()
        return until(lambda: green() < before_bands, 'fewer green pupils')
    j.step('a band that begins higher has fewer pupils', raise_green)

    def gap():
        write_field(app, 'Green', '80')
        to_the_top(app)
        return until(lambda: not button(app, '^Save Policy$').has('sensitive'), 'no way to save')
    j.step('bands that do not fit together cannot be saved', gap)

    # Staff
    j.step('staff are a section', lambda: section(app, 'Staff') and label(app, '^Add someone$'))

    def add_person():
        write_field(app, 'Name, with title', 'Mx Robin Vale')
        write_field(app, 'Position, such as Office Manager', 'Attendance Lead')
        button(app, '^Add$').click()
        return label(app, '^Mx Robin Vale$')
    j.step('somebody is added', add_person)
    j.step('and works on this computer now',
           lambda: (to_the_end(app), app.find('check box', re.compile('Mx Robin Vale')).click(),
                    until(lambda: [n for n in app.find_all(None, re.compile('Mx Robin Vale'))
                                   if n.has('checked')], 'who'))[2])
    j.step('every control of the staff has a name',
           lambda: until(lambda: not nameless(app), 'names', 12))

    # Everything is there again.
    app = start(j, school)
    j.step('the name was kept',
           lambda: field(app, 'Name of the school').text() == 'Hill Lane Primary School')
    j.step('and the person', lambda: section(app, 'Staff') and label(app, '^Mx Robin Vale$'))
