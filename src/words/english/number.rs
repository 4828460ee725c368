//! Numbers in English.

use super::English;
use crate::words::number::{NBSP, THIN};
use crate::words::{Marks, NumberWords, Unit, Words};

/// `20 000 trials`: `thing` with its plural ending.
pub(super) fn counted(count: u64, thing: &str) -> String {
    let ending = match thing {
        _ if count == 1 => "",
        thing if thing.ends_with('s') => "es",
        _ => "s",
    };
    format!("{}{NBSP}{thing}{ending}", words().count(count))
}

/// The words, for what is derived from the traits.
pub(super) fn words() -> &'static dyn Words {
    &English
}

impl NumberWords for English {
    /// As in science: points for decimals, narrow spaces between thousands.
    fn marks(&self) -> Marks {
        Marks {
            decimal: '.',
            thousands: THIN,
            parted_from: 5,
            between_ends: ",",
        }
    }

    fn range(&self, low: &str, high: &str) -> String {
        format!("{low} to {high}")
    }

    fn under(&self, amount: &str) -> String {
        format!("under {amount}")
    }

    fn over(&self, amount: &str) -> String {
        format!("over {amount}")
    }

    fn interval(&self, level: &str) -> String {
        format!("{level}{NBSP}% interval")
    }

    fn intervals(&self, level: &str) -> String {
        format!("{level}{NBSP}% intervals")
    }

    fn points_unit(&self, number: &str) -> String {
        format!("{number}{NBSP}{}", if number == "1" { "point" } else { "points" })
    }

    fn time(&self, number: &str, unit: Unit) -> String {
        let unit = match unit {
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
        };
        format!("{number}{NBSP}{unit}{}", if number == "1" { "" } else { "s" })
    }

    fn at_once(&self) -> &'static str {
        "at once"
    }

    fn within(&self, hours: f64) -> String {
        format!("within {}", words().in_hours(hours))
    }

    fn within_about(&self, hours: f64) -> String {
        format!("within about {}", words().in_hours(hours))
    }

    fn money(&self, amount: &str, currency: &str) -> String {
        format!("{amount}{NBSP}{currency}")
    }

    fn trials(&self, count: u64) -> String {
        counted(count, "trial")
    }

    fn successes(&self, count: u64) -> String {
        counted(count, "success")
    }
}
