"""The model in numpy and a heap: worlds are built whole, and all policies of a trial share one luck."""

import heapq
import random

import numpy as np

import peer
from circle import Circle, Requests
from scenario import load
from world import World, WorldLaw


class Luck:
    """Coins and delays of one trial, drawn once, so that every policy meets the same."""

    def __init__(self, world, arrivals, rng):
        scenario = world.law.scenario
        self.world, self.rng, self.scenario = world, rng, scenario
        self.notice = world.notice
        interest = scenario.release.breadth + (1.0 - scenario.release.breadth) * world.relevance
        appetite = scenario.release.appeal * interest * world.enthusiasm
        segments = scenario.segment
        reposts = np.array([segment.repost for segment in segments])[world.law.segment] * appetite
        forwards = np.array([segment.forward for segment in segments])[world.law.segment] * appetite
        # Somebody reposts if the coin over the chance at full freshness is below the freshness left.
        with np.errstate(divide="ignore", invalid="ignore"):
            self.repost_needs = (rng.random(world.law.people) / reposts).tolist()
            self.forward_needs = (rng.random(world.law.people) / forwards).tolist()
        shape = (len(scenario.release.posts), len(arrivals))
        self.stays = rng.random(len(arrivals)) < scenario.circle.declined_stay
        self.post_needs = rng.random(shape) / self.notice[arrivals]
        self.post_hours = np.array(scenario.release.posts)[:, None] + self._delays(scenario.attention, shape)
        self._told, self._races = {}, {}

    def _delays(self, section, shape):
        return section.delay_median * np.exp(section.delay_spread * self.rng.standard_normal(shape))

    def told(self, speaker):
        """Who notices a repost of the speaker, with delays; the same whenever it is asked."""
        if speaker not in self._told:
            listeners, strengths = self.world.audience(speaker)
            listeners = listeners[self.rng.random(len(listeners)) < self.notice[listeners] * strengths]
            delays = self._delays(self.scenario.attention, len(listeners))
            self._told[speaker] = list(zip(delays.tolist(), listeners.tolist()))
        return self._told[speaker]

    def forwarded(self, speaker, came_from):
        """Whether the speaker finds somebody to forward to; the receiver, or none if unopened; the delay."""
        if speaker not in self._races:
            listeners, _ = self.world.audience(speaker)
            weights = np.exp(-self.scenario.forwarding.targeting * self.world.relevance[listeners])
            order = np.argsort(self.rng.standard_exponential(len(listeners)) * weights)
            coin, delay = self.rng.random(), float(self._delays(self.scenario.forwarding, ()))
            self._races[speaker] = listeners[order].tolist(), coin, delay
        listeners, coin, delay = self._races[speaker]
        for listener in listeners:
            if listener != came_from:
                segment = self.scenario.segment[self.world.law.segment[listener]]
                return True, listener if coin < segment.open_rate else None, delay
        return False, None, delay


def spread(luck, arrivals, circle, decides):
    """Plays the release under one policy; returns reached, people, reposts and forwards."""
    release = luck.scenario.release
    favour = dict.fromkeys(arrivals[circle.accepted].tolist(), luck.scenario.circle.favour)
    noticed = luck.post_needs < circle.strengths(luck.stays)
    in_time = noticed & (luck.post_hours <= release.horizon)
    queue = [
        (hours, person, None)
        for hours, person in zip(luck.post_hours[in_time].tolist(), arrivals[np.nonzero(in_time)[1]].tolist())
    ]
    heapq.heapify(queue)
    has_read, reposts, forwards, reached = set(), 0, 0, False
    while queue:
        hours, person, came_from = heapq.heappop(queue)
        if person in has_read:
            continue
        has_read.add(person)
        reached = reached or decides[person]
        freshness = favour.get(person, 1.0) * 2.0 ** (-hours / release.half_life)
        if luck.repost_needs[person] < freshness:
            reposts += 1
            for delay, listener in luck.told(person):
                if hours + delay <= release.horizon and listener not in has_read:
                    heapq.heappush(queue, (hours + delay, listener, person))
        if luck.forward_needs[person] < freshness:
            sent, receiver, delay = luck.forwarded(person, came_from)
            forwards += sent
            if receiver is not None and hours + delay <= release.horizon:
                heapq.heappush(queue, (hours + delay, receiver, person))
    return reached, len(has_read), reposts, forwards


def main():
    options = peer.arguments(__doc__)
    scenario = load(options.scenario)
    law = WorldLaw(scenario)
    requests = Requests(law)
    decides = law.decides.tolist()

    def play(trial):
        rng = np.random.default_rng([options.seed, trial])
        world = World(law, rng)
        arrivals = requests.draw(world, random.Random(int(rng.integers(1 << 62))))
        luck = Luck(world, arrivals, rng)
        for policy in scenario.policy:
            circle = Circle(world, arrivals, policy)
            reached, people, reposts, forwards = spread(luck, arrivals, circle, decides)
            yield reached, people, circle.size, reposts, forwards

    peer.measure("numpy", scenario, options.seconds, play)


if __name__ == "__main__":
    main()
