# SPDX-License-Identifier: GPL-3.0-or-later
"""Drive Rollbook as a person does: find what is on screen by role and name, click it, type.

Widgets are found through the accessibility bus, so what a journey can find a screen reader can
speak. Clicks and keys are real X events, so focus, sensitivity and stacking are tested too. Every
wait ends. Run below `ui-run` with /usr/bin/python3, which has gi.

    from uidrive import Journey, school_file
    with Journey('a class is marked by keyboard') as j:
        app = j.start(school_file(j))
        j.step('the register has a grid', lambda: app.find('table', 'Register'))
        j.step('a letter marks the cell', lambda: (app.key('i'), app.find('table cell', re.compile('ill'))))

Each step is a test point in TAP; a failed step leaves a picture and the tree beside the build."""
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import warnings

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

warnings.filterwarnings('ignore', category=DeprecationWarning)
Atspi.init()
Atspi.set_timeout(3000, 15000)

PATIENCE = float(os.environ.get('UI_PATIENCE', '10'))
# GTK gives a nameless widget the name of its type.
TYPE_NAME = re.compile(r'^(Gtk|Adw|Rb)[A-Z]')
WINDOW_ROLES = ('frame', 'dialog', 'alert', 'filler', 'window')


class NotThere(AssertionError):
    """What a journey looked for did not appear in time."""


def run(*argv, text=None):
    done = subprocess.run([str(a) for a in argv], input=text, capture_output=True, text=True,
                          timeout=30)
    if done.returncode != 0:
        raise NotThere('%s: %s' % (argv[0], done.stderr.strip()[:300]))
    return done.stdout


def until(probe, what, patience=None):
    """Ask again until the answer is true; an error of the bus or of X means not yet."""
    end = time.monotonic() + (PATIENCE if patience is None else patience)
    why = None
    while True:
        try:
            answer = probe()
            if answer:
                return answer
        except (GLib.Error, NotThere, subprocess.TimeoutExpired) as error:
            why = error
        if time.monotonic() > end:
            raise NotThere('waited in vain for %s%s' % (what, ' (%s)' % why if why else ''))
        time.sleep(0.05)


def matches(wanted, name):
    if wanted is None:
        return True
    return bool(wanted.search(name)) if hasattr(wanted, 'search') else wanted == name


def plain_name(name):
    """A button with a mnemonic is called "_Add Add" by GTK 4.8: the name is its second half."""
    name = name or ''
    if '_' in name:
        half = len(name) // 2
        first, second = name[:half].strip(), name[half:].strip()
        if first.replace('_', '', 1) == second:
            return second
    return name


