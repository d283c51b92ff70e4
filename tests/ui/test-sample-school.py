# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample school opens on its register, every control has a name, and every move is spoken."""
import re

from uidrive import Journey

CELL = re.compile(r'^.+, (Mon|Tues|Wednes|Thurs|Fri)day \d+ [A-Z][a-z]+, (AM|PM): .+$')
MOVES = ['Down', 'Left', 'Up', 'Left', 'Down'] * 4

with Journey('the sample school is looked at for the first time') as j:
    app = j.start('--sample', env={'ROLLBOOK_TODAY': '2026-03-20T09:20'})
    j.step('the register is there', lambda: app.find('table', 'Register', patience=20))
    app.settle()
    j.step('it says that it is a sample', lambda: app.find('label', 'SAMPLE'))
    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])
    heard = j.step('twenty moves are heard',
                   lambda: app.focus_events(lambda: app.key(*MOVES))) or []
    cells = [name for role, name in heard if role == 'table cell']
    j.equal('each move is one cell', len(cells), len(MOVES))
    j.equal('each cell is spoken with its name, date, session and meaning',
            [name for name in cells if not CELL.match(name)], [])
