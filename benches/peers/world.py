"""People and arcs of whole worlds, drawn with numpy: docs/model.md, 7.1 to 7.4, without the devices."""

from statistics import NormalDist

import numpy as np


class Alias:
    """Draws indices with given weights, in arrays (Walker's alias method, Vose's construction)."""

    def __init__(self, weights):
        weights = np.asarray(weights, dtype=float)
        self.size = len(weights)
        keep = weights * (self.size / weights.sum())
        other = np.arange(self.size)
        scaled = keep.tolist()
        small = [i for i, weight in enumerate(scaled) if weight < 1.0]
        large = [i for i, weight in enumerate(scaled) if weight >= 1.0]
        while small and large:
            poor, rich = small.pop(), large.pop()
            other[poor] = rich
            keep[poor] = scaled[poor]
            scaled[rich] -= 1.0 - scaled[poor]
            (small if scaled[rich] < 1.0 else large).append(rich)
        for index in small + large:
            keep[index] = 1.0
        self.keep, self.other = keep, other

    def draw(self, rng, count):
        place = rng.random(count) * self.size
        index = place.astype(np.int64)
        return np.where(place - index < self.keep[index], index, self.other[index])


class WorldLaw:
    """What all worlds of a scenario share: the quantiles that are dealt out, and tables to draw listeners with."""

    def __init__(self, scenario):
        world, network, segments = scenario.world, scenario.world.network, scenario.segment
        self.scenario = scenario
        self.people = world.people
        bounds = np.concatenate([[0], np.cumsum(scenario.sizes)])
        self.ranges = [slice(int(start), int(end)) for start, end in zip(bounds, bounds[1:])]
        self.segment = np.repeat(np.arange(len(segments)), scenario.sizes)
        self.is_spammer = np.array([segment.spam for segment in segments])[self.segment]
        self.decides = np.array([segment.decision_maker for segment in segments])[self.segment]

        normal = NormalDist()
        followees = np.empty(self.people)
        audience = np.empty(self.people)
        for segment, members in zip(segments, self.ranges):
            size = members.stop - members.start
            ranks = (np.arange(size) + 0.5) / max(size, 1)
            deviations = np.array([normal.inv_cdf(rank) for rank in ranks])
            followees[members] = segment.followees * network.followees * np.exp(network.followees_spread * deviations)
            audience[members] = segment.audience * (1.0 - ranks) ** (-1.0 / (network.tail - 1.0))
        self.followees_by_rank = followees
        self.base_arcs_by_rank = network.mean_audience * audience / audience.mean() / (1.0 + network.reciprocity)

        self.anybody = Alias(followees)
        self.in_community = {}
        for community in {segment.community for segment in segments}:
            inside = np.array([segment.community == community for segment in segments])[self.segment]
            if inside.any():
                self.in_community[community] = Alias(np.where(inside, followees, 0.0))


class World:
    """One draw of people and arcs."""

    def __init__(self, law, rng):
        self.law = law
        self._draw_traits(rng)
        self._draw_arcs(rng)
        self.notice = _notice(law.scenario.attention, self.followees)

    def _draw_traits(self, rng):
        law, world, segments = self.law, self.law.scenario.world, self.law.scenario.segment
        self.relevance = np.empty(law.people)
        self.apparent_value = np.empty(law.people)
        self.has_bio = np.empty(law.people, dtype=bool)
        self.is_flagged = np.empty(law.people, dtype=bool)
        for segment, members in zip(segments, law.ranges):
            size = members.stop - members.start
            self.relevance[members] = _beta(rng, segment.relevance, world.concentration, size)
            self.apparent_value[members] = _beta(rng, segment.apparent_value, world.concentration, size)
            self.has_bio[members] = rng.random(size) < segment.bio
            self.is_flagged[members] = rng.random(size) < segment.looks_spam
        noisy = self.relevance + world.observation_noise * rng.standard_normal(law.people)
        self.shown_relevance = np.where(self.has_bio, np.clip(noisy, 0.0, 1.0), 0.0)
        sigma = world.enthusiasm_spread
        self.enthusiasm = np.exp(sigma * rng.standard_normal(law.people) - sigma**2 / 2)

    def _draw_arcs(self, rng):
        law, network, segments = self.law, self.law.scenario.world.network, self.law.scenario.segment
        by_followees, by_audience = (
            np.concatenate([members.start + rng.permutation(members.stop - members.start) for members in law.ranges])
            for _ in range(2)
        )
        self.followees = np.empty(law.people)
        self.followees[by_followees] = law.followees_by_rank
        base_arcs = np.empty(law.people)
        base_arcs[by_audience] = law.base_arcs_by_rank

        counts = rng.poisson(base_arcs)
        speaker = np.repeat(np.arange(law.people, dtype=np.int32), counts)
        first = np.concatenate([[0], np.cumsum(counts)])
        ranked = np.empty(len(speaker), dtype=np.int64)
        for segment, members in zip(segments, law.ranges):
            arcs = slice(first[members.start], first[members.stop])
            if arcs.start < arcs.stop:
                ranked[arcs] = law.in_community[segment.community].draw(rng, arcs.stop - arcs.start)
        outward = np.flatnonzero(rng.random(len(speaker), dtype=np.float32) < network.mixing)
        ranked[outward] = law.anybody.draw(rng, len(outward))
        listener = by_followees[ranked].astype(np.int32)

        to_others = listener != speaker
        speaker, listener = speaker[to_others], listener[to_others]
        is_answered = rng.random(len(speaker), dtype=np.float32) < network.reciprocity

        self._base = _offsets(speaker, law.people)
        self._listener = listener
        self._strength = np.where(is_answered, 1.0, network.weak_tie)
        who_answers = listener[is_answered]
        # Sixteen bits sort by radix.
        narrow = who_answers.astype(np.uint16) if law.people <= 1 << 16 else who_answers
        self._answers = _offsets(who_answers, law.people)
        self._answer_listener = speaker[is_answered][np.argsort(narrow, kind="stable")]

    def audience_size(self, persons):
        """Entries of the audiences of these persons."""
        base, answers = self._base, self._answers
        return base[persons + 1] - base[persons] + answers[persons + 1] - answers[persons]

    def audience(self, person):
        """Listeners of a person and the strengths of the arcs to them."""
        base = slice(self._base[person], self._base[person + 1])
        answers = slice(self._answers[person], self._answers[person + 1])
        listeners = np.concatenate([self._listener[base], self._answer_listener[answers]])
        strengths = np.concatenate([self._strength[base], np.ones(answers.stop - answers.start)])
        return listeners, strengths

    def audience_entry(self, person, entry):
        """The listener of one entry."""
        start, end = self._base[person], self._base[person + 1]
        if start + entry < end:
            return int(self._listener[start + entry])
        return int(self._answer_listener[self._answers[person] + entry - (end - start)])


def _notice(attention, followees):
    """The chance that each person notices an item shown at full strength (7.4)."""
    if attention.model == "feed":
        return attention.notice / (1.0 + followees / attention.span)
    if attention.model == "constant":
        return np.full(len(followees), attention.notice)
    return np.minimum(1.0, 1.0 / followees)


def _beta(rng, mean, concentration, size):
    if mean in (0.0, 1.0):
        return np.full(size, mean)
    return rng.beta(mean * concentration, (1.0 - mean) * concentration, size)


def _offsets(owner, people):
    """Where the entries of each owner start, the entries being sorted by owner."""
    return np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=people))])
