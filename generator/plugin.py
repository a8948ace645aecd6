"""What MkDocs asks of us: options, files, serve. Decisions are made in `build` and `preview`."""

from __future__ import annotations

import atexit
import gc
import logging
from functools import partial
from pathlib import Path
from typing import Any, cast

import click
from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.assets import PLOTLY_ADDRESS, plotly_script, written_pages
from generator.build import Examined, PageFile, Plan, examine, plan
from generator.load import Readings
from generator.mkdocs_files import LinkedFiles, address_of, generated_file, generated_page
from generator.mkdocs_frames import Frames
from generator.mkdocs_language import choose_twins, languages, set_language, ways
from generator.mkdocs_page import GeneratedPage
from generator.mkdocs_whole import Written, page_at, write_whole
from generator.model.disclosure import Site
from generator.output import Aside, Refused
from generator.policy import PAGE
from generator.preview.running import Preview
from generator.problems import Problem, Severity
from generator.problems.catalogue import severity
from generator.problems.folding import folded
from generator.problems.printing import as_text
from generator.problems.source_lines import source_lines
from generator.progress import LABELS, Stage
from generator.render.languages import mark_chinese
from generator.render.markdown import html_text
from generator.render.problems import banner, error_page
from generator.stopping import stop_on_signals
from generator.words.catalogue import LANGUAGES, words

log = logging.getLogger("mkdocs.plugins.evaluations")
SITEMAP = "sitemap.xml"


class Options(Config):
    """Options of the plugin in mkdocs.yml."""

    folder = config_options.Dir(exists=True, default="evaluations")
    enabled = config_options.Type(bool, default=True)
    language = config_options.Choice(("", *LANGUAGES), default="")
    pdfs = config_options.Type(bool, default=False)
    processes = config_options.Optional(config_options.Type(int))


