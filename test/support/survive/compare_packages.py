"""Compares workbooks before and after the commands ran: lists what the user had that was lost or changed.

Reads the packages itself (zipfile, expat) and shares no code with the product. Standard input is a JSON list of [before, after]
paths; each line of standard output is a JSON object: {"lost": [...], "changed": [...]}.
"""

import io
import json
import posixpath
import signal
import sys
import urllib.parse
import xml.etree.ElementTree as ET
import zipfile

from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

SECONDS = 60
MOST_TOLD = 20
TEMPLATES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml":
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
}
# Functions whose results may change with every calculation.
VOLATILE = ("NOW(", "TODAY(", "RAND(", "RANDBETWEEN(", "OFFSET(", "INDIRECT(", "CELL(", "INFO(")


# Page settings that may change, so that a table with more columns is still printed one page wide.
UNCOMPARED = ("count", "uniqueCount", "fitToPage", "fitToWidth", "fitToHeight")


def key(name):
    return urllib.parse.unquote(name).replace("\\", "/").lstrip("/").lower()


def local(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def kids(element, name=None):
    return [child for child in element if local(child) and (name is None or local(child) == name)]


def kid(element, name):
    return next(iter(kids(element, name)), None)


def plain(name):
    """Attributes by name, without the namespaces, which differ between strict and transitional files."""
    if name.startswith("{") and "elationships}" in name:
        return "r:" + name.rsplit("}", 1)[-1]
    return name


def attributes(element, without=()):
    return {plain(name): value for name, value in element.attrib.items() if plain(name) not in without}


def canon(element, without=()):
    """An element as a value that is equal for equal content, however it is written."""
    children = kids(element)
    text = "" if children else (element.text or "")
    inner = tuple(canon(child, without) for child in children)
    return (local(element), tuple(sorted(attributes(element, without).items())), text, inner)


def holds(after, before, without=("count", "uniqueCount")):
    """Whether an element contains all attributes and children of another, in the same order."""
    if local(after) != local(before):
        return False
    stated = attributes(after, without)
    if any(stated.get(name) != value for name, value in attributes(before, without).items()):
        return False
    if not kids(before):
        return (before.text or "") == (after.text or "") or bool(kids(after))
    rest = iter(kids(after))
    return all(any(holds(candidate, wanted, without) for candidate in rest) for wanted in kids(before))


class Package:
    def __init__(self, path):
        archive = zipfile.ZipFile(path)
        self.parts = {key(info.filename): archive.read(info) for info in archive.infolist()
                      if not info.filename.endswith("/")}
        self.types = {"default": {}, "override": {}}
        for element in self.xml("[content_types].xml"):
            if local(element) == "Default":
                self.types["default"][element.get("Extension").lower()] = element.get("ContentType")
            elif local(element) == "Override":
                self.types["override"][key(element.get("PartName"))] = element.get("ContentType")

    def xml(self, part):
        return ET.parse(io.BytesIO(self.parts[part])).getroot()

    def type_of(self, part):
        default = self.types["default"].get(part.rsplit(".", 1)[-1])
        return self.types["override"].get(part, default)

    def is_xml(self, part):
        return part.endswith((".xml", ".rels")) or (self.type_of(part) or "").endswith(("+xml", "/xml"))

    def relationships(self, source):
        folder, name = posixpath.split(source)
        part = posixpath.join(folder, "_rels", name + ".rels")
        found = {}
        if part in self.parts:
            for element in self.xml(part):
                target = element.get("Target")
                if element.get("TargetMode") != "External":
                    base = "" if target.startswith("/") else folder
                    target = key(posixpath.normpath(posixpath.join(base, target.replace("\\", "/").lstrip("/"))))
                found.setdefault(element.get("Id"), (element.get("Type").rsplit("/", 1)[-1], target))
        return found


class Book:
    def __init__(self, path):
        self.package = Package(path)
        main = [target for kind, target in self.package.relationships("").values() if kind == "officeDocument"]
        self.part = main[0] if main else "xl/workbook.xml"
        self.root = self.package.xml(self.part)
        self.relationships = self.package.relationships(self.part)
        self.sheets = []
        for element in kids(kid(self.root, "sheets")):
            target = self.relationships.get(attributes(element).get("r:id"), ("", ""))
            self.sheets.append({"name": element.get("name"), "kind": target[0], "part": target[1],
                                "said": attributes(element, ("r:id",))})
        self.strings = [canon(item) for item in self.optional("sharedStrings")]
        self.styles = Styles(self.optional("styles"))

    def optional(self, kind):
        part = next((target for relation, target in self.relationships.values() if relation == kind), None)
        return self.package.xml(part) if part in self.package.parts else ET.Element("none")

    def sheet_name(self, index):
        return self.sheets[int(index)]["name"] if index is not None and int(index) < len(self.sheets) else None

    def names(self):
        holder = kid(self.root, "definedNames")
        found = {}
        for element in [] if holder is None else kids(holder):
            place = (element.get("name"), self.sheet_name(element.get("localSheetId")))
            said = attributes(element, ("localSheetId",))
            if said.get("hidden") in ("0", "false"):
                del said["hidden"]
            found[place] = ((element.text or "").lstrip("="), said)
        return found


class Styles:
    def __init__(self, root):
        self.root = root
        self.lists = {local(child): kids(child) for child in root}
        self.known = {}
        self.formats = {element.get("numFmtId"): element.get("formatCode") for element in self.lists.get("numFmts", [])}

    def entry(self, name, index):
        entries = self.lists.get(name, [])
        return canon(entries[int(index)]) if index is not None and int(index) < len(entries) else None

    def resolve(self, index):
        """A cell's format with all its parts by value instead of by index."""
        if index not in self.known:
            formats = self.lists.get("cellXfs", [])
            xf = formats[int(index)] if int(index) < len(formats) else (formats[0] if formats else ET.Element("xf"))
            number = xf.get("numFmtId", "0")
            self.known[index] = (
                self.formats.get(number, number),
                self.entry("fonts", xf.get("fontId", "0")) if formats else None,
                self.entry("fills", xf.get("fillId", "0")) if formats and xf.get("fillId", "0") != "0" else None,
                self.entry("borders", xf.get("borderId", "0")) if formats and xf.get("borderId", "0") != "0" else None,
                self.entry("cellStyleXfs", xf.get("xfId")) if xf.get("xfId", "0") != "0" else None,
                tuple(canon(child) for child in kids(xf)),
                xf.get("quotePrefix", "0"),
            )
        return self.known[index]


def column_of(address):
    number = 0
    for letter in address.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - 64
    return number


class Cells:
    """A sheet's cells by position, its rows, and the elements around them."""

    def __init__(self, book, part):
        self.cells, self.rows, self.around = {}, {}, []
        root = book.package.xml(part)
        self.root = root
        masters, row_number = {}, 0
        for child in kids(root):
            if local(child) != "sheetData":
                self.around.append(child)
                continue
            for row in kids(child, "row"):
                row_number = int(row.get("r", row_number + 1))
                self.rows[row_number] = row
                column = 0
                for cell in kids(row, "c"):
                    column = column_of(cell.get("r")) if cell.get("r") else column + 1
                    self.cells[(row_number, column)] = self.read(book, cell, row_number, column, masters)

    @staticmethod
    def read(book, cell, row, column, masters):
        formula, value, inline = kid(cell, "f"), kid(cell, "v"), kid(cell, "is")
        kind = cell.get("t", "n")
        content = None
        if inline is not None:
            content = ("text", tuple(canon(child) for child in kids(inline)))
        elif value is not None and value.text is not None:
            if kind == "s":
                content = ("text", book.strings[int(value.text)][3])
            elif kind == "n":
                content = ("n", float(value.text))
            elif kind == "str" and formula is None:
                content = ("text", (("t", (), value.text, ()),))
            else:
                content = (kind, value.text)
        stated = None
        if formula is not None:
            stated = read_formula(formula, row, column, masters)
        return {"value": content, "formula": stated, "style": cell.get("s", "0"), "rest": len(kids(cell))}


def read_formula(element, row, column, masters):
    place = f"{get_column_letter(column)}{row}"
    text, kind = element.text or "", element.get("t", "normal")
    if kind == "shared":
        index = element.get("si")
        if text:
            masters[index] = (text, place)
        elif index in masters:
            origin_text, origin = masters[index]
            text = Translator("=" + origin_text, origin=origin).translate_formula(place)[1:]
        return ("normal", text)
    return (kind, text, element.get("ref")) if kind != "normal" else (kind, text)


def said_text(content):
    """Plain text without xml:space attributes, which have no meaning here."""
    return json.dumps(content, ensure_ascii=False).replace('["{http://www.w3.org/XML/1998/namespace}space", "preserve"]', "").replace(", []", "")


def same_value(before, after):
    if before == after:
        return True
    if before is None or after is None or before[0] != after[0]:
        return False
    return before[0] == "text" and said_text(before[1]) == said_text(after[1])


class Comparison:
    def __init__(self, before, after, lost, changed):
        self.lost, self.changed = lost, changed
        self.before, self.after = Book(before), Book(after)
        self.compare_parts()
        self.compare_book()
        self.compare_styles()
        for sheet in self.before.sheets:
            self.compare_sheet(sheet)

    def lose(self, what):
        self.lost.append(what)

    def change(self, what):
        self.changed.append(what)

    def special(self):
        """Parts that are compared by meaning and not as XML."""
        kinds = ("styles", "sharedStrings", "worksheet", "calcChain")
        parts = {target for kind, target in self.before.relationships.values() if kind in kinds}
        return parts | {self.before.part, "[content_types].xml"}

    def compare_parts(self):
        old, new = self.before.package, self.after.package
        special = self.special()
        expected = {target for kind, target in self.before.relationships.values() if kind == "calcChain"}
        for part, content in old.parts.items():
            if part.startswith("_xmlsignatures/") or part in expected:
                continue
            if part not in new.parts:
                self.lose(f"part {part}")
                continue
            was = old.type_of(part)
            if new.type_of(part) != TEMPLATES.get(was, was):
                self.change(f"type of {part}: {was} -> {new.type_of(part)}")
            if content == new.parts[part] or part in special or part.endswith(".rels"):
                continue
            if not old.is_xml(part) or not holds(new.xml(part), old.xml(part)):
                self.change(f"part {part}")
        for part in ["", *old.parts]:
            self.compare_relationships(part)

    def compare_relationships(self, source):
        new = self.after.package.relationships(source)
        for name, (kind, target) in self.before.package.relationships(source).items():
            if kind in ("calcChain", "origin") or source.startswith("_xmlsignatures/"):
                continue
            if new.get(name) != (kind, target):
                self.lose(f"relationship {name} of {source or 'the package'}: {kind} {target}")

    def compare_book(self):
        own = ("sheets", "definedNames", "calcPr", "bookViews")
        for child in kids(self.before.root):
            if local(child) not in own and not any(holds(other, child) for other in kids(self.after.root)):
                self.lose(f"workbook: {local(child)}")
        for sheet, other in self.pairs(lambda book: [sheet["said"] for sheet in book.sheets]):
            if sheet != other:
                self.change(f"sheet {sheet} -> {other}")
        names = self.after.names()
        for place, said in self.before.names().items():
            if place not in names:
                self.lose(f"name {place}")
            elif names[place] != said and not place[0].startswith("任务分解_") and not grew(place[0], said, names[place]):
                self.change(f"name {place}: {said} -> {names[place]}")
        settings = [kid(book.root, "calcPr") for book in (self.before, self.after)]
        if settings[0] is not None and (settings[1] is None or not holds(settings[1], settings[0])):
            self.change("calculation settings")
        self.compare_views()

    def pairs(self, listed):
        names = [sheet["name"] for sheet in self.before.sheets]
        kept = [said for said in listed(self.after) if said["name"] in names]
        kept += [None] * (len(names) - len(kept))
        return zip(listed(self.before), kept)

    def compare_views(self):
        views = []
        for book in (self.before, self.after):
            holder = kid(book.root, "bookViews")
            listed = [] if holder is None else kids(holder)
            views.append([(attributes(view, ("activeTab", "firstSheet")), book.sheet_name(view.get("activeTab", "0")))
                          for view in listed])
        if views[0] and views[0] != views[1]:
            self.change(f"views {views[0]} -> {views[1]}")

    def compare_styles(self):
        old, new = self.before.styles, self.after.styles
        for index, element in enumerate(old.lists.get("dxfs", [])):
            if new.entry("dxfs", index) != canon(element):
                self.change(f"differential format {index}")
        for child in old.root:
            if local(child) in ("cellStyles", "tableStyles", "colors", "extLst"):
                others = kids(new.root, local(child))
                if not others or not holds(others[0], child):
                    self.lose(f"styles: {local(child)}")

    def compare_sheet(self, sheet):
        other = next((one for one in self.after.sheets if one["name"] == sheet["name"]), None)
        if other is None:
            self.lose(f"sheet {sheet['name']}")
            return
        if sheet["kind"] != "worksheet":
            return
        old, new = self.before.package.parts[sheet["part"]], self.after.package.parts[other["part"]]
        styles = [book.package.parts.get(next((t for k, t in book.relationships.values() if k == "styles"), ""))
                  for book in (self.before, self.after)]
        strings = self.before.strings == self.after.strings[: len(self.before.strings)]
        if old == new and styles[0] == styles[1] and strings:
            return
        before, after = Cells(self.before, sheet["part"]), Cells(self.after, other["part"])
        if not holds_attributes(after.root, before.root):
            self.change(f"{sheet['name']}: attributes of the sheet")
        self.compare_cells(sheet["name"], before, after)
        self.compare_rows(sheet["name"], before, after)
        self.compare_around(sheet["name"], before, after)

    def compare_cells(self, sheet, before, after):
        for (row, column), cell in before.cells.items():
            place = f"{sheet}!{get_column_letter(column)}{row}"
            other = after.cells.get((row, column))
            is_empty = cell["value"] is None and cell["formula"] is None
            if other is None:
                self.lose(f"cell {place}")
                continue
            if is_empty and (other["value"] is not None or other["formula"] is not None):
                continue
            if cell["formula"] != other["formula"]:
                self.change(f"formula {place}: {cell['formula']} -> {other['formula']}")
            elif not same_value(cell["value"], other["value"]):
                formula = cell["formula"]
                is_filled = formula is not None and cell["value"] is None
                if not is_filled and not (formula and any(name in formula[1].upper() for name in VOLATILE)):
                    self.change(f"value {place}: {cell['value']} -> {other['value']}")
            if not is_empty or other["value"] is None:
                # Without a style part, every program chooses formats by itself.
                has_styles = "cellXfs" in self.before.styles.lists
                styles = [self.before.styles if has_styles else self.after.styles, self.after.styles]
                was, now = styles[0].resolve(cell["style"]), styles[1].resolve(other["style"])
                if was != now and not (is_empty and column_is_new(before, column)):
                    self.change(f"format {place}: {was} -> {now}")

    def compare_rows(self, sheet, before, after):
        for number, row in before.rows.items():
            other = after.rows.get(number)
            if other is None:
                if row.attrib.keys() - {"r", "spans"} or kids(row):
                    self.lose(f"row {sheet}!{number}")
                continue
            skipped = ("r", "spans", "s")
            was, now = attributes(row, skipped), attributes(other, skipped)
            if was != {name: now.get(name) for name in was}:
                self.change(f"row {sheet}!{number}: {was} -> {now}")
            if row.get("customFormat") in ("1", "true"):
                if self.before.styles.resolve(row.get("s", "0")) != self.after.styles.resolve(other.get("s", "0")):
                    self.change(f"format of row {sheet}!{number}")

    def compare_around(self, sheet, before, after):
        for child in before.around:
            name = local(child)
            others = [other for other in after.around if local(other) == name]
            if name == "dimension":
                continue
            if name == "cols":
                self.compare_columns(sheet, before, child, others)
            elif name == "mergeCells":
                for merge in kids(child):
                    if not any(covers(other, merge) for holder in others for other in kids(holder)):
                        self.lose(f"{sheet}: merge {merge.get('ref')}")
            elif name == "conditionalFormatting":
                if not any(holds(other, child, ()) for other in others):
                    self.lose(f"{sheet}: conditional format {child.get('sqref')}")
            elif name == "sheetViews":
                if not any(canon(other, ("tabSelected",)) == canon(child, ("tabSelected",)) for other in others):
                    self.change(f"{sheet}: view")
            elif not any(holds(other, child, UNCOMPARED) for other in others):
                self.lose(f"{sheet}: {name}")

    def compare_columns(self, sheet, before, child, others):
        def spread(holder):
            return {number: attributes(col, ("min", "max", "style")) for col in kids(holder)
                    for number in range(int(col.get("min")), min(int(col.get("max")), 16384) + 1)}
        was, now = spread(child), spread(others[0]) if others else {}
        for number, said in was.items():
            if now.get(number) != said and not column_is_new(before, number):
                self.change(f"{sheet}: column {get_column_letter(number)} {said} -> {now.get(number)}")


def covers(after, before):
    """Whether a merged cell is the same, or larger from the same first cell: the title of a table that became wider."""
    was, now = [merge.get("ref").split(":") for merge in (before, after)]
    row = [int("".join(filter(str.isdigit, ends[-1]))) for ends in (was, now)]
    return was[0] == now[0] and row[1] >= row[0] and column_of(now[-1]) >= column_of(was[-1])


def grew(name, before, after):
    """Whether a print area only grew by new columns."""
    if name != "_xlnm.Print_Area" or "," in before[0] + after[0]:
        return False
    was, now = [text.rsplit("!", 1)[-1].replace("$", "") for text in (before[0], after[0])]
    return covers({"ref": now}, {"ref": was})


def holds_attributes(after, before):
    stated = attributes(after)
    return all(stated.get(name) == value for name, value in attributes(before).items())


def column_is_new(cells, column):
    """Whether the column was empty before."""
    return not any(place[1] == column and (cell["value"] or cell["formula"]) for place, cell in cells.cells.items())


def ill_formed(package):
    broken = []
    for part in package.parts:
        try:
            if package.is_xml(part):
                package.xml(part)
        except ET.ParseError as error:
            broken.append(f"{part} is not well-formed: {error}")
    return broken


def compare(before, after):
    lost, changed = [], []
    try:
        lost += ill_formed(Package(after))
        if not lost:
            Comparison(before, after, lost, changed)
    except Exception as error:  # an error in one file must not stop the others
        lost.append(f"can't be compared: {type(error).__name__} {error}")
    return {"lost": lost[:MOST_TOLD], "changed": changed[:MOST_TOLD]}


def give_up(*_):
    raise TimeoutError(f"not done after {SECONDS} s")


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, give_up)
    for pair in json.load(sys.stdin):
        signal.alarm(SECONDS)
        answer = compare(*pair)
        signal.alarm(0)
        print(json.dumps(answer, ensure_ascii=False), flush=True)
