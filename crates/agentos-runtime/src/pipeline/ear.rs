//! What a listener may hear of an answer that gates have yet to look at: the scanner's redactor decides, or
//! the gates themselves, and in doubt nothing is heard before they have spoken.

use std::sync::Arc;

use agentos_config::StreamRelease;
use agentos_scanner::RedactStream;
use agentos_types::{Delta, Zone};

use crate::inner::Inner;
use crate::pipeline::gates::asks_a_person;
use crate::run::session::Session;
use crate::streams::{Feed, Heard, StreamOptions};

#[derive(Debug)]
pub(super) struct Ear {
    feed: Arc<Feed>,
    step: u64,
    way: Way,
    /// What is heard at once, also of an answer that is begun anew.
    heard: Option<Heard>,
    /// Tools that it asks for after text which is still held back.
    tools: Vec<String>,
}

#[derive(Debug)]
enum Way {
    /// No gate will look at it.
    Open,
    Redacted(Box<RedactStream>),
    Held,
}

impl Ear {
    pub(super) fn new(rt: &Inner, session: &Session, options: &StreamOptions) -> Self {
        let heard = heard(rt, session);
        let after_gates = StreamRelease::AfterGates;
        let waits = options.release == after_gates || rt.config.stream == after_gates;
        let mut ear = Self {
            feed: Arc::clone(options.feed()),
            step: session.run.step,
            way: Way::Held,
            heard: None,
            tools: Vec::new(),
        };
        if heard.is_none() || waits {
            // Of a run whose steps a program makes nobody knows which answer will be the output: each is heard
            // once it may be used.
            ear.feed.hold(ear.step, heard.filter(|_| !session.run.auto));
        } else {
            ear.heard = heard;
            ear.begin();
        }
        ear
    }

    fn begin(&mut self) {
        self.way = match &self.heard {
            Some(Heard::Redacted(redactor)) => Way::Redacted(Box::new(redactor.stream())),
            Some(Heard::All) => Way::Open,
            None => Way::Held,
        };
    }

    pub(super) fn hear(&mut self, delta: &Delta) {
        match delta {
            Delta::Text(text) => self.text(text),
            Delta::ToolCallStart { name, .. } => match self.way {
                Way::Open => self.feed.tool(self.step, name),
                // Text may go on behind it, and is scanned as one.
                Way::Redacted(_) => self.tools.push(name.clone()),
                Way::Held => {}
            },
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.way {
            Way::Open => self.feed.text(self.step, text),
            Way::Held => {}
            Way::Redacted(stream) => match stream.push(text) {
                Ok(piece) => self.feed.text(self.step, &piece.text),
                Err(blocked) => self.block(&blocked.to_string()),
            },
        }
    }

    /// The answer is whole.
    pub(super) fn finish(&mut self) {
        if let Way::Redacted(stream) = std::mem::replace(&mut self.way, Way::Open) {
            match stream.finish() {
                Ok(piece) => {
                    self.feed.text(self.step, &piece.text);
                    for tool in self.tools.drain(..) {
                        self.feed.tool(self.step, &tool);
                    }
                }
                Err(blocked) => self.block(&blocked.to_string()),
            }
        }
    }

    /// The gates must see it first.
    fn block(&mut self, why: &str) {
        self.feed.withdraw(why);
        self.feed.hold(self.step, None);
        self.way = Way::Held;
    }

    pub(super) fn withdraw(&mut self, reason: &str) {
        self.feed.withdraw(reason);
        self.tools.clear();
        // What was blocked in the part that is gone need not be in the next.
        self.begin();
    }
}

/// What may be heard of an answer before the gates of the output have seen it. Nothing: it is held until then.
fn heard(rt: &Inner, session: &Session) -> Option<Heard> {
    let agent = &session.pins.agent;
    // What a person must release, or a policy may hide or hold back, nobody hears before; in doubt neither.
    let people = session.run.zone == Zone::Red || agent.gates.iter().any(asks_a_person);
    let policies = session.run.policies_enabled && rt.policies.may_hold_back(agent).unwrap_or(true);
    if people || policies {
        return None;
    }
    if !session.run.gates_enabled {
        return Some(Heard::All);
    }
    rt.policies.hiding.redactor().ok().map(Heard::Redacted)
}
