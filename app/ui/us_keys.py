"""What a key would type on a US keyboard, told by where it is and not by what it typed.

Scanners that pose as keyboards strike the keys of a US keyboard; a till that is set to another
layout reads other characters off them. Pure tables; knows no widgets.
"""

import sys
from collections.abc import Mapping

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (55, "*", "*"),
    (57, " ", " "),
    (71, "789-456+1230.", "789-456+1230."),
)
"""By the place of a row's first key as the IBM PC numbered them; Linux and Windows still do."""
_APPLE_ROWS = (
    "a:0 s:1 d:2 f:3 h:4 g:5 z:6 x:7 c:8 v:9 b:11 q:12 w:13 e:14 r:15 y:16 t:17 o:31 u:32"
    " i:34 p:35 l:37 j:38 k:40 n:45 m:46",
    "1:18 2:19 3:20 4:21 6:22 5:23 =:24 9:25 7:26 -:27 8:28 0:29 ]:30 [:33 ':39 ;:41 \\:42"
    " ,:43 /:44 .:47 `:50",
)
_SHIFTED = dict(zip("1234567890-=[];'`\\,./", '!@#$%^&*()_+{}:"~|<>?', strict=True))
_LINUX_OFFSET = 8
"""X11 and Wayland count from 8 where the kernel counts from 0."""


def struck(scan_code: int, virtual_key: int, *, has_shift: bool, platform: str = "") -> str:
    """The character that this key has on a US keyboard; empty where its place is not known.

    The codes are Qt's native ones. `platform` is `sys.platform` unless a test says otherwise.
    """
    where = platform or sys.platform
    if where == "darwin":
        plain = _APPLE.get(virtual_key, "") if scan_code or virtual_key else ""
        return _shifted(plain) if has_shift else plain
    place = scan_code - _LINUX_OFFSET if where.startswith("linux") else scan_code
    return (_PC_SHIFTED if has_shift else _PC).get(place, "")


def _shifted(plain: str) -> str:
    return _SHIFTED.get(plain, plain.upper())


def _pc(which: int) -> Mapping[int, str]:
    return {row[0] + n: key for row in _ROWS for n, key in enumerate(str(row[which]))}


_PC, _PC_SHIFTED = _pc(1), _pc(2)
_APPLE: Mapping[int, str] = {
    int(code): key
    for row in _APPLE_ROWS
    for key, _, code in (entry.rpartition(":") for entry in row.split())
}
