#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The board of stages: a proposed move is accepted, one declined with a reason, by keyboard; the board
and the page of the child follow, and undo takes it back."""
import json
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402


def answers():
    with sqlite3.connect('file:%s?mode=ro' % PATH, uri=True) as file:
        return file.execute('select pupil_id, answer, reason from stage_answer where id > ? order by id',
                            (LAST,)).fetchall()


def stages(*words):
    return json.loads(j.cli('--school', PATH, 'stages', '--today', '2026-03-20', '--json', *words))['rows']


with Journey('stages') as j:
    PATH = school_file(j)
    with sqlite3.connect(PATH) as file:
        LAST, = file.execute('select coalesce(max(id), 0) from stage_answer').fetchone()
    MOVES = stages('--proposals')
    FIRST, SECOND = MOVES[0], MOVES[1]
    app = j.start('--today', '2026-03-20', '--page', 'today', PATH)

    def button_name(what, row):
        surname, forename = row['name'].split(', ')
        return re.compile('^%s: %s %s' % (what, forename, surname))

    def button(what, row):
        return app.find('push button', button_name(what, row))

    def tab_to(what, row):
        wanted = button(what, row).name
        for _ in range(30):
            focused = app.focused()
            if focused is not None and focused.name == wanted:
                return True
            app.key('Tab')
        raise AssertionError('Tab does not reach %s' % wanted)

    def board():
        app.key('ctrl+k')
        app.settle()
        app.type('Stages and proposed moves')
        app.settle()
        app.key('Return')
        button('Accept', FIRST)
        return app.find('label', re.compile(re.escape(FIRST['evidence'][:20])))
    j.step('the board opens from the search, with the evidence', board)

    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])

    def accept():
        tab_to('Accept', FIRST)
        app.key('Return')
        return until(lambda: answers() == [(FIRST['pupil_id'], 'accepted', '')], 'accepted')
    j.step('a move is accepted with Enter', accept)
    j.step('the child is in the proposed stage',
           lambda: [row['stage'] for row in stages() if row['pupil_id'] == FIRST['pupil_id']]
           == ([FIRST['to']] if FIRST['to'] else []))

    # The keyboard goes on at the next move: Accept, Postpone, Decline.
    def decline():
        app.gone('push button', button_name('Accept', FIRST))
        app.settle()
        app.key('Tab', 'Tab', 'Return')
        app.find('push button', 'Decline')
        app.settle()
        app.type('Grandmother ill')
        app.key('ctrl+Return')
        return until(lambda: answers()[1:] == [(SECOND['pupil_id'], 'declined', 'Grandmother ill')], 'declined')
    j.step('a move is declined with a reason', decline)
    j.step('it is not proposed again',
           lambda: SECOND['pupil_id'] not in {row['pupil_id'] for row in stages('--proposals')})

    def undo():
        app.settle()
        app.key('ctrl+z')
        return until(lambda: len(answers()) == 1, 'taken back')
    j.step('undo takes the answer back', undo)

    def ladder():
        app.settle()
        app.find('push button', 'Ladder…').click()
        app.find('push button', re.compile('^Remove Stage 1')).click()
        app.find('label', re.compile('pupils are in .Stage 1.*Move them'))
        app.find('push button', 'Add a Stage…').click()
        app.find('push button', 'Save')
        app.settle()
        app.type('Stage 4')
        app.key('ctrl+Return')
        return until(lambda: 'Stage 4' in [row['name'] for row in stages('--ladder')], 'a new stage')
    j.step('a stage with pupils stays, and another is added', ladder)
