//! Channels: who is on them, which keys they have, and who speaks of them.

use super::people::size_mistakes;
use crate::scenario::channel::MOST_CHANNELS;
use crate::scenario::read::Places;
use crate::scenario::remark::Remark;
use crate::scenario::suggest::{nearest, quoted};
use crate::scenario::written::Written;
use crate::scenario::{Channel, ChannelKind, SizeMistake, deal};

pub(super) fn check(written: &Written, places: &Places) -> Vec<Remark> {
    let mut remarks = unknown_channels(written, places);
    if written.channel.is_empty() || !places.are_sound(&["channel"]) {
        return remarks;
    }
    remarks.extend(too_many(written, places));
    remarks.extend(stored_network(written, places));
    remarks.extend(keys_of_other_kinds(written, places));
    if remarks.is_empty() {
        remarks.extend(people_on_channels(written, places));
    }
    remarks.extend(late_posts(written, places));
    remarks
}

fn too_many(written: &Written, places: &Places) -> Option<Remark> {
    let count = written.channel.len();
    let place = places.near(&format!("channel.{MOST_CHANNELS}"));
    (count > MOST_CHANNELS)
        .then(|| Remark::mistake(place, format!("there are {count} channels, more than {MOST_CHANNELS}")))
}

fn stored_network(written: &Written, places: &Places) -> Option<Remark> {
    let is_stored = places.are_sound(&["world.network.model"]) && written.world.network.model.is_built();
    is_stored.then(|| {
        Remark::mistake(
            places.near("world.network.model"),
            "channels have networks of their own, which no file and no random network is",
        )
        .label("[[channel]] needs model = \"communities\"")
        .help("write model = \"communities\", or leave out the channels".to_owned())
    })
}

/// What `[segment.on]` and `[policy.on.NAME]` say of channels that there are not.
fn unknown_channels(written: &Written, places: &Places) -> Vec<Remark> {
    let names = || written.channel.iter().map(|channel| channel.name.as_str());
    let unknown = |name: &str, path: String| {
        if names().any(|known| known == name) || !places.are_sound(&["channel"]) {
            return None;
        }
        let help = match nearest(name, names()) {
            Some(near) => format!("did you mean {}?", quoted(near)),
            None if written.channel.is_empty() => {
                format!(
                    "there are no channels; write [[channel]] and below it name = {}",
                    quoted(name)
                )
            }
            None => format!(
                "the channels are {}",
                names().map(quoted).collect::<Vec<_>>().join(", ")
            ),
        };
        let title = format!("no channel is named {}", quoted(name));
        Some(
            Remark::mistake(places.near(&path), title)
                .label("not the name of a channel")
                .help(help),
        )
    };
    let mut remarks = Vec::new();
    for (index, segment) in written.segment.iter().enumerate() {
        let shares = segment.on.0.iter();
        remarks.extend(shares.filter_map(|(name, _)| unknown(name, format!("segment.{index}.on"))));
    }
    for (index, policy) in written.policy.iter().enumerate() {
        let terms = policy.on.0.iter();
        remarks.extend(terms.filter_map(|(name, _)| unknown(name, format!("policy.{index}.on.{name}"))));
    }
    remarks
}

/// Keys that say nothing on a channel of this kind.
fn keys_of_other_kinds(written: &Written, places: &Places) -> Vec<Remark> {
    let refused = |kind| match kind {
        ChannelKind::Follow => (&[][..], ""),
        ChannelKind::Connect => (
            &["reciprocity", "weak_tie"][..],
            "every tie of a \"connect\" channel is mutual",
        ),
        ChannelKind::Forum => (
            &["mean_audience", "tail", "mixing", "reciprocity"][..],
            "in a \"forum\" every member hears every other",
        ),
    };
    let mut remarks = Vec::new();
    for (index, channel) in written.channel.iter().enumerate() {
        let (keys, reason) = refused(channel.kind);
        for key in keys {
            if let Some(place) = places.written(&format!("channel.{index}.{key}")) {
                let title = format!("`{key}` has no meaning here: {reason}");
                let help = "leave it out, or write kind = \"follow\"".to_owned();
                remarks.push(Remark::mistake(place, title).help(help));
            }
        }
    }
    remarks
}

fn late_posts(written: &Written, places: &Places) -> Vec<Remark> {
    let horizon = written.release.horizon;
    let late = |(index, channel): (usize, &Channel)| {
        let post = channel.posts.iter().flatten().find(|post| **post > horizon)?;
        let title = format!("the post at {post} h comes after the horizon of {horizon} h");
        let place = places.near(&format!("channel.{index}.posts"));
        Some(Remark::warning(place, title).label("nothing after the horizon counts"))
    };
    written.channel.iter().enumerate().filter_map(late).collect()
}

/// Whether there is somebody on each channel, and enough of them to ask.
fn people_on_channels(written: &Written, places: &Places) -> Vec<Remark> {
    let is_sound = places.are_sound(&["world", "segment", "requests", "campaign"]);
    let Some(sizes) = is_sound
        .then(|| deal(written.world.people, &written.segment).ok())
        .flatten()
    else {
        return Vec::new();
    };
    let scenario = written.clone().into_meant();
    let mut remarks = Vec::new();
    for (index, channel) in written.channel.iter().enumerate() {
        let users = channel.users(&scenario, &sizes);
        let here = channel.scenario(&scenario);
        let name = quoted(&channel.name);
        let near = |key: &str| places.near(&format!("channel.{index}.{key}"));
        if users.iter().sum::<u64>() == 0 {
            let help = format!("raise the share of {name} in the [segment.on] of a segment, or leave the channel out");
            remarks.push(Remark::mistake(near("name"), format!("nobody is on {name}")).help(help));
            continue;
        }
        let requests = channel.requests_over(&scenario);
        let asking = size_mistakes(&written.segment, &users, requests, 0);
        for mistake in asking
            .into_iter()
            .filter(|mistake| *mistake != SizeMistake::NoDecisionMaker)
        {
            let title = match mistake {
                SizeMistake::TooFewRequesters { possible } => {
                    format!(
                        "only {possible} people on {name} have a request_rate above 0, and {requests} are to ask{}",
                        if scenario.has_campaign() {
                            " over the campaign"
                        } else {
                            ""
                        }
                    )
                }
                mistake => format!("on {name}, {mistake}"),
            };
            let help = "write fewer `requests` for this channel, or put more people on it".to_owned();
            remarks.push(Remark::mistake(near("requests"), title).help(help));
        }
        if requests > 1 && here.requests.closure >= 1.0 && can_have_no_audience(channel, &here) {
            let title = format!("requests on {name} can only come through audiences, but there are none");
            remarks
                .push(Remark::mistake(near("closure"), title).help("lower closure, or raise mean_audience".to_owned()));
        }
    }
    remarks
}

fn can_have_no_audience(channel: &Channel, here: &crate::scenario::Scenario) -> bool {
    channel.kind != ChannelKind::Forum && here.world.network.leaves_requesters_unheard(&here.segments)
}
