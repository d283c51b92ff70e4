#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup is made, read back and restored from the window."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

TODAY = '2026-03-20T16:00'


def label(app, words):
    return app.find('label', words if hasattr(words, 'search') else re.compile(words))


def button(app, words):
    return app.find('push button', re.compile(words))


def section(app, name):
    tabs = until(lambda: [n for n in app.find_all(None, name)
                          if n.role in ('page tab', 'radio button', 'toggle button')], name)
    tabs[0].click()
    app.settle()
    return True


def answer_chooser(app, path, save=False):
    until(lambda: len(app.windows()) > 1, 'the file chooser')
    app.settle()
    if save:
        app.key('ctrl+a')
    app.type(path)
    app.settle()
    app.key('Return')
    return True


def field(app, title):
    """The text of an entry row, by the title of its row."""
    def probe():
        for role in ('text', 'entry'):
            for node in app.find_all(role, title):
                return node
        return None
    return until(probe, 'the field ' + title)


def write_field(app, title, text):
    field(app, title).click()
    app.key('ctrl+a')
    app.type(text)
    app.settle()
    return True


def nameless(app):
    return [repr(n) for n in app.nameless()]


def start(journey, school):
    app = journey.start('--today', TODAY, '--page', 'school', school)
    app.find('page tab', 'Details', patience=20)
    app.settle()
    return app


def to_the_end(app):
    window = app.x_windows()[0]
    app.scroll(window[1] + window[3] // 2, window[2] + window[4] * 2 // 3, 60)
    app.settle()


def to_the_top(app):
    window = app.x_windows()[0]
    app.scroll(window[1] + window[3] // 2, window[2] + window[4] * 2 // 3, -60)
    app.settle()


def sessions(app):
    return int(re.match(r'\d+', label(app, r'^\d+ sessions in \d+ school weeks$').name)[0])


with Journey('backup, check and restore in the window') as j:
    school = school_file(j)
    app = start(j, school)
    # Backup, check, restore
    copy = j.path('backup.rollbook')

    def back_up():
        section(app, 'Import and backup')
        button(app, '^Back Up…$').click()
        answer_chooser(app, copy, True)
        return label(app, 'Backed up: [0-9]+ pupils, read back and compared')
    j.step('a backup is made and compared', back_up)
    j.step('the page knows of it', lambda: label(app, '^Last backup: '))
    j.equal('nobody else may read it', lambda: os.stat(copy).st_mode & 0o77, 0)
    j.step('the file is checked', lambda: (button(app, '^Check Now$').click(),
                                           label(app, 'whole|unbroken|intact|tampered'))[1])

    restored = j.path('restored.rollbook')

    def restore():
        button(app, '^Restore…$').click()
        answer_chooser(app, copy)
        until(lambda: [w for w in app.windows() if 'Restored' in w.name], 'where to save')
        answer_chooser(app, restored, True)
        until(lambda: os.path.exists(restored), 'the restored file')
        return until(lambda: [w for w in app.windows() if 'Wrenfield' in w.name], 'its window')
    j.step('the backup is restored to a file of its own', restore)

    app = start(j, restored)
    j.step('the restored school has the same name',
           lambda: 'Wrenfield' in field(app, 'Name of the school').text())
