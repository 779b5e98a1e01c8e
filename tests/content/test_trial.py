"""What the loader would say if files had other bytes, without any of them being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.content.trial import new_problems

if TYPE_CHECKING:
    from tests.content.conftest import Workspace

TEXT = "content/locales/ar/tiny.standard.yaml"


def changed(workspace: Workspace, old: str, new: str) -> dict[str, bytes]:
    text = (workspace.root / TEXT).read_text("utf-8")
    assert old in text
    return {TEXT: text.replace(old, new, 1).encode()}


def test_a_fault_that_the_new_bytes_bring_is_told(workspace: Workspace) -> None:
    before = (workspace.root / TEXT).read_bytes()
    found = new_problems(workspace.root, changed(workspace, "title:", "titel:"), ["ar"])
    assert ("S001", TEXT, "title") in [(p.code, p.where.file, p.key) for p in found]
    assert (workspace.root / TEXT).read_bytes() == before


def test_a_fault_that_was_there_before_is_nobodys_new_one(workspace: Workspace) -> None:
    workspace.write(TEXT, changed(workspace, "title:", "titel:")[TEXT])
    assert workspace.problems()
    assert new_problems(workspace.root, changed(workspace, "leaflet:", "# moved\nleaflet:"), ["ar"]) == ()


def test_good_bytes_bring_none(workspace: Workspace) -> None:
    assert new_problems(workspace.root, changed(workspace, "leaflet:", "# moved\nleaflet:"), ["ar"]) == ()
