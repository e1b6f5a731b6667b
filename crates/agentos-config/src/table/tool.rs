//! `[[tools.command]]`: tools that are programs on this machine.

use agentos_types::Zone;
use serde_json::Value;

use crate::key::{Meta, Rows};
use crate::mistake::Sink;
use crate::node::{Node, Table};
use crate::section::section;
use crate::setting::Item;
use crate::{CommandLine, ToolEffect};

/// What every provider takes as the name of a function, and the `.` of `server.tool`.
const LONGEST_NAME: usize = 64;

section! {
    /// Tools that the configuration brings.
    pub ToolsConfig in "tools" {
        /// Programs as tools, `[[tools.command]]`: arguments as JSON on standard input, the result on standard output.
        command: Vec<CommandToolConfig> = Vec::new(), [], Meta::USED;
    }
}

section! {
    /// A program as a tool. One that says nothing of its effect is taken to write, and not to be repeatable.
    pub CommandToolConfig in "tools.command[]" {
        /// The name under which a model calls it: letters, digits, `_`, `-` and `.`, at most 64.
        name: String = String::new(), [], Meta::USED.required().example("\"word_count\"");
        /// What it does, for the model.
        description: String = String::new(), [], Meta::USED.example("\"Counts words\"");
        /// The program: a list of strings, or one string that is split like a shell's words. No shell runs it.
        command: CommandLine = CommandLine::default(), [], Meta::USED.required().example("[\"wc\", \"-w\"]");
        /// What it does to the world: `reads`, `writes`, `spends`, `sends` or `deletes`.
        effect: ToolEffect = ToolEffect::Writes, [], Meta::USED.example("\"reads\"");
        /// Whether calling it twice with the same key is the same as calling it once.
        idempotent: bool = false, [], Meta::USED;
        /// Longest time of a call.
        timeout_ms: u64 = 30_000, [], Meta::USED.ms();
        /// The risk of the tool: usable in runs of that zone or higher.
        zone: Zone = Zone::Green, [], Meta::USED;
        /// Whether a person decides on every call.
        requires_approval: bool = false, [], Meta::USED;
        /// The arguments: a JSON Schema, or the product document's short form.
        parameters: Value = Value::Object(serde_json::Map::new()), [],
            Meta::USED.example("{ text = { type = \"string\", required = true } }");
        /// What it does, in the words of agent files' `allowed_operations`.
        operations: Vec<String> = Vec::new(), [], Meta::USED.example("[\"text.count\"]");
        /// The argument that holds the amount in US dollars, of a tool that spends; agents' `financial_limits` judge it.
        amount: Option<String> = None, [], Meta::USED.example("\"usd\"");
        /// Where its output is cut.
        max_output_bytes: u64 = 65_536, [], Meta::USED.range(1, 1 << 30).unit("bytes");
    }
}

impl Item for CommandToolConfig {
    const ROWS: Rows = Rows {
        doc: Self::DOC,
        keys: Self::KEYS,
    };

    fn fill(&mut self, table: &Table, path: &str, sink: &mut Sink) {
        self.read(table, path, sink);
    }

    fn verify(&self, node: &Node, path: &str, sink: &mut Sink) {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if self.name.len() > LONGEST_NAME || !self.name.chars().all(fits) {
            let node = node.table().and_then(|table| table.get("name")).unwrap_or(node);
            sink.node(
                node,
                format!(
                    "`{path}.name` must be at most 64 letters, digits, `_`, `-` and `.`, not `{}`",
                    self.name
                ),
            );
        }
    }

    fn identity(&self) -> Option<&str> {
        Some(self.name.as_str()).filter(|name| !name.is_empty())
    }
}
