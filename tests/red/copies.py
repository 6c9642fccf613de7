"""A copy of the project in which a defence is taken away; its builds are never the project's."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
from collections.abc import Iterator

from rows import ROOT, Control, Sources, tracked

FOLDER = ROOT / "target/red"
# A binary beside an integration test is linked anew with each build of it, and no control needs this one.
LEFT_OUT = {pathlib.PurePath("tests/src/bin/openapi.rs")}
OWN = ("domain-", "platform-", "functions-", "tests-", "emulators-", "local-", "bench-")


def run(command: list[str], folder: pathlib.Path, environment: dict[str, str], seconds: int) -> tuple[int, str]:
    """The exit code, -1 when the time was over, and everything that was said."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as started:
        try:
            output, _ = started.communicate(timeout=seconds)
            return started.returncode, output.decode(errors="replace")
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            output, _ = started.communicate()
            return -1, output.decode(errors="replace")


class Copy:
    """One of the copies, with a target folder of its own."""

    def __init__(self, number: int, sources: Sources) -> None:
        self.number = number
        self.project = FOLDER / str(number) / "copy"
        self.target = FOLDER / str(number) / "target"
        self.sources = sources
        self.environment = {
            "CARGO_TARGET_DIR": str(self.target),
            "CARGO_PROFILE_DEV_DEBUG": "false",
            "CARGO_INCREMENTAL": "1",
            "CARGO_TERM_COLOR": "never",
            "NO_COLOR": "1",
            "RUST_BACKTRACE": "0",
            "INSTA_UPDATE": "no",
            "PROPTEST_CASES": "64",
            "PROPTEST_DISABLE_FAILURE_PERSISTENCE": "1",
            # The copy lies inside the project: git must take it for a folder of its own.
            "GIT_CEILING_DIRECTORIES": str(FOLDER),
        }

    def refresh(self) -> None:
        """Only what differs is written, with a new time: cargo then builds just that anew."""
        wanted = {path.relative_to(ROOT): path for path in tracked()}
        wanted = {name: path for name, path in wanted.items() if name not in LEFT_OUT}
        for name, path in wanted.items():
            place = self.project / name
            if not place.is_file() or place.read_bytes() != path.read_bytes():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
        for folder, folders, files in os.walk(self.project):
            folders[:] = [name for name in folders if name not in {"node_modules", "dist", "target"}]
            for name in files:
                place = pathlib.Path(folder) / name
                if place.relative_to(self.project) not in wanted:
                    place.unlink()

    def seed(self) -> None:
        """Dependencies that the project has built already are taken as they are; cargo judges whether they fit."""
        built = ROOT / "target/debug"
        if (self.target / "debug").exists() or not (built / "deps").exists():
            return
        for part in (".fingerprint", "build"):
            for entry in (built / part).iterdir():
                if not entry.name.startswith(OWN):
                    shutil.copytree(entry, self.target / "debug" / part / entry.name, symlinks=True)
        deps = self.target / "debug/deps"
        deps.mkdir()
        for entry in (built / "deps").iterdir():
            if entry.suffix in {".rlib", ".rmeta", ".so"} and not entry.name.removeprefix("lib").startswith(OWN):
                os.link(entry, deps / entry.name)
            elif entry.suffix == ".d":
                shutil.copy2(entry, deps / entry.name)

    @contextlib.contextmanager
    def without(self, control: Control) -> Iterator[None]:
        """The copy without the defence; it is back afterwards."""
        changed: dict[pathlib.Path, str] = {}
        for change in control.changes:
            ((path, _),) = self.sources.places(change)
            place = self.project / path.relative_to(ROOT)
            changed.setdefault(place, place.read_text())
            text = change.pattern().sub(lambda _, put=change.put: put.strip(), place.read_text(), count=1)
            place.write_text(text)
        try:
            yield
        finally:
            for place, text in changed.items():
                place.write_text(text)
