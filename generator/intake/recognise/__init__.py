"""A document to what it says: indicators, scores, amounts, texts."""
