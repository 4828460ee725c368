"""A resolved scenario, as `whoknows run` writes it: every key is there, so nothing is defaulted here."""

import tomllib
from pathlib import Path
from types import SimpleNamespace


def load(path):
    """The scenario at `path`, its sections as attributes; refuses what the peers do not implement."""
    raw = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    scenario = _namespace(raw)
    if scenario.world.network.model != "communities":
        raise SystemExit(f'{path}: the peers know only world.network.model = "communities"')
    if scenario.release.wire:
        raise SystemExit(f"{path}: the peers know no wire; set release.wire = 0")
    scenario.sizes = _sizes(scenario.world.people, scenario.segment)
    return scenario


def _namespace(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{key: _namespace(item) for key, item in value.items()})
    if isinstance(value, list):
        return [_namespace(item) for item in value]
    return value


def _sizes(people, segments):
    """People per segment: the counts, then the fractions of those left by largest remainder."""
    counted = [getattr(segment, "count", None) for segment in segments]
    left = people - sum(count for count in counted if count is not None)
    fractions = [0.0 if count is not None else segment.fraction for count, segment in zip(counted, segments)]
    total = sum(fractions)
    shares = [left * fraction / total if total else 0.0 for fraction in fractions]
    sizes = [int(share) if count is None else count for count, share in zip(counted, shares)]
    by_remainder = sorted(range(len(segments)), key=lambda s: int(shares[s]) - shares[s])
    for s in [s for s in by_remainder if fractions[s] > 0][: people - sum(sizes)]:
        sizes[s] += 1
    return sizes
