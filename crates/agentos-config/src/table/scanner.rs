//! `[scanner]`: what the scanner looks for beyond its own types, and what becomes of what it finds.

use secrecy::SecretString;

use crate::key::{Meta, Rows};
use crate::mistake::Sink;
use crate::node::Table;
use crate::section::section;
use crate::setting::{Item, Named};
use crate::{BaseUrl, CommandLine, PatternChecksum, ScanAction};

section! {
    /// What the scanner finds, and what redaction makes of it.
    pub ScannerConfig in "scanner" {
        /// What is different for a type, `[scanner.types.EMAIL]`.
        types: Named<ScannerTypeConfig> = Named::new(), [], Meta::USED;
        /// Patterns of your own, `[[scanner.patterns]]`.
        patterns: Vec<ScannerPatternConfig> = Vec::new(), [], Meta::USED;
        /// The key of the action `hash`. Without one such a type is masked.
        hash_key: Option<SecretString> = None, [], Meta::USED;
        /// A server that finds names and addresses: it is sent `{"text"}` and answers `{"entities": [{"type", "start", "end", "score"}]}`, places in characters. Without one and without a program they are not found.
        entity_url: Option<BaseUrl> = None, [], Meta::USED.example("\"http://127.0.0.1:8900/entities\"");
        /// A program that does the same, once for each text, on standard input and output.
        entity_command: CommandLine = CommandLine::default(), [], Meta::USED.example("[\"python3\", \"names.py\"]");
        /// Longest time of either.
        entity_timeout_ms: u64 = 10_000, [], Meta::USED.ms();
    }
}

section! {
    /// What is different for a type of finding.
    pub ScannerTypeConfig in "scanner.types.NAME" {
        /// Whether it is looked for.
        enabled: bool = true, [], Meta::USED;
        /// What redaction makes of it: `keep`, `mask`, `hash`, `tokenise` or `block`. Without a word it is masked, and `INJECTION` kept.
        action: Option<ScanAction> = None, [], Meta::USED.example("\"hash\"");
        /// Surer findings than this are reported, and no others.
        min_score: f64 = 0.0, [], Meta::USED.bounds(0.0, 1.0);
    }
}

section! {
    /// A pattern of your own.
    pub ScannerPatternConfig in "scanner.patterns[]" {
        /// Its type in reports and masks: capital letters, digits and underscores.
        name: String = String::new(), [], Meta::USED.required().example("\"EMPLOYEE_ID\"");
        /// A regular expression of the Rust `regex` crate; it is matched within lines, in linear time.
        pattern: String = String::new(), [], Meta::USED.required().example("'\\bE-\\d{5}\\b'");
        /// How sure a match is.
        score: f64 = 0.9, [], Meta::USED.bounds(0.0, 1.0);
        /// The check digit that a match must have: `none`, `luhn`, `mod97`, `mod11` or `verhoeff`.
        checksum: PatternChecksum = PatternChecksum::None, [], Meta::USED;
    }
}

impl Item for ScannerTypeConfig {
    const ROWS: Rows = Rows {
        doc: Self::DOC,
        keys: Self::KEYS,
    };

    fn fill(&mut self, table: &Table, path: &str, sink: &mut Sink) {
        self.read(table, path, sink);
    }
}

impl Item for ScannerPatternConfig {
    const ROWS: Rows = Rows {
        doc: Self::DOC,
        keys: Self::KEYS,
    };

    fn fill(&mut self, table: &Table, path: &str, sink: &mut Sink) {
        self.read(table, path, sink);
    }

    fn identity(&self) -> Option<&str> {
        Some(self.name.as_str()).filter(|name| !name.is_empty())
    }
}
