//! Invented answers, and a scenario they could come from: for tests of what is drawn and printed.

use whoknows::estimate::{
    Answers, CarrierAnswers, CascadeSizes, Comparison, Credit, Estimate, Funnel, HopShare, Order, PeoplePoint,
    PolicyAnswers, Premises, Ranking, ReachEstimate, ScenarioIdentity, SizePoint, Standing, TimePoint, ValueBin,
    ValueComparison, ValueSpread, Verdict, Zone, trials_to_decide,
};
use whoknows::scenario::{
    ArcCount, Attention, AttentionModel, Circle, Delay, Estimator, Experiment, Forwarding, Length, Network,
    NetworkModel, Outcome, Pitch, Placement, PlannedSweep, Policy, Release, Requests, Scenario, World,
};

const PRACTICAL_DIFFERENCE: f64 = 0.01;

/// Invented answers to try charts and report on.
pub struct Invented {
    pub trials: u64,
    pub names: Vec<String>,
    pub reaches: Vec<f64>,
    pub segments: Vec<String>,
}

impl Invented {
    /// The story of the credit union: four policies, one clear winner.
    pub fn credit_union() -> Self {
        Self {
            trials: 20_000,
            names: ["open", "courtesy", "selective", "nobody"].map(str::to_owned).to_vec(),
            reaches: vec![0.217, 0.243, 0.128, 0.031],
            segments: [
                "peers in research",
                "bank marketers",
                "credit-union staff",
                "T-shirt shops and other oddballs",
                "muscle-car fans",
                "MLM recruiters",
            ]
            .map(str::to_owned)
            .to_vec(),
        }
    }

    /// So many policies, named with so many letters, that reach this often.
    pub fn uniform(policies: usize, letters: usize, reach: f64) -> Self {
        let name = |letter: char| -> String {
            let words = format!("{letter} policy that asks for a bio and for some relevance too");
            words.chars().take(letters).collect()
        };
        Self {
            trials: 20_000,
            names: ('a'..='z').take(policies).map(name).collect(),
            reaches: vec![reach; policies],
            segments: vec![
                "a segment with a name of forty letters ok".to_owned(),
                "peers".to_owned(),
            ],
        }
    }

    pub fn answers(&self) -> Answers {
        let policies: Vec<PolicyAnswers> = (0..self.names.len()).map(|place| self.policy(place)).collect();
        Answers {
            wait_comparisons: vec![],
            version: "0.1.0".to_owned(),
            scenario: ScenarioIdentity {
                title: "What will that contact ever do for me?".to_owned(),
                digest: "5e1f0c9a7b3d2e48".to_owned(),
                seed: 2009,
            },
            trials: self.trials,
            worlds: self.trials,
            expectations: vec![],
            trials_asked: self.trials,
            precision: None,
            interrupted: false,
            network: None,
            premises: Premises::of(&scenario()),
            baseline: 0,
            comparisons: self.comparisons(),
            value_comparisons: self.value_comparisons(&policies),
            policies,
        }
    }

    fn policy(&self, place: usize) -> PolicyAnswers {
        let (name, reach, n) = (&self.names[place], self.reaches[place], self.trials as f64);
        let Estimate {
            estimate: middle,
            low,
            high,
        } = estimate(reach, half(reach, n), 0.0);
        let if_reached = |value: f64| (reach > 0.0).then_some(value);
        let median_end = |sign: f64| (reach * n >= 6.0).then(|| 31.5 * (1.0 + sign / (reach * n).sqrt()));
        let accepted_mean = [400.0, 305.2, 61.7, 0.0]
            .get(place)
            .copied()
            .unwrap_or(200.0 - place as f64);
        let people_mean = 183.4;
        let hops = hops(reach, n);
        let credit = self.credit(place);
        PolicyAnswers {
            campaign: None,
            channels: None,
            place,
            name: name.clone(),
            successes: hops.iter().map(|row| row.trials).sum(),
            over_limit: 0,
            reach: ReachEstimate {
                estimate: middle,
                low,
                high,
                level: 0.95,
                method: "wilson".to_owned(),
                variance_ratio: None,
            },
            one_hop_reach: estimate(reach * 0.24, half(reach * 0.24, n), 0.0),
            accepted_mean,
            spam_share_mean: 0.07,
            people_mean,
            people_se: 0.9,
            reposts_mean: 6.1,
            forwards_mean: 3.4,
            decision_makers_mean: reach * 1.1,
            first_reach_hours_median: if_reached(31.5),
            first_reach_hours_median_low: median_end(-1.0),
            first_reach_hours_median_high: median_end(1.0),
            first_chain_hops_mean: if_reached(2.6),
            first_by_forward: if_reached(0.41),
            value: Estimate {
                estimate: 412.0,
                low: 390.0,
                high: 434.0,
            },
            declined_by: declined(&credit, self.names.len()),
            carriers: (reach > 0.0).then(|| carriers(&credit, self.names.len())),
            credit,
            without_success: vec![],
            time_to_reach: curve(reach, n),
            hops,
            people_over_time: people_over_time(reach),
            cascade_sizes: cascade_sizes(reach, self.trials),
            value_spread: value_spread(name, reach, n),
            funnel: funnel(accepted_mean, people_mean, estimate(reach, half(reach, n), 0.0)),
        }
    }

