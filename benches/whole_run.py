"""How long a user waits: `python3 benches/whole_run.py` times whole processes on a terminal and prints a table.

Builds the program, then runs the flagship with all its outputs, several rounds of all cases in turn, each in a
pseudo-terminal of its own, since progress is shown on terminals only. The best of the rounds is shown; the first progress
is the latest of the rounds. Needs a Unix.
"""

import json
import os
import pty
import subprocess
import tempfile
import time
from pathlib import Path

ROUNDS = 5
ROOT = Path(__file__).resolve().parent.parent


def build():
    """Builds the program and returns its path."""
    command = ["cargo", "build", "--release", "--locked", "--quiet", "--bin", "whoknows", "--message-format=json"]
    messages = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return [message["executable"] for message in map(json.loads, messages) if message.get("executable")][-1]


def watch(command):
    """Runs a command on a terminal; returns wall time, time to the first word of progress, CPU time and MiB at most."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.execv(command[0], command)
    shown, first = b"", None
    while True:
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
        if first is None and b" trials, " in shown:
            first = time.perf_counter() - start
    os.close(terminal)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed:\n{shown.decode(errors='replace')}")
    return wall, first, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    program = build()
    with tempfile.TemporaryDirectory() as scratch:
        run = [program, "run", "scenarios/credit-union.toml", "--out", f"{scratch}/out", "--force"]
        threads = sorted({1, 2, os.cpu_count() or 1})
        cases = {f"`run`, {count} thread{'s' * (count > 1)}": [*run, "--threads", str(count)] for count in threads}
        cases["`run` of a single trial"] = [*run[:4], f"{scratch}/one", "--set", "experiment.trials=1"]
        cases["`report`, which simulates nothing"] = [program, "report", f"{scratch}/out"]
        results = {name: [] for name in cases}
        for _ in range(ROUNDS):
            for name, command in cases.items():
                results[name].append(watch(command))
    print("| `scenarios/credit-union.toml` | wall | first progress | CPU | peak memory |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, rounds in results.items():
        walls, firsts, cpus, peaks = zip(*rounds)
        shown = [first for first in firsts if first is not None]
        first = f"{max(shown):.2f} s" if shown else "none"
        print(f"| {name} | {min(walls):.2f} s | {first} | {min(cpus):.2f} s | {max(peaks):.0f} MiB |")


if __name__ == "__main__":
    main()
