#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Children come in late round 09:00 and 09:30, one goes out and comes back, one is taken back."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file  # noqa: E402

# What the year up to the day before gives: marks of the day itself would be there already.
DAY = '2026-03-20'


def open_desk(j, path, time):
    app = j.start(path, '--page', 'register', '--today', '%sT%s' % (DAY, time))
    app.find('table', 'Register', patience=20)
    app.settle()
    app.key('F8')
    app.find(name=re.compile('^Your name'))
    app.settle()
    return app


def chosen(app):
    return app.find('push button', re.compile(r', class \w+, chosen'))


def leave(app):
    app.key('ctrl+shift+q')
    app.find(name='Leave the Late Desk?')
    app.settle()
    app.key('Return')
    app.gone(name=re.compile('^Your name'))
    app.key('ctrl+q')
    return app.wait_for_end() == 0


with Journey('the late desk') as j:
    path = school_file(j, until_date='2026-03-19')
    app = open_desk(j, path, '08:59')
    j.equal('every control has a name', lambda: [repr(n) for n in app.nameless()], [])
    j.step('before nine it is not late', lambda: app.find('label', 'On time'))

    def three_letters(text):
        app.type(text)
        return chosen(app)

    def sign(said):
        app.key('Return')
        return app.find(name=re.compile(said))

    first = j.step('three letters find a child', lambda: three_letters('har'))
    name = first.name.split(', class')[0] if first else ''
    j.step('Enter signs them in, on time', lambda: sign(r': signed in 08:59, /$'))
    j.step('the last one is told by first name and initial',
           lambda: app.find('label', re.compile(r'^%s \w, ' % re.escape(name.split()[0]))))

    def twice():
        app.type('har')
        chosen(app)
        return app.find('label', 'Already signed in at 08:59.')
    j.step('the same child twice is told so', twice)

    def other_time():
        app.key('Escape')
        app.key('ctrl+t')
        app.find(name='Another Time')
        app.settle()
        app.key('ctrl+a')
        app.type('0900')
        app.key('Return')
        return app.find('label', 'Just late')
    j.step('a time can be typed: nine is late (case 77)', other_time)

    def with_reason():
        app.type('ozturk')
        app.find('label', '2 pupils')
        chosen(app)
        app.key('2')
        app.key('ctrl+d')
        return sign(r': signed in 09:00, L$')
    j.step('accents are not asked for; a reason by its number, a dinner', with_reason)

    def undo():
        app.key('ctrl+z')
        return app.find(name='Taken back.')
    j.step('Ctrl+Z takes it back', undo)
    j.step('leaving is asked for', lambda: leave(app))

    app = open_desk(j, path, '09:25')
    j.step('to the last minute it is L', lambda: app.find('label', '25 minutes late'))

    def by_mouse():
        app.type('war')
        chosen(app)
        app.find('push button', re.compile(r'^Ethan Ward, class \w+$')).click()
        app.find('push button', re.compile(r'^Ethan Ward, class \w+, chosen'))
        app.find('push button', re.compile('^Reason 1')).click()
        chosen(app).click()
        return app.find(name=re.compile(r'^Ethan Ward: signed in 09:25, L$'))
    j.step('a child is chosen and signed in with the mouse', by_mouse)

    def list_of_today():
        app.key('ctrl+l')
        app.find(name=re.compile(r'^Undo, 09:25'))
        app.find(name=re.compile(r'^Edit…, 08:59'))
        app.settle()
        app.key('Escape')
        return app.gone(name=re.compile(r'^Undo, 09:25'))
    j.step('the office sees both', list_of_today)
    j.step('and leaves', lambda: leave(app))

    app = open_desk(j, path, '09:26')
    j.step('a minute later it is absent', lambda: app.find('label', re.compile(
        '^Counts as absent this morning: the register closed at 09:25')))

    def medical():
        app.key('3')
        return app.find('label', re.compile('^Counts as a medical appointment'))
    j.step('unless the reason is a doctor', medical)

    def third():
        app.key('3')
        app.type('mca')
        app.find('label', '6 pupils')
        chosen(app)
        app.key('Down', 'Down', 'Down', 'Up')
        app.find('push button', re.compile('^Eira McAllister, .*chosen'))
        return sign(r'^Eira McAllister: signed in 09:26, U$')
    j.step('the third of the three is U, found with the arrows', third)

    def out():
        app.key('F3')
        app.find('label', 'Going out? Please sign out.')
        app.type('har')
        chosen(app)
        app.key('1')
        return sign(r': out since 09:26')
    j.step('one goes out', out)

    def back():
        app.key('F4')
        app.type('har')
        chosen(app)
        app.find('label', 'Welcome back')
        return sign(r': back 09:26')
    j.step('and comes back, and the mark stays', back)

    def countdown():
        app.key('Escape', 'F10')
        app.find(name=re.compile('Countdown Clock')).act()
        app.find(name=re.compile(r'See you this afternoon|register is closed'))
        app.settle()
        app.key('Escape')
        return app.gone(name=re.compile('register is closed'))
    j.step('the clock for the hall says that the register is closed', countdown)

    def register():
        app.key('ctrl+shift+q')
        app.find(name='Leave the Late Desk?')
        app.settle()
        app.key('Return')
        app.gone(name=re.compile('^Your name'))
        return True
    j.step('back in the register', register)
