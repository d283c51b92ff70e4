#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Roles and PINs are given, sign-in is switched on, the window is locked, blanked and handed on."""
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

HEAD, ADMIN = 'Dr Miriam Castellano', 'Shirin Marlow'
PINS = {HEAD: '2580', ADMIN: '4711'}


def stored(path, words):
    with sqlite3.connect(path) as file:
        return file.execute(words).fetchall()


def pages(app):
    return [n.name for n in app.find_all('list item') if n.name in
            ('Today', 'Register', 'Pupils', 'Insight', 'Leagues', 'Letters', 'Reports', 'School')]


def section(app, name):
    tabs = until(lambda: [n for n in app.find_all(None, name)
                          if n.role in ('page tab', 'radio button', 'toggle button')], name)
    tabs[0].click()
    app.settle()
    return True


def switch(app):
    """The switch of sign-in."""
    node = until(lambda: [n for n in app.find_all(None, 'Sign in with a name and a PIN') if n.role != 'label'
                          and n.accessible.get_action_iface()], 'the switch')[-1]
    node.click()


def set_pin(app, school, who, count):
    app.find('push button', 'Role, rights and PIN of ' + who).act()
    for title in ('New PIN or password', 'The same again'):
        app.find(None, title).click()
        app.type(PINS[who])
    app.key('Return')
    return until(lambda: len(stored(school, 'select 1 from staff_key')) == count, 'the key')


def picks(app, who):
    app.find('text', 'Name')
    app.type(who.split()[-1][:4])
    app.find('list item', re.compile(who))
    app.key('Return')
    return app.find('password text', re.compile('PIN or password of ' + who))


def sign_in(app, who):
    picks(app, who)
    app.type(PINS[who])
    app.key('Return')
    return app.find('list item', 'Register')


with Journey('who works is known') as j:
    school = school_file(j)
    app = j.start('--page', 'school', '--today', '2026-03-20T09:24', school)
    j.step('staff are a section', lambda: section(app, 'Staff') and app.find('label', 'Add someone'))

    def too_soon():
        switch(app)
        return app.find('label', re.compile('must have a PIN'))
    j.step('sign-in cannot be switched on before a head or lead has a PIN', too_soon)
    j.step('the head gets a PIN', lambda: set_pin(app, school, HEAD, 1))
    j.step('and the office', lambda: set_pin(app, school, ADMIN, 2))
    j.step('the file keeps keys, never PINs',
           lambda: all(row[0].startswith('$argon2id$') for row in stored(school, 'select hash from staff_key')))

    def switch_on():
        switch(app)
        return app.find('label', 'Who is working?')
    j.step('with it on, everybody signs in from now on', switch_on)
    j.step('nothing of the school can be seen', lambda: not pages(app))

    def wrong():
        picks(app, ADMIN)
        app.type('9999')
        app.key('Return')
        return app.find(None, 'That is not the PIN of %s.' % ADMIN)
    j.step('a wrong PIN is said', wrong)
    j.step('the right one opens', lambda: app.type(PINS[ADMIN]) or app.key('Return') or app.find('list item', 'Register'))
    j.step('the office has its pages', lambda: 'School' in pages(app) and 'Letters' in pages(app))

    def typed_and_locked():
        app.find('list item', 'Pupils').click()
        app.settle()
        app.key('ctrl+f')
        app.type('abcd')
        app.key('ctrl+shift+l')
        app.find('label', 'Locked')
        app.screenshot(os.path.join(os.environ.get('UI_EVIDENCE', j.folder), 'locked.png'))
        return not pages(app) and not app.find_all(None, re.compile('abcd'))
    j.step('Ctrl+Shift+L locks at once, and nothing can be read', typed_and_locked)
    j.step('keys of the window do nothing while it is locked',
           lambda: app.key('alt+2', 'ctrl+z', 'F6') or (not pages(app) and app.find('label', 'Locked')))

    def unlocked():
        app.find('password text', re.compile('PIN or password of ' + ADMIN)).click()
        app.type(PINS[ADMIN])
        app.key('Return')
        app.find('list item', 'Register')
        return app.find('label', re.compile('No match for .abcd'))
    j.step('the PIN unlocks, and what was typed is still there', unlocked)

    def blank():
        app.key('ctrl+b')
        app.find('label', re.compile('The screen is blank'))
        return not pages(app)
    j.step('Ctrl+B blanks the screen', blank)
    j.step('any key brings the lock', lambda: app.key('x') or app.find('label', 'Locked'))

    def handed_on():
        app.find('push button', 'Somebody else').act()
        app.find('label', 'Who is working?')
        return sign_in(app, HEAD)
    j.step('somebody else signs in quickly', handed_on)
    j.step('who works is said at the foot', lambda: app.find(None, re.compile(HEAD + ' is working')))

    def off():
        app.find('list item', 'School').click()
        section(app, 'Staff')
        switch(app)
        return app.find('label', re.compile('Nobody signs in any more'))
    j.step('the head switches sign-in off again', off)
    j.equal('and the file says so', lambda: stored(school, "select value from setting where name = 'sign-in'"), [])
