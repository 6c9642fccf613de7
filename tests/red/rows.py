"""The controls as rows: what each takes away, which test must then fail, and what that test must say."""

import dataclasses
import pathlib
import re
import subprocess
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ("functions", "shared", "site/src", "template.yaml", "infra")
KEYS = {"name", "says", "find", "put", "change", "test", "red"}


@dataclasses.dataclass(frozen=True)
class Change:
    """One replacement; `find` occurs once over all production sources, whatever the file is called."""

    find: str
    put: str

    def pattern(self) -> re.Pattern[str]:
        """Runs of white space are alike: the formatter breaks no row."""
        return re.compile(r"\s+".join(re.escape(word) for word in self.find.split()))


@dataclasses.dataclass(frozen=True)
class Test:
    """Where the test stands that a row names."""

    runner: str
    """`cargo`, `vitest` or `playwright`."""
    folder: pathlib.Path
    """Its package: where `Cargo.toml` or `package.json` is."""
    package: str
    target: str
    """The integration test, or `lib`; the file for the other runners."""
    name: str


@dataclasses.dataclass(frozen=True)
class Control:
    """One row."""

    name: str
    says: str
    changes: tuple[Change, ...]
    test: str
    red: str


def tracked(*folders: str) -> list[pathlib.Path]:
    """The project's files in these folders, new ones too."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *folders]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [ROOT / name for name in sorted(set(names)) if name and (ROOT / name).is_file()]


def is_test(path: pathlib.Path) -> bool:
    """Whether a file below the sources holds tests only."""
    stem = path.stem
    return "tests" in path.relative_to(ROOT).parts or stem == "tests" or stem.endswith(("_tests", ".test"))


def read(wrong: list[str]) -> list[Control]:
    """All rows; what is no row goes into `wrong`."""
    rows = []
    for path in sorted((ROOT / "tests/red").glob("*.toml")):
        for row in tomllib.loads(path.read_text())["control"]:
            name = row.get("name", "?")
            if unknown := row.keys() - KEYS:
                wrong.append(f"{path.name}: {name}: unknown {sorted(unknown)}")
            changes = row.get("change") or [{"find": row.get("find", ""), "put": row.get("put", "")}]
            rows.append(
                Control(
                    name,
                    row.get("says", ""),
                    tuple(Change(change["find"], change["put"]) for change in changes),
                    row.get("test", ""),
                    row.get("red", ""),
                )
            )
    return rows


class Sources:
    """The production sources and the tests, read once."""

    def __init__(self) -> None:
        texts = {path: path.read_text(errors="replace") for path in tracked() if path.suffix in SUFFIXES}
        folders = tuple(ROOT / folder for folder in SOURCES)
        self.production = {
            path: text
            for path, text in texts.items()
            if any(path.is_relative_to(folder) for folder in folders) and not is_test(path)
        }
        self.tests: dict[str, list[pathlib.Path]] = {}
        for path, text in texts.items():
            for name in test_names(path, text):
                self.tests.setdefault(name, []).append(path)

    def places(self, change: Change) -> list[tuple[pathlib.Path, re.Match[str]]]:
        """Where the text stands that a change replaces."""
        pattern = change.pattern()
        return [(path, found) for path, text in self.production.items() for found in pattern.finditer(text)]

    def test(self, name: str) -> list[Test]:
        """The tests of a name; `module::name` where the name alone is not unique."""
        if " " in name:
            return [site_test(path, name) for path in self.tests.get(name, [])]
        *modules, last = name.split("::")
        paths = self.tests.get(last, [])
        return [cargo_test(path, name) for path in paths if set(modules) <= {*path.parts, path.stem}]


SUFFIXES = {".rs", ".ts", ".tsx", ".css", ".json", ".yaml", ".html"}
RUST_TEST = re.compile(r"^ *(?:async )?fn (\w+)\(", re.MULTILINE)
SITE_TEST = re.compile(r"""^\s*(?:it|test)(?:\.\w+)?\(\s*(["'`])(.+?)\1""", re.MULTILINE)


def test_names(path: pathlib.Path, text: str) -> set[str]:
    """The names of what may be a test in one file."""
    if path.suffix == ".rs":
        return set(RUST_TEST.findall(text))
    if path.name.endswith((".test.ts", ".test.tsx", ".spec.ts")):
        return {name for _, name in SITE_TEST.findall(text)}
    return set()


def cargo_test(path: pathlib.Path, name: str) -> Test:
    """The package and target of a Rust test, by the folders that Cargo knows."""
    crate = next(folder for folder in path.parents if (folder / "Cargo.toml").is_file())
    package = tomllib.loads((crate / "Cargo.toml").read_text())["package"]["name"]
    inside = path.relative_to(crate).parts
    return Test("cargo", crate, package, inside[1].removesuffix(".rs") if inside[0] == "tests" else "lib", name)


def site_test(path: pathlib.Path, name: str) -> Test:
    """A test of the site's: Playwright has the folder `browser`."""
    runner = "playwright" if "browser" in path.parts else "vitest"
    folder = next(folder for folder in path.parents if (folder / "package.json").is_file())
    return Test(runner, folder, folder.name, str(path.relative_to(folder)), name)


def check(rows: list[Control], sources: Sources, wrong: list[str]) -> None:
    """What a row says must be there: the defence once, and its test."""
    seen = set()
    for row in rows:
        if row.name in seen:
            wrong.append(f"{row.name}: the name is not unique")
        seen.add(row.name)
        for field in ("says", "test", "red"):
            if not getattr(row, field):
                wrong.append(f"{row.name}: has no `{field}`")
        for change in row.changes:
            times = len(sources.places(change)) if change.find else 0
            if times != 1:
                wrong.append(f"{row.name}: occurs {times} times, not once: {change.find.strip()}")
        tests = sources.test(row.test)
        if len(tests) != 1:
            wrong.append(f"{row.name}: {len(tests)} tests of the name {row.test}")
