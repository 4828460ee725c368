//! Requests that nobody makes, or that never come to an end.

use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
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
