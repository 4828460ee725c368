//! What the answer depends on, and which policy is safe.

use crate::estimate::{Estimate, Standing};
use crate::report::section::{Head, Section, SectionTable};
use crate::study::sensitivity::{
    Assumption, Bar, End, Futures, Influences, PolicyInFutures, RuleOf, RuleSide, ShareOf, Tornado,
};
use crate::words::Words;

/// The name of the section of assumptions one at a time.
pub const TORNADO: &str = "tornado";

/// More exceptions than this are counted and not listed.
const MOST_LISTED: usize = 5;

/// The section of assumptions one at a time.
pub fn tornado(words: &dyn Words, tornado: &Tornado, assumptions: &[Assumption]) -> Section {
    let count = words.count(tornado.bars.len() as u64);
    let mut notes = vec![words.tornado_note(&count, &words.count(tornado.trials))];
    if tornado.bars.len() < tornado.asked {
        notes.push(words.stopped_early(&count, &words.count(tornado.asked as u64)));
    }
    if tornado.bars.is_empty() {
        notes.clear();
    }
    Section {
        id: TORNADO,
        heading: words.tornado_heading().to_owned(),
        findings: depends(words, tornado, assumptions),
        charts: Vec::new(),
        tables: if tornado.bars.is_empty() {
            Vec::new()
        } else {
            vec![ends(words, tornado, assumptions)]
        },
        notes,
    }
}

/// What the answer depends on, the most telling sentence first.
pub(crate) fn depends(words: &dyn Words, tornado: &Tornado, assumptions: &[Assumption]) -> Vec<String> {
    let Some(longest) = tornado.bars.first() else {
        return vec![words.nothing_uncertain()];
    };
    let count = words.count(tornado.bars.len() as u64);
    let leader = words.named(&tornado.leader);
    let Some(rival) = &tornado.rival else {
        return vec![
            words.one_policy_depends(&leader, &count),
            moves_reach_most(words, longest, assumptions),
        ];
    };
    let rival = words.named(rival);
    let exceptions: Vec<String> = tornado
        .bars
        .iter()
        .flat_map(|bar| bar.ends().map(|end| (bar.assumption, end)))
        .filter_map(|(assumption, end)| exception(words, &assumptions[assumption], end))
        .collect();
    let first = if tornado.standing != Standing::Ahead {
        no_lead(words, tornado)
    } else if exceptions.is_empty() {
        words.survives_all(&leader, &rival, &count)
    } else {
        let counted = words.exceptions(exceptions.len() as u64);
        let mut listed: Vec<String> = exceptions.iter().take(MOST_LISTED).cloned().collect();
        if exceptions.len() > MOST_LISTED {
            listed.push(words.and_more(&words.count((exceptions.len() - MOST_LISTED) as u64)));
        }
        words.survives_but(&leader, &rival, &count, &counted, &words.listed(&listed))
    };
    vec![first, moves_most(words, longest, assumptions)]
}

/// That nobody is clearly ahead to begin with, and at how many ends somebody is.
fn no_lead(words: &dyn Words, tornado: &Tornado) -> String {
    let ends = || tornado.bars.iter().flat_map(Bar::ends);
    let at = |standing: Standing| words.count(ends().filter(|end| end.standing == standing).count() as u64);
    words.no_lead_to_survive(
        &words.named(&tornado.leader),
        &words.count(ends().count() as u64),
        &at(Standing::Ahead),
        &at(Standing::Behind),
    )
}

/// The same in a line, for a picture.
pub(crate) fn survives(words: &dyn Words, tornado: &Tornado) -> String {
    let surviving = tornado.bars.iter().filter(|bar| bar.is_survived()).count();
    let [surviving, all] = [surviving, tornado.bars.len()].map(|count| words.count(count as u64));
    let leader = words.named(&tornado.leader);
    match &tornado.rival {
        Some(_) if tornado.standing != Standing::Ahead => no_lead(words, tornado),
        Some(rival) => words.survives_count(&leader, &words.named(rival), &surviving, &all),
        None => words.one_policy_depends(&leader, &all),
    }
}

