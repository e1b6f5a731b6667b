//! The ways in which a text tries to give a model other orders, by the names that reports use.

/// A tactic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Tactic {
    Override,
    Persona,
    Exfiltration,
    SystemPrompt,
    FakeTurn,
    Delimiter,
    ToolOutput,
    MarkdownExfiltration,
    HiddenText,
    ApprovalBypass,
    Memory,
    LogTampering,
    Concealment,
    ForgedReasoning,
    ForgedSummary,
    OperationalNote,
    Encoded,
    PayloadSplit,
    PolicyPuppetry,
    Manipulation,
    /// No tactic of its own: makes others likelier.
    Pressure,
}

impl Tactic {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Pressure as usize + 1;

    /// All of them, in order.
    pub(super) const ALL: [Self; Self::COUNT] = [
        Self::Override,
        Self::Persona,
        Self::Exfiltration,
        Self::SystemPrompt,
        Self::FakeTurn,
        Self::Delimiter,
        Self::ToolOutput,
        Self::MarkdownExfiltration,
        Self::HiddenText,
        Self::ApprovalBypass,
        Self::Memory,
        Self::LogTampering,
        Self::Concealment,
        Self::ForgedReasoning,
        Self::ForgedSummary,
        Self::OperationalNote,
        Self::Encoded,
        Self::PayloadSplit,
        Self::PolicyPuppetry,
        Self::Manipulation,
        Self::Pressure,
    ];

    /// The name in reports.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Override => "override",
            Self::Persona => "persona",
            Self::Exfiltration => "exfiltration",
            Self::SystemPrompt => "system_prompt",
            Self::FakeTurn => "fake_turn",
            Self::Delimiter => "delimiter",
            Self::ToolOutput => "tool_output",
            Self::MarkdownExfiltration => "markdown_exfiltration",
            Self::HiddenText => "hidden_text",
            Self::ApprovalBypass => "approval_bypass",
            Self::Memory => "memory",
            Self::LogTampering => "log_tampering",
            Self::Concealment => "concealment",
            Self::ForgedReasoning => "forged_reasoning",
            Self::ForgedSummary => "forged_summary",
            Self::OperationalNote => "operational_note",
            Self::Encoded => "encoded",
            Self::PayloadSplit => "payload_split",
            Self::PolicyPuppetry => "policy_puppetry",
            Self::Manipulation => "manipulation",
            Self::Pressure => "pressure",
        }
    }
}
