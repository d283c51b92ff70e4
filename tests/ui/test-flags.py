#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flags on a pupil's page: set with the mouse, ended by keyboard alone, taken back and undone."""
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402


def flags(path):
    with sqlite3.connect('file:%s?mode=ro' % path, uri=True) as file:
        return file.execute('select f.flag, f.first_day, f.last_day, f.note, f.confidential from pupil_flag f'
                            ' join pupil p on p.id = f.pupil_id where p.surname = ? and p.forename = ?'
                            ' order by f.id', NAME).fetchall()


def go_to(app, words, key='Tab'):
    for _ in range(40):
        here = app.focused()
        if here is not None and re.search(words, here.name):
            return
        app.key(key)
        app.settle()
    raise AssertionError('%s never comes to %s' % (key, words))


with Journey('flags') as j:
    path = school_file(j)
    with sqlite3.connect(path) as file:
        NAME = file.execute('select surname, forename from pupil p where not exists'
                            ' (select 1 from pupil_flag f where f.pupil_id = p.id) and not exists'
                            ' (select 1 from pupil_roll r where r.pupil_id = p.id and r.last_day is not null)'
                            ' order by id limit 1').fetchone()
    app = j.start('--today', '2026-03-20', '--page', 'pupils', path)

    def open_pupil():
        app.key('ctrl+k')
        app.settle()
        app.type('%s %s' % (NAME[1], NAME[0]))
        app.settle()
        app.key('Return')
        return app.find('push button', re.compile('^Set a flag'))
    j.step('the pupil opens', open_pupil)

    def set_by_mouse():
        app.find('push button', re.compile('^Set a flag')).click()
        note = app.find('text', re.compile('^Note'))
        app.find('label', re.compile('Illness is authorised with medical evidence only'))
        note.click()
        app.type('Fourteen days of illness')
        app.settle()
        app.find('push button', 'Set Flag').click()
        app.find('push button', re.compile('^Medical evidence from 20 Mar'))
        return until(lambda: flags(path) == [('medical-evidence', '2026-03-20', None,
                                              'Fourteen days of illness', 0)], 'the flag is kept')
    j.step('a flag is set with the mouse', set_by_mouse)

    def twice():
        app.find('push button', re.compile('^Set a flag')).click()
        app.find('label', re.compile('has this flag already'))
        assert not app.find('push button', 'Set Flag').has('sensitive')
        app.key('Escape')
        return app.gone('push button', 'Set Flag')
    j.step('the same flag is not set twice', twice)

    def end_by_key():
        go_to(app, '^Medical evidence from', 'shift+Tab')
        app.key('Return')
        app.find('push button', 'Change')
        app.settle()
        app.type('27 March 2026')
        app.settle()
        app.key('ctrl+Return')
        app.find('push button', re.compile('^Medical evidence until 27 Mar'))
        return until(lambda: flags(path)[0][2] == '2026-03-27', 'its last day is kept')
    j.step('the keyboard alone gives it a last day', end_by_key)

    def take_back():
        app.find('push button', re.compile('^Medical evidence until')).click()
        app.find('push button', re.compile('^Take Back')).click()
        app.gone('push button', re.compile('^Medical evidence until'))
        return until(lambda: flags(path) == [], 'it is gone')
    j.step('a flag that was set by mistake is taken back', take_back)

    def undo():
        app.key('ctrl+z')
        app.find('push button', re.compile('^Medical evidence until 27 Mar'))
        until(lambda: len(flags(path)) == 1, 'it is back')
        with sqlite3.connect(path) as file:
            rows = file.execute("select reason, note_was from audit where kind = 'entry' and cells = 0 order by id").fetchall()
        assert rows[-1][0] == 'Flag taken back' and 'Fourteen days' in rows[-1][1], rows
        return True
    j.step('undo sets it again, and the trail knows of it', undo)
