//! Means, standard errors, and sums that keep their small terms.

/// A running sum that carries its rounding error along.
///
/// The error stays near one rounding of the result however many terms there are.
///
/// # References
/// Neumaier (1974), Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompensatedSum {
    sum: f64,
    lost: f64,
}

impl CompensatedSum {
    /// Adds one finite term.
    pub fn add(&mut self, term: f64) {
        let total = self.sum + term;
        // The digits lost are those of the smaller of the two.
        self.lost += if self.sum.abs() >= term.abs() {
            (self.sum - total) + term
        } else {
            (term - total) + self.sum
        };
        self.sum = total;
    }

    /// The sum of all terms so far; 0 without any.
    pub fn total(self) -> f64 {
        self.sum + self.lost
    }
}

impl FromIterator<f64> for CompensatedSum {
    fn from_iter<I: IntoIterator<Item = f64>>(terms: I) -> Self {
        let mut sum = Self::default();
        for term in terms {
            sum.add(term);
        }
        sum
    }
}

/// Size, mean and variance of a sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// Number of values.
    pub count: u64,
    /// Their mean; 0 without values.
    pub mean: f64,
    /// Their variance with divisor `count − 1`; `None` for fewer than two values.
    pub variance: Option<f64>,
}

impl Moments {
    /// Passes twice over `values`: once for the mean, once for the squared deviations from it.
    pub fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let count = values.clone().count();
        if count == 0 {
            return Self {
                count: 0,
                mean: 0.0,
                variance: None,
            };
        }
        let mean = values.clone().collect::<CompensatedSum>().total() / count as f64;
        let squares = values
            .map(|value| (value - mean) * (value - mean))
            .collect::<CompensatedSum>()
            .total();
        let variance = (count > 1).then(|| squares / (count - 1) as f64);
        Self {
            count: count as u64,
            mean,
            variance,
        }
    }

    /// Standard error of the mean; `None` for fewer than two values.
    pub fn standard_error(&self) -> Option<f64> {
        self.variance.map(|variance| (variance / self.count as f64).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compensated_sum_keeps_what_a_plain_one_loses() {
        let terms = [1.0, 1e100, 1.0, -1e100];
        assert_eq!(
            terms.into_iter().collect::<CompensatedSum>().total().to_bits(),
            2.0_f64.to_bits()
        );
        assert_eq!(terms.iter().sum::<f64>().to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn moments_of_a_small_sample_by_hand() {
        let moments = Moments::of([2.0, 4.0, 4.0, 6.0].into_iter());
        assert_eq!(
            moments,
            Moments {
                count: 4,
                mean: 4.0,
                variance: Some(8.0 / 3.0)
            }
        );
        assert_eq!(moments.standard_error(), Some((2.0_f64 / 3.0).sqrt()));
    }

    #[test]
    fn a_single_value_has_no_variance() {
        assert_eq!(
            Moments::of([3.0].into_iter()),
            Moments {
                count: 1,
                mean: 3.0,
                variance: None
            }
        );
        assert_eq!(
            Moments::of(std::iter::empty()),
            Moments {
                count: 0,
                mean: 0.0,
                variance: None
            }
        );
    }

    #[test]
    fn a_large_common_offset_does_not_drown_the_variance() {
        let moments = Moments::of([1e9 + 1.0, 1e9 + 2.0, 1e9 + 3.0].into_iter());
        assert_eq!(moments.variance, Some(1.0));
    }
}
