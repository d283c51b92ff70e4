#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The league of a week is looked at, shown on the projector place by place, and put on the wall."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, until  # noqa: E402

A3 = re.compile(r'Page size:\s+(841\.89|842|841\.9)\S* x (1190\.55|1191|1190\.6)\S* pts')


def save_as(app, path):
    """Types an absolute path into the file chooser and accepts it."""
    app.settle()
    app.key('ctrl+a')
    app.type(path)
    app.key('Return')
    return until(lambda: os.path.exists(path) and os.path.getsize(path) > 0, path)


def slide(app, pattern):
    return app.find(name=re.compile(pattern))


with Journey('the league of a week is presented') as j:
    app = j.start('--sample', '--page', 'leagues', '--today', '2026-03-20T09:24')
    j.step('the page opens on the last complete week',
           lambda: app.find('label', 'Week 24, 9 to 13 March', patience=20))
    app.settle()
    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])
    j.step('a row says its place, class, teacher, figure and change',
           lambda: app.find(name=re.compile(
               r'^(Joint p|P)lace 1: \w+, .+, \d+\.\d per cent.*, \d+ pupils here')))

    def earlier():
        app.key('alt+Left')
        return app.find('label', re.compile('^Week 23, '))
    j.step('Alt+Left goes to the week before', earlier)

    def later():
        app.key('alt+Right')
        return app.find('label', 'Week 24, 9 to 13 March')
    j.step('Alt+Right comes back', later)

    def present():
        app.key('F5')
        return slide(app, r'^Class of the week\..*3 places are hidden')
    j.step('F5 shows the first table with its places hidden', present)

    def step(pattern, key='space'):
        app.key(key)
        return slide(app, pattern)
    j.step('Space reveals the third', lambda: step(r'^(Place|Joint place)'))
    j.step('Page Down reveals the second', lambda: step(r'^(Place|Joint place) \d', 'Page_Down'))
    j.step('Right reveals the first', lambda: step(r'^(Place|Joint place) 1', 'Right'))
    j.step('and then the winner', lambda: step(r'^The winner'))
    j.step('B makes it black', lambda: step(r'^The screen is black', 'b'))
    j.step('and any step brings it back', lambda: step(r'^The winner'))
    j.step('the next table follows', lambda: step(r'^Class of the week\..*Years 3 to 6'))
    j.step('Left goes back', lambda: step(r'^The winner', 'Left'))

    def leave():
        app.key('Escape')
        app.gone(name=re.compile(r'^The winner'))
        return app.find('label', 'Week 24, 9 to 13 March')
    j.step('Escape leaves', leave)

    def poster():
        path = j.path('poster.pdf')
        app.find(name=re.compile('^Save Poster as PDF')).click()
        save_as(app, path)
        info = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
        assert A3.search(info), info
        assert re.search(r'Pages:\s+1\b', info), info
        words = subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True,
                               check=True).stdout
        assert 'our target' in words, words
        return os.stat(path).st_mode & 0o077 == 0
    j.step('the poster is one page of A3 that only its owner can read', poster)

    def table():
        path = j.path('league.csv')
        app.find(name=re.compile('^Save Table as CSV')).click()
        save_as(app, path)
        with open(path, encoding='utf-8') as lines:
            rows = lines.read().splitlines()
        assert rows[0].startswith('Rank,Joint,Class,Teacher'), rows[0]
        return len(rows) == 15
    j.step('the table has a line for every class', table)

    def pupils():
        first = app.find(name=re.compile(r'^(Joint p|P)lace 1: '))
        group = re.match(r'(?:Joint p|P)lace 1: (\w+)', first.name).group(1)
        first.click()
        return app.find('label', re.compile('[Cc]lass ' + group))
    j.step('the pupils of a class are behind its row', pupils)
