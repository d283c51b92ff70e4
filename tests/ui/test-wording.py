#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wording of a letter that no run makes, edited by keyboard; bulk codes from the register."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file  # noqa: E402

TODAY = '2026-03-20'


def closed(app, word):
    return app.gone('push button', re.compile('^%s$' % word)) is not False


def bulk_of_class(app):
    """Opened from the register, the dialog begins with the class that it shows."""
    app.key('alt+2')
    app.settle()
    shown = app.find('push button', re.compile('^Class: ')).name.split()[1]
    app.find('push button', 'Registers menu').click()
    app.find('menu item', re.compile('^Bulk Codes'))
    app.settle()
    app.key('Down', 'Return')
    app.find('push button', 'Set Marks')
    app.settle()
    app.type('visit')
    app.find('label', re.compile(r'^\d+ pupils?: \d+ marks would be set'))
    app.find('label', re.compile('^%s$' % shown))
    app.key('Escape')
    return closed(app, 'Set Marks')


def bulk_of_selection(app):
    """Two rows of the register are whom the code is for; then a house is."""
    app.key('alt+1', 'alt+2')
    app.settle()
    app.key('shift+Down')
    app.settle()
    app.find('push button', 'Registers menu').click()
    app.find('menu item', re.compile('^Bulk Codes'))
    app.settle()
    app.key('Down', 'Return')
    app.find('push button', 'Set Marks')
    app.settle()
    app.type('visit')
    app.find('label', re.compile('^2 pupils: '))
    app.find('combo box', 'For').click()
    app.settle()
    app.key('Home', 'Down', 'Down', 'Down', 'Return')
    app.settle()
    app.find('label', re.compile(r'^\d\d+ pupils: \d+ marks would be set'))
    app.key('Escape')
    return closed(app, 'Set Marks')


def wording(app):
    """The wording of a letter that no run makes: an unknown field is refused with its place."""
    app.find('push button', 'More').click()
    app.find('menu item', re.compile('^Bulk Codes'))
    app.settle()
    app.key('Up', 'Up', 'Up', 'Return')
    app.find('push button', 'Back to the shipped wording')
    app.settle()
    app.key('ctrl+Home')
    app.type('{{child.frist}}\n')
    app.find('label', re.compile('line 1, column 1.*child.frist'))
    app.key('ctrl+z', 'ctrl+z')
    app.key('ctrl+a')
    app.type('Our own words\n')
    app.gone('label', re.compile('child.frist'))
    app.find('push button', 'Save').click()
    return app.gone('push button', 'Back to the shipped wording') is not False


with Journey('the wording of letters of leave') as j:
    path = school_file(j)
    app = j.start(path, '--page', 'absence', '--today', TODAY + 'T09:24')
    app.find('push button', re.compile('^Leave Request'), patience=20)
    app.settle()
    j.step('the wording is the school\'s, a field that is none is refused', lambda: wording(app))
    j.step('from the register bulk codes begin with the class shown', lambda: bulk_of_class(app))
    j.step('those selected there, or a house, are whom they are for', lambda: bulk_of_selection(app))
