# SPDX-License-Identifier: GPL-3.0-or-later
"""The man pages format without a warning, and name every command that rollbook-cli has.

Takes the folder of the sources and, where it is built, the program."""
import os
import re
import shutil
import sys

import tap

report = tap.Report()
pages = tap.tree('data', endings=('.1',))
report.point('both programs have a man page',
             ['%s is missing' % p for p in ('data/rollbook.1', 'data/rollbook-cli.1')
              if p not in pages])
for page in pages:
    if shutil.which('groff') is None:
        report.skip('%s formats without a warning' % page, 'groff is not installed')
        continue
    status, said = tap.command('sh', '-c', 'groff -ww -man -Tutf8 "$0" 2>&1 >/dev/null', page)
    report.point('%s formats without a warning' % page, [said] if status or said else [])

if len(sys.argv) > 2:
    told = tap.command(os.path.abspath(sys.argv[2]), '--help')[1].split('Commands:')[-1].split('\n\n')[0]
    known = set(re.findall(r'^  ([a-z]+)\b', told, re.MULTILINE))
    listed = set(re.findall(r'^\.TP\n\\fB([a-z]+)\\fR', tap.read('data/rollbook-cli.1'), re.MULTILINE))
    report.point('every command is in the manual',
                 sorted('%s is missing' % c for c in known - listed) if known else ['no command'])
    report.point('every command of the manual is there',
                 sorted('%s is no command' % c for c in listed - known))
report.end()
