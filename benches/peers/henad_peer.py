"""The model on henad: runs the crate in henad/ through henad's own command line, a sweep whose replicates are trials."""

import csv
import json
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import peer
from scenario import load

# Rounds of pulling settle after as many as the longest chain; this many would be a fault.
MOST_ROUNDS = 1000
COLUMNS = len(peer.MEASURES)


def sweep(program, scenario, path, seed, trials, folder):
    """Plays trials on one thread and returns a row of measures per trial and policy."""
    columns = [
        f"{measure}_{policy}" for policy in range(len(scenario.policy)) for measure in peer.MEASURES
    ]
    command = [program, "whoknows", "--threads", "1", "--set", f"num_agents={scenario.world.people}"]
    command += ["--seed", str(seed), "--reps", str(trials), "--steps", str(MOST_ROUNDS)]
    command += ["--stop", "changed <= 0", "--series-every", "0", "--no-default-reducers", "--out", folder]
    for column in ["changed", *columns]:
        command += ["--reduce", f"{column}:final"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "SCENARIO": path})
    with open(Path(folder) / "runs.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if len(rows) != trials or any(float(row["changed:final"]) for row in rows):
        raise SystemExit(f"{folder}: a trial failed or did not settle")
    return [[float(row[f"{column}:final"]) for column in columns] for row in rows]


def main():
    options = peer.arguments(__doc__)
    scenario = load(options.scenario)
    program = os.environ["HENAD_PEER"]
    with tempfile.TemporaryDirectory() as scratch:

        def play(seed, trials):
            start = time.perf_counter()
            rows = sweep(program, scenario, options.scenario, seed, trials, f"{scratch}/{trials}")
            return rows, time.perf_counter() - start

        # A short sweep says how many trials fill the time, and what starting the program costs.
        few, more = play(options.seed, 2)[1], play(options.seed, 12)[1]
        per_trial = max((more - few) / 10, 1e-6)
        rows, elapsed = play(options.seed, max(20, int(options.seconds / per_trial)))
    sums = [[sum(value**power for value in column) for power in (1, 2)] for column in zip(*rows)]
    policies = [
        {"name": policy.name, **dict(zip(peer.MEASURES, sums[COLUMNS * number :]))}
        for number, policy in enumerate(scenario.policy)
    ]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    line = {"peer": "henad", "trials": len(rows), "seconds": elapsed, "peak_mib": peak, "policies": policies}
    print(json.dumps(line))


if __name__ == "__main__":
    main()
