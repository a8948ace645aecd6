"""`python -m generator.publish.build_process`: MkDocs in a process that outlives nobody.

A publishing that is killed alone, by the system short of memory say, would leave its builds at
work, and they would go on writing beside the site. The one that started this process holds the
other end of its standard input; when that end closes, this process ends.
"""

from __future__ import annotations

import os
import runpy
import threading


def _end_with_the_other_end() -> None:
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_other_end, daemon=True).start()
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