/// That the leader is not ahead at an end; none where it is.
fn exception(words: &dyn Words, assumption: &Assumption, end: &End) -> Option<String> {
    let (what, value) = (
        called(words, assumption),
        value_in_sentence(words, assumption, end.value),
    );
    match end.standing {
        Standing::Ahead => None,
        Standing::Behind => Some(words.end_overtaken(&what, &value, &words.named(&end.best))),
        Standing::Same => Some(words.end_level(&what, &value)),
        Standing::Unsettled => Some(words.end_open(&what, &value)),
    }
}

fn moves_most(words: &dyn Words, bar: &Bar, assumptions: &[Assumption]) -> String {
    let assumption = &assumptions[bar.assumption];
    let [low, high] = bar
        .ends()
        .map(|end| (value_in_sentence(words, assumption, end.value), words.lead(end.lead)));
    words.moves_most(&called(words, assumption), &low.0, &low.1, &high.0, &high.1)
}

/// The same where there is one policy.
fn moves_reach_most(words: &dyn Words, bar: &Bar, assumptions: &[Assumption]) -> String {
    let assumption = &assumptions[bar.assumption];
    let [low, high] = bar.ends().map(|end| {
        (
            value_in_sentence(words, assumption, end.value),
            words.percent_of(end.lead),
        )
    });
    words.moves_reach_most(&called(words, assumption), &low.0, &low.1, &high.0, &high.1)
}

/// An assumption in a sentence.
pub(crate) fn called(words: &dyn Words, assumption: &Assumption) -> String {
    words.called(&assumption.path, assumption.key.as_deref())
}

/// A value of it in a sentence.
fn value_in_sentence(words: &dyn Words, assumption: &Assumption, value: f64) -> String {
    words.in_sentence(words.value_of_key(value), assumption.scales())
}

/// A value of it beside its name.
fn value_beside(words: &dyn Words, assumption: &Assumption, value: f64) -> String {
    words.beside(words.value_of_key(value), assumption.scales())
}

fn ends(words: &dyn Words, tornado: &Tornado, assumptions: &[Assumption]) -> SectionTable {
    let [low, high] = words.end_heads();
    let cell = |assumption: &Assumption, end: &End| {
        format!(
            "{}: {}",
            value_beside(words, assumption, end.value),
            words.lead_with_interval(end.lead)
        )
    };
    let row = |bar: &Bar| {
        let assumption = &assumptions[bar.assumption];
        vec![
            called(words, assumption),
            assumption.path.clone(),
            assumption
                .here
                .map_or("–".to_owned(), |here| value_beside(words, assumption, here)),
            cell(assumption, &bar.low),
            cell(assumption, &bar.high),
        ]
    };
    SectionTable {
        caption: words.tornado_heading().to_owned(),
        heads: vec![
            Head::words(words.assumption_column()),
            Head::words(words.key_column()),
            Head::numbers(words.here_head()),
            Head::numbers(format!("{low}: {}", words.lead_column())),
            Head::numbers(format!("{high}: {}", words.lead_column())),
        ],
        rows: tornado.bars.iter().map(row).collect(),
    }
}

/// The section of assumptions that matter together.
pub fn influences(words: &dyn Words, influences: &Influences, assumptions: &[Assumption]) -> Section {
    let heads = words.influences_heads().map(Head::numbers);
    let share = |share: Option<ShareOf>| share.map_or("–".to_owned(), |share| share_cell(words, share));
    let rows = influences.rows.iter().map(|row| {
        let assumption = &assumptions[row.assumption];
        let effect = Estimate {
            estimate: row.size,
            low: row.size_low,
            high: row.size_high,
        };
        vec![
            called(words, assumption),
            assumption.path.clone(),
            words.lead_with_interval(effect).trim_start_matches('+').to_owned(),
            words.points(row.spread),
            share(row.first),
            share(row.total),
        ]
    });
    let first = influences
        .rows
        .first()
        .map(|row| called(words, &assumptions[row.assumption]));
    Section {
        id: "influences",
        heading: words.influences_heading().to_owned(),
        findings: first.map(|first| words.matters_most(&first)).into_iter().collect(),
        charts: Vec::new(),
        tables: vec![SectionTable {
            caption: words.influences_heading().to_owned(),
            heads: [Head::words(words.assumption_column()), Head::words(words.key_column())]
                .into_iter()
                .chain(heads)
                .collect(),
            rows: rows.collect(),
        }],
        notes: vec![words.influences_note(
            &words.count(influences.walks as u64),
            &words.count(influences.sobol_rows as u64),
        )],
    }
}

