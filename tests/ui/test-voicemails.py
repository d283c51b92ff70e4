#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The messages on the telephone, written down in one pass by keyboard alone, kept as one change and
undone as one; a line taken out with the mouse; the key-back list counts them."""
import json
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

NOW = '2026-03-20T09:24'


def absences(path):
    with sqlite3.connect('file:%s?mode=ro' % path, uri=True) as file:
        return file.execute("select p.surname, p.forename, a.code, a.reason, a.told_by, a.expected_return from absence a"
                            " join pupil p on p.id = a.pupil_id where a.told_by = 'voicemail' order by a.id").fetchall()


with Journey('voicemails') as j:
    path = school_file(j)
    report = j.path('calls.csv')
    with sqlite3.connect(path) as file:
        who = file.execute('select surname, forename from pupil p where not exists (select 1 from pupil_roll r'
                           ' where r.pupil_id = p.id and r.last_day is not null) and (select count(*) from pupil q'
                           ' where q.surname = p.surname) = 1 order by id').fetchall()
    first, second, third = who[:3]
    app = j.start('--today', NOW, '--page', 'today', path)

    def line(name, words):
        app.type('%s %s' % (name[1], name[0]))
        app.settle()
        app.key('Return')
        app.find('check box', re.compile('^%s %s' % (name[1], name[0])))
        app.settle()
        app.type(words)
        app.settle()

    def by_key():
        app.key('ctrl+shift+m')
        app.find('text', re.compile('^Pupil, by the first letters'))
        app.settle()
        line(first, 'sick in the night')
        app.key('Return')
        app.settle()
        line(second, 'a cold')
        app.key('Tab')
        app.settle()
        app.type('23 March 2026')
        app.settle()
        app.key('Return')
        app.settle()
        line(third, 'nobody')
        return app.find('label', '3 children, kept as one change.')
    j.step('three messages are written down by keyboard alone', by_key)

    def wrong_day():
        entry = app.find('text', re.compile('^%s %s.*: expected back' % (third[1], third[0])))
        entry.click()
        app.type('yesterday')
        app.find('label', re.compile('^Write the day as a date after today'))
        assert not app.find('push button', 'Keep All').has('sensitive')
        return True
    j.step('a day that is none is said under its line', wrong_day)

    def take_out():
        app.find('push button', re.compile('^Take %s %s Out' % (third[1], third[0]))).click()
        return app.find('label', '2 children, kept as one change.')
    j.step('a line is taken out with the mouse', take_out)

    def keep():
        app.key('ctrl+Return')
        wanted = [(first[0], first[1], 'I', 'sick in the night', 'voicemail', None),
                  (second[0], second[1], 'I', 'a cold', 'voicemail', '2026-03-23')]
        return until(lambda: absences(path) == wanted, 'both are kept (%s)' % absences(path))
    j.step('one key keeps them all', keep)

    def counted():
        app.find('push button', re.compile('to key into'), on_screen=False)
        return True
    j.step('Today counts what is to be keyed into the MIS', counted)

    def undo():
        app.key('ctrl+z')
        return until(lambda: absences(path) == [], 'both are gone')
    j.step('one Undo takes them all back', undo)
