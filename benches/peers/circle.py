"""Who asks to connect, and whom each policy accepts: docs/model.md, 7.5 and 7.6."""

import itertools

import numpy as np


class Requests:
    """The law of requests of a scenario."""

    def __init__(self, law):
        rates = [segment.request_rate for segment in law.scenario.segment]
        self.count = law.scenario.requests.count
        self.closure = law.scenario.requests.closure
        self.segment_of = law.segment.tolist()
        self.ranges = law.ranges
        self.kept = [rate / max(rates) for rate in rates]
        weights = [rate * (members.stop - members.start) for rate, members in zip(rates, law.ranges)]
        self.cumulative = list(itertools.accumulate(weights))
        self.numbers = range(len(rates))

    def draw(self, world, random):
        """The persons who ask, in order of arrival."""
        asked, arrivals = set(), []
        while len(arrivals) < self.count:
            if arrivals and random.random() < self.closure:
                person = self._introduced(world, random, arrivals)
            else:
                (segment,) = random.choices(self.numbers, cum_weights=self.cumulative)
                members = self.ranges[segment]
                person = random.randrange(members.start, members.stop)
            if person is not None and person not in asked:
                asked.add(person)
                arrivals.append(person)
        return np.array(arrivals)

    def _introduced(self, world, random, arrivals):
        introducer = random.choice(arrivals)
        size = int(world.audience_size(introducer))
        if size == 0:
            return None
        met = world.audience_entry(introducer, random.randrange(size))
        return met if random.random() < self.kept[self.segment_of[met]] else None


class Circle:
    """Whom one policy accepted among those who asked, and how strongly they hear the firm."""

    def __init__(self, world, arrivals, policy):
        self.accepted = _acceptable(world, arrivals, policy)
        if hasattr(policy, "max_contacts"):
            self.accepted &= np.cumsum(self.accepted) <= policy.max_contacts
        settings = world.law.scenario.circle
        self.size = int(self.accepted.sum())
        spam_share = world.law.is_spammer[arrivals[self.accepted]].mean() if self.size else 0.0
        dilution = max(1.0, self.size / settings.capacity) ** -settings.dilution
        credibility = (1.0 - spam_share) ** settings.spam_penalty
        self.strength_accepted = settings.engagement * dilution * credibility
        self.strength_declined = settings.declined_engagement * credibility

    def strengths(self, stays):
        """How strongly each of those who asked hears the firm; 0 where a declined person does not stay."""
        return np.where(self.accepted, self.strength_accepted, np.where(stays, self.strength_declined, 0.0))


def _acceptable(world, arrivals, policy):
    if policy.accept_none:
        return np.zeros(len(arrivals), dtype=bool)
    holds = np.ones(len(arrivals), dtype=bool)
    if policy.require_bio:
        holds &= world.has_bio[arrivals]
    if policy.reject_spam:
        holds &= ~world.is_flagged[arrivals]
    if hasattr(policy, "min_relevance"):
        holds &= world.shown_relevance[arrivals] >= policy.min_relevance
    if hasattr(policy, "min_value"):
        holds &= world.apparent_value[arrivals] >= policy.min_value
    if hasattr(policy, "min_audience"):
        holds &= world.audience_size(arrivals) >= policy.min_audience
    return holds
