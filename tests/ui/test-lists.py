#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's lists: shown, saved as a table, saved with numbers and noted as sent, by keyboard and mouse."""
import csv
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402


def save_list(app, path):
    app.find('push button', 'Table').click()
    app.find('menu item', re.compile('^Save as CSV')).click()
    app.find('push button', re.compile('^_?Save$'))
    app.settle()
    app.key('ctrl+a')
    app.type(path)
    app.key('Return')
    until(lambda: os.path.exists(path), 'the list')
    with open(path, encoding='utf-8', newline='') as lines:
        return list(csv.DictReader(lines))


def send(app, path):
    app.find('push button', re.compile('^For Texting')).click()
    app.find('push button', 'Save and Note…').click()
    app.find('push button', re.compile('^_?Save$'))
    app.settle()
    app.key('ctrl+a')
    app.type(path)
    app.key('Return')
    until(lambda: os.path.exists(path), 'the file with numbers')
    with open(path, encoding='utf-8', newline='') as lines:
        return list(csv.DictReader(lines))


with Journey('a list is shown, saved and sent once') as j:
    school = school_file(j)
    app = j.start(school, '--page', 'reports', '--today', '2026-03-20T10:40')
    app.find('list item', re.compile('^Absent today'), patience=20).click()

    def walk():
        for _ in range(20):
            if app.find_all('label', re.compile('^Full week, page 1 of')):
                return True
            app.key('Down')
            app.settle(2)
        return False
    j.step('its pages are shown, by keyboard', walk)
    rows = j.step('it is saved as a table', lambda: save_list(app, j.path('full.csv')))
    j.equal('with why', lambda: [r for r in rows if not r['Why'].endswith('sessions')], [])
    def copy_line():
        app.find('push button', 'Table').click()
        app.find('menu item', re.compile('^Copy the Day')).click()
        app.settle()
        return until(lambda: app.clipboard().startswith('Fri 20 Mar AM: '), 'the line')
    j.step('the day in one line is copied', copy_line)
    numbers = j.step('it is saved with numbers', lambda: send(app, j.path('numbers.csv')))
    j.equal('every line has one', lambda: [r for r in numbers if not r['Phone']], [])
    app.find('push button', re.compile('^For Texting')).click()
    j.step('nobody is left to send it to', lambda: app.find('label', re.compile('^0 families have a number')))
    app.key('Escape')
    app.settle()
    app.key('ctrl+z')
    app.settle()
    app.find('push button', re.compile('^For Texting')).click()
    j.step('undone, they are to be sent it again',
           lambda: app.find('label', re.compile('^[1-9][0-9]* families have a number')))
    app.key('Escape')
    app.close()
