"""Files that came back from translators, taken in together: read, judged, tried; written by nobody here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from leaflets.cli.exchange import Desk
from leaflets.cli.report import relative
from leaflets.compose.marks import read_marks
from leaflets.content.characters import SIZE_LIMIT, clean, decode, find_refused, name_character
from leaflets.content.edit import replace as replace_words
from leaflets.content.insert import insert
from leaflets.content.nodes import KeyPath
from leaflets.content.reader import parse_tree, read_tree
from leaflets.content.trial import new_problems
from leaflets.errors import LeafletError, Problem, Severity, Where
from leaflets.frozen import frozen
from leaflets.model.exchange import Catalogue, Returned, Verdict
from leaflets.translation import po, xliff
from leaflets.translation.rules import judge

READERS = {".po": po.read, ".xlf": xliff.read, ".xliff": xliff.read}


@frozen(kw_only=True)
class Taken:
    """What one file would change. `path` is that of the YAML, from the workspace; `data` its new bytes."""

    locale: str
    file: str
    path: str
    changes: Mapping[str, tuple[str, str]]
    """Key -> words of today, new words."""
    fuzzy: tuple[str, ...]
    untranslated: tuple[str, ...]
    kept: tuple[str, ...]
    data: bytes | None

    @property
    def dated(self) -> bool:
        """Whether the YAML has a version and a day: a leaflet has, the shared words have not."""
        return "." in self.file


class Intake:
    """Collects the problems of all files; where one of them is an error, nothing may be written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.desk = Desk(root)
        self.problems: list[Problem] = []
        self._known: dict[str, Mapping[str, Catalogue]] = {}

    def take(self, paths: Iterable[Path]) -> Sequence[Taken]:
        returned = [found for path in self._files(paths) if (found := self._read(path)) is not None]
        self.problems += _twice(returned)
        judged = [
            (item, today, self._judge(item, today)) for item in returned if (today := self._today(item))
        ]
        taken = [self._edit(item, today, verdict) for item, today, verdict in judged]
        if not self._refused():
            self._try(returned, taken)
        return taken

    def _refused(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def _files(self, paths: Iterable[Path]) -> Iterator[Path]:
        for path in paths:
            if path.is_dir():
                found = sorted(file for file in path.rglob("*") if file.suffix in READERS)
                if not found:
                    self._report("X005", relative(path), "no .po or .xlf file lies in this folder")
                yield from found
            elif path.suffix in READERS:
                yield path
            else:
                self._report("X005", relative(path), "only .po and .xlf files can be brought in")

    def _report(self, code: str, name: str, what: str) -> None:
        hint = "Name the files that came back from the translator, or the folder that they lie in."
        self.problems.append(Problem(code, Where(name), what, hint))

    def _read(self, path: Path) -> Returned | None:
        name = relative(path)
        try:
            with path.open("rb") as stream:
                data = stream.read(SIZE_LIMIT + 1)  # of what has no end, no more than it takes to refuse it
        except OSError as error:
            hint = "Check that the file is there, under exactly this name, and that you may open it."
            what = f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}"
            self.problems.append(Problem("Y001", Where(name), what, hint))
            return None
        text, problems = decode(data, name)
        if text is None:
            self.problems += problems
            return None
        text, unseen = clean(text, name)
        self.problems += [problem for problem in unseen if problem.code != "Y008"]  # no YAML is indented here
        try:
            return READERS[path.suffix](text, name)
        except LeafletError as error:
            self.problems += error.problems
        return None

    def _today(self, returned: Returned) -> Catalogue | None:
        """The same file as it would be exported now, or None with the reason reported."""
        head = Where(returned.name, 1)
        known = self.desk.targets
        if returned.locale not in known:
            hint = f"There is: {', '.join(known)}."
            what = f"its head says that its language is {returned.locale!r}, which is none of ours"
            self.problems.append(Problem("X006", head, what, hint))
            return None
        if returned.locale not in self._known:
            self._known[returned.locale] = self.desk.catalogues(returned.locale)
        files = self._known[returned.locale]
        if returned.file not in files:
            what = f"its head says that it is {returned.file!r}, which {returned.locale} does not have"
            self.problems.append(Problem("X007", head, what, f"There is: {', '.join(files)}."))
            return None
        self.problems += _misplaced(returned, known, files)
        return files[returned.file]

    def _judge(self, returned: Returned, today: Catalogue) -> Verdict:
        verdict = judge(returned, today, read_marks, _read_refused)
        self.problems += verdict.problems
        return verdict

    def _edit(self, returned: Returned, today: Catalogue, verdict: Verdict) -> Taken:
        path = f"content/locales/{returned.locale}/{returned.file}.yaml"
        data = None
        if verdict.changes and not self._refused():
            words: dict[KeyPath, str] = {tuple(key.split(".")): text for key, text in verdict.changes.items()}
            try:
                data = self._written(returned.file, path, words)
            except LeafletError as error:
                self.problems += _at_answers(error.problems, [returned])
        old = {entry.key: entry.target for entry in today.entries}
        return Taken(
            locale=returned.locale,
            file=returned.file,
            path=path,
            changes={key: (old[key], text) for key, text in verdict.changes.items()},
            fuzzy=verdict.fuzzy,
            untranslated=verdict.untranslated,
            kept=verdict.kept,
            data=data,
        )

    def _written(self, file: str, path: str, words: Mapping[KeyPath, str]) -> bytes:
        """The YAML with these words in it: those that it has replaced, those that it lacks added."""
        data = (self.root / path).read_bytes()
        tree = parse_tree(data, path, file)
        lacking = {key: text for key, text in words.items() if tree.find(key) is None}
        data = replace_words(data, path, {key: text for key, text in words.items() if key not in lacking})
        if not lacking:
            return data
        english = self.root / "content" / "locales" / self.desk.library.source / f"{file}.yaml"
        return insert(data, path, read_tree(english, self.root), lacking)

    def _try(self, returned: Sequence[Returned], taken: Sequence[Taken]) -> None:
        """Load the library with the new files: nothing may be wrong with it that was not wrong before."""
        files = {item.path: item.data for item in taken if item.data is not None}
        if files:
            locales = {item.locale for item in taken}
            self.problems += _at_answers(new_problems(self.root, files, locales), returned)


