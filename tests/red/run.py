#!/usr/bin/env python3
"""The controls of `make red`: `--check` only says whether each still fits the sources."""

import sys

sys.dont_write_bytecode = True

import rows


def main(arguments: list[str]) -> int:
    """Ends with 1 where a control is not as it must be."""
    wrong: list[str] = []
    controls = rows.read_rows(wrong)
    rows.check(controls, rows.Sources(), wrong)
    for line in wrong:
        print(line)
    print(f"{len(controls) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1:]))
