//! Numbers as people read them: the one place that turns a figure into text, for sentences, tables, charts and pages.
//!
//! A figure with a known interval is printed to the decimals at which half the interval's width shows one or two digits; a
//! figure without one with about three digits. Nothing that is not zero is printed as zero, and no share that is not all as
//! 100 %.

use super::Words;
use crate::estimate::{Answers, Contest, Estimate, PolicyAnswers};

/// Digits never need to go below a hundred-millionth; what is smaller is rounding noise.
const MOST_DECIMALS: usize = 8;
/// Of percentages: the share of one trial in a million million still shows.
const MOST_DECIMALS_OF_SHARES: usize = 12;
/// Half the width of a 95 % interval in standard errors.
const STANDARD_ERRORS: f64 = 1.96;
/// Keeps a number and its unit on one line.
pub(super) const NBSP: char = '\u{a0}';
/// A narrow space that keeps what it parts on one line.
pub(super) const THIN: char = '\u{202f}';
/// A minus as wide as a plus.
const MINUS: char = '\u{2212}';

/// How a language sets digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Between the whole part and the decimals.
    pub decimal: char,
    /// Between thousands.
    pub thousands: char,
    /// Whole parts of so many digits are parted.
    pub parted_from: usize,
    /// Between the ends of an interval in brackets.
    pub between_ends: &'static str,
}

/// The unit that suits a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Below an hour.
    Minute,
    /// Below a day.
    Hour,
    /// From a day on.
    Day,
}

/// How a language writes numbers, and what it counts.
pub trait NumberWords {
    /// How digits are set.
    fn marks(&self) -> Marks;
    /// From one end to the other: `4.9 to 5.7`.
    fn range(&self, low: &str, high: &str) -> String;
    /// Less than so much, but not nothing.
    fn under(&self, amount: &str) -> String;
    /// More than so much, but not all.
    fn over(&self, amount: &str) -> String;
    /// An interval at a level given in per cent, in a sentence: `95 % interval`.
    fn interval(&self, level: &str) -> String;
    /// Intervals at a level given in per cent: `95 % intervals`.
    fn intervals(&self, level: &str) -> String;
    /// Percentage points: `5.3 points`; `1` where `is_one`.
    fn points_unit(&self, number: &str) -> String;
    /// `14.1 hours`.
    fn time(&self, number: &str, unit: Unit) -> String;
    /// With the release itself.
    fn at_once(&self) -> &'static str;
    /// `within 14.1 hours`.
    fn within(&self, hours: f64) -> String;
    /// `within about 14.1 hours`.
    fn within_about(&self, hours: f64) -> String;
    /// `412 USD`.
    fn money(&self, amount: &str, currency: &str) -> String;
    /// `20 000 trials`.
    fn trials(&self, count: u64) -> String;
    /// `3 successes`.
    fn successes(&self, count: u64) -> String;
}

