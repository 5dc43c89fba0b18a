"""Writes a workbook as people make it: a title, a persona, stages as columns over several steps, a second sheet, a hidden one."""
import sys
from openpyxl import Workbook
from openpyxl.styles import numbers

book = Workbook()
sheet = book.active
sheet.title = "Journey"
rows = [
    ["Borrowing a tent"],
    ["Persona", "Nils, 27, goes to a festival"],
    [],
    ["Stage", "Search", None, "Pick up", "Bring back"],
    ["Step", "Look", "Reserve", "Collect", "Clean"],
    ["Goals", "Find one for four", "Have it in July", "Know that it is complete", "Get the deposit"],
    ["Actions", "Opens the site\nFilters by size", "Fills in the form", "Counts the pegs", "Dries it"],
    ["Feelings", "curious", "impatient", "nervous", "relieved"],
    ["Score", 4, 2, 2, 5],
    ["Success rate", 0.62, 0.48, 0.9, 0.75],
    ["Pain points", None, "No calendar", "Two pegs are missing", None],
]
for row in rows:
    sheet.append(row)
sheet.merge_cells("B4:C4")
for column in "BCDE":
    sheet[f"{column}10"].number_format = numbers.FORMAT_PERCENTAGE
notes = book.create_sheet("Lists")
notes.append(["a", "b"])
hidden = book.create_sheet("Old")
hidden.sheet_state = "hidden"
hidden.append(["Stage", "Actions"])
book.save(sys.argv[1])
