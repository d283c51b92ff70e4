#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An error that comes while people are hidden may name one: what it is is told afterwards."""
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

SIGN = 'Presenting: people are hidden'
SAID = re.compile('Something could not be done')

with Journey('errors while presenting') as j:
    path = school_file(j, pupils=30)
    app = j.start(path, '--today', '2026-03-20T09:24')
    until(lambda: app.find_all('table cell'), 'the register')
    app.settle()

    def late_error():
        """A mark that cannot be written, as another program holds the file; it is told too late."""
        other = sqlite3.connect(path, isolation_level=None)
        other.execute('BEGIN IMMEDIATE')
        app.key('Right', 'Right', 'm', 'ctrl+shift+p')
        app.find('label', SIGN)
        try:
            return app.find(None, SAID, patience=60)
        finally:
            other.execute('ROLLBACK')
            other.close()
    j.step('it does not say what could not be done', late_error)
    j.equal('nor offers to do it again unseen', lambda: app.find_all('push button', 'Retry'), [])
    app.key('ctrl+shift+p')
    j.step('when people are shown again it is told, with the way on',
           lambda: app.gone('label', SIGN) is not False and app.find('push button', 'Retry'))
