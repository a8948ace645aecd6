"""Static-site generator for published performance evaluations.

The way of the data, never turned back (tested by import-linter)::

    problems → model → yaml_nodes → load → checks → score → audit
        → words → views → pages | exports | render → build → plugin | cli
"""

__version__ = "0.1.0"
