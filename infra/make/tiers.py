"""Counts what ran in each tier of `make test` and closes with one line; fails where a tier ran nothing."""

import pathlib
import re
import sys

ANSI = re.compile(r"\x1b\[[0-9;]*m")
COUNTS = (
    # cargo test
    re.compile(r"^test result: \w+\. (?P<passed>\d+) passed; (?P<failed>\d+) failed; (?P<skipped>\d+) ignored"),
    # vitest
    re.compile(r"^\s*Tests\s+(?:(?P<failed>\d+) failed \| )?(?P<passed>\d+) passed(?: \| (?P<skipped>\d+) skipped)?"),
    # playwright
    re.compile(r"^\s+(?P<passed>\d+) passed \("),
    re.compile(r"^\s+(?P<failed>\d+) failed$"),
    re.compile(r"^\s+(?P<skipped>\d+) skipped$"),
    # our own scripts
    re.compile(r"^(?P<passed>\d+) passed, (?P<failed>\d+) failed$"),
)


# cargo runs all packages in one go: which binary's tests follow.
BINARY = re.compile(r"^\s+Running (?P<source>\S+|unittests \S+) \(\S*?(?P<name>\w+)-[0-9a-f]+\)$")
TIERS = ("rules", "platform", "steps", "exercised", "template", "site", "browser")


def tier(source: str, name: str) -> str:
    """The tier of a test binary of cargo."""
    if name == "domain":
        return "rules"
    # The door's tests are folders, and the packages around them have theirs beside them.
    return "steps" if source.endswith("/main.rs") or name in {"tests", "local", "bench"} else "platform"


def count(log: pathlib.Path, totals: dict[str, dict[str, int]]) -> None:
    """Adds the runners' closing lines in one log to its tiers."""
    now = log.stem.partition("-")[2]
    for line in log.read_text(errors="replace").splitlines():
        line = ANSI.sub("", line)
        if binary := BINARY.match(line):
            now = tier(binary["source"], binary["name"])
        for pattern in COUNTS:
            if found := pattern.match(line):
                for name, value in found.groupdict().items():
                    totals[now][name] += int(value or 0)
                break


def main(folder: str) -> int:
    """Prints a line per tier and the sum; a tier that ran nothing fails."""
    totals = {name: {"passed": 0, "failed": 0, "skipped": 0} for name in TIERS}
    for log in sorted(pathlib.Path(folder).glob("*.log")):
        count(log, totals)
    print("\n== Tests per tier")
    for name, counts in totals.items():
        print(f"   {name:10} {counts['passed']:5} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    for name, counts in totals.items():
        if counts["passed"] == 0:
            print(f"   {name} ran no test")
    total = {what: sum(counts[what] for counts in totals.values()) for what in ("passed", "failed", "skipped")}
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if total["failed"] or not all(counts["passed"] for counts in totals.values()) else 0


sys.exit(main(sys.argv[1]))