impl dyn Words + '_ {
    /// Level of the intervals, as `95 %`.
    pub fn level(&self, answers: &Answers) -> String {
        format!("{}{NBSP}%", self.level_number(answers))
    }

    /// Level of the intervals in per cent, without the sign: `95`.
    pub fn level_number(&self, answers: &Answers) -> String {
        let level = answers.base().reach.level;
        let text = self.hundredths(level, digits_near_ends(level));
        text.strip_suffix(&format!("{}0", self.marks().decimal))
            .unwrap_or(&text)
            .to_owned()
    }

    /// A share without an interval as a percentage with about three digits: `12.4 %`, `0.071 %`, `100 %`.
    pub fn percent(&self, share: f64) -> String {
        format!("{}{NBSP}%", self.hundredths(share, digits_near_ends(share)))
    }

    /// A share as a percentage in as many digits as its interval supports: `12.4 %`.
    pub fn percent_of(&self, share: Estimate) -> String {
        format!("{}{NBSP}%", self.hundredths(share.estimate, share_decimals(share)))
    }

    /// Two shares and their difference in points, with so many decimals that a reader who subtracts the one from the other finds
    /// the difference: `17.54 %`, `9.49 %`, `8.05 points`.
    pub(super) fn subtraction(&self, this: Estimate, other: Estimate, points: Estimate) -> ([String; 2], Difference) {
        let own = [this, other, points].map(share_decimals);
        let percents = [this, other, points].map(|share| 100.0 * share.estimate);
        let [(this, of_this), (other, of_other), (difference, decimals)] = agreeing(percents, own);
        let points = Estimate {
            estimate: difference / 100.0,
            ..points
        };
        let percent = |percent: f64, decimals| format!("{}{NBSP}%", self.hundredths(percent / 100.0, decimals));
        (
            [percent(this, of_this), percent(other, of_other)],
            Difference { points, decimals },
        )
    }

    /// The interval of a share: `12.0 to 12.9 %`.
    pub fn percent_range(&self, share: Estimate) -> String {
        let decimals = share_decimals(share);
        let (low, high) = (
            self.hundredths(share.low, decimals),
            self.hundredths(share.high, decimals),
        );
        format!("{}{NBSP}%", self.range(&low, &high))
    }

    /// The upper end of the interval of a share: `12.9 %`.
    pub fn highest_percent(&self, share: Estimate) -> String {
        format!("{}{NBSP}%", self.hundredths(share.high, share_decimals(share)))
    }

    /// A share with its interval, for a table: `12.4 % [12.0, 12.9]`.
    pub fn percent_with_interval(&self, share: Estimate) -> String {
        format!(
            "{} {}",
            self.percent_of(share),
            self.brackets(share, share_decimals(share))
        )
    }

    /// A share as a whole percentage; `under 1 %` and `over 99 %` where rounding would say nothing or all.
    pub fn rough_percent(&self, share: f64) -> String {
        match share {
            share if share > 0.0 && share < 0.01 => self.under(&format!("1{NBSP}%")),
            share if share > 0.99 && share < 1.0 => self.over(&format!("99{NBSP}%")),
            share => format!("{}{NBSP}%", self.hundredths(share, 0)),
        }
    }

    /// The same where there is little room: `<1 %`, `42 %`.
    pub fn compact_percent(&self, share: f64) -> String {
        match share {
            share if share > 0.0 && share < 0.01 => format!("<1{NBSP}%"),
            share if share > 0.99 && share < 1.0 => format!(">99{NBSP}%"),
            share => self.rough_percent(share),
        }
    }

    /// A difference of shares without an interval in percentage points, without a unit: `5.3`, `−0.42`.
    pub fn points(&self, difference: f64) -> String {
        self.hundredths(difference, digits_near_ends(difference))
    }

    /// The same with its unit: `5.3 points`, `1 point`.
    pub fn counted_points(&self, difference: f64) -> String {
        self.with_points(&self.points(difference))
    }

    /// A difference of shares in percentage points: `5.0 points`.
    pub fn counted_points_of(&self, difference: Difference) -> String {
        self.points_unit(&self.hundredths(difference.points.estimate, difference.decimals))
    }

    /// The same with its sign and without a unit: `+5.3`.
    pub fn gain_of(&self, difference: Difference) -> String {
        let plus = if difference.points.estimate > 0.0 { "+" } else { "" };
        let gain = self.hundredths(difference.points.estimate, difference.decimals);
        format!("{}{gain}", if gain == "0" { "" } else { plus })
    }

    /// The interval of a difference in percentage points: `4.9 to 5.7`.
    pub fn points_range(&self, Difference { points, decimals }: Difference) -> String {
        self.range(
            &self.hundredths(points.low, decimals),
            &self.hundredths(points.high, decimals),
        )
    }

    /// A difference with its interval, for a table: `+5.3 [4.9, 5.7]`.
    pub fn gain_with_interval(&self, difference: Difference) -> String {
        format!(
            "{} {}",
            self.gain_of(difference),
            self.brackets(difference.points, difference.decimals)
        )
    }

    fn with_points(&self, number: &str) -> String {
        self.points_unit(self.without_empty_decimal(number))
    }

    /// `1.0` as `1`.
    fn without_empty_decimal<'n>(&self, number: &'n str) -> &'n str {
        let empty = format!("{}0", self.marks().decimal);
        number.strip_suffix(&empty).unwrap_or(number)
    }

    fn brackets(&self, share: Estimate, decimals: usize) -> String {
        format!(
            "[{}{}{NBSP}{}]",
            self.hundredths(share.low, decimals),
            self.marks().between_ends,
            self.hundredths(share.high, decimals)
        )
    }

    /// A hundred times `share` with so many decimals, or as many more as it takes to differ from 0 and 100 %, which need none.
    fn hundredths(&self, share: f64, decimals: usize) -> String {
        let says_nothing_or_all = |text: &str| matches!(text.parse(), Ok(0.0 | 100.0));
        let size = 100.0 * share.abs();
        let text = (decimals..=MOST_DECIMALS_OF_SHARES)
            .map(|decimals| format!("{size:.decimals$}"))
            .find(|text| !says_nothing_or_all(text));
        // What is left is exactly nothing or all, but for the rounding of the arithmetic before.
        let text = text.unwrap_or_else(|| format!("{size:.0}"));
        self.set(share, &text)
    }

    /// `number` with so many decimals, or as many more as its first digit needs; thousands parted; a true minus; `0` for nothing.
    pub fn decimal(&self, number: f64, decimals: usize) -> String {
        let size = number.abs();
        let text = (decimals..=MOST_DECIMALS)
            .map(|decimals| format!("{size:.decimals$}"))
            .find(|text| text.parse() != Ok(0.0));
        self.set(number, text.as_deref().unwrap_or("0"))
    }

    /// The digits of the size of `number` with its sign and the marks of the language.
    fn set(&self, number: f64, text: &str) -> String {
        if text == "0" {
            return text.to_owned();
        }
        let sign = if number < 0.0 { MINUS.to_string() } else { String::new() };
        let Some((whole, rest)) = text.split_once('.') else {
            return format!("{sign}{}", self.part_thousands(text));
        };
        format!("{sign}{}{}{rest}", self.part_thousands(whole), self.marks().decimal)
    }

    /// Four digits and a power of ten: `1.085·10¹⁵`; `0` for nothing.
    pub fn power_of_ten(&self, number: f64) -> String {
        if number == 0.0 {
            return "0".to_owned();
        }
        let text = format!("{:.3e}", number.abs());
        let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
        let raised = |digit: char| digit.to_digit(10).map_or('⁻', |digit| RAISED[digit as usize]);
        let power: String = power.chars().map(raised).collect();
        let sign = if number < 0.0 { MINUS.to_string() } else { String::new() };
        let digits = digits.replace('.', &self.marks().decimal.to_string());
        format!("{sign}{digits}·10{power}")
    }

    /// A value on an axis, with exactly so many decimals and a true minus; thousands are not parted.
    pub fn tick(&self, value: f64, decimals: usize) -> String {
        if value == 0.0 {
            return "0".to_owned();
        }
        let text = format!("{value:.decimals$}").replace('-', "\u{2212}");
        text.replace('.', &self.marks().decimal.to_string())
    }

    /// A percentage on an axis: `0.5 %`.
    pub fn percent_tick(&self, label: &str) -> String {
        format!("{label}{NBSP}%")
    }

    /// Short numbers stay together, as years do; longer ones are parted in threes from the right.
    fn part_thousands(&self, digits: &str) -> String {
        let Marks {
            thousands, parted_from, ..
        } = self.marks();
        if digits.len() < parted_from {
            return digits.to_owned();
        }
        let mut parted = String::with_capacity(digits.len() * 2);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                parted.push(thousands);
            }
            parted.push(digit);
        }
        parted
    }

    /// A whole number: `20 000`.
    pub fn count(&self, number: u64) -> String {
        self.part_thousands(&number.to_string())
    }

    /// A setting of the scenario with all its digits: `0.3`, `25 000`.
    pub fn setting(&self, value: f64) -> String {
        let text = value.to_string();
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let whole = self.part_thousands(whole);
        if rest.is_empty() {
            whole
        } else {
            format!("{whole}{}{rest}", self.marks().decimal)
        }
    }

    /// A number between 0 and 1 on a scale from 0 to 100, where it is read aloud: `5` for 0.05.
    pub fn of_hundred(&self, value: f64) -> String {
        self.setting((value * 1e12).round() / 1e10)
    }

    /// A setting that is a share, with all its digits: `15 %`.
    pub fn setting_percent(&self, share: f64) -> String {
        // To so many digits that a share times a hundred shows no error of rounding, unless nothing else would be left.
        let rounded = (share * 1e12).round() / 1e10;
        let is_told = (rounded != 0.0 || share == 0.0) && (rounded != 100.0 || share == 1.0);
        let hundredths = if is_told { rounded } else { 100.0 * share };
        format!("{}{NBSP}%", self.setting(hundredths))
    }

    /// A mean without an interval in three digits, or all of its whole part: `0.0712`, `3.41`, `12 345`.
    pub fn mean(&self, value: f64) -> String {
        self.decimal(value, mean_decimals(value))
    }

    /// A mean in round figures, two digits or all of its whole part: `0.072`, `3.4`, `83`.
    pub fn about(&self, value: f64) -> String {
        self.decimal(value, mean_decimals(value).saturating_sub(1))
    }

    /// A mean in as many digits as its interval supports: `412`.
    pub fn mean_of(&self, value: Estimate) -> String {
        if is_huge(value) {
            return self.power_of_ten(value.estimate);
        }
        self.decimal(value.estimate, mean_of_decimals(value))
    }

    /// The interval of a mean: `390 to 434`.
    pub fn mean_range(&self, value: Estimate) -> String {
        if is_huge(value) {
            return self.range(&self.power_of_ten(value.low), &self.power_of_ten(value.high));
        }
        let decimals = mean_of_decimals(value);
        self.range(&self.decimal(value.low, decimals), &self.decimal(value.high, decimals))
    }

    /// The mean number of people who read, in as many digits as its standard error supports, three at most behind which there are decimals: `183`, `27.5`.
    pub fn people(&self, policy: &PolicyAnswers) -> String {
        let most = mean_decimals(policy.people_mean);
        let decimals = decimals_within(STANDARD_ERRORS * policy.people_se, MOST_DECIMALS);
        self.decimal(policy.people_mean, decimals.map_or(most, |decimals| decimals.min(most)))
    }

    /// A p-value: `0.032`, `< 0.001`.
    pub fn p_value(&self, p: f64) -> String {
        let decimal = self.marks().decimal;
        if p < 0.001 {
            format!("<{NBSP}0{decimal}001")
        } else {
            format!("{p:.3}").replace('.', &decimal.to_string())
        }
    }

    /// A time in the unit that suits it: `40 minutes`, `7.5 hours`, `3.2 days`.
    pub fn duration(&self, hours: f64) -> String {
        let (number, unit) = self.span(hours);
        self.time(&number, unit)
    }

    /// When something comes: `at once`, `7.5 hours`.
    pub fn time_until(&self, hours: f64) -> String {
        if hours == 0.0 {
            self.at_once().to_owned()
        } else {
            self.in_hours(hours)
        }
    }

    /// By when something comes: `at once`, `within 7.5 hours`.
    pub fn when(&self, hours: f64) -> String {
        if hours == 0.0 {
            self.at_once().to_owned()
        } else {
            self.within(hours)
        }
    }

    /// From one time to another, in one unit if one suits both: `13.5 to 16 hours`, `40 minutes to 2 hours`. `None` where both
    /// read the same.
    pub fn duration_range(&self, low: f64, high: f64) -> Option<String> {
        let ((from, first), (to, unit)) = (self.span_in_hours(low), self.span_in_hours(high));
        if first != unit && low > 0.0 {
            Some(self.range(&self.time(&from, first), &self.time(&to, unit)))
        } else {
            (from != to).then(|| self.time(&self.range(&from, &to), unit))
        }
    }

    /// A time of up to three days in hours, a longer one in days: `24 hours`.
    pub fn in_hours(&self, hours: f64) -> String {
        let (number, unit) = self.span_in_hours(hours);
        self.time(&number, unit)
    }

    fn span_in_hours(&self, hours: f64) -> (String, Unit) {
        if (1.0..=72.0).contains(&hours) {
            let number = self.decimal(hours, 1);
            (self.without_empty_decimal(&number).to_owned(), Unit::Hour)
        } else {
            self.span(hours)
        }
    }

    /// A time as a number of the unit that suits it.
    pub(super) fn span(&self, hours: f64) -> (String, Unit) {
        let (number, unit) = match hours {
            hours if hours < 1.0 => (self.decimal(60.0 * hours, 0), Unit::Minute),
            hours if hours < 24.0 => (self.decimal(hours, 1), Unit::Hour),
            hours => (self.decimal(hours / 24.0, 1), Unit::Day),
        };
        (self.without_empty_decimal(&number).to_owned(), unit)
    }
}

