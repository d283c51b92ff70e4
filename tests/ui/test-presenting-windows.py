#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""While presenting, nothing that names a person opens in a window of its own, what was open goes and
comes back, and another window of the program presents too."""
import os
import re
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

SIGN = 'Presenting: people are hidden'


def people(path):
    """The surnames of pupils, contacts and staff."""
    with sqlite3.connect('file:%s?mode=ro' % path, uri=True) as file:
        names = {row[0] for row in file.execute('SELECT surname FROM pupil')}
        names |= {row[0] for row in file.execute('SELECT surname FROM contact')}
        names |= {row[0].split()[-1] for row in file.execute('SELECT name FROM staff') if row[0]}
        names |= {row[0].split()[-1] for row in file.execute('SELECT teacher FROM class') if row[0]}
    return re.compile(r'\b(%s)\b' % '|'.join(map(re.escape, sorted(names))))


def names(app, surnames, on_screen=True):
    """What names a person in the tree of all windows; without on_screen, hidden branches too."""
    for node in app.root().walk(on_screen):
        for words in (node.name, node.description, node.text() if node.role == 'text' else ''):
            if surnames.search(words or ''):
                yield node.role, words


def named(app, surnames, on_screen=True):
    return list(names(app, surnames, on_screen))


def go(app, page):
    app.find('list item', page).click()
    app.settle()
    return True


with Journey('no window names anybody while presenting') as j:
    path = school_file(j, pupils=20)
    surnames = people(path)
    app = j.start('--page', 'leagues', path, '--today', '2026-03-20T09:24')
    app.find('list item', 'Leagues', patience=20)
    app.settle()

    def command(name):
        """A command of the search."""
        app.key('ctrl+k')
        app.find(None, re.compile('Pupils, classes, pages'))
        app.type(name)
        app.find('list item', re.compile('Command'))
        app.key('Return')
        return True

    def leave_desk():
        app.key('alt+F4')
        app.find('push button', 'Leave').click()
        until(lambda: len(shown_windows()) == 1, 'the desk to close')
        go(app, 'Leagues')

    def begins_over(open_it, shown, close):
        """A window that is open when presenting begins goes, and comes back afterwards."""
        open_it()
        until(lambda: len(shown_windows()) == 2, shown)
        app.settle()
        begin_from_the_main_window()
        until(lambda: len(shown_windows()) == 1, '%s to go' % shown)
        app.settle()
        nobody = named(app, surnames)
        app.key('ctrl+shift+p')
        until(lambda: len(shown_windows()) == 2, '%s to come back' % shown)
        app.settle()
        close()
        until(lambda: len(shown_windows()) == 1, '%s to close' % shown)
        return nobody

    def shown_windows():
        return app.x_windows()

    def begin_from_the_main_window():
        subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.rollbook.Rollbook',
                        '--object-path', '/org/rollbook/Rollbook/window/1', '--method',
                        'org.gtk.Actions.Activate', 'presenting', '[]', '{}'], check=True,
                       capture_output=True)
    j.equal('the late desk goes when presenting begins elsewhere, and comes back',
            lambda: begins_over(lambda: app.key('F8'), 'the late desk', leave_desk), [])
    j.equal('so does the action calendar',
            lambda: begins_over(lambda: command('Action calendar'), 'the action calendar',
                                lambda: app.key('Escape')), [])

    app.key('ctrl+shift+p')
    app.find('label', SIGN)
    go(app, 'Today')

    def refused(keys):
        app.key(keys)
        app.find('label', 'People are hidden while presenting.')
        return len(app.windows()) == 1
    for keys in ('F8', 'ctrl+shift+k', 'ctrl+m'):
        j.step('%s says so and opens nothing' % keys, lambda: refused(keys))
        j.equal('%s shows nobody' % keys, lambda: named(app, surnames), [])

    j.step('neither do the arrivals open', lambda: command('Arrivals of today')
           and app.find('label', 'People are hidden while presenting.') and len(app.windows()) == 1)

    def clock():
        command('Countdown for the hall')
        until(lambda: len(app.windows()) == 2, 'the clock')
        nobody = not named(app, surnames)
        app.key('Escape')
        return until(lambda: len(app.windows()) == 1, 'the clock to go') and nobody
    j.step('the clock for the hall does, and names nobody', clock)

    def second_window():
        app.key('ctrl+n')
        until(lambda: len(shown_windows()) > 1, 'another window')
        subprocess.run([os.environ['ROLLBOOK'], path], check=True, timeout=20)
        until(lambda: len(app.find_all('list', 'Pages')) == 2, 'the school in it')
        app.settle()
        return named(app, surnames)
    j.equal('a second window presents too', second_window, [])