class Node:
    """One accessible thing on screen."""

    def __init__(self, app, accessible):
        self.app = app
        self.accessible = accessible

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        return plain_name(self.accessible.get_name())

    @property
    def description(self):
        return self.accessible.get_description() or ''

    @property
    def nameless(self):
        return not self.name.strip() or bool(TYPE_NAME.match(self.name))

    def has(self, state):
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    def states(self):
        return {s.value_nick for s in self.accessible.get_state_set().get_states()}

    def text(self):
        face = self.accessible.get_text_iface()
        if not face:
            return self.name
        return Atspi.Text.get_text(face, 0, Atspi.Text.get_character_count(face))

    def children(self):
        found = []
        for i in range(self.accessible.get_child_count()):
            try:
                child = self.accessible.get_child_at_index(i)
            except GLib.Error:
                continue
            if child is not None:
                found.append(Node(self.app, child))
        return found

    def walk(self, on_screen=True):
        """This node and all below it; with on_screen, hidden branches are left out whole."""
        try:
            if on_screen and self.role not in WINDOW_ROLES + ('application',):
                if self.accessible.get_component_iface() and not self.has('visible'):
                    return
            yield self
            below = self.children()
        except GLib.Error:
            return
        for child in below:
            yield from child.walk(on_screen)

    def extents(self):
        box = self.accessible.get_extents(Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    def on_screen(self):
        """GTK 4.8 says SHOWING of windows only: visible with a size has to do."""
        if not self.accessible.get_component_iface():
            return False
        _, _, width, height = self.extents()
        return width > 0 and height > 0 and self.has('visible')

    def toplevel(self):
        node = self.accessible
        while True:
            parent = node.get_parent()
            if parent is None or parent.get_role() == Atspi.Role.APPLICATION:
                return Node(self.app, node)
            node = parent

    def box(self):
        """Place on the screen: GTK 4 tells only the place in the window."""
        x, y, width, height = self.extents()
        left, top = self.app.origin(self.toplevel())
        return left + x, top + y, width, height

    def click(self, button=1, times=1, at=None):
        x, y, width, height = until(lambda: self.on_screen() and self.box(),
                                    '%r to be on screen' % self)
        dx, dy = at if at is not None else (width // 2, height // 2)
        self.app.click(x + dx, y + dy, button, times)
        return self

    def act(self, action=None):
        """Do what a screen reader would do: the node's own action, without a pointer."""
        face = self.accessible.get_action_iface()
        names = [Atspi.Action.get_action_name(face, i)
                 for i in range(Atspi.Action.get_n_actions(face))] if face else []
        if not names:
            raise NotThere('%r has no action' % self)
        Atspi.Action.do_action(face, names.index(action) if action else 0)
        return self

    def type(self, text, replace=False, enter=False):
        self.click()
        if replace:
            self.app.key('ctrl+a', 'Delete')
        self.app.type(text)
        if enter:
            self.app.key('Return')
        return self

    def dump(self, indent=0):
        lines = []
        try:
            if self.on_screen() or self.role in WINDOW_ROLES + ('application',):
                marks = self.states() & {'focused', 'checked', 'selected', 'expanded', 'pressed'}
                lines.append('%s%s %r%s %s' % (
                    '  ' * indent, self.role, self.name,
                    ' (%s)' % self.description if self.description else '', ' '.join(sorted(marks))))
                indent += 1
            for child in self.children():
                lines.append(child.dump(indent))
        except GLib.Error as error:
            lines.append('%s! %s' % ('  ' * indent, error.message))
        return '\n'.join(line for line in lines if line)

    def __repr__(self):
        try:
            return '<%s "%s">' % (self.role, self.name)
        except GLib.Error:
            return '<gone>'


class App:
    """A running Rollbook."""

    def __init__(self, argv, env=None, log=None):
        self.log = log or os.path.join(os.environ['UI_RUN_ROOT'], 'program.log')
        self.output_file = open(self.log, 'wb')
        started = time.monotonic()
        self.process = subprocess.Popen(argv, env={**os.environ, **(env or {})},
                                        stdout=self.output_file, stderr=subprocess.STDOUT,
                                        start_new_session=True)
        try:
            until(lambda: self.running() and self.windows(), 'the first window', 25)
            until(self.x_windows, 'the first window on the X server', 25)
        except NotThere as error:
            self.close()
            raise NotThere('%s\n%s' % (error, self.output()[-3000:])) from None
        self.startup = time.monotonic() - started

    # the process

    def running(self):
        if self.process.poll() is not None:
            raise AssertionError('the program ended with %s\n%s'
                                 % (self.process.returncode, self.output()[-3000:]))
        return True

    def output(self):
        with open(self.log, encoding='utf-8', errors='replace') as log:
            return log.read()

    def complaints(self):
        """Warnings and criticals that the program wrote; a journey should end with none."""
        return [line for line in self.output().splitlines()
                if re.search(r'(WARNING|CRITICAL|ERROR) \*\*|-(WARNING|CRITICAL|ERROR) ', line)]

    def wait_for_end(self, patience=None):
        until(lambda: self.process.poll() is not None, 'the program to end', patience)
        return self.process.returncode

    def close(self):
        for how in (signal.SIGTERM, signal.SIGKILL):
            if self.process.poll() is None:
                try:
                    os.killpg(self.process.pid, how)
                    self.process.wait(4)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    pass
        self.output_file.close()

    # the tree

    def root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            try:
                if child is not None and os.getpgid(child.get_process_id()) == self.process.pid:
                    return Node(self, child)
            except (GLib.Error, OSError):
                continue
        return None

    def windows(self):
        root = self.root()
        return [w for w in root.children() if w.accessible.get_component_iface()] if root else []

    def find_all(self, role=None, name=None, below=None, on_screen=True):
        start = below or self.root()
        found = []
        for node in start.walk(on_screen) if start else ():
            try:
                if (role is None or node.role == role) and matches(name, node.name):
                    if not on_screen or node.on_screen():
                        found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, role=None, name=None, nth=0, below=None, on_screen=True, patience=None):
        """The nth thing with that role and name (a string is the whole name, a pattern a part)."""
        def probe():
            self.running()
            found = self.find_all(role, name, below, on_screen)
            return found[nth] if len(found) > nth else None
        shown = name.pattern if hasattr(name, 'pattern') else name
        return until(probe, '%s "%s"' % (role or 'anything', shown), patience)

    def gone(self, role=None, name=None, patience=None):
        until(lambda: self.running() and not self.find_all(role, name),
              '%s "%s" to go' % (role, name), patience)
        return True

    def focused(self):
        for node in self.root().walk():
            if node.has('focused'):
                return node
        return None

    def nameless(self, roles=('push button', 'toggle button', 'text', 'combo box', 'check box',
                              'spin button', 'table')):
        """Controls on screen that a screen reader could not name."""
        return [n for n in self.find_all() if n.role in roles and n.nameless]

    def focus_events(self, act):
        """What a screen reader is told while act runs: [(role, name)] of each new focus."""
        heard = []

        def on_event(event):
            try:
                if event.detail1:
                    heard.append((event.source.get_role_name(),
                                  plain_name(event.source.get_name())))
            except GLib.Error:
                pass
        listener = Atspi.EventListener.new(on_event)
        listener.register('object:state-changed:focused')
        context = GLib.MainContext.default()

        def listen(seconds):
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                while context.iteration(False):
                    pass
                time.sleep(0.01)
        try:
            listen(0.2)
            act()
            listen(0.6)
        finally:
            listener.deregister('object:state-changed:focused')
        return heard

    def dump(self):
        root = self.root()
        return root.dump() if root else '(not on the accessibility bus)'

    # the X server

    def x_windows(self):
        """[(id, x, y, width, height, title)] of the program's windows on screen."""
        found = []
        ids = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid',
                              str(self.process.pid)], capture_output=True, text=True).stdout
        for xid in ids.split():
            about = subprocess.run(['xwininfo', '-id', xid], capture_output=True, text=True).stdout
            numbers = [re.search(label + r':\s+(-?\d+)', about)
                       for label in ('Absolute upper-left X', 'Absolute upper-left Y', 'Width',
                                     'Height')]
            title = re.search(r'Window id: \S+ "(.*)"', about)
            if all(numbers) and int(numbers[2][1]) > 1:
                found.append((int(xid), *(int(n[1]) for n in numbers), title[1] if title else ''))
        return sorted(found)

    def origin(self, window):
        """Where the window's own (0, 0) is: a window that draws its own frame has a border in X."""
        x, y, width, height = window.extents()
        fitting = [w for w in self.x_windows() if w[3] >= width and w[4] >= height]
        if not fitting:
            raise NotThere('no X window for %r' % window)
        titled = [w for w in fitting if w[5] == window.name]
        _, left, top, w, h, _ = min(titled or fitting,
                                    key=lambda q: (q[3] - width) + (q[4] - height))
        return left + (w - width) // 2 - x, top + (h - height) // 2 - y

    def click(self, x, y, button=1, times=1):
        # The pointer arrives first, so that the press meets the widget that is now below it.
        run('xdotool', 'mousemove', int(x), int(y))
        time.sleep(0.07)
        run('xdotool', 'click', '--repeat', times, '--delay', 50, button)
        time.sleep(0.07)

    def drag(self, start, end, steps=10):
        argv = ['xdotool', 'mousemove', *start, 'mousedown', 1]
        for i in range(1, steps + 1):
            argv += ['mousemove', start[0] + (end[0] - start[0]) * i // steps,
                     start[1] + (end[1] - start[1]) * i // steps, 'sleep', '0.02']
        run(*argv, 'mouseup', 1)

    def scroll(self, x, y, lines):
        run('xdotool', 'mousemove', int(x), int(y), 'click', '--repeat', abs(lines), '--delay', 20,
            5 if lines > 0 else 4)

    def key(self, *keys):
        """Press keys or chords: app.key('ctrl+f'), app.key('Down', 'Down', 'i')."""
        if keys:
            run('xdotool', 'key', '--clearmodifiers', '--delay', 30, *keys)
            time.sleep(0.05)

    def type(self, text):
        if text.isascii():
            run('xdotool', 'type', '--clearmodifiers', '--delay', 15, '--', text)
        else:
            self.paste(text)
        time.sleep(0.05)

    def paste(self, text):
        """Letters that the keyboard lacks come through the clipboard."""
        subprocess.run(['xclip', '-selection', 'clipboard', '-i'], input=text.encode(), timeout=10,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.key('ctrl+v')

    def clipboard(self):
        return run('xclip', '-selection', 'clipboard', '-o')

    def screenshot(self, path):
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        run('import', '-window', 'root', path)
        return path

    def settle(self, patience=5):
        """Wait until two pictures in a row are the same: transitions are over."""
        def picture():
            return subprocess.run(['import', '-window', 'root', '-depth', '8', 'rgb:-'],
                                  capture_output=True, timeout=20).stdout
        last, end = picture(), time.monotonic() + patience
        while time.monotonic() < end:
            time.sleep(0.15)
            now = picture()
            if now == last:
                return
            last = now


class Journey:
    """A journey through the window; its steps are written as TAP."""

    def __init__(self, title):
        self.title = title
        self.count = 0
        self.failed = 0
        self.app = None
        self.folder = tempfile.mkdtemp(prefix='journey-', dir=os.environ.get('UI_RUN_ROOT'))
        self.evidence = os.environ.get('UI_EVIDENCE', self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def start(self, *arguments, env=None):
        """Start the program of $ROLLBOOK with these arguments; a second start ends the first. It
        opens at the register where no page is asked for."""
        if self.app is not None:
            self.app.close()
        if '--page' not in arguments:
            arguments = ('--page', 'register', *arguments)
        self.app = App([os.environ['ROLLBOOK'], *arguments], env)
        return self.app

    def cli(self, *arguments, check=True):
        done = subprocess.run([os.environ['ROLLBOOK_CLI'], *arguments], capture_output=True,
                              text=True, timeout=120)
        if check and done.returncode != 0:
            raise AssertionError('rollbook-cli %s: %s' % (' '.join(arguments), done.stderr))
        return done.stdout

    def step(self, sentence, act):
        """One test point: act must not raise and must not answer False."""
        self.count += 1
        try:
            answer = act()
            if answer is False:
                raise AssertionError('it is not so')
            print('ok %d %s' % (self.count, sentence), flush=True)
            return answer
        except Exception:  # noqa: B902 - whatever went wrong, the journey says so and goes on
            self.failed += 1
            print('not ok %d %s' % (self.count, sentence), flush=True)
            for line in traceback.format_exc().splitlines():
                print('# ' + line, flush=True)
            self.keep_evidence()
            return None

    def skip(self, sentence, reason):
        self.count += 1
        print('ok %d %s # SKIP %s' % (self.count, sentence, reason), flush=True)

    def equal(self, sentence, got, want):
        def compare():
            value = got() if callable(got) else got
            assert value == want, 'got %r, want %r' % (value, want)
            return True
        self.step(sentence, compare)

    def keep_evidence(self):
        if self.app is None or self.app.process.poll() is not None:
            return
        stem = os.path.join(self.evidence, '%s-%d' % (os.path.basename(sys.argv[0]), self.count))
        try:
            print('# picture: %s' % self.app.screenshot(stem + '.png'), flush=True)
            with open(stem + '.txt', 'w', encoding='utf-8') as tree:
                tree.write(self.app.dump() + '\n\n' + self.app.output())
        except (NotThere, GLib.Error, OSError):
            pass

    def __enter__(self):
        print('# ' + self.title, flush=True)
        return self

    def __exit__(self, kind, error, trace):
        if error is not None and not isinstance(error, SystemExit):
            self.count += 1
            self.failed += 1
            print('not ok %d the journey ends' % self.count)
            for line in ''.join(traceback.format_exception(kind, error, trace)).splitlines():
                print('# ' + line)
            self.keep_evidence()
        elif self.app is not None and self.app.process.poll() is None:
            self.equal('the program wrote no warning', self.app.complaints, [])
        if self.app is not None:
            self.app.close()
        print('1..%d' % self.count, flush=True)
        sys.exit(1 if self.failed else 0)


def school_file(journey, pupils=60, years=1, until_date='2026-03-20'):
    """A small sample school in the journey's own folder."""
    path = journey.path('school.rollbook')
    journey.cli('demo', path, '--pupils', str(pupils), '--years', str(years),
                '--until', until_date)
    return path
