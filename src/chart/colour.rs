//! Colours: how they are written, how they contrast, how they mix.

use std::fmt;

/// A colour of the screen (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Black.
    pub const BLACK: Self = Self([0; 3]);
    /// White.
    pub const WHITE: Self = Self([255; 3]);

    /// Reads `#rrggbb` or `#rgb`; `None` if it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let pair = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        let single = |at: usize| u8::from_str_radix(&digits[at..=at], 16).ok().map(|digit| digit * 17);
        match digits.len() {
            6 => Some(Self([pair(0)?, pair(2)?, pair(4)?])),
            3 => Some(Self([single(0)?, single(1)?, single(2)?])),
            _ => None,
        }
    }

    /// A colour of the house, written without mistake.
    ///
    /// # Panics
    /// If it is not.
    pub(super) fn house(text: &str) -> Self {
        Self::parse(text).expect("colours of the house are well written")
    }

    /// Relative luminance, from 0 for black to 1 for white.
    ///
    /// # References
    /// Web Content Accessibility Guidelines (WCAG) 2.2, relative luminance.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio with another colour, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// So much of the way to another colour.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| libm::round(f64::from(a) + (f64::from(b) - f64::from(a)) * share) as u8;
        Self([0, 1, 2].map(|at| mix(self.0[at], other.0[at])))
    }

    /// The colour nearest to this one on the way to `end` that has at least this contrast with `ground`, or `end`.
    #[must_use]
    pub fn until_contrast(self, least: f64, ground: Self, end: Self) -> Self {
        self.toward(end)
            .find(|colour| colour.contrast(ground) >= least)
            .unwrap_or(end)
    }

    /// The way to another colour, in hundredths.
    pub(super) fn toward(self, end: Self) -> impl Iterator<Item = Self> {
        (0..=100).map(move |step| self.mixed(end, f64::from(step) / 100.0))
    }

    /// How different two colours look: about 0.02 is just seen side by side, 1 parts black from white.
    ///
    /// # References
    /// Ottosson (2020), A perceptual color space for image processing (Oklab).
    pub fn distance(self, other: Self) -> f64 {
        let (a, b) = (self.oklab(), other.oklab());
        let squares: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
        squares.sqrt()
    }

    fn oklab(self) -> [f64; 3] {
        let [red, green, blue] = self.linear();
        let long = libm::cbrt(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue);
        let middle = libm::cbrt(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue);
        let short = libm::cbrt(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue);
        [
            0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
            1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
            0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
        ]
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                libm::pow((share + 0.055) / 1.055, 2.4)
            }
        })
    }

    /// As somebody without one kind of cones sees it; see [`Blindness`].
    #[cfg(test)]
    pub(super) fn seen_by(self, blindness: Blindness) -> Self {
        let linear = self.linear();
        let matrix = blindness.matrix();
        let channel = |row: [f64; 3]| {
            let value: f64 = row.iter().zip(linear).map(|(a, b)| a * b).sum();
            let value = value.clamp(0.0, 1.0);
            let share = if value <= 0.003_130_8 {
                12.92 * value
            } else {
                1.055 * libm::pow(value, 1.0 / 2.4) - 0.055
            };
            libm::round(255.0 * share) as u8
        };
        Self(matrix.map(channel))
    }
}

/// A kind of colour blindness, at its full strength.
///
/// # References
/// Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision deficiency.
#[cfg(test)]
#[derive(Clone, Copy, Debug)]
pub(super) enum Blindness {
    Protan,
    Deutan,
    Tritan,
}

#[cfg(test)]
impl Blindness {
    pub(super) const ALL: [Self; 3] = [Self::Protan, Self::Deutan, Self::Tritan];

    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

/// `#rrggbb`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!(Colour::parse("#0072B2").unwrap().to_string(), "#0072b2");
        assert_eq!(Colour::parse("#fa0").unwrap().to_string(), "#ffaa00");
        for wrong in ["", "#", "0072b2", "#0072b", "#0072bg", "#00é2b", "blue"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        // The darkest grey that fails 4.5:1 on white, and the lightest that passes.
        let grey = |text| Colour::parse(text).unwrap().contrast(Colour::WHITE);
        assert!(grey("#777777") < 4.5 && grey("#767676") >= 4.5);
    }

    #[test]
    fn a_pale_colour_is_darkened_just_so_far_that_it_is_seen() {
        let yellow = Colour::parse("#ffee00").unwrap();
        let seen = yellow.until_contrast(3.0, Colour::WHITE, Colour::BLACK);
        assert!((3.0..3.2).contains(&seen.contrast(Colour::WHITE)), "{seen}");
        assert!(Colour::BLACK.distance(Colour::WHITE) > 0.99 && yellow.distance(yellow) == 0.0);
    }
}
