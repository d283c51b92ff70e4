#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that nobody touches for the time of the preference is locked, whatever is open in it."""
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from uidrive import Journey, school_file, until  # noqa: E402

HEAD, PIN = 'Dr Miriam Castellano', '2580'

with Journey('the window locks by itself') as j:
    school = school_file(j)
    with open(j.path('pin'), 'w', encoding='utf-8') as file:
        file.write(PIN + '\n')
    j.cli('--school', school, 'staff', '--set-pin', HEAD, '--new-pin-file', j.path('pin'))
    j.cli('--school', school, 'staff', '--sign-in', 'on')
    app = j.start('--today', '2026-03-20T09:24', school)

    def signed_in():
        app.find('text', 'Name')
        app.type('caste')
        app.key('Return')
        app.find('password text', re.compile('PIN or password of ' + HEAD))
        app.type(PIN)
        app.key('Return')
        return app.find('list item', 'Register')
    j.step('the head signs in', signed_in)

    def chosen():
        app.key('ctrl+comma')
        app.find('label', 'Lock when nobody types or clicks').click()
        until(lambda: len(app.find_all('label', 'After 1 minute')) > 0, 'the choices')
        app.key('Home', 'Return')
        app.settle()
        return not [n for n in app.find_all('label', 'After 2 minutes')]
    j.step('one minute is chosen in the preferences', chosen)
    j.step('the preferences stay open', lambda: app.find('label', 'Preferences'))

    def locked():
        time.sleep(62)
        return app.find('label', 'Locked')
    j.step('a minute without a key or click locks', locked)
    j.step('dialogs are hidden too', lambda: not app.find_all('label', 'Lock when nobody types or clicks'))

    def back():
        app.type(PIN)
        app.key('Return')
        return app.find('label', 'Lock when nobody types or clicks')
    j.step('the PIN brings everything back as it was', back)
