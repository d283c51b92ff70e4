#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the data files of this folder into one C file, so that nothing is looked for at run time.

Usage: embed.py OUT.c ROOT FILE...   A file is found again by its path below ROOT."""
import os
import sys

out, root, files = sys.argv[1], sys.argv[2], sorted(sys.argv[3:])
with open(out, 'w', encoding='utf-8') as c:
    c.write('/* Made by data/embed.py. */\n#include "rb-data.h"\n#include <string.h>\n')
    for i, name in enumerate(files):
        data = open(name, 'rb').read() + b'\0'
        c.write('static const unsigned char file_%d[] = {' % i)
        c.write(','.join(str(b) for b in data))
        c.write('};\n')
    c.write('static const struct { const char *path; const unsigned char *bytes; size_t length; } files[] = {\n')
    for i, name in enumerate(files):
        path = os.path.relpath(name, root).replace(os.sep, '/')
        c.write('  { "%s", file_%d, sizeof file_%d - 1 },\n' % (path, i, i))
    c.write('};\n')
    c.write('''
const char *
rb_data_find (const char *path, size_t *length)
{
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
    if (strcmp (files[i].path, path) == 0)
      {
        if (length)
          *length = files[i].length;
        return (const char *) files[i].bytes;
      }
  return NULL;
}

const char *
rb_data_path (size_t index)
{
  return index < sizeof files / sizeof files[0] ? files[index].path : NULL;
}
''')
