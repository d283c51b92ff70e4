# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons are well formed; the symbolic ones are 16 by 16 and take the colour of the text."""
import os
import re
import xml.etree.ElementTree as ET

import tap

SVG = '{http://www.w3.org/2000/svg}'
# GTK 4.8 gives its colour to the fill of these, and to nothing else.
COLOURED = ('path', 'rect', 'circle')


def symbolic_problems(path, image):
    if (image.get('width'), image.get('height')) != ('16', '16'):
        yield '%s: is not 16 by 16' % path
    if image.get('viewBox') != '0 0 16 16':
        yield '%s: has another viewBox' % path
    for shape in image.iter():
        name = shape.tag.replace(SVG, '')
        if name not in COLOURED + ('svg', 'g', 'title'):
            yield '%s: <%s> does not take the colour of the text' % (path, name)
        if shape.get('stroke') not in (None, 'none'):
            yield '%s: a stroke does not take the colour of the text' % path


report = tap.Report()
broken, odd = [], []
for path in tap.tree('icons', endings=('.svg',)):
    try:
        image = ET.fromstring(tap.read(path).encode())
    except ET.ParseError as error:
        broken.append('%s: %s' % (path, error))
        continue
    if image.tag != SVG + 'svg' or not image.get('viewBox'):
        broken.append('%s: is no SVG image with a viewBox' % path)
    if path.endswith('-symbolic.svg'):
        odd += symbolic_problems(path, image)
report.point('every icon is well formed', broken)
report.point('symbolic icons are 16 by 16 and take the colour of the text', odd)

bundle = ET.fromstring(tap.read('icons/icons.gresource.xml').encode())
bundled = [os.path.normpath('icons/' + f.text) for f in bundle.iter('file')]
report.point('every icon is bundled, and every bundled icon is there',
             ['%s is not bundled' % p for p in tap.tree('icons', endings=('.svg',))
              if p not in bundled]
             + ['%s is gone' % p for p in bundled if not tap.exists(p)])
drawn = {os.path.basename(p)[:-len('.svg')] for p in bundled}
used = {(path, name) for path in tap.tree('src', 'ui', endings=('.c', '.h', '.ui'))
        for name in re.findall(r'\b(rollbook-[a-z-]+-symbolic)\b', tap.read(path))}
report.point("every icon of Rollbook's own that is used is drawn",
             ['%s: %s' % pair for pair in sorted(used) if pair[1] not in drawn])
report.end()
