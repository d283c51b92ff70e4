# SPDX-License-Identifier: GPL-3.0-or-later
"""Shell and Python scripts can be read by their interpreters and started."""
import ast
import os

import tap

report = tap.Report()
shell, python, unstartable = [], [], []
for path in tap.tree('tools', '.ci', 'tests', 'data', 'src'):
    if path.startswith('tests/fixtures/'):
        continue
    try:
        text = tap.read(path)
    except UnicodeDecodeError:
        continue
    first = text.split('\n')[0]
    if first.startswith('#!') and ('bash' in first or first.endswith('sh')):
        status, said = tap.command(first[2:].split()[-1], '-n', path)
        shell.append('%s: %s' % (path, said) if status else None)
    if path.endswith('.py') or (first.startswith('#!') and 'python' in first):
        try:
            ast.parse(text, path)
        except SyntaxError as error:
            python.append('%s: %s' % (path, error))
    if first.startswith('#!') and os.path.dirname(path) in ('tools', '.ci'):
        if not os.access(os.path.join(tap.root(), path), os.X_OK):
            unstartable.append('%s is not executable' % path)
report.point('shell scripts can be read', shell)
report.point('Python scripts can be read', python)
report.point('the commands of tools and .ci can be started', unstartable)
report.end()
