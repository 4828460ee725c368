//! Rumours among people who all know each other, against the exact chain and its limits.

use crate::Topic;
use crate::graphs::complete;
use crate::row::{Effort, Mean, Row};
use whoknows::cascade::{Experiment, Rumor, Start, simulate};

pub const TOPIC: Topic = Topic {
    name: "rumors",
    title: "Rumours",
    about: "Maki and Thompson (1973): 0.203188 never hear (Sudbury 1985), 0.059520 where a spreader stops at the second failure; \
            n times the variance of the share tends to 0.27274 (Watson 1988). For n people the law is exact by following the \
            chain of ignorants and spreaders through all its states; the stated limits are its own, extrapolated from two \
            n with an error of order 1/n². Trials are on the complete graph.",
    rows,
};

const PEOPLE: u32 = 1_000;

fn rows(effort: Effort) -> Vec<Row> {
    let (half, whole) = (moments(&once(PEOPLE / 2)), moments(&once(PEOPLE)));
    let (few, more) = (moments(&twice(150)), moments(&twice(300)));
    let limit = |at_half: f64, at_whole: f64| 2.0 * at_whole - at_half;
    let mut rows = vec![
        Row::digits(
            "one failure: never hear, n → ∞ — exact chain",
            0.203_188,
            5,
            limit(half.share(), whole.share()),
        ),
        Row::digits(
            "one failure: n · Var, n → ∞ — exact chain",
            0.272_74,
            3,
            limit(half.scaled(), whole.scaled()),
        ),
        Row::digits(
            "two failures: never hear, n → ∞ — exact chain",
            0.059_520,
            4,
            limit(few.share(), more.share()),
        ),
    ];
    let everybody = complete(PEOPLE);
    let start = Start::new(&everybody, &[0], &[]);
    let trials = effort.of(10_000, 100_000);
    let tally = simulate(&Rumor::new(&everybody, 1), &start, Experiment { trials, seed: 1 });
    let n = f64::from(PEOPLE);
    rows.push(Row::mean(
        "one failure, n = 1 000: never hear",
        whole.share(),
        Mean {
            mean: 1.0 - tally.mean() / n,
            se: tally.standard_error() / n,
            values: trials,
            trials,
        },
    ));
    // The variance of a variance: (μ₄ − σ⁴)/trials.
    rows.push(Row::mean(
        "one failure, n = 1 000: n · Var",
        whole.scaled(),
        Mean {
            mean: tally.standard_deviation().powi(2) / n,
            se: ((whole.fourth - whole.variance.powi(2)) / trials as f64).sqrt() / n,
            values: trials,
            trials,
        },
    ));
    let few_people = complete(300);
    let start = Start::new(&few_people, &[0], &[]);
    let tally = simulate(&Rumor::new(&few_people, 2), &start, Experiment { trials, seed: 2 });
    rows.push(Row::mean(
        "two failures, n = 300: never hear",
        more.share(),
        Mean {
            mean: 1.0 - tally.mean() / 300.0,
            se: tally.standard_error() / 300.0,
            values: trials,
            trials,
        },
    ));
    rows
}

/// Of the number of people who never hear.
struct Moments {
    people: f64,
    mean: f64,
    variance: f64,
    fourth: f64,
}

impl Moments {
    fn share(&self) -> f64 {
        self.mean / self.people
    }

    /// n · Var of the share.
    fn scaled(&self) -> f64 {
        self.variance / self.people
    }
}

fn moments(law: &[f64]) -> Moments {
    let expect = |f: &dyn Fn(f64) -> f64| {
        law.iter()
            .enumerate()
            .map(|(count, p)| p * f(count as f64))
            .sum::<f64>()
    };
    let mean = expect(&|count| count);
    Moments {
        people: law.len() as f64,
        mean,
        variance: expect(&|count| (count - mean).powi(2)),
        fourth: expect(&|count| (count - mean).powi(4)),
    }
}

/// Law of those who never hear where the first failure stops: states (ignorant, spreading).
fn once(people: u32) -> Vec<f64> {
    let n = people as usize;
    let mut law = vec![0.0; n];
    // At s, the probability of ever being at (ignorant, s).
    let mut here = vec![0.0; n + 2];
    here[1] = 1.0;
    for ignorant in (0..n).rev() {
        let mut fewer = vec![0.0; n + 2];
        let success = ignorant as f64 / (n - 1) as f64;
        for spreading in (1..=n - ignorant).rev() {
            fewer[spreading + 1] += here[spreading] * success;
            here[spreading - 1] += here[spreading] * (1.0 - success);
        }
        law[ignorant] = here[0];
        here = fewer;
    }
    law
}

/// The same where the second failure stops: states (ignorant, fresh, failed once).
fn twice(people: u32) -> Vec<f64> {
    let n = people as usize;
    let mut law = vec![0.0; n];
    let width = n + 2;
    let mut here = vec![0.0; width * width];
    here[width] = 1.0;
    for ignorant in (0..n).rev() {
        let mut fewer = vec![0.0; width * width];
        let success = ignorant as f64 / (n - 1) as f64;
        let knowing = n - ignorant;
        for fresh in (0..=knowing).rev() {
            for failed in (0..=knowing - fresh).rev() {
                let chance = here[fresh * width + failed];
                if fresh + failed == 0 || chance == 0.0 {
                    continue;
                }
                let is_fresh = fresh as f64 / (fresh + failed) as f64;
                fewer[(fresh + 1) * width + failed] += chance * success;
                if fresh > 0 {
                    here[(fresh - 1) * width + failed + 1] += chance * (1.0 - success) * is_fresh;
                }
                if failed > 0 {
                    here[fresh * width + failed - 1] += chance * (1.0 - success) * (1.0 - is_fresh);
                }
            }
        }
        law[ignorant] = here[0];
        here = fewer;
    }
    law
}
