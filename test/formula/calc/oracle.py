"""Computes formulas with LibreOffice.

Reads {"sheets": {name: {address: value}}, "names": {}, "formulas": [..], "at": sheet} as JSON from the first path and writes the
results as a JSON list to standard output. A formula in braces is an array formula. The second path is a folder in which the workbook
is built and converted.
"""

import json
import pathlib
import subprocess
import sys

import openpyxl
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table


def build(case, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in case["sheets"].items():
        sheet = book.create_sheet(name)
        for address, value in cells.items():
            cell = sheet[address]
            if isinstance(value, dict):
                cell.value, cell.data_type = value["error"], "e"
            elif isinstance(value, str) and not value.startswith("="):
                cell.value, cell.data_type = value, "s"
            else:
                cell.value = value
    for name, refers_to in case["names"].items():
        book.defined_names.append(DefinedName(name, attr_text=refers_to))
    for name, table in case["tables"].items():
        book[table["sheet"]].add_table(Table(displayName=name, ref=table["ref"]))
    sheet = book[case["at"]]
    for row, formula in enumerate(case["formulas"], 1):
        address = f"{case['column']}{row}"
        if formula.startswith("{="):
            sheet[address] = formula[1:-1]
            sheet.formula_attributes[address] = {"t": "array", "ref": address}
        else:
            sheet[address] = formula
    book.save(path)


def convert(path, folder):
    out = folder / "computed"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=100,
    )
    return out / path.name


def results(case, path):
    sheet = openpyxl.load_workbook(path, data_only=True)[case["at"]]
    for row in range(1, len(case["formulas"]) + 1):
        cell = sheet[f"{case['column']}{row}"]
        value = cell.internal_value if cell.is_date else cell.value
        yield {"error": value} if cell.data_type == "e" else value


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    case = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"))
    folder = pathlib.Path(sys.argv[2])
    path = folder / "formulas.xlsx"
    build(case, path)
    print(json.dumps(list(results(case, convert(path, folder)))))


main()
