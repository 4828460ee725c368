#!/bin/sh
# The present engine beside the first version, on the default scenario: `sh benches/peers/first_version.sh`.
#
# The first version is the fixed reference that rates are told in, since a machine's own speed moves. It is checked out
# in PEERS_DIR [target/peers] and built; then both play `cargo bench --bench trials -- default` in turn, ROUNDS [7] times.
# `git worktree remove --force target/peers/first-version` takes the checkout away again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
first=d658807
scratch=${PEERS_DIR:-${CARGO_TARGET_DIR:-$root/target}/peers}
tree=$scratch/first-version
mkdir -p "$scratch"

say() { printf '%s\n' "$*" >&2; }

# bench_of FOLDER TARGET: builds the bench `trials` and tells its path. Cargo would take the two versions for one package in one
# target folder: each has its own.
bench_of() {
    (cd "$1" && CARGO_TARGET_DIR=$2 cargo bench --locked --bench trials --no-run --quiet --message-format=json) | python3 -c '
import json, sys
for line in map(json.loads, sys.stdin):
    if line.get("executable") and line["target"]["name"] == "trials":
        print(line["executable"])'
}

if [ ! -d "$tree" ]; then
    git cat-file -e "$first^{commit}" || { say "commit $first is not in this clone; git fetch --unshallow brings it"; exit 1; }
    git worktree prune
    git worktree add --quiet --detach "$tree" "$first"
fi
say "building the first version, $first (some minutes the first time)"
theirs=$(bench_of "$tree" "$scratch/first-target")
say "building the present one"
ours=$(bench_of "$root" "${CARGO_TARGET_DIR:-$root/target}")
[ -n "$theirs" ] && [ -n "$ours" ] || { say "a build failed"; exit 1; }

python3 - "$theirs" "$ours" "$tree" "$root" "${ROUNDS:-7}" <<'END'
import re
import subprocess
import sys
from statistics import median

theirs, ours, tree, root, rounds = sys.argv[1:]


def rate(program, folder):
    """Trials a second: the median of divan's samples."""
    command = [program, "--bench", "default", "--color", "never"]
    lines = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.splitlines()
    name = next(number for number, line in enumerate(lines) if re.search(r"─ default +\d", line))
    columns = lines[name + 1].split("│")
    number, unit = re.search(r"([\d.]+) ([KMG]?)item/s", columns[2]).groups()
    return float(number) * {"": 1, "K": 1e3, "M": 1e6, "G": 1e9}[unit]


rates = []
for number in range(int(rounds)):
    print(f"round {number + 1} of {rounds}", file=sys.stderr)
    rates.append((rate(theirs, tree), rate(ours, root)))
first, now = (median(column) for column in zip(*rates))
ratios = sorted(ours / theirs for theirs, ours in rates)
print("| default scenario, one thread | trials/s | × first version | slowest to fastest round |")
print("| --- | ---: | ---: | ---: |")
print(f"| first version | {first:.0f} | 1 | |")
print(f"| now | {now:.0f} | {median(ratios):.2f} | {ratios[0]:.2f} to {ratios[-1]:.2f} |")
print(f"\nMedians of {rounds} rounds in turn.")
END
