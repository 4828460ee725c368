"""The model in Mesa 3: a person is an agent, a trial is a model, reads are events of Mesa's event simulator.

People and arcs are drawn by world.py and requests by circle.py, in numpy: an agent takes its traits from there. All
policies of a trial are played one after another on the same agents.
"""

import random

import mesa
import numpy as np
from mesa.experimental.devs import DEVSimulator

import peer
from circle import Circle, Requests
from scenario import load
from world import World, WorldLaw


class Person(mesa.Agent):
    """Somebody who may read the release and pass it on."""

    def __init__(self, model, index, segment, relevance, notice, appetite):
        super().__init__(model)
        self.index = index
        self.segment = segment
        self.relevance = relevance
        self.notice = notice
        self.appetite = appetite
        self.repost_coin = model.random.random()
        self.forward_coin = model.random.random()
        self.forget()

    def forget(self):
        """Back to before the release."""
        self.has_read = False
        self.favour = 1.0

    def audience(self):
        """The people who hear this person, with the strengths of the arcs."""
        listeners, strengths = self.model.world.audience(self.index)
        people = self.model.people
        return [(people[listener], strength) for listener, strength in zip(listeners.tolist(), strengths.tolist())]

    def read(self, came_from):
        """Takes in the release, unless that has happened, and passes it on."""
        if self.has_read:
            return
        self.has_read = True
        model = self.model
        model.readers.append(self)
        interest = self.appetite * self.favour * 2.0 ** (-model.simulator.time / model.scenario.release.half_life)
        if self.repost_coin < self.segment.repost * interest:
            self.repost()
        if self.forward_coin < self.segment.forward * interest:
            self.forward(came_from)

    def repost(self):
        """Shows the release to the whole audience."""
        self.model.reposts += 1
        for listener, delay in self.model.once(self._told, self):
            self.model.will_read(listener, delay, self)

    def _told(self):
        return [
            (listener, self.model.delay(self.model.scenario.attention))
            for listener, strength in self.audience()
            if self.random.random() < listener.notice * strength
        ]

    def forward(self, came_from):
        """Sends the release to one chosen person, other than the one it came from."""
        race, coin, delay = self.model.once(self._race, self)
        receiver = next((listener for listener in race if listener is not came_from), None)
        if receiver is not None:
            self.model.forwards += 1
            if coin < receiver.segment.open_rate:
                self.model.will_read(receiver, delay, self)

    def _race(self):
        targeting = self.model.scenario.forwarding.targeting
        arrivals = [
            (self.random.expovariate(np.exp(targeting * listener.relevance)), number, listener)
            for number, (listener, _) in enumerate(self.audience())
        ]
        race = [listener for _, _, listener in sorted(arrivals)]
        return race, self.random.random(), self.model.delay(self.model.scenario.forwarding)


class Release(mesa.Model):
    """One world, in which the release is played under every policy."""

    def __init__(self, law, requests, seed):
        super().__init__(seed=seed)
        self.simulator = DEVSimulator()
        self.scenario = scenario = law.scenario
        self.world = world = World(law, self.rng)
        arrivals = requests.draw(world, self.random)
        interest = scenario.release.breadth + (1.0 - scenario.release.breadth) * world.relevance
        Person.create_agents(
            self,
            law.people,
            index=list(range(law.people)),
            segment=[scenario.segment[number] for number in law.segment],
            relevance=world.relevance.tolist(),
            notice=world.notice.tolist(),
            appetite=(scenario.release.appeal * interest * world.enthusiasm).tolist(),
        )
        self.people = list(self.agents)
        self.arrivals = arrivals
        self.requesters = [self.people[person] for person in arrivals]
        self.readers = []
        self._draw_posts()
        self._once = {}

    def _draw_posts(self):
        posts = self.scenario.release.posts
        self.stays = np.array([self.random.random() < self.scenario.circle.declined_stay for _ in self.requesters])
        self.post_luck = [
            (self.random.random(), post + self.delay(self.scenario.attention), number, person)
            for post in posts
            for number, person in enumerate(self.requesters)
        ]

    def delay(self, section):
        """From an item's appearance to its being read, in hours."""
        return section.delay_median * self.random.lognormvariate(0.0, section.delay_spread)

    def once(self, draw, person):
        """What `draw` says of this person: the same under every policy."""
        key = draw.__name__, person.index
        if key not in self._once:
            self._once[key] = draw()
        return self._once[key]

    def will_read(self, person, delay, came_from):
        """Schedules a read, if it happens within the horizon."""
        if not person.has_read and self.simulator.time + delay <= self.scenario.release.horizon:
            self.simulator.schedule_event_relative(person.read, delay, function_args=[came_from])

    def play(self, policy):
        """The release under one policy: the values of `peer.MEASURES`."""
        for person in self.readers + self.requesters:
            person.forget()
        self.readers, self.reposts, self.forwards = [], 0, 0
        circle = Circle(self.world, self.arrivals, policy)
        for person, is_accepted in zip(self.requesters, circle.accepted.tolist()):
            person.favour = self.scenario.circle.favour if is_accepted else 1.0
        strengths = circle.strengths(self.stays).tolist()
        self.simulator.reset()
        self.simulator.setup(self)
        for coin, hours, number, person in self.post_luck:
            if coin < person.notice * strengths[number]:
                self.will_read(person, hours, None)
        self.simulator.run_until(self.scenario.release.horizon)
        reached = any(reader.segment.decision_maker for reader in self.readers)
        return reached, len(self.readers), circle.size, self.reposts, self.forwards

    def leave(self):
        """Frees the agents: Mesa 3.3 keeps a reference to every model in `Agent._ids`, and would fill the memory."""
        mesa.Agent._ids.pop(self, None)


def main():
    options = peer.arguments(__doc__)
    scenario = load(options.scenario)
    law = WorldLaw(scenario)
    requests = Requests(law)

    def play(trial):
        model = Release(law, requests, seed=random.Random(f"{options.seed} {trial}").getrandbits(32))
        outcomes = [model.play(policy) for policy in scenario.policy]
        model.leave()
        return outcomes

    peer.measure("Mesa", scenario, options.seconds, play)


if __name__ == "__main__":
    main()