/// A difference of two shares in points, and the decimals with which it is printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    points: Estimate,
    decimals: usize,
}

impl Difference {
    /// In as many digits as its interval supports, or one more where the two shares as they are printed differ by something else.
    pub fn between(this: Estimate, other: Estimate, points: Estimate) -> Self {
        let decimals = [this, other, points].map(share_decimals);
        let agrees = agree([this, other, points].map(|share| 100.0 * share.estimate), decimals);
        Self {
            points,
            decimals: decimals[2] + usize::from(!agrees),
        }
    }

    /// In as many digits as its interval supports, where the two shares are not printed beside it.
    pub fn alone(points: Estimate) -> Self {
        Self {
            points,
            decimals: share_decimals(points),
        }
    }
}

impl From<&Contest<'_>> for Difference {
    fn from(contest: &Contest) -> Self {
        let [this, other] = [contest.this, contest.other].map(|policy| policy.reach.interval());
        Self::between(this, other, contest.difference)
    }
}

/// Two numbers and their difference, printed with so many decimals, subtract as they should: to within what the coarsest of
/// them leaves open, and exactly where all have as many.
fn agree(numbers: [f64; 3], decimals: [usize; 3]) -> bool {
    let mut printed = numbers.iter().zip(decimals).map(|(number, decimals)| {
        let text = format!("{number:.decimals$}");
        text.parse::<f64>().expect("what was printed is a number")
    });
    let mut next = || printed.next().expect("there are three");
    let off = (next() - next() - next()).abs();
    let coarsest = decimals.into_iter().min().unwrap_or(0);
    off * POWERS[coarsest.min(MOST_DECIMALS_OF_SHARES)] < 0.5
}

