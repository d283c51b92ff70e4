# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-format 14 leaves every C file as it is."""
import shutil

import tap

report = tap.Report()
tool = None
for name in ('clang-format-14', 'clang-format'):
    if shutil.which(name) and ' version 14.' in tap.command(name, '--version')[1]:
        tool = name
        break
files = tap.tree('src', 'tests', 'data', endings=('.c', '.h'))
if tool is None:
    report.skip('the sources have the format of .clang-format', 'clang-format 14 is not installed')
else:
    problems = []
    status, said = tap.command(tool, '--dry-run', '-Werror', '--style=file', *files)
    if status != 0:
        first = {}
        for line in said.split('\n'):
            path = line.split(':')[0]
            if path in files:
                first.setdefault(path, line)
        problems = ['%s: run clang-format -i on it (%s)' % pair for pair in first.items()] or [said]
    report.point('the sources have the format of .clang-format', problems)
wide = ['%s:%d: %d columns' % (path, n, len(line))
        for path in files for n, line in enumerate(tap.read(path).split('\n'), 1)
        if len(line) > 110]
report.point('no line of C is much wider than 100 columns', wide)
report.end()
