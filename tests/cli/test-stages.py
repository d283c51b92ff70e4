#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ladder of stages on the command line: the board, the proposals, the ladder, and a preset taken over."""
import os
import sqlite3
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rollbook import equal, main, ok, run

TODAY = '2026-03-20'


def demo(folder):
    path = os.path.join(folder, 'demo.rollbook')
    ok('demo', path, '--until', TODAY)
    return path


def stages(school, *words):
    return ok('stages', *words, '--json', school=school, today=TODAY).rows


def test_board(folder):
    """everybody in a stage stands on the board, in each of the three, and in their own case"""
    school = demo(folder)
    board = stages(school)
    equal(sorted({row['stage'][:7] for row in board}), ['Stage 1', 'Stage 2', 'Stage 3'])
    with sqlite3.connect(school) as file:
        n, = file.execute('select count(*) from stage_stay where last_day is null').fetchone()
    equal(len(board), n)
    for row in board[:3] + board[-3:]:
        case = ok('case', 'id:%d' % row['pupil_id'], '--json', school=school, today=TODAY).json
        equal((case['stage']['name'], case['stage']['days']), (row['stage'], row['days']))
        assert [line for line in case['rows'] if line['of'] == 'stage_stay'], case['rows']


def test_proposals(folder):
    """a proposal has its figures, which are those of stats, and is gone once it was declined"""
    school = demo(folder)
    moves = stages(school, '--proposals')
    assert {'up', 'enter', 'leave'} <= {row['step'] for row in moves}, moves
    entered = [row for row in moves if row['step'] == 'enter']
    of = {row['pupil_id']: row for row in ok('stats', '--by', 'pupil', '--json', school=school, today=TODAY).rows}
    for row in entered:
        figures = of[row['pupil_id']]
        equal((row['attended'], row['possible']), (figures['attended'], figures['possible']))
        assert row['from'] is None and '%d of %d sessions' % (row['attended'], row['possible']) in row['evidence']
    with sqlite3.connect(school) as file:
        asked = {row for row, in file.execute("select pupil_id from stage_answer where answer in ('declined',"
                                              " 'postponed')")}
    equal(len(asked), 2)
    assert not asked & {row['pupil_id'] for row in entered}
    back = {row['pupil_id'] for row in ok('stages', '--proposals', '--json', school=school, today='2026-03-25').rows}
    assert asked & back, 'the postponed one comes back on its day'


def test_ladder(folder):
    """a ladder is taken over where nobody is in a stage, and refused where somebody is"""
    school = demo(folder)
    equal(len(stages(school, '--ladder')), 3)
    refused = run('stages', '--use', 'risk-bands', school=school, today=TODAY)
    equal(refused.status, 1)
    assert 'Pupils are in stages' in refused.err, refused.err
    with sqlite3.connect(school) as file:
        file.execute('delete from stage_stay')
    rows = stages(school, '--use', 'risk-bands')
    equal([row['name'] for row in rows], ['Leaflet', "Principal's letter", 'Risk register', 'Mentor',
                                          'Pastoral review'])
    equal(rows, stages(school, '--ladder'))
    equal(run('stages', '--use', 'none', school=school, today=TODAY).status, 1)
    equal(run('stages', '--proposals', '--ladder', school=school, today=TODAY).status, 2)


main([test_board, test_proposals, test_ladder])
