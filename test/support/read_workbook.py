"""Reads workbooks with openpyxl. Each line of standard input is a path; each line of standard output is the workbook as JSON."""

import json
import sys
import traceback
import warnings

import openpyxl

warnings.simplefilter("ignore")  # openpyxl warns of extensions it does not keep, but nothing is saved here.


def colour(value):
    """A colour as RRGGBB, theme:3 or indexed:64."""
    if value is None:
        return None
    if value.type == "rgb":
        return value.rgb[-6:]
    return f"{value.type}:{getattr(value, value.type)}"


def formula_of(value):
    """openpyxl 3.0 gives an array formula as text, 3.1 as an object."""
    return getattr(value, "text", value)


def plain(value):
    value = formula_of(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def cell_of(cell, cached):
    is_formula = cell.data_type == "f"
    font, fill, border, alignment = cell.font, cell.fill, cell.border, cell.alignment
    return {
        "formula": formula_of(cell.value) if is_formula else None,
        "value": plain(cached.value),
        "type": cached.data_type,
        "numberFormat": cell.number_format,
        "font": {
            "name": font.name,
            "size": font.sz,
            "bold": bool(font.b),
            "italic": bool(font.i),
            "color": colour(font.color),
        },
        "fill": colour(fill.fgColor) if fill.fill_type == "solid" else fill.fill_type,
        "border": {side: getattr(getattr(border, side), "style", None) for side in ("left", "right", "top", "bottom")},
        "alignment": {
            "horizontal": alignment.horizontal,
            "vertical": alignment.vertical,
            "wrap": bool(alignment.wrap_text),
        },
        "locked": cell.protection.locked,
        "comment": cell.comment.text if cell.comment else None,
        "hyperlink": (cell.hyperlink.target or cell.hyperlink.location) if cell.hyperlink else None,
    }


def is_used(cell):
    return cell.value is not None or cell.has_style or cell.comment or cell.hyperlink


def conditional_formats(sheet):
    for block in sheet.conditional_formatting:
        for rule in block.rules:
            bar, dxf = rule.dataBar, rule.dxf
            yield {
                "range": str(block.sqref),
                "type": rule.type,
                "operator": rule.operator,
                "formulas": list(rule.formula or []),
                "priority": rule.priority,
                "stopIfTrue": bool(rule.stopIfTrue),
                "fill": colour(dxf.fill.bgColor) if dxf and dxf.fill else None,
                "fontColor": colour(dxf.font.color) if dxf and dxf.font else None,
                "bar": bar and {"color": colour(bar.color), "limits": [[cfvo.type, cfvo.val] for cfvo in bar.cfvo]},
                "icons": rule.iconSet.iconSet if rule.iconSet else None,
            }


def validations(sheet):
    for rule in sheet.data_validations.dataValidation:
        yield {
            "range": str(rule.sqref),
            "type": rule.type,
            "operator": rule.operator,
            "formulas": [rule.formula1, rule.formula2],
            "allowBlank": bool(rule.allow_blank),
            "error": rule.error,
            "prompt": rule.prompt,
        }


def title_text(title):
    if title is None or title.tx is None or title.tx.rich is None:
        return None
    return "".join(run.t for paragraph in title.tx.rich.p for run in paragraph.r or [])


def reference(source):
    """The reference from which a series takes its values."""
    for kind in ("numRef", "strRef"):
        if source is not None and getattr(source, kind, None) is not None:
            return getattr(source, kind).f
    return None


def charts(sheet):
    for chart in sheet._charts:
        yield {
            "kinds": [type(part).__name__ for part in chart._charts],
            "title": title_text(chart.title),
            "row": chart.anchor._from.row + 1,
            "column": chart.anchor._from.col + 1,
            "series": [
                {"values": reference(one.val or getattr(one, "yVal", None)), "categories": reference(one.cat)}
                for part in chart._charts
                for one in part.series
            ],
        }


def part_text(item):
    return {side: getattr(item, side).text for side in ("left", "center", "right")}


def print_setup(sheet):
    setup, margins = sheet.page_setup, sheet.page_margins
    return {
        "orientation": setup.orientation,
        "paperSize": int(setup.paperSize) if setup.paperSize else None,
        "fitToPage": bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage),
        "fitToWidth": setup.fitToWidth,
        "fitToHeight": setup.fitToHeight,
        "titleRows": sheet.print_title_rows,
        "area": str(sheet.print_area) if sheet.print_area else None,
        "header": part_text(sheet.oddHeader),
        "footer": part_text(sheet.oddFooter),
        "margins": [margins.left, margins.right, margins.top, margins.bottom],
        "centered": bool(sheet.print_options.horizontalCentered),
    }


def tables(sheet):
    for table in sheet.tables.values():
        yield {
            "name": table.displayName,
            "range": table.ref,
            "totalsRows": table.totalsRowCount or 0,
            "columns": [column.name for column in table.tableColumns],
        }


def sheet_of(sheet, cached):
    if not hasattr(sheet, "iter_rows"):
        return {"name": sheet.title, "kind": "chartsheet", "state": sheet.sheet_state}
    used = (cell for row in sheet.iter_rows() for cell in row if is_used(cell))
    return {
        "name": sheet.title,
        "kind": "worksheet",
        "state": sheet.sheet_state,
        "dimensions": sheet.calculate_dimension(),
        "cells": {cell.coordinate: cell_of(cell, cached[cell.coordinate]) for cell in used},
        "merges": sorted(str(area) for area in sheet.merged_cells.ranges),
        "columns": [
            {"first": one.min, "last": one.max, "width": one.width, "hidden": bool(one.hidden)}
            for one in sheet.column_dimensions.values()
        ],
        "rows": {
            str(number): {"height": one.height, "hidden": bool(one.hidden)}
            for number, one in sheet.row_dimensions.items()
            if one.height or one.hidden
        },
        "conditionalFormats": list(conditional_formats(sheet)),
        "validations": list(validations(sheet)),
        "charts": list(charts(sheet)),
        "tables": list(tables(sheet)),
        "print": print_setup(sheet),
        "freeze": sheet.freeze_panes,
        "gridLines": sheet.sheet_view.showGridLines is not False,
        "tabColor": colour(sheet.sheet_properties.tabColor),
        "filter": sheet.auto_filter.ref,
        "protected": bool(sheet.protection.sheet),
    }


def names(book):
    """openpyxl 3.0 keeps the names of sheets in the workbook's list, 3.1 in each sheet."""
    listed = getattr(book.defined_names, "definedName", None)
    if listed is None:
        scopes = [(None, book.defined_names)] + [(sheet.title, sheet.defined_names) for sheet in book.worksheets]
        found = [(sheet, name) for sheet, scope in scopes for name in scope.values()]
    else:
        found = [(book.sheetnames[name.localSheetId] if name.localSheetId is not None else None, name) for name in listed]
    for sheet, name in found:
        yield {"name": name.name, "sheet": sheet, "refersTo": name.attr_text, "hidden": bool(name.hidden)}


def read(path):
    book = openpyxl.load_workbook(path)
    cached = openpyxl.load_workbook(path, data_only=True)
    return {
        "active": book.active.title,
        "sheets": [sheet_of(book[name], cached[name]) for name in book.sheetnames],
        "names": list(names(book)),
    }


def serve():
    """For each path on standard input, prints one line: the workbook as JSON, or why it can't be read."""
    for line in sys.stdin:
        try:
            answer = {"book": read(line.rstrip("\n"))}
        except Exception:  # The test reports whatever openpyxl throws.
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    serve()