/// Two numbers and their difference as they are to be printed, with their decimals: their `own` if they agree, or the fewest
/// alike with which they do.
///
/// With more decimals, what lies halfway is rounded towards 0, so that 17.545 is 17.54, which still rounds to 17.5, and
/// never 17.55, which does not.
pub(super) fn agreeing(numbers: [f64; 3], own: [usize; 3]) -> [(f64, usize); 3] {
    let with = |numbers: [f64; 3], decimals: [usize; 3]| [0, 1, 2].map(|place| (numbers[place], decimals[place]));
    if agree(numbers, own) {
        return with(numbers, own);
    }
    let [a, b, c] = own;
    let most = a.max(b).max(c) + usize::from(a == b && b == c);
    let below_half = numbers.map(|number| number * (1.0 - 1e-12));
    let mut alike = (most..=most + MOST_MORE).map(|decimals| [decimals; 3]);
    alike
        .find(|&decimals| agree(below_half, decimals))
        .map_or_else(|| with(numbers, own), |decimals| with(below_half, decimals))
}

/// Decimals that are added at most so that a subtraction agrees.
const MOST_MORE: usize = 2;

/// Decimals of a share with an interval, in per cent.
fn share_decimals(share: Estimate) -> usize {
    decimals_within(100.0 * share.half_width(), MOST_DECIMALS_OF_SHARES)
        .unwrap_or_else(|| digits_near_ends(share.estimate))
}

