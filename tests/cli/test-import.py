#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job from a file: term dates, pupils and marks in their three shapes, counted again here."""
import csv
import datetime
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from rollbook import TERMS_2025, equal, main, ok, run, write

TODAY = '2025-10-10'
POSSIBLE_ATTENDED = set('/\\LBKPVW')
ABSENT = {'I', 'M', 'R', 'C', 'C1', 'C2', 'E', 'S', 'T', 'J1', 'G', 'N', 'O', 'U'}
LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'


def upn(number):
    body = '801200525%03d' % number
    return LETTERS[sum((i + 2) * int(d) for i, d in enumerate(body)) % 23] + body


def school_days(until=TODAY):
    day, last = datetime.date(2025, 9, 2), datetime.date.fromisoformat(until)
    while day <= last:
        if day.weekday() < 5:
            yield day
        day += datetime.timedelta(1)


def british(day):
    return day.strftime('%d/%m/%Y')


PUPILS = [(upn(n), surname, forename, group, n) for n, (surname, forename, group) in enumerate(
    [('Okonkwo', 'Chidi', '3T'), ('Dąbrowska', 'Zofia', '3T'), ('O’Sullivan', 'Orla', '3T'),
     ('Nguyễn', 'Linh', '4C'), ('=cmd()', '<b>Bobby</b>', '4C'), ("Robert'); DROP TABLE", '{{name}}', '4C'),
     ('حداد', 'ليلى', '4C')], 1)]


def made_up_marks(seed=1):
    """{(upn, day, half): code} with every kind of code."""
    draw = random.Random(seed)
    marks = {}
    for number, *_ in PUPILS:
        for day in school_days():
            for half in ('AM', 'PM'):
                present = '/' if half == 'AM' else '\\'
                code = draw.choices([present, 'L', 'U', 'I', 'M', 'O', 'G', 'N', 'C1', 'C2', 'V', 'D', 'Y4', 'R', 'X', 'E'],
                                    [80, 4, 1, 5, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1])[0]
                marks[number, day, half] = code
    return marks


def pupil_list():
    lines = ['UPN,Legal Surname,Legal Forename,Date of Birth,Sex,Year,Class,Start Date,FSM,SEN']
    for number, surname, forename, group, n in PUPILS:
        lines.append('%s,"%s",%s,%02d/04/2018,%s,%s,%s,02/09/2024,%s,%s'
                     % (number, surname, forename, n, 'FM'[n % 2], group[0], group, 'YN'[n % 2], 'KNE'[n % 3]))
    return '\r\n'.join(lines) + '\r\n'


def new_school(folder):
    path = os.path.join(folder, 'school.rollbook')
    ok('new', path, '--name', 'Test School', '--terms', write(folder, 'terms.csv', TERMS_2025))
    done = ok('import', '--json', write(folder, 'pupils.csv', pupil_list(), 'utf-8-sig'), school=path, today=TODAY)
    one = done.json['files'][0]
    equal((one['kind'], one['rows'], one['added'], one['refused']), ('pupils', len(PUPILS), len(PUPILS), []), one)
    return path


def long_form(marks, names=True):
    lines = ['UPN;Date;Session;Mark;Comment']
    for (number, day, half), code in marks.items():
        lines.append(';'.join([number, british(day), half, code, 'rang in' if code == 'I' else '']))
    return '\n'.join(lines) + '\n'


def wide_form(marks):
    days = list(school_days())
    rows = [['UPN', 'Surname', 'Forename', 'Class'] + ['%s %s' % (british(d), h) for d in days for h in ('AM', 'PM')]]
    for number, surname, forename, group, _ in PUPILS:
        rows.append([number, surname, forename, group] + [marks[number, d, h] for d in days for h in ('AM', 'PM')])
    return rows


def string_form(marks):
    monday = datetime.date(2025, 9, 1)
    rows = [['UPN', 'Surname', 'Forename', 'Start Date', 'Marks']]
    last = datetime.date.fromisoformat(TODAY)
    for number, surname, forename, *_ in PUPILS:
        text, day = '', monday
        while day <= last:
            if day.weekday() < 5:
                for half in ('AM', 'PM'):
                    code = marks.get((number, day, half), '#')
                    text += code if len(code) == 1 else '{%s}' % code
            day += datetime.timedelta(1)
        rows.append([number, surname, forename, british(monday), text])
    return rows


def save(folder, name, rows):
    path = os.path.join(folder, name)
    with open(path, 'w', newline='', encoding='utf-8') as out:
        csv.writer(out).writerows(rows)
    return path


