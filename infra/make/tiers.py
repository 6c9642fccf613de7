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


def count(log: pathlib.Path) -> dict[str, int]:
    """Sums the runners' closing lines in one log."""
    total = {"passed": 0, "failed": 0, "skipped": 0}
    for line in log.read_text(errors="replace").splitlines():
        for pattern in COUNTS:
            found = pattern.match(ANSI.sub("", line))
            if found:
                for name, value in found.groupdict().items():
                    total[name] += int(value or 0)
                break
    return total


def main(folder: str) -> int:
    """Prints a line per tier and the sum."""
    logs = sorted(pathlib.Path(folder).glob("*.log"))
    total = {"passed": 0, "failed": 0, "skipped": 0}
    empty = []
    print("\n== Tests per tier")
    for log in logs:
        counts = count(log)
        for name, value in counts.items():
            total[name] += value
        if counts["passed"] == 0:
            empty.append(log.stem)
        print(f"   {log.stem:14} {counts['passed']:5} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    for tier in empty:
        print(f"   {tier} ran no test")
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if empty or total["failed"] or not logs else 0


sys.exit(main(sys.argv[1]))
