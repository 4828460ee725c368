//! The assumptions of a scenario as the report lists them: what each is, its value, and how it is known.

use crate::scenario::{NetworkModel, Scenario, Segment, Size};
use crate::words::{Evidence, Setting, Tally, Words};

/// Works that the evidence names.
pub(super) const REFERENCES: &[&str] = &[
    "Bitly (2011) You just shared a link. How long will people pay attention? Company blog.",
    "Dunbar RIM (1992) Neocortex size as a constraint on group size in primates. Journal of Human Evolution 22(6), 469–493.",
    "Gonçalves B, Perra N, Vespignani A (2011) Modeling users' activity on Twitter networks: validation of Dunbar's number. \
     PLoS ONE 6(8), e22656.",
    "Graffius SM, Lifespan (half-life) of social media posts. Yearly updated report.",
    "Kwak H, Lee C, Park H, Moon S (2010) What is Twitter, a social network or a news media? Proc. WWW, 591–600.",
    "Myers SA, Sharma A, Gupta P, Lin J (2014) Information network or social network? The structure of the Twitter follow \
     graph. Proc. WWW Companion, 493–498.",
];

/// An assumption without solid evidence, and how to see what hangs on it.
pub(super) struct Change {
    /// In plain words.
    pub(super) name: &'static str,
    pub(super) key: &'static str,
    pub(super) value: String,
    pub(super) meaning: String,
    /// Arguments to see what another value does.
    pub(super) try_out: String,
}

impl Change {
    /// The key in the parts between which a line may end.
    pub(super) fn key_parts(&self) -> std::str::SplitInclusive<'static, [char; 2]> {
        parts_of_key(self.key)
    }
}

/// A key in the parts between which a line may end.
fn parts_of_key(key: &'static str) -> std::str::SplitInclusive<'static, [char; 2]> {
    key.split_inclusive(['.', '_'])
}

/// The assumptions without solid evidence that can change a result of `scenario`.
pub(super) fn changes(words: &dyn Words, scenario: &Scenario) -> Vec<Change> {
    let [dilution, spam_penalty, favour, enthusiasm_spread] = words.names_of_assumptions();
    let settings = [
        (favour, Setting::Favour, words.favour(scenario)),
        (spam_penalty, Setting::SpamPenalty, words.spam_penalty(scenario)),
        (dilution, Setting::Dilution, words.dilution(scenario)),
        (
            enthusiasm_spread,
            Setting::EnthusiasmSpread,
            words.enthusiasm_spread(scenario),
        ),
    ];
    let in_force = settings.into_iter().filter(|(_, setting, _)| setting.is_used(scenario));
    let change = |(name, setting, meaning): (&'static str, Setting, String)| Change {
        name,
        key: setting.key(),
        value: words.setting(setting.value(scenario)),
        meaning,
        try_out: setting.try_out(scenario),
    };
    in_force.map(change).collect()
}

/// A setting as the table shows it.
pub(super) struct Row {
    key: &'static str,
    pub(super) value: String,
    pub(super) meaning: &'static str,
    pub(super) evidence: String,
}

impl Row {
    /// The key in the parts between which a line may end.
    pub(super) fn key_parts(&self) -> std::str::SplitInclusive<'static, [char; 2]> {
        parts_of_key(self.key)
    }
}

/// Every setting that has an effect in `scenario`, in its order.
pub(super) fn rows(words: &dyn Words, scenario: &Scenario) -> Vec<Row> {
    let row = |setting: Setting| {
        let evidence = words.evidence(setting.evidence());
        Row {
            key: setting.key(),
            value: words.setting(setting.value(scenario)),
            meaning: words.meaning(setting),
            evidence: if is_set(setting, scenario) {
                words.set_here(&words.setting(setting.default_value()), &evidence)
            } else {
                evidence
            },
        }
    };
    used(scenario).map(row).collect()
}