def count(marks):
    total = dict.fromkeys(('possible', 'attended', 'late', 'late_after_close', 'authorised', 'unauthorised'), 0)
    for code in marks.values():
        total['attended'] += code in POSSIBLE_ATTENDED
        total['possible'] += code in POSSIBLE_ATTENDED or code in ABSENT
        total['late'] += code == 'L'
        total['late_after_close'] += code == 'U'
        total['unauthorised'] += code in {'G', 'N', 'O', 'U'}
        total['authorised'] += code in ABSENT - {'G', 'N', 'O', 'U'}
    return total


def check_counts(school, marks):
    total = ok('stats', '--json', school=school, today=TODAY).rows[0]
    for key, value in count(marks).items():
        equal(total[key], value, key)
    for row in ok('stats', '--by', 'pupil', '--json', school=school, today=TODAY).rows:
        own = count({k: v for k, v in marks.items() if k[0] == row['upn']})
        for key, value in own.items():
            equal(row[key], value, (row['name'], key))


def check_shape(folder, path, layout):
    school = new_school(folder)
    marks = made_up_marks()
    dry = ok('import', '--dry-run', '--json', path, school=school, today=TODAY).json['files'][0]
    equal(ok('stats', '--json', school=school, today=TODAY).rows[0]['possible'], 0, 'a dry run writes nothing')
    done = ok('import', '--json', path, school=school, today=TODAY).json['files'][0]
    equal(done['kind'], 'marks')
    assert layout in done['layout'], done['layout']
    equal((done['added'], done['changed'], done['same'], done['refused'], done['conflicts']), (len(marks), 0, 0, [], []))
    equal(dry['added'], done['added'])
    check_counts(school, marks)
    again = ok('import', '--json', path, school=school, today=TODAY).json['files'][0]
    equal((again['added'], again['changed'], again['same']), (0, 0, len(marks)), 'the same file again')
    equal(len(ok('audit', '--json', school=school, today=TODAY).rows), 0)
    stored = {(row['upn'], row['date'], row['session']): row['code']
              for row in ok('marks', '--json', school=school, today=TODAY).rows}
    equal(stored, {(u, str(d), h.lower()): code for (u, d, h), code in marks.items()})


def test_long(folder):
    """long form: read, counted again, the same file twice changes nothing"""
    check_shape(folder, write(folder, 'marks.csv', long_form(made_up_marks())), 'long')


def test_long_encodings(folder):
    """UTF-16 and Windows-1252 files are read as well"""
    school = new_school(folder)
    marks = made_up_marks()
    path = os.path.join(folder, 'marks.csv')
    with open(path, 'wb') as out:
        out.write(long_form(marks).replace(';', '\t').encode('utf-16'))
    equal(ok('import', '--json', path, school=school, today=TODAY).json['files'][0]['added'], len(marks))
    with open(path, 'wb') as out:
        out.write(long_form(marks).replace('rang in', 'Mère a téléphoné').encode('cp1252'))
    ok('import', '--json', path, school=school, today=TODAY)
    notes = {row['note'] for row in ok('marks', '--json', school=school, today=TODAY).rows}
    assert 'Mère a téléphoné' in notes, notes


def test_wide(folder):
    """wide form: a column a session"""
    check_shape(folder, save(folder, 'wide.csv', wide_form(made_up_marks())), 'wide')


def test_string(folder):
    """string form: ten characters a week, two-character codes in braces"""
    check_shape(folder, save(folder, 'string.csv', string_form(made_up_marks())), 'string')


def test_xlsx(folder):
    """an XLSX workbook with real dates"""
    import openpyxl
    school = new_school(folder)
    marks = made_up_marks()
    book = openpyxl.Workbook()
    book.active.append(['UPN', 'Date', 'Session', 'Mark'])
    for (number, day, half), code in marks.items():
        book.active.append([number, day, half, code])
    path = os.path.join(folder, 'marks.xlsx')
    book.save(path)
    done = ok('import', '--json', path, school=school, today=TODAY).json['files'][0]
    equal((done['added'], done['refused']), (len(marks), []))
    check_counts(school, marks)


