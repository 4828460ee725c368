//! Worlds of a few people in which one chance to notice decides all.

use super::scenario_with;
use std::path::Path;
use whoknows::scenario::Scenario;

/// The chance to notice in all of them.
pub const NOTICE: f64 = 0.3;

/// Twenty people who notice what is shown to them with that chance and know no other law; nobody asks to connect.
pub const COINS: &str = r#"
[world]
people = 20
enthusiasm_spread = 0
[release]
posts = [0]
breadth = 1
half_life = 1e9
horizon = 1e6
[attention]
model = "constant"
notice = 0.3
[circle]
engagement = 1
declined_engagement = 1
dilution = 0
[requests]
count = 0
closure = 0
"#;

/// One decision-maker, the firm's only contact, who notices each release with that chance and then closes a deal worth 100; the others tell
/// nobody. Keys of the campaign as lines, further ones as overrides.
pub fn lone_decider(campaign: &str, trials: u64, overrides: &[&str]) -> Scenario {
    let text = format!(
        r#"
        [world]
        people = 20
        enthusiasm_spread = 0
        [release]
        posts = [0]
        horizon = 1000
        [attention]
        model = "constant"
        notice = {NOTICE}
        [circle]
        engagement = 1
        dilution = 0
        [requests]
        count = 1
        closure = 0
        [outcome]
        close_rate = 1
        deal_value = 100
        [experiment]
        trials = {trials}
        [[policy]]
        name = "open"
        [[segment]]
        name = "decider"
        count = 1
        decision_maker = true
        forward = 0
        repost = 0
        [[segment]]
        name = "others"
        count = 19
        request_rate = 0
        forward = 0
        repost = 0
        [campaign]
        requests_later = 0
        {campaign}
        "#
    );
    scenario_with(&text, Path::new("."), overrides)
}
