# SPDX-License-Identifier: GPL-3.0-or-later
"""Take one picture of one page: picture.py OUT.png SCHOOL PAGE [KEY...], below ui-run.

The window is made to fill the screen; the keys are pressed before the picture is taken. A picture
named pupil.png finds a pupil who has something to show."""
import os
import re
import subprocess
import sys

from uidrive import App, until

PUPIL = 'Toby Hartley'
out, school, page, *keys = sys.argv[1:]
app = App([os.environ['ROLLBOOK'], '--page', page, school])
try:
    window = until(app.x_windows, 'the window')[0][0]
    subprocess.run(['wmctrl', '-i', '-r', hex(window), '-b', 'add,maximized_vert,maximized_horz'],
                   check=True)
    app.settle(8)
    if os.path.basename(out) == 'pupil.png':
        app.key('ctrl+k')
        app.settle(8)
        app.type(PUPIL)
        app.settle(8)
        app.key('Return')
        app.find('push button', re.compile('^Print the pupil'))
    app.key(*keys)
    # The pointer rests where nothing is.
    subprocess.run(['xdotool', 'mousemove', '1', '1'], check=True)
    app.settle(8)
    app.screenshot(out)
finally:
    app.close()
