# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES names every file that holds words to translate, and xgettext can read them all."""
import os
import re
import tempfile

import csource
import tap

MARKED = re.compile(r'\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?) \(')
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'Q_:1g', 'ngettext:1,2', 'g_dgettext:2',
            'g_dngettext:2,3', 'g_dpgettext:2g', 'g_dpgettext2:2c,3']

report = tap.Report()
listed = [line.strip() for line in tap.read('po/POTFILES').split('\n')
          if line.strip() and not line.startswith('#')]
wanted = [path for path in tap.tree('src', endings=('.c', '.h'))
          if MARKED.search(csource.bare(tap.read(path)))]
wanted += tap.tree('ui', endings=('.ui',))
wanted += tap.tree('data', endings=('.desktop.in', '.metainfo.xml.in', '.gschema.xml'))
report.point('every file with words to translate is in po/POTFILES',
             ['%s is missing' % path for path in wanted if path not in listed])
report.point('po/POTFILES names no file twice and none that is gone',
             ['%s is gone' % path for path in listed if not tap.exists(path)]
             + ['%s is there twice' % path for path in set(listed) if listed.count(path) > 1])
with tempfile.TemporaryDirectory() as folder:
    template = os.path.join(folder, 'rollbook.pot')
    status, said = tap.command(
        'xgettext', '--from-code=UTF-8', '--add-comments', '--directory=' + tap.root(),
        '--files-from=' + os.path.join(tap.root(), 'po/POTFILES'), '--output=' + template,
        *('--keyword=' + k for k in KEYWORDS))
    report.point('xgettext reads every file of po/POTFILES', [said] if status else [])
    messages = 0
    if os.path.exists(template):
        with open(template, encoding='utf-8') as file:
            messages = file.read().count('\nmsgid "') - 1
    print('# %d messages' % messages)
    report.point('the template has messages', [] if messages > 0 else ['none'])
languages = [word for line in tap.read('po/LINGUAS').split('\n')
             if not line.startswith('#') for word in line.split()]
problems = []
for language in languages:
    status, said = tap.command('msgfmt', '--check', '-o', os.devnull, 'po/%s.po' % language)
    problems.append(said if status else None)
report.point('every catalogue of po/LINGUAS compiles', problems)
report.end()
