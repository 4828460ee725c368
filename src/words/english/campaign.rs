//! Campaigns in English.

use super::English;
use super::number::words;
use crate::scenario::QUARTER;
use crate::words::{CampaignWords, FirstDealLead};

impl CampaignWords for English {
    fn campaign_heading(&self) -> &'static str {
        "How much earlier does the first deal come?"
    }

    fn deal_comes_earlier(&self, head: &FirstDealLead) -> String {
        let FirstDealLead {
            this,
            other,
            quarters,
            range,
            within,
        } = head;
        format!(
            "Under {this}, the first deal comes {quarters} quarters earlier than under {other} (95 % interval {range}), within \
             {within} quarters."
        )
    }

    fn deal_comes_later(&self, head: &FirstDealLead) -> String {
        let FirstDealLead {
            this,
            other,
            quarters,
            range,
            within,
        } = head;
        format!(
            "Under {this}, the first deal comes {quarters} quarters later than under {other} (95 % interval {range}), within \
             {within} quarters."
        )
    }

    fn deal_unsettled(&self, head: &FirstDealLead) -> String {
        let FirstDealLead {
            this,
            other,
            quarters,
            range,
            ..
        } = head;
        format!(
            "Whether the first deal comes earlier under {this} than under {other} is too close to call: by {quarters} quarters (95 % \
             interval {range})."
        )
    }

    fn has_deal(&self, policy: &str, share: &str, range: &str, within: &str) -> String {
        format!("Under {policy}, {share} of the trials have a deal within {within} quarters (95 % interval {range}).")
    }

    fn circle_goes(&self, policy: &str, from: &str, to: &str) -> String {
        format!("Under {policy}, the firm has {from} contacts at the first release and {to} at the last")
    }

    fn contacts_first_head(&self) -> &'static str {
        "Contacts, first"
    }

    fn contacts_last_head(&self) -> &'static str {
        "Contacts, last"
    }

    fn deal_head(&self, level: &str) -> String {
        format!("A deal [{level}]")
    }

    fn wait_head(&self, level: &str) -> String {
        format!("Quarters to the first deal [{level}]")
    }

    fn earlier_head(&self, baseline: &str) -> String {
        format!("Earlier than {baseline}")
    }

    fn campaign_table(&self) -> &'static str {
        "What each policy gets over the campaign: contacts at its first and last release, trials with a deal, and the time to the first \
         deal"
    }

    fn release_head(&self) -> &'static str {
        "Release"
    }

    fn release_at_head(&self) -> &'static str {
        "After, quarters"
    }

    fn contacts_head(&self) -> &'static str {
        "Contacts"
    }

    fn release_readers_head(&self) -> &'static str {
        "Readers"
    }

    fn release_reach_head(&self) -> &'static str {
        "Reach"
    }

    fn reach_so_far_head(&self) -> &'static str {
        "Reach so far"
    }

    fn deal_so_far_head(&self) -> &'static str {
        "A deal so far"
    }

    fn releases_table(&self) -> &'static str {
        "Release by release: contacts when it comes, its readers and reach, and the share of trials that have reached, and that have a \
         deal, before the next one comes"
    }

    fn campaign_note(&self, within: &str) -> String {
        format!(
            "The time to the first deal is a mean over all trials, in quarters of a year. A trial without a deal counts as {within} \
             quarters, the whole campaign; what would come after that is left out. Policies are compared in the same trials, with the \
             same luck. The contacts in the table of reach are all who were ever accepted, those who have left included."
        )
    }

    fn no_credit_note(&self) -> &'static str {
        "Over a campaign the successes are not shared out among contacts."
    }

    fn method_campaign(&self, releases: u64, interval: Option<f64>) -> String {
        let count = words().count(releases);
        let times = interval.map_or_else(String::new, |hours| {
            if hours == QUARTER {
                ", one every quarter".to_owned()
            } else {
                format!(", one every {}", words().in_hours(hours))
            }
        });
        format!(
            "There are {count} such releases{times}. Between two of them some contacts leave, people who were told of the news ask to \
             connect, and so do some others; each policy answers them, so that its circle changes in its own way. A decision-maker \
             closes a deal once."
        )
    }

    fn quarters_axis(&self) -> &'static str {
        "Quarters since the first release"
    }

    fn earlier_axis(&self, baseline: &str) -> String {
        format!("Quarters earlier than under {baseline}")
    }

    fn circle_label(&self) -> &'static str {
        "Circle"
    }

    fn deals_label(&self) -> &'static str {
        "First deal"
    }

    fn earlier_label(&self) -> &'static str {
        "Earlier"
    }

    fn circle_subtitle(&self) -> &'static str {
        "Mean number of contacts at each release, with its interval, in this model"
    }

    fn deals_subtitle(&self) -> &'static str {
        "Share of trials that have a deal by then, with its interval, in this model"
    }

    fn earlier_subtitle(&self, baseline: &str) -> String {
        format!(
            "Mean time to the first deal, counted to the end of the campaign where there is none: how much less than under {baseline}"
        )
    }

    fn told_release(&self, number: &str, releases: &str) -> String {
        format!("This was release {number} of {releases}; its chain is told above. Over the campaign:")
    }

    fn release_told(&self, number: &str, contacts: &str, readers: &str, reached: bool) -> String {
        let reached = if reached {
            "a decision-maker among them"
        } else {
            "no decision-maker among them"
        };
        format!("Release {number}: {contacts} contacts; {readers} read it, {reached}.")
    }
}
