"""What is looked for on enlarged pages: texts out of sight or too small, what is hard to press."""

from __future__ import annotations

TEXTS = """(find) => {
    const apart = '.unseen, .md-search, .md-sidebar--primary, .md-header__title, .md-skip, .md-top,'
        + ' .chart-canvas, .main-svg, script, noscript, option, [hidden]';
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const parent = text.parentElement;
        if (!text.data.trim() || parent.closest(apart)) continue;
        if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const boxes = [...range.getClientRects()].filter((one) => one.width > 1 && one.height > 1);
        if (boxes.length) found.push({ text, parent, boxes });
    }
    return found;
}"""
"""Texts that a reader sees, with the element each stands in and its boxes."""

CUT = f"""() => {{
    const texts = ({TEXTS})();
    const within = (one, boxes) => {{
        for (let up = one; up && up !== document.body; up = up.parentElement) {{
            const style = getComputedStyle(up);
            if (style.clipPath !== 'none') return true;
            if (['auto', 'scroll'].includes(style.overflowX)) return true;
            if (!['hidden', 'clip'].includes(style.overflowX)) continue;
            const edge = up.getBoundingClientRect();
            if (boxes.some((box) => box.right > edge.right + 2 || box.bottom > edge.bottom + 4)) {{
                return false;
            }}
        }}
        return boxes.every((box) => box.left >= -1 && box.right <= innerWidth + 1);
    }};
    return texts.filter(({{ parent, boxes }}) => !within(parent, boxes))
        .map(({{ text, parent }}) =>
            `${{parent.outerHTML.slice(0, 90)}} … ${{text.data.trim().slice(0, 30)}}`);
}}"""
"""Texts that stand beyond the edge of the window, or of a box that hides what is beyond it."""

SMALLEST = f"""() => Math.min(...({TEXTS})()
    .map(({{ parent }}) => parseFloat(getComputedStyle(parent).fontSize)))"""
"""The size of the smallest text, in CSS pixels."""

SMALL_TARGETS = """(least) => [...document.querySelectorAll(
        '.md-typeset :is(button, select, summary, .button, nav a, .csv a, ul.ways a),'
        + ' .foot-links a,'
        + ' .md-typeset input:not([type=checkbox], [type=radio]), .md-header__button,'
        + ' .md-tabs__link')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.height < least - 0.5 || box.width < least - 0.5)
    .map(([one, box]) =>
        `${box.width.toFixed()}×${box.height.toFixed()} ${one.outerHTML.slice(0, 90)}`)"""
"""Controls and links that stand alone, smaller than so many CSS pixels either way."""
