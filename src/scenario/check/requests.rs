//! Requests that nobody makes, or that never come to an end.

use crate::scenario::NetworkModel;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    if !places.are_sound(&["requests", "segment", "world.network"]) {
        return Vec::new();
    }
    let requests = &written.requests;
    let nobody = (requests.count == 0).then(|| {
        Remark::warning(
            places.near("requests.count"),
            "nobody requests, so every policy gets the same",
        )
    });
    let endless = (requests.count > 1 && requests.closure >= 1.0 && nobody_has_an_audience(written)).then(|| {
        Remark::mistake(
            places.near("requests.closure"),
            "requests can only come through audiences, but there are none",
        )
        .label("1 means that each request but the first comes through an audience")
        .help("lower closure, or raise world.network.mean_audience".to_owned())
    });
    nobody.into_iter().chain(endless).collect()
}

fn nobody_has_an_audience(written: &Written) -> bool {
    let asking = || written.segment.iter().filter(|segment| segment.request_rate > 0.0);
    match written.world.network.model {
        NetworkModel::Communities => {
            let network = &written.world.network;
            // Whoever speaks to nobody may still have answered somebody who does.
            let answers = network.reciprocity > 0.0 && written.segment.iter().any(|segment| segment.audience > 0.0);
            network.mean_audience <= 0.0 || (!answers && asking().all(|segment| segment.audience <= 0.0))
        }
        NetworkModel::Random => written.world.network.mean_audience <= 0.0,
        NetworkModel::File(_) => false,
    }
}
