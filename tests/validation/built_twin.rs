//! A world of communities built whole, person by person and arc by arc, as the model's text says: slow, obvious, and
//! sharing nothing with the revealed world but the traits.

use rand::RngExt;
use rand_distr::{Distribution, Poisson};
use whoknows::rng::{History, Purpose, Sequence};
use whoknows::scenario::Network;
use whoknows::world::{Arc, Audience, PersonId, Population, Traits, World};

pub struct BuiltTwin<'a> {
    traits: Traits<'a>,
    followees: Vec<f64>,
    audiences: Vec<Vec<Arc>>,
}

pub struct TwinAudience<'a>(&'a [Arc]);

impl<'a> BuiltTwin<'a> {
    pub fn new(network: &Network, population: &'a Population, history: History) -> Self {
        let mut draws = history.stream(Purpose::Arcs).sequence(0, 0);
        let people = population.people() as usize;
        let segment_of: Vec<usize> = (0..people).map(|person| population.segment_at(person as u64)).collect();
        let mut followees = Vec::new();
        let mut weights = Vec::new();
        for (index, segment) in population.segments().iter().enumerate() {
            let n = population.size(index) as usize;
            let normal = |rank: usize| normal_quantile_by_bisection((rank as f64 + 0.5) / n as f64);
            let by_followees = shuffled(n, &mut draws);
            let by_audience = shuffled(n, &mut draws);
            for place in 0..n {
                let spread = network.followees_spread * normal(by_followees[place]);
                followees.push(segment.followees * network.followees * spread.exp());
                let share_above = 1.0 - (by_audience[place] as f64 + 0.5) / n as f64;
                weights.push(segment.audience * share_above.powf(-1.0 / (network.tail - 1.0)));
            }
        }
        let mean_weight = weights.iter().sum::<f64>() / people as f64;
        let community = |person: usize| population.segments()[segment_of[person]].community.as_str();
        let mut audiences = vec![Vec::new(); people];
        for person in 0..people {
            let base_mean = network.mean_audience * weights[person] / mean_weight / (1.0 + network.reciprocity);
            for _ in 0..poisson(base_mean, &mut draws) {
                let anywhere = draws.unit() < network.mixing;
                let may_hear = |other: usize| anywhere || community(other) == community(person);
                let total: f64 = (0..people)
                    .filter(|&other| may_hear(other))
                    .map(|other| followees[other])
                    .sum();
                let mut left = draws.unit() * total;
                let listener = (0..people)
                    .filter(|&other| may_hear(other))
                    .find(|&other| {
                        left -= followees[other];
                        left < 0.0
                    })
                    .expect("the weights sum to their total");
                if listener == person {
                    continue;
                }
                let arc = |listener: usize, strength| Arc {
                    listener: PersonId(listener as u32),
                    strength,
                };
                if draws.unit() < network.reciprocity {
                    audiences[person].push(arc(listener, 1.0));
                    audiences[listener].push(arc(person, 1.0));
                } else {
                    audiences[person].push(arc(listener, network.weak_tie));
                }
            }
        }
        Self {
            traits: Traits::new(population, history),
            followees,
            audiences,
        }
    }
}

impl World for BuiltTwin<'_> {
    type Audience<'b>
        = TwinAudience<'b>
    where
        Self: 'b;

    fn traits(&self) -> &Traits<'_> {
        &self.traits
    }

    fn segment_of(&self, person: PersonId) -> usize {
        self.traits.population().segment_at(person.key())
    }

    fn member(&self, segment: usize, index: u64) -> PersonId {
        PersonId((self.traits.population().start(segment) + index) as u32)
    }

    fn followees(&self, person: PersonId, _segment: usize) -> f64 {
        self.followees[person.0 as usize]
    }

    fn audience(&self, person: PersonId) -> TwinAudience<'_> {
        TwinAudience(&self.audiences[person.0 as usize])
    }
}

impl Audience for TwinAudience<'_> {
    fn len(&self) -> u32 {
        self.0.len() as u32
    }

    fn entry(&self, entry: u32) -> Arc {
        self.0[entry as usize]
    }
}

fn shuffled(n: usize, draws: &mut Sequence) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        order.swap(last, draws.random_range(..=last as u64) as usize);
    }
    order
}

fn poisson(mean: f64, draws: &mut Sequence) -> u64 {
    if mean > 0.0 {
        Poisson::new(mean).expect("the mean is positive").sample(draws) as u64
    } else {
        0
    }
}

fn normal_quantile_by_bisection(p: f64) -> f64 {
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if 0.5 * libm::erfc(-middle / std::f64::consts::SQRT_2) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}
