//! Whole numbers as people type them: `20000`, `20_000`, `2e4`, `20k`.

/// Reads whole numbers from `least` to `most`; exactly, or not at all.
pub fn from(least: u64, most: u64) -> impl Fn(&str) -> Result<u64, String> + Clone + Send + Sync {
    move |text| {
        let count = read(text)?;
        if (least..=most).contains(&count) {
            Ok(count)
        } else {
            Err(format!("{count} is not in {least}..={most}"))
        }
    }
}

fn read(text: &str) -> Result<u64, String> {
    let text = text.trim();
    if let Some(count) = exact(text) {
        return u64::try_from(count).map_err(|_| "it is larger than any whole number here".to_owned());
    }
    // What parts thousands elsewhere: a comma, a blank, an apostrophe, several points.
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let parts = text.split([',', '.', ' ', '\'', '\u{a0}', '\u{202f}', '’']);
    let is_grouped = parts.clone().count() > 1
        && parts
            .enumerate()
            .all(|(place, part)| part.bytes().all(|byte| byte.is_ascii_digit()) && (place == 0 || part.len() == 3));
    if is_grouped && !digits.is_empty() {
        return Err(format!("write {digits}, without anything between its digits but `_`"));
    }
    Err("it is no whole number; 20000, 20_000, 2e4 and 20k are".to_owned())
}

/// The number, if it is whole and fits into 128 bits.
fn exact(text: &str) -> Option<u128> {
    let (mantissa, exponent) = split_exponent(text)?;
    let (whole, part) = match mantissa.split_once('.') {
        // Without an exponent `1.500` may be meant as 1500.
        Some(_) if exponent == 0 => return None,
        Some((whole, part)) => (whole, part.trim_end_matches('0')),
        None => (mantissa, ""),
    };
    let digits = digits(whole)? + &(if part.is_empty() { String::new() } else { digits(part)? });
    let zeros = exponent.checked_sub(u32::try_from(part.len()).ok()?)?;
    let digits: u128 = digits.parse().ok()?;
    if digits == 0 {
        return Some(0);
    }
    digits.checked_mul(10_u128.checked_pow(zeros)?)
}

/// `1.5e3` and `1.5k` are 1.5 and 3.
fn split_exponent(text: &str) -> Option<(&str, u32)> {
    for (suffix, exponent) in [("k", 3), ("K", 3), ("M", 6)] {
        if let Some(mantissa) = text.strip_suffix(suffix) {
            return Some((mantissa, exponent));
        }
    }
    match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
            let is_plain = exponent.bytes().all(|byte| byte.is_ascii_digit());
            Some((mantissa, exponent.parse().ok().filter(|_| is_plain)?))
        }
        None => Some((text, 0)),
    }
}

/// The digits of a text in which `_` stands between them at most.
fn digits(text: &str) -> Option<String> {
    let is_good = text
        .split('_')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    is_good.then(|| text.replace('_', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_read_exactly_however_it_is_typed() {
        let any = from(0, u64::MAX);
        for (text, count) in [
            ("0", 0),
            ("20000", 20_000),
            ("20_000", 20_000),
            ("1_000_000", 1_000_000),
            ("1e6", 1_000_000),
            ("1E+6", 1_000_000),
            ("2.5e3", 2_500),
            ("2.50e1", 25),
            ("20k", 20_000),
            ("1.5k", 1_500),
            ("3M", 3_000_000),
            ("0e99", 0),
            ("18446744073709551615", u64::MAX),
            ("1844674407370955161.5e1", u64::MAX),
            (" 7 ", 7),
        ] {
            assert_eq!(any(text), Ok(count), "{text}");
        }
    }

    #[test]
    fn what_is_not_whole_is_refused_with_its_spelling() {
        let any = from(1, 1_000_000);
        for (text, phrase) in [
            ("1.5", "no whole number"),
            ("1e-3", "no whole number"),
            ("2.55e1", "no whole number"),
            ("", "no whole number"),
            ("_1", "no whole number"),
            ("1__0", "no whole number"),
            ("1_", "no whole number"),
            ("-5", "no whole number"),
            ("8%", "no whole number"),
            ("nan", "no whole number"),
            ("1e", "no whole number"),
            ("e6", "no whole number"),
            ("k", "no whole number"),
            ("1e99999999999", "no whole number"),
            ("20,000", "write 20000,"),
            ("20 000", "write 20000,"),
            ("1.000", "write 1000,"),
            ("1.000.000", "write 1000000,"),
            ("1'000", "write 1000,"),
            ("0", "0 is not in 1..=1000000"),
            ("2M", "2000000 is not in 1..=1000000"),
            ("1e25", "larger than any"),
        ] {
            let error = any(text).expect_err(text);
            assert!(error.contains(phrase), "{text}: {error}");
        }
    }
}
