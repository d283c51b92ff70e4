# SPDX-License-Identifier: GPL-3.0-or-later
"""Files stay under 600 lines and functions under 80: what is longer has more than one subject."""
import csource
import tap

FILE_LIMIT = 600
FUNCTION_LIMIT = 80

report = tap.Report()
sources = tap.tree('src', 'tests', endings=('.c', '.h'))
long_files, long_functions = [], []
for path in sources:
    text = tap.read(path)
    lines = text.count('\n')
    if lines > FILE_LIMIT:
        long_files.append('%s: %d lines' % (path, lines))
    for name, line, length in csource.functions(text):
        if length > FUNCTION_LIMIT and not name.endswith('_class_init'):
            long_functions.append('%s:%d: %s has %d lines' % (path, line, name, length))
report.point('no file is longer than %d lines' % FILE_LIMIT, long_files)
report.point('no function is longer than %d lines' % FUNCTION_LIMIT, long_functions)
report.end()
