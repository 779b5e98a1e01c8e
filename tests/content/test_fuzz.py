"""Whatever the bytes of a file are: a Library or a LeafletError, never anything else."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leaflets.content.clinics import load_clinic
from leaflets.content.nodes import plain
from leaflets.content.reader import parse_tree
from leaflets.errors import LeafletError, Problem

if TYPE_CHECKING:
    from tests.content.conftest import Workspace

SNIPPETS = (
    *("", " ", "\n", "\t", "\r", "  ", "\n\n", ":", ": ", "- ", "? ", "#", "---\n", "...\n", "%YAML 1.1\n"),
    *("{", "}", "[", "]", "'", '"', "\\", "|", ">", "|9", "&a ", "*a", "!x ", "!!int ", "<<: *a\n", "@", "`"),
    *("~", "null", "true", "012", "1e999", "9" * 5000, "2026-02-30", "{relief}", "{{ x }}", "{x"),
    *(
        "\0",
        "\x07",
        "\x85",
        "\u2028",
        "\u202e",
        "\ue000",
        "\ufffe",
        "\ufffd",
        "\ufeff",
        "\U0001f600",
        "\ud800",
    ),
    *("a: b\n", "a:\n  b:\n", "  " * 40, "[" * 50, "{" * 50, "- " * 50, "? " * 50, "a: " * 20),
)


def spoil(data: bytes, dice: random.Random) -> bytes:
    """The file after a few accidents: bytes changed, cut, doubled, moved or pasted in."""
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + dice.choice((0, 1, 5, 50, 500)))
        match dice.randrange(5):
            case 0:
                middle = bytes(dice.randrange(256) for _ in range(dice.randint(1, 8)))
            case 1:
                middle = data[start:end] * 2
            case 2:
                middle = b""
            case 3:
                middle = b"\n".join(reversed(data[start:end].split(b"\n")))
            case _:
                middle = dice.choice(SNIPPETS).encode("utf-8", "surrogatepass") + data[start:end]
        data = data[:start] + middle + data[end:]
    return data


def assert_readable(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert problem.code
        assert problem.where.file
        assert problem.message.strip()
        assert problem.hint.strip()
        str(problem).encode("utf-8")


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_read_or_refused(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(50):
        tree = parse_tree(dice.randbytes(dice.randrange(200)), "x.yaml", "x")
        assert_readable(tree.problems)
        assert tree.problems or tree.root is not None


@pytest.mark.parametrize("seed", range(20))
def test_random_yaml_is_read_or_refused(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(100):
        text = "".join(dice.choices(SNIPPETS, k=dice.randint(1, 12)))
        tree = parse_tree(text.encode("utf-8", "surrogatepass"), "x.yaml", "x")
        assert_readable(tree.problems)
        assert tree.problems or isinstance(plain(tree), dict)


@pytest.mark.parametrize("seed", range(40))
def test_a_workspace_after_an_accident_loads_or_says_why(workspace: Workspace, seed: int) -> None:
    dice = random.Random(seed)
    files = sorted(path for path in workspace.root.rglob("*") if path.is_file() and path.suffix != ".md")
    for _ in range(5):
        path: Path = dice.choice(files)
        whole = path.read_bytes()
        path.write_bytes(spoil(whole, dice))
        assert_readable(workspace.problems())
        try:
            load_clinic(workspace.root / "content/clinics/example.yaml", workspace.root)
        except LeafletError as error:
            assert_readable(error.problems)
        path.write_bytes(whole)
