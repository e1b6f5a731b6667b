//! The settings that are one word out of a few.

use std::fmt;

use crate::key::{At, Kind};
use crate::mistake::Sink;
use crate::nearest::nearest;
use crate::node::{Node, Raw};
use crate::setting::Setting;

macro_rules! words {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[$meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$meta])* $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Setting for $name {
            const KIND: Kind = Kind::Word(&[$($word),+]);

            fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
                let (Raw::Word(text) | Raw::Text(text)) = &node.raw else {
                    sink.wrong_type(node, at, "a word");
                    return None;
                };
                let found = Self::ALL.iter().copied().find(|word| word.as_str().eq_ignore_ascii_case(text.trim()));
                if found.is_none() {
                    sink.unknown_word(node, at, text, &[$($word),+], nearest(text, [$($word),+]));
                }
                found
            }

            fn show(&self) -> Option<String> {
                Some(self.as_str().to_owned())
            }
        }
    };
}

words! {
    /// From which severity on a line is logged.
    LogLevel { Debug = "debug", #[default] Info = "info", Warn = "warn", Error = "error" }
}

words! {
    /// How a log line is written.
    LogFormat { #[default] Text = "text", Json = "json" }
}

words! {
    /// What is done about a tool's result that tries to give the model orders.
    ToolResults { #[default] Mark = "mark", Redact = "redact", Block = "block", Off = "off" }
}

words! {
    /// Which candidate is tried next.
    FallbackStrategy {
        #[default] NextPriority = "next_priority",
        LeastCost = "least_cost",
        LowestLatency = "lowest_latency",
        Weighted = "weighted",
        None = "none",
    }
}

words! {
    /// What a call does that finds its endpoint's minute used up.
    OnLimit { #[default] Wait = "wait", Next = "next" }
}

words! {
    /// Which of OpenAI's two interfaces an endpoint is asked through.
    EndpointApi { #[default] Chat = "chat", Responses = "responses" }
}

words! {
    /// What answers a call of a tool that has no handler.
    UnboundTools { #[default] Refuse = "refuse", Prompt = "prompt" }
}

words! {
    /// When somebody who listens to a run hears an answer that gates have yet to look at.
    StreamRelease { #[default] Redacted = "redacted", AfterGates = "after_gates" }
}

words! {
    /// What an agent file's rule does whose fields nothing supplies.
    UnboundRules { #[default] Warn = "warn", Deny = "deny" }
}

words! {
    /// What a tool does to the world.
    ToolEffect {
        Reads = "reads",
        #[default] Writes = "writes",
        Spends = "spends",
        Sends = "sends",
        Deletes = "deletes",
    }
}

words! {
    /// What redaction makes of a finding.
    ScanAction { Keep = "keep", #[default] Mask = "mask", Hash = "hash", Tokenise = "tokenise", Block = "block" }
}

words! {
    /// The check digit that a match of a pattern must have.
    PatternChecksum { #[default] None = "none", Luhn = "luhn", Mod97 = "mod97", Mod11 = "mod11", Verhoeff = "verhoeff" }
}

words! {
    /// What a model can do.
    Capability { #[default] Tools = "tools", Vision = "vision", Schema = "schema", Stream = "stream" }
}
