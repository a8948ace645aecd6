"""Phrases that set a limit or a way of counting: 扣完为止, 最多扣2分, 按比例计算."""

from __future__ import annotations

import re

from generator.intake.wording.numbers import NUMBER

_N = rf"(?P<value>{NUMBER})"
_PART = r"(?:不足|不到|未满|不满)[^，；]{0,12}?的?(?:部分)?"

LIMITS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "floor",
            r"^(?:直至|直到|以)?(?:扣完|扣至0分|扣到0分|扣光)[^扣]*为止[：:]?$|^直至扣完[：:]?$|^最低(?:得|计)?0分$",
        ),
        ("most", rf"(?:最多|最高|累计|合计|共计)(?:可?扣(?:减|除)?)(?:不超过|至)?{_N}分?$"),
        ("most_added", rf"(?:最多|最高|累计)加(?:不超过)?{_N}分?$"),
        ("ceiling", rf"^(?:但)?(?:最高|最多|上限)(?:得|计|为|不超过)*{_N}分?$"),
        ("total", rf"^(?:共|合计|共计|总计|满分){_N}分$"),
        (
            "between",
            r"(?:之间|区间|中间|介于|其间).*(?:按比例|线性|插值)|越接近.*得分越高|按天数递减",
        ),
        ("linear", r"^(?:均|都)?(?:按(?:照)?)(?:相应)?(?:比例|线性)(?:计算|扣分|折算|扣减|计)?$"),
        ("started", rf"{_PART}(?:均|也|都)?按(?:照)?[^，]{{0,9}}?(?:计算?|扣分)?$"),
        ("completed", rf"{_PART}(?:不计|不扣分?|忽略|舍去)[^，]*$"),
        (
            "proportion",
            r"(?<!间)(?<!间的)按(?:照)?(?:实际|完成|相应)*比例(?:计算?)?(?:得|计|扣|给|赋)?(?:减)?分$",
        ),
        ("cap", r"超过100%的?(?:部分)?(?:均|都)?按100%(?:计算?)?$"),
        ("whole", r"^(?:结果)?取整数?$|四舍五入"),
        (
            "severity",
            r"^(?:视|根据|按)(?:具体)?(?:情节|情况|程度|问题)(?:严重)?(?:轻重|严重|程度|情况)*$",
        ),
        (
            "formula",
            r"^(?:该项|此项|本项|指标|最终|实际)*得分?[=:：]|^按.{1,20}(?:计算?得?分|得分|计分)$"
            rf"|^[^=，]{{1,30}}[×*](?:(?:该|本)?(?:项)?(?:指标)?(?:标准|权重)?(?:分值?|满分|权重)|{NUMBER}分?)$",
        ),
        ("definition", r"^(?!.*得分[=:：])[^=，]{2,30}=.*[/÷].*$"),
        ("discretion", r"酌情(?:予以)?(?:扣|给|得|赋|打|计)分$"),
        ("best", rf"以{_N}(?:%|个百分点)?为(?:宜|最佳|最优)$"),
        (
            "problems",
            r"(?:出现|存在|发现|有)(?:以下|下列|如下|上述)(?:任[一意何])?(?:问题|情形|情况|现象|行为)"
            r"(?:之一)?的?[：:]?$",
        ),
        ("gate", r"(?:没有|不具备|未|无).*(?:该|本|此)(?:项)?指标(?:得|计)?(?:不得分|不计分|0分)$"),
    )
)


def limit_of(piece: str) -> tuple[str, str] | None:
    """The kind of a phrase that limits, with the number in it; None where it is no limit."""
    for kind, pattern in LIMITS:
        if found := pattern.search(piece):
            return kind, found.groupdict().get("value") or ""
    return None
