#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A teacher signs in, takes the register of an own class with few keys, and saves it once."""
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import App, Journey, until  # noqa: E402

HEAD, TEACHER = 'Dr Miriam Castellano', 'Mr Tan'
NOW = '2026-03-20T08:52'


def pin_file(j, who):
    path = j.path(who.replace(' ', ''))
    with open(path, 'w', encoding='utf-8') as file:
        file.write('48-%s\n' % who.split()[-1])
    return path


def signing_school(j):
    """The sample school with the marks of the day before, where everybody signs in."""
    path = j.path('school.rollbook')
    j.cli('demo', path, '--until', '2026-03-19')
    for who in (HEAD, TEACHER):
        j.cli('--school', path, 'staff', '--set-pin', who, '--new-pin-file', pin_file(j, who))
    j.cli('--school', path, '--today', NOW, 'cover', 'add', '--class', '6A', '--who', TEACHER)
    j.cli('--school', path, 'staff', '--sign-in', 'on')
    return path


def register(path):
    """Who is in the teacher's class today, in the order of the register, with the mark of the morning."""
    slot = 231 * 2  # 20 March 2026 is the 231st day after 1 August
    with sqlite3.connect(path) as file:
        return [(row[0], row[1][slot:slot + 1]) for row in file.execute(
            "select p.surname, y.marks from pupil p join pupil_class m on m.pupil_id = p.id"
            " join class c on c.id = m.class_id and c.year = 2025 and c.teacher = ?"
            " join pupil_roll r on r.pupil_id = p.id and r.first_day <= '2026-03-20'"
            "  and (r.last_day is null or r.last_day >= '2026-03-20')"
            " join year_marks y on y.pupil_id = p.id and y.year = 2025"
            " where m.first_day <= '2026-03-20' and (m.last_day is null or m.last_day >= '2026-03-20')"
            " order by p.surname collate nocase, p.forename", (TEACHER,))]


def audit(path):
    with sqlite3.connect(path) as file:
        return file.execute('select kind, who, cells from audit order by id desc limit 1').fetchone()


def sign_in(app, who):
    app.find('text', 'Name')
    app.type(who.split()[-1][:3])
    app.find('list item', re.compile(who))
    app.key('Return')
    app.find('password text', re.compile('PIN or password of ' + who))
    app.type('48-' + who.split()[-1])
    app.key('Return')


class Keys:
    """Counts what is pressed."""

    def __init__(self, app):
        self.app, self.pressed = app, 0

    def __call__(self, *keys):
        self.app.key(*keys)
        self.pressed += len(keys)


with Journey('a teacher takes the register') as j:
    school = signing_school(j)
    app = j.app = App([os.environ['ROLLBOOK'], '--today', NOW, school])
    j.step('nothing of the school is seen before somebody signs in',
           lambda: app.find('label', 'Who is working?') and not app.find_all('list item', 'Register'))
    j.step('a name and a PIN open the school', lambda: sign_in(app, TEACHER) or True)
    j.step('the teacher lands on the own class and the session of now',
           lambda: app.find('label', re.compile('Friday 20 March 2026, AM')))
    j.step('pages that are not for teachers are not there',
           lambda: app.find('list item', 'My Class') and not app.find_all('list item', 'Letters')
           and not app.find_all('list item', 'School'))
    number = len(register(school))
    j.step('the whole class is shown, numbered',
           lambda: app.find(None, re.compile(r'^1, .*: no mark')) and app.find(
               None, re.compile(r'^%d, .*: no mark' % number)))
    press = Keys(app)
    rows = until(lambda: number >= 20 and number, 'a class')

    def takes():
        press('ctrl+Return')
        app.find('label', re.compile(r'%d marked present' % rows))
        press('0', '7', 'n')
        press('1', '2', 'n')
        press('1', '9', 'i')
        return app.find('label', re.compile(r'%d present, 3 away' % (rows - 3)))
    j.step('everyone is present, then three exceptions by number', takes)

    def shows(key):
        app.find('combo box', 'Class').click()
        app.settle()
        app.key(key, 'Return')
        app.settle()

    def changes_class():
        shows('Down')
        app.find('label', re.compile('^Typed and not saved yet: '))
        app.find('label', re.compile('^0 present, 0 away'))
        shows('Up')
        return app.find('label', re.compile(r'%d present, 3 away' % (rows - 3)))
    j.step('what is typed is still there after another class was looked at', changes_class)
    j.equal('nothing is written before it is saved', lambda: audit(school)[1] != TEACHER, True)
    j.step('one save', lambda: app.key('ctrl+s') or app.find('label', re.compile('Register saved')))
    j.step('three exceptions are at most ten key presses and one save', lambda: press.pressed <= 10)
    j.equal('it is one record of first entries, by who signed in',
            lambda: until(lambda: audit(school)[1] == TEACHER and audit(school), 'the record'),
            ('entry', TEACHER, rows))
    j.step('every child has a mark', lambda: all(mark != b'\0' for _, mark in register(school)))
    j.step('the page says when it was saved and by whom',
           lambda: app.find('label', re.compile('^Saved .*08:52 by ' + TEACHER)))

    def amends():
        app.find(None, re.compile('^7, ')).click()
        app.key('0', '7', 'l', 'ctrl+s')
        app.find('label', re.compile('may not amend saved marks'))
        return audit(school)[0] == 'entry'
    j.step('a saved mark is for the office to amend', amends)
