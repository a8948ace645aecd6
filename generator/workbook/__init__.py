"""An evaluation as an Excel workbook, out and back."""
