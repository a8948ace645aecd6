"""What can be edited of an evaluation, for a form and a workbook alike."""

from generator.editing.sheet.row import Kind, Option, Row
from generator.editing.sheet.rows import blank_rows, rows
from generator.editing.sheet.typed import edit_of

__all__ = ["Kind", "Option", "Row", "blank_rows", "edit_of", "rows"]
