//! Numbers in German.

use super::German;
use crate::words::number::NBSP;
use crate::words::{Marks, NumberWords, Unit, Words};

/// The words, for what is derived from the traits.
pub(super) fn words() -> &'static dyn Words {
    &German
}

/// `20.000 Durchläufe`.
pub(super) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{}{NBSP}{}", words().count(count), if count == 1 { one } else { many })
}

/// A time in the dative, as after “von”: `14 Tagen`.
pub(super) fn dative(hours: f64) -> String {
    let (number, unit) = words().span(hours);
    match unit {
        // All other units have one form for both cases.
        Unit::Day if number != "1" => format!("{number}{NBSP}Tagen"),
        unit => words().time(&number, unit),
    }
}

/// A time of up to three days in hours, a longer one in days, in the dative: `24 Stunden`.
pub(super) fn in_hours(hours: f64) -> String {
    if hours <= 72.0 {
        // The plural of hours is the same in every case.
        words().in_hours(hours)
    } else {
        dative(hours)
    }
}

impl NumberWords for German {
    /// Commas for decimals, points between thousands.
    fn marks(&self) -> Marks {
        Marks {
            decimal: ',',
            thousands: '.',
            parted_from: 4,
            between_ends: ";",
        }
    }

    fn range(&self, low: &str, high: &str) -> String {
        format!("{low} bis {high}")
    }

    fn under(&self, amount: &str) -> String {
        format!("unter {amount}")
    }

    fn over(&self, amount: &str) -> String {
        format!("über {amount}")
    }

    fn interval(&self, level: &str) -> String {
        format!("{level}-%-Intervall")
    }

    fn intervals(&self, level: &str) -> String {
        format!("{level}-%-Intervalle")
    }

    fn points_unit(&self, number: &str) -> String {
        format!("{number}{NBSP}{}", if number == "1" { "Punkt" } else { "Punkte" })
    }

    fn time(&self, number: &str, unit: Unit) -> String {
        let is_one = number == "1";
        let unit = match unit {
            Unit::Minute if is_one => "Minute",
            Unit::Minute => "Minuten",
            Unit::Hour if is_one => "Stunde",
            Unit::Hour => "Stunden",
            Unit::Day if is_one => "Tag",
            Unit::Day => "Tage",
        };
        format!("{number}{NBSP}{unit}")
    }

    fn at_once(&self) -> &'static str {
        "sofort"
    }

    fn within(&self, hours: f64) -> String {
        format!("innerhalb von {}", in_hours(hours))
    }

    fn within_about(&self, hours: f64) -> String {
        format!("innerhalb von etwa {}", in_hours(hours))
    }

    fn money(&self, amount: &str, currency: &str) -> String {
        let sign = if currency == "EUR" { "€" } else { currency };
        format!("{amount}{NBSP}{sign}")
    }

    fn trials(&self, count: u64) -> String {
        counted(count, "Durchlauf", "Durchläufe")
    }

    fn successes(&self, count: u64) -> String {
        counted(count, "Erfolg", "Erfolge")
    }
}