/// How the settings of `scenario` are known.
pub(super) fn tally(scenario: &Scenario) -> Tally {
    let mut tally = Tally::default();
    for setting in used(scenario) {
        tally.all += 1;
        match setting.evidence() {
            _ if is_set(setting, scenario) => tally.set_here += 1,
            Evidence::Guess | Evidence::NoEstimate => tally.guessed += 1,
            Evidence::Published(_) | Evidence::Trade(_) => tally.measured += 1,
            Evidence::Convention | Evidence::Yours => {}
        }
    }
    for segment in &scenario.segments {
        let (set_here, guessed) = numbers_of(segment, scenario);
        tally.all += set_here + guessed;
        tally.set_here += set_here;
        tally.guessed += guessed;
    }
    tally
}

/// How many numbers of a segment the scenario sets, and how many are at their defaults, which are guesses.
fn numbers_of(segment: &Segment, scenario: &Scenario) -> (usize, usize) {
    let usual = Segment::default();
    let is_invented = scenario.world.network.model == NetworkModel::Communities;
    let pairs = [
        (segment.relevance, usual.relevance, true),
        (segment.apparent_value, usual.apparent_value, true),
        (segment.bio, usual.bio, true),
        (segment.looks_spam, usual.looks_spam, true),
        (segment.audience, usual.audience, is_invented),
        (segment.followees, usual.followees, is_invented),
        (segment.request_rate, usual.request_rate, true),
        (segment.repost, usual.repost, true),
        (segment.forward, usual.forward, true),
        (segment.open_rate, usual.open_rate, true),
    ];
    let used = pairs.iter().filter(|(_, _, is_used)| *is_used);
    #[expect(clippy::float_cmp, reason = "only exactly the default is the default")]
    let set_here = used.clone().filter(|(here, usual, _)| here != usual).count();
    // How many people they are is set wherever no file says it.
    let size = usize::from(segment.size != Size::FromFile);
    (set_here + size, used.count() - set_here)
}

fn used(scenario: &Scenario) -> impl Iterator<Item = Setting> {
    Setting::ALL.into_iter().filter(|setting| setting.is_used(scenario))
}

/// Whether the scenario departs from the default.
fn is_set(setting: Setting, scenario: &Scenario) -> bool {
    setting.value(scenario) != setting.default_value()
}

/// A kind of people as the table shows it.
pub(super) struct SegmentRow {
    pub(super) name: String,
    /// What is special about them.
    pub(super) remark: Option<&'static str>,
    pub(super) people: String,
    pub(super) relevance: String,
    pub(super) apparent_value: String,
    pub(super) request_rate: String,
    pub(super) repost: String,
    pub(super) forward: String,
}

/// The kinds of people, in order of the scenario.
pub(super) fn segments(words: &dyn Words, scenario: &Scenario) -> Vec<SegmentRow> {
    let row = |segment: &Segment| SegmentRow {
        name: segment.name.clone(),
        remark: if segment.decision_maker {
            Some(words.decision_maker())
        } else {
            segment.spam.then(|| words.spammer())
        },
        people: match segment.size {
            Size::Count(people) => words.count(people),
            Size::Fraction(share) => words.percent(share / fractions(scenario)),
            Size::FromFile => words.as_in_file().to_owned(),
        },
        relevance: words.setting(segment.relevance),
        apparent_value: words.setting(segment.apparent_value),
        request_rate: words.setting(segment.request_rate),
        repost: words.setting_percent(segment.repost),
        forward: words.setting_percent(segment.forward),
    };
    scenario.segments.iter().map(row).collect()
}

/// Sum of the fractions, by which they are normalised.
fn fractions(scenario: &Scenario) -> f64 {
    let fraction = |segment: &Segment| match segment.size {
        Size::Fraction(share) => share,
        Size::Count(_) | Size::FromFile => 0.0,
    };
    scenario.segments.iter().map(fraction).sum()
}