    /// Every pair by the difference of mean values, as if they were independent.
    fn value_comparisons(&self, policies: &[PolicyAnswers]) -> Vec<ValueComparison> {
        let pairs = (0..policies.len()).flat_map(|a| (a + 1..policies.len()).map(move |b| (a, b)));
        let row = |(a, b): (usize, usize)| {
            let (a, b) = (&policies[a], &policies[b]);
            let half_width = a.value.half_width().hypot(b.value.half_width());
            let difference = a.value.estimate - b.value.estimate;
            let p_holm = if difference.abs() > half_width { 0.001 } else { 1.0 };
            let difference = Estimate {
                estimate: difference,
                low: difference - half_width,
                high: difference + half_width,
            };
            ValueComparison {
                a: a.place,
                b: b.place,
                difference,
                p_holm,
                trials_with_other_deals: self.trials / 50,
                standing: Verdict::of(difference, p_holm, 0.0).standing,
            }
        };
        pairs.map(row).collect()
    }

    fn comparisons(&self) -> Vec<Comparison> {
        let n = self.trials as f64;
        let mut rows = vec![];
        for a in 0..self.names.len() {
            for b in a + 1..self.names.len() {
                let (p, q) = (self.reaches[a], self.reaches[b]);
                let both = p.min(q) * 0.9;
                let (only_a, only_b) = (p - both, q - both);
                let error = ((only_a + only_b - (p - q) * (p - q)) / n).max(0.0).sqrt();
                let count = |share: f64| whole(share * n);
                let difference = estimate(p - q, 1.96 * error, -1.0);
                let p_holm = if (p - q).abs() > 2.5 * error { 1e-6 } else { 1.0 };
                let zone = Zone::of(PRACTICAL_DIFFERENCE, p.max(q));
                let verdict = Verdict::of(difference, p_holm, zone.half_width);
                let pairs = self.names.len() * (self.names.len() - 1) / 2;
                let to_decide = || trials_to_decide(difference, zone.half_width, pairs, self.trials);
                rows.push(Comparison {
                    difference,
                    only_a: count(only_a),
                    only_b: count(only_b),
                    both: count(both),
                    neither: count(1.0 - both - only_a - only_b),
                    p_holm,
                    zone,
                    verdict,
                    trials_to_decide: (verdict.standing == Standing::Unsettled).then(to_decide).flatten(),
                    a,
                    b,
                });
            }
        }
        rows
    }

    fn credit(&self, place: usize) -> Vec<Credit> {
        if self.reaches[place] <= 0.0 {
            return vec![];
        }
        let count = self.segments.len();
        let weights: Vec<f64> = (0..count).map(|index| 1.0 / (index as f64 + 1.5)).collect();
        let sum: f64 = weights.iter().sum();
        let row = |(index, segment): (usize, &String)| {
            let share = weights[index] / sum;
            let declined = |other: usize| share * (0.18 * (other + index) as f64).min(1.0);
            // The few whom the policy itself declined and who stayed.
            let part = |other: usize| if other == place { 0.1 * share } else { declined(other) };
            Credit {
                segment: segment.clone(),
                share: Estimate {
                    estimate: share,
                    low: share * 0.9,
                    high: (share * 1.1).min(1.0),
                },
                declined_by: (0..self.names.len()).map(part).collect(),
            }
        };
        self.segments.iter().enumerate().map(row).collect()
    }
}

/// The sums of what the rows of `credit` say, give or take three points.
fn declined(credit: &[Credit], policies: usize) -> Vec<Estimate> {
    let sum = |by: usize| -> f64 { credit.iter().map(|row| row.declined_by[by]).sum() };
    let policies = (0..policies).filter(|_| !credit.is_empty());
    policies.map(|by| estimate(sum(by).min(1.0), 0.03, 0.0)).collect()
}

