//! How cost grows with people, requests, readers, policies and threads: `cargo bench --bench slopes` prints the tables of
//! docs/performance.md.
//!
//! Every case is timed in each of several rounds, all cases of all tables in turn, and the best of the rounds is
//! shown: machines change their speed while one looks, and this way all cases meet the same weather. Slopes are
//! fitted by least squares. Threads and memory are measured apart. `cargo bench --bench slopes -- --rounds 9 --seconds 0.5`
//! measures longer.

use std::collections::BTreeMap;
use std::error::Error;
use std::process::Command;
use std::time::Instant;
use whoknows::experiment::{Plan, Workspace, run};
use whoknows::scenario::{Length, Scenario};
use whoknows::trial::Played;
use whoknows::world::Watch;

const PEOPLE: [u64; 6] = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];
const REQUESTS: [u32; 5] = [100, 200, 400, 800, 1600];
const APPEAL: [f64; 4] = [0.5, 1.0, 2.0, 4.0];
const POLICIES: [usize; 4] = [3, 6, 12, 24];
const THREADS: [usize; 2] = [1, 2];

/// Worlds between two looks at the clock.
const WORLDS: u64 = 50;
/// Trials of the run that is spread over threads.
const TRIALS: u64 = 20_000;

#[path = "../tests/kit/shipped.rs"]
mod shipped;
use shipped::shipped;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let mut timing = Timing {
        rounds: 5,
        seconds: 0.3,
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--rounds" => timing.rounds = value()?.parse()?,
            "--seconds" => timing.seconds = value()?.parse()?,
            MEMORY => return print_memory(value()?.parse()?),
            _ => return Err(format!("unknown option {word}; there are --rounds and --seconds").into()),
        }
    }
    threads(timing)?;
    let tables = [people(), requests(), readers(), policies()];
    let all: Vec<Scenario> = tables.iter().flat_map(|table| table.scenarios.clone()).collect();
    let mut costs = &timing.cases(&all)?[..];
    for table in tables {
        let (own, rest) = costs.split_at(table.scenarios.len());
        (table.print)(own);
        costs = rest;
    }
    Ok(())
}

/// Scenarios to be timed, and how to tell what they cost.
struct Table {
    scenarios: Vec<Scenario>,
    print: fn(&[Cost]),
}

impl Table {
    /// A scenario for each value of something.
    fn of<T: Copy>(values: &[T], set: impl Fn(&mut Scenario, T), print: fn(&[Cost])) -> Self {
        let default = default_scenario();
        let scenarios = values
            .iter()
            .map(|&value| {
                let mut scenario = default.clone();
                set(&mut scenario, value);
                scenario
            })
            .collect();
        Self { scenarios, print }
    }
}

#[derive(Clone, Copy)]
struct Timing {
    rounds: usize,
    /// Time for a case in a round.
    seconds: f64,
}

impl Timing {
    /// Times all scenarios, round by round.
    fn cases(self, scenarios: &[Scenario]) -> Result<Vec<Cost>, Box<dyn Error>> {
        let mut cases = scenarios.iter().map(Case::new).collect::<Result<Vec<_>, _>>()?;
        for _ in 0..self.rounds {
            for case in &mut cases {
                case.play(self.seconds);
            }
        }
        Ok(cases.into_iter().map(Case::cost).collect())
    }
}

/// A scenario that is being timed on this thread.
struct Case {
    plan: Plan,
    workspace: Workspace,
    next: u64,
    trials: u64,
    readers: u64,
    micros_per_trial: Vec<f64>,
}

/// What a trial of a case costs.
#[derive(Clone, Copy)]
struct Cost {
    /// Best of the rounds `[µs per trial]`.
    micros: f64,
    /// Mean readers, summed over the policies `[per trial]`.
    readers: f64,
}

impl Case {
    fn new(scenario: &Scenario) -> Result<Self, Box<dyn Error>> {
        let mut case = Self {
            plan: Plan::new(scenario)?,
            workspace: Workspace::default(),
            next: 0,
            trials: 0,
            readers: 0,
            micros_per_trial: Vec::new(),
        };
        case.play(0.0); // warms up
        case.micros_per_trial.clear();
        Ok(case)
    }

