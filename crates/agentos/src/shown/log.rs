//! A log line: time, severity, target, message and fields, as text or as JSON. The message and the fields pass the
//! redactor, whichever part of the program, or library under it, has logged them; spans are not written.
//!
//! A line is one line: what would break it or speak to a terminal is escaped.

use std::fmt::{self, Debug};

use agentos_config::LogFormat;
use serde_json::{Map, Value, json};
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use super::Shown;

/// Writes log lines, for a subscriber of `tracing_subscriber::fmt`: `.event_format(LogLines::new(shown, format))`.
#[derive(Clone, Debug)]
pub struct LogLines {
    shown: Shown,
    format: LogFormat,
}

/// What an event says, by the names of its fields.
#[derive(Default)]
struct Said {
    message: String,
    fields: Map<String, Value>,
}

impl LogLines {
    #[must_use]
    pub const fn new(shown: Shown, format: LogFormat) -> Self {
        Self { shown, format }
    }

    fn line(&self, out: &mut Writer<'_>, time: &str, level: Level, target: &str, said: Said) -> fmt::Result {
        let message = self.shown.text(&said.message);
        let fields = Value::Object(said.fields);
        let fields = self.shown.value(&fields).unwrap_or(fields);
        if self.format == LogFormat::Json {
            let mut line =
                json!({ "timestamp": time, "level": level.as_str(), "target": target, "message": message });
            if let (Value::Object(line), Value::Object(fields)) = (&mut line, fields)
                && !fields.is_empty()
            {
                line.insert("fields".to_owned(), Value::Object(fields));
            }
            return writeln!(out, "{line}");
        }
        let colour = match level {
            Level::ERROR => 31,
            Level::WARN => 33,
            Level::INFO => 32,
            _ => 34,
        };
        if out.has_ansi_escapes() {
            write!(
                out,
                "\u{1b}[2m{time}\u{1b}[0m \u{1b}[{colour}m{level:>5}\u{1b}[0m \u{1b}[2m{target}:\u{1b}[0m "
            )?;
        } else {
            write!(out, "{time} {level:>5} {target}: ")?;
        }
        escaped(out, &message)?;
        match &fields {
            Value::Object(fields) => {
                for (name, value) in fields {
                    write!(out, " {name}=")?;
                    match value {
                        Value::String(text) if !text.contains(char::is_whitespace) => escaped(out, text)?,
                        other => write!(out, "{other}")?,
                    }
                }
            }
            hidden => write!(out, " {hidden}")?,
        }
        writeln!(out)
    }
}

impl<S, N> FormatEvent<S, N> for LogLines
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        _context: &FmtContext<'_, S, N>,
        mut out: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut said = Said::default();
        event.record(&mut said);
        let mut time = String::new();
        SystemTime.format_time(&mut Writer::new(&mut time))?;
        let about = event.metadata();
        self.line(&mut out, &time, *about.level(), about.target(), said)
    }
}

impl Said {
    fn put(&mut self, field: &Field, value: Value) {
        match (field.name(), value) {
            ("message", Value::String(text)) => self.message = text,
            ("message", other) => self.message = other.to_string(),
            (name, value) => {
                self.fields.insert(name.to_owned(), value);
            }
        }
    }
}

impl Visit for Said {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.put(field, Value::String(format!("{value:?}")));
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, Value::String(value.to_owned()));
    }
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, json!(value));
    }
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, json!(value));
    }
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field, json!(value));
    }
    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, json!(value));
    }
}

fn escaped(out: &mut Writer<'_>, text: &str) -> fmt::Result {
    text.chars().try_for_each(|c| match c {
        '\t' => out.write_char(c),
        c if c.is_control() => write!(out, "{}", c.escape_default()),
        c => out.write_char(c),
    })
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use super::{LogFormat, LogLines, Shown};

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What is written of that, without the time.
    fn logged(format: LogFormat, ansi: bool, log: impl FnOnce()) -> String {
        let lines = Lines::default();
        let out = lines.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(ansi)
            .with_writer(move || out.clone())
            .event_format(LogLines::new(Shown::standard(), format))
            .finish();
        tracing::subscriber::with_default(subscriber, log);
        let bytes = lines.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    const EMAIL: &str = "anna.lee@northwind-mail.com";

    fn everything() {
        let span = tracing::info_span!("call", customer = EMAIL);
        let _inside = span.enter();
        let error = format!("no mailbox {EMAIL}");
        tracing::warn!(target: "elsewhere", password = "Tr0ub4dor&3", %error, card = 4_111_111_111_111_111_u64, n = 7, ok = true, "asked {EMAIL}\nand \u{1b}[31mlost");
    }

    #[test]
    fn messages_and_fields_are_covered_in_text() {
        for ansi in [false, true] {
            let line = logged(LogFormat::Text, ansi, everything);
            assert!(
                !line.contains("anna") && !line.contains("Tr0ub") && !line.contains("4111"),
                "{line}"
            );
            let said = r#"asked [EMAIL]\nand \u{1b}[31mlost password=[SECRET] error="no mailbox [EMAIL]" card=[CREDIT_CARD] n=7 ok=true"#;
            assert!(line.ends_with(&format!("{said}\n")), "{line}");
            assert!(line.contains("WARN") && line.contains("elsewhere:"), "{line}");
            assert_eq!(line.lines().count(), 1, "{line}");
        }
    }

    #[test]
    fn messages_and_fields_are_covered_in_json() {
        let line = logged(LogFormat::Json, true, everything);
        let mut said: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert!(said["timestamp"].take().is_string());
        assert_eq!(
            said,
            serde_json::json!({
                "timestamp": null,
                "level": "WARN",
                "target": "elsewhere",
                "message": "asked [EMAIL]\nand \u{1b}[31mlost",
                "fields": { "password": "[SECRET]", "error": "no mailbox [EMAIL]", "card": "[CREDIT_CARD]", "n": 7, "ok": true },
            })
        );
    }

    #[test]
    fn what_holds_nothing_stays() {
        let line = logged(
            LogFormat::Text,
            false,
            || tracing::error!(path = %"a b", error = ?["x"], "it broke"),
        );
        assert!(
            line.ends_with("agentos::shown::log::tests: it broke path=\"a b\" error=[\"x\"]\n"),
            "{line}"
        );
    }
}
