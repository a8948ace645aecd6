"""One language of a site in MkDocs: Material's words, the menu, twins of pages, ways between."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.assets import twin_of
from generator.load.site import languages_of
from generator.pages.menu import menu_title
from generator.words.catalogue import Words, words

ELSEWHERE = "EVALUATIONS_LANGUAGES"
"""Where the Makefiles of earlier versions told the languages."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a page stands in another language, from the root of this one's pages."""

    language: str
    name: str
    address: str


def languages(data: Path, asked: str, *, serving: bool) -> tuple[str, ...]:
    """The languages that pages of this build lead to, the one at the root of the site first.

    They are those of `site.yml` where one of them is asked for, as for each build of a whole site;
    else, and in a preview, a build stands alone. Raises PluginError for a language that the site
    does not have.
    """
    known = languages_of(data)
    _refuse_elsewhere(known)
    if serving or not asked:
        return (asked or known[0],)
    if asked not in known:
        raise PluginError(
            f"{asked}: site.yml 的 languages 里没有 / is not among the languages in site.yml"
        )
    return known


def _refuse_elsewhere(known: Sequence[str]) -> None:
    """Raise PluginError where the Makefile of an earlier version names other languages."""
    named = os.environ.get(ELSEWHERE, "").split()
    if named and named != [*known]:
        written = f"languages: [{', '.join(named)}]"
        raise PluginError(
            f"网站的语言改为写在数据文件夹的 site.yml 里，那里是 {' '.join(known)}，"
            f"而 Makefile 里的 LANGUAGES 是 {' '.join(named)}。\n"
            f"请在 site.yml 里写：{written}，或者把 LANGUAGES 改成一致。\n"
            f"The languages of the site stand in site.yml of the data now, where they are "
            f"{' '.join(known)}; LANGUAGES in the Makefile says {' '.join(named)}.\n"
            f"Write in site.yml: {written}, or make LANGUAGES say the same."
        )


def set_language(config: MkDocsConfig, say: Words, languages: Sequence[str]) -> None:
    """Have Material, the menu and the heading links speak a language.

    `languages` are all the site has; with more than one, the header shows the way to the others.
    The first stands at the address of the site, the others in a folder each.
    """
    config.theme["language"] = say.language
    config.nav = _menu(config.nav, say)
    toc = config.mdx_configs.get("toc") or {}
    if toc.get("permalink"):
        config.mdx_configs["toc"] = {**toc, "permalink_title": say("site.permalink")}
    _name_schemes(config.theme.get("palette"), say)
    if len(languages) > 1:
        config.extra["alternate"] = True
    if config.site_url and say.language != languages[0]:
        config.site_url = f"{config.site_url.rstrip('/')}/{say.language}/"


def _menu(nav: Any, say: Words) -> Any:
    """The menu with titles for the entries that have none and are known."""
    if not isinstance(nav, list):
        return nav
    return [_entry(one, say) for one in nav]


def _entry(one: Any, say: Words) -> Any:
    if isinstance(one, str) and (title := menu_title(one, say)):
        return {title: one}
    if isinstance(one, dict):
        return {title: _menu(below, say) for title, below in one.items()}
    return one


def _name_schemes(palette: Any, say: Words) -> None:
    """Names for the buttons that change from one colour scheme to the next."""
    schemes = palette if isinstance(palette, list) else []
    names = {
        "(prefers-color-scheme)": say("site.to_light"),
        "(prefers-color-scheme: light)": say("site.to_dark"),
        "(prefers-color-scheme: dark)": say("site.to_system"),
    }
    for one in schemes:
        name = names.get(one.get("media", ""))
        if name and "toggle" in one:
            one["toggle"].setdefault("name", name)


def choose_twins(files: Files, config: MkDocsConfig, language: str) -> frozenset[str]:
    """Keep of each hand-written page the text in this language, at the address of the page.

    Paths of pages that stand in no other language are given back.
    """
    only: set[str] = set()
    for file in tuple(files.documentation_pages()):
        path, of = twin_of(file.src_uri)
        if of is None:
            continue
        files.remove(file)
        if of != language:
            continue
        original = files.get_file_from_path(path)
        if original is not None:
            files.remove(original)
        else:
            only.add(path)
        twin = File.generated(config, path, abs_src_path=str(file.abs_src_path))
        twin.edit_uri = file.edit_uri
        files.append(twin)
    return frozenset(only)


def ways(
    page: Page, language: str, languages: Sequence[str], only: frozenset[str]
) -> tuple[Way, ...]:
    """The same page in the other languages; their home page where they do not have it."""
    address = "" if page.file.src_uri in only else page.url
    up = "" if language == languages[0] else "../"
    return tuple(
        Way(
            one,
            words(one)("site.language"),
            f"{up}{'' if one == languages[0] else f'{one}/'}{address}",
        )
        for one in languages
        if one != language
    )
