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
    /// Text, intervals, the zero line.
    pub(super) ink: Entry,
    /// Text of lesser weight.
    pub(super) muted: Entry,
    /// Rules and axes.
    pub(super) rule: Entry,
    /// Zones behind the data.
    pub(super) zone: Entry,
    /// The background.
    pub(super) paper: Entry,
    /// The rule on top of charts, if the firm has one.
    pub(super) accent: Option<Entry>,
    /// Links of pages and slides: text, in the accent if there is one.
    pub(super) link: Entry,
    policies: Vec<Entry>,
}

const BASICS: [(&str, &str, &str); 5] = [
    ("ink", "#1c2430", "#eef1f5"),
    ("muted", "#566070", "#aab4c0"),
    ("rule", "#c9d0d9", "#3c4653"),
    ("zone", "#e9edf2", "#252d38"),
    ("paper", "#ffffff", "#161b22"),
];
const LINK: (&str, &str, &str) = ("link", "#005a8f", "#7cc4f2");
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
/// Least contrast of white with the paper of a dark screen.
const NIGHT: f64 = 16.0;
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
        let [ink, muted, rule, zone, paper] = BASICS.each_ref().map(entry);
        Self {
            ink,
            muted,
            rule,
            zone,
            paper,
            accent: None,
            link: entry(&LINK),
            policies: POLICIES.iter().map(entry).collect(),
        }
    }

    /// The colours of a firm. What lies between ink and paper is mixed of them; policies that it gives no colour have those of
    /// the house that look least like its own.
    pub(super) fn of_firm(ink: Colour, paper: Colour, accent: Option<Colour>, policies: &[Colour]) -> Self {
        let mut palette = Self::house();
        if (ink, paper) != (palette.ink.light, palette.paper.light) {
            let (light, dark) = (shades((ink, paper)), shades(at_night(ink, paper)));
            let basics = [
                &mut palette.ink,
                &mut palette.muted,
                &mut palette.rule,
                &mut palette.zone,
                &mut palette.paper,
            ];
            for (basic, (light, dark)) in basics.into_iter().zip(light.into_iter().zip(dark)) {
                (basic.light, basic.dark) = (light, dark);
            }
        }
        let (ink, zone, paper) = (palette.ink, palette.zone, palette.paper);
        palette.accent = accent.map(|light| Entry {
            class: "accent",
            light,
            dark: light.until_contrast(SHAPE, paper.dark, ink.dark),
        });
        let Entry { light, dark, .. } = palette.accent.unwrap_or(palette.link);
        palette.link.light = light.until_contrast(TEXT, zone.light, ink.light);
        palette.link.dark = dark.until_contrast(TEXT, zone.dark, ink.dark);

        palette.policies = policies_of_firm(policies, paper);
        palette
    }

    /// Ink, muted, rule, zone and paper.
    pub(super) fn basics(&self) -> [Entry; 5] {
        [self.ink, self.muted, self.rule, self.zone, self.paper]
    }

    /// The colour of the policy at `index`; of too many, colours come round again, and names tell them apart.
    pub(super) fn policy(&self, index: usize) -> Entry {
        self.policies[index % self.policies.len()]
    }

    /// CSS rules that turn pictures to their colours on a dark screen.
    pub(super) fn dark_css(&self) -> String {
        self.css("", |entry| entry.dark)
    }

    /// CSS rules that turn pictures to their colours on paper, behind a selector of where they are.
    pub(super) fn light_css(&self, within: &str) -> String {
        self.css(within, |entry| entry.light)
    }

    fn css(&self, within: &str, shade: fn(&Entry) -> Colour) -> String {
        let rule = |entry: &Entry| {
            let (class, colour) = (entry.class, shade(entry));
            format!("{within}.fill-{class}{{fill:{colour}}}{within}.stroke-{class}{{stroke:{colour}}}")
        };
        let basics = self.basics();
        let entries = basics.iter().chain(&self.accent).chain(&self.policies);
        entries.map(rule).collect()
    }
}

