"""What can be edited of an evaluation, for a form and a workbook alike; settings, for a form."""

from generator.editing.sheet.row import Kind, Option, Row
from generator.editing.sheet.rows import blank_rows, blank_settings, rows, settings_rows
from generator.editing.sheet.typed import edit_of

__all__ = ["Kind", "Option", "Row", "blank_rows", "blank_settings", "edit_of", "rows",
           "settings_rows"]  # fmt: skip
