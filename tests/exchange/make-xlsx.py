#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the workbooks that tests/exchange/test-xlsx.c reads: good ones by openpyxl, so that the
reader is checked against another program, and hostile ones by hand."""
import datetime
import sys
import zipfile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
         'content-types"></Types>')
BOOK = ('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>')
RELS = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        '</Relationships>')


def by_hand(path, sheet):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as out:
        out.writestr('[Content_Types].xml', TYPES)
        out.writestr('xl/workbook.xml', BOOK)
        out.writestr('xl/_rels/workbook.xml.rels', RELS)
        with out.open('xl/worksheets/sheet1.xml', 'w', force_zip64=True) as part:
            for piece in sheet:
                part.write(piece.encode())


def rows(body):
    return ['<?xml version="1.0"?><worksheet><sheetData>', body, '</sheetData></worksheet>']


def good(folder):
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = 'Notes'
    notes['A1'] = 'Exported by the office'
    sheet = book.create_sheet('Marks')
    sheet.append(['Attendance of 3T'])
    sheet.merge_cells('A1:D1')
    sheet.append([])
    sheet.append(['UPN', 'Date', 'Session', 'Mark', 'Late', 'Minutes Late'])
    sheet.append(['B801200005001', datetime.date(2024, 9, 2), 'AM', '/', True, 12])
    sheet.append(['B801200005001', datetime.datetime(2024, 9, 2), 'PM', 'L', False, 7.5])
    book.save(folder + '/good.xlsx')
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(['UPN', 'Date', 'Session', 'Mark'])
    book.active.append(['B801200005001', datetime.date(2024, 9, 2), 'AM', '/'])
    book.save(folder + '/mac.xlsx')


def main():
    folder = sys.argv[1]
    good(folder)
    by_hand(folder + '/inline.xlsx', rows(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>UPN</t></is></c>'
        '<c r="B1" t="inlineStr"><is><r><t>Da</t></r><r><t>te</t></r></is></c></row>'
        '<row r="5"><c r="B5" t="d"><v>2024-09-02T00:00:00</v></c><c r="D5" t="b"><v>1</v></c>'
        '<c r="E5" t="e"><v>#N/A</v></c><c r="F5" t="str"><v>=cmd()</v></c></row>'))
    by_hand(folder + '/bomb.xlsx', ['<?xml version="1.0"?><worksheet><sheetData>']
            + [' ' * (1 << 20)] * 120 + ['</sheetData></worksheet>'])
    entities = ''.join('<!ENTITY l%d "%s">' % (i, '&l%d;' % (i - 1) * 10) for i in range(1, 10))
    by_hand(folder + '/entities.xlsx', [
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">' + entities + ']><worksheet>'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData>'
        '</worksheet>'])
    by_hand(folder + '/far.xlsx', rows(''.join(
        '<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (i, i) for i in range(1, 2000))))
    by_hand(folder + '/half.xlsx', ['<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1">'])
    data = open(folder + '/good.xlsx', 'rb').read()
    open(folder + '/cut.xlsx', 'wb').write(data[:len(data) // 2])
    with zipfile.ZipFile(folder + '/other.xlsx', 'w') as out:
        out.writestr('mimetype', 'application/epub+zip')


main()