def test_refused(folder):
    """refused cells are said with row, field, value and reason, saved, corrected and imported again"""
    school = new_school(folder)
    one, two = PUPILS[0][0], PUPILS[1][0]
    path = write(folder, 'bad.csv', '\n'.join(
        ['UPN,Date,Session,Mark', '%s,03/09/2025,AM,/' % one, '%s,03/09/2025,PM,QQ' % one,
         '%s,06/09/2025,AM,/' % one, '%s,04/09/2025,AM,H' % two, 'A000000000000,04/09/2025,AM,/',
         '%s,31/02/2026,AM,/' % two, '%s,04/09/2025,PM,/' % two]) + '\n')
    saved = os.path.join(folder, 'refused.csv')
    done = run('import', path, '--json', '--refused', saved, school=school, today=TODAY)
    equal(done.status, 3, done.err)
    result = done.json['files'][0]
    equal(result['added'], 2)
    equal([r['row'] for r in result['refused']], [3, 4, 5, 6, 7], result['refused'])
    equal((result['refused'][0]['field'], result['refused'][0]['value']), ('Mark', 'QQ'))
    assert all(r['reason'] for r in result['refused'])
    equal(run('import', path, '--dry-run', '--json', school=school, today=TODAY).status, 3, 'a dry run too')
    with open(saved, encoding='utf-8-sig') as text:
        rows = list(csv.reader(text))
    assert any('QQ' in cell for row in rows for cell in row), rows
    fixed = [[{'QQ': 'I'}.get(cell, cell) for cell in row] for row in rows[:2]]
    again = ok('import', save(folder, 'fixed.csv', fixed), '--kind', 'marks', '--json', school=school, today=TODAY)
    equal(again.json['files'][0]['added'], 1)
    codes = {(r['date'], r['session']): r['code'] for r in
             ok('marks', '--pupil', one, '--json', school=school, today=TODAY).rows}
    equal(codes, {('2025-09-03', 'am'): '/', ('2025-09-03', 'pm'): 'I'})
    # `/` of an afternoon became its own sign
    codes = [r['code'] for r in ok('marks', '--pupil', two, '--json', school=school, today=TODAY).rows]
    equal(codes, ['\\'])


def test_amendment(folder):
    """a changed mark becomes an amendment with the file as its reason; blanks erase nothing"""
    school = new_school(folder)
    one = PUPILS[0][0]
    head = 'UPN,Date,Session,Mark\n'
    ok('import', write(folder, 'a.csv', head + '%s,03/09/2025,AM,N\n%s,03/09/2025,PM,\\\n' % (one, one)),
       school=school, today=TODAY)
    done = ok('import', write(folder, 'b.csv', head + '%s,03/09/2025,AM,M\n%s,03/09/2025,PM,\n' % (one, one)), '--json',
              school=school, today=TODAY).json['files'][0]
    equal((done['added'], done['changed']), (0, 1), done)
    rows = ok('audit', '--json', school=school, today=TODAY).rows
    equal([(r['was'], r['is']) for r in rows], [('N', 'M')])
    assert 'b.csv' in rows[0]['reason'], rows[0]
    equal(len(ok('marks', '--json', school=school, today=TODAY).rows), 2)
    assert ok('audit', '--verify', '--json', school=school, today=TODAY).json['intact']


def test_own_change_stays(folder):
    """a newer change made here is not overwritten: a conflict for a person, exit status 3"""
    school = new_school(folder)
    one = PUPILS[0][0]
    path = write(folder, 'a.csv', 'UPN,Date,Session,Mark\n%s,03/09/2025,AM,O\n' % one)
    ok('import', path, school=school, today=TODAY)
    ok('mark', one, '2025-09-03', 'am', 'I', '--reason', 'mother rang', school=school, today=TODAY)
    done = run('import', path, '--json', school=school, today=TODAY)
    equal(done.status, 3)
    conflict = done.json['files'][0]['conflicts'][0]
    equal((conflict['upn'], conflict['date'], conflict['session'], conflict['stored'], conflict['file']),
          (one, '2025-09-03', 'am', 'I', 'O'))
    equal(ok('marks', '--json', school=school, today=TODAY).rows[0]['code'], 'I')


def test_plans(folder):
    """marks of sessions that have not begun are kept and count nowhere"""
    school = new_school(folder)
    one = PUPILS[0][0]
    ok('import', write(folder, 'a.csv', 'UPN,Date,Session,Mark\n%s,09/10/2025,AM,/\n%s,16/10/2025,AM,C\n' % (one, one)),
       school=school, today=TODAY)
    equal(ok('stats', '--json', '--to', '2025-12-19', school=school, today=TODAY).rows[0]['possible'], 1)
    equal(ok('stats', '--json', school=school, today='2025-10-17').rows[0]['possible'], 2)


