#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk of the registers: details are written beside a mark by keyboard, a register that is open for too
long is put right by a check, a blank sheet and the fire list are printed."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402


def cell(app):
    return until(lambda: next((n.name for n in app.find_all('table cell') if n.has('focused')), None),
                 'a focused cell')


def says(app, pattern):
    return until(lambda: re.search(pattern, cell(app)) and cell(app), 'a cell like ' + pattern)


def label(app, pattern):
    return app.find('label', re.compile(pattern))


def open_register(app):
    """One mark at 10:00 in a register that began at 08:55."""
    app.key('F7')
    return app.find('push button', re.compile(r'5G, Fri 20 Mar AM: missing: 1 of \d+ marks, open for 65 minutes'))


def saved_by_check(app):
    app.find('page tab', 'Checks').click()
    label(app, 'things? to put right')
    app.find('combo box', 'Check').click()
    app.settle()
    app.key('End', 'Return')
    app.settle()
    label(app, '^1 thing to put right')
    app.find('push button', re.compile('^Save it: ')).click()
    label(app, '^Register saved')
    until(lambda: not app.find_all('push button', re.compile('^Save it: ')), 'no register open')
    app.key('ctrl+z')
    app.find('push button', re.compile('^Save it: '))
    app.key('ctrl+shift+z')
    return True


def printed(app):
    app.find('push button', re.compile('^Pre.?view$'))
    app.key('Escape')
    until(lambda: not app.find_all('push button', re.compile('^Pre.?view$')), 'the dialog gone')
    return True


def menu_item(app, name):
    app.find('push button', 'Registers menu').click()
    item = app.find('menu item', re.compile(name))
    items = [n.name for n in app.find_all('menu item')]
    app.settle()
    app.key(*(['Down'] * items.index(item.name)), 'Return')
    return True


def paper(app):
    app.find('push button', 'Back to the register').click()
    says(app, ', (AM|PM)')
    menu_item(app, 'Blank Register')
    printed(app)
    menu_item(app, 'Fire List')
    return printed(app)


def field(app, button, title):
    """The field of the popover that the button opens, reached by Tab."""
    app.key('F2')
    app.settle()
    wanted = app.find('push button', re.compile('^%s' % button))
    for _ in range(12):
        if wanted.has('focused'):
            break
        app.key('Tab')
    else:
        raise AssertionError('no way by Tab to ' + button)
    app.key('Return')
    return app.find('text', re.compile(title), patience=4)


def detail(app, button, title, text):
    field(app, button, title)
    app.settle()
    app.key('ctrl+a')
    app.type(text)
    app.key('Return')
    app.settle()
    kept = field(app, button, title).text()
    app.key('Escape')
    app.settle()
    assert kept == text, kept
    return True


def details(app):
    """Beside a mark of a register that is not saved: no reason is asked."""
    app.key('F7')
    app.find('push button', re.compile(r'5G, Fri 20 Mar AM: missing')).click()
    says(app, r'Friday 20 March, AM: no mark')
    app.type('l')
    app.key('Up')
    detail(app, 'Note', 'Note', 'bus broke down')
    detail(app, 'Minutes', 'Minutes late', '12')
    app.type('b')
    app.key('Up')
    return detail(app, 'Nature', '[Nn]ature', 'choir')


with Journey('the desk of the registers') as j:
    app = j.start('--sample', '--today', '2026-03-20T10:00')
    app.key('alt+2')
    says(app, r'Friday 20 March, AM')
    j.step('note, minutes and nature stand beside a mark', lambda: details(app))
    j.step('a register with one mark after an hour is named', lambda: open_register(app))
    j.step('the check saves it, which is undone and done again', lambda: saved_by_check(app))
    j.step('a blank sheet and the fire list are printed', lambda: paper(app))
