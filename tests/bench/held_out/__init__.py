"""Reports the importer was not written for: invented, keyed before the importer was tried on them.

Each folder of tests/cases/reports/ with a key.yml holds the text of one report (report.html) and
what a person who reads it writes down. The makers turn the text into the file an editor has.
"""
