#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registers of the whole school: a week is sealed and amended, marks are ticked as keyed in,
the record is proved, a paper register is typed back; by mouse, and by the keyboard alone."""
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402


def cell(app):
    return until(lambda: next((n.name for n in app.find_all('table cell') if n.has('focused')), None),
                 'a focused cell')


def says(app, pattern):
    return until(lambda: re.search(pattern, cell(app)) and cell(app), 'a cell like ' + pattern)


def label(app, pattern):
    return app.find('label', re.compile(pattern))


def count(app):
    found = label(app, r'^\d+ marks? to key into')
    return int(found.name.split()[0])


def board(app):
    app.key('F7')
    return label(app, r'in time, \d+ late, \d+ missing')


def to_gap(app):
    app.find('push button', re.compile(r'5G, Fri 20 Mar AM: missing')).click()
    return says(app, r'Friday 20 March, AM: no mark')


def tick_one(app):
    app.key('F7')
    app.find('page tab', 'To Key In').click()
    before = count(app)
    box = app.find('check box', re.compile('Keyed in'))
    box.click()
    until(lambda: count(app) == before - 1, 'one fewer')
    box.click()
    until(lambda: count(app) == before, 'unticked')
    app.find('push button', re.compile('^Tick All of')).click()
    until(lambda: count(app) < before, 'a class ticked')
    app.key('ctrl+z')
    until(lambda: count(app) == before, 'undone')
    app.key('ctrl+shift+z')
    return until(lambda: count(app) < before, 'done again')


def seal_by_mouse(app):
    app.find('page tab', 'Record').click()
    app.find('push button', re.compile('Seal the week 9 to 13 March')).click()
    app.find('push button', re.compile('^Seal Week')).click()
    return label(app, 'Sealed by .*Fri 20 Mar 2026')


def back(app):
    app.find('push button', 'Back to the register').click()
    return says(app, r'Friday 20 March, AM')


def amend(app, letter):
    app.key('ctrl+Up', 'ctrl+Left')
    says(app, 'sealed week')
    app.type(letter)
    label(app, 'Change 1 mark of a sealed week')
    until(lambda: app.focused() and app.focused().role == 'text', 'the question for a reason')
    app.type('Letter seen')
    app.key('Return')
    says(app, 'sealed week')
    app.key('Up')
    return says(app, 'AM: M, .*sealed week')


def history(app):
    app.key('F9')
    row = until(lambda: next((n for n in app.find_all('list item') if n.has('focused')), None), 'a row')
    assert row.name.startswith('Entered as'), row.name
    app.find('list item', re.compile(r'became M\. Letter seen'))
    app.key('Escape')
    return True


def take_back(app):
    """The seal is taken back by undo, sealed again, and the book's rows say so; a kind is chosen by keyboard."""
    app.key('ctrl+z')
    label(app, '^Seal of a week$')
    label(app, '→ taken back')
    app.scroll(700, 450, 40)
    kinds = app.find('combo box', 'Which changes of the book')
    kinds.click()
    app.key('Home', 'Down', 'Return')
    label(app, 'Nothing of this kind has been changed')
    kinds.click()
    app.key('Home', 'Return')
    label(app, '^Seal of a week$')
    app.key('ctrl+shift+z')
    return label(app, 'Sealed by .*Fri 20 Mar 2026')


def verify(app):
    app.key('F7')
    app.find('page tab', 'Record').click()
    app.find('push button', 'Verify').click()
    label(app, r'Letter seen')
    return label(app, r'unbroken|intact|proved|right')


def by_keyboard(app):
    """From a class to the week's seal and back, without the mouse."""
    app.key('ctrl+Up', 'Home')
    app.key('F7')
    label(app, r'in time, \d+ late')
    app.key('Escape')
    says(app, r'Friday 20 March')
    app.key('ctrl+Left', 'ctrl+Left')
    says(app, 'sealed week')
    app.type('i')
    label(app, 'Change 1 mark of a sealed week')
    until(lambda: app.focused() and app.focused().role == 'text', 'the question for a reason')
    app.key('Escape')
    return says(app, r'sealed week')


def paper(app):
    app.key('shift+F7', 'Home', 'Right')
    label(app, 'From paper')
    app.key('ctrl+Up')
    first = says(app, r'PM').split(',')[0]
    app.type('i')
    says(app, r'Monday 23 March, AM')
    app.key('Return')
    second = says(app, r'Friday 20 March, PM').split(',')[0]
    assert first != second, (first, second)
    app.key('shift+F7')
    return label(app, 'typed in from paper and saved')


def prints(app):
    """The register that is shown, for the half term: by the keyboard, then by the button."""
    app.key('ctrl+p')
    app.find('push button', re.compile('^Preview$|^Pre.?view$'))
    app.key('Escape')
    until(lambda: not app.find_all('push button', re.compile('^Pre.?view$')), 'the dialog gone')
    app.find('push button', 'Print').click()
    app.find('push button', re.compile('^Pre.?view$'))
    app.key('Escape')
    return says(app, 'Friday 20 March')


with Journey('the registers of the school') as j:
    app = j.start('--sample', '--today', '2026-03-20T10:00')
    app.key('alt+2')
    says(app, r'Friday 20 March, AM')
    j.step('the register of the half term is printed', lambda: prints(app))
    j.step('the board shows every class and session', lambda: board(app))
    j.step('a missing register is one click from its gap', lambda: to_gap(app))
    j.step('marks are ticked, unticked, and ticked by class', lambda: tick_one(app))
    j.step('a week with nothing missing is sealed', lambda: seal_by_mouse(app))
    j.step('a seal that is taken back stands in the record', lambda: take_back(app))
    j.step('the way back leads to the register', lambda: back(app))
    j.step('a change of it needs a reason', lambda: amend(app, 'm'))
    j.step('the history of the mark says so, by keyboard', lambda: history(app))
    j.step('the record is proved, and lists the change', lambda: verify(app))
    app.key('Escape')
    j.step('the same by the keyboard alone, and thought better of', lambda: by_keyboard(app))
    j.step('a paper register is typed along the row and saved', lambda: paper(app))
