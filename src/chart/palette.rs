//! What everything is drawn in.

use super::colour::Colour;

/// A colour on paper and on a dark screen, and its class in an SVG, by which a page recolours it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) class: &'static str,
    pub(super) light: Colour,
    pub(super) dark: Colour,
}

/// All colours of a look.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Palette {
    /// Ink, muted, rule, zone and paper.
    pub(super) basics: [Entry; 5],
    policies: Vec<Entry>,
}

const BASICS: [(&str, &str, &str); 5] = [
    ("ink", "#1c2430", "#eef1f5"),
    ("muted", "#566070", "#aab4c0"),
    ("rule", "#c9d0d9", "#3c4653"),
    ("zone", "#e9edf2", "#252d38"),
    ("paper", "#ffffff", "#161b22"),
];
/// Told apart by people with any kind of colour blindness; the first four also in grey print. Found by search: each next colour
/// is the one that lies farthest from those before it to whoever sees least of a difference.
const POLICIES: [(&str, &str, &str); 12] = [
    ("p0", "#0072b2", "#56b4e9"),
    ("p1", "#dd6e00", "#ee7700"),
    ("p2", "#005041", "#77ffdd"),
    ("p3", "#4a154f", "#bb33cc"),
    ("p4", "#996666", "#998888"),
    ("p5", "#6699bb", "#aaccdd"),
    ("p6", "#aa77ff", "#9944ff"),
    ("p7", "#556600", "#ddff33"),
    ("p8", "#8800ff", "#8888ff"),
    ("p9", "#883377", "#dd88bb"),
    ("p10", "#6600aa", "#bb66cc"),
    ("p11", "#003300", "#667766"),
];

/// Least contrast of text with its ground (WCAG 2.2, AA).
pub(super) const TEXT: f64 = 4.5;
/// Least contrast of shapes with their ground (WCAG 2.2, AA).
pub(super) const SHAPE: f64 = 3.0;
/// Most policies that a firm can give a colour of its own.
pub(super) const MOST_POLICIES: usize = POLICIES.len();
/// Colours of the house that look more alike than this to one of the firm's are passed over.
const ALIKE: f64 = 0.1;

fn entry(&(class, light, dark): &(&'static str, &str, &str)) -> Entry {
    Entry {
        class,
        light: Colour::house(light),
        dark: Colour::house(dark),
    }
}

impl Palette {
    /// The colours of whoknows itself.
    pub(super) fn house() -> Self {
        Self {
            basics: [0, 1, 2, 3, 4].map(|index| entry(&BASICS[index])),
            policies: POLICIES.iter().map(entry).collect(),
        }
    }

    /// The colours of a firm. What lies between ink and paper is mixed of them; policies that it gives no colour have those of
    /// the house that look least like its own. On a dark screen the firm's colours are made lighter until they are seen.
    pub(super) fn of_firm(ink: Colour, paper: Colour, policies: &[Colour]) -> Self {
        let mut palette = Self::house();
        if (ink, paper) != (palette.basics[0].light, palette.basics[4].light) {
            let muted = ink.mixed(paper, 0.28).until_contrast(TEXT, paper.mixed(ink, 0.09), ink);
            let shades = [ink, muted, paper.mixed(ink, 0.24), paper.mixed(ink, 0.09), paper];
            for (basic, light) in palette.basics.iter_mut().zip(shades) {
                basic.light = light;
            }
        }
        let dark_paper = palette.basics[4].dark;
        let on_dark = |colour: Colour| colour.until_contrast(SHAPE + 1.5, dark_paper, Colour::WHITE);
        let looks_new = |entry: &&Entry| policies.iter().all(|firm| firm.distance(entry.light) > ALIKE);
        let rest: Vec<Entry> = palette.policies.iter().filter(looks_new).copied().collect();
        let of_firm = policies.iter().map(|&light| (light, on_dark(light)));
        let of_house = rest.iter().map(|entry| {
            let toward = if paper.luminance() > 0.5 {
                Colour::BLACK
            } else {
                Colour::WHITE
            };
            (entry.light.until_contrast(SHAPE, paper, toward), entry.dark)
        });
        let colours: Vec<(Colour, Colour)> = of_firm.chain(of_house).collect();
        palette.policies.truncate(colours.len());
        for (entry, (light, dark)) in palette.policies.iter_mut().zip(colours) {
            (entry.light, entry.dark) = (light, dark);
        }
        palette
    }

    /// The colour of the policy at `index`; of too many, colours come round again, and names tell them apart.
    pub(super) fn policy(&self, index: usize) -> Entry {
        self.policies[index % self.policies.len()]
    }

    /// CSS rules that turn pictures to their colours on a dark screen.
    pub(super) fn dark_css(&self) -> String {
        let rule = |entry: &Entry| {
            let Entry { class, dark, .. } = entry;
            format!(".fill-{class}{{fill:{dark}}}.stroke-{class}{{stroke:{dark}}}")
        };
        self.basics.iter().chain(&self.policies).map(rule).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::colour::Blindness;
    use super::*;

    #[test]
    fn text_has_a_contrast_of_at_least_four_and_a_half() {
        let palette = Palette::house();
        let [ink, muted, _, zone, paper] = palette.basics;
        for ground in [zone, paper] {
            for text in [ink, muted] {
                assert!(
                    text.light.contrast(ground.light) >= TEXT && text.dark.contrast(ground.dark) >= TEXT,
                    "{text:?} on {ground:?}"
                );
            }
        }
    }

    #[test]
    fn policies_stand_out_from_paper() {
        let palette = Palette::house();
        let paper = palette.basics[4];
        for policy in &palette.policies {
            assert!(
                policy.light.contrast(paper.light) >= SHAPE && policy.dark.contrast(paper.dark) >= SHAPE,
                "{policy:?}"
            );
        }
    }

    #[test]
    fn the_first_four_policies_differ_in_grey_print() {
        let policies = Palette::house().policies;
        for (index, a) in policies[..4].iter().enumerate() {
            for b in &policies[..index] {
                assert!(a.light.contrast(b.light) >= 1.35, "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn policies_differ_to_the_colour_blind() {
        let policies = Palette::house().policies;
        for blindness in Blindness::ALL {
            let distance = |a: Colour, b: Colour| a.seen_by(blindness).distance(b.seen_by(blindness));
            for (index, a) in policies.iter().enumerate() {
                for (other, b) in policies[..index].iter().enumerate() {
                    let (light, dark) = (distance(a.light, b.light), distance(a.dark, b.dark));
                    assert!(
                        light >= 0.09 && dark >= 0.06,
                        "{blindness:?}: {index} and {other}: {light:.3}, {dark:.3}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_firm_keeps_its_colours_and_the_rest_look_different() {
        let colour = |text| Colour::parse(text).unwrap();
        let firm = [colour("#0070b0"), colour("#c00000")];
        let palette = Palette::of_firm(colour("#102030"), colour("#fffaf0"), &firm);
        assert_eq!([palette.policy(0).light, palette.policy(1).light], firm);
        let lights: Vec<Colour> = palette.policies.iter().map(|entry| entry.light).collect();
        for (index, a) in lights.iter().enumerate() {
            assert!(lights[..index].iter().all(|b| a.distance(*b) > 0.03), "{a} at {index}");
        }
        let [ink, muted, _, zone, paper] = palette.basics;
        assert!(muted.light.contrast(zone.light) >= TEXT && ink.light.contrast(paper.light) >= TEXT);
        assert!(
            palette
                .policies
                .iter()
                .all(|entry| entry.dark.contrast(paper.dark) >= SHAPE)
        );
    }
}
