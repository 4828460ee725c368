"""What every peer prints: one JSON line with its trials, its time and, per policy, sums and sums of squares."""

import argparse
import json
import resource
import time

MEASURES = ("reached", "people", "accepted", "reposts", "forwards")


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("scenario", help="a resolved scenario, as `whoknows run` writes it")
    parser.add_argument("--seconds", type=float, default=20.0, help="play trials for so long")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def measure(name, scenario, seconds, play):
    """Plays trials for some seconds and prints the line.

    `play(trial)` returns, per policy, the values of MEASURES. Reading the scenario and filling the tables that trials
    share is not counted, nor is the first trial, which warms up.
    """
    play(0)
    sums = [[[0.0, 0.0] for _ in MEASURES] for _ in scenario.policy]
    trials, start = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - start) < seconds:
        trials += 1
        for of_policy, values in zip(sums, play(trials)):
            for pair, value in zip(of_policy, values):
                pair[0] += value
                pair[1] += value * value
    policies = [
        {"name": policy.name, **dict(zip(MEASURES, of_policy))} for policy, of_policy in zip(scenario.policy, sums)
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = {"peer": name, "trials": trials, "seconds": elapsed, "peak_mib": peak, "policies": policies}
    print(json.dumps(line))
