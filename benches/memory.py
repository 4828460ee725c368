"""What a run takes of memory as its trials grow: `python3 benches/memory.py [TRIALS ...]`, by default 10^6, 3 * 10^6 and 10^7.

Runs cocktail-party with all its outputs and prints peak memory and time of each whole process. 10^8 trials take about half an hour
on two cores. Needs a Unix.
"""

import os
import subprocess
import sys
import tempfile
import time

from whole_run import ROOT, build


def main():
    program = build()
    print("| trials | peak memory | wall |\n| ---: | ---: | ---: |")
    for trials in sys.argv[1:] or ["1e6", "3e6", "1e7"]:
        with tempfile.TemporaryDirectory() as scratch:
            command = [program, "run", "scenarios/cocktail-party.toml", "--trials", trials, "--out", f"{scratch}/out", "--quiet"]
            start = time.perf_counter()
            process = subprocess.Popen(command, cwd=ROOT)
            _, status, usage = os.wait4(process.pid, 0)
            if status:
                raise SystemExit(f"{' '.join(command)} failed")
            print(f"| {trials} | {usage.ru_maxrss / 1024:.0f} MiB | {time.perf_counter() - start:.0f} s |", flush=True)


if __name__ == "__main__":
    main()
