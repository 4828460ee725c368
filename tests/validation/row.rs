//! One truth beside what the program makes of it.

use statrs::distribution::{Binomial, ChiSquared, ContinuousCDF, DiscreteCDF, Normal, StudentsT};
use whoknows::cascade::Tally;

/// Probability that a row of a right program is outside its critical value.
pub const FALSE_ALARM: f64 = 4e-10;
/// So many rows together ring falsely less than once in a million.
pub const MOST_ROWS: usize = 2_000;
/// How surely an error of the size in the column "catches" turns its row red.
const POWER: f64 = 0.99;

/// How much work to spend on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// A minute for all rows: part of `cargo test`.
    Reduced,
    /// Minutes.
    Full,
}

impl Effort {
    /// The one or the other.
    pub fn of<T>(self, reduced: T, full: T) -> T {
        match self {
            Self::Reduced => reduced,
            Self::Full => full,
        }
    }
}

/// Whether a truth holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within the critical value.
    Holds,
    /// Outside.
    Fails,
    /// A figure without a truth to compare it with.
    Reported,
}

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What is compared.
    pub truth: String,
    /// What it must be.
    pub exact: String,
    /// What the program found.
    pub ours: String,
    /// Standard error of the comparison.
    pub error: String,
    /// z, t or χ² of the comparison.
    pub statistic: String,
    /// What the statistic must not exceed.
    pub critical: String,
    /// The smallest error of the program that would be found with probability 99 %.
    pub catches: String,
    /// Trials behind the figure.
    pub trials: u64,
    /// Size of the statistic in standard normal terms, for the summary.
    pub z: f64,
    pub verdict: Verdict,
}

/// A mean with its standard error.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_field_names, reason = "a mean, and what is known of it")]
pub struct Mean {
    pub mean: f64,
    pub se: f64,
    /// Independent values behind the standard error.
    pub values: u64,
    /// Trials behind those.
    pub trials: u64,
}

impl Mean {
    /// Of independent values, one per trial.
    pub fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
        Self {
            mean,
            se: (variance / n).sqrt(),
            values: values.len() as u64,
            trials: values.len() as u64,
        }
    }

    /// The number of readers of a classic cascade.
    pub fn of_sizes(tally: &Tally) -> Self {
        Self {
            mean: tally.mean(),
            se: tally.standard_error(),
            values: tally.trials(),
            trials: tally.trials(),
        }
    }

    /// The same with another count of trials behind it.
    pub fn with_trials(self, trials: u64) -> Self {
        Self { trials, ..self }
    }
}

impl Row {
    /// A truth without randomness.
    pub fn exactly<T: PartialEq + Copy + std::fmt::Display>(
        truth: impl Into<String>,
        exact: T,
        ours: T,
        trials: u64,
    ) -> Self {
        let holds = exact == ours;
        Self {
            truth: truth.into(),
            exact: exact.to_string(),
            ours: ours.to_string(),
            error: "exact".into(),
            statistic: "–".into(),
            critical: "equal".into(),
            catches: "any".into(),
            trials,
            z: 0.0,
            verdict: Verdict::of(holds),
        }
    }

    /// A number without randomness, stated to so many decimals.
    pub fn digits(truth: impl Into<String>, exact: f64, decimals: usize, ours: f64) -> Self {
        let half = 0.5 * 10_f64.powi(-i32::try_from(decimals).expect("few decimals"));
        Self {
            truth: truth.into(),
            exact: format!("{exact:.decimals$}"),
            ours: format!("{ours:.*}", decimals + 2),
            error: "exact".into(),
            statistic: "–".into(),
            critical: format!("{decimals} decimals"),
            catches: "any".into(),
            trials: 0,
            z: 0.0,
            verdict: Verdict::of((ours - exact).abs() <= half * 1.000_001),
        }
    }

    /// What must not happen in any of many cases.
    pub fn never(truth: impl Into<String>, cases: u64, happened: u64) -> Self {
        let mut row = Self::exactly(truth, 0, happened, cases);
        row.catches = format!("one in {}", thousands((cases as f64 / -(1.0 - POWER).ln()) as u64));
        row
    }

