//! How many people each segment gets.

use std::fmt;

use super::kind::Grouped;
use super::{Segment, Size};

/// Why people cannot be dealt to the segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DealError {
    /// The counts together ask for more people than there are.
    CountsExceedPeople {
        /// Sum of the counts.
        counted: u64,
        /// Number of people.
        people: u64,
    },
    /// Counts leave people over, and no segment has a fraction.
    PeopleLeftOver {
        /// How many.
        left: u64,
    },
    /// Counts leave people over, and every fraction is 0.
    FractionsAreZero {
        /// How many.
        left: u64,
    },
    /// The sizes stand in a file and are not dealt.
    SizesFromFile,
}

impl fmt::Display for DealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DealError::CountsExceedPeople { counted, people } => {
                let (counted, people) = (Grouped(*counted), Grouped(*people));
                write!(f, "the segments count {counted} people, but the world has {people}")
            }
            DealError::PeopleLeftOver { left } => {
                write!(
                    f,
                    "the counts of the segments leave {} people over, and no segment has a fraction",
                    Grouped(*left)
                )
            }
            DealError::FractionsAreZero { left } => {
                write!(
                    f,
                    "the counts of the segments leave {} people over, and every fraction is 0",
                    Grouped(*left)
                )
            }
            DealError::SizesFromFile => f.write_str("the sizes of the segments stand in a file"),
        }
    }
}

impl std::error::Error for DealError {}

/// Number of people of each segment, in their order; the sum is `people`.
///
/// Counts come first. Those left are dealt by the normalised fractions with the method of the largest remainder
/// (Hamilton); of equal remainders the earlier segment's goes first.
///
/// # Errors
/// Where the counts and fractions cannot be met, see [`DealError`].
pub fn deal(people: u64, segments: &[Segment]) -> Result<Vec<u64>, DealError> {
    let mut counted: u64 = 0;
    let mut total = 0.0;
    let mut has_fraction = false;
    for segment in segments {
        match segment.size {
            Size::Count(count) => counted = counted.saturating_add(count),
            Size::Fraction(fraction) => {
                total += fraction;
                has_fraction = true;
            }
            Size::FromFile => return Err(DealError::SizesFromFile),
        }
    }
    let left = people
        .checked_sub(counted)
        .ok_or(DealError::CountsExceedPeople { counted, people })?;
    if left > 0 && !has_fraction {
        return Err(DealError::PeopleLeftOver { left });
    }
    if left > 0 && total <= 0.0 {
        return Err(DealError::FractionsAreZero { left });
    }
    Ok(by_largest_remainder(left, total, segments))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a quota lies between 0 and `left`"
)]
fn by_largest_remainder(left: u64, total: f64, segments: &[Segment]) -> Vec<u64> {
    let mut sizes = Vec::with_capacity(segments.len());
    let mut remainders = Vec::new();
    let mut unseated = left;
    for (index, segment) in segments.iter().enumerate() {
        sizes.push(match segment.size {
            Size::Count(count) => count,
            Size::Fraction(fraction) if left > 0 => {
                let quota = left as f64 * (fraction / total);
                let seats = (quota as u64).min(unseated);
                remainders.push((quota - quota.floor(), index));
                unseated -= seats;
                seats
            }
            Size::Fraction(_) | Size::FromFile => 0,
        });
    }
    // A stable sort keeps the earlier segment first among equals.
    remainders.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    for (_, index) in remainders.iter().cycle().take(unseated as usize) {
        sizes[*index] += 1;
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(sizes: &[Size]) -> Vec<Segment> {
        sizes
            .iter()
            .map(|&size| Segment {
                size,
                ..Segment::default()
            })
            .collect()
    }

    #[test]
    fn counts_come_first_and_fractions_share_the_rest() {
        let sizes = [
            Size::Count(40),
            Size::Fraction(0.2),
            Size::Fraction(0.1),
            Size::Fraction(0.65),
            Size::Fraction(0.05),
        ];
        assert_eq!(deal(5000, &segments(&sizes)), Ok(vec![40, 992, 496, 3224, 248]));
    }

    #[test]
    fn fractions_are_normalised() {
        let shares = [Size::Fraction(65.0), Size::Fraction(35.0)];
        assert_eq!(deal(1000, &segments(&shares)), Ok(vec![650, 350]));
    }

    #[test]
    fn the_largest_remainder_goes_first_and_ties_to_the_earlier() {
        assert_eq!(deal(10, &segments(&[Size::Fraction(1.0); 3])), Ok(vec![4, 3, 3]));
        assert_eq!(deal(2, &segments(&[Size::Fraction(1.0); 3])), Ok(vec![1, 1, 0]));
        assert_eq!(
            deal(1, &segments(&[Size::Fraction(0.2), Size::Fraction(0.8)])),
            Ok(vec![0, 1])
        );
    }

    #[test]
    fn says_why_people_cannot_be_dealt() {
        let count = Size::Count(8);
        assert_eq!(
            deal(7, &segments(&[count])),
            Err(DealError::CountsExceedPeople { counted: 8, people: 7 })
        );
        assert_eq!(deal(9, &segments(&[count])), Err(DealError::PeopleLeftOver { left: 1 }));
        let nothing = [count, Size::Fraction(0.0)];
        assert_eq!(
            deal(9, &segments(&nothing)),
            Err(DealError::FractionsAreZero { left: 1 })
        );
        assert_eq!(deal(8, &segments(&nothing)), Ok(vec![8, 0]));
        assert_eq!(deal(8, &segments(&[Size::FromFile])), Err(DealError::SizesFromFile));
    }

    #[test]
    fn everybody_gets_dealt_in_large_worlds_of_many_segments() {
        let sizes: Vec<Size> = (1..=65_535).map(|n| Size::Fraction(1.0 / f64::from(n))).collect();
        for people in [1, 65_534, 4_000_000_000] {
            assert_eq!(
                deal(people, &segments(&sizes)).map(|dealt| dealt.iter().sum()),
                Ok(people)
            );
        }
    }
}
