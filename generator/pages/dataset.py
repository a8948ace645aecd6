"""Evaluations as datasets in the terms of schema.org."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.audit.result import Result
from generator.pages import addresses
from generator.pages.published import Published
from generator.words.catalogue import Words
from generator.words.marks import noted, sentences

Json = dict[str, Any]

LANGUAGE = "zh-CN"
"""Of the data, whatever the language of the page."""


def evaluation_dataset(result: Result, published: Published, say: Words) -> Json:
    """The data of one evaluation."""
    evaluation, department = result.evaluation, result.department
    here = addresses.evaluation(result)
    name = say("head.dataset", department=department.name_in(evaluation.year), year=evaluation.year)
    report = {
        "@type": "Report",
        "name": evaluation.title,
        "reportNumber": evaluation.report_number,
        "dateCreated": evaluation.report_date.isoformat(),
    }
    corrected = evaluation.corrections[-1].day.isoformat() if evaluation.corrections else ""
    return _given(
        {
            **_dataset(name, say("head.dataset_text"), [department.invented], published, say),
            "url": published.url(here, here),
            "identifier": f"{evaluation.department}/{evaluation.year}",
            "temporalCoverage": str(evaluation.year),
            "spatialCoverage": department.region,
            "datePublished": evaluation.published_on.isoformat() if evaluation.published_on else "",
            "dateModified": corrected,
            "creator": _organisation(evaluation.evaluator),
            "isBasedOn": _given(report),
            "distribution": [
                _download("application/json", published.url(f"{here}data.json", here))
            ],
        }
    )


def site_dataset(
    files: Iterable[str], results: tuple[Result, ...], published: Published, say: Words
) -> Json:
    """All data of the site; `files` are the names of the tables."""
    here = addresses.DATA
    years = sorted({result.evaluation.year for result in results})
    covered = f"{years[0]}/{years[-1]}" if len(years) > 1 else "".join(map(str, years))
    invented = [result.department.invented for result in results]
    offered = [
        ("application/zip", "evaluations.zip"),
        *(("text/csv", name) for name in files),
        ("application/json", "index.json"),
    ]
    name = noted(published.site.name, say("data.title"), say)
    return _given(
        {
            **_dataset(name, say("head.dataset_text"), invented, published, say),
            "url": published.url(here, here),
            "temporalCoverage": covered,
            "distribution": [
                _download(type, published.url(f"{here}{name}", here)) for type, name in offered
            ],
        }
    )


def _dataset(name: str, text: str, invented: list[bool], published: Published, say: Words) -> Json:
    """What every dataset has; it says whether all of it, or some, is about invented bodies."""
    site = published.site
    every = bool(invented) and all(invented)
    mark = say("site.invented_mark") if every else ""
    warning = say("head.invented_all") if every else say("head.invented_some")
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": noted(name, mark, say),
        "description": sentences((warning, text), say) if any(invented) else text,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "publisher": _organisation(site.publisher),
        "license": {"@type": "CreativeWork", "text": site.terms} if site.terms else None,
    }


def _organisation(name: str) -> Json | None:
    return {"@type": "Organization", "name": name} if name else None


def _download(type: str, address: str) -> Json:
    return {"@type": "DataDownload", "encodingFormat": type, "contentUrl": address}


def _given(members: Json) -> Json:
    """The members that say something."""
    return {name: value for name, value in members.items() if value not in (None, "")}