    /// How often something happened in independent trials, each with a known probability strictly between 0 and 1.
    pub fn share(truth: impl Into<String>, probability: f64, hits: u64, trials: u64) -> Self {
        let n = trials as f64;
        let se = (probability * (1.0 - probability) / n).sqrt();
        let ours = Mean {
            mean: hits as f64 / n,
            se,
            values: u64::MAX,
            trials,
        };
        let mut row = Self::compared(truth, probability, ours);
        if n * probability.min(1.0 - probability) < 5_000.0 {
            row.judge(exact_z(probability, hits, trials));
        }
        row
    }

    /// A mean whose expectation is known.
    pub fn mean(truth: impl Into<String>, expectation: f64, ours: Mean) -> Self {
        Self::compared(truth, expectation, ours)
    }

    /// A mean whose expectation somebody else estimated.
    pub fn estimate(truth: impl Into<String>, theirs: f64, their_se: f64, ours: Mean) -> Self {
        let mut row = Self::compared(
            truth,
            theirs,
            Mean {
                se: ours.se.hypot(their_se),
                ..ours
            },
        );
        row.exact = format!("{} ± {}", rounded(theirs, their_se), rounded(their_se, their_se));
        row
    }

    /// A figure that need only lie in a band, its sampling error granted.
    pub fn band(truth: impl Into<String>, low: f64, high: f64, ours: Mean) -> Self {
        let nearest = ours.mean.clamp(low, high);
        let mut row = Self::compared(truth, nearest, ours);
        row.exact = format!("{low} … {high}");
        row
    }

    /// A figure to know, without a truth beside it.
    pub fn reported(what: impl Into<String>, ours: Mean) -> Self {
        let mut row = Self::compared(what, ours.mean, ours);
        row.exact = "–".into();
        row.statistic = "–".into();
        row.critical = "–".into();
        row.catches = "–".into();
        row.verdict = Verdict::Reported;
        row
    }

    fn compared(truth: impl Into<String>, exact: f64, ours: Mean) -> Self {
        let off = ours.mean - exact;
        let is_normal = ours.values > 5_000;
        let critical = if is_normal {
            Normal::standard().inverse_cdf(1.0 - FALSE_ALARM / 2.0)
        } else {
            student(ours.values).inverse_cdf(1.0 - FALSE_ALARM / 2.0)
        };
        // Without any spread the figures have to agree but for rounding.
        let statistic = if off.abs() <= 1e-12 * exact.abs() {
            0.0
        } else {
            off / ours.se
        };
        let p = if is_normal {
            2.0 * Normal::standard().sf(statistic.abs())
        } else {
            2.0 * student(ours.values).sf(statistic.abs())
        };
        Self {
            truth: truth.into(),
            exact: significant(exact, ours.se),
            ours: rounded(ours.mean, ours.se),
            error: rounded(ours.se, ours.se),
            statistic: format!("{} = {statistic:.2}", if is_normal { "z" } else { "t" }),
            critical: format!("{critical:.1}"),
            catches: rounded((critical + quantile_of_power()) * ours.se, ours.se),
            trials: ours.trials,
            z: Normal::standard().inverse_cdf(1.0 - p / 2.0).min(99.0),
            verdict: Verdict::of(statistic.abs() <= critical),
        }
    }

    /// Replaces the statistic by another z.
    fn judge(&mut self, z: f64) {
        let critical = Normal::standard().inverse_cdf(1.0 - FALSE_ALARM / 2.0);
        self.statistic = format!("z = {z:.2}");
        self.z = z;
        self.verdict = Verdict::of(z.abs() <= critical);
    }

