# SPDX-License-Identifier: GPL-3.0-or-later
"""What the style checks share: the files of the tree, and test points written as TAP.

A check is a script that takes the folder of the sources, so that it can be tried on a broken copy
(check-the-checks.py does)."""
import os
import re
import subprocess
import sys

LEFT_OUT = re.compile(r'^(_build.*|build.*|\.git|__pycache__|subprojects)$')


def root():
    return os.path.abspath(sys.argv[1])


def tree(*folders, endings=('',)):
    """Paths, relative to the sources, of the files below the folders that have one of the endings."""
    found = []
    for folder in folders or ('.',):
        for where, below, names in os.walk(os.path.join(root(), folder)):
            below[:] = sorted(d for d in below if not LEFT_OUT.match(d))
            for name in sorted(names):
                if name.endswith(tuple(endings)) and not name.endswith('.pyc'):
                    found.append(os.path.relpath(os.path.join(where, name), root()))
    return found


def read(path):
    with open(os.path.join(root(), path), encoding='utf-8') as file:
        return file.read()


def exists(path):
    return os.path.exists(os.path.join(root(), path))


def command(*argv, cwd=None):
    """Run a program; answers its exit status and everything that it said."""
    done = subprocess.run(argv, cwd=cwd or root(), capture_output=True, text=True, errors='replace')
    return done.returncode, (done.stdout + done.stderr).strip()


class Report:
    """Test points. A point is given the problems found: none is ok."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def point(self, sentence, problems):
        self.count += 1
        problems = [p for p in problems if p]
        if problems:
            self.failed += 1
        print('%s %d %s' % ('not ok' if problems else 'ok', self.count, sentence))
        for problem in problems:
            for line in str(problem).splitlines():
                print('# ' + line)

    def skip(self, sentence, reason):
        self.count += 1
        print('ok %d %s # SKIP %s' % (self.count, sentence, reason))

    def end(self):
        print('1..%d' % self.count, flush=True)
        sys.exit(1 if self.failed else 0)
