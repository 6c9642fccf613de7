"""What runs the test of a row in a copy: cargo, vitest or Playwright."""

import json
import os
import pathlib
import re
import shutil

from copies import Copy, run
from rows import ROOT, Test

BUILD_SECONDS, TEST_SECONDS = 900, 150
ARTIFACT = '{"reason":"compiler-artifact"'


class Unjudged(Exception):
    """Why a row cannot be judged, and what was said."""

    def __init__(self, why: str, output: str = "") -> None:
        super().__init__(why)
        self.output = output


def built(copy: Copy, command: list[str], folder: pathlib.Path) -> str:
    """What a build said that went well."""
    code, output = run(command, folder, copy.environment, BUILD_SECONDS)
    if code:
        told = "\n".join(line for line in output.splitlines() if not line.startswith(ARTIFACT))
        raise Unjudged("the build took too long" if code < 0 else "does not compile", told)
    return output


def verdict(code: int, output: str, one_passed: str, one_failed: str) -> tuple[bool, str]:
    """Whether the one test passed, by the runner's closing line."""
    if code < 0:
        raise Unjudged("the test took too long", output)
    if code == 0 and re.search(one_passed, output, re.MULTILINE):
        return True, output
    if code > 0 and re.search(one_failed, output, re.MULTILINE):
        return False, output
    raise Unjudged("not one test ran to its end", output)


class Cargo:
    """The test binaries of one copy; what was built without a change is kept for the green runs."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.kept: dict[tuple[str, str], pathlib.Path] = {}

    def build(self, test: Test) -> pathlib.Path:
        """The test binary of the copy as it is."""
        which = ["--lib"] if test.target == "lib" else ["--test", test.target]
        # Together with `tests` a package has the features that its dependencies were built with.
        packages = ["-p", test.package] + ([] if test.package in {"domain", "tests"} else ["-p", "tests"])
        command = ["cargo", "test", "--no-run", "--message-format=json-render-diagnostics", *packages, *which]
        for line in built(self.copy, command, self.copy.project).splitlines():
            if not line.startswith(ARTIFACT):
                continue
            artifact = json.loads(line)
            target = artifact["target"]["name"]
            if artifact["executable"] and target == (test.package if test.target == "lib" else test.target):
                return pathlib.Path(artifact["executable"])
        raise Unjudged("no test binary was built")

    def green(self, test: Test) -> tuple[bool, str]:
        """The test in the copy as it is."""
        which = (test.package, test.target)
        if which not in self.kept:
            kept = self.copy.target / "debug/green" / "-".join(which)
            kept.parent.mkdir(exist_ok=True)
            kept.unlink(missing_ok=True)
            shutil.copy2(self.build(test), kept)
            self.kept[which] = kept
        return self.run(self.kept[which], test)

    def red(self, test: Test) -> tuple[bool, str]:
        """The test in the copy without a defence."""
        return self.run(self.build(test), test)

    def run(self, binary: pathlib.Path, test: Test) -> tuple[bool, str]:
        """Runs one test as cargo would, in the folder of its package."""
        folder = self.copy.project / test.folder.relative_to(ROOT)
        environment = self.copy.environment | {"CARGO_MANIFEST_DIR": str(folder)}
        _, listed = run([str(binary), "--list", "--format=terse"], folder, environment, TEST_SECONDS)
        *modules, last = test.name.split("::")
        paths = [line.removesuffix(": test").split("::") for line in listed.splitlines() if line.endswith(": test")]
        named = [path for path in paths if path[-1] == last and {*modules} <= {test.package, test.target, *path}]
        if len(named) != 1:
            raise Unjudged(f"names {len(named)} tests of its binary", listed)
        code, output = run([str(binary), "--exact", "::".join(named[0])], folder, environment, TEST_SECONDS)
        return verdict(code, output, r"^test result: ok\. 1 passed", r"^test result: FAILED\. 0 passed; 1 failed")


class Node:
    """What the two runners of the site share: packages that are the project's own."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy

    def packages(self, folder: str) -> pathlib.Path:
        """The folder in the copy, with the installed packages of the project."""
        place = self.copy.project / folder
        if not (place / "node_modules").exists():
            os.symlink(ROOT / folder / "node_modules", place / "node_modules")
        return place


class Vitest(Node):
    """Units of the site."""

    def red(self, test: Test) -> tuple[bool, str]:
        """The test in the copy as it is."""
        folder = self.packages(str(test.folder.relative_to(ROOT)))
        command = ["npx", "--no-install", "vitest", "run", test.target, "-t", re.escape(test.name)]
        code, output = run(command, folder, self.copy.environment, TEST_SECONDS)
        return verdict(code, output, r"Tests +1 passed", r"Tests +1 failed")

    green = red


class Playwright(Node):
    """The browser: the site and the local run of the copy."""

    PORT = 3400

    def red(self, test: Test) -> tuple[bool, str]:
        """The test in the copy as it is, on a phone."""
        folder = self.packages(str(test.folder.relative_to(ROOT)))
        environment = self.copy.environment | {"BROWSER_TEST_PORT": str(self.PORT + self.copy.number)}
        target = self.copy.project / "target"
        if not target.exists():
            os.symlink(self.copy.target, target)
        built(self.copy, ["cargo", "build", "-p", "local"], self.copy.project)
        built(self.copy, ["npx", "--no-install", "vite", "build"], self.packages("site"))
        command = ["npx", "--no-install", "playwright", "test", "--project=phone", test.target]
        command += ["-g", re.escape(test.name)]
        code, output = run(command, folder, environment, TEST_SECONDS)
        return verdict(code, output, r"^ +1 passed", r"^ +1 failed")

    green = red


RUNNERS = {"cargo": Cargo, "vitest": Vitest, "playwright": Playwright}
