"""The form served over a copy of the data, without a preview around it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page

from generator.build import examine
from generator.form.app import respond
from generator.form.desk import Desk, Request


@contextmanager
def filling_in(root: Path, language: str = "zh") -> Iterator[str]:
    """Serve the form; gives its address."""
    desks: list[Desk] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            parts = urlsplit(self.path)
            headers = {key.lower(): value for key, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", "0")))
            query = dict(parse_qsl(parts.query))
            made = respond(Request(self.command, parts.path, query, headers, body), desks[0])
            self.send_response(made.status if made else 404)
            for key, value in made.headers if made else ():
                self.send_header(key, value)
            self.send_header("content-length", str(len(made.body) if made else 0))
            self.end_headers()
            self.wfile.write(made.body if made else b"")

        do_GET = do_POST = answer

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        base = f"http://127.0.0.1:{server.server_port}/jixiao/"
        desks.append(Desk(root, language, base, lambda: examine(root).problems))
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"{base}_form/"
        finally:
            server.shutdown()
            thread.join()


def send_report(page: Page, form: str, report: Path, department: str) -> None:
    """Import a report as that of a department which is not there yet."""
    page.goto(form)
    page.get_by_role("link", name="导入报告").click()
    page.get_by_label("报告文件").set_input_files(str(report))
    page.get_by_label("文件夹名").fill(department)
    page.get_by_label("部门全称").fill("示例县工业和信息化局")
    page.get_by_label("所在地区").fill("示例县")
    page.get_by_label("评价年度").fill("2021")
    page.get_by_role("button", name="导入").click()
    page.wait_for_url("**/imported?**")
