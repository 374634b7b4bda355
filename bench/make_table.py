"""Makes a breakdown table of so many units, as a clerk's workbook has it: python3 make_table.py ROWS OUT"""

import random
import sys

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

THIN = Side(style="thin")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def make_table(rows, out):
    random.seed(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("任务分解表")

    def styled(values):
        cells = []
        for value in values:
            cell = WriteOnlyCell(sheet, value=value)
            cell.font = Font(name="仿宋_GB2312", size=12)
            cell.border = BORDER
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cells.append(cell)
        return cells

    sheet.append(["“农民工入会集中行动”任务分解表"])
    sheet.append([])
    sheet.append(styled(["单位名称", "2014年底\n农民工会员数\n（人）", "2015新增\n任务数\n（人）", "备注"]))
    baselines, targets = 0, 0
    for index in range(rows):
        baseline = random.randint(100, 60000)
        target = round(baseline * random.uniform(0.12, 0.18))
        baselines, targets = baselines + baseline, targets + target
        sheet.append(styled([f"第{index + 1}基层工会", baseline, target, None]))
    sheet.append(styled(["合计", baselines, targets, None]))
    book.save(out)


if __name__ == "__main__":
    make_table(int(sys.argv[1]), sys.argv[2])