fn share_cell(words: &dyn Words, share: ShareOf) -> String {
    let percent = |share: f64| words.decimal(100.0 * share, 0);
    format!(
        "{}\u{a0}% [{}, {}]",
        percent(share.estimate),
        percent(share.low),
        percent(share.high)
    )
}

/// The section of many futures.
pub fn futures(words: &dyn Words, futures: &Futures, assumptions: &[Assumption]) -> Section {
    let done = words.count(futures.futures.len() as u64);
    let mut notes = vec![words.futures_note(&done, &words.count(futures.trials))];
    if futures.drawn_in > 0 {
        notes.push(words.sets_drawn_in(&words.count(futures.drawn_in as u64), &done));
    }
    if futures.futures.len() < futures.planned {
        notes.push(words.stopped_early(&done, &words.count(futures.planned as u64)));
    }
    let heads = words.futures_heads().map(Head::numbers);
    let row = |policy: &PolicyInFutures| {
        let mut cells = vec![policy.name.clone()];
        cells.extend([policy.wins, policy.level, policy.loses].map(|share| words.percent_with_interval(share)));
        cells.extend([policy.regret_median, policy.regret_p95, policy.regret_worst].map(|regret| words.points(regret)));
        cells
    };
    Section {
        id: "futures",
        heading: words.futures_heading().to_owned(),
        findings: safe(words, futures, assumptions),
        charts: Vec::new(),
        tables: vec![SectionTable {
            caption: words.futures_heading().to_owned(),
            heads: std::iter::once(Head::words(words.policy_head())).chain(heads).collect(),
            rows: futures.policies.iter().map(row).collect(),
        }],
        notes,
    }
}

/// Which policy is best most often, how much it loses at most, and when another is best.
pub(crate) fn safe(words: &dyn Words, futures: &Futures, assumptions: &[Assumption]) -> Vec<String> {
    if futures.futures.is_empty() || futures.policies.len() < 2 {
        return Vec::new();
    }
    let held = |policy: &PolicyInFutures| policy.loses.complement();
    let best = futures.policies.iter().reduce(|best, policy| {
        if held(policy).estimate > held(best).estimate {
            policy
        } else {
            best
        }
    });
    let Some(best) = best else { return Vec::new() };
    let share = held(best);
    let first = words.best_in(
        &words.named(&best.name),
        &words.percent_of(share),
        &words.percent_range(share),
        &words.count(futures.futures.len() as u64),
    );
    let worst = if best.regret_worst > 0.0 {
        words.never_worse_than(&words.counted_points(best.regret_worst))
    } else {
        words.never_worse()
    };
    let rule = match &futures.rule {
        Some(rule) => when(words, rule, assumptions),
        None => words.no_rule(),
    };
    vec![first + &worst, rule]
}

/// A rule in a line, for a picture.
pub(crate) fn rule_title(words: &dyn Words, rule: &RuleOf, assumptions: &[Assumption]) -> String {
    words.rule_title(
        &words.named(&rule.policy),
        &words.listed(&sides(words, rule, assumptions)),
    )
}

fn when(words: &dyn Words, rule: &RuleOf, assumptions: &[Assumption]) -> String {
    words.rule(
        &words.named(&rule.policy),
        &words.listed(&sides(words, rule, assumptions)),
        &words.rough_percent(rule.coverage),
        &words.rough_percent(rule.density),
        &words.count(rule.judges),
    )
}

/// What a rule asks, assumption by assumption.
fn sides(words: &dyn Words, rule: &RuleOf, assumptions: &[Assumption]) -> Vec<String> {
    let side = |side: &RuleSide| {
        let assumption = &assumptions[side.assumption];
        let what = called(words, assumption);
        let value = |value: f64| value_in_sentence(words, assumption, value);
        match (side.at_least, side.at_most) {
            (Some(low), Some(high)) => Some(words.between_values(&what, &value(low), &value(high))),
            (Some(low), None) => Some(words.at_least(&what, &value(low))),
            (None, Some(high)) => Some(words.at_most(&what, &value(high))),
            (None, None) => None,
        }
    };
    rule.sides.iter().filter_map(side).collect()
}
