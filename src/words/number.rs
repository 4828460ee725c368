//! Numbers as people read them.

use super::contest::baseline;
use crate::estimate::Answers;

/// Digits never need to go below a millionth of a percent.
const MOST_DECIMALS: usize = 8;
/// Keeps a number and its unit on one line.
pub(super) const NBSP: char = '\u{a0}';
/// Parts thousands, and keeps them on one line.
const THIN: char = '\u{202f}';

/// Level of the intervals, as `95 %`.
pub fn level(answers: &Answers) -> String {
    percent(baseline(answers).reach.level).replacen(".0", "", 1)
}

/// A share as a percentage with about three digits: `12.4 %`, `0.071 %`, `100 %`.
pub fn percent(share: f64) -> String {
    format!("{}{NBSP}%", hundredths(share, decimals(share)))
}

/// A share as a whole percentage; `under 1 %` and `over 99 %` where rounding would say nothing or all.
pub fn rough_percent(share: f64) -> String {
    match share {
        share if share <= 0.0 || share >= 1.0 => percent(share),
        share if share < 0.01 => format!("under 1{NBSP}%"),
        share if share > 0.99 => format!("over 99{NBSP}%"),
        share => format!("{:.0}{NBSP}%", share * 100.0),
    }
}

/// `12.0 to 12.9 %`.
pub fn percent_range(low: f64, high: f64) -> String {
    format!("{} to {}", hundredths(low, decimals(low)), percent(high))
}

/// A difference of shares in percentage points, without a unit: `5.3`, `−0.42`.
pub fn points(difference: f64) -> String {
    hundredths(difference, decimals(difference))
}

/// `5.3 points`, `1 point`.
pub fn counted_points(difference: f64) -> String {
    let number = points(difference);
    let number = number.strip_suffix(".0").unwrap_or(&number);
    format!("{number}{NBSP}{}", if number == "1" { "point" } else { "points" })
}

/// `4.9 to 5.7`.
pub fn points_range(low: f64, high: f64) -> String {
    format!("{} to {}", points(low), points(high))
}

/// A hundred times `value` with so many decimals, and a true minus.
fn hundredths(value: f64, decimals: usize) -> String {
    let number = format!("{:.decimals$}", value * 100.0);
    // What rounds to nothing is nothing, without sign or decimals.
    let is_zero = number.chars().all(|letter| matches!(letter, '-' | '0' | '.'));
    if is_zero {
        "0".to_owned()
    } else {
        number.replace('-', "\u{2212}")
    }
}

/// Decimals of a percentage: one for everyday values, more as it nears 0 or 100 %, none at the ends.
fn decimals(share: f64) -> usize {
    let size = share.abs();
    let distance = size.min((1.0 - size).abs());
    match distance {
        0.0 => 0,
        distance if distance >= 0.01 => 1,
        distance if distance >= 0.001 => 2,
        distance => {
            let zeros = libm::ceil(-libm::log10(distance * 100.0));
            (1..MOST_DECIMALS)
                .find(|&places| places as f64 >= zeros + 1.0)
                .unwrap_or(MOST_DECIMALS)
        }
    }
}

/// A whole number, from five digits on in groups of three: `2009`, `20 000`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(THIN);
        }
        grouped.push(digit);
    }
    grouped
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

/// A mean with a sensible number of digits: `0.071`, `3.4`, `12 345`.
pub fn mean(value: f64) -> String {
    let size = value.abs();
    if size >= 1000.0 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "means of counts stay far below 2⁵³"
        )]
        let whole = count(size.round() as u64);
        return if value < 0.0 { format!("\u{2212}{whole}") } else { whole };
    }
    let decimals = match size {
        0.0 => 0,
        size if size >= 100.0 => 0,
        size if size >= 1.0 => 1,
        size if size >= 0.1 => 2,
        _ => 3,
    };
    format!("{value:.decimals$}").replace('-', "\u{2212}")
}

/// A time in the unit that suits it: `40 minutes`, `7.5 hours`, `3.2 days`.
pub fn duration(hours: f64) -> String {
    let (number, unit) = match hours {
        hours if hours < 1.0 => (hours * 60.0, "minute"),
        hours if hours < 24.0 => (hours, "hour"),
        hours => (hours / 24.0, "day"),
    };
    let number = format!("{number:.1}");
    let number = number.strip_suffix(".0").unwrap_or(&number);
    format!("{number}{NBSP}{unit}{}", if number == "1" { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        text.replace([NBSP, THIN], " ")
    }

    #[test]
    fn percentages_keep_about_three_digits() {
        let cases = [
            (0.0, "0 %"),
            (1.0, "100 %"),
            (0.124, "12.4 %"),
            (0.00831, "0.83 %"),
            (0.000_123, "0.012 %"),
            (1e-6, "0.00010 %"),
            (0.9996, "99.960 %"),
            (-0.053, "−5.3 %"),
        ];
        for (share, text) in cases {
            assert_eq!(plain(&percent(share)), text);
        }
        assert_eq!(rough_percent(0.004).replace(NBSP, " "), "under 1 %");
    }

    #[test]
    fn points_say_their_number_and_nothing_is_not_negative() {
        assert_eq!(plain(&counted_points(0.01)), "1 point");
        assert_eq!(plain(&counted_points(0.053)), "5.3 points");
        assert_eq!(points(-1e-15), "0");
    }

    #[test]
    fn counts_are_grouped_in_threes() {
        assert_eq!(plain(&count(7)), "7");
        assert_eq!(plain(&count(2009)), "2009");
        assert_eq!(plain(&count(1_234_567)), "1 234 567");
        assert_eq!(plain(&counted(1, "trial")), "1 trial");
        assert_eq!(plain(&counted(0, "success")), "0 successes");
    }

    #[test]
    fn durations_take_the_unit_that_suits_them() {
        assert_eq!(plain(&duration(0.5)), "30 minutes");
        assert_eq!(plain(&duration(1.0)), "1 hour");
        assert_eq!(plain(&duration(76.8)), "3.2 days");
    }
}
