//! Numbers as people read them: no more digits than the interval supports, units attached.

use crate::estimate::Estimate;

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';
/// Parts thousands, and keeps them on one line.
const THIN: char = '\u{202f}';
/// A minus as wide as a plus.
const MINUS: char = '\u{2212}';

/// Decimals at which a figure with this interval half-width, in the unit shown, is worth reading: the half-width then
/// shows one or two digits. From 0 to 3.
pub fn decimals(half_width: f64) -> usize {
    match half_width {
        h if h >= 3.0 => 0,
        h if h >= 0.3 => 1,
        h if h >= 0.03 => 2,
        _ => 3,
    }
}

/// A share in per cent, "12.4 %".
pub fn percent(share: f64, decimals: usize) -> String {
    format!("{}{NO_BREAK}%", fixed(100.0 * share, decimals))
}

/// A share in per cent with its interval, "12.4 % [11.9, 12.9]", in as many digits as the interval supports.
pub fn percent_with_interval(share: Estimate) -> String {
    let decimals = decimals_in_percent(share);
    format!("{} {}", percent(share.estimate, decimals), interval(share, decimals))
}

/// A share in per cent, in as many digits as its interval supports, "12.4 %".
pub fn percent_of(share: Estimate) -> String {
    percent(share.estimate, decimals_in_percent(share))
}

/// A difference of shares in percentage points, always with its sign, "+5.3".
pub fn points(difference: f64, decimals: usize) -> String {
    let text = fixed(100.0 * difference, decimals);
    if text.starts_with(MINUS) || text.bytes().all(|byte| matches!(byte, b'0' | b'.')) {
        text
    } else {
        format!("+{text}")
    }
}

/// A difference of shares in percentage points with its interval, "+5.3 [4.9, 5.7]".
pub fn points_with_interval(difference: Estimate) -> String {
    let decimals = decimals_in_percent(difference);
    format!(
        "{} {}",
        points(difference.estimate, decimals),
        interval(difference, decimals)
    )
}

/// A time span in the unit people would use, "40 minutes", "5.2 hours", "1.5 days".
pub fn span(hours: f64) -> String {
    let (number, unit) = match hours {
        h if h < 1.0 => (fixed(60.0 * h, 0), "minute"),
        h if h < 24.0 => (fixed(h, 1), "hour"),
        h => (fixed(h / 24.0, 1), "day"),
    };
    let number = number.strip_suffix(".0").unwrap_or(&number);
    let plural = if number == "1" { "" } else { "s" };
    format!("{number}{NO_BREAK}{unit}{plural}")
}

/// A whole number with its thousands parted, "20 000".
pub fn count(number: u64) -> String {
    part_thousands(&number.to_string())
}

/// A number with so many decimals, its thousands parted, never "−0".
pub fn fixed(number: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", number.abs());
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if number < 0.0 && !is_zero {
        MINUS.to_string()
    } else {
        String::new()
    };
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    format!("{sign}{}{rest}", part_thousands(whole))
}

/// A mean that may be large or small, in three digits or all of its whole part, "1234", "12.3", "0.0123".
pub fn mean(number: f64) -> String {
    let decimals = match number.abs() {
        n if n >= 100.0 || n == 0.0 => 0,
        n if n >= 10.0 => 1,
        n if n >= 1.0 => 2,
        n if n >= 0.1 => 3,
        _ => 4,
    };
    fixed(number, decimals)
}

/// A p-value, "0.032", "< 0.001".
pub fn p_value(p: f64) -> String {
    if p < 0.001 {
        format!("<{NO_BREAK}0.001")
    } else {
        fixed(p, 3)
    }
}

fn interval(share: Estimate, decimals: usize) -> String {
    format!(
        "[{},{NO_BREAK}{}]",
        fixed(100.0 * share.low, decimals),
        fixed(100.0 * share.high, decimals)
    )
}

fn decimals_in_percent(share: Estimate) -> usize {
    decimals(100.0 * (share.high - share.low) / 2.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// With plain spaces and hyphens, to compare by eye.
    fn plain(text: &str) -> String {
        text.replace([NO_BREAK, THIN], " ").replace(MINUS, "-")
    }

    #[test]
    fn digits_follow_the_width_of_the_interval() {
        let share = |estimate, half_width| {
            plain(&percent_with_interval(Estimate {
                estimate,
                low: estimate - half_width,
                high: estimate + half_width,
            }))
        };
        assert_eq!(share(0.124, 0.005), "12.4 % [11.9, 12.9]");
        assert_eq!(share(0.124, 0.05), "12 % [7, 17]");
        assert_eq!(share(0.012_34, 0.0004), "1.23 % [1.19, 1.27]");
        assert_eq!(share(0.5, 0.0), "50.000 % [50.000, 50.000]");
    }

    #[test]
    fn points_carry_their_sign_and_zero_carries_none() {
        assert_eq!(plain(&points(0.053, 1)), "+5.3");
        assert_eq!(plain(&points(-0.053, 1)), "-5.3");
        assert_eq!(plain(&points(-0.000_01, 1)), "0.0");
        let difference = Estimate {
            estimate: 0.053,
            low: 0.049,
            high: 0.057,
        };
        assert_eq!(plain(&points_with_interval(difference)), "+5.3 [4.9, 5.7]");
    }

    #[test]
    fn spans_choose_their_unit() {
        let spans: Vec<String> = [0.5, 1.0, 5.25, 24.0, 36.0, 336.0]
            .into_iter()
            .map(|h| plain(&span(h)))
            .collect();
        assert_eq!(
            spans,
            ["30 minutes", "1 hour", "5.2 hours", "1 day", "1.5 days", "14 days"]
        );
    }

    #[test]
    fn large_numbers_are_parted_and_small_ones_keep_three_digits() {
        assert_eq!(
            [count(2009), count(20_000), count(1_000_000_000)].map(|c| plain(&c)),
            ["2009", "20 000", "1 000 000 000"]
        );
        assert_eq!(plain(&fixed(-12_345.67, 1)), "-12 345.7");
        assert_eq!(plain(&fixed(-0.01, 1)), "0.0");
        assert_eq!(
            [0.0, 0.0123, 0.123, 1.234, 12.34, 123.4].map(|m| plain(&mean(m))),
            ["0", "0.0123", "0.123", "1.23", "12.3", "123"]
        );
        assert_eq!(
            [0.0, 0.000_9, 0.0321, 1.0].map(|p| plain(&p_value(p))),
            ["< 0.001", "< 0.001", "0.032", "1.000"]
        );
    }
}
