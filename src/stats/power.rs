//! Whole powers.

/// `base` to the power of `exponent`, by squaring: the same bits on every machine, and a few ns.
///
/// The relative error is about `exponent` roundings.
#[inline]
pub fn power(base: f64, exponent: u32) -> f64 {
    let (mut result, mut square, mut rest) = (1.0, base, exponent);
    while rest > 0 {
        if rest & 1 == 1 {
            result *= square;
        }
        square *= square;
        rest >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_those_of_the_library() {
        for exponent in [0, 1, 2, 3, 7, 64, 1000, 123_457] {
            for base in [0.0, 1e-6, 0.3, 0.999, 0.999_999_9, 1.0, 1.000_01] {
                let (found, exact) = (power(base, exponent), libm::pow(base, f64::from(exponent)));
                let allowed = f64::EPSILON * f64::from(exponent.max(1)) * exact;
                assert!(
                    (found - exact).abs() <= allowed,
                    "{base} to {exponent}: {found} for {exact}"
                );
            }
        }
    }
}
