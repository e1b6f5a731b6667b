//! Mistakes that people make, and the code, line and column under which they are told.

use agentos_agents::{LoadError, parse_agent};

/// A dialect A file to spoil: eleven lines.
const GOOD: &str = "\
identity:
  name: Writer
  role: Writes
  pack: product
model:
  provider: anthropic
  model_id: claude-sonnet-4-20250514
authority:
  zone: GREEN
tools:
  primary: []
";

fn spoiled(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    GOOD.replacen(from, to, 1)
}

/// Every error as (code, line, column, message), each with a hint or a message that needs none.
fn errors(text: &str) -> Vec<(&'static str, usize, usize, String)> {
    let Err(LoadError::Invalid(report)) =
        parse_agent("packs/product/agents/product_writer.yaml", text.as_bytes())
    else {
        return Vec::new();
    };
    report
        .errors()
        .map(|d| (d.code.name, d.line, d.column, d.message.clone()))
        .collect()
}

#[test]
fn the_good_file_is_good() {
    assert_eq!(errors(GOOD), vec![]);
}

#[test]
fn each_mistake_is_told_at_its_place() {
    for (from, to, code, line, column, part) in [
        (
            "  name: Writer\n",
            "",
            "AGENT_INVALID",
            1,
            1,
            "`identity.name` is missing",
        ),
        ("name: Writer", "name: ''", "AGENT_INVALID", 2, 9, "says nothing"),
        (
            "name: Writer",
            "name: [a]",
            "AGENT_INVALID",
            2,
            3,
            "is a list, where text belongs",
        ),
        (
            "  role: Writes\n",
            "",
            "AGENT_INVALID",
            1,
            1,
            "`identity.role` is missing",
        ),
        (
            "  model_id: claude-sonnet-4-20250514\n",
            "",
            "AGENT_INVALID",
            5,
            1,
            "`model.model_id` is missing",
        ),
        ("GREEN", "GREN", "AGENT_INVALID", 9, 9, "`GREN` is not a zone"),
        (
            "zone: GREEN",
            "zone_access: {green: yes}",
            "AGENT_INVALID",
            9,
            24,
            "`true` or `false` belongs",
        ),
        (
            "zone: GREEN",
            "zone_access: {blue: true}",
            "AGENT_INVALID",
            9,
            23,
            "`blue` is not a zone",
        ),
        (
            "zone: GREEN",
            "zone_access: {red: false}",
            "AGENT_INVALID",
            9,
            3,
            "no zone",
        ),
        (
            "zone: GREEN",
            "forbidden_operations: {a: b}",
            "AGENT_INVALID",
            9,
            3,
            "where a list belongs",
        ),
        (
            "zone: GREEN",
            "financial_limits: {absolute_max: lots}",
            "AGENT_INVALID",
            9,
            36,
            "where a number belongs",
        ),
        (
            "zone: GREEN",
            "financial_limits: {daily_limit: -1}",
            "AGENT_INVALID",
            9,
            35,
            "dollars from 0",
        ),
        (
            "primary: []",
            "primary: [{description: x}]",
            "AGENT_INVALID",
            11,
            13,
            "name` is missing",
        ),
        (
            "primary: []",
            "denylist: 5",
            "AGENT_INVALID",
            11,
            13,
            "where a list belongs",
        ),
        (
            "tools:",
            "gates: {required: [{threshold: 1}]}\ntools:",
            "AGENT_INVALID",
            10,
            20,
            "id` is missing",
        ),
        (
            "provider: anthropic",
            "parameters: {temperature: 9}",
            "AGENT_INVALID",
            6,
            29,
            "is 9",
        ),
        (
            "tools:",
            "mission: {constraints: {max_cost_usd: '${MAX}'}}\ntools:",
            "AGENT_INVALID",
            10,
            39,
            "number",
        ),
        ("model:", "modle:", "AGENT_INVALID", 1, 1, "this is no agent"),
        (
            "  name: Writer",
            "  name: Writer\n  name: Other",
            "INVALID_YAML",
            3,
            3,
            "`name` stands here twice",
        ),
        (
            "  role: Writes",
            "   role: Writes",
            "INVALID_YAML",
            3,
            8,
            "not readable as YAML",
        ),
        ("  pack:", "\tpack:", "INVALID_YAML", 4, 1, "not readable as YAML"),
    ] {
        let found = errors(&spoiled(from, to));
        let fits = found
            .iter()
            .any(|(c, l, col, message)| *c == code && (*l, *col) == (line, column) && message.contains(part));
        assert!(fits, "{from} -> {to}: {found:?}");
    }
}

