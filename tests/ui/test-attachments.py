#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file is attached to a pupil, opened by the system's own program, and removed with a reason; by
keyboard alone but for the buttons of its window."""
import hashlib
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

LETTER = b'%PDF-1.4\n% Dear Mrs Patel, Zara was seen today.\n'


def kept():
    with sqlite3.connect('file:%s?mode=ro' % PATH, uri=True) as file:
        return file.execute('select title, media_type, size, digest, confidential from attachment').fetchall()


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(content)
    return path


def system_reader(j):
    """A program for PDF files that copies what it is given to where the journey looks."""
    data = j.path('data')
    write(os.path.join(data, 'applications', 'copier.desktop'),
          b'[Desktop Entry]\nType=Application\nName=Copier\nMimeType=application/pdf;\n'
          b'Exec=cp %f ' + j.path('opened.pdf').encode() + b'\n')
    write(os.path.join(data, 'applications', 'mimeapps.list'),
          b'[Default Applications]\napplication/pdf=copier.desktop\n')
    return '%s:%s' % (data, os.environ.get('XDG_DATA_DIRS', '/usr/local/share:/usr/share'))


def answer_chooser(app, path):
    until(lambda: len(app.windows()) > 1, 'the file chooser')
    app.settle()
    app.type(path)
    app.settle()
    app.key('Return')


with Journey('attachments') as j:
    PATH = school_file(j)
    letter = write(j.path('Hospital letter.pdf'), LETTER)
    false = write(j.path('Not a letter.pdf'), b'MZ\x90')
    with sqlite3.connect(PATH) as file:
        SURNAME, FORENAME = file.execute(
            'select surname, forename from pupil p where not exists (select 1 from pupil_roll r'
            ' where r.pupil_id = p.id and r.last_day is not null) order by id limit 1').fetchone()
    app = j.start('--today', '2026-03-20', '--page', 'pupils', PATH,
                  env={'XDG_DATA_DIRS': system_reader(j)})

    def open_pupil():
        app.key('ctrl+k')
        app.settle()
        app.type('%s %s' % (FORENAME, SURNAME))
        app.settle()
        app.key('Return')
        return app.find('push button', 'Log Contact')
    j.step('the pupil opens', open_pupil)

    def menu():
        app.find('push button', 'More').click()
        app.find('menu item', re.compile('Attach a File'))
        app.settle()
        app.key(*['Down'] * 7, 'Return')

    def refused():
        menu()
        answer_chooser(app, false)
        return app.find('label', re.compile('“Not a letter.pdf” is not attached'))
    j.step('a file that is not what it says is refused', refused)

    def attach():
        menu()
        answer_chooser(app, letter)
        app.find('push button', 'Attach')
        app.settle()
        app.key('ctrl+a')
        app.type('Letter from the hospital')
        app.settle()
        app.key('ctrl+Return')
        app.find('label', 'File: Letter from the hospital')
        return until(lambda: kept() == [('Letter from the hospital', 'application/pdf', len(LETTER),
                                         hashlib.sha256(LETTER).hexdigest(), 0)], 'the file is kept')
    j.step('a letter is attached', attach)

    def opened():
        app.find('label', 'File: Letter from the hospital').click()
        app.find('push button', 'Open').click()
        until(lambda: os.path.exists(j.path('opened.pdf')), 'it opens')
        with open(j.path('opened.pdf'), 'rb') as file:
            return until(lambda: file.read() == LETTER, 'what was opened is the letter')
    j.step('the system opens it', opened)

    def removed():
        button = app.find('push button', 'Remove')
        assert not button.has('sensitive'), 'a removal without a reason'
        app.find('text', re.compile('Why')).click()
        app.type('Another child’s letter')
        app.settle()
        app.find('push button', 'Remove').click()
        app.gone('label', 'File: Letter from the hospital')
        return until(lambda: kept() == [], 'it is gone')
    j.step('it is removed, with a reason', removed)

    def undone():
        app.key('ctrl+z')
        app.find('label', 'File: Letter from the hospital')
        return until(lambda: len(kept()) == 1, 'it is back')
    j.step('and comes back by Undo', undone)
