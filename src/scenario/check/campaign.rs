//! Campaigns: releases in order of time and far enough apart, and what they cannot go together with.

use super::people::size_mistakes;
use crate::scenario::campaign::{Campaign, MOST_RELEASES};
use crate::scenario::kind::Grouped;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::written::Written;
use crate::scenario::{SizeMistake, deal};

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    if !places.are_sound(&["campaign", "release"]) {
        return Vec::new();
    }
    let campaign = &written.campaign;
    let mut remarks = Vec::new();
    remarks.extend(said_twice(campaign, places));
    remarks.extend(too_many(campaign, places));
    if !campaign.is_planned() {
        return remarks;
    }
    remarks.extend(on_stored_network(written, places));
    remarks.extend(limited(written, places));
    if remarks.is_empty() {
        remarks.extend(times(written, places));
        remarks.extend(late_posts(written, places));
        remarks.extend(too_few_people(written, places));
    }
    remarks
}

fn said_twice(campaign: &Campaign, places: &Places) -> Option<Remark> {
    let both = campaign.releases.is_some() && !campaign.release.is_empty();
    both.then(|| {
        Remark::mistake(
            places.near("campaign.releases"),
            "`releases` and tables [[campaign.release]] rule each other out",
        )
        .label("the tables say how many there are")
        .help("leave out `releases`, or leave out the tables".to_owned())
    })
}

fn too_many(campaign: &Campaign, places: &Places) -> Option<Remark> {
    let count = campaign.release.len();
    let place = places.near(&format!("campaign.release.{MOST_RELEASES}.at"));
    (count > MOST_RELEASES).then(|| {
        Remark::mistake(
            place,
            format!("there are {count} tables [[campaign.release]], more than {MOST_RELEASES}"),
        )
        .help(format!("leave out all but {MOST_RELEASES}"))
    })
}

fn on_stored_network(written: &Written, places: &Places) -> Option<Remark> {
    let is_stored = places.are_sound(&["world.network.model"]) && written.world.network.model.is_built();
    is_stored.then(|| {
        Remark::mistake(
            places.near("world.network.model"),
            "a campaign is played in a world of its own in every trial",
        )
        .label("[campaign] needs model = \"communities\"")
        .help("write model = \"communities\", or leave out [campaign]".to_owned())
    })
}

fn limited(written: &Written, places: &Places) -> Option<Remark> {
    written.experiment.max_readers.map(|_| {
        Remark::mistake(
            places.near("experiment.max_readers"),
            "a campaign has no limit of readers, which would cut some releases short",
        )
        .help("leave out `max_readers`, or leave out [campaign]".to_owned())
    })
}

/// Each release has to be over before the next one comes.
fn times(written: &Written, places: &Places) -> Vec<Remark> {
    let (campaign, horizon) = (&written.campaign, written.release.horizon);
    let mut remarks = Vec::new();
    if campaign.interval < horizon {
        let title = format!(
            "the next release comes after {} h, when the last one still spreads: its horizon is {horizon} h",
            campaign.interval
        );
        let help = format!("write interval = {horizon:?} or more, or lower release.horizon");
        remarks.push(Remark::mistake(places.near("campaign.interval"), title).help(help));
    }
    if let Some(first) = campaign.release.first().filter(|first| first.at > 0.0) {
        let title = format!(
            "the first release is at {} h, and all times are counted from it",
            first.at
        );
        let help = "write at = 0, and count the others from there".to_owned();
        remarks.push(Remark::mistake(places.near("campaign.release.0.at"), title).help(help));
    }
    for (number, pair) in campaign.release.windows(2).enumerate() {
        let (before, at) = (pair[0].at, pair[1].at);
        let place = || places.near(&format!("campaign.release.{}.at", number + 1));
        let help = || format!("write at = {:?} or later, or lower release.horizon", before + horizon);
        if at <= before {
            let title = format!("the release at {at} h stands behind one at {before} h");
            let help = format!(
                "put releases in order of time; this one: at = {:?} or later",
                before + horizon
            );
            remarks.push(Remark::mistake(place(), title).help(help));
        } else if at - before < horizon {
            let title = format!(
                "the release at {at} h comes when the one at {before} h still spreads: its horizon is {horizon} h"
            );
            remarks.push(Remark::mistake(place(), title).help(help()));
        }
    }
    remarks
}

fn late_posts(written: &Written, places: &Places) -> Vec<Remark> {
    let horizon = written.release.horizon;
    let releases = written.campaign.release.iter().enumerate();
    let late = releases.filter_map(|(number, release)| {
        let post = release.posts.iter().flatten().find(|post| **post > horizon)?;
        let title = format!("the post at {post} h comes after the horizon of {horizon} h");
        let place = places.near(&format!("campaign.release.{number}.posts"));
        let label = "nothing after the horizon counts; posts are counted from their release";
        Some(Remark::warning(place, title).label(label))
    });
    late.collect()
}

/// Those who ask are all different people, over the whole campaign.
fn too_few_people(written: &Written, places: &Places) -> Option<Remark> {
    // Channels look after who asks there.
    if !written.channel.is_empty() || !places.are_sound(&["world", "segment", "requests"]) {
        return None;
    }
    let sizes = deal(written.world.people, &written.segment).ok()?;
    let asking = |requests: u32| {
        let mistakes = size_mistakes(&written.segment, &sizes, requests, 0);
        mistakes
            .into_iter()
            .find(|mistake| *mistake != SizeMistake::NoDecisionMaker)
    };
    let first = written.requests.count;
    let all = written.campaign.requests(first);
    // Too many at the first release are a matter of requests.count, which is looked at with the people.
    let mistake = asking(all).filter(|_| asking(first).is_none())?;
    let title = match mistake {
        SizeMistake::TooFewRequesters { possible } => format!(
            "only {} people have a request_rate above 0, and {} are to ask over the campaign",
            Grouped(possible),
            Grouped(u64::from(all))
        ),
        mistake => mistake.to_string(),
    };
    Some(
        Remark::mistake(places.near("campaign.requests_later"), title)
            .help("lower requests_later, or raise world.people or the request_rate of a segment".to_owned()),
    )
}
