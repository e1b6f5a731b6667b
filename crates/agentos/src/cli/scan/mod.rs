//! `agentos scan`: JSON lines in, JSON lines out, in the same order, on all cores, in constant memory.

mod lanes;
mod line;
mod lines;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Read, Write, stdin, stdout};
use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use agentos::setup::{redactor, scanner};
use agentos_runtime::{Refusal, RuntimeError};
use agentos_scanner::{Kind, ScannerBuilder};

use self::line::Reader;
use self::lines::Batches;
use super::args::ScanArgs;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::output::{self, count};

/// More threads than any machine has cores for are of no use.
const MOST_THREADS: usize = 256;

/// What all lines together amount to.
#[derive(Debug, Default)]
pub(super) struct Totals {
    pub(super) lines: u64,
    pub(super) bad: u64,
    pub(super) holding: u64,
    pub(super) flagged: u64,
    pub(super) types: BTreeMap<String, u64>,
}

impl Totals {
    fn add(&mut self, other: &Self) {
        self.lines += other.lines;
        self.bad += other.bad;
        self.holding += other.holding;
        self.flagged += other.flagged;
        for (name, found) in &other.types {
            *self.types.entry(name.clone()).or_default() += found;
        }
    }
}

pub(crate) fn scan(context: &Context, args: &ScanArgs) -> Result<Exit, Failure> {
    let config = context.config()?;
    let scanner = narrowed(scanner(&config)?, args)?;
    let scanner = scanner
        .build()
        .map_err(|error| Failure::from(RuntimeError::from(Refusal::of(&error))))?;
    let reader = Reader {
        redactor: redactor(&config, scanner)?,
        injection: args.injection,
        redact: args.redact,
    };
    let input: Box<dyn Read + Send> = match args.file.as_str() {
        "-" => Box::new(stdin()),
        path => Box::new(
            File::open(path)
                .map_err(|error| Failure::usage(format!("`{path}` cannot be read: {error}"), None))?,
        ),
    };
    let threads = args
        .threads
        .or_else(|| available_parallelism().ok())
        .map_or(1, NonZeroUsize::get)
        .min(MOST_THREADS);
    let mut out = BufWriter::with_capacity(1 << 20, stdout());
    let mut totals = Totals::default();
    // The runtime's other threads go on while this one waits for the lanes.
    let ended = tokio::task::block_in_place(|| {
        lanes::run(
            threads,
            Batches::new(input),
            |batch| reader.batch(&batch),
            |(bytes, part): (Vec<u8>, Totals)| {
                totals.add(&part);
                out.write_all(&bytes).and_then(|()| out.flush())
            },
        )
    });
    if let Err(error) = ended {
        // A reader that has gone away, as in `| head`, has had enough.
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Ok(Exit::Done);
        }
        return Err(Failure::usage(
            format!("the texts cannot be read or written: {error}"),
            None,
        ));
    }
    if args.summary {
        summarise(&totals, args.injection);
    }
    if totals.bad > 0 {
        output::note(&format!("{} could not be scanned", count(totals.bad, "line")));
        return Ok(Exit::Failed);
    }
    Ok(Exit::Done)
}

/// The scanner without what the flags do not ask for.
fn narrowed(builder: ScannerBuilder, args: &ScanArgs) -> Result<ScannerBuilder, Failure> {
    if args.types.is_empty() {
        return Ok(if args.injection {
            builder
        } else {
            builder.without(Kind::Injection)
        });
    }
    let mut kinds = Vec::new();
    for name in &args.types {
        let kind = Kind::named(name.trim()).filter(|kind| *kind != Kind::Injection);
        kinds.push(kind.ok_or_else(|| {
            let names: Vec<&str> = Kind::ALL
                .map(Kind::name)
                .into_iter()
                .filter(|name| *name != "INJECTION")
                .collect();
            Failure::usage(
                format!("`{name}` is no type of finding"),
                Some(format!(
                    "there are `{}`; injection is asked for with `--injection`",
                    names.join("`, `")
                )),
            )
        })?);
    }
    if args.injection {
        kinds.push(Kind::Injection);
    }
    Ok(builder.only(&kinds))
}

fn summarise(totals: &Totals, injection: bool) {
    output::note(&format!(
        "{}, {} with findings",
        count(totals.lines, "text"),
        totals.holding
    ));
    for (name, found) in &totals.types {
        output::note(&format!("  {name:<16} {found:>10}"));
    }
    if injection {
        output::note(&format!("  {:<16} {:>10}", "injection", totals.flagged));
    }
}
