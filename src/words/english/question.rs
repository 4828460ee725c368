//! What if, where does it flip, what does it depend on, what should we do: in English.

use super::English;
use crate::words::QuestionWords;

impl QuestionWords for English {
    fn sweep_heading(&self) -> &'static str {
        "What if?"
    }

    fn breakeven_heading(&self) -> &'static str {
        "Where does it flip?"
    }

    fn tornado_heading(&self) -> &'static str {
        "What does the answer depend on?"
    }

    fn influences_heading(&self) -> &'static str {
        "Which assumptions matter most together?"
    }

    fn futures_heading(&self) -> &'static str {
        "Which policy is safe?"
    }

    fn optimum_heading(&self) -> &'static str {
        "What should we do?"
    }

    fn about_to(&self, points: &str, trials: &str, time: &str) -> String {
        format!("Up to {points} points with {trials} trials at each: about {time}.")
    }

    fn effort(&self, points: &str, trials: &str) -> String {
        format!("{points} points with {trials} trials at each. Trial by trial, all points have the same luck.")
    }

    fn by_chances(&self, is_conditional: bool) -> &'static str {
        if is_conditional {
            "Each trial contributes a probability instead of a yes or no, so a few trials tell as much as many that are only counted."
        } else {
            "Reach is the share of trials that are counted as successes."
        }
    }

    fn stopped_early(&self, done: &str, planned: &str) -> String {
        format!("It was interrupted: {done} of {planned} points are done.")
    }

    fn factor_on(&self, meaning: &str) -> String {
        format!("{meaning}, as a factor")
    }

    fn times_here(&self, value: &str) -> String {
        format!("{value}\u{a0}times the value here")
    }

    fn assumption_of(&self, meaning: &str, table: &str) -> String {
        format!("{meaning}, for {table}")
    }

    fn ahead_everywhere(&self, name: &str, points: &str) -> String {
        format!("In this model, {name} is ahead of all others at each of the {points} points.")
    }

    fn ahead_at(&self, name: &str, here: &str) -> String {
        format!("{name} is ahead at {here}")
    }

    fn nobody_ahead_at(&self, here: &str) -> String {
        format!("at {here} nobody is clearly ahead by enough to matter")
    }

    fn of_points(&self, points: &str, parts: &str) -> String {
        format!("In this model, of {points} points: {parts}.")
    }

    fn reach_moves(&self, name: &str, low: &str, high: &str) -> String {
        format!("In this model, the reach of {name} moves between {low} and {high}.")
    }

    fn flips(&self, leader: &str, rival: &str, what: &str, value: &str, range: &str, falls: bool) -> String {
        let side = if falls { "above" } else { "below" };
        format!("{what} {side} {value} ({range}): {leader} falls behind {rival}.")
    }

    fn stays_ahead(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!("{what} from {from} to {to}: {leader} stays ahead at every value that was tried.")
    }

    fn stays_behind(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!("{what} from {from} to {to}: {leader} is behind at every value that was tried.")
    }

    fn stays_level(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!("{what} from {from} to {to}: no difference that matters between {leader} and the best other policy.")
    }

    fn never_behind(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!("{what} from {from} to {to}: {leader} is never behind, but level with another at some values.")
    }

    fn flip_unknown(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!("{what} from {from} to {to}: these trials cannot tell whether {leader} stays ahead.")
    }

    fn breakeven_note(&self, level: &str) -> String {
        format!(
            "A break-even lies between two values at which it is clear who is ahead. All these statements hold together at {level}\u{a0}%. \
             Between the values that were tried, the lead is assumed to change hands at most once."
        )
    }

    fn flips_of(&self, leader: &str, flipping: &str, all: &str) -> String {
        format!(
            "In this model, changing a single assumption can cost {leader} the lead: that holds for {flipping} of the {all} that were tried."
        )
    }

    fn none_flips(&self, leader: &str, all: &str) -> String {
        format!("In this model, {leader} was not found to lose the lead through a single assumption; {all} were tried.")
    }

    fn survives_all(&self, leader: &str, rival: &str, assumptions: &str) -> String {
        format!(
            "In this model, the lead of {leader} over {rival} survives when any one of {assumptions} assumptions is moved to either end of its \
             plausible range."
        )
    }

    fn survives_but(&self, leader: &str, rival: &str, assumptions: &str, exceptions: &str, list: &str) -> String {
        format!(
            "In this model, the lead of {leader} over {rival} survives when any one of {assumptions} assumptions is moved to either end of its \
             plausible range, with {exceptions}: {list}."
        )
    }

    fn exceptions(&self, count: u64) -> String {
        if count == 1 {
            "one exception".to_owned()
        } else {
            format!("{count} exceptions")
        }
    }

    fn matters_most(&self, what: &str) -> String {
        format!("What moves the lead most, whatever the other assumptions are: {what}.")
    }

    fn survives_count(&self, leader: &str, rival: &str, surviving: &str, all: &str) -> String {
        format!(
            "In this model, the lead of {leader} over {rival} holds at both ends of {surviving} of {all} assumptions"
        )
    }

    fn no_lead_to_survive(&self, leader: &str, ends: &str, ahead: &str, behind: &str) -> String {
        format!(
            "In this model nobody is clearly ahead to begin with. Of {ends} cases with one assumption at an end of its plausible range, \
             {leader} is clearly ahead in {ahead} and clearly behind another in {behind}."
        )
    }

    fn moves_reach_most(&self, what: &str, low_value: &str, low: &str, high_value: &str, high: &str) -> String {
        format!("What moves it most: {what}. At {low_value} the reach is {low}, at {high_value} it is {high}.")
    }

    fn end_overtaken(&self, what: &str, value: &str, best: &str) -> String {
        format!("{best} is ahead at {value} ({what})")
    }

    fn end_level(&self, what: &str, value: &str) -> String {
        format!("nobody is ahead by enough to matter at {value} ({what})")
    }

    fn end_open(&self, what: &str, value: &str) -> String {
        format!("it is too close to call at {value} ({what})")
    }

    fn moves_most(&self, what: &str, low_value: &str, low: &str, high_value: &str, high: &str) -> String {
        format!(
            "What moves the lead most: {what}. At {low_value} the lead is {low}, at {high_value} it is {high} points."
        )
    }

    fn nothing_uncertain(&self) -> String {
        "Every assumption in force here rests on solid evidence, so there is nothing to vary.".to_owned()
    }

    fn one_policy_depends(&self, name: &str, assumptions: &str) -> String {
        format!(
            "There is only one policy, {name}, so what is shown is how each of {assumptions} assumptions moves its reach."
        )
    }

    fn tornado_note(&self, assumptions: &str, trials: &str) -> String {
        format!(
            "Each of {assumptions} assumptions that are in force without solid evidence was moved to either end of its plausible range, the \
             others left as they are, with {trials} trials each and the same luck throughout. The ends are guesses, too."
        )
    }

    fn and_more(&self, count: &str) -> String {
        format!("{count} more")
    }

    fn best_in(&self, name: &str, share: &str, range: &str, futures: &str) -> String {
        format!(
            "In this model, {name} is best, or not clearly behind the best, in {share} ({range}) of {futures} plausible sets of assumptions"
        )
    }

    fn never_worse_than(&self, points: &str) -> String {
        format!(", and never more than {points} behind the best.")
    }

    fn never_worse(&self) -> String {
        ", and never behind the best.".to_owned()
    }

    fn rule(&self, policy: &str, sides: &str, coverage: &str, density: &str, judges: &str) -> String {
        format!(
            "{policy} tends to be best where {sides}: that is so in {coverage} of the sets in which it is best, and where it is so, it is best in \
             {density} (judged on {judges} sets that played no part in choosing the rule)."
        )
    }

    fn no_rule(&self) -> String {
        "No rule of at most three assumptions says reliably when another policy is best.".to_owned()
    }

    fn at_least(&self, what: &str, value: &str) -> String {
        format!("“{what}” is at least {value}")
    }

    fn at_most(&self, what: &str, value: &str) -> String {
        format!("“{what}” is at most {value}")
    }

    fn between_values(&self, what: &str, low: &str, high: &str) -> String {
        format!("“{what}” is between {low} and {high}")
    }

    fn futures_note(&self, futures: &str, trials: &str) -> String {
        format!(
            "Each of {futures} sets gives every assumption a value between its plausible ends, spread evenly (a Latin hypercube), with \
             {trials} trials each and the same luck throughout. Shares are of these sets; how likely each set is, nobody knows."
        )
    }

    fn sets_drawn_in(&self, drawn_in: &str, all: &str) -> String {
        format!(
            "{drawn_in} of the {all} sets were not possible as drawn (more requests, say, than people who would ask) and were moved towards the values of the scenario until they were."
        )
    }

    fn influences_note(&self, walks: &str, rows: &str) -> String {
        format!(
            "Effect: by how many points the lead moves, on average, from one end of the assumption to the other, whatever the others are \
             (Morris, {walks} walks). Spread: how much that depends on the others. Shares: of the variance of the lead among those that \
             matter, due to the assumption alone and together with others (Sobol’, {rows} rows, intervals by bootstrap)."
        )
    }

    fn tuned(&self, policy: &str, values: &str, figure: &str, range: &str) -> String {
        format!(
            "In this model, {policy} does best with {values}: {figure} ({range}), judged on trials that played no part in choosing it."
        )
    }

    fn tuned_gains(&self, by: &str, range: &str) -> String {
        format!("That is {by} ({range}) more than with the values in the scenario.")
    }

    fn tuned_gains_nothing(&self, by: &str, range: &str) -> String {
        format!("Compared with the values in the scenario, that is no clear gain: {by} ({range}).")
    }

    fn tuned_note(&self, candidates: &str, trials: &str) -> String {
        format!(
            "Found by successive halving of {candidates} candidates spread evenly over the ranges, all with the same luck; judged, and drawn, \
             with {trials} other trials."
        )
    }

    fn as_in_scenario(&self) -> &'static str {
        "as in the scenario"
    }

    fn best_found(&self) -> &'static str {
        "best found"
    }

    fn at_each_point(&self, source: &str) -> String {
        format!("at each point: {source}")
    }

    fn goes_from(&self, name: &str, first: &str, last: &str) -> String {
        format!("{name} goes from {first} to {last}")
    }

    fn reach_over(&self, what: &str) -> String {
        format!("Share of trials in which a decision-maker reads, with 95\u{a0}% intervals, over: {what}")
    }

    fn for_client(&self, client: &str) -> String {
        format!("For {client}")
    }

    fn rule_heading(&self) -> &'static str {
        "When another policy is best"
    }

    fn rule_title(&self, policy: &str, sides: &str) -> String {
        format!("In this model, {policy} tends to be best where {sides}")
    }

    fn rule_subtitle(&self, asks_more: bool) -> String {
        let more = if asks_more {
            "; it asks one more assumption, which is not drawn"
        } else {
            ""
        };
        format!(
            "Each dot is a set of assumptions in the colour of its best policy, a ring where that is not clear. The rule is the box{more}"
        )
    }

    fn reach_at_points(&self) -> &'static str {
        "Share of trials in which a decision-maker reads, with 95\u{a0}% intervals, at each point"
    }

    fn map_subtitle(&self) -> &'static str {
        "Who is ahead, and by how many points; hatched where nobody clearly is ahead"
    }

    fn tornado_subtitle(&self, leader: &str, rival: Option<&str>, is_part: bool) -> String {
        let what = match rival {
            Some(rival) => format!("Lead of {leader} over {rival} with one assumption at either end, in points"),
            None => format!("Reach of {leader} with one assumption at either end, in percent"),
        };
        let part = if is_part { "; only the longest bars" } else { "" };
        format!("{what}; a ring where the lead is gone or in doubt{part}")
    }

    fn lead_at(&self, lead: &str, value: &str) -> String {
        format!("{lead} at {value}")
    }

    fn lead_axis(&self) -> &'static str {
        "lead in points"
    }

    fn reach_axis_of_lead(&self) -> &'static str {
        "reach in percent"
    }

    fn futures_subtitle(&self, futures: &str) -> String {
        format!(
            "Share of {futures} plausible sets of assumptions; at the right: best or not clearly behind, and the most that is lost"
        )
    }

    fn futures_axis(&self) -> &'static str {
        "share of the sets of assumptions"
    }

    fn at_worst(&self, points: &str) -> String {
        format!("at most {points} lost")
    }

    fn lead_of(&self, name: &str) -> String {
        format!("lead of {name}")
    }

    fn flips_subtitle(&self, leader: &str) -> String {
        format!(
            "Reach of {leader} minus that of the best other policy, in points, with intervals that hold together at 95\u{a0}%; shaded where it flips"
        )
    }

    fn tuned_subtitle(&self, name: &str) -> String {
        format!("{name} with this threshold at other values, the others at their best, with 95\u{a0}% intervals")
    }

    fn seconds(&self, count: &str) -> String {
        format!("{count} second{}", if count == "1" { "" } else { "s" })
    }

    fn recommendation_heading(&self) -> &'static str {
        "What we recommend, in this model"
    }

    fn recommended(&self, name: &str, accepts: &str) -> String {
        format!("In this model, follow {name}: accept {accepts}.")
    }

    fn nothing_recommended(&self, names: &str) -> String {
        format!(
            "In this model reach does not tell which policy to follow: {names} are level, or too close to call. Choose by cost and by what fits the firm."
        )
    }

    fn wrong_if(&self) -> &'static str {
        "It would be wrong if:"
    }

    fn ahead_head(&self) -> &'static str {
        "Ahead"
    }

    fn nobody_ahead(&self) -> &'static str {
        "nobody clearly"
    }

    fn assumption_column(&self) -> &'static str {
        "Assumption"
    }

    fn key_column(&self) -> &'static str {
        "Key"
    }

    fn end_heads(&self) -> [&'static str; 2] {
        ["Low end", "High end"]
    }

    fn lead_column(&self) -> &'static str {
        "Lead, points [95\u{a0}%]"
    }

    fn flips_at_column(&self) -> &'static str {
        "Flips at"
    }

    fn nowhere(&self) -> &'static str {
        "not found"
    }

    fn untold(&self) -> &'static str {
        "too close to call"
    }

    fn looked_for_column(&self) -> &'static str {
        "Looked for"
    }

    fn futures_heads(&self) -> [&'static str; 6] {
        ["Best", "Level", "Behind", "Median regret", "95th percentile", "Worst"]
    }

    fn influences_heads(&self) -> [&'static str; 4] {
        [
            "Effect, points [95\u{a0}%]",
            "Spread",
            "Share alone [95\u{a0}%]",
            "Share with others [95\u{a0}%]",
        ]
    }

    fn point_column(&self) -> &'static str {
        "Point"
    }
}