#[test]
fn several_mistakes_come_in_one_report_in_the_order_of_the_file() {
    let text = GOOD
        .replace("  role: Writes\n", "")
        .replace("GREEN", "BLUE")
        .replace("  provider: anthropic\n", "")
        .replace("claude-sonnet-4-20250514", "mystery");
    let found: Vec<_> = errors(&text)
        .into_iter()
        .map(|(code, line, ..)| (code, line))
        .collect();
    assert_eq!(
        found,
        [("AGENT_INVALID", 1), ("AGENT_INVALID", 5), ("AGENT_INVALID", 7)]
    );
}

#[test]
fn slips_are_answered_with_the_word_that_was_meant() {
    for (from, to, hint) in [
        ("name: Writer", "nmae: Writer", "did you mean `name`?"),
        ("authority:", "authorty:", "did you mean `authority`?"),
        ("GREEN", "GREN", "did you mean `green`?"),
        ("model:", "modle:", "did you mean `model` by `modle`?"),
        (
            "primary: []",
            "primary: [{name: x, input_schema: {a: strnig}}]",
            "did you mean `string`?",
        ),
    ] {
        let text = spoiled(from, to);
        let said = match parse_agent("product_writer.yaml", text.as_bytes()) {
            Ok(loaded) => loaded.warnings,
            Err(LoadError::Invalid(report)) => report.diagnostics,
            Err(error) => panic!("{error}"),
        };
        assert!(
            said.iter().any(|d| d.hint.as_deref() == Some(hint)),
            "{to}: {said:#?}"
        );
    }
}

#[test]
fn doubts_do_not_refuse_the_file() {
    for (from, to, code) in [
        ("name: Writer", "name: 7", "UNEXPECTED_VALUE"),
        (
            "name: Writer",
            "name: Writer\n  is_manager: perhaps",
            "UNEXPECTED_VALUE",
        ),
        ("pack: product", "pack: finance", "PACK_MISMATCH"),
        ("primary: []", "primary: [{name: x}, x]", "UNEXPECTED_VALUE"),
        (
            "tools:",
            "memory: {retention: forever}\ntools:",
            "UNBOUNDED_RETENTION",
        ),
        (
            "tools:",
            "mcp_servers: {github: {transport: http}}\ntools:",
            "MCP_UNDECLARED",
        ),
        (
            "zone: GREEN",
            "zone: RED\n  zone_access: {green: true}",
            "UNEXPECTED_VALUE",
        ),
        ("zone: GREEN", "execution_model: telepathic", "UNEXPECTED_VALUE"),
    ] {
        let text = spoiled(from, to);
        let loaded = parse_agent("packs/product/agents/product_writer.yaml", text.as_bytes()).unwrap();
        let codes: Vec<_> = loaded.warnings.iter().map(|d| d.code.name).collect();
        assert_eq!(codes, [code], "{to}: {:#?}", loaded.warnings);
    }
}

#[test]
fn values_without_a_type_of_their_own_are_let_be() {
    for (from, to) in [
        (
            "tools:",
            "memory: ~\npolicies: null\nsafety:\nmcp_servers:\ntools:",
        ),
        (
            "tools:",
            "mcp_servers: {a: {url: \"${A_URL}\", rate_limit: 100/min, cache_ttl: 24h}}\ntools:",
        ),
        ("tools:", "house_rules: {anything: [1, two]}\ntools:"),
        (
            "zone: GREEN",
            "zone: green\n  delegation: ~\n  allowed_operations: ~",
        ),
    ] {
        let loaded = parse_agent(
            "packs/product/agents/product_writer.yaml",
            spoiled(from, to).as_bytes(),
        )
        .unwrap();
        assert_eq!(loaded.warnings, vec![], "{to}");
    }
}

#[test]
fn a_deprecated_agent_is_refused_and_a_draft_is_not() {
    let agent = |stage: &str| {
        let text = format!(
            "agent: {{id: agent.legal.x.v1, name: X, lifecycle_stage: {stage}}}\nmission: {{purpose: Y}}\n"
        );
        errors(&text)
            .into_iter()
            .map(|(code, line, column, _)| (code, line, column))
            .collect::<Vec<_>>()
    };
    assert_eq!(agent("deprecated"), [("AGENT_DEPRECATED", 1, 57)]);
    assert_eq!(agent("draft"), vec![]);
}
