# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs rollbook-cli for the tests of this folder and prints TAP."""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.environ.get('ROLLBOOK_CLI') or (sys.argv[1] if len(sys.argv) > 1 else 'rollbook-cli')


class Run:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def rows(self):
        return self.json['rows']

    @property
    def csv(self):
        return list(csv.DictReader(io.StringIO(self.out)))


def run(*words, today=None, school=None, env=None):
    """One run of the program; `words` as they are typed."""
    own = {k: v for k, v in os.environ.items() if not k.startswith('ROLLBOOK_')}
    if today:
        own['ROLLBOOK_TODAY'] = today
    if school:
        own['ROLLBOOK_SCHOOL'] = school
    own.update(env or {})
    done = subprocess.run([PROGRAM, *[str(w) for w in words]], capture_output=True, text=True,
                          env=own, encoding='utf-8')
    return Run(done.returncode, done.stdout, done.stderr)


def ok(*words, **where):
    """A run that must succeed."""
    done = run(*words, **where)
    assert done.status == 0, (words, done.status, done.err)
    return done


def equal(got, want, what=''):
    assert got == want, '%s: got %r, want %r' % (what, got, want)


def main(tests):
    """Runs the functions in order; each gets a folder of its own. A docstring is its name."""
    failed = 0
    print('1..%d' % len(tests))
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory(prefix='rollbook-test-') as folder:
            try:
                test(folder)
                print('ok %d - %s' % (number, test.__doc__))
            except Exception:
                failed += 1
                print('not ok %d - %s' % (number, test.__doc__))
                for line in traceback.format_exc().splitlines():
                    print('# ' + line)
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


TERMS_2025 = '''kind,name,start,end
term,Autumn,2025-09-01,2025-12-19
half-term,Half term,2025-10-27,2025-10-31
inset,INSET,2025-09-01,2025-09-01
term,Spring,2026-01-05,2026-03-27
half-term,Half term,2026-02-16,2026-02-20
term,Summer,2026-04-13,2026-07-21
half-term,Half term,2026-05-25,2026-05-29
bank-holiday,Early May,2026-05-04,2026-05-04
am-only,Half day,2025-12-19,2025-12-19
'''


def write(folder, name, text, encoding='utf-8'):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding=encoding, newline='') as out:
        out.write(text)
    return path
