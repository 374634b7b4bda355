"""Opens workbooks with openpyxl. On standard input a JSON list of paths, on standard output for each what went wrong, or ""."""

import json
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")
# What openpyxl says when it leaves a sheet out whose part it does not find.
warnings.filterwarnings("error", message="File contains an invalid specification")
answers = []
for path in json.load(sys.stdin):
    try:
        openpyxl.load_workbook(path)
        answers.append("")
    except Exception as error:  # one file must not stop the rest
        answers.append(f"{type(error).__name__}: {error}")
json.dump(answers, sys.stdout)
