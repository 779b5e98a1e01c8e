"""`leaflets site`: equal files every time, whole by links alone, nothing withdrawn, nobody's file touched."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from leaflets.build.manifest import Released, describe, format_manifest
from leaflets.cli.main import main
from leaflets.content.clinics import load_clinic
from leaflets.content.issued import format_snapshot, issued_file
from leaflets.content.library import load
from leaflets.content.records import FILE as RECORDS
from leaflets.content.records import appended
from leaflets.model.edition import Edition
from leaflets.model.identity import snapshot
from leaflets.model.record import Act, Entry
from leaflets.pipeline import Press
from leaflets.records.signing import Signature, entry_of
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.fixtures.approved import SIGNATURES
from tests.fixtures.sample import make_workspace

DAY = "2026-11-30"
ADDRESSES = {"href", "src"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("whole")
    make_workspace(root)
    assert site(root) == 0
    return root


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    """A copy with its site, to be changed."""
    shutil.copytree(whole, tmp_path / "w", symlinks=True)
    return tmp_path / "w"


def site(root: Path, *options: str) -> int:
    return main(["site", "--root", str(root), "--as-of", DAY, *options])


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = ((path.relative_to(folder).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in named if not name.startswith(".")}


def addresses(page: Path):
    """(element, where it leads) of everything in a page that leads somewhere."""
    tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
    for element in tree.iter():
        for name in ADDRESSES & {*element.attrib}:
            yield element.tag, element.attrib[name]


def test_equal_content_gives_equal_files(whole: Path, tmp_path: Path) -> None:
    assert site(whole, "-o", str(tmp_path / "elsewhere")) == 0
    assert files(tmp_path / "elsewhere") == files(whole / "build/site")


def test_a_language_that_a_clinic_does_not_hand_out_is_told(
    root: Path, clinic: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = clinic.read_text("utf-8")
    assert "locales: [" in text
    clinic.write_text(re.sub(r"(?m)^locales: .*$", "locales: [en-GB]", text), "utf-8")
    capsys.readouterr()
    assert site(root, "--clinic", str(clinic), "--locale", "en-GB", "--locale", "ar") == 0
    assert "\nar: not in the site" in capsys.readouterr().out


def test_every_link_leads_to_a_file_of_the_site_or_to_a_source(whole: Path) -> None:
    folder = whole / "build/site"
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 12
    for page in pages:
        for tag, address in addresses(page):
            parts = urlsplit(address)
            if parts.scheme:
                assert (tag, parts.scheme) in {("a", "https"), ("a", "mailto"), ("a", "tel")}, (page, address)
            elif parts.path:
                assert not parts.path.startswith("/"), (page, address)
                assert (page.parent / unquote(parts.path)).resolve().is_file(), (page, address)


def test_all_of_it_is_reached_by_links_from_the_first_page(whole: Path) -> None:
    folder = whole / "build/site"
    reached, todo = set(), ["index.html"]
    while todo:
        name = todo.pop()
        if name in reached:
            continue
        reached.add(name)
        if name.endswith(".html"):
            links = (urlsplit(address) for tag, address in addresses(folder / name) if tag == "a")
            todo += [urljoin(name, link.path) for link in links if link.path and not link.scheme]
    assert reached == {name for name in files(folder) if name.endswith((".html", ".pdf"))}


def test_every_page_says_first_that_it_is_a_draft(whole: Path) -> None:
    for page in (whole / "build/site").rglob("*.html"):
        text = page.read_text("utf-8")
        assert "not checked by a clinician or translator" in text, page
        assert text.index("not checked by") < text.index("<h1"), page


def test_what_is_no_part_of_the_site_any_more_goes_and_what_others_wrote_stays(root: Path) -> None:
    folder = root / "build/site"
    (folder / "notes.txt").write_text("mine", "utf-8")
    (folder / "en-GB/blocks.easy.html").write_text("changed by hand", "utf-8")
    assert site(root, "--locale", "ar") == 0
    left = {name for name in files(folder) if not name.startswith(("ar/", "codes/", "fonts/"))}
    assert left == {
        "index.html",
        "site.css",
        "site.js",
        "icon.svg",
        "leaflets.css",
        "notes.txt",
        "en-GB/blocks.easy.html",
    }
    assert (folder / "notes.txt").read_text("utf-8") == "mine"


def test_no_site_is_written_among_somebody_elses_files(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "documents"
    other.mkdir()
    (other / "index.html").write_text("mine", "utf-8")
    assert site(root, "-o", str(other)) == 1
    assert "B190" in capsys.readouterr().err
    assert [path.name for path in other.iterdir()] == ["index.html"]


def test_a_file_put_where_the_site_has_one_is_not_overwritten(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = root / "build/site"
    (folder / ".record/site.json").unlink()
    (folder / "index.html").write_text("mine", "utf-8")
    before = files(folder)
    assert site(root) == 1
    assert "index.html: error B190" in capsys.readouterr().err
    assert files(folder) == before


def entry(root: Path, act: Act, **more: object) -> Entry:
    """Of the Arabic standard text as it stands."""
    library = load(root)
    found = snapshot(library, library.locales["ar"].texts["blocks.standard"])
    known = {
        name: getattr(found, name) for name in ("leaflet", "locale", "level", "version", "code", "content")
    }
    return Entry(act=act, date=date(2026, 11, 29), **{**known, **more})


def test_what_was_withdrawn_cannot_be_read_or_printed_and_its_code_says_why(root: Path) -> None:
    folder = root / "build/site"
    gone = entry(root, Act.WITHDRAWAL, reason="A figure is <wrong>.")
    (root / "content/records.jsonl").write_bytes(appended((), [gone]))
    assert site(root) == 0
    assert not [name for name in files(folder) if name.startswith("ar/blocks.standard")]
    assert "ar/blocks.easy.pdf" in files(folder)
    assert "Withdrawn. Do not use it." in (folder / "index.html").read_text("utf-8")
    page = (folder / f"codes/{gone.code}.html").read_text("utf-8")
    assert "No. This leaflet was withdrawn. Do not use it." in page
    assert "29 November 2026" in page
    assert "A figure is &lt;wrong&gt;." in page
    assert "PDF to print" not in page


def test_an_issued_code_says_no_when_the_words_have_changed_and_offers_no_draft_in_its_place(
    root: Path,
) -> None:
    issued = entry(root, Act.ISSUE)
    kept = snapshot(load(root), load(root).locales["ar"].texts["blocks.standard"])
    (root / "content/issued").mkdir()
    (root / issued_file(issued.code)).write_text(format_snapshot(kept), "utf-8")
    (root / "content/records.jsonl").write_bytes(appended((), [issued]))
    page = root / f"build/site/codes/{issued.code}.html"
    assert site(root) == 0
    assert "Yes, this leaflet is current." in page.read_text("utf-8")
    assert "DRAFT" not in page.read_text("utf-8")
    path = root / "content/locales/ar/blocks.standard.yaml"
    path.write_text(path.read_text("utf-8").replace("version: '0.1'", "version: '0.2'"), "utf-8")
    assert site(root) == 0
    assert "the new leaflet is not released yet" in page.read_text("utf-8")
    assert ".pdf" not in page.read_text("utf-8")


def test_a_broken_chain_of_records_stops_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root / "build/site")
    (root / "content/records.jsonl").write_text('{"act":"withdrawal"}\n', "utf-8")
    assert site(root) == 1
    assert "Y030" in capsys.readouterr().err
    assert files(root / "build/site") == before


@pytest.fixture
def clinic(root: Path) -> Path:
    path = root / "content/clinics/example-uk.yaml"
    assert path.is_file()
    return path


@pytest.fixture
def release(root: Path, clinic: Path) -> Path:
    """One file, as `leaflets release` leaves it, with the signatures that it needs."""
    library, fonts = load(root), FontLibrary.open(root)
    day = date.fromisoformat(DAY)
    signed = [
        entry_of(library, locale, "blocks.standard", Signature(role, who, day))
        for role, who, locale in SIGNATURES
    ]
    (root / RECORDS).write_bytes(appended((), signed))
    library = load(root)
    loaded = load_clinic(clinic, root, library)
    edition = Edition("ar", "blocks", "standard")
    press = Press(library, fonts, Typesetter(fonts))
    proof = press.prove(edition, clinic=loaded, as_of=day, draft=False)
    digest = sha256(proof.data).hexdigest()
    made = Released(f"{loaded.clinic}/{edition.path}", edition, loaded, digest, len(proof.data))
    folder = root / "build/release"
    (folder / made.path).parent.mkdir(parents=True)
    (folder / made.path).write_bytes(proof.data)
    (folder / "manifest.json").write_bytes(format_manifest({}, [describe(library, (), made)]))
    return folder


def test_of_a_release_only_its_files_are_shown_and_none_is_marked_as_a_draft(
    root: Path, clinic: Path, release: Path
) -> None:
    folder = root / "build/site"
    assert site(root, "--released", "--clinic", str(clinic)) == 0
    found = files(folder)
    assert [name for name in found if name.endswith(".pdf")] == ["ar/blocks.standard.pdf"]
    assert found["ar/blocks.standard.pdf"] == next(release.rglob("*.pdf")).read_bytes()
    for name in ("index.html", "ar/index.html", "ar/blocks.standard.html"):
        assert "not checked by a clinician" not in found[name].decode(), name
        assert 'class="band"' not in found[name].decode(), name
    assert "Approved by a clinician" in found["index.html"].decode()


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("file", "B191"),
        ("manifest", "B191"),
        ("no manifest at all", "B191"),
        ("text", "B192"),
        ("day", "B192"),
        ("telephone", "B192"),
        ("country's number", "B192"),
        ("records", "B192"),
    ],
)
def test_a_release_that_does_not_hold_any_more_is_refused(
    fault: str,
    code: str,
    root: Path,
    clinic: Path,
    release: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = files(root / "build/site")
    if fault == "file":
        path = next(release.rglob("*.pdf"))
        path.write_bytes(path.read_bytes() + b"\n")
    elif fault == "manifest":
        (release / "manifest.json").write_text("{", "utf-8")
    elif fault == "no manifest at all":
        (release / "manifest.json").write_text("[" * 200_000, "utf-8")
    elif fault == "telephone":
        text = clinic.read_text("utf-8")
        clinic.write_text(text.replace("+44 20 7946 0123", "+44 20 7946 0456"), "utf-8")
    elif fault == "country's number":
        text = clinic.read_text("utf-8")
        clinic.write_text(text.replace('emergency-number: "999"', 'emergency-number: "112"'), "utf-8")
    elif fault == "records":
        lines = (root / RECORDS).read_bytes().splitlines(keepends=True)
        (root / RECORDS).write_bytes(b"".join(lines[:-1]))
    elif fault == "text":
        path = root / "content/locales/ar/blocks.standard.yaml"
        path.write_text(path.read_text("utf-8").replace("version: '0.1'", "version: '0.2'"), "utf-8")
    late = ["--as-of", "2099-01-01"] if fault == "day" else []
    assert site(root, "--released", "--clinic", str(clinic), *late) == 1
    assert code in capsys.readouterr().err
    assert files(root / "build/site") == before


def test_a_release_is_of_a_clinic(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert site(root, "--released") == 1
    assert "B193" in capsys.readouterr().err


def test_a_program_is_told_what_there_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert site(root, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["leaflets"], told["locales"], told["written"]) == (6, ["en-GB", "ar"], 0)
    assert told["codes"] == len(list((root / "build/site/codes").glob("??????.html")))
