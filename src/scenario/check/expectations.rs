//! Expectations speak of policies and figures that there are.

use crate::scenario::claim::{Claim, Mistake, in_claim, is_plain};
use crate::scenario::document::Place;
use crate::scenario::expect::{ExpectKeys, PolicyFigure, Subjects};
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::suggest::quoted;
use crate::scenario::written::Written;

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    let expectations = written.expect.iter().enumerate();
    let understood = expectations.filter(|(index, _)| places.are_sound(&[&path_of(*index)]));
    understood
        .flat_map(|(index, expectation)| remarks(written, places, index, expectation))
        .collect()
}

fn path_of(index: usize) -> String {
    format!("expect.{index}.that")
}

fn remarks(written: &Written, places: &Places, index: usize, expectation: &ExpectKeys) -> Vec<Remark> {
    let place = places.near(&path_of(index));
    let subjects = Subjects::new(&written.policy, &written.channel, &written.campaign);
    let claim = if places.are_sound(&["policy", "channel", "campaign"]) {
        expectation.claim(&subjects)
    } else {
        // What there is is not known; the rest may be wrong all the same.
        return Claim::read(&expectation.that)
            .err()
            .map(|mistake| remark(mistake, &expectation.that, place))
            .into_iter()
            .collect();
    };
    match claim {
        Ok(claim) => without_money(written, &claim, place).into_iter().collect(),
        Err(mistakes) => {
            let unquoted = subjects
                .names()
                .find(|name| stands_without_quotes(name, &expectation.that));
            if let Some(name) = unquoted {
                let title = format!("the name {} needs quotes here", quoted(name));
                let help = format!("write {}.reach", in_claim(name));
                return vec![Remark::mistake(place, title).help(help)];
            }
            let remark = |mistake| remark(mistake, &expectation.that, place);
            mistakes.into_iter().map(remark).collect()
        }
    }
}

/// Whether a name that needs quotes stands in a text without them.
fn stands_without_quotes(name: &str, text: &str) -> bool {
    let behind_quote = |at: usize| text[..at].ends_with(['"', '\'']);
    let mut found = text.match_indices(name);
    !is_plain(name) && found.any(|(at, _)| !behind_quote(at) && text[at + name.len()..].trim_start().starts_with('.'))
}

/// A mistake of a claim, where it stands in the file.
fn remark(mistake: Mistake, text: &str, whole: Option<Place>) -> Remark {
    let Mistake {
        place,
        title,
        label,
        help,
    } = mistake;
    let exact = whole.zip(place).and_then(|(whole, part)| {
        // With an escape in it, a text is shorter than what stands in the file, and its bytes stand elsewhere.
        let quotes = match (whole.end - whole.start).checked_sub(text.len()) {
            Some(0) => 0,
            Some(2) => 1,
            _ => return None,
        };
        Some(Place {
            start: whole.start + quotes + part.start,
            end: whole.start + quotes + part.end,
            ..whole
        })
    });
    Remark::mistake(exact.or(whole), title).label(label).help(help)
}

/// Where nothing has a price, values are 0 whatever happens.
fn without_money(written: &Written, claim: &Claim<PolicyFigure>, place: Option<Place>) -> Option<Remark> {
    let speaks_of_value = claim.terms.iter().any(|term| term.of.figure.is_money());
    let has_value = written.clone().into_meant().has_value();
    (speaks_of_value && !has_value).then(|| {
        Remark::warning(place, "`value` is 0 here, whatever happens")
            .label("the scenario puts no money on anything")
            .help("write outcome.deal_value, or speak of deals".to_owned())
    })
}
