# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktop file, metainfo, settings schema and MIME type are what the desktop expects."""
import os
import shutil
import tempfile
import xml.etree.ElementTree as ET

import tap

ID = 'org.rollbook.Rollbook'
MIME = '{http://www.freedesktop.org/standards/shared-mime-info}'


def checked(tool, argv, source, name):
    """Run a validator on a copy that has the name it will be installed under."""
    if shutil.which(tool) is None:
        return ['%s is not installed' % tool]
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, name)
        shutil.copy(os.path.join(tap.root(), source), copy)
        status, said = tap.command(tool, *argv, copy)
        return [said or 'status %d' % status] if status != 0 or 'warning:' in said else []


def mime_problems():
    kind = ET.fromstring(tap.read('data/%s.mime.xml' % ID)).find(MIME + 'mime-type')
    outer = kind.find(MIME + 'magic/' + MIME + 'match')
    inner = outer.find(MIME + 'match')
    facts = {
        'type': (kind.get('type'), 'application/x-rollbook'),
        'glob': (kind.find(MIME + 'glob').get('pattern'), '*.rollbook'),
        'header': (outer.get('value'), 'SQLite format 3\\000'),
        'application id': ((int(inner.get('value'), 16), inner.get('offset')),
                           (int.from_bytes(b'Roll', 'big'), '68')),
    }
    return ['%s is %r, not %r' % (what, got, want)
            for what, (got, want) in facts.items() if got != want]


def mime_database():
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, 'packages'))
        shutil.copy(os.path.join(tap.root(), 'data/%s.mime.xml' % ID),
                    os.path.join(folder, 'packages', ID + '.xml'))
        status, said = tap.command('update-mime-database', folder)
        known = os.path.exists(os.path.join(folder, 'application', 'x-rollbook.xml'))
        return [said or 'the type did not arrive'] if status or not known else []


def agreement():
    desktop = tap.read('data/%s.desktop.in' % ID)
    metainfo = ET.fromstring(tap.read('data/%s.metainfo.xml.in' % ID).encode())
    version = [line.split("'")[1] for line in tap.read('meson.build').split('\n')
               if line.strip().startswith('version:')][0]
    return [
        'Exec=rollbook %f' in desktop or 'the desktop file does not start rollbook on a file',
        'MimeType=application/x-rollbook;' in desktop or 'the desktop file opens no .rollbook file',
        'Icon=' + ID in desktop or 'the desktop file has another icon',
        metainfo.findtext('id') == ID or 'the metainfo has another id',
        metainfo.find('releases/release').get('version') == version
        or 'the newest release of the metainfo is not %s' % version,
    ]


report = tap.Report()
report.point('the desktop file is valid',
             checked('desktop-file-validate', [], 'data/%s.desktop.in' % ID, ID + '.desktop'))
report.point('the metainfo is valid',
             checked('appstreamcli', ['validate', '--no-net'], 'data/%s.metainfo.xml.in' % ID,
                     ID + '.metainfo.xml'))
report.point('program, desktop file and metainfo agree',
             [said for said in agreement() if said is not True])
status, said = tap.command('glib-compile-schemas', '--strict', '--dry-run', 'data')
report.point('the settings schema is valid', [said] if status else [])
report.point('a school file is known by its name and its application id', mime_problems())
report.point('the MIME database takes the type', mime_database())
report.end()
