//! Numbers as people read them: the one place that turns a figure into text, for sentences, tables, charts and pages.
//!
//! A figure with a known interval is printed to the decimals at which half the interval's width shows one or two digits; a
//! figure without one with about three digits. Nothing that is not zero is printed as zero.

use super::contest::baseline;
use crate::estimate::{Answers, Estimate, PolicyAnswer};

/// Digits never need to go below a hundred-millionth; what is smaller is rounding noise.
const MOST_DECIMALS: usize = 8;
/// Half the width of a 95 % interval in standard errors.
const STANDARD_ERRORS: f64 = 1.96;
/// Keeps a number and its unit on one line.
pub(super) const NBSP: char = '\u{a0}';
/// Parts thousands, and keeps them on one line.
const THIN: char = '\u{202f}';
/// A minus as wide as a plus.
const MINUS: char = '\u{2212}';

/// Level of the intervals, as `95 %`.
pub fn level(answers: &Answers) -> String {
    percent(baseline(answers).reach.level).replacen(".0", "", 1)
}

/// A share without an interval as a percentage with about three digits: `12.4 %`, `0.071 %`, `100 %`.
pub fn percent(share: f64) -> String {
    format!("{}{NBSP}%", hundredths(share, digits_near_ends(share)))
}

/// A share as a percentage in as many digits as its interval supports: `12.4 %`.
pub fn percent_of(share: Estimate) -> String {
    format!("{}{NBSP}%", hundredths(share.estimate, share_decimals(share)))
}

/// The interval of a share: `12.0 to 12.9 %`.
pub fn percent_range(share: Estimate) -> String {
    let decimals = share_decimals(share);
    format!(
        "{} to {}{NBSP}%",
        hundredths(share.low, decimals),
        hundredths(share.high, decimals)
    )
}

/// The upper end of the interval of a share: `12.9 %`.
pub fn highest_percent(share: Estimate) -> String {
    format!("{}{NBSP}%", hundredths(share.high, share_decimals(share)))
}

/// A share with its interval, for a table: `12.4 % [12.0, 12.9]`.
pub fn percent_with_interval(share: Estimate) -> String {
    format!("{} {}", percent_of(share), brackets(share, share_decimals(share)))
}

/// A share as a whole percentage; `under 1 %` and `over 99 %` where rounding would say nothing or all.
pub fn rough_percent(share: f64) -> String {
    match share {
        share if share > 0.0 && share < 0.01 => format!("under 1{NBSP}%"),
        share if share > 0.99 && share < 1.0 => format!("over 99{NBSP}%"),
        share => format!("{}{NBSP}%", hundredths(share, 0)),
    }
}

/// The same where there is little room: `<1 %`, `42 %`.
pub fn compact_percent(share: f64) -> String {
    rough_percent(share).replace("under ", "<").replace("over ", ">")
}

/// A difference of shares without an interval in percentage points, without a unit: `5.3`, `−0.42`.
pub fn points(difference: f64) -> String {
    hundredths(difference, digits_near_ends(difference))
}

/// The same with its unit: `5.3 points`, `1 point`.
pub fn counted_points(difference: f64) -> String {
    with_points(&points(difference))
}

/// A difference of shares in percentage points, in as many digits as its interval supports: `5.3 points`.
pub fn counted_points_of(difference: Estimate) -> String {
    with_points(&hundredths(difference.estimate, share_decimals(difference)))
}

/// The same with its sign and without a unit: `+5.3`.
pub fn gain_of(difference: Estimate) -> String {
    let plus = if difference.estimate > 0.0 { "+" } else { "" };
    let gain = hundredths(difference.estimate, share_decimals(difference));
    format!("{}{gain}", if gain == "0" { "" } else { plus })
}

/// The interval of a difference in percentage points: `4.9 to 5.7`.
pub fn points_range(difference: Estimate) -> String {
    let decimals = share_decimals(difference);
    format!(
        "{} to {}",
        hundredths(difference.low, decimals),
        hundredths(difference.high, decimals)
    )
}

/// A difference with its interval, for a table: `+5.3 [4.9, 5.7]`.
pub fn gain_with_interval(difference: Estimate) -> String {
    format!(
        "{} {}",
        gain_of(difference),
        brackets(difference, share_decimals(difference))
    )
}

fn with_points(number: &str) -> String {
    let number = number.strip_suffix(".0").unwrap_or(number);
    format!("{number}{NBSP}{}", if number == "1" { "point" } else { "points" })
}

fn brackets(share: Estimate, decimals: usize) -> String {
    format!(
        "[{},{NBSP}{}]",
        hundredths(share.low, decimals),
        hundredths(share.high, decimals)
    )
}

/// A hundred times `share` with so many decimals; 0 and 100 % need none.
fn hundredths(share: f64, decimals: usize) -> String {
    #[expect(clippy::float_cmp, reason = "only exactly everything is everything")]
    let whole = share.abs() == 1.0;
    decimal(100.0 * share, if whole { 0 } else { decimals })
}

