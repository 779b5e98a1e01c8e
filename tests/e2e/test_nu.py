"""The Nu HTML checker has nothing to say of any page of the site."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.axe import nu_messages
from tests.e2e.site import served


def test_every_page_of_the_site_is_html_without_error_or_warning(site_folder, site_address) -> None:
    pages = [path.relative_to(site_folder).as_posix() for path in sorted(site_folder.rglob("*.html"))]
    assert len(pages) > 100
    assert nu_messages(f"{site_address}/{page}" for page in pages) == []


def test_it_would_tell_of_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!DOCTYPE html><title>x</title><p><img src=x></p>", "utf-8")
    with served(tmp_path) as origin:
        told = " ".join(nu_messages([f"{origin}/page.html"]))
    assert "alt" in told
    assert "lang" in told
