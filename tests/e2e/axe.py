"""axe-core, run in the page, and the Nu HTML checker, run by Java: npm fetches both into build/axe."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.conformance.commands import GateError, require, run

SOURCE = Path(__file__).parent
FOLDER = SOURCE.parents[1] / "build" / "axe"
LOCK = SOURCE / "package-lock.json"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


NU = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"


def script() -> str:
    """axe-core's own."""
    install()
    return (FOLDER / "node_modules/axe-core/axe.min.js").read_text("utf-8")


def install() -> None:
    """Have npm install what the lock says, once for each content of the lock, which holds the hashes."""
    require("node", "npm")
    stamp = FOLDER / "package-lock.sha256"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text("ascii") != wanted:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", LOCK.name):
            shutil.copyfile(SOURCE / name, FOLDER / name)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=5"]
        done = run(["npm", "ci", *options], folder=FOLDER)
        if done.returncode != 0:
            raise GateError(
                f"npm could not fetch the checkers (is there a network?):\n{done.stdout}{done.stderr}"
            )
        stamp.write_text(wanted, "ascii")


def nu_messages(addresses: Iterable[str]) -> list[str]:
    """What the Nu HTML checker says of pages: errors, warnings, and what it only mentions.

    They are asked of a server: in a file it takes a policy that names the page's own origin for a breach.
    Raises where it could not read one.
    """
    require("java")
    install()
    options = ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(NU), "--format", "json"]
    done = run(["java", *options, *addresses])
    try:
        messages: list[dict[str, Any]] = json.loads(done.stderr or done.stdout)["messages"]
    except (ValueError, KeyError) as error:
        raise GateError(f"the Nu checker answered {done.stderr[:400]}") from error
    if unread := [message for message in messages if message["type"] == "non-document-error"]:
        raise GateError(f"the Nu checker could not read {unread[0]}")
    return [f"{each['url']}:{each.get('lastLine')}: {each['type']}: {each['message']}" for each in messages]


def violations(page: Page, axe: str) -> list[str]:
    """A line for each element that breaks a rule. Raises where axe judged nothing."""
    page.evaluate(axe)
    options = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations", "passes"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    if not found["passes"]:
        raise GateError("axe-core judged nothing")
    return [
        f"{rule['id']} ({rule['help']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
