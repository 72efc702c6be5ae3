"""Reads a workbook with openpyxl and says what it found, as JSON: for each sheet its size, its frozen titles, its filter,
and how the columns of the first row that holds something are typed."""

import datetime
import json
import sys

import openpyxl


def kind(cell):
    """What a cell holds."""
    if cell.value is None:
        return "empty"
    if isinstance(cell.value, (datetime.date, datetime.datetime)):
        return "day " + cell.value.strftime("%Y-%m-%d")
    if isinstance(cell.value, bool):
        return "flag"
    if isinstance(cell.value, (int, float)):
        return "number " + cell.number_format
    return "formula" if cell.data_type == "f" else "text"


workbook = openpyxl.load_workbook(sys.argv[1])
sheets = []
for sheet in workbook.worksheets:
    rows = list(sheet.iter_rows())
    sheets.append(
        {
            "name": sheet.title,
            "rows": len(rows) - 1,
            "frozen": sheet.freeze_panes,
            "filter": sheet.auto_filter.ref,
            "formulas": sum(kind(cell) == "formula" for row in rows for cell in row),
            "first": [kind(cell) for cell in rows[1]] if len(rows) > 1 else [],
        }
    )
json.dump(sheets, sys.stdout)
