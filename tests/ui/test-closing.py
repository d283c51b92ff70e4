#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing a school makes a backup beside it; a program that was killed is told of at the next start."""
import glob
import os
import re
import signal
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402

TODAY = '2026-03-20T09:24'


def make_school(journey):
    """A school of its own (the sample is not backed up), with two pupils and a week of terms."""
    path, pupils, terms = journey.path('Hill Lane.rollbook'), journey.path('p.csv'), journey.path('t.csv')
    with open(terms, 'w', encoding='utf-8') as out:
        out.write('kind,name,start,end\nterm,Spring,2026-01-05,2026-03-27\n')
    with open(pupils, 'w', encoding='utf-8') as out:
        out.write('Admission Number,Legal Surname,Legal Forename,Date of Birth,Year,Class,Start Date\n'
                  '1,Ames,Ada,2017-05-01,3,3T,2026-01-05\n2,Bell,Ben,2017-06-01,3,3T,2026-01-05\n')
    journey.cli('new', path, '--name', 'Hill Lane', '--year', '2025-09-01..2026-07-21', '--terms', terms)
    journey.cli('--school', path, '--today', '2026-03-20', 'import', pupils, '--kind', 'pupils')
    return path


def close_window(app):
    app.settle()
    app.key('alt+F4')
    until(lambda: app.process.poll() is not None, 'the program to end', 20)
    return True


with Journey('a school is backed up when it is closed') as j:
    school = make_school(j)
    copies = lambda: glob.glob(j.path('backups of Hill Lane/*.rollbook'))  # noqa: E731
    app = j.start('--today', TODAY, school)
    j.step('it is open', lambda: app.find('table cell', re.compile('Ames'), patience=20))
    j.step('the window closes', lambda: close_window(app))
    j.equal('there is one backup beside it', lambda: len(copies()), 1)
    j.equal('nobody else may read it', lambda: os.stat(copies()[0]).st_mode & 0o77, 0)
    j.step('it is a whole school',
           lambda: 'Hill Lane' in j.cli('--school', copies()[0], 'stats', '--by', 'school', '--json',
                                        '--today', '2026-03-20'))
    for name in ('SIGTERM', 'SIGINT'):
        app = j.start('--today', TODAY, school)
        j.step('no interruption is told before ' + name,
               lambda: app.find('table cell', re.compile('Ames'), patience=20)
               and not app.find_all('label', re.compile('was not closed in the ordinary way')))
        app.process.send_signal(getattr(signal, name))
        until(lambda: app.process.poll() is not None, 'the end after ' + name, 20)
        j.equal('it ended in the ordinary way after ' + name, lambda: app.process.returncode, 0)
    app = j.start('--today', TODAY, school)
    j.step('no interruption is told after the signals',
           lambda: app.find('table cell', re.compile('Ames'), patience=20)
           and not app.find_all('label', re.compile('was not closed in the ordinary way')))
    app.process.send_signal(signal.SIGKILL)
    until(lambda: app.process.poll() is not None, 'the killed program')
    app = j.start('--today', TODAY, school)
    j.step('the next start says what happened',
           lambda: app.find('label', re.compile('was not closed in the ordinary way'), patience=20))
