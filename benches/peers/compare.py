"""Plays one scenario in whoknows and in its peers, in turn, and prints two tables: means first, then rates.

Another mean is not the same work, so the means come first, with standard errors and z against whoknows. A |z| above
CRITICAL is a fault, here or there, and makes this program fail.
"""

import argparse
import json
import math
import os
import shlex
import subprocess
import sys
from statistics import median

from peer import MEASURES

# Three peers times four policies times five measures: a false alarm is rarer than one in a million.
CRITICAL = 5.7


class Program:
    """One of the programs compared, and what its rounds brought."""

    def __init__(self, name, command):
        self.name, self.command = name, command
        self.rates, self.trials, self.peak, self.policies, self.sums = [], 0, 0.0, [], None

    def play(self, scenario, seconds, seed):
        command = [*shlex.split(self.command), scenario, "--seconds", str(seconds), "--seed", str(seed)]
        process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if process.returncode:
            raise SystemExit(f"{self.name} failed: {shlex.join(command)}\n{process.stderr}")
        line = json.loads(process.stdout.splitlines()[-1])
        self.rates.append(line["trials"] / line["seconds"])
        self.trials += line["trials"]
        self.peak = max(self.peak, line["peak_mib"] or 0.0)
        self.policies = [policy["name"] for policy in line["policies"]]
        sums = [policy[measure] for policy in line["policies"] for measure in MEASURES]
        self.sums = [[a + b for a, b in zip(old, new)] for old, new in zip(self.sums or [[0, 0]] * len(sums), sums)]

    def mean(self, index):
        return self.sums[index][0] / self.trials

    def error(self, index):
        """The standard error of a mean."""
        return math.sqrt(self._variance(index) / self.trials)

    def z_score(self, other, index):
        """How far two means are apart, in standard errors; the variance is pooled, as it is if the law is the same."""
        trials = self.trials + other.trials
        variance = (self.trials * self._variance(index) + other.trials * other._variance(index)) / trials
        error = math.sqrt(variance * (1 / self.trials + 1 / other.trials))
        difference = other.mean(index) - self.mean(index)
        if error < 1e-12:
            return 0.0 if abs(difference) < 1e-9 else math.inf
        return difference / error

    def _variance(self, index):
        return max(0.0, self.sums[index][1] / self.trials - self.mean(index) ** 2)


def rounded(rate):
    """A rate as text, with a thin space between thousands."""
    return (f"{rate:,.1f}" if rate < 1000 else f"{rate:,.0f}").replace(",", "\u202f")


def row(cells):
    print("| " + " | ".join(cells) + " |")


def print_means(ours, peers):
    """The table of means; returns the largest |z|."""
    row(["policy", "measure", *(f"{program.name}, {program.trials} trials" for program in [ours, *peers])])
    row(["---", "---", *["---:"] * (1 + len(peers))])
    largest = 0.0
    for index in range(len(ours.sums)):
        policy, measure = divmod(index, len(MEASURES))
        cells = [ours.policies[policy], MEASURES[measure], f"{ours.mean(index):.4g} ± {ours.error(index):.2g}"]
        for peer in peers:
            z = ours.z_score(peer, index)
            largest = max(largest, abs(z))
            cells.append(f"{peer.mean(index):.4g} ± {peer.error(index):.2g}, z {z:+.1f}")
        row(cells)
    return largest


def print_rates(ours, peers):
    row(["one thread", "trials/s", "slowest to fastest round", "ms per trial", "whoknows is faster by", "peak memory"])
    row(["---", "---:", "---:", "---:", "---:", "---:"])
    for program in [ours, *peers]:
        rate = median(program.rates)
        ratio = median(our / their for our, their in zip(ours.rates, program.rates))
        cells = [program.name, rounded(rate)]
        cells.append(f"{rounded(min(program.rates))} to {rounded(max(program.rates))}")
        cells.append(f"{1000 / rate:.3g}")
        cells.append(f"× {ratio:.0f}" if program is not ours else "")
        cells.append(f"{program.peak:.0f} MiB")
        row(cells)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20.0, help="for each peer in a round")
    parser.add_argument("--whoknows", required=True, help="command of the adaptor, benches/peers/whoknows.rs")
    parser.add_argument("--peer", nargs=2, action="append", default=[], metavar=("NAME", "COMMAND"))
    parser.add_argument("--skipped", nargs=2, action="append", default=[], metavar=("NAME", "REASON"))
    options = parser.parse_args()
    ours = Program("whoknows", options.whoknows)
    peers = [Program(name, command) for name, command in options.peer]
    for round_number in range(options.rounds):
        for program in [ours, *peers]:
            print(f"round {round_number + 1} of {options.rounds}: {program.name}", file=sys.stderr)
            seconds = min(options.seconds, 5.0) if program is ours else options.seconds
            program.play(os.path.abspath(options.scenario), seconds, seed=1 + round_number)
    print("Means of all trials, with standard errors:\n")
    largest = print_means(ours, peers)
    print(f"\nLargest |z|: {largest:.1f} (critical value {CRITICAL}).\n\nRates, medians of {options.rounds} rounds in turn:\n")
    print_rates(ours, peers)
    for name, reason in options.skipped:
        print(f"\n{name} was skipped: {reason}")
    return largest > CRITICAL


if __name__ == "__main__":
    sys.exit(main())
