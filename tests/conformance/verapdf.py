"""veraPDF: fetched by Maven, run once over all files, its report read into values.

Flavour 0 makes veraPDF judge a file by every standard that the file's own metadata claims, in one
launch. A file that claims less than it should has a report missing, which counts as a failure.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.conformance.commands import GateError, run

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
JARS = HERE / "target" / "verapdf"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"

#: What a leaflet must be: our name -> the name that veraPDF's report gives the profile.
PROFILES: Mapping[str, str] = {
    "ua1": "PDF/UA-1 validation profile",
    "2a": "PDF/A-2A validation profile",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the standard that a file breaks, `count` times."""

    clause: str
    test: int
    count: int
    description: str
    example: str

    @property
    def name(self) -> str:
        return f"{self.clause}-{self.test}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one profile says of one file. `checks` is how many checks were made, the failed ones included."""

    compliant: bool
    checks: int
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What veraPDF says of one file: a verdict a profile, and `error` where it couldn't read the file."""

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    error: str = ""

    def failure(self, profile: str) -> str:
        """Why the file fails the profile, in a few words; "" when it passes."""
        if self.error:
            return "not read"
        if profile not in self.verdicts:
            return "not claimed"
        verdict = self.verdicts[profile]
        if verdict.rules or not verdict.compliant:
            return f"{sum(rule.count for rule in verdict.rules)} failed"
        return "" if verdict.checks else "no check made"


def fetch() -> None:
    """Have Maven lay veraPDF and its libraries beside the POM, once for each content of the POM."""
    stamp = JARS / "pom.sha256"
    wanted = hashlib.sha256(POM.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("ascii") == wanted:
        return
    options = ["--quiet", "--batch-mode", "--strict-checksums", "-Dmaven.wagon.http.retryHandler.count=5"]
    done = run(["mvn", *options, "--file", str(POM), "dependency:copy-dependencies"])
    if done.returncode != 0 or not any(JARS.glob("greenfield-apps-*.jar")):
        raise GateError(f"Maven could not fetch veraPDF (is there a network?):\n{done.stdout}{done.stderr}")
    stamp.write_text(wanted, "ascii")


def version() -> str:
    """As in the name of the program's archive."""
    return next(JARS.glob("greenfield-apps-*.jar")).stem.removeprefix("greenfield-apps-")


def validate(files: Sequence[Path]) -> dict[Path, Report]:
    """Judge all files in one launch of the JVM. Raises GateError unless each file has its report."""
    fetch()
    command = ["java", "-cp", f"{JARS}/*", MAIN, "--flavour", "0", "--format", "xml"]
    done = run([*command, "--maxfailuresdisplayed", "1", *(str(file.resolve()) for file in files)])
    try:
        reports = parse(done.stdout)
    except (ET.ParseError, ValueError, KeyError) as error:
        raise GateError(f"veraPDF crashed ({done.returncode}): {error}\n{done.stderr}") from error
    wanted = {file.resolve() for file in files}
    if set(reports) != wanted:
        absent = ", ".join(str(path) for path in sorted(wanted - set(reports))) or "none"
        raise GateError(f"veraPDF reported {len(reports)} of {len(wanted)} files; absent: {absent}")
    return reports


def parse(xml: str) -> dict[Path, Report]:
    """The machine-readable report (`--format xml`) as values. Raises ParseError, ValueError, KeyError."""
    root = ET.fromstring(xml)
    jobs = root.findall("./jobs/job")
    names = Counter(job.findtext("./item/name", "") for job in jobs)
    if "" in names or any(count > 1 for count in names.values()):
        raise ValueError(f"a job without a name, or two with the same one: {dict(names)}")
    summary = root.find("./batchSummary")
    if summary is None or int(summary.attrib["totalJobs"]) != len(jobs):
        raise ValueError("the report ends before its summary, or its summary counts other jobs")
    return {Path(job.findtext("./item/name", "")): _report(job) for job in jobs}


def _report(job: ET.Element) -> Report:
    """One file's part of the report."""
    short = {name: profile for profile, name in PROFILES.items()}
    verdicts: dict[str, Verdict] = {}
    errors = [text.strip() for text in (e.text or "" for e in job.iter("exceptionMessage"))]
    for element in job.findall("./validationReport"):
        if element.attrib["jobEndStatus"] != "normal":
            errors.append(f"validation ended: {element.attrib['jobEndStatus']}")
        name = element.attrib["profileName"]
        verdicts[short.get(name, name)] = _verdict(element)
    return Report(verdicts, "; ".join(errors))


def _verdict(element: ET.Element) -> Verdict:
    details = element.find("./details")
    if details is None:
        return Verdict(compliant=False, checks=0)
    failed = int(details.attrib["failedChecks"])
    return Verdict(
        compliant=element.attrib["isCompliant"] == "true" and failed == 0,
        checks=int(details.attrib["passedChecks"]) + failed,
        rules=tuple(_rule(rule) for rule in details.findall("./rule[@status='failed']")),
    )


def _rule(element: ET.Element) -> Rule:
    return Rule(
        clause=element.attrib["clause"],
        test=int(element.attrib["testNumber"]),
        count=int(element.attrib["failedChecks"]),
        description=" ".join(element.findtext("./description", "").split()),
        example=" ".join(element.findtext("./check/context", "").split()),
    )