def test_mapping_is_remembered(folder):
    """a wrong column is corrected once: the next such file needs no correction"""
    school = new_school(folder)
    one = PUPILS[0][0]
    first = write(folder, 'first.csv', 'UPN,Date,Session,Zeichen\n%s,03/09/2025,AM,I\n' % one)
    second = write(folder, 'second.csv', 'UPN,Date,Session,Zeichen\n%s,04/09/2025,AM,M\n' % one)
    ok('import', first, '--kind', 'marks', '--map', 'Zeichen=Mark', '--layout', 'ours', school=school, today=TODAY)
    done = ok('import', second, '--json', school=school, today=TODAY).json['files'][0]
    equal((done['added'], done['layout']), (1, 'ours'), done)
    equal(run('import', first, '--layout', 'theirs', school=school, today=TODAY).status, 1)


def test_bad_files(folder):
    """a file that cannot be read is exit status 1, one sentence that names it, and nothing is written"""
    school = new_school(folder)
    before = ok('marks', '--csv', school=school, today=TODAY).out
    for name, data in (('empty.csv', b''), ('nul.csv', b'\0' * 3000), ('cut.xlsx', b'PK\3\4' + b'x' * 200),
                       ('quote.csv', b'UPN,Date,Session,Mark\n"A,1\n'), ('words.csv', b'Nothing of use\n1\n')):
        path = os.path.join(folder, name)
        with open(path, 'wb') as out:
            out.write(data)
        done = run('import', path, school=school, today=TODAY)
        equal(done.status, 1, (name, done.out))
        assert name in done.err and done.err.count('\n') == 1, done.err
    equal(run('import', os.path.join(folder, 'none.csv'), school=school, today=TODAY).status, 1)
    good = write(folder, 'good.csv', 'Name,Position\nMs Osei,Class teacher\n')
    both = run('import', good, os.path.join(folder, 'nul.csv'), '--json', school=school, today=TODAY)
    equal((both.status, [f['file'] for f in both.json['files']]), (1, ['good.csv']), 'what was done is said')
    equal(ok('marks', '--csv', school=school, today=TODAY).out, before)


def test_terms_ics(folder):
    """term dates of another year come in from an ICS calendar and make that year"""
    school = new_school(folder)
    event = 'BEGIN:VEVENT\r\nUID:%d\r\nDTSTAMP:20250101T000000Z\r\nDTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\n'
    text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n' + event % (1, '20240902', '20241221', 'Autumn term') \
        + event % (2, '20241028', '20241102', 'Half term') + 'END:VCALENDAR\r\n'
    ok('import', write(folder, 'terms.ics', text), school=school, today=TODAY)
    sessions = ok('calendar', '--sessions', '--json', '--year', 2024, school=school).json['sessions']
    equal((sessions[0]['date'], sessions[-1]['date']), ('2024-09-02', '2024-12-20'), 'DTEND is exclusive')
    equal(len(sessions), 2 * (16 * 5 - 5))


def test_people(folder):
    """contacts, staff and a transfer file; letters then go to the household"""
    school = new_school(folder)
    one = PUPILS[0][0]
    contacts = write(folder, 'contacts.csv', 'UPN,Name,Relationship,Priority,Parental Responsibility,Gets Letters,'
                     'Phone,Address,Household\n'
                     '%s,Mrs Ifeoma Okonkwo,Mother,1,Yes,Yes,07700 900142,"29 Ropewalk, Kettlebourne",H1\n'
                     '%s,Mr Emeka Okonkwo,Father,2,Yes,Yes,07700 900377,"29 Ropewalk, Kettlebourne",H1\n' % (one, one))
    staff = write(folder, 'staff.csv', 'Name,Position,Role,Classes\nMs Osei,Class teacher,teacher,3T\n')
    transfer = write(folder, 'transfer.xml', '''<?xml version="1.0"?><CTfile><Header><DocumentName>Common Transfer File
</DocumentName></Header><CTFpupilData><Pupil><UPN>B801200005001</UPN><Surname>Marsh</Surname><Forename>Tyler</Forename>
<DOB>2017-10-03</DOB><Sex>M</Sex></Pupil></CTFpupilData></CTfile>''')
    for path, kind, rows in ((contacts, 'contacts', 2), (staff, 'staff', 1), (transfer, 'ctf', 1)):
        first = ok('import', path, '--json', school=school, today=TODAY).json['files'][0]
        again = ok('import', path, '--json', school=school, today=TODAY).json['files'][0]
        equal((first['kind'], first['added'], again['added'], again['same']), (kind, rows, 0, rows), path)
    marks = {key: code for key, code in made_up_marks().items()}
    for day in school_days():
        for half in ('AM', 'PM'):
            marks[one, day, half] = 'I' if day >= datetime.date(2025, 9, 22) else '/\\'[half == 'PM']
    ok('import', write(folder, 'marks.csv', long_form(marks)), school=school, today=TODAY)
    rows = ok('letters', 'movement', '--before', '2025-09-02..2025-09-19', '--after', '2025-09-22..2025-10-10', '--list',
              '--json', school=school, today=TODAY).rows
    row = [r for r in rows if r['upn'] == one][0]
    equal((row['letter'], row['before']['band'], row['after']['band']), ('first-red', 'top', 'severe'))
    equal([r['name'] for r in row['recipients']], ['Mr and Mrs Okonkwo'])
    assert row['recipients'][0]['address'].startswith('29 Ropewalk')


