"""Opens workbooks with openpyxl. Reads a JSON list of paths; writes a JSON list with an error message for each, or ""."""

import json
import sys
import warnings
import xml.etree.ElementTree as ET
import zipfile

import openpyxl

warnings.simplefilter("ignore")


def tabs(path):
    """The number of sheets that the workbook part lists. openpyxl silently leaves out sheets whose part it does not find."""
    archive = zipfile.ZipFile(path)
    part = next(name for name in archive.namelist() if name.lower().endswith("book.xml"))
    root = ET.fromstring(archive.read(part))
    return sum(1 for element in root.iter() if element.tag.endswith("}sheet"))


def problem(path):
    try:
        missing = tabs(path) - len(openpyxl.load_workbook(path).sheetnames)
        return "" if missing == 0 else f"{missing} sheets left out"
    except Exception as error:  # one file must not stop the rest
        return f"{type(error).__name__}: {error}"


json.dump([problem(path) for path in json.load(sys.stdin)], sys.stdout)
