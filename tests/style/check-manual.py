# SPDX-License-Identifier: GPL-3.0-or-later
"""The man pages format without a warning."""
import shutil

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
report.end()
