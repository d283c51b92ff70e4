#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Insight shows can be explained, saved, copied and opened; a day of a pupil's year opens in
the register."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

TODAY = '2026-03-20T16:00'


def label(app, words):
    return app.find('label', words if hasattr(words, 'search') else re.compile(words))


def button(app, words, nth=0):
    return app.find('push button', re.compile(words), nth=nth)


def answer_chooser(app, path):
    until(lambda: len(app.windows()) > 1, 'the file chooser')
    app.settle()
    app.key('ctrl+a')
    app.type(path)
    app.settle()
    app.key('Return')


def page(app, name):
    app.find('list item', name).click()
    app.settle()
    return True


def menu(app, item):
    """An entry of the menu of the first chart, by keyboard."""
    for _ in range(3):
        button(app, '^Chart menu: ').click()
        app.settle()
        for _ in range(7):
            node = app.focused()
            if node and node.name == item:
                app.key('Return')
                return app.settle() or True
            app.key('Down')
        app.key('Escape')
        app.settle()
    raise AssertionError('no %s in the menu' % item)


def begins(path, magic):
    def probe():
        if not os.path.exists(path):
            return False
        with open(path, 'rb') as file:
            return file.read(len(magic)) == magic
    return until(probe, os.path.basename(path))


def saved(journey, app, item, name, magic):
    path = journey.path(name)
    menu(app, item)
    answer_chooser(app, path)
    begins(path, magic)
    return label(app, 'Saved as %s' % re.escape(name))


def copied(app):
    menu(app, 'Copy as Picture')
    label(app, 'copied as a picture')
    return until(lambda: 'image/png' in subprocess.run(
        ['xclip', '-selection', 'clipboard', '-o', '-t', 'TARGETS'], capture_output=True, text=True,
        timeout=5).stdout, 'a picture on the clipboard')


def tab_to(app, role, words, most=40):
    for _ in range(most):
        node = app.focused()
        if node and node.role == role and re.search(words, node.name):
            return node
        app.key('Tab')
    raise AssertionError('Tab never came to ' + words)


def cell(app):
    return until(lambda: next((n.name for n in app.find_all('table cell') if n.has('focused')), None),
                 'a focused cell')


with Journey('Insight is asked, saved and followed') as j:
    app = j.start('--today', TODAY, '--page', 'insight', school_file(j))
    label(app, '^Attendance of$')
    app.settle()
    j.equal('every control of Insight has a name', lambda: [repr(n) for n in app.nameless()], [])

    def explain():
        button(app, '^Attendance').click()
        label(app, 'possible|sessions')
        app.settle()
        app.key('Escape')
        return True
    j.step('a figure explains itself', explain)

    def table():
        menu(app, 'Show as Table')
        until(lambda: len(app.windows()) > 1, 'the table')
        app.settle()
        app.key('Escape')
        return until(lambda: len(app.windows()) == 1, 'the table to close')
    j.step('a chart is shown as a table, which Escape closes', table)
    j.step('a chart is copied as a picture', lambda: copied(app))
    j.step('a chart is saved as PNG',
           lambda: saved(j, app, 'Save as PNG…', 'trend.png', b'\x89PNG'))
    j.step('as SVG', lambda: saved(j, app, 'Save as SVG…', 'trend.svg', b'<?xml'))
    j.step('as PDF', lambda: saved(j, app, 'Save as PDF…', 'trend.pdf', b'%PDF-'))

    # The matrix of movement, by keyboard.
    def movement():
        button(app, '^Attendance').click()
        app.settle()
        app.key('Escape')
        tab_to(app, 'image', r'rose|fell|changed band|stayed')
        app.key('Right')
        app.settle()
        words = app.focused().description
        app.key('Return')
        label(app, r', now ')
        return words
    j.step('a cell of the movement opens its pupils', movement)

    def persistent():
        page(app, 'Insight')
        tab_to(app, 'push button', '^Show the persistently absent$')
        app.key('Return')
        label(app, '^Persistently absent')
        app.settle()
        return True
    j.step('the persistently absent are listed', persistent)

    def open_pupil():
        app.key('ctrl+f')
        app.settle()
        app.key('Return')
        label(app, '^Attendance, year so far$')
        return app.settle() or True
    j.step('the list opens a pupil', open_pupil)

    # The ribbon of the year.
    def walk():
        node = tab_to(app, 'image', r', 2025/26$')
        heard = []
        for key in ('Right', 'Right', 'Right', 'Left'):
            app.key(key)
            app.settle()
            heard.append(app.focused().description)
        assert len(set(heard[:3])) == 3, heard
        assert heard[3] == heard[1], heard
        return node.name.rsplit(',', 1)[0], heard[3]
    walked = j.step('Left and Right walk the days of the year', walk)

    def to_register():
        app.key('Return')
        words = cell(app)
        name, day = walked
        number = re.search(r'\d+ [A-Z][a-z]+', day)[0]
        assert name in words, words
        assert number.split()[0] in re.search(r'\d+ [A-Z][a-z]+', words)[0], (words, day)
        return True
    j.step('Enter opens the register on that pupil and day', to_register)