/// Who carried what `credit` says, in orders that tell more and more.
fn carriers(credit: &[Credit], policies: usize) -> CarrierAnswers {
    let ranking = |(order, steepness): (Order, f64)| {
        let top = |part: f64| 1.0 - (1.0 - part).powf(steepness);
        let within = |from: f64, until: f64| estimate(top(until) - top(from), 0.02, 0.0);
        let step = |number: u32, of: f64| f64::from(number) / of;
        Ranking {
            order,
            tops: (1..=20).map(|place| within(0.0, step(place, 20.0))).collect(),
            tenths: (0..10)
                .map(|place| within(step(place, 10.0), step(place + 1, 10.0)))
                .collect(),
            better: estimate(steepness / (steepness + 1.0), 0.01, 0.0),
        }
    };
    CarrierAnswers {
        carriers_mean: 1.3,
        credit: credit.to_vec(),
        declined_by: declined(credit, policies),
        rankings: Order::ALL.into_iter().zip([4.0, 3.0, 1.5, 12.0]).map(ranking).collect(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of trials are small and not negative"
)]
fn whole(count: f64) -> u64 {
    count.round() as u64
}

fn estimate(middle: f64, half: f64, lowest: f64) -> Estimate {
    Estimate {
        estimate: middle,
        low: (middle - half).max(lowest),
        high: (middle + half).min(1.0),
    }
}

/// Half-width of a Wilson-like interval that is never empty.
fn half(share: f64, n: f64) -> f64 {
    1.96 * (share * (1.0 - share) / n).sqrt() + 1.92 / n
}

fn curve(reach: f64, n: f64) -> Vec<TimePoint> {
    let point = |step: u32| {
        let hours = f64::from(step) * 1.68;
        let reached = reach * (1.0 - (-hours / 45.0).exp()) / (1.0 - (-336.0_f64 / 45.0).exp());
        TimePoint {
            hours,
            reached: estimate(reached, half(reached, n), 0.0),
        }
    };
    (0..=200).map(point).collect()
}

fn hops(reach: f64, n: f64) -> Vec<HopShare> {
    let shares = [0.22, 0.41, 0.21, 0.09, 0.04, 0.02, 0.006, 0.004];
    let row = |(index, &share): (usize, &f64)| HopShare {
        hops: u32::try_from(index).unwrap() + 1,
        trials: whole(share * reach * n),
        share: Estimate {
            estimate: share,
            low: share * 0.9,
            high: (share * 1.1).min(1.0),
        },
    };
    if reach > 0.0 {
        shares.iter().enumerate().map(row).collect()
    } else {
        vec![]
    }
}

/// Rises behind two posts, the more the policy reaches.
fn people_over_time(reach: f64) -> Vec<PeoplePoint> {
    let point = |step: u32| {
        let hours = f64::from(step) * 8.4;
        let after = |post: f64| 1.0 - (-((hours - post).max(0.0)) / 9.0).exp();
        let people = |most: f64| whole(most * reach * (after(0.0) + 0.6 * after(24.0))) as u32;
        PeoplePoint {
            hours,
            p05: people(2.0),
            p25: people(30.0),
            median: people(60.0),
            p75: people(110.0),
            p95: people(240.0),
        }
    };
    (0..=40).map(point).collect()
}

/// A power law with a cut-off, as far as so many trials can see it.
fn cascade_sizes(reach: f64, trials: u64) -> CascadeSizes {
    let n = trials as f64;
    let share = |share: f64| estimate(share, half(share, n), 0.0);
    let at_least = |people: u32| {
        let people = f64::from(people);
        (1.0 - 0.1 * (1.0 - reach)) * people.powf(-0.4) * (-people / (20.0 + 2000.0 * reach)).exp()
    };
    let sizes = (0..60).map(|step| 1.2_f64.powi(step).round() as u32);
    let mut points: Vec<SizePoint> = sizes
        .filter(|&people| at_least(people) * n >= 1.0)
        .map(|people| SizePoint {
            people,
            at_least: share(at_least(people)),
        })
        .collect();
    points.dedup_by_key(|point| point.people);
    if reach == 0.0 {
        points.clear();
    }
    let silent = if reach == 0.0 { 1.0 } else { 0.1 * (1.0 - reach) };
    CascadeSizes {
        silent: share(silent),
        star: share((1.0 - silent) * 0.6),
        points,
    }
}

/// Most trials cost a little, some bring a deal, few bring more.
fn value_spread(name: &str, reach: f64, n: f64) -> ValueSpread {
    let cost = -700.0 - 10.0 * name.len() as f64;
    let deals = |count: i32| match count {
        0 => 1.0 - 0.2 * reach,
        count => 0.2 * reach * if count == 1 { 0.9 } else { 0.1 },
    };
    let bin = |count: i32| ValueBin {
        low: f64::from(count) * 40_000.0 - 1200.0,
        high: f64::from(count) * 40_000.0 + 200.0,
        mean: f64::from(count) * 40_000.0 + cost,
        share: deals(count),
    };
    ValueSpread {
        gains: estimate(0.2 * reach, half(0.2 * reach, n), 0.0),
        p05: cost,
        p25: cost,
        median: cost,
        p75: cost,
        p95: if reach > 0.25 { 40_000.0 + cost } else { cost },
        bins: (0..3).map(bin).filter(|bin| bin.share > 0.0).collect(),
    }
}

fn funnel(accepted: f64, people: f64, reach: Estimate) -> Funnel {
    let mean = |mean: f64| Estimate {
        estimate: mean,
        low: mean * 0.98,
        high: mean * 1.02,
    };
    Funnel {
        requests: 400.0,
        accepted: mean(accepted),
        heard: mean(accepted * 0.2 + 9.3),
        heard_accepted: mean(accepted * 0.2),
        heard_passed_on: mean(people * 0.01),
        passed_on: mean(reach.estimate * 12.0),
        reach,
    }
}

/// The same figures, as if they were of `scenario`.
pub fn resting_on(answers: &Answers, scenario: &Scenario) -> Answers {
    let mut answers = answers.clone();
    answers.premises = Premises::of(scenario);
    for policy in &mut answers.policies {
        let began = |name: &String| policy.credit.iter().any(|row| row.segment == *name);
        let names = scenario.segments.iter().map(|segment| segment.name.clone());
        policy.without_success = names.filter(|name| !began(name)).collect();
    }
    answers
}

/// The scenario of the story.
pub fn scenario() -> Scenario {
    let delay = Delay {
        median: 3.0,
        spread: 1.2,
    };
    Scenario {
        title: "What will that contact ever do for me?".to_owned(),
        question: "I see you are connected to all these people. What will that contact ever do for me?".to_owned(),
        description: "A research firm reports that falling deposit rates go with rising unemployment.".to_owned(),
        seed: 2009,
        channels: Vec::new(),
        world: World {
            people: 20_000,
            concentration: 10.0,
            observation_noise: 0.1,
            enthusiasm_spread: 1.0,
            network: Network {
                model: NetworkModel::Communities,
                mean_audience: 40.0,
                blocks: 20,
                block_tail: 2.0,
                arc_count: ArcCount::Chance,
                decay: 2.0,
                quarter_a: 0.57,
                quarter_b: 0.19,
                quarter_c: 0.19,
                rewiring: 0.1,
                homophily: 0.0,
                placement: Placement::Random,
                tail: 2.3,
                followees: 150.0,
                followees_spread: 1.0,
                mixing: 0.2,
                reciprocity: 0.3,
                weak_tie: 0.5,
            },
        },
        segments: vec![],
        expectations: vec![],
        sweep: PlannedSweep::default(),
        pitch: Pitch::default(),
        requests: Requests {
            from: None,
            count: 400,
            closure: 0.3,
        },
        circle: Circle {
            engagement: 1.5,
            declined_stay: 0.4,
            declined_engagement: 0.6,
            capacity: 150.0,
            dilution: 0.3,
            spam_penalty: 1.0,
            favour: 1.0,
        },
        attention: Attention {
            model: AttentionModel::Feed,
            notice: 0.3,
            span: 100.0,
            delay,
        },
        forwarding: Forwarding { targeting: 3.0, delay },
        release: Release {
            appeal: 1.0,
            breadth: 0.2,
            half_life: 24.0,
            horizon: 336.0,
            posts: vec![0.0, 24.0],
            wire: 0,
        },
        campaign: whoknows::scenario::Campaign::default(),
        outcome: Outcome {
            close_rate: 0.05,
            close_rate_forwarded: 0.15,
            deal_value: 40_000.0,
            currency: "USD".to_owned(),
            cost_per_request: 0.5,
            cost_per_contact: 1.0,
            wire_fee: 0.0,
            discount: 0.0,
        },
        policies: vec![Policy::default()],
        experiment: Experiment {
            length: Length::Trials(20_000),
            trials_per_world: 1,
            baseline: 0,
            practical_difference: PRACTICAL_DIFFERENCE,
            max_readers: None,
            estimator: Estimator::Counts,
        },
    }
}
