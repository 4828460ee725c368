//! Requests that nobody makes, or that never come to an end.

use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    if let Some(file) = &written.requests.from {
        return contacts(written, &file.path_as_written, places).into_iter().collect();
    }
    // On channels each has its own requests, which are looked at there.
    if !written.channel.is_empty() || !places.are_sound(&["requests", "segment", "world.network"]) {
        return Vec::new();
    }
    let requests = &written.requests;
    let nobody = (requests.count == 0).then(|| {
        Remark::warning(
            places.near("requests.count"),
            "nobody requests, so every policy gets the same",
        )
    });
    let unheard = written.world.network.leaves_requesters_unheard(&written.segment);
    let endless = (requests.count > 1 && requests.closure >= 1.0 && unheard).then(|| {
        Remark::mistake(
            places.near("requests.closure"),
            "requests can only come through audiences, but there are none",
        )
        .label("1 means that each request but the first comes through an audience")
        .help("lower closure, or raise world.network.mean_audience".to_owned())
    });
    nobody.into_iter().chain(endless).collect()
}

/// What a list of contacts does not go with.
fn contacts(written: &Written, path: &str, places: &Places) -> Option<Remark> {
    let place = || places.near("requests.from");
    if path.is_empty() {
        return Some(
            Remark::mistake(place(), "the path of the contacts is empty").help(
                "leave it out, or write from = \"contacts.csv\", seen from the folder of the scenario".to_owned(),
            ),
        );
    }
    if written.campaign.is_planned() {
        return Some(
            Remark::mistake(place(), "a list of contacts does not go with a campaign yet")
                .label("it does not say who of them asks before which release")
                .help("leave out `from`, or [campaign]".to_owned()),
        );
    }
    (!written.channel.is_empty()).then(|| {
        Remark::mistake(place(), "a list of contacts does not go with channels yet")
            .label("it does not say who of them asks on which channel")
            .help("leave out `from`, or the tables [[channel]]".to_owned())
    })
}
