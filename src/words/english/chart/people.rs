//! Words of the chart of people in English.

use crate::words::PeopleWords;
use crate::words::english::English;
use crate::words::english::number::words;

impl PeopleWords for English {
    fn people_in_the_median_trial(&self, policy: &str, median: u32, range: &str) -> String {
        let people = words().persons(median.into());
        format!("Under {policy}, {people} read the news in the median trial, and {range} in nine trials of ten")
    }

    fn nobody_was_counted(&self) -> String {
        "Readers were not counted over time".to_owned()
    }

    fn people_subtitle(&self) -> String {
        "People who have read by then, in this model; line: median, dark: half of the trials, light: nine of ten; dotted: the firm posts"
            .to_owned()
    }

    fn people_counted(&self, people: u64) -> String {
        match people {
            1 => "1 reader".to_owned(),
            people => format!("{} readers", words().count(people)),
        }
    }

    fn people_alt(&self, horizon: f64, rows: &str) -> String {
        let time = words().duration(horizon);
        format!("Curves of people who have read, over {time}, with bands. At the end: {rows}.")
    }

    fn median_people(&self, median: u32, range: &str) -> String {
        let people = words().persons(median.into());
        format!("{people} ({range} in nine trials of ten)")
    }
}
