"""What was red before, by the content of all that the verdict depends on."""

import hashlib
import json
import pathlib
import tomllib
from functools import cache

from copies import FOLDER
from rows import ROOT, Control, Sources, Test, tracked

# What decides over every build and every run.
ALWAYS = ("Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "tests/red/*.py")
# What a World and the local run read beside their own crates.
READ = ("template.yaml", "events", "tests/demo")


class Memory:
    """One line per row that was red, with the hash under which it was."""

    def __init__(self, sources: Sources, fresh: bool) -> None:
        self.sources = sources
        self.file = FOLDER / "seen.json"
        self.hashes: dict[tuple[str, ...], str] = {}
        self.seen: dict[str, str] = json.loads(self.file.read_text()) if self.file.is_file() else {}
        self.fresh = fresh

    def knows(self, control: Control) -> bool:
        """Whether it was red as it is now."""
        key = self.key(control)
        return not self.fresh and self.seen.get(control.name) == key

    def keep(self, control: Control) -> None:
        """Notes at once, so that a run that is broken off goes on where it was."""
        self.seen[control.name] = self.key(control)
        self.file.write_text(json.dumps(self.seen, indent=1, sort_keys=True))

    def key(self, control: Control) -> str:
        """The row and what its test depends on."""
        (test,) = self.sources.test(control.test)
        return hashlib.sha256(f"{control}\n{self.content(depends_on(test))}".encode()).hexdigest()

    def content(self, places: tuple[str, ...]) -> str:
        """One hash over the files in these places."""
        if places not in self.hashes:
            total = hashlib.sha256()
            for path in tracked(*places):
                total.update(f"{path}\0{path.stat().st_size}\0".encode() + path.read_bytes())
            self.hashes[places] = total.hexdigest()
        return self.hashes[places]


def depends_on(test: Test) -> tuple[str, ...]:
    """The places whose content decides over a test: its crate, the crates below it and what they read."""
    if test.target == "agreement":
        return (".",)
    if test.runner == "vitest":
        return (*ALWAYS, "site")
    crate = ROOT / "tests" if test.runner == "playwright" else test.folder
    places = {*ALWAYS, *(str(folder.relative_to(ROOT)) for folder in crates_below(crate))}
    if crate.name not in {"domain", "platform", "functions"}:
        places |= {*READ, str(crate.relative_to(ROOT) / "tests" / test.target)}
    return tuple(sorted(places | ({"site", "tests/browser"} if test.runner == "playwright" else set())))


@cache
def crates_below(crate: pathlib.Path) -> frozenset[pathlib.Path]:
    """Sources and manifests of a crate and of the workspace's crates that it depends on."""
    members = tomllib.loads((ROOT / "Cargo.toml").read_text())["workspace"]["dependencies"]
    paths = {name: ROOT / value["path"] for name, value in members.items() if "path" in value}
    manifest = tomllib.loads((crate / "Cargo.toml").read_text())
    below = {crate / "src", crate / "Cargo.toml"}
    for part in ("dependencies", "dev-dependencies"):
        for name in manifest.get(part, {}).keys() & paths.keys():
            below |= crates_below(paths[name])
    return frozenset(below)