    /// Pearson's χ² over many cells; `observations` counts what fell into them.
    pub fn chi_square(truth: impl Into<String>, statistic: f64, degrees: f64, observations: u64) -> Self {
        let law = ChiSquared::new(degrees).expect("there are degrees of freedom");
        let critical = law.inverse_cdf(1.0 - FALSE_ALARM);
        // The noncentral law is close to normal here: mean d + λ, variance 2 (d + 2 λ).
        let is_found =
            |extra: f64| degrees + extra - quantile_of_power() * (2.0 * (degrees + 2.0 * extra)).sqrt() > critical;
        let extra = (0..2_000)
            .map(|step| 1.02_f64.powi(step))
            .find(|&extra| is_found(extra));
        let effect = (extra.expect("some extra is enough") / observations as f64).sqrt();
        Self {
            truth: truth.into(),
            exact: "the law".into(),
            ours: "its frequencies".into(),
            error: "–".into(),
            statistic: format!("χ² = {statistic:.0} (d = {degrees:.0})"),
            critical: format!("{critical:.0}"),
            catches: format!("w = {effect:.4}"),
            trials: observations,
            z: Normal::standard().inverse_cdf(law.cdf(statistic)).clamp(-99.0, 99.0),
            verdict: Verdict::of(statistic <= critical),
        }
    }

    /// The row of a table in Markdown.
    pub fn markdown(&self) -> String {
        let verdict = match self.verdict {
            Verdict::Holds => "holds",
            Verdict::Fails => "**fails**",
            Verdict::Reported => "reported",
        };
        let trials = if self.trials == 0 {
            "–".into()
        } else {
            thousands(self.trials)
        };
        format!(
            "| {} | {} | {} | {} | {} | {} | {} | {trials} | {verdict} |",
            self.truth, self.exact, self.ours, self.error, self.statistic, self.critical, self.catches
        )
    }
}

/// Head of a table of rows in Markdown.
pub const HEAD: &str = "| truth | exact | ours | standard error | statistic | critical | catches | trials | verdict |\n\
                        | --- | --: | --: | --: | --: | --: | --: | --: | --- |";

impl Verdict {
    fn of(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }
}

/// Counts against a law, cells that expect fewer than five pooled: χ² and its degrees of freedom.
pub fn pearson(counts: &[u64], probabilities: &[f64]) -> (f64, f64) {
    let total = counts.iter().sum::<u64>() as f64;
    let mut pooled = (total, total);
    let (mut statistic, mut cells) = (0.0, 0.0);
    for (&count, probability) in counts.iter().zip(probabilities) {
        let expected = probability * total;
        if expected >= 5.0 {
            statistic += (count as f64 - expected).powi(2) / expected;
            cells += 1.0;
            pooled = (pooled.0 - expected, pooled.1 - count as f64);
        }
    }
    // What no cell of its own expects, the rest of the law included.
    if pooled.0 >= 1.0 {
        statistic += (pooled.1 - pooled.0).powi(2) / pooled.0;
        cells += 1.0;
    }
    (statistic, cells - 1.0)
}

/// The exact tail of a binomial count in standard normal terms: few counts are not normal.
fn exact_z(probability: f64, hits: u64, trials: u64) -> f64 {
    let law = Binomial::new(probability, trials).expect("a probability");
    let is_high = hits as f64 > probability * trials as f64;
    let tail = if is_high { law.sf(hits - 1) } else { law.cdf(hits) };
    let size = Normal::standard().inverse_cdf(1.0 - tail.clamp(1e-16, 0.5));
    if is_high { size } else { -size }
}

fn student(values: u64) -> StudentsT {
    StudentsT::new(0.0, 1.0, values.saturating_sub(1).max(1) as f64).expect("degrees are positive")
}

fn quantile_of_power() -> f64 {
    Normal::standard().inverse_cdf(POWER)
}

/// With two digits of the standard error.
fn rounded(value: f64, se: f64) -> String {
    format!("{value:.*}", decimals(se))
}

/// Exact values keep up to six decimals where the comparison is finer than that.
fn significant(value: f64, se: f64) -> String {
    let text = format!("{value:.*}", decimals(se).max(6));
    let trimmed = text.trim_end_matches('0').trim_end_matches('.');
    trimmed.to_owned()
}

fn decimals(se: f64) -> usize {
    if se > 0.0 && se.is_finite() {
        (1.0 - se.log10().floor()).clamp(0.0, 9.0) as usize
    } else {
        6
    }
}

/// Digits in groups of three.
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}