/// Ink, muted, rule, zone and paper, mixed of ink and paper.
fn shades((ink, paper): (Colour, Colour)) -> [Colour; 5] {
    let zone = paper.mixed(ink, 0.09);
    let muted = ink.mixed(paper, 0.28).until_contrast(TEXT, zone, ink);
    [ink, muted, paper.mixed(ink, 0.24), zone, paper]
}

/// Ink and paper of a firm on a dark screen: its paper, a little dimmed, on its ink, darkened. A firm that is light on dark by day
/// stays so.
fn at_night(ink: Colour, paper: Colour) -> (Colour, Colour) {
    if ink.luminance() > paper.luminance() {
        return (ink, paper);
    }
    let ground = ink.until_contrast(NIGHT, Colour::WHITE, Colour::BLACK);
    // More than text needs, for it stands on zones too.
    let text = paper
        .mixed(ground, 0.06)
        .until_contrast(1.5 * TEXT, ground, Colour::WHITE);
    (text, ground)
}

/// The firm's own colours on its paper, then those of the house that look least like them; each class goes with its place.
fn policies_of_firm(firm: &[Colour], paper: Entry) -> Vec<Entry> {
    let mut own: Vec<(Colour, Colour)> = Vec::new();
    for &light in firm {
        let before: Vec<Colour> = own.iter().map(|&(_, dark)| dark).collect();
        own.push((light, lightened(light, paper.dark, &before)));
    }
    let looks_new = |entry: &Entry| {
        let mut own = own.iter();
        own.all(|(light, dark)| light.distance(entry.light) > ALIKE && dark.distance(entry.dark) > ALIKE)
    };
    let toward = if paper.light.luminance() > 0.5 {
        Colour::BLACK
    } else {
        Colour::WHITE
    };
    let rest = POLICIES.iter().map(entry).filter(looks_new).map(|entry| {
        (
            entry.light.until_contrast(SHAPE, paper.light, toward),
            entry.dark.until_contrast(SHAPE, paper.dark, Colour::WHITE),
        )
    });
    let mut colours: Vec<(Colour, Colour)> = own.iter().copied().chain(rest).collect();
    while colours.len() < MOST_POLICIES {
        colours.push(another(&colours, paper));
    }
    let classes = POLICIES.iter().map(|&(class, ..)| class);
    classes
        .zip(colours)
        .map(|(class, (light, dark))| Entry { class, light, dark })
        .collect()
}

/// A colour of the house, made darker or lighter, that is seen on paper and looks least like all that are there.
fn another(colours: &[(Colour, Colour)], paper: Entry) -> (Colour, Colour) {
    let best = |shade: fn(Entry) -> Colour, taken: fn(&(Colour, Colour)) -> Colour| {
        let nearest = |colour: &Colour| {
            let distances = colours.iter().map(|other| taken(other).distance(*colour));
            distances.fold(f64::INFINITY, f64::min)
        };
        let shades = POLICIES.iter().map(entry).flat_map(move |entry| {
            let ways = [Colour::BLACK, Colour::WHITE].map(|end| shade(entry).toward(end).step_by(10));
            ways.into_iter().flatten()
        });
        let seen = shades.filter(|colour| colour.contrast(shade(paper)) >= SHAPE);
        seen.max_by(|a, b| nearest(a).total_cmp(&nearest(b)))
    };
    let light = best(|entry| entry.light, |pair| pair.0);
    let dark = best(|entry| entry.dark, |pair| pair.1);
    // On paper of a middling grey nothing else is seen.
    (light.unwrap_or(Colour::BLACK), dark.unwrap_or(Colour::WHITE))
}

/// A firm's colour made lighter until it is seen on dark paper, and looks unlike those before it: two dark blues must not become the
/// same light blue.
fn lightened(colour: Colour, paper: Colour, before: &[Colour]) -> Colour {
    let looks_new = |lighter: &Colour| before.iter().all(|other| other.distance(*lighter) > ALIKE);
    colour
        .toward(Colour::WHITE)
        .find(|lighter| lighter.contrast(paper) >= TEXT && looks_new(lighter))
        .unwrap_or_else(|| colour.until_contrast(TEXT, paper, Colour::WHITE))
}