    fn play(&mut self, seconds: f64) {
        let mut played = Played::default();
        let (mut worlds, mut readers) = (0, 0);
        let start = Instant::now();
        while worlds == 0 || start.elapsed().as_secs_f64() < seconds {
            for world in self.next..self.next + WORLDS {
                self.plan.play_world(world, &mut self.workspace, &mut played);
            }
            self.next += WORLDS;
            worlds += WORLDS;
            readers += played
                .outcomes
                .iter()
                .map(|outcome| u64::from(outcome.people))
                .sum::<u64>();
            played.outcomes.clear();
            played.readers.clear();
        }
        let micros = start.elapsed().as_secs_f64() * 1e6;
        let trials = worlds * self.plan.trials_per_world();
        self.trials += trials;
        self.readers += readers;
        self.micros_per_trial.push(micros / trials as f64);
    }

    fn cost(self) -> Cost {
        Cost {
            micros: least(&self.micros_per_trial),
            readers: self.readers as f64 / self.trials as f64,
        }
    }
}

impl Cost {
    fn rate(self) -> f64 {
        1e6 / self.micros
    }
}

/// The default scenario of the performance goals: 20 000 people, 400 requests, four policies.
fn default_scenario() -> Scenario {
    shipped("credit-union", &["world.people=20000", "requests.count=400"])
}

fn threads(timing: Timing) -> Result<(), Box<dyn Error>> {
    let mut scenario = default_scenario();
    scenario.experiment.length = Length::Trials(TRIALS);
    let plan = Plan::new(&scenario)?;
    let mut seconds: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for _ in 0..timing.rounds {
        for threads in THREADS {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
            let start = Instant::now();
            pool.install(|| run(&plan, &Watch::never(), &mut (), |_| {}));
            seconds.entry(threads).or_default().push(start.elapsed().as_secs_f64());
        }
    }
    title("The main job: credit-union, 20 000 people, 400 requests, 4 policies, a run of 20 000 trials");
    println!("| threads | trials/s | µs per trial | × one thread |\n| ---: | ---: | ---: | ---: |");
    let rates: Vec<f64> = seconds
        .into_values()
        .map(|seconds| TRIALS as f64 / least(&seconds))
        .collect();
    for (threads, rate) in THREADS.iter().zip(&rates) {
        println!(
            "| {threads} | {} | {:.1} | {:.2} |",
            spaced(*rate),
            1e6 / rate,
            rate / rates[0]
        );
    }
    Ok(())
}

fn people() -> Table {
    let steep = shipped("million", &["requests.count=400"]);
    let heavy = default_scenario();
    let of = |scenario: &Scenario, people: u64| {
        let mut scenario = scenario.clone();
        scenario.world.people = people;
        scenario
    };
    let scenarios = PEOPLE
        .iter()
        .flat_map(|&people| [of(&steep, people), of(&heavy, people)])
        .collect();
    let print = print_people;
    Table { scenarios, print }
}

fn print_people(costs: &[Cost]) {
    title("People: `million` (tail 3) and `credit-union` (tail 2.3) with 400 requests");
    println!(
        "| people | `million`: trials/s | × 10⁴ | readers | `credit-union`: trials/s | × 10⁴ | readers | peak memory |"
    );
    println!("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (people, pair) in PEOPLE.iter().zip(costs.chunks(2)) {
        let cells = |cost: Cost, first: Cost| {
            let relative = cost.rate() / first.rate();
            format!("{} | {relative:.2} | {:.0}", spaced(cost.rate()), cost.readers)
        };
        println!(
            "| 10{} | {} | {} | {} |",
            superscript(people.ilog10()),
            cells(pair[0], costs[0]),
            cells(pair[1], costs[1]),
            memory(*people).unwrap_or_else(|error| error.to_string())
        );
    }
    println!("\nReaders are the mean of a trial, summed over its policies.");
}

fn requests() -> Table {
    Table::of(
        &REQUESTS,
        |scenario, count| scenario.requests.count = count,
        print_requests,
    )
}

fn print_requests(costs: &[Cost]) {
    title("Requests");
    println!("| requests | trials/s | µs per trial | fitted µs | readers |\n| ---: | ---: | ---: | ---: | ---: |");
    let line = Line::fit(REQUESTS.iter().map(|&count| f64::from(count)), costs);
    for (count, cost) in REQUESTS.iter().zip(costs) {
        let cells = cost_cells(*cost, &line, f64::from(*count));
        println!("| {count} | {cells} | {:.0} |", cost.readers);
    }
    line.tell("request");
}

