"""Chinese signs that programs write as radicals: they look the same and are not.

Many PDF files hold ⼀ (U+2F00) where 一 (U+4E00) is meant, and texts copied from them do.
"""

from __future__ import annotations

import unicodedata
from functools import cache

# Radicals that Unicode itself does not relate to the sign they look like.
_LOOK_ALIKE = (
    "⺁厂⺃乚⺅亻⺆冂⺇几⺈刀⺊卜⺋卩⺌小⺍小⺏尣⺐尢⺒巳⺓幺⺔彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歹⺠民⺡氵⺣灬⺤爫"
    "⺥爫⺦丬⺨犭⺩王⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西"
    "⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠"
    "⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)
# Those that Unicode relates to a form that no report of the mainland prints.
_SIMPLIFIED = {"⼾": "户", "⾭": "青", "⿈": "黄"}


def unified(text: str) -> str:
    """The text with radicals, compatibility signs and a dash drawn as one as what they mean."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """Whatever Unicode decomposes to one sign, and those that only look alike."""
    table = {ord(a): b for a, b in zip(_LOOK_ALIKE[::2], _LOOK_ALIKE[1::2], strict=True)}
    table |= {0x301C: "～", 0x2E3A: "——", 0x2329: "〈", 0x232A: "〉"}
    table |= {ord(radical): sign for radical, sign in _SIMPLIFIED.items()}
    for block in (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00)):
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code) and len(plain) == 1 and code not in table:
                table[code] = plain
    return table
