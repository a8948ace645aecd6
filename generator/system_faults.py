"""What the system says when it cannot write, in Chinese and English."""

from __future__ import annotations

import errno

_CHINESE = {
    errno.ENOSPC: "磁盘空间已满",
    errno.EDQUOT: "超出了磁盘配额",
    errno.EFBIG: "文件太大",
    errno.ENOENT: "找不到",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.EBUSY: "正被其他程序占用",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "不是文件夹",
    errno.ENAMETOOLONG: "名称太长",
}
"""Those an editor can do something about."""


def in_words(fault: OSError) -> str:
    """Why something could not be read or written."""
    said = fault.strerror or str(fault)
    chinese = _CHINESE.get(fault.errno or 0)
    return f"{chinese} / {said}" if chinese else said
