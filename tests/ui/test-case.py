#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A case file: a call, a concern that is read, a meeting that is planned and held, what was promised
and what clears it, a target, a home visit; most of it by keyboard alone."""
import json
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402


def rows(table, columns):
    with sqlite3.connect('file:%s?mode=ro' % PATH, uri=True) as file:
        return file.execute('select %s from %s where pupil_id = ? order by id' % (columns, table),
                            (PUPIL,)).fetchall()


def meetings():
    with sqlite3.connect('file:%s?mode=ro' % PATH, uri=True) as file:
        return file.execute('select m.kind, m.state, m.outcome from meeting m join meeting_pupil p'
                            ' on p.meeting_id = m.id where p.pupil_id = ? order by m.id', (PUPIL,)).fetchall()


def due(day='2026-03-20'):
    text = j.cli('--school', PATH, 'diary', '--today', '2026-03-20', '--until', day, '--json')
    return [row['title'] for row in json.loads(text)['rows'] if row['pupil_id'] == PUPIL]


MENU = ['Log Contact', 'Concern', 'Support', 'Meeting', 'Target', 'Visit', 'To Do', 'Attach', 'Flag']


def menu(app, item):
    app.find('push button', 'More').click()
    app.find('menu item', re.compile('Home Visit'))
    app.settle()
    app.key(*['Down'] * MENU.index(item), 'Return')


with Journey('case') as j:
    PATH = school_file(j)
    with sqlite3.connect(PATH) as file:
        PUPIL, SURNAME, FORENAME = file.execute(
            'select id, surname, forename from pupil p where not exists (select 1 from case_note n'
            ' where n.pupil_id = p.id) and not exists (select 1 from pupil_roll r where r.pupil_id = p.id'
            ' and (r.last_day is not null or r.first_day > \'2025-09-10\')) and exists (select 1 from contact c'
            ' where c.pupil_id = p.id) order by id limit 1').fetchone()
    app = j.start('--today', '2026-03-20', '--page', 'pupils', PATH)

    def open_pupil():
        app.key('ctrl+k')
        app.settle()
        app.type('%s %s' % (FORENAME, SURNAME))
        app.settle()
        app.key('Return')
        return app.find('push button', 'Log Contact')
    j.step('the pupil opens', open_pupil)

    def call():
        app.key('ctrl+l')
        app.find('push button', 'Log')
        app.settle()
        app.type('Asked about Fridays')
        app.key('shift+Tab', 'space')
        app.settle()
        app.key('ctrl+Return')
        app.find('label', re.compile('^Asked about Fridays'))
        return until(lambda: [row for row in rows('case_note', 'kind, spoken, note')
                              if row == ('call', 0, 'Asked about Fridays')], 'the call is kept')
    j.step('Ctrl+L logs a call by keyboard alone', call)

    def concern():
        menu(app, 'Concern')
        app.find('push button', 'Log')
        app.settle()
        app.type('Tired on Mondays')
        app.settle()
        app.find('push button', 'Log').click()
        app.find('label', re.compile('Tired on Mondays. Not read yet'))
        return until(lambda: due() == ['Concern by %s' % who()], 'the concern is due')

    def who():
        return rows('case_note', 'who')[-1][0]
    j.step('a concern waits in the diary until it is read', concern)

    def read():
        app.key('ctrl+j')
        app.find('label', 'Overdue')
        app.find('label', re.compile(r'^%s %s, \w+$' % (FORENAME, SURNAME))).click()
        app.find('push button', re.compile('^I Have Read It')).click()
        until(lambda: due() == [], 'nothing is due')
        app.find('push button', 'Table…')
        app.key('Escape')
        app.gone('push button', 'Table…')
        return app.gone('label', re.compile('Not read yet'))
    j.step('it is opened from the diary and read', read)

    def plan():
        menu(app, 'Meeting')
        app.find('push button', 'Save')
        app.settle()
        app.key('ctrl+Return')
        app.find('label', re.compile('^Formal attendance meeting: Planned'))
        return until(lambda: meetings() == [('attendance', 'planned', '')], 'the meeting is planned')
    j.step('a meeting is planned', plan)

    def hold():
        app.find('label', re.compile('^Formal attendance meeting: Planned')).click()
        app.find('push button', 'Save')
        app.settle()
        app.key('Return')
        app.settle()
        app.key('Down', 'Return')
        app.settle()
        app.key(*['Tab'] * 15)
        app.type('Breakfast club on Fridays')
        app.key(*['Tab'] * 8)
        app.type('Ring home')
        app.key('Tab', 'Tab', 'Tab', 'Return')
        app.settle()
        app.key('Down', 'Down', 'Return')
        app.settle()
        app.key('ctrl+Return')
        app.find('label', 'Formal attendance meeting')
        until(lambda: meetings() == [('attendance', 'held', 'Breakfast club on Fridays')], 'it was held')
        return until(lambda: rows('promise', 'what, waits_for') == [('Ring home', 'spoken')], 'it is promised')
    j.step('held: minutes and what was promised, by keyboard alone', hold)

    def cleared():
        assert 'Ring home' in due('2026-04-30')
        app.key('ctrl+l')
        app.find('push button', 'Log')
        app.settle()
        app.type('Nobody answered')
        app.key('shift+Tab', 'space')
        app.settle()
        app.key('ctrl+Return')
        app.gone('push button', 'Log')
        until(lambda: len(rows('case_note', 'id')) == 3, 'the try is kept')
        assert 'Ring home' in due('2026-04-30'), 'a try clears what waits for speaking'
        app.key('ctrl+l')
        app.find('push button', 'Log')
        app.settle()
        app.type('Spoke to mother')
        app.settle()
        app.key('ctrl+Return')
        until(lambda: len(rows('case_note', 'id')) == 4, 'the call is kept')
        return 'Ring home' not in due('2026-04-30')
    j.step('a try does not clear it, speaking does', cleared)

    def target():
        menu(app, 'Target')
        app.find('label', re.compile(r'^Of its \d+ sessions \d may be missed'))
        app.key('ctrl+Return')
        app.find('push button', re.compile('^Target: 95 %'))
        return until(lambda: rows('target', 'measure, aim, ended') == [('rate', 950, '')], 'the target is kept')
    j.step('a target is agreed and stands on the page', target)

    def end():
        app.find('push button', re.compile('^Target: 95 %')).click()
        app.find('label', re.compile('This target still runs'))
        app.settle()
        app.type('Moves away')
        app.settle()
        app.key('ctrl+Return')
        app.gone('push button', re.compile('^Target: 95 %'))
        return until(lambda: rows('target', 'ended, reason') == [('void', 'Moves away')], 'it ended')
    j.step('it ends before its time only for a reason', end)

    def visit():
        menu(app, 'Visit')
        app.find('push button', 'Save')
        app.settle()
        app.key('ctrl+Return')
        app.find('entry', 'Search the timeline').click()
        app.type('planned')
        app.gone('label', re.compile('^Asked about Fridays'))
        app.find('label', re.compile('^Home visit: Planned')).click()
        app.find('push button', 'Save')
        app.settle()
        app.key('Return')
        app.settle()
        app.key('Down', 'Return')
        app.find('label', 'Say who went.')
        app.key(*['Tab'] * 7)
        app.type('Mr Whitlock')
        app.key('Tab', 'Tab', 'Tab', 'Tab', 'space')
        app.find('label', re.compile('A child that was not seen'))
        app.key('shift+Tab', 'shift+Tab', 'space')
        app.settle()
        app.key('ctrl+Return')
        return until(lambda: rows('home_visit', 'state, went, seen, safe') == [('done', 'Mr Whitlock', 1, 1)],
                     'the visit was made')
    j.step('a home visit is planned and made; what cannot be is said', visit)

    def search():
        app.find('entry', 'Search the timeline').click()
        app.key('ctrl+a')
        app.type('fridays')
        app.gone('label', re.compile('^Mr Whitlock'))
        return app.find('label', re.compile('^Asked about Fridays'))
    j.step('the timeline is searched by word', search)

    def undo():
        app.key('ctrl+a', 'Delete')
        app.find('label', re.compile('^Mr Whitlock'))
        app.key('Tab')
        app.key('ctrl+z')
        return until(lambda: rows('home_visit', 'state') == [('planned',)], 'the visit is planned again')
    j.step('Ctrl+Z takes the last entry back', undo)
