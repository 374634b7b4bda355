"""Makes a breakdown table with a number of units: python3 make_table.py ROWS OUT [--actual] [--formatted] | ROWS OUT --return

Without --formatted it has only values, like an export. With --formatted it has what a clerk's workbook has: fonts, borders and
alignment in each cell, widths, heights, a merged title. With --return it is a plain list of units and their figures for a month.
"""

import random
import sys

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

THIN = Side(style="thin")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
FONT = Font(name="仿宋_GB2312", size=12)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def make_table(rows, out, actual, formatted):
    random.seed(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("任务分解表")
    if formatted:
        for letter, width in zip("ABCDE", (22, 14, 14, 14, 20)):
            sheet.column_dimensions[letter].width = width

    def styled(values):
        if not formatted:
            return values
        cells = []
        for value in values:
            cell = WriteOnlyCell(sheet, value=value)
            cell.font, cell.border, cell.alignment = FONT, BORDER, CENTRE
            cells.append(cell)
        return cells

    def line(name, baseline, target, done):
        return styled([name, baseline, target, *([done] if actual else []), None])

    sheet.append(["“农民工入会集中行动”任务分解表"])
    sheet.append([])
    sheet.append(line("单位名称", "2014年底\n农民工会员数\n（人）", "2015新增\n任务数\n（人）", "实际新增数（人）")[:-1] + styled(["备注"]))
    sums = [0, 0, 0]
    for index in range(rows):
        baseline = random.randint(100, 60000)
        target = round(baseline * random.uniform(0.12, 0.18))
        done = round(target * random.uniform(0, 1.3))
        sums = [total + figure for total, figure in zip(sums, (baseline, target, done))]
        sheet.append(line(f"第{index + 1}基层工会", baseline, target, done))
    sheet.append(line("合计", *sums))
    book.save(out)


def make_return(rows, out):
    random.seed(rows + 1)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    sheet.append(["单位名称", "本月新增会员数（人）"])
    for index in range(rows):
        sheet.append([f"第{index + 1}基层工会", random.randint(0, 900)])
    book.save(out)


if __name__ == "__main__":
    if "--return" in sys.argv:
        make_return(int(sys.argv[1]), sys.argv[2])
        sys.exit()
    make_table(int(sys.argv[1]), sys.argv[2], "--actual" in sys.argv, "--formatted" in sys.argv)
