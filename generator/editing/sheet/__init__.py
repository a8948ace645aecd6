"""What can be edited of an evaluation, for a form and a workbook alike."""

from generator.editing.sheet.row import Kind, Option, Row

__all__ = ["Kind", "Option", "Row"]
