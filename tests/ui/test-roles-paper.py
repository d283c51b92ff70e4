#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the program as paper or as a file is for those who may print and export: a viewer may,
a teacher and a supply teacher may not, in the window and below it."""
import os
import re
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import App, Journey, until  # noqa: E402

HEAD, VIEWER, SUPPLY = 'Dr Miriam Castellano', 'Gil Viewer', 'Ms Reid'
NOW = '2026-03-20T08:52'
REFUSED = re.compile('may not print and export')


def pin_file(j, who):
    path = j.path(who.replace(' ', ''))
    with open(path, 'w', encoding='utf-8') as file:
        file.write('48-%s\n' % who.split()[-1])
    return path


def signing_school(j):
    """The sample school, where a viewer, a teacher and a supply teacher with a class of today sign in."""
    path, staff = j.path('school.rollbook'), j.path('staff.csv')
    j.cli('demo', path, '--pupils', '60', '--years', '1', '--until', '2026-03-19')
    with open(staff, 'w', encoding='utf-8') as file:
        file.write('Name,Position,Role\n%s,Governor,viewer\n%s,Supply teacher,supply\n' % (VIEWER, SUPPLY))
    j.cli('--school', path, 'import', staff, '--kind', 'staff')
    with sqlite3.connect(path) as file:
        teacher, klass = file.execute("select teacher, name from class where year = 2025 and name <> 'RA'"
                                      " and teacher in (select name from staff where role = 'teacher')"
                                      ' order by id').fetchone()
    j.cli('--school', path, '--today', NOW, 'cover', 'add', '--class', 'RA', '--who', SUPPLY)
    for who in (HEAD, VIEWER, SUPPLY, teacher):
        j.cli('--school', path, 'staff', '--set-pin', who, '--new-pin-file', pin_file(j, who))
    j.cli('--school', path, 'staff', '--sign-in', 'on')
    return path, teacher, klass


def sign_in(app, who):
    app.find('text', 'Name')
    app.type(who)
    app.find('list item', re.compile(who))
    app.key('Return')
    app.find('password text', re.compile('PIN or password of ' + who))
    app.type('48-' + who.split()[-1])
    app.key('Return')
    return app.find('list item', 'Register')


def hand_on(app, who):
    app.key('ctrl+shift+l')
    app.find('push button', 'Somebody else').act()
    app.find('label', 'Who is working?')
    return sign_in(app, who)


def to_register(app):
    app.find('list item', 'Register').click()
    until(lambda: app.find_all('table cell'), 'the register')
    app.settle()


def prints(app):
    app.key('ctrl+p')
    app.find('push button', re.compile('^Pre.?view$'))
    app.key('Escape')
    return until(lambda: not app.find_all('push button', re.compile('^Pre.?view$')), 'the dialog gone')


def refuses(app):
    app.key('ctrl+p')
    app.find('label', REFUSED)
    assert len(app.windows()) == 1, 'a window opened'
    button = app.find('push button', 'Print')
    return not button.has('sensitive') and 'Only these may print and export' in button.description


def below(j, school, who, klass):
    """The same at the command line: the status, and whether there is a file."""
    out = j.path('register.pdf')
    if os.path.exists(out):
        os.unlink(out)
    done = subprocess.run([os.environ['ROLLBOOK_CLI'], '--school', school, '--today', NOW, '--staff', who,
                           '--pin-file', pin_file(j, who), 'report', 'register', '--class', klass, '-o', out],
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 or REFUSED.search(done.stderr), done.stderr
    return done.returncode, os.path.exists(out)


with Journey('paper and files by role') as j:
    school, teacher, klass = signing_school(j)
    app = j.app = App([os.environ['ROLLBOOK'], '--today', NOW, school])
    sign_in(app, VIEWER)
    to_register(app)
    j.step('a viewer prints the register', lambda: prints(app))
    for who, own in ((teacher, klass), (SUPPLY, 'RA')):
        hand_on(app, who)
        to_register(app)
        j.step('%s may not, and is told who may' % who, lambda: refuses(app))
        j.equal('nor below the window', lambda: below(j, school, who, own), (1, False))
    j.equal('where the viewer may', lambda: below(j, school, VIEWER, 'RA'), (0, True))