/// The decimals at which `half_width` shows one or two digits: 0.3 to 2.9, 0.03 to 0.29 and so on; `None` without width.
fn decimals_within(half_width: f64, most: usize) -> Option<usize> {
    let shows = |&decimals: &usize| half_width * POWERS[decimals] >= 3.0;
    (half_width > 0.0).then(|| (0..most).find(shows).unwrap_or(most))
}

/// Decimals of a percentage: one for everyday values, more as it nears 0 or 100 %.
fn digits_near_ends(share: f64) -> usize {
    let size = share.abs();
    let distance = 100.0 * size.min((1.0 - size).abs());
    (1..MOST_DECIMALS_OF_SHARES)
        .find(|&decimals| distance * POWERS[decimals] >= 10.0)
        .unwrap_or(if distance == 0.0 { 0 } else { MOST_DECIMALS_OF_SHARES })
}

/// Whether a mean has more digits than are read, and four of them tell the ends of its interval apart.
pub(super) fn is_huge(value: Estimate) -> bool {
    let size = value.low.abs().max(value.high.abs());
    size >= HUGE && value.half_width() >= 1e-3 * size
}

/// Means of so many digits are read as powers of ten.
const HUGE: f64 = 1e12;
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/// 10^n for every n up to [`MOST_DECIMALS_OF_SHARES`].
const POWERS: [f64; MOST_DECIMALS_OF_SHARES + 1] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];

