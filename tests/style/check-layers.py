# SPDX-License-Identifier: GPL-3.0-or-later
"""Every #include follows the arrows between the layers, and what is dangerous has one door."""
import os
import re

import csource
import tap

# A lock between computers lives by the machines' own time, whatever --today says.
CLOCKS = ('src/school/rb-clock', 'src/store/rb-writer-lock')
LIBRARIES = ['domain', 'store', 'analysis', 'charts', 'documents', 'exchange', 'school']
ALLOWED = {
    'domain': [],
    'store': ['domain'],
    'analysis': ['domain'],
    'charts': ['analysis', 'domain'],
    'documents': ['charts', 'analysis', 'domain'],
    'exchange': ['charts', 'analysis', 'domain'],
    'school': LIBRARIES,
    'app': LIBRARIES,
    'cli': LIBRARIES,
    'main': LIBRARIES + ['app'],
}
GENERATED = re.compile(r'^(rb-data|config|rb-[a-z-]*resources?|rb-icons)\.h$')
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
WINDOW = re.compile(r'^(gtk/|gdk/|gsk/|adwaita\.h|adw)')
CLOCK = re.compile(r'\b(g_get_real_time|g_date_time_new_now\w*|gettimeofday|time) \((?!\*)')


def layer_of(path):
    parts = path.split(os.sep)
    return parts[1] if len(parts) > 2 else 'main'


def wrong_includes(path, text):
    layer = layer_of(path)
    if layer not in ALLOWED:
        return ['%s: the folder %s is not a layer' % (path, layer)]
    wrong = []
    for mark, name in INCLUDE.findall(text):
        if mark == '<':
            if WINDOW.match(name) and layer not in ('app', 'main'):
                wrong.append('%s: <%s> belongs to app alone' % (path, name))
            if name == 'sqlite3.h' and not re.match(r'src/store/rb-(database|statement)', path):
                wrong.append('%s: only store/rb-database and store/rb-statement name SQLite' % path)
            continue
        if GENERATED.match(name):
            continue
        target = name.split('/')[0]
        if '/' not in name or not tap.exists('src/' + name):
            wrong.append('%s: "%s" is not written as "layer/rb-x.h"' % (path, name))
        elif target != layer and target not in ALLOWED[layer]:
            wrong.append('%s: %s may not know %s ("%s")' % (path, layer, target, name))
    return wrong


report = tap.Report()
sources = tap.tree('src', endings=('.c', '.h'))
texts = {path: tap.read(path) for path in sources}
# Comments may speak of an include; strings must stay, they are the names.
uncommented = {p: re.sub(r'/\*.*?\*/', '', t, flags=re.DOTALL) for p, t in texts.items()}
report.point('every include follows the arrows between the layers',
             [w for path in sources for w in wrong_includes(path, uncommented[path])])
report.point('the wall clock is read through its one door',
             ['%s: %s' % (path, found.group(1)) for path in sources
              if not path.startswith(CLOCKS)
              for found in CLOCK.finditer(csource.bare(texts[path]))])
report.end()
