//! One look for all pictures: the slide, the type scale, the colours.
//!
//! A policy has one colour, by its place in the scenario, in every chart. The colours are told apart by people with
//! red-green or blue-yellow blindness, the first four also in grey print; each stands out from paper by at least 3:1, and
//! text is only ever set in ink or in muted ink, at 4.5:1 or more. Charts name things beside what they draw, so no
//! reader depends on colour alone.

use super::font::Type;

/// Width of a slide `[px]`.
pub(super) const WIDTH: f64 = 1920.0;
/// Height of a slide `[px]`.
pub(super) const HEIGHT: f64 = 1080.0;
/// Empty border of a slide `[px]`.
pub(super) const MARGIN: f64 = 80.0;

/// The finding.
pub(super) const TITLE: Type = Type::semi_bold(50.0);
/// Smaller titles take two lines instead `[px]`.
pub(super) const SMALLEST_TITLE: f64 = 44.0;
/// What is drawn.
pub(super) const SUBTITLE: Type = Type::regular(28.0);
/// Names and numbers in the picture.
pub(super) const LABEL: Type = Type::regular(28.0);
/// Numbers that matter most.
pub(super) const STRONG: Type = Type::semi_bold(28.0);
/// Axes and remarks.
pub(super) const NOTE: Type = Type::regular(24.0);
/// Where it comes from.
pub(super) const FOOTER: Type = Type::regular(20.0);
/// No text is set smaller `[px]`.
pub(super) const SMALLEST: f64 = 18.0;

/// What something is drawn with; light and dark pages give it different colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// Text, intervals, the zero line.
    Ink,
    /// Text of lesser weight.
    Muted,
    /// Rules and axes.
    Rule,
    /// Zones behind the data.
    Zone,
    /// The background.
    Paper,
    /// The policy at this place in the scenario.
    Policy(usize),
}

/// Colours on paper and on a dark screen.
const BASICS: [(&str, &str, &str); 5] = [
    ("ink", "#1c2430", "#eef1f5"),
    ("muted", "#566070", "#aab4c0"),
    ("rule", "#c9d0d9", "#3c4653"),
    ("zone", "#e9edf2", "#252d38"),
    ("paper", "#ffffff", "#161b22"),
];
const POLICIES: [(&str, &str, &str); 12] = [
    ("p0", "#0072b2", "#56b4e9"),
    ("p1", "#dd6e00", "#f09440"),
    ("p2", "#005041", "#3fb894"),
    ("p3", "#4a154f", "#c79be0"),
    ("p4", "#b8478f", "#e58ac4"),
    ("p5", "#3f9ad2", "#a9d8f7"),
    ("p6", "#7a4a1f", "#c49a6c"),
    ("p7", "#5f6b7a", "#a9b4c2"),
    ("p8", "#4f9a3a", "#93cf7e"),
    ("p9", "#857200", "#d9c24a"),
    ("p10", "#a3152f", "#f07a8c"),
    ("p11", "#7f6fe3", "#b3a8ff"),
];

impl Paint {
    /// Its class in the SVG, so that a page can recolour it.
    pub(super) fn class(self) -> &'static str {
        self.row().0
    }

    /// Its colour on paper.
    pub(super) fn colour(self) -> &'static str {
        self.row().1
    }

    fn row(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Ink => BASICS[0],
            Self::Muted => BASICS[1],
            Self::Rule => BASICS[2],
            Self::Zone => BASICS[3],
            Self::Paper => BASICS[4],
            // With more than twelve policies colours come round again; names tell them apart.
            Self::Policy(index) => POLICIES[index % POLICIES.len()],
        }
    }
}

/// CSS rules that turn the pictures of a page to their colours on a dark screen.
pub fn dark_css() -> String {
    let rule =
        |(class, _, dark): &(&str, &str, &str)| format!(".fill-{class}{{fill:{dark}}}.stroke-{class}{{stroke:{dark}}}");
    BASICS.iter().chain(&POLICIES).map(rule).collect()
}

/// The colour of the policy at `index`, on paper and on a dark screen.
pub fn policy_colours(index: usize) -> (&'static str, &'static str) {
    let (_, light, dark) = Paint::Policy(index).row();
    (light, dark)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let share = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    /// Contrast ratio (WCAG 2.2), from 1 to 21.
    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn text_has_a_contrast_of_at_least_four_and_a_half() {
        for ground in [BASICS[3], BASICS[4]] {
            for text in [BASICS[0], BASICS[1]] {
                assert!(
                    contrast(text.1, ground.1) >= 4.5 && contrast(text.2, ground.2) >= 4.5,
                    "{text:?} on {ground:?}"
                );
            }
        }
    }

    #[test]
    fn policies_stand_out_from_paper() {
        for policy in POLICIES {
            assert!(
                contrast(policy.1, BASICS[4].1) >= 3.0 && contrast(policy.2, BASICS[4].2) >= 3.0,
                "{policy:?}"
            );
        }
    }

    #[test]
    fn the_first_four_policies_differ_in_grey_print() {
        for (index, a) in POLICIES[..4].iter().enumerate() {
            for b in &POLICIES[..index] {
                assert!(contrast(a.1, b.1) >= 1.35, "{a:?} and {b:?}");
            }
        }
    }
}
