# SPDX-License-Identifier: GPL-3.0-or-later
"""Just enough of C to count its functions: comments, strings and directives made blank, braces
followed. It is not a parser; clang-format has made the text regular before."""
import re

TOKEN = re.compile(r'''
    /\*.*?\*/                        # comment
  | //[^\n]*
  | "(?:\\.|[^"\\\n])*"              # string
  | '(?:\\.|[^'\\\n])*'              # character
''', re.DOTALL | re.VERBOSE)
DIRECTIVE = re.compile(r'^[ \t]*\#(?:\\\n|[^\n])*', re.MULTILINE)


def blank(match):
    return re.sub(r'[^\n]', ' ', match.group(0))


def bare(text, keep_directives=False):
    """The text with comments, strings and directives turned into blanks; lines keep their number."""
    text = TOKEN.sub(blank, text)
    return text if keep_directives else DIRECTIVE.sub(blank, text)


def functions(text):
    """(name, first line, number of lines) of each function; the first line is that of its name."""
    text = bare(text)
    found = []
    depth = 0
    start = None
    for at, char in enumerate(text):
        if char == '{':
            if depth == 0 and text[:at].rstrip().endswith(')'):
                start = head(text, at)
            depth += 1
        elif char == '}':
            depth -= 1
            if depth == 0 and start is not None:
                name, offset = start
                first = text.count('\n', 0, offset) + 1
                last = text.count('\n', 0, at) + 1
                found.append((name, first, last - first + 1))
                start = None
    return found


def head(text, brace):
    """The name, and its place, of the function whose body begins at the brace."""
    at = text.rindex(')', 0, brace)
    depth = 0
    while at >= 0:
        depth += (text[at] == ')') - (text[at] == '(')
        if depth == 0:
            break
        at -= 1
    name = re.search(r'(\w+)\s*$', text[:at])
    return (name.group(1), name.start(1)) if name else ('?', at)
