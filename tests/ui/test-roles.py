#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window shows each role what it may: a viewer finds grey what only others may do, with who may,
and keys that say so; a supply teacher sees the covered class, takes its register, and no other."""
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import App, Journey, until  # noqa: E402

HEAD, VIEWER, SUPPLY = 'Dr Miriam Castellano', 'Gil Viewer', 'Ms Reid'
NOW = '2026-03-20T08:52'


def stored(path, words):
    with sqlite3.connect(path) as file:
        return file.execute(words).fetchall()


def pin_file(j, who):
    path = j.path(who.replace(' ', ''))
    with open(path, 'w', encoding='utf-8') as file:
        file.write('48-%s\n' % who.split()[-1])
    return path


def signing_school(j):
    """The sample school, where a viewer and a supply teacher of today sign in too."""
    path = j.path('school.rollbook')
    staff = j.path('staff.csv')
    j.cli('demo', path, '--pupils', '60', '--years', '1', '--until', '2026-03-19')
    with open(staff, 'w', encoding='utf-8') as file:
        file.write('Name,Position,Role\n%s,Governor,viewer\n%s,Supply teacher,supply\n'
                   % (VIEWER, SUPPLY))
    j.cli('--school', path, 'import', staff, '--kind', 'staff')
    for who in (HEAD, VIEWER, SUPPLY):
        j.cli('--school', path, 'staff', '--set-pin', who, '--new-pin-file', pin_file(j, who))
    j.cli('--school', path, 'staff', '--sign-in', 'on')
    return path


def sign_in(app, who):
    app.find('text', 'Name')
    app.type(who.split()[-1][:4])
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


def go(app, page):
    app.find('list item', page).click()
    app.settle()


def is_grey(app, name, why):
    node = app.find('push button', re.compile(name))
    return not node.has('sensitive') and re.search(why, node.description) is not None


def pages(app):
    return [row.name for row in app.find_all('list item', below=app.find('list', 'Pages'))]


with Journey('each role sees and does what it may') as j:
    school = signing_school(j)
    app = j.app = App([os.environ['ROLLBOOK'], '--today', NOW, school])
    sign_in(app, VIEWER)
    j.equal('a viewer has the pages that are read',
            lambda: until(lambda: pages(app), 'the pages'),
            ['Today', 'Register', 'Pupils', 'Insight', 'Leagues', 'Reports'])
    go(app, 'Today')
    j.step('the late desk is grey and says who may',
           lambda: is_grey(app, 'Late Desk', 'Only these may sign children in'))
    j.step('a message is grey too', lambda: is_grey(app, 'essage', 'Only these may take in'))
    j.step('the key of the late desk says so', lambda: app.key('F8') or app.find(
        'label', re.compile('may not sign children in and out')))
    j.equal('nothing opened', lambda: len(app.windows()), 1)
    go(app, 'Register')
    j.step('the rest cannot be marked present',
           lambda: is_grey(app, 'Mark rest present', 'Only these may take'))

    def types():
        before = stored(school, 'select count(*) from audit')
        app.key('i')
        app.find('label', re.compile('may not take today'))
        return stored(school, 'select count(*) from audit') == before
    j.step('a mark is refused before it is shown', types)

    hand_on(app, HEAD)
    go(app, 'Register')

    def covered():
        return stored(school, "select c.name, v.name, v.first_day, v.last_day, v.session"
                      " from class_cover v join class c on c.id = v.class_id where v.name = '%s'"
                      % SUPPLY)

    def covers():
        app.find(None, 'Registers menu').click()
        app.find('menu item', re.compile('over for This Class'))
        app.settle()
        app.key('o')
        app.find('label', re.compile(SUPPLY + ' sees class RA on these days'))
        app.screenshot(os.path.join(os.environ.get('UI_EVIDENCE', j.folder), 'cover.png'))
        app.key('ctrl+Return')
        return until(covered, 'the cover')
    j.equal('the head gives the class of the register to the supply teacher, with the keyboard',
            covers, [('RA', SUPPLY, '2026-03-20', '2026-03-20', 'day')])

    def undone():
        app.key('ctrl+z')
        until(lambda: not covered(), 'no cover')
        app.key('ctrl+shift+z')
        return until(covered, 'the cover again')
    j.step('it is undone and made again', undone)

    def in_staff():
        go(app, 'School')
        app.find(None, re.compile('^Staff$')).click()
        app.settle()
        return app.find('label', 'RA: ' + SUPPLY)
    j.step('School, Staff lists it', in_staff)

    hand_on(app, SUPPLY)
    j.equal('the supply teacher has the pages of a teacher', lambda: pages(app),
            ['My Class', 'Register', 'Pupils'])
    j.step('the covered class is there to take',
           lambda: app.find('label', re.compile('Friday 20 March 2026, AM')))
    j.step('its register is taken and saved', lambda: app.key('ctrl+Return') or app.find(
        'label', re.compile('marked present')) and (app.key('ctrl+s') or app.find(
            'label', re.compile('Register saved'))))
    j.equal('it is recorded under the name of who covered', lambda: until(
        lambda: stored(school, "select kind from audit where who = '%s' order by id" % SUPPLY),
        'the record'), [('entry',)])

    def others():
        """A pupil of another class, by name."""
        return stored(school, "select p.surname from pupil p join pupil_class m on m.pupil_id = p.id"
                      " join class c on c.id = m.class_id and c.year = 2025 where c.name = '6A'"
                      " and p.surname not in (select q.surname from pupil q join pupil_class n"
                      " on n.pupil_id = q.id join class d on d.id = n.class_id"
                      " where d.name = 'RA' and d.year = 2025)")[0][0]

    def finds_nobody():
        app.key('ctrl+k')
        app.find(None, re.compile('Pupils, classes, pages'))
        app.type(others()[:6])
        app.settle()
        found = app.find_all('list item', re.compile(others()))
        app.key('Escape')
        return not found
    j.step('nobody of another class can be found', finds_nobody)

    hand_on(app, HEAD)
    go(app, 'School')
    app.find(None, re.compile('^Staff$')).click()
    app.settle()

    def removed():
        app.find('label', 'RA: ' + SUPPLY).click()
        app.find('push button', re.compile('Remove This Cover')).click()
        until(lambda: not covered(), 'no cover')
        return app.gone('label', 'RA: ' + SUPPLY)
    j.step('it is removed with the mouse', removed)
