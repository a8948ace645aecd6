"""Two folders changing places in one step, so that no reader finds neither.

POSIX has no such call; Linux (`renameat2`, since 3.15) and macOS (`renamex_np`) have one, which
Python does not offer. See renameat2(2), RENAME_EXCHANGE.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100
"""AT_FDCWD: the names are taken as seen from the working folder."""
_EXCHANGE = 2
"""RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS."""
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


def exchange(one: Path, other: Path) -> bool:
    """Let two names change places at once; False where system or file system cannot, and then
    nothing was done. Raises OSError for whatever else fails."""
    call = _call(os.fsencode(one), os.fsencode(other))
    if call is None:
        return False
    if call == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def _call(one: bytes, other: bytes) -> int | None:
    """What the system said; None where it has no such call."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        return int(library.renameat2(_HERE, one, _HERE, other, ctypes.c_uint(_EXCHANGE)))
    if hasattr(library, "renamex_np"):
        return int(library.renamex_np(one, other, ctypes.c_uint(_EXCHANGE)))
    return None