class EvaluationsPlugin(BasePlugin[Options]):
    """Pages and open data from the data folder, made in memory."""

    def __init__(self) -> None:
        self._serving = False
        self._lazy = False
        self._preview: Preview | None = None
        self._readings = Readings()
        self._plan: Plan | None = None
        self._written = Written()
        self._errors: tuple[Problem, ...] = ()
        self._only: frozenset[str] = frozenset()
        self._nav: tuple[Files, Navigation] | None = None
        self._builds_aside = False
        self._aside: Aside | None = None
        self._site_dir = ""
        self._language = ""
        self._languages: tuple[str, ...] = ()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether this is a preview; keeps the plugin alive between rebuilds."""
        self._serving = command == "serve"
        self._lazy = self._serving and _is_reloading()
        self._builds_aside = not self._serving and not dirty
        if self._builds_aside:
            stop_on_signals()

    def on_config(self, config: MkDocsConfig) -> None:
        """Set the language; have Material's header show the search box of theme_overrides.

        It shows a box only for a plugin of Material's own name, whose option `enabled` it reads;
        entered as a plain item, so that no event is registered twice.
        """
        box = Path(config.theme.custom_dir or "") / "partials" / "search.html"
        if self.config.enabled and box.is_file():
            dict.__setitem__(config.plugins, "material/search", self)
        asked = self._language or self.config.language
        self._languages = languages(Path(self.config.folder), asked, serving=self._serving)
        self._language = self.config.language = asked or self._languages[0]
        set_language(config, words(self._language), self._languages)
        if self._builds_aside:
            self._write_aside(config)

    def _write_aside(self, config: MkDocsConfig) -> None:
        """Have the site written beside the old one, which stays whole until the new one is."""
        self._site_dir = config.site_dir
        self._aside = Aside(Path(config.site_dir))
        atexit.register(self._aside.remove)
        config.site_dir = str(self._aside.folder)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the data before anything old is removed; refuse a build on errors.

        Python would search the many objects of a build again and again for some to collect.
        """
        gc.disable()
        site = self._previewed(config) if self._lazy else self._whole(config)
        if site is not None:
            config.site_name = html_text(site.name)
            config.site_description = html_text(site.description)
            config.copyright = html_text(site.publisher)
            config.extra["site_code"] = site.code

    def _previewed(self, config: MkDocsConfig) -> Site | None:
        """The settings of the last good state of a preview, which makes no page yet."""
        if self._preview is None:
            self._preview = Preview(Path(self.config.folder), self.config.language, self._log)
        self._preview.planned = partial(self._planned, config)
        state = self._preview.refresh(anew=True)
        return state.plan.site if state.plan else None

    def _planned(self, config: MkDocsConfig, examined: Examined) -> Plan:
        return plan(examined, **self._settings(config))

    def _settings(self, config: MkDocsConfig) -> dict[str, Any]:
        """How pages and open data are to be made."""
        return {
            "drafts": self._serving,
            "language": self.config.language,
            "root": config.site_url or "",
            "written": written_pages(Path(config.docs_dir), self.config.language),
            "pdfs": self.config.pdfs,
        }

    def _whole(self, config: MkDocsConfig) -> Site | None:
        """The settings of the site, all of which is made now."""
        examined = examine(Path(self.config.folder), self._readings, _log_stage)
        self._errors = examined.errors if self._serving else examined.blocking
        self._log(examined.open, refused=bool(self._errors))
        if not self._errors:
            self._plan = self._planned(config, examined)
        elif not self._serving:
            raise PluginError(f"数据有 {len(self._errors)} 处错误 / errors in the data")
        return self._plan.site if self._plan else None

    def _log(self, problems: tuple[Problem, ...], refused: bool | None = None) -> None:
        """What was found; mistakes in drafts, which refuse no build, do not fail a strict one."""
        if refused is None:
            refused = any(severity(one) is Severity.ERROR for one in problems)
        if problems:
            level = logging.ERROR if refused else logging.INFO
            log.log(
                level, "\n%s", as_text(folded(problems)[0], source_lines(Path(self.config.folder)))
            )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what was generated; edit links lead to data files."""
        for file in files.documentation_pages():
            file.edit_uri = _in_repository(Path(config.docs_dir), file.src_uri, config)
        self._only = choose_twins(files, config, self.config.language)
        if self._preview is not None:
            self._preview.add_files(files, config)
        else:
            self._add_whole(files, config)
        files.append(File.generated(config, PLOTLY_ADDRESS, abs_src_path=str(plotly_script())))
        return LinkedFiles(files, self._is_table, config)

    def _is_table(self, address: str) -> bool:
        made = self._preview.state.plan if self._preview else self._plan
        return made is not None and made.beside(address) is not None

    def _add_whole(self, files: Files, config: MkDocsConfig) -> None:
        """All that will be written; without it, a page of the mistakes."""
        if self._plan is None:
            page = error_page(self._errors, self.config.language)
            files.append(File.generated(config, "index.md", content=page))
            return
        for address in self._plan.pages:
            files.append(generated_page(address, config))
        for address in self._plan.files:
            files.append(generated_file(address, config))

    def _edit_uri(self, page: PageFile, config: MkDocsConfig) -> str | None:
        return _in_repository(Path(self.config.folder), page.source, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the menu, which frames every page."""
        self._nav = files, nav
        return nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """In a preview that is built whole, show the mistakes over the last good pages."""
        if self._errors and self._plan:
            return banner(self._errors, self.config.language) + html
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the templates of theme_overrides the words of the interface and the policy."""
        env.globals["say"] = words(self.config.language)
        env.globals["policy"] = PAGE
        if self._nav is None:
            return env
        frames = Frames(config, *self._nav, env, partial(self._edit_uri, config=config))
        if self._preview is not None:
            self._preview.frames = frames
        elif self._plan is not None:
            self._write_whole(self._plan, frames, files, config)
        return env

    def _write_whole(self, plan: Plan, frames: Frames, files: Files, config: MkDocsConfig) -> None:
        """Write what was planned; links from other pages to places in it can be checked then.

        A server that builds again keeps what it made, so it makes all of it itself.
        """
        frames.title_menu(partial(page_at, plan))
        asked = {
            address_of(to): to
            for file in files.documentation_pages()
            for to in (file.page and file.page.links_to_anchors) or ()
            if address_of(to) in plan.pages
        }
        self._written = write_whole(
            plan,
            frames,
            Path(config.site_dir),
            asked,
            processes=self.config.processes,
            keep=self._serving,
            progress=_log_stage,
        )
        for address, ids in self._written.ids.items():
            file = asked[address]
            page = file.page or GeneratedPage(None, file, config)
            page.present_anchor_ids = ids

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Have generated pages in the list for search engines, unless another one stands for it."""
        if template_name != SITEMAP or self._plan is None or self._preview is not None:
            return context
        own = [
            GeneratedPage(None, generated_page(address, config), config).file
            for address in self._plan.pages
            if address not in self._written.stood_for
        ]
        return cast(TemplateContext, {**context, "pages": [*context["pages"], *own]})

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the header where the page stands in the other languages."""
        found = ways(page, self.config.language, self._languages, self._only)
        return cast(TemplateContext, {**context, "ways": found})

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mark the data, which keep their language, on pages in another one."""
        return output if self.config.language == "zh" else mark_chinese(output)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """The same on the page of addresses that are not there."""
        if self.config.language == "zh" or not template_name.endswith(".html"):
            return output_content
        return mark_chinese(output_content)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put what was written aside in its place; let Python collect what is no longer needed."""
        gc.enable()
        if self._aside is not None:
            try:
                self._aside.put_in_place()
            except Refused as refusal:
                raise PluginError(str(refusal)) from refusal
            config.site_dir = self._site_dir
            self._aside = None

    def on_build_error(self, *, error: Exception) -> None:
        """Likewise after a build that failed."""
        gc.enable()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Show data as soon as they are saved; what else there is, MkDocs builds again."""
        if self._preview is None:
            server.watch(self.config.folder)
            return server
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)
        self._preview.serve(server, config, builder)
        return server

    def on_shutdown(self) -> None:
        """End what a preview began."""
        if self._preview is not None:
            self._preview.stop()


def _is_reloading() -> bool:
    """Whether this is `mkdocs serve` with a server that can be taken over; told nowhere else."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get("livereload"))


def _log_stage(stage: Stage, done: int, total: int) -> None:
    """A line for each stage of a build, when it begins."""
    if done == 0 and total:
        log.info("%s: %d", LABELS[stage], total)


def _in_repository(folder: Path, name: str | None, config: MkDocsConfig) -> str | None:
    """Where a file stands in the repository of mkdocs.yml.

    None without a repository, without a file, or where the folder stands outside it.
    """
    root = Path(config.config_file_path).resolve().parent
    folder = folder.resolve()
    if not config.repo_url or name is None or not folder.is_relative_to(root):
        return None
    return (folder.relative_to(root) / name).as_posix()
