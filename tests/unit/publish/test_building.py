"""What MkDocs built is made alike on every machine."""

import stat
from pathlib import Path

from generator.publish.building import COMPRESSED, make_alike, software


def test_rights_and_compressed_copies(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    for name in ("index.html", COMPRESSED, "sitemap.xml", f"en/{COMPRESSED}"):
        (site / name).write_bytes(b"x")
        (site / name).chmod(0o600)
    site.chmod(0o700)
    make_alike(site)
    rights = {
        path.relative_to(site).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in (site, *site.rglob("*"))
    }
    assert rights == {".": 0o755, "en": 0o755, "index.html": 0o644, "sitemap.xml": 0o644}


def test_software_is_what_is_needed_and_nothing_else() -> None:
    found = software()
    assert {"evaluations-site", "mkdocs", "mkdocs-material", "plotly", "pyyaml"} <= found.keys()
    assert "pytest" not in found
