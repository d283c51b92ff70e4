#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks are typed, refused, undone, chosen and pasted, and every move is spoken."""
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

# A name, a day, a half day and a meaning.
SPOKEN = re.compile(r"^[^,]+, (Monday|Tuesday|Wednesday|Thursday|Friday) \d+ [A-Z][a-z]+, (AM|PM): .+")


def cell(app):
    """The words of the cell that has the focus."""
    return until(lambda: next((n.name for n in app.find_all('table cell') if n.has('focused')), None),
                 'a focused cell')


def says(app, pattern):
    return until(lambda: re.search(pattern, cell(app)) and cell(app), 'a cell like ' + pattern)


def mark(app):
    return cell(app).split(': ', 1)[1]


def typed(app, keys, pattern):
    """Types at the cursor, which moves down, and goes back up to read what became of it."""
    app.type(keys)
    app.key('Up')
    return says(app, pattern)


def twenty_moves(app):
    moves = ['Down'] * 4 + ['Left'] * 4 + ['Up'] * 2 + ['Right'] * 3 + ['ctrl+Left', 'ctrl+Right', 'Down',
                                                                      'Page_Up', 'Home', 'Left', 'Up']
    assert len(moves) == 20
    heard = []
    for key in moves:
        events = app.focus_events(lambda key=key: app.key(key))
        names = [n for n in (e[1] if isinstance(e, tuple) else e.name for e in events) if n]
        good = [n for n in names if SPOKEN.match(n)]
        assert good, '%s said %r' % (key, names)
        heard.append(good[-1])
    return len(heard) == 20


def refusal(app):
    return app.find('label', re.compile('closed'))


