//! What a network file needs, and what a network that is drawn has room for.

use super::fractions::tidy;
use crate::graph::read::Columns;
use crate::scenario::kind::Grouped;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;
use crate::scenario::{NetworkLaw, World};

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    let mut remarks = file(written, places);
    if places.are_sound(&["world"])
        && let Some(law) = written.world.network.model.law()
    {
        remarks.extend(too_large_an_audience(&written.world, places));
        remarks.extend(
            matches!(law, NetworkLaw::Blocks | NetworkLaw::Lfr)
                .then(|| too_many_blocks(&written.world, places))
                .flatten(),
        );
        remarks.extend(
            (law == NetworkLaw::Rmat)
                .then(|| quarters_beyond_a_whole(&written.world, places))
                .flatten(),
        );
    }
    remarks
}

fn quarters_beyond_a_whole(world: &World, places: &Places) -> Option<Remark> {
    let network = &world.network;
    let [a, b, c] = [network.quarter_a, network.quarter_b, network.quarter_c];
    // As people write shares: what ten decimals do not tell apart is 1.
    (a + b + c > 1.0 + 1e-10).then(|| {
        let title = format!("the quarters sum to {}, which is more than 1", tidy(a + b + c));
        Remark::mistake(places.near("world.network.quarter_a"), title)
            .label(format!("beside quarter_b = {b} and quarter_c = {c}"))
            .help("write `quarter_a`, `quarter_b` and `quarter_c` so that they sum to 1 at most".to_owned())
    })
}

fn too_large_an_audience(world: &World, places: &Places) -> Option<Remark> {
    let others = world.people - 1;
    (world.network.mean_audience > others as f64).then(|| {
        Remark::warning(
            places.near("world.network.mean_audience"),
            "`mean_audience` is more than there are others",
        )
        .label(format!("nobody can be heard by more than {}", Grouped(others)))
    })
}

fn too_many_blocks(world: &World, places: &Places) -> Option<Remark> {
    (u64::from(world.network.blocks) > world.people).then(|| {
        let title = format!(
            "{} blocks are more than there are people",
            Grouped(world.network.blocks.into())
        );
        Remark::mistake(places.near("world.network.blocks"), title)
            .help(format!("write a whole number from 1 to {}", Grouped(world.people)))
    })
}

fn file(written: &Written, places: &Places) -> Vec<Remark> {
    let Some(list) = written.world.network.model.file() else {
        return Vec::new();
    };
    let mut remarks = Vec::new();
    if list.path_as_written.is_empty() && places.are_sound(&["world.network.path"]) {
        let place = places
            .written("world.network.path")
            .or_else(|| places.near("world.network.model"));
        remarks.push(
            Remark::mistake(place, "a network file needs its `path`")
                .help("write path = \"edges.txt\", seen from the folder of the scenario".to_owned()),
        );
    }
    if list.segments_as_written.as_ref().is_some_and(String::is_empty) {
        let place = places.near("world.network.segments");
        remarks.push(Remark::mistake(place, "the path of the segments is empty").help("leave it out".to_owned()));
    }
    let place = || places.near("world.network.segment_attribute");
    match (&list.segments_as_written, &list.segment_attribute) {
        (_, Some(attribute)) if attribute.is_empty() => {
            remarks
                .push(Remark::mistake(place(), "the name of the attribute is empty").help("leave it out".to_owned()));
        }
        (Some(_), Some(_)) => remarks.push(
            Remark::mistake(place(), "`segments` names everybody's segment already")
                .help("leave out segments or segment_attribute".to_owned()),
        ),
        _ => {}
    }
    if let Some(written) = &list.columns_as_written
        && let Err(error) = written.parse::<Columns>()
    {
        let place = places.near("world.network.columns");
        let help = "write columns = \"source,target\" with the names of the two columns, or columns = \"1,2\" with their numbers";
        remarks.push(Remark::mistake(place, format!("`columns` {error}")).help(help.to_owned()));
    }
    remarks
}
