#!/bin/sh
# whoknows beside the same model in numpy, in Mesa and on henad: `sh benches/peers/run.sh` prints means, then rates.
#
# PEERS_DIR   where everything built or downloaded goes [target/peers]
# SCENARIO    the scenario [scenarios/credit-union.toml, with 20 000 people and 400 requests]
# ROUNDS      rounds in which the programs take turns [3]
# SECONDS_EACH  seconds for each peer in a round [20]
# PEERS       which of them [numpy mesa henad]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
export PYTHONDONTWRITEBYTECODE=1
scratch=${PEERS_DIR:-${CARGO_TARGET_DIR:-$root/target}/peers}
peers=${PEERS:-numpy mesa henad}
python=$scratch/venv/bin/python
mkdir -p "$scratch"

say() { printf '%s\n' "$*" >&2; }

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "python3 must be 3.11 or later"; exit 1; }
if ! cmp -s "$here/requirements.txt" "$scratch/requirements.txt"; then
    say "installing the Python peers in $scratch/venv"
    python3 -m venv "$scratch/venv"
    "$python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
    cp "$here/requirements.txt" "$scratch/requirements.txt"
fi

# executable NAME CARGO-ARGUMENTS…: builds a target and tells its path.
executable() {
    name=$1
    shift
    cargo "$@" --locked --quiet --message-format=json | "$python" -c '
import json, sys
for line in map(json.loads, sys.stdin):
    if line.get("executable") and line["target"]["name"] == sys.argv[1]:
        print(line["executable"])' "$name"
}

say "building whoknows"
program=$(executable whoknows build --release --bin whoknows)
adaptor=$(executable peer bench --bench peer --no-run)
[ -n "$program" ] && [ -n "$adaptor" ] || { say "the build failed"; exit 1; }

# The program itself writes down what all programs read.
rm -rf "$scratch/resolved"
"$program" run "${SCENARIO:-scenarios/credit-union.toml}" --set world.people=20000 --set requests.count=400 \
    --set experiment.trials=100 --out "$scratch/resolved" --quiet

set --
for peer in $peers; do
    case $peer in
    numpy) set -- "$@" --peer numpy "$python $here/numpy_peer.py" ;;
    mesa) set -- "$@" --peer Mesa "$python $here/mesa_peer.py" ;;
    henad)
        say "building the henad peer (some minutes the first time)"
        if log=$(CARGO_TARGET_DIR="$scratch/henad" cargo build --release --locked --quiet \
            --manifest-path "$here/henad/Cargo.toml" 2>&1); then
            export HENAD_PEER="$scratch/henad/release/henad-peer"
            set -- "$@" --peer henad "$python $here/henad_peer.py"
        else
            set -- "$@" --skipped henad "it does not build here: $(printf '%s' "$log" | tail -n 1)"
        fi
        ;;
    *) say "no peer is called $peer"; exit 1 ;;
    esac
done
"$python" "$here/compare.py" "$scratch/resolved/scenario.toml" --rounds "${ROUNDS:-3}" --seconds "${SECONDS_EACH:-20}" \
    --whoknows "$adaptor --bench" "$@"
