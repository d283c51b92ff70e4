# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest: complete, pinned, and without the network."""
import json
import re
import shutil

import tap

# What pkg-config asks for, and the module that brings it; None: the GNOME runtime has it.
BROUGHT = {
    'glib-2.0': None, 'gobject-2.0': None, 'gio-2.0': None, 'gtk4': None, 'libadwaita-1': None,
    'cairo': None, 'cairo-pdf': None, 'cairo-svg': None, 'cairo-png': None, 'pangocairo': None,
    'librsvg-2.0': None, 'libxml-2.0': None, 'json-glib-1.0': None, 'sqlite3': None, 'nettle': None,
    'libzip': 'libzip', 'xlsxwriter': 'libxlsxwriter', 'libical': 'libical',
    'libsodium': 'libsodium',
}
ASKED = re.compile(r"\bdependency ?\('([^']+)'")


def sources(module):
    return [s for s in module.get('sources', []) if isinstance(s, dict)]


def pinned(source):
    if source['type'] == 'git':
        return 'tag' in source or 'commit' in source
    return source['type'] in ('dir', 'file') or 'sha256' in source


report = tap.Report()
path = 'flatpak/org.rollbook.Rollbook.json'
try:
    manifest = json.loads(tap.read(path))
    report.point('the manifest is JSON', [])
except ValueError as error:
    report.point('the manifest is JSON', ['%s: %s' % (path, error)])
    report.end()
report.point('the manifest names program, runtime and command',
             ['%s is missing' % key for key in ('id', 'runtime', 'runtime-version', 'sdk', 'command',
                                               'finish-args', 'modules') if not manifest.get(key)])
report.point('the program has no network',
             [arg for arg in manifest.get('finish-args', []) if 'network' in arg])
names = [module['name'] for module in manifest.get('modules', [])]
asked = {name for path in ['meson.build'] + tap.tree('src', endings=('meson.build',))
         for name in ASKED.findall(tap.read(path))}
report.point('the manifest builds what the runtime lacks',
             ['meson.build asks for %s: is it in the runtime or a module?' % name
              for name in sorted(asked - set(BROUGHT))]
             + ['%s is missing' % module for name, module in sorted(BROUGHT.items())
                if module and name in asked and module not in names]
             + ([] if 'rollbook' in names else ['rollbook is missing']))
report.point('every source is pinned',
             ['%s: %s' % (module['name'], source) for module in manifest.get('modules', [])
              for source in sources(module) if not pinned(source)])
# Building it fetches a runtime of a gigabyte: that is done by hand, and said.
reason = ('flatpak-builder is not installed' if shutil.which('flatpak-builder') is None
          else 'building needs the GNOME runtime from the network')
report.skip('the manifest builds', reason)
report.end()
