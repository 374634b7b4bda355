"""The script that the benchmark compares with: the same job done with openpyxl, as a skilled programmer would write it.

python3 openpyxl_peer.py check BOOK
python3 openpyxl_peer.py recompute BOOK OUT
"""

import json
import sys
from copy import copy

from openpyxl import load_workbook
from openpyxl.formatting.rule import DataBarRule, FormulaRule
from openpyxl.styles import PatternFill

HEADER = 3
HEADINGS = ["实际新增数（人）", "完成率", "增长率", "2015年底会员数（人）", "完成排名", "进度状态"]
STATUS = (
    '=IF(N(C{0})<=0,"无任务",IF(ISNUMBER(E{0}),IF(F{0}>=1,"已完成",IF(F{0}>=1,"正常",'
    'IF(F{0}>=0.8,"滞后","严重滞后"))),"未填报"))'
)


def last_row(sheet):
    row = HEADER + 1
    while sheet.cell(row, 1).value not in (None, "合计"):
        row += 1
    return row - 1


def check(path):
    sheet = load_workbook(path, data_only=True).active
    end = last_row(sheet)
    units = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(HEADER + 1, end)]
    stated = [sheet.cell(end + 1, column).value for column in (2, 3)]
    sums = [sum(unit[column] for unit in units if isinstance(unit[column], (int, float))) for column in (1, 2)]
    seen, twice = set(), []
    for name, *_ in units:
        twice += [name] if name in seen else []
        seen.add(name)
    ratios = sorted(unit[2] / unit[1] for unit in units if unit[1])
    print(
        json.dumps(
            {
                "units": [dict(zip(("name", "baseline", "target"), unit)) for unit in units],
                "stated": stated,
                "computed": sums,
                "growth": sums[1] / sums[0],
                "blank": [unit[0] for unit in units if unit[1] is None or unit[2] is None],
                "twice": twice,
                "median": ratios[len(ratios) // 2],
            },
            ensure_ascii=False,
        )
    )


def recompute(path, out):
    book = load_workbook(path)
    sheet = book.active
    end = last_row(sheet)
    for offset, heading in enumerate(HEADINGS):
        column = 5 + offset
        for row in range(HEADER, end + 2):
            cell, like = sheet.cell(row, column), sheet.cell(row, 3)
            cell._style = copy(like._style)
            if offset in (1, 2):
                cell.number_format = "0.00%"
        sheet.cell(HEADER, column).value = heading
    for row in range(HEADER + 1, end + 1):
        sheet.cell(row, 6).value = f'=IF(N(C{row})>0,IF(ISNUMBER(E{row}),E{row}/C{row},""),"")'
        sheet.cell(row, 7).value = f'=IF(N(B{row})>0,IF(ISNUMBER(E{row}),E{row}/B{row},""),"")'
        sheet.cell(row, 8).value = f'=IF(AND(ISNUMBER(B{row}),ISNUMBER(E{row})),B{row}+E{row},"")'
        sheet.cell(row, 9).value = f'=IF(ISNUMBER(F{row}),RANK(F{row},$F$4:$F${end}),"")'
        sheet.cell(row, 10).value = STATUS.format(row)
    sheet.conditional_formatting.add(
        f"F4:F{end}", DataBarRule("num", 0, "num", 1, color="9DBBE0", showValue=True)
    )
    sheet.conditional_formatting.add(
        f"J4:J{end}", FormulaRule(formula=['$J4="严重滞后"'], fill=PatternFill("solid", bgColor="FADFDD"))
    )
    book.save(out)


if __name__ == "__main__":
    {"check": check, "recompute": recompute}[sys.argv[1]](*sys.argv[2:])