def _read_refused(text: str) -> Iterator[tuple[str, str, str]]:
    for _, character, group in find_refused(text):
        yield group.code, f"{name_character(character)} is {group.what}", group.hint


def _twice(returned: Iterable[Returned]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for item in returned:
        text = (item.locale, item.file)
        if text in seen:
            what = f"this file and {seen[text]} are both translations of {item.locale}/{item.file}"
            yield Problem("X008", Where(item.name), what, "Bring in one of the two.")
        seen.setdefault(text, item.name)


def _misplaced(returned: Returned, locales: Iterable[str], files: Iterable[str]) -> Iterator[Problem]:
    """A file that lies where another one was exported to: somebody may have mixed them up."""
    path = Path(returned.name)
    folder, stem = path.parent.name, path.stem
    if (folder in locales and folder != returned.locale) or (stem in files and stem != returned.file):
        what = f"its head says {returned.locale}/{returned.file}, and its name {folder}/{stem}"
        hint = "Find out which is right. A file keeps the name and the folder that it was exported to."
        yield Problem("X009", Where(returned.name, 1), what, hint)


def _at_answers(problems: Iterable[Problem], returned: Iterable[Returned]) -> Iterator[Problem]:
    """The problems of YAML files where the words came from, as far as they came from there."""
    lines = {
        (f"content/locales/{item.locale}/{item.file}.yaml", answer.key): Where(item.name, answer.line)
        for item in returned
        for answer in item.answers
    }
    for problem in problems:
        yield replace(problem, where=lines.get((problem.where.file, problem.key), problem.where))
