#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The attendance overview is saved from the window and opens as a workbook with formulas."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402
import openpyxl  # noqa: E402


def save_workbook(app, path):
    app.find('push button', re.compile('^Save workbook')).click()
    app.find('push button', re.compile('^_?Save$'))
    app.settle()
    app.key('ctrl+a')
    app.type(path)
    app.key('Return')
    until(lambda: os.path.exists(path), 'the workbook')
    app.find('label', re.compile('^Saved as '))
    return openpyxl.load_workbook(path)


def formulas(book):
    return sum(1 for row in book['Overview'].iter_rows() for cell in row if cell.data_type == 'f')


with Journey('the overview is saved as a workbook') as j:
    app = j.start(school_file(j), '--page', 'reports', '--today', '2026-03-20T09:24')
    j.step('the page offers it', lambda: app.find('push button', re.compile('^Save workbook'), patience=20))
    app.settle()
    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])
    path = j.path('overview.xlsx')
    book = j.step('it is saved', lambda: save_workbook(app, path))
    j.step('its first sheet is live', lambda: formulas(book) > 0)
    j.equal('nobody else can read it', lambda: oct(os.stat(path).st_mode & 0o777), '0o600')