/// Decimals of a share with an interval, in per cent.
fn share_decimals(share: Estimate) -> usize {
    decimals_within(100.0 * share.half_width()).unwrap_or_else(|| digits_near_ends(share.estimate))
}

/// The decimals at which `half_width` shows one or two digits: 0.3 to 2.9, 0.03 to 0.29 and so on; `None` without width.
fn decimals_within(half_width: f64) -> Option<usize> {
    let shows = |&decimals: &usize| half_width * POWERS[decimals] >= 3.0;
    (half_width > 0.0).then(|| (0..MOST_DECIMALS).find(shows).unwrap_or(MOST_DECIMALS))
}

/// Decimals of a percentage: one for everyday values, more as it nears 0 or 100 %.
fn digits_near_ends(share: f64) -> usize {
    let size = share.abs();
    let distance = 100.0 * size.min((1.0 - size).abs());
    (1..MOST_DECIMALS)
        .find(|&decimals| distance * POWERS[decimals] >= 10.0)
        .unwrap_or(if distance == 0.0 { 0 } else { MOST_DECIMALS })
}

/// 10^n for every n up to [`MOST_DECIMALS`].
const POWERS: [f64; MOST_DECIMALS + 1] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/// `number` with so many decimals, or as many more as its first digit needs; thousands parted; a true minus; `0` for nothing.
fn decimal(number: f64, decimals: usize) -> String {
    let size = number.abs();
    let is_nothing = |text: &str| text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let text = (decimals..=MOST_DECIMALS)
        .map(|decimals| format!("{size:.decimals$}"))
        .find(|text| !is_nothing(text));
    let Some(text) = text else { return "0".to_owned() };
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let sign = if number < 0.0 { MINUS.to_string() } else { String::new() };
    format!("{sign}{}{rest}", part_thousands(whole))
}

/// Four digits stay together, as in years; more are parted in threes from the right.
fn part_thousands(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut parted = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            parted.push(THIN);
        }
        parted.push(digit);
    }
    parted
}

/// A whole number: `2009`, `20 000`.
pub fn count(number: u64) -> String {
    part_thousands(&number.to_string())
}

/// `1 trial`, `20 000 trials`, `3 successes`.
pub fn counted(number: u64, thing: &str) -> String {
    let ending = match thing {
        _ if number == 1 => "",
        thing if thing.ends_with('s') => "es",
        _ => "s",
    };
    format!("{}{NBSP}{thing}{ending}", count(number))
}

/// A mean without an interval in three digits, or all of its whole part: `0.0712`, `3.41`, `12 345`.
pub fn mean(value: f64) -> String {
    decimal(value, mean_decimals(value))
}

/// A mean in as many digits as its interval supports: `412`.
pub fn mean_of(value: Estimate) -> String {
    decimal(value.estimate, mean_of_decimals(value))
}

/// The interval of a mean: `390 to 434`.
pub fn mean_range(value: Estimate) -> String {
    let decimals = mean_of_decimals(value);
    format!("{} to {}", decimal(value.low, decimals), decimal(value.high, decimals))
}

/// The mean number of people who read, in as many digits as its standard error supports: `183.4`.
pub fn people(policy: &PolicyAnswer) -> String {
    let decimals = decimals_within(STANDARD_ERRORS * policy.people_se);
    decimal(
        policy.people_mean,
        decimals.unwrap_or_else(|| mean_decimals(policy.people_mean)),
    )
}

fn mean_of_decimals(value: Estimate) -> usize {
    decimals_within(value.half_width()).unwrap_or_else(|| mean_decimals(value.estimate))
}

fn mean_decimals(value: f64) -> usize {
    (0..4)
        .find(|&decimals| value.abs() * POWERS[decimals] >= 100.0)
        .unwrap_or(4)
}

/// A p-value: `0.032`, `< 0.001`.
pub fn p_value(p: f64) -> String {
    if p < 0.001 {
        format!("<{NBSP}0.001")
    } else {
        format!("{p:.3}")
    }
}