pub(super) fn mean_of_decimals(value: Estimate) -> usize {
    decimals_within(value.half_width(), MOST_DECIMALS).unwrap_or_else(|| mean_decimals(value.estimate))
}

/// Whole numbers need none: a mean that is one is no estimate.
fn mean_decimals(value: f64) -> usize {
    if value.fract() == 0.0 {
        return 0;
    }
    (0..4)
        .find(|&decimals| value.abs() * POWERS[decimals] >= 100.0)
        .unwrap_or(4)
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    /// English words.
    fn english() -> &'static dyn Words {
        Language::English.words()
    }

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
            assert_eq!(plain(&english().percent(share)), text);
        }
        let rough: Vec<String> = [0.0, 0.004, 0.417, 0.996, 1.0]
            .map(|share| plain(&english().rough_percent(share)))
            .into();
        assert_eq!(rough, ["0 %", "under 1 %", "42 %", "over 99 %", "100 %"]);
        assert_eq!(plain(&english().compact_percent(0.004)), "<1 %");
    }

    #[test]
    fn digits_follow_the_width_of_the_interval() {
        let shown = |estimate, half_width| plain(&english().percent_with_interval(around(estimate, half_width)));
        assert_eq!(shown(0.124, 0.005), "12.4 % [11.9, 12.9]");
        assert_eq!(shown(0.124, 0.05), "12 % [7, 17]");
        assert_eq!(shown(0.0403, 0.0027), "4.03 % [3.76, 4.30]");
        assert_eq!(shown(0.012_34, 0.0004), "1.23 % [1.19, 1.27]");
        assert_eq!(shown(0.5, 0.0), "50.0 % [50.0, 50.0]");
        assert_eq!(plain(&english().percent_range(around(0.124, 0.005))), "11.9 to 12.9 %");
    }

    #[test]
    fn nothing_is_0_and_next_to_nothing_is_not() {
        let none = Estimate {
            estimate: 0.0,
            low: 0.0,
            high: 0.000_192,
        };
        assert_eq!(plain(&english().percent_with_interval(none)), "0 % [0, 0.019]");
        let rare = Estimate {
            estimate: 1e-6,
            low: 1.8e-7,
            high: 5.7e-6,
        };
        assert_eq!(
            plain(&english().percent_with_interval(rare)),
            "0.00010 % [0.00002, 0.00057]"
        );
        let rarer_than_its_interval = Estimate {
            estimate: 1e-6,
            low: 0.0,
            high: 0.000_11,
        };
        assert_eq!(plain(&english().percent_of(rarer_than_its_interval)), "0.0001 %");
        assert_eq!(english().points(-1e-15), "0");
    }

    #[test]
    fn all_is_100_and_next_to_all_is_not() {
        let of_a_million = |count: f64| {
            let interval = crate::stats::interval::wilson(count, 1e6, 0.95);
            let share = Estimate {
                estimate: count / 1e6,
                low: interval.low,
                high: interval.high,
            };
            (
                plain(&english().percent_of(share)),
                plain(&english().percent_range(share)),
            )
        };
        let told = |estimate: &str, range: &str| (estimate.to_owned(), range.to_owned());
        assert_eq!(of_a_million(0.0), told("0 %", "0 to 0.00038 %"));
        assert_eq!(of_a_million(1.0), told("0.00010 %", "0.00002 to 0.00057 %"));
        assert_eq!(of_a_million(2.0), told("0.0002 %", "0.0001 to 0.0007 %"));
        assert_eq!(of_a_million(999_998.0), told("99.9998 %", "99.9993 to 99.9999 %"));
        assert_eq!(of_a_million(999_999.0), told("99.99990 %", "99.99943 to 99.99998 %"));
        assert_eq!(of_a_million(1e6), told("100 %", "99.99962 to 100 %"));
        // Without an interval, and where it is wide.
        assert_eq!(plain(&english().percent(0.999_999_99)), "99.9999990 %");
        assert_eq!(plain(&english().percent_of(around(0.9996, 0.004))), "99.96 %");
        assert_eq!(plain(&english().percent(1e-12)), "0.00000000010 %");
        assert_eq!(plain(&english().setting_percent(1e-14)), "0.000000000001 %");
        assert_eq!(plain(&english().setting_percent(0.15)), "15 %");
    }

    /// Every count of up to 2000 trials, and counts near the ends of many more: nothing but all is printed as all, nothing but
    /// nothing as nothing, and the ends of an interval never read the same.
    #[test]
    fn no_share_and_no_interval_is_rounded_to_certainty() {
        let few = (1..=2000_u64)
            .step_by(37)
            .flat_map(|trials| (0..=trials).map(move |count| (count, trials)));
        let many = [10_000_u64, 20_000, 1_000_000, 123_456_789, 1_000_000_000_000];
        let near_ends = many.into_iter().flat_map(|trials| {
            let near = [0, 1, 2, 3, 9, 10, 99, 1000].into_iter();
            near.flat_map(move |count| [(count, trials), (trials - count, trials), (trials / 2 + count, trials)])
        });
        for (count, trials) in few.chain(near_ends) {
            let share = count as f64 / trials as f64;
            let interval = crate::stats::interval::wilson(count as f64, trials as f64, 0.95);
            let share = Estimate {
                estimate: share,
                low: interval.low,
                high: interval.high,
            };
            let number = |text: &str| text.trim_end_matches([NBSP, '%']).parse::<f64>().expect("a number");
            let [low, high] = [share.low, share.high].map(|end| english().hundredths(end, share_decimals(share)));
            assert!(number(&low) < number(&high), "{count} of {trials}: {low} to {high}");
            for text in [english().percent_of(share), english().percent(share.estimate)] {
                assert!((number(&text) == 0.0) == (count == 0), "{count} of {trials}: {text}");
                assert!(
                    (number(&text) == 100.0) == (count == trials),
                    "{count} of {trials}: {text}"
                );
            }
        }
    }

    /// A difference of shares that agree with it.
    fn gain(estimate: f64, half_width: f64) -> Difference {
        Difference {
            points: around(estimate, half_width),
            decimals: share_decimals(around(estimate, half_width)),
        }
    }

    #[test]
    fn differences_say_their_sign_or_their_number() {
        assert_eq!(english().power_of_ten(-1.085_4e15), "−1.085·10¹⁵");
        assert_eq!(english().power_of_ten(2e-9), "2.000·10⁻⁹");
        assert_eq!(english().mean_of(around(1.085e15, 1e13)), "1.085·10¹⁵");
        assert_eq!(plain(&english().counted_points(0.01)), "1 point");
        assert_eq!(plain(&english().counted_points_of(gain(0.053, 0.004))), "5.3 points");
        assert_eq!(
            plain(&english().gain_with_interval(gain(0.053, 0.004))),
            "+5.3 [4.9, 5.7]"
        );
        assert_eq!(plain(&english().gain_of(gain(-0.053, 0.004))), "-5.3");
        assert_eq!(plain(&english().gain_of(gain(0.0, 0.004))), "0");
        assert_eq!(plain(&english().gain_of(gain(0.000_03, 0.004))), "+0.003");
        assert_eq!(plain(&english().points_range(gain(0.0, 0.004))), "-0.4 to 0.4");
    }

    #[test]
    fn a_subtraction_agrees_with_what_is_printed() {
        // 3509 and 1899 of 20 000: 17.5 less 9.5 is not 8.1.
        let (this, other) = (around(0.175_45, 0.005_3), around(0.094_95, 0.004_1));
        let difference = around(0.0805, 0.004_2);
        let ([more, less], gain) = english().subtraction(this, other, difference);
        let said = [more, less, english().counted_points_of(gain)].map(|text| plain(&text));
        assert_eq!(said, ["17.54 %", "9.49 %", "8.05 points"]);
        let beside_shares = Difference::between(this, other, difference);
        assert_eq!(
            plain(&english().gain_with_interval(beside_shares)),
            "+8.05 [7.63, 8.47]"
        );
        // Nothing is added where nothing is amiss.
        let ([more, less], gain) =
            english().subtraction(around(0.124, 0.004), around(0.071, 0.003), around(0.053, 0.004));
        let said = [more, less, english().counted_points_of(gain)].map(|text| plain(&text));
        assert_eq!(said, ["12.4 %", "7.1 %", "5.3 points"]);
    }

    #[test]
    fn counts_and_large_means_are_parted_in_threes() {
        assert_eq!(
            [7, 2009, 20_000, 1_234_567].map(|number| plain(&english().count(number))),
            ["7", "2009", "20 000", "1 234 567"]
        );
        assert_eq!(plain(&english().trials(1)), "1 trial");
        assert_eq!(plain(&english().successes(0)), "0 successes");
        assert_eq!(plain(&english().mean(-12_345.67)), "-12 346");
    }

    #[test]
    fn means_keep_three_digits_or_as_many_as_their_interval_supports() {
        assert_eq!(
            [0.0, 0.0123, 0.123, 1.234, 12.34, 123.4].map(|value| plain(&english().mean(value))),
            ["0", "0.0123", "0.123", "1.23", "12.3", "123"]
        );
        assert_eq!(plain(&english().mean_of(around(412.3, 22.0))), "412");
        assert_eq!(plain(&english().mean_range(around(-1.0, 0.25))), "-1.25 to -0.75");
    }

    #[test]
    fn p_values_stop_at_a_thousandth() {
        assert_eq!(
            [0.0, 0.000_9, 0.0321, 1.0].map(|p| plain(&english().p_value(p))),
            ["< 0.001", "< 0.001", "0.032", "1.000"]
        );
    }

    #[test]
    fn durations_take_the_unit_that_suits_them() {
        assert_eq!(
            [0.5, 1.0, 5.25, 14.1, 24.0, 36.0, 336.0].map(|hours| plain(&english().duration(hours))),
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
