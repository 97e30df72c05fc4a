"""Holds what a report says to machines against the validators of those who read it.

    python -m bench.consumers [REPORT…] [--gitlab-schema FILE]

JUnit against the schema of Jenkins' xUnit plugin, which the source package of pytest carries; SARIF by Microsoft's
validator from npm, with the rules of GitHub's code scanning; Code Quality against GitLab's own schema
(`app/validators/json_schemas/codeclimate.json` of its repository), where FILE names it: no package has it. Besides the
reports named, those of the tests are held against them, hostile texts among them, and one spoilt on purpose.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import xmlschema

from docwitness.reports import files
from tests.reports.reports import all_holds, every_verdict, hostile, many_findings

XSD = "junit-10.xsd"
PYTEST = "pytest==9.1.0"
MULTITOOL = "@microsoft/sarif-multitool-linux@5.7.0"
Check = Callable[[Path], Iterator[str]]


def junit_check(folder: Path) -> Check:
    """What Jenkins' schema says of a `junit.xml`."""
    download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", "pytest", "-d", str(folder)]
    subprocess.run([*download, PYTEST], check=True)
    with tarfile.open(next(folder.glob("pytest-*.tar.gz"))) as source:
        inside = source.extractfile(next(name for name in source.getnames() if name.endswith(f"/{XSD}")))
        assert inside is not None
        schema = xmlschema.XMLSchema(inside.read().decode())

    def check(report: Path) -> Iterator[str]:
        yield from (str(error.reason) for error in schema.iter_errors(str(report / "junit.xml")))

    return check


def sarif_check(folder: Path) -> Check:
    """What Microsoft's validator and GitHub's rules in it say of a `docwitness.sarif`; notes are left out."""
    subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", str(folder), MULTITOOL], check=True)
    tool = folder / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"

    def check(report: Path) -> Iterator[str]:
        asked = [str(tool), "validate", str(report / "docwitness.sarif"), "--rule-kind", "Sarif;Ghas"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        assert "1 files scanned" in told, told
        yield from re.findall(r"(?:error|warning) [A-Z]+\d+: .*", told)

    return check


def code_quality_check(schema: Path) -> Check:
    """What GitLab's schema says of every entry of a `codequality.json`."""
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text("utf-8")))

    def check(report: Path) -> Iterator[str]:
        for entry in json.loads((report / "codequality.json").read_text("utf-8")):
            yield from (error.message for error in validator.iter_errors(entry))

    return check


def written(folder: Path) -> Iterator[Path]:
    """The reports of the tests, as files."""
    for make in (every_verdict, all_holds, hostile, many_findings):
        place = folder / make.__name__
        place.mkdir()
        for name, text in files(make()).items():
            (place / name).write_text(text, encoding="utf-8")
        yield place


def spoilt(report: Path, folder: Path) -> Path:
    """The same report with something wrong in each file, which each validator has to find."""
    wrong = [("junit.xml", "<testcase ", '<testcase label="x" '), ("docwitness.sarif", '"driver"', '"rider"')]
    for name, right, other in (*wrong, ("codequality.json", '"fingerprint"', '"thumbprint"')):
        (folder / name).write_text((report / name).read_text("utf-8").replace(right, other), "utf-8")
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", type=Path)
    parser.add_argument("--gitlab-schema", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        tools, reports, wrong = (Path(place) / name for name in ("tools", "reports", "spoilt"))
        for folder in (tools, reports, wrong):
            folder.mkdir()
        checks = {"JUnit": junit_check(tools), "SARIF": sarif_check(tools)}
        if asked.gitlab_schema:
            checks["Code Quality"] = code_quality_check(asked.gitlab_schema)
        made = list(written(reports))
        found = 0
        for report in (*made, *asked.reports):
            for name, check in checks.items():
                errors = list(check(report))
                found += len(errors)
                print(report.name, name, *(errors or ["valid"]), sep="\n  " if errors else " ")
        blind = [name for name, check in checks.items() if not list(check(spoilt(made[0], wrong)))]
        sys.exit(f"{found} errors; not found where something is wrong: {blind}" if found or blind else 0)


if __name__ == "__main__":
    main()
