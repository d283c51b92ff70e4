# SPDX-License-Identifier: GPL-3.0-or-later
"""Take one picture of one page: picture.py OUT.png SCHOOL PAGE [KEY...], below ui-run.

The window is made to fill the screen; the keys are pressed before the picture is taken. A picture
named pupil.png opens the first pupil of the list."""
import os
import subprocess
import sys

from uidrive import App, until

out, school, page, *keys = sys.argv[1:]
app = App([os.environ['ROLLBOOK'], '--page', page, school])
try:
    window = until(app.x_windows, 'the window')[0][0]
    subprocess.run(['wmctrl', '-i', '-r', hex(window), '-b', 'add,maximized_vert,maximized_horz'],
                   check=True)
    app.settle(8)
    if os.path.basename(out) == 'pupil.png':
        rows = until(lambda: app.find_all('table row') or app.find_all('list item'), 'the pupils')
        rows[0].click(times=2)
    app.key(*keys)
    # The pointer rests where nothing is.
    subprocess.run(['xdotool', 'mousemove', '1', '1'], check=True)
    app.settle(8)
    app.screenshot(out)
finally:
    app.close()
