//! Words of every chart in English.

use crate::words::english::English;
use crate::words::english::number::words;
use crate::words::{ChartWords, NumberWords, Source, Subject};

impl ChartWords for English {
    fn label(&self, subject: Subject) -> &'static str {
        match subject {
            Subject::Reach => "Reach",
            Subject::Advantage => "Advantage",
            Subject::Time => "Time",
            Subject::Credit => "Credit: who it began with",
            Subject::Looks => "Looks and credit",
            Subject::Channels => "What channels add",
            Subject::Routes => "From channel to channel",
            Subject::Hops => "Hops",
            Subject::Funnel => "Funnel",
            Subject::People => "People over time",
            Subject::Sizes => "Sizes of cascades",
            Subject::Value => "Value",
            Subject::Network => "Who read",
            Subject::Chain => "The chain",
            Subject::Change => "Change",
        }
    }

    fn footer(&self, title: &str) -> String {
        format!("{title} · what happens in this model, not a forecast")
    }

    fn source(&self, source: &Source) -> String {
        let part = source
            .part
            .map_or(String::new(), |(shown, all)| format!("{shown} of {all} policies · "));
        format!(
            "{part}{}{} · {} · seed {} · whoknows {}",
            self.trials(source.trials),
            if source.interrupted { ", interrupted" } else { "" },
            source.intervals,
            source.seed,
            source.version
        )
    }

    fn wire_reads_at_once(&self, wire: u32) -> String {
        format!(
            "{} read the wire at the start, whatever the policy",
            words().persons(wire.into())
        )
    }
}