#[cfg(test)]
mod tests {
    use super::super::colour::Blindness;
    use super::*;

    #[test]
    fn text_has_a_contrast_of_at_least_four_and_a_half() {
        let palette = Palette::house();
        let [ink, muted, _, zone, paper] = palette.basics();
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
        let paper = palette.paper;
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
        let firm = [colour("#0070b0"), colour("#c00000")];
        let palette = Palette::of_firm(colour("#102030"), colour("#fffaf0"), None, &firm);
        assert_eq!([palette.policy(0).light, palette.policy(1).light], firm);
        let lights: Vec<Colour> = palette.policies.iter().map(|entry| entry.light).collect();
        for (index, a) in lights.iter().enumerate() {
            assert!(lights[..index].iter().all(|b| a.distance(*b) > 0.03), "{a} at {index}");
        }
    }

    #[test]
    fn a_firm_has_twelve_colours_that_differ_whatever_it_gives() {
        for given in [
            vec!["#6a5f60", "#777733"],
            vec!["#7f3f7f", "#8f5f9f", "#5f5f7f"],
            vec!["#446688", "#884466", "#448866", "#668844", "#664488", "#886644"],
            vec!["#0072b2"; 1],
        ] {
            let firm: Vec<Colour> = given.iter().map(|text| colour(text)).collect();
            let palette = Palette::of_firm(colour("#102030"), Colour::WHITE, None, &firm);
            assert_eq!(palette.policies.len(), MOST_POLICIES, "{given:?}");
            for (index, a) in palette.policies.iter().enumerate() {
                for b in &palette.policies[..index] {
                    let (light, dark) = (a.light.distance(b.light), a.dark.distance(b.dark));
                    assert!(light > 0.02 && dark > 0.02, "{a:?} and {b:?} of {given:?}");
                }
            }
        }
    }

    #[test]
    fn a_firm_is_readable_on_paper_and_on_a_dark_screen() {
        let firms = [
            ("#102030", "#fffaf0", "#d64545"),
            ("#1b1b3a", "#fffdf7", "#c8102e"),
            ("#7a0019", "#ffffff", "#b8860b"),
            ("#000000", "#808080", "#003300"),
            ("#ffffff", "#101010", "#ffcc00"),
        ];
        for (ink, paper, accent) in firms {
            let policies = [accent, ink].map(colour);
            let palette = Palette::of_firm(colour(ink), colour(paper), Some(colour(accent)), &policies);
            let [ink, muted, _, zone, paper] = palette.basics();
            for text in [ink, muted, palette.link] {
                for ground in [zone, paper] {
                    let (light, dark) = (text.light.contrast(ground.light), text.dark.contrast(ground.dark));
                    // What the firm itself gives for ink and paper may just do on paper, and not on zones.
                    let least = TEXT.min(ink.light.contrast(zone.light));
                    assert!(
                        light >= least && dark >= TEXT,
                        "{text:?} on {ground:?}: {light:.2}, {dark:.2}"
                    );
                }
            }
            for shape in palette.accent.iter().chain(&palette.policies) {
                assert!(shape.dark.contrast(paper.dark) >= SHAPE, "{shape:?}");
            }
        }
    }

    #[test]
    fn dark_blues_stay_apart_on_a_dark_screen() {
        let blues = ["#0b2a5b", "#123f86", "#0b69a3"].map(colour);
        let palette = Palette::of_firm(colour("#102030"), Colour::WHITE, None, &blues);
        let darks = [0, 1, 2].map(|index| palette.policy(index).dark);
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            assert!(darks[a].distance(darks[b]) > ALIKE, "{} and {}", darks[a], darks[b]);
        }
    }

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }
}
