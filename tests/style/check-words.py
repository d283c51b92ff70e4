# SPDX-License-Identifier: GPL-3.0-or-later
"""Each source says its licence, and nothing is left to be done later."""
import os
import re

import tap

LATER = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X)\b')
PLACE = re.compile(r'/wo' r'rk/|/ho' r'me/[a-z]+/src')
SPDX = 'SPDX-License-Identifier: GPL-3.0-or-later'
SOURCE = ('.c', '.h', '.py', '.sh', '.ui', '.css', '.xml', '.xml.in', '.desktop.in', '.sql', '.svg',
          '.1', 'meson.build')
FOLDERS = ('src', 'ui', 'data', 'icons', 'po', 'flatpak', 'tools', '.ci', 'tests', 'doc')
# Test data is what it is: other programs wrote its like.
FIXTURES = ('tests/fixtures/', 'tests/golden/')

report = tap.Report()
files = [p for p in tap.tree(*FOLDERS) if not p.startswith(FIXTURES)]
texts = {}
for path in files:
    try:
        texts[path] = tap.read(path)
    except UnicodeDecodeError:
        continue
report.point('every source file names its licence at its head',
             [path for path, text in texts.items()
              if (path.endswith(SOURCE) or os.path.dirname(path) in ('tools', '.ci'))
              and not any(SPDX in line for line in text.split('\n')[:3])])
report.point('C files of src begin with the licence and then say what they are',
             [path for path, text in texts.items()
              if path.startswith('src/') and path.endswith(('.c', '.h'))
              and not re.match(r'/\* %s \*/\n+/\*' % re.escape(SPDX), text)])
report.point('nothing is left for later',
             ['%s:%d: %s' % (path, n, line.strip()) for path, text in texts.items()
              for n, line in enumerate(text.split('\n'), 1) if LATER.search(line)])
report.point('no path of one computer is written down',
             ['%s:%d: %s' % (path, n, line.strip()) for path, text in texts.items()
              for n, line in enumerate(text.split('\n'), 1) if PLACE.search(line)])
report.end()
