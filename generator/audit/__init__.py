"""Published figures against computed ones; the record is never corrected, only compared."""