/// A time in the unit that suits it: `40 minutes`, `7.5 hours`, `3.2 days`.
pub fn duration(hours: f64) -> String {
    let (number, unit) = match hours {
        hours if hours < 1.0 => (decimal(60.0 * hours, 0), "minute"),
        hours if hours < 24.0 => (decimal(hours, 1), "hour"),
        hours => (decimal(hours / 24.0, 1), "day"),
    };
    let number = number.strip_suffix(".0").unwrap_or(&number);
    format!("{number}{NBSP}{unit}{}", if number == "1" { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With plain spaces and hyphens, to compare by eye.
    fn plain(text: &str) -> String {
        text.replace([NBSP, THIN], " ").replace(MINUS, "-")
    }

    fn around(estimate: f64, half_width: f64) -> Estimate {
        Estimate {
            estimate,
            low: estimate - half_width,
            high: estimate + half_width,
        }
    }

    #[test]
    fn percentages_without_an_interval_keep_about_three_digits() {
        for (share, text) in [
            (0.0, "0 %"),
            (1.0, "100 %"),
            (0.124, "12.4 %"),
            (0.00831, "0.83 %"),
            (0.000_123, "0.012 %"),
            (1e-6, "0.00010 %"),
            (0.9996, "99.960 %"),
            (-0.053, "-5.3 %"),
        ] {
            assert_eq!(plain(&percent(share)), text);
        }
        let rough: Vec<String> = [0.0, 0.004, 0.417, 0.996, 1.0]
            .map(|share| plain(&rough_percent(share)))
            .into();
        assert_eq!(rough, ["0 %", "under 1 %", "42 %", "over 99 %", "100 %"]);
        assert_eq!(plain(&compact_percent(0.004)), "<1 %");
    }

    #[test]
    fn digits_follow_the_width_of_the_interval() {
        let shown = |estimate, half_width| plain(&percent_with_interval(around(estimate, half_width)));
        assert_eq!(shown(0.124, 0.005), "12.4 % [11.9, 12.9]");
        assert_eq!(shown(0.124, 0.05), "12 % [7, 17]");
        assert_eq!(shown(0.0403, 0.0027), "4.03 % [3.76, 4.30]");
        assert_eq!(shown(0.012_34, 0.0004), "1.23 % [1.19, 1.27]");
        assert_eq!(shown(0.5, 0.0), "50.0 % [50.0, 50.0]");
        assert_eq!(plain(&percent_range(around(0.124, 0.005))), "11.9 to 12.9 %");
    }

    #[test]
    fn nothing_is_0_and_next_to_nothing_is_not() {
        let none = Estimate {
            estimate: 0.0,
            low: 0.0,
            high: 0.000_192,
        };
        assert_eq!(plain(&percent_with_interval(none)), "0 % [0, 0.019]");
        let rare = Estimate {
            estimate: 1e-6,
            low: 1.8e-7,
            high: 5.7e-6,
        };
        assert_eq!(plain(&percent_with_interval(rare)), "0.00010 % [0.00002, 0.00057]");
        let rarer_than_its_interval = Estimate {
            estimate: 1e-6,
            low: 0.0,
            high: 0.000_11,
        };
        assert_eq!(plain(&percent_of(rarer_than_its_interval)), "0.0001 %");
        assert_eq!(points(-1e-15), "0");
    }

    #[test]
    fn differences_say_their_sign_or_their_number() {
        assert_eq!(plain(&counted_points(0.01)), "1 point");
        assert_eq!(plain(&counted_points_of(around(0.053, 0.004))), "5.3 points");
        assert_eq!(plain(&gain_with_interval(around(0.053, 0.004))), "+5.3 [4.9, 5.7]");
        assert_eq!(plain(&gain_of(around(-0.053, 0.004))), "-5.3");
        assert_eq!(plain(&gain_of(around(0.0, 0.004))), "0");
        assert_eq!(plain(&gain_of(around(0.000_03, 0.004))), "+0.003");
        assert_eq!(plain(&points_range(around(0.0, 0.004))), "-0.4 to 0.4");
    }

    #[test]
    fn counts_and_large_means_are_parted_in_threes() {
        assert_eq!(
            [7, 2009, 20_000, 1_234_567].map(|number| plain(&count(number))),
            ["7", "2009", "20 000", "1 234 567"]
        );
        assert_eq!(plain(&counted(1, "trial")), "1 trial");
        assert_eq!(plain(&counted(0, "success")), "0 successes");
        assert_eq!(plain(&mean(-12_345.67)), "-12 346");
    }

    #[test]
    fn means_keep_three_digits_or_as_many_as_their_interval_supports() {
        assert_eq!(
            [0.0, 0.0123, 0.123, 1.234, 12.34, 123.4].map(|value| plain(&mean(value))),
            ["0", "0.0123", "0.123", "1.23", "12.3", "123"]
        );
        assert_eq!(plain(&mean_of(around(412.3, 22.0))), "412");
        assert_eq!(plain(&mean_range(around(-1.0, 0.25))), "-1.25 to -0.75");
    }

    #[test]
    fn p_values_stop_at_a_thousandth() {
        assert_eq!(
            [0.0, 0.000_9, 0.0321, 1.0].map(|p| plain(&p_value(p))),
            ["< 0.001", "< 0.001", "0.032", "1.000"]
        );
    }

    #[test]
    fn durations_take_the_unit_that_suits_them() {
        assert_eq!(
            [0.5, 1.0, 5.25, 14.1, 24.0, 36.0, 336.0].map(|hours| plain(&duration(hours))),
            [
                "30 minutes",
                "1 hour",
                "5.2 hours",
                "14.1 hours",
                "1 day",
                "1.5 days",
                "14 days"
            ]
        );
    }
}
