# SPDX-License-Identifier: GPL-3.0-or-later
"""Every check can fail: it is run on a copy of the tree in which one thing is broken. So can the
count at the end of tools/test: it is given logs of tests that proved nothing."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import tap

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n/* A file that is wrong. */\n\n'
BODY = 'static int\nwrong (void)\n{\n%s  return 0;\n}\n'
ID = 'data/org.rollbook.Rollbook'

# (what is broken, the check that must see it, the file, its new text or what is replaced in it)
BREAKS = [
    ('a file with tabs', 'format', 'src/domain/rb-wrong.c', HEAD + 'int  wrong(void){\treturn 0;}\n'),
    ('analysis that knows the store', 'layers', 'src/analysis/rb-wrong.c',
     HEAD + '#include "store/rb-store.h"\n'),
    ('a window in a library', 'layers', 'src/charts/rb-wrong.c', HEAD + '#include <gtk/gtk.h>\n'),
    ('SQL behind a second door', 'layers', 'src/store/rb-wrong.c', HEAD + '#include <sqlite3.h>\n'),
    ('an include without its layer', 'layers', 'src/store/rb-wrong.c',
     HEAD + '#include "rb-store.h"\n'),
    ('a second clock', 'layers', 'src/domain/rb-wrong.c',
     HEAD + BODY % '  g_get_real_time ();\n'),
    ('a file of 700 lines', 'sizes', 'src/domain/rb-wrong.c', HEAD + '/* line */\n' * 700),
    ('a function of 90 lines', 'sizes', 'src/domain/rb-wrong.c',
     HEAD + BODY % ('  /* } */ puts ("{");\n' * 90)),
    ('a source without licence', 'words', 'src/domain/rb-wrong.c', 'int wrong;\n'),
    ('a thing left for later', 'words', 'src/domain/rb-wrong.c', HEAD + '/* TO' 'DO: think */\n'),
    ('words that are not in POTFILES', 'translations', 'src/app/rb-wrong.c',
     HEAD + BODY % '  puts (_ ("Hello"));\n'),
    ('a template that is not in POTFILES', 'translations', 'ui/wrong.ui', '<interface/>\n'),
    ('a desktop file without Exec', 'desktop', ID + '.desktop.in', ('Exec=rollbook %f\n', '')),
    ('metainfo without a summary', 'desktop', ID + '.metainfo.xml.in', ('summary>', 'summery>')),
    ('a setting of no type', 'desktop', ID + '.gschema.xml', (' type="b"', '')),
    ('another application id', 'desktop', ID + '.mime.xml', ('0x526F6C6C', '0x526F6C6D')),
    ('an icon that is no XML', 'icons', 'icons/symbolic/rollbook-star-symbolic.svg',
     ('</svg>', '</swg>')),
    ('a symbolic icon of 24 pixels', 'icons', 'icons/symbolic/rollbook-star-symbolic.svg',
     ('width="16"', 'width="24"')),
    ('an icon that nobody drew', 'icons', 'src/app/rb-wrong.c',
     HEAD + BODY % '  puts ("rollbook-' 'unicorn-symbolic");\n'),
    ('a man page with an open font', 'manual', 'data/rollbook.1', ('.SH NAME', '.NOSUCH\n.SH NAME')),
    ('a manifest that is no JSON', 'manifest', 'flatpak/org.rollbook.Rollbook.json', ('"id"', '"id')),
    ('a program with the network', 'manifest', 'flatpak/org.rollbook.Rollbook.json',
     ('--share=ipc', '--share=network')),
    ('a library that no module brings', 'manifest', 'meson.build',
     ("dependency('libzip'", "dependency('libzippy'")),
    ('a module that is left out', 'manifest', 'flatpak/org.rollbook.Rollbook.json',
     ('"name": "libical"', '"name": "libother"')),
    ('a shell script with an open if', 'scripts', 'tools/start', ('\nfi\n', '\n')),
    ('a Python script with an open bracket', 'scripts', 'data/embed.py', ('sys.argv[1]', 'sys.argv[1')),
]

# (what the log says, the result that meson gave, what the test printed, the counts)
COUNTS = [
    ('a test point that is ok passes', 'OK', 'ok 1 - it holds\n1..1\n', (1, 0, 0)),
    ('a test point that is not ok fails', 'FAIL', 'ok 1 a\nnot ok 2 b\n1..2\n', (1, 1, 0)),
    ('a test that skips itself with a reason is skipped', 'SKIP', '1..0 # SKIP no printer\n', (0, 0, 1)),
    ('a test without a point that ends well fails', 'OK', 'all is well\n', (0, 1, 0)),
    ('a test that says nothing fails', 'OK', '', (0, 1, 0)),
    ('a plan of no points without a reason fails', 'SKIP', '1..0\n', (0, 1, 0)),
    ('a test that dies after its points fails', 'ERROR', 'ok 1 - it holds\n', (1, 1, 0)),
    ('a test that is stopped fails', 'TIMEOUT', '', (0, 1, 0)),
]


def copy_tree(target):
    for name in ('meson.build', '.clang-format'):
        shutil.copy(os.path.join(tap.root(), name), target)
    for name in ('src', 'ui', 'data', 'icons', 'po', 'flatpak', 'tools', '.ci', 'tests/style'):
        source = os.path.join(tap.root(), name)
        if os.path.isdir(source):
            shutil.copytree(source, os.path.join(target, name))


def failing_points(check, folder):
    done = subprocess.run([sys.executable, os.path.join(HERE, 'check-%s.py' % check), folder],
                          capture_output=True, text=True)
    return {line for line in done.stdout.split('\n')
            if line.startswith(('not ok', '# '))}, done.stdout


def set_text(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def problems(check, path, change):
    """Break one thing, look, and mend it again."""
    whole = os.path.join(folder, path)
    old = None
    if os.path.exists(whole):
        with open(whole, encoding='utf-8') as file:
            old = file.read()
    if isinstance(change, tuple):
        if old is None or change[0] not in old:
            return ['%s no longer has %r' % (path, change[0])]
        change = old.replace(change[0], change[1])
    before = failing_points(check, folder)[0]
    set_text(whole, change)
    after, said = failing_points(check, folder)
    if old is None:
        os.remove(whole)
    else:
        set_text(whole, old)
    return [] if after - before else ['check-%s.py saw nothing:\n%s' % (check, said)]


def miscounted(result, stdout, wanted):
    """Hand one test's log to tools/count-tests; answers what it got wrong."""
    own, log = os.path.join(folder, 'own.tap'), os.path.join(folder, 'testlog.json')
    set_text(own, '')
    set_text(log, json.dumps({'name': 'a test', 'result': result, 'stdout': stdout}) + '\n')
    done = subprocess.run([sys.executable, os.path.join(tap.root(), 'tools/count-tests'), own, log],
                          capture_output=True, text=True)
    last = done.stdout.rstrip('\n').split('\n')[-1]
    return [] if (last == '%d passed, %d failed, %d skipped' % wanted
                  and done.returncode == (1 if wanted[1] else 0)) else [done.stdout + done.stderr]


report = tap.Report()
with tempfile.TemporaryDirectory() as folder:
    copy_tree(folder)
    for title, check, path, change in BREAKS:
        if check == 'format' and 'SKIP' in failing_points(check, folder)[1]:
            report.skip('%s is seen' % title, 'clang-format 14 is not installed')
        else:
            report.point('%s is seen' % title, problems(check, path, change))
    for title, result, stdout, wanted in COUNTS:
        report.point(title, miscounted(result, stdout, wanted))
report.end()
