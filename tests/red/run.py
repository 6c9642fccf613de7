#!/usr/bin/env python3
"""Each defence seen red: with it its test is green, without it the test fails and says what it must.

run.py --check       whether each row fits the sources, at once
run.py [NAME…]       all rows or some; what was red and did not change since is not run again
run.py --fresh …     without regard to what was red before
"""

import argparse
import collections
import resource
import sys
import threading
import time

sys.dont_write_bytecode = True

import rows  # noqa: E402
from copies import FOLDER, Copy  # noqa: E402
from memory import Memory  # noqa: E402
from runners import RUNNERS, Unjudged  # noqa: E402

COPIES = 2


def words(text: str) -> str:
    """Text with every run of white space as one blank."""
    return " ".join(text.split())


class Shard(threading.Thread):
    """One copy, and the rows that it takes off one end of the queue."""

    def __init__(self, number: int, session: "Session") -> None:
        super().__init__(daemon=True)
        self.session = session
        self.copy = Copy(number, session.sources)
        self.runners = {name: kind(self.copy) for name, kind in RUNNERS.items()}
        self.green: dict[str, bool] = {}
        self.take = session.queue.popleft if number % 2 else session.queue.pop

    def run(self) -> None:
        """Until nothing is left."""
        self.copy.refresh()
        self.copy.seed()
        while True:
            try:
                control = self.take()
            except IndexError:
                return
            began = time.monotonic()
            try:
                said, output = self.judge(control)
            except Unjudged as why:
                said, output = str(why), why.output
            self.session.tell(control, said, output, time.monotonic() - began)

    def judge(self, control: rows.Control) -> tuple[str, str]:
        """`red`, or what is wrong with the row; with what its test said."""
        (test,) = self.session.sources.test(control.test)
        runner = self.runners[test.runner]
        if control.test not in self.green:
            self.green[control.test], output = runner.green(test)
            if not self.green[control.test]:
                return "NOT GREEN with its defence", output
        if not self.green[control.test]:
            return "NOT GREEN with its defence", ""
        with self.copy.without(control):
            passed, output = runner.red(test)
        if passed:
            return "STAYED GREEN without its defence", output
        if words(control.red) not in words(output):
            return f"failed, but never said: {control.red}", output
        return "red", output


class Session:
    """One run: what is to be judged, and what came of it."""

    def __init__(self, controls: list[rows.Control], sources: rows.Sources, memory: Memory) -> None:
        self.sources = sources
        self.memory = memory
        self.queue = collections.deque(sorted(controls, key=self.order))
        self.lock = threading.Lock()
        self.failed: list[str] = []
        self.passed = 0

    def order(self, control: rows.Control) -> tuple[str, ...]:
        """What changes one file before the same tests comes one after another: least is built anew."""
        ((path, _),) = self.sources.places(control.changes[0])
        (test,) = self.sources.test(control.test)
        runners = list(RUNNERS)
        crates = ["domain", "platform", "functions", "template.yaml"]
        crate = next((str(at) for at, part in enumerate(crates) if part in path.parts), "9")
        return (str(runners.index(test.runner)), crate, test.package, test.target, str(path))

    def tell(self, control: rows.Control, said: str, output: str, seconds: float) -> None:
        """Prints one line, and the end of the output where it is not red."""
        place = FOLDER / "said" / f"{control.name}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(output)
        with self.lock:
            print(f"{control.name:34} {seconds:4.0f} s  {said}", flush=True)
            if said == "red":
                self.passed += 1
                self.memory.keep(control)
            else:
                self.failed.append(control.name)
                print("".join(f"    {line}\n" for line in output.splitlines()[-20:]), flush=True)

    def run(self) -> int:
        """Judges all and says how many are red."""
        known = [control for control in self.queue if self.memory.knows(control)]
        for control in known:
            self.queue.remove(control)
        shards = [Shard(number, self) for number in range(1, 1 + min(COPIES, len(self.queue)))]
        began = time.monotonic()
        for shard in shards:
            shard.start()
        for shard in shards:
            shard.join()
        minutes = (time.monotonic() - began) / 60
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        cores = (spent.ru_utime + spent.ru_stime) / 60
        print(f"\n{self.passed} seen red in {minutes:.1f} minutes ({cores:.1f} of one core),", end=" ")
        print(f"{len(known)} unchanged since they were")
        if self.failed:
            print("not red: " + " ".join(self.failed))
        print(f"{self.passed + len(known)} passed, {len(self.failed)} failed")
        return 1 if self.failed else 0


def main() -> int:
    """Ends with 1 where a control is not as it must be."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", metavar="NAME")
    options.add_argument("--check", action="store_true")
    options.add_argument("--fresh", action="store_true")
    asked = options.parse_args()
    wrong: list[str] = []
    controls = rows.read(wrong)
    sources = rows.Sources()
    rows.check(controls, sources, wrong)
    if unknown := {*asked.names} - {control.name for control in controls}:
        wrong.append(f"no such row: {sorted(unknown)}")
    if wrong or asked.check:
        print("\n".join([*wrong, f"red controls: {len(controls)} rows, {len(wrong)} of them wrong"]))
        return 1 if wrong else 0
    chosen = [control for control in controls if not asked.names or control.name in asked.names]
    return Session(chosen, sources, Memory(sources, asked.fresh)).run()


if __name__ == "__main__":
    sys.exit(main())