def test_roll_trail(folder):
    """who was taken on or moved to another class by a list has a row in the trail: who, when, from which file"""
    school = new_school(folder)
    number, group = PUPILS[0][0], PUPILS[0][3]
    other = next(p[3] for p in PUPILS if p[3] != group)
    moved = pupil_list().splitlines()
    moved = [moved[0]] + [line.replace(group, other) for line in moved[1:] if number in line]
    path = write(folder, 'moved.csv', '\n'.join(moved) + '\n', 'utf-8-sig')
    for _ in range(2):  # the second time nothing is moved, and there is no row
        ok('import', path, '--staff', 'Jo Patel', school=school, today=TODAY)
    rows = [row for row in ok('audit', '--all', '--json', school=school, today=TODAY).rows
            if row['kind'] == 'record' and row['upn'] == number]
    equal([(row['origin'], row['source']) for row in rows], [('pupils.csv', 'import'), ('moved.csv', 'import')], rows)
    assert rows[0]['record_was'] is None and 'roll ' in rows[0]['record_is'], rows[0]
    equal(rows[1]['who'], 'Jo Patel')
    assert 'class ' + group in rows[1]['record_was'] and 'class ' + other in rows[1]['record_is'], rows[1]


def test_earlier_years(folder):
    """case 79: totals of a year at a school before are kept, told, and count in no figure of our own"""
    school = new_school(folder)
    year = ('<YearData><Year>%d</Year><SchoolName>Chalk Lane Primary</SchoolName><SessionsPossible>%d</SessionsPossible>'
            '<SessionsAuthorised>9</SessionsAuthorised><SessionsAttended>171</SessionsAttended>'
            '<SessionsUnauthorised>6</SessionsUnauthorised></YearData>')
    transfer = write(folder, 'transfer.xml', '''<?xml version="1.0"?><CTfile><Header><DocumentName>Common Transfer File
</DocumentName></Header><CTFpupilData><Pupil><UPN>%s</UPN><Surname>Okonkwo</Surname><Forename>Chidi</Forename>
<DOB>2018-04-01</DOB><Attendance>%s%s</Attendance></Pupil></CTFpupilData></CTfile>'''
                     % (PUPILS[0][0], year % (2025, 186), year % (2024, 190)))
    before = ok('stats', '--by', 'school', '--json', school=school, today=TODAY).rows
    done = run('import', transfer, '--json', school=school, today=TODAY).json['files'][0]
    equal([(r['field'], r['value']) for r in done['refused']], [('SessionsPossible', '190')], 'totals must add up')
    rows = ok('report', 'earlier-years', '--pupil', PUPILS[0][0], '--json', school=school, today=TODAY).rows
    equal([(r['year'], r['school'], r['possible'], r['attended'], r['authorised'], r['unauthorised'], r['attendance'])
           for r in rows], [('2024/25', 'Chalk Lane Primary', 186, 171, 9, 6, '91.9')])
    equal(ok('report', 'earlier-years', '--json', school=school, today=TODAY).rows, rows, 'of everybody')
    equal(ok('report', 'earlier-years', '--pupil', PUPILS[1][0], '--json', school=school, today=TODAY).rows, [])
    equal(ok('stats', '--by', 'school', '--json', school=school, today=TODAY).rows, before, 'our own figures stay')


main([test_earlier_years, test_people, test_roll_trail, test_long, test_long_encodings, test_wide, test_string, test_xlsx, test_refused, test_amendment,
      test_own_change_stays, test_plans, test_mapping_is_remembered, test_bad_files, test_terms_ics])
