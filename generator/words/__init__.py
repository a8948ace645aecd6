"""How values and results are said to a reader: numbers, words of the interface, workings."""