with Journey('the register is kept by keyboard') as j:
    app = j.start('--sample', '--today', '2026-03-20T09:24')
    j.step('the register opens on today', lambda: says(app, r'Friday 20 March, AM'))
    j.step('twenty moves are spoken with name, day, session and meaning', lambda: twenty_moves(app))

    # The afternoon has not begun: its marks are plans, which need no reason.
    app.key('Home', 'Right', 'ctrl+Up')
    j.step('a code marks the cell and the cursor moves on', lambda: typed(app, 'i', r'PM: planned, I, illness'))
    j.step('a full stop is present', lambda: typed(app, '.', r'PM: planned, .*present'))
    j.step('C and then 1 are one code', lambda: typed(app, 'c1', r'PM: planned, C1, '))

    def undone():
        app.key('ctrl+z')
        return says(app, r'PM: planned, .*present')
    j.step('undo takes C1 back in one step', undone)

    def redone():
        app.key('ctrl+shift+z')
        return says(app, r'PM: planned, C1, ')
    j.step('redo makes it again', redone)
    j.step('Y waits for its digit', lambda: typed(app, 'y7', r'PM: planned, Y7, '))
    j.step('Delete clears a mark', lambda: (app.key('Delete'), says(app, r'PM: no mark'))[1])

    def popover():
        app.key('F2')
        app.find('entry', 'Letter or word of a code')
        app.type('appoint')
        app.key('Return')
        return says(app, r'PM: planned, M, medical')
    j.step('the popover finds a code by a word', popover)

    def copied():
        app.key('Home', 'Right', 'ctrl+Up')
        app.type('il')
        app.key('Up', 'Up', 'shift+Down', 'ctrl+c')
        return until(lambda: app.clipboard().split() == ['I', 'L'], 'I and L on the clipboard')
    j.step('a block is copied as a spreadsheet reads it', copied)

    def pasted():
        app.key('Down', 'Down')
        app.key('ctrl+v')
        return says(app, r'PM: planned, I, illness')
    j.step('and pasted', pasted)

    def repeated():
        app.key('Home', 'Right', 'ctrl+Up', 'Delete', 'Down', 'Delete', 'Down', 'Delete', 'ctrl+Up')
        app.type('m')
        app.key('ctrl+d')
        says(app, r'PM: planned, M, ')
        app.key('Down', 'F4')
        app.key('Up')
        says(app, r'PM: planned, M, ')
        app.key('Right', 'ctrl+r')
        return says(app, r'Monday 23 March, AM: planned, M, ')
    j.step('a mark is repeated from above, from the session before, and given again', repeated)

    def tiled():
        app.key('Home', 'Right', 'ctrl+Up')
        app.type('il')
        app.key('ctrl+Up', 'shift+Down', 'ctrl+c', 'Down', 'shift+Down', 'shift+Down', 'shift+Down')
        app.key('Down', 'Up', 'ctrl+Up', 'Down', 'Down', 'shift+Down', 'shift+Down', 'shift+Down')
        app.key('ctrl+v')
        app.key('ctrl+Up', 'Down', 'Down', 'Down', 'Down')
        says(app, r'PM: planned, I, ')
        app.key('Down')
        return says(app, r'PM: planned, L, ')
    j.step('a block fills a larger selection, as in a spreadsheet', tiled)

    def unknown():
        app.key('Home', 'Right', 'ctrl+Up')
        before = cell(app)
        heard = app.focus_events(lambda: app.key('a'))
        app.find('label', re.compile('“A” is not an attendance code'))
        assert any('not an attendance code' in name and before in name for _, name in heard), heard
        assert before in cell(app), cell(app)
        return True
    j.step('what is no code is refused, said, and the cursor stays', unknown)

    def part():
        app.key('Home', 'Page_Up', 'ctrl+Up')
        for _ in range(6):
            if 'closed' in cell(app):
                break
            app.key('Left')
        says(app, 'closed, ')
        app.key('Right')
        while 'closed' in cell(app):
            app.key('Right')
        app.key('shift+Left')
        app.type('e')
        app.find('label', re.compile('1 cell was left out. The school is closed'))
        app.find('label', 'Change 1 mark of a sealed week?')
        app.key('Escape')
        return app.gone('label', 'Change 1 mark of a sealed week?')
    j.step('of a selection the impossible part is left out, and says so', part)

    def closure():
        app.key('Home', 'Page_Up')
        for _ in range(4):
            if 'closed' in cell(app):
                break
            app.key('Left')
            time.sleep(0.2)
        says(app, r'closed, ')
        app.type('i')
        return refusal(app)
    j.step('a mark in a closure is refused beside the cell', closure)
    j.step('and nothing was marked there', lambda: 'closed' in mark(app) or 'no school' in mark(app))

    def rest():
        app.key('Home', 'Right', 'ctrl+Up', 'Down', 'Down', 'Down', 'Down', 'Down', 'Down', 'ctrl+Return')
        app.find('label', re.compile(r'\d+ pupils marked present, Friday PM'))
        return says(app, r'PM: planned, ')
    j.step('the rest of a class is present with one key', rest)
    j.step('a mark of a session to come is spoken as planned', lambda: 'planned' in mark(app))
    j.step('a notice takes it back', lambda: (app.find('push button', 'Undo', nth=-1).click(),
                                              says(app, r'PM: no mark'))[1])

    def next_class():
        before = app.find('push button', re.compile('^Class: ')).name
        app.key('Home', 'alt+Right')
        return until(lambda: app.find('push button', re.compile('^Class: ')).name != before,
                     'another class')
    j.step('Alt and Right show the next class', next_class)
    # The close button of a notice has no name in this libadwaita: wait until it has gone.
    j.step('every control has a name', lambda: until(lambda: not app.nameless(), 'names', 12))

    app = j.start(school_file(j), '--today', '2026-03-20T09:24')
    j.step('a school file opens on the same page', lambda: says(app, r'Friday 20 March'))

    def amended():
        app.key('Home', 'ctrl+Up', 'Left', 'Left')
        app.type('e')
        app.find('label', 'Change a saved mark?')
        app.type('Mother rang')
        app.key('Return')
        app.gone('label', 'Change a saved mark?')
        app.key('Up')
        return says(app, r': E, ')
    j.step('a saved mark asks for the reason of its change', amended)

    def two_characters():
        app.key('Down', 'Down')
        app.type('c1')
        app.find('label', 'Change a saved mark?')
        app.type('Licence seen')
        app.key('Return')
        app.gone('label', 'Change a saved mark?')
        app.key('Up')
        says(app, r': C1, ')
        app.type('c')
        app.find('label', 'Change a saved mark?')
        app.key('Escape')
        app.gone('label', 'Change a saved mark?')
        app.key('ctrl+Up')
        return says(app, r': E, ')
    j.step('C and 1 over a saved mark ask once, C alone after a moment', two_characters)

    def history():
        app.key('F9')
        found = app.find('list item', re.compile('became E'))
        return 'Mother rang' in found.name
    j.step('the history of the mark tells who, when and why', history)
