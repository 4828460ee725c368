//! How many cascades a second, on graphs and tasks that other programs are measured on too.
//!
//! `cargo bench --bench engine -- GRAPH.bin NAME [SECONDS [TASK…]]` prints a JSON line per task (of all, or of those named
//! like `T1/0.1/50`) with the keys task, graph, p, seeds (the number of initial spreaders), `per_s`, mean, sd, trials, secs and
//! `rss_mib`. T1: independent cascade; T2: linear threshold; T3: share of cascades from one node that reach any of ten targets.
//! GRAPH.bin is little-endian: u64 n, m, one node, 50 nodes, 10 targets, n + 1 offsets; then m u32 targets. `THREADS=2` runs on
//! two threads instead of one; `CLOCK=processor` counts seconds of processor time, for a machine that is shared.
//! `beside_cynetdiff.py` makes a table of it.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use whoknows::cascade::{
    BATCH, Cascade, Experiment, IndependentCascade, LinearThreshold, Start, Tally, WeightedCascade, reach, simulate,
};
use whoknows::graph::Graph;

/// Time since another moment, by the clock asked for.
#[derive(Clone, Copy)]
enum Moment {
    Wall(Instant),
    Processor(ProcessTime),
}

impl Moment {
    fn now() -> Self {
        if std::env::var("CLOCK").is_ok_and(|clock| clock == "processor") {
            Self::Processor(ProcessTime::now())
        } else {
            Self::Wall(Instant::now())
        }
    }

    fn elapsed(self) -> Duration {
        match self {
            Self::Wall(moment) => moment.elapsed(),
            Self::Processor(moment) => moment.elapsed(),
        }
    }
}

/// Time per task unless given.
const SECONDS: f64 = 0.4;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let [path, name, rest @ ..] = &arguments[..] else {
        return Err("usage: engine GRAPH.bin NAME [SECONDS [TASK…]]".into());
    };
    let seconds = rest.first().map_or(Ok(SECONDS), |text| text.parse())?;
    let only = rest.get(1..).unwrap_or_default();
    let threads = std::env::var("THREADS").map_or(Ok(1), |text| text.parse())?;
    let case = Case::read(Path::new(path))?;
    let clock = Clock {
        graph: name,
        only,
        budget: Duration::from_secs_f64(seconds),
    };
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()?
        .install(|| clock.all(&case));
    Ok(())
}

/// A graph and who starts and ends cascades on it.
struct Case {
    graph: Graph,
    one: u32,
    fifty: Vec<u32>,
    targets: Vec<u32>,
}

impl Case {
    fn read(path: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        let mut file = BufReader::new(File::open(path)?);
        let mut next = || -> io::Result<u32> {
            let mut bytes = [0; 8];
            file.read_exact(&mut bytes)?;
            u32::try_from(u64::from_le_bytes(bytes)).map_err(io::Error::other)
        };
        let (nodes, arcs, one) = (next()?, next()?, next()?);
        let mut many = |count: u32| (0..count).map(|_| next()).collect::<io::Result<Vec<u32>>>();
        let (fifty, targets, offsets) = (many(50)?, many(10)?, many(nodes + 1)?);
        let mut rows = Vec::with_capacity(arcs as usize);
        let mut bytes = [0; 4];
        for _ in 0..arcs {
            file.read_exact(&mut bytes)?;
            rows.push(u32::from_le_bytes(bytes));
        }
        Ok(Self {
            graph: Graph::from_sorted_rows(offsets, rows)?,
            one,
            fifty,
            targets,
        })
    }
}

/// Measures and prints.
struct Clock<'a> {
    graph: &'a str,
    only: &'a [String],
    budget: Duration,
}

impl Clock<'_> {
    fn all(&self, case: &Case) {
        for (name, probability) in [("0.01", 0.01), ("0.05", 0.05), ("0.1", 0.1)] {
            self.independent(case, name, &IndependentCascade::new(&case.graph, probability));
        }
        self.independent(case, "wc", &WeightedCascade::by_inverse_degree(&case.graph));
        self.spread(case, "T2", "1/indeg", &LinearThreshold::new(&case.graph));
    }

    fn independent(&self, case: &Case, p: &str, cascade: &impl Cascade) {
        self.spread(case, "T1", p, cascade);
        let start = Start::new(&case.graph, &[case.one], &case.targets);
        self.measure(
            "T3",
            p,
            "1",
            |tally| (tally.reach_share(), f64::NAN),
            |experiment| reach(cascade, &start, experiment),
        );
    }

    fn spread(&self, case: &Case, task: &str, p: &str, cascade: &impl Cascade) {
        for (seeds, initial) in [("1", &[case.one][..]), ("50", &case.fifty)] {
            let start = Start::new(&case.graph, initial, &[]);
            self.measure(
                task,
                p,
                seeds,
                |tally| (tally.mean(), tally.standard_deviation()),
                |experiment| simulate(cascade, &start, experiment),
            );
        }
    }

    /// Runs ever more trials until the time is up. `figures` are mean and standard deviation of a tally.
    fn measure(
        &self,
        task: &str,
        p: &str,
        seeds: &str,
        figures: fn(&Tally) -> (f64, f64),
        run: impl Fn(Experiment) -> Tally,
    ) {
        if !self.only.is_empty() && !self.only.contains(&format!("{task}/{p}/{seeds}")) {
            return;
        }
        let (mut trials, mut spent, mut next) = (0, Duration::ZERO, BATCH);
        let (mut sum, mut squares) = (0.0, 0.0);
        let mut seed = 0;
        while spent < self.budget {
            seed += 1;
            let clock = Moment::now();
            let tally = run(Experiment { trials: next, seed });
            spent += clock.elapsed();
            trials += next;
            let (mean, deviation) = figures(&tally);
            sum += mean * next as f64;
            squares += (deviation * deviation + mean * mean) * next as f64;
            let left = self.budget.saturating_sub(spent).as_secs_f64() / spent.as_secs_f64() * trials as f64;
            next = (left as u64).clamp(BATCH, next * 8).next_multiple_of(BATCH);
        }
        let mean = sum / trials as f64;
        let deviation = if task == "T3" {
            (mean * (1.0 - mean)).sqrt()
        } else {
            (squares / trials as f64 - mean * mean).sqrt()
        };
        let seconds = spent.as_secs_f64();
        println!(
            r#"{{"task": "{task}", "graph": "{}", "p": "{p}", "seeds": "{seeds}", "trials": {trials}, "secs": {seconds:.6}, "per_s": {:.6e}, "mean": {mean:.8e}, "sd": {deviation:.6e}, "rss_mib": {}}}"#,
            self.graph,
            trials as f64 / seconds,
            peak_memory()
        );
    }
}

/// Most memory the process has held [MiB]; 0 where the system does not say.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    peak.and_then(|kibibytes| kibibytes.trim().parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}
