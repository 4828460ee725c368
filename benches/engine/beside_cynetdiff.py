"""The engine beside cynetdiff, interleaved, by processor time: means first, then rates.

    pip install cynetdiff==0.1.18 numpy==2.4.6
    cargo bench --bench engine --no-run            # says where the program is
    python3 benches/engine/beside_cynetdiff.py ENGINE GRAPH.bin... [--rounds 3] [--seconds 0.5] [--only T1/0.1/50,...]

prints a row per case: trials a second of both and their ratio, over all rounds; the ratio of readers a second, which does not
depend on whose cascades chance made larger; both means, and the z-score of their difference with the engine's standard
deviation for both. The layout of GRAPH.bin, and the tasks, are those of main.rs. One thread.
"""
import argparse
import array
import json
import math
import os
import random
import subprocess
import sys
import time
from collections import defaultdict

import numpy as np
from cynetdiff.models import IndependentCascadeModel, LinearThresholdModel


class Graph:
    def __init__(self, path):
        self.name = os.path.splitext(os.path.basename(path))[0]
        head = np.fromfile(path, "<u8", 63)
        nodes, arcs = int(head[0]), int(head[1])
        self.one, self.fifty, self.targets = int(head[2]), head[3:53].tolist(), set(head[53:63].tolist())
        offsets = np.fromfile(path, "<u8", nodes + 1, offset=8 * 63)
        targets = np.fromfile(path, "<u4", arcs, offset=8 * (64 + nodes))
        self.starts = array.array("I", offsets[:-1].astype(np.uint32).tobytes())
        self.ends = array.array("I", targets.tobytes())
        degrees = np.bincount(targets, minlength=nodes)
        self.inverse_degrees = array.array("f", (1.0 / degrees[targets]).astype(np.float32).tobytes())


def cases(graph, seed):
    """Name and a function that runs k trials and returns the sum, for every task."""
    for p in ("0.01", "0.05", "0.1", "wc"):
        if p == "wc":
            model = IndependentCascadeModel(graph.starts, graph.ends, activation_probs=graph.inverse_degrees, rng=seed)
        else:
            model = IndependentCascadeModel(graph.starts, graph.ends, activation_prob=float(p), rng=seed)
        yield f"T1/{p}/1", lambda k: k * model.compute_marginal_gains([graph.one], [], k)[0]
        yield f"T1/{p}/50", lambda k: k * model.compute_marginal_gains(graph.fifty, [], k)[0]

        def reach(k):
            model.set_seeds([graph.one])
            hits = 0
            for _ in range(k):
                model.reset_model()
                model.advance_until_completion()
                hits += any(node in graph.targets for node in model.get_activated_nodes())
            return hits

        yield f"T3/{p}/1", reach
    model = LinearThresholdModel(graph.starts, graph.ends, influence=graph.inverse_degrees, rng=seed)
    yield "T2/1/indeg/1", lambda k: k * model.compute_marginal_gains([graph.one], [], k)[0]
    yield "T2/1/indeg/50", lambda k: k * model.compute_marginal_gains(graph.fifty, [], k)[0]


def timed(run, seconds):
    """Trials, seconds and sum, with ever more trials until the time is up."""
    trials, spent, total, count = 0, 0.0, 0.0, 1
    while spent < seconds:
        clock = time.process_time()
        total += run(count)
        spent += time.process_time() - clock
        trials += count
        count = int(max(1, min(8 * count, (seconds - spent) * trials / max(spent, 1e-9), 400_000)))
    return trials, spent, total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("engine")
    parser.add_argument("graphs", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    only = [name for name in arguments.only.split(",") if name]
    environment = dict(os.environ, CLOCK="processor", THREADS="1")
    logarithms = defaultdict(list)
    print("| case | cynetdiff → ours, trials/s | ratio | by readers | means | z |")
    print("| --- | --- | --- | --- | --- | --- |")
    for path in arguments.graphs:
        graph = Graph(path)
        theirs, ours, deviations = (defaultdict(lambda: [0, 0.0, 0.0]) for _ in range(3))
        for _ in range(arguments.rounds):
            # Streams of its own for every round; the engine's seeds are fixed, so its later rounds only steady the clock.
            for name, run in cases(graph, random.randrange(1 << 31)):
                if only and name not in only:
                    continue
                for index, value in enumerate(timed(run, arguments.seconds)):
                    theirs[name][index] += value
                command = [arguments.engine, path, graph.name, str(arguments.seconds), name]
                line = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)
                for index, value in enumerate((line["trials"], line["secs"], line["trials"] * line["mean"])):
                    ours[name][index] += value
                deviations[name] = line["sd"]
        for name, (trials, seconds, total) in theirs.items():
            our_trials, our_seconds, our_total = ours[name]
            mean, our_mean = total / trials, our_total / our_trials
            ratio = our_trials / our_seconds / (trials / seconds)
            independent = our_trials / arguments.rounds
            error = deviations[name] * math.sqrt(1 / trials + 1 / independent)
            z = (our_mean - mean) / error if error > 0 else 0.0
            by_readers = "" if name.startswith("T3") else f"{ratio * our_mean / mean:.1f}"
            print(
                f"| {graph.name} {name} | {trials / seconds:.3g} → {our_trials / our_seconds:.3g} | {ratio:.1f} | {by_readers} "
                f"| {mean:.4g}, {our_mean:.4g} | {z:.1f} |",
                flush=True,
            )
            kind = name if name.startswith("T3") else f"{name[:3]} from {name.split('/')[-1]}"
            logarithms[kind[:2] if name.startswith("T3") else kind].append(math.log(ratio))
    for kind, values in logarithms.items():
        mean = math.exp(sum(values) / len(values))
        print(f"{kind}: geometric mean {mean:.1f}, least {math.exp(min(values)):.1f}, {len(values)} cases", file=sys.stderr)


main()