fn readers() -> Table {
    Table::of(
        &APPEAL,
        |scenario, appeal| scenario.release.appeal = appeal,
        print_readers,
    )
}

fn print_readers(costs: &[Cost]) {
    title("Readers: news that more people find worth passing on");
    println!(
        "| `release.appeal` | readers | trials/s | µs per trial | fitted µs |\n| ---: | ---: | ---: | ---: | ---: |"
    );
    let line = Line::fit(costs.iter().map(|cost| cost.readers), costs);
    for (appeal, cost) in APPEAL.iter().zip(costs) {
        let cells = cost_cells(*cost, &line, cost.readers);
        println!("| {appeal:.1} | {:.0} | {cells} |", cost.readers);
    }
    line.tell("reader");
}

fn policies() -> Table {
    Table::of(&POLICIES, set_policies, print_policies)
}

/// Policies that differ a little, so that none is another's copy.
fn set_policies(scenario: &mut Scenario, count: usize) {
    let different = scenario.policies.clone();
    scenario.policies = (0..count)
        .map(|number| {
            let mut policy = different[number % 3].clone();
            policy.name = format!("{} {number}", policy.name);
            policy.max_contacts = Some(400 - number as u32);
            policy
        })
        .collect();
}

fn print_policies(costs: &[Cost]) {
    title("Policies: open, courtesy and selective in turn, each with another limit of contacts");
    println!("| policies | trials/s | µs per trial | fitted µs | readers |\n| ---: | ---: | ---: | ---: | ---: |");
    let line = Line::fit(POLICIES.iter().map(|&count| count as f64), costs);
    for (count, cost) in POLICIES.iter().zip(costs) {
        let cells = cost_cells(*cost, &line, *count as f64);
        println!("| {count} | {cells} | {:.0} |", cost.readers);
    }
    line.tell("policy");
}

fn cost_cells(cost: Cost, line: &Line, x: f64) -> String {
    let fitted = line.start + line.slope * x;
    format!("{} | {:.1} | {fitted:.1}", spaced(cost.rate()), cost.micros)
}

/// Cost as a straight line.
struct Line {
    start: f64,
    slope: f64,
    /// Share of the variance that the line explains.
    explained: f64,
}

impl Line {
    /// Least squares.
    fn fit(x: impl Iterator<Item = f64>, costs: &[Cost]) -> Self {
        let points: Vec<(f64, f64)> = x.zip(costs.iter().map(|cost| cost.micros)).collect();
        let mean = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
        let (x, y) = (mean(&|point| point.0), mean(&|point| point.1));
        let (xx, yy) = (
            mean(&|point| (point.0 - x).powi(2)),
            mean(&|point| (point.1 - y).powi(2)),
        );
        let xy = mean(&|point| (point.0 - x) * (point.1 - y));
        Self {
            start: y - xy / xx * x,
            slope: xy / xx,
            explained: xy * xy / (xx * yy),
        }
    }

    fn tell(&self, unit: &str) {
        println!(
            "\n{:.3} µs per {unit}, and {:.1} µs besides; the line explains {:.2} % of the variance.",
            self.slope,
            self.start,
            100.0 * self.explained
        );
    }
}

const MEMORY: &str = "--memory-of-people";

/// Most memory that a process of its own ever holds, playing `million` with so many people on one thread.
fn memory(people: u64) -> Result<String, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?)
        .args([MEMORY, &people.to_string()])
        .output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn print_memory(people: u64) -> Result<(), Box<dyn Error>> {
    let mut scenario = shipped("million", &["requests.count=400"]);
    scenario.world.people = people;
    Case::new(&scenario)?.play(1.0);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    match peak {
        Some(kib) => println!("{:.0} MiB", kib.parse::<f64>()? / 1024.0),
        None => println!("unknown"),
    }
    Ok(())
}

fn title(text: &str) {
    println!("\n**{text}**\n");
}

fn least(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

/// A whole number with its thousands apart.
fn spaced(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

fn superscript(digit: u32) -> char {
    ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][digit as usize]
}
