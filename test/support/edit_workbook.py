"""Edits a workbook with openpyxl: python3 edit_workbook.py OUT [BOOK]. Reads the steps as a JSON list from standard input.

Without BOOK it edits a new workbook with a single sheet, Sheet1.
"""

import json
import sys

import openpyxl


def set_cell(book, sheet, cell, value, numberFormat=None):
    target = book[sheet][cell]
    target.value = value
    if numberFormat:
        target.number_format = numberFormat


def set_rows(book, sheet, cell, rows):
    origin = book[sheet][cell]
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value is not None:
                book[sheet].cell(origin.row + down, origin.column + across).value = value


def insert_columns(book, sheet, before, count=1):
    book[sheet].insert_cols(openpyxl.utils.column_index_from_string(before), count)


def insert_rows(book, sheet, before, count=1):
    book[sheet].insert_rows(before, count)


def delete_rows(book, sheet, first, count=1):
    book[sheet].delete_rows(first, count)


def merge(book, sheet, range):
    book[sheet].merge_cells(range)


def hide_row(book, sheet, row):
    book[sheet].row_dimensions[row].hidden = True


def protect(book, sheet):
    book[sheet].protection.enable()


def rename_sheet(book, sheet, to):
    book[sheet].title = to


def add_sheet(book, sheet):
    book.create_sheet(sheet)


def delete_sheet(book, sheet):
    del book[sheet]


def set_state(book, sheet, state):
    book[sheet].sheet_state = state


def activate(book, sheet):
    for other in book.worksheets:
        other.sheet_view.tabSelected = other.title == sheet
    book.active = book[sheet]


def add_name(book, name, refersTo):
    defined = openpyxl.workbook.defined_name.DefinedName(name, attr_text=refersTo)
    if hasattr(book.defined_names, "append"):
        book.defined_names.append(defined)
    else:
        book.defined_names[name] = defined


def delete_name(book, name):
    del book.defined_names[name]


def filter_rows(book, sheet, range, rows):
    book[sheet].auto_filter.ref = range
    if rows:
        book[sheet].auto_filter.add_filter_column(0, ["shown"])
    for row in rows:
        book[sheet].row_dimensions[row].hidden = True


def add_table(book, sheet, name, range):
    book[sheet].add_table(openpyxl.worksheet.table.Table(displayName=name, ref=range))


STEPS = {
    function.__name__.replace("_", "-"): function
    for function in (
        set_cell,
        set_rows,
        insert_columns,
        insert_rows,
        delete_rows,
        merge,
        hide_row,
        protect,
        rename_sheet,
        add_sheet,
        delete_sheet,
        set_state,
        activate,
        add_name,
        delete_name,
        filter_rows,
        add_table,
    )
}


def new_book():
    book = openpyxl.Workbook()
    book.active.title = "Sheet1"
    return book


def main(out, path=None):
    book = openpyxl.load_workbook(path) if path else new_book()
    for step in json.loads(sys.stdin.buffer.read()):
        STEPS[step.pop("kind")](book, **step)
    book.save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
