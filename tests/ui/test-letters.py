#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter is left out with a reason, which stays; the others become a PDF with a page for each home."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

REASON = 'Spoken to on Monday'


def number_to_print(app):
    return int(app.find('push button', re.compile(r'^Print \d+$')).name.split()[1])


def sheets(app):
    foot = app.find('label', re.compile(r'to print on \d+ sheet'))
    return int(re.search(r'on (\d+) sheet', foot.name).group(1))


def leave_first_out(app):
    app.find('check box', re.compile('^Letter for .* goes$')).click()
    entry = app.find('text', 'Reason')
    app.type(REASON)
    until(lambda: REASON in entry.text(), 'the reason to be typed')
    app.key('Return')


def save_pdf(app, path):
    app.find('push button', re.compile('^Save PDF')).click()
    app.find('push button', re.compile('^_?Save$'))
    app.settle()
    app.key('ctrl+a')
    app.type(path)
    app.key('Return')
    until(lambda: os.path.exists(path), 'the PDF')
    told = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r'^Pages:\s+(\d+)', told, re.M).group(1))


with Journey('letters are looked over and saved') as j:
    school = school_file(j, pupils=120)
    app = j.start(school, '--page', 'letters', '--today', '2026-03-20T09:24')
    j.step('the letters of the term are listed',
           lambda: app.find('check box', re.compile('^Letter for .* goes$'), patience=20))
    app.settle()
    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])
    before = number_to_print(app)
    j.step('a cleared tick asks why', lambda: leave_first_out(app))
    j.step('the reason stands in the row', lambda: app.find('label', 'Left out: ' + REASON))
    j.equal('one letter fewer will be printed', lambda: number_to_print(app), before - 1)
    wanted = sheets(app)
    j.equal('the PDF has a page for each home', lambda: save_pdf(app, j.path('letters.pdf')), wanted)
    app = j.start(school, '--page', 'letters', '--today', '2026-03-20T09:24')
    j.step('the reason is there the next time',
           lambda: app.find('label', 'Left out: ' + REASON, patience=20))
    j.step('its tick lets it go again',
           lambda: (app.find('check box', re.compile('^Letter for .* goes$')).click(),
                    app.gone('label', 'Left out: ' + REASON)))
    j.equal('all are printed again', lambda: number_to_print(app), before)
