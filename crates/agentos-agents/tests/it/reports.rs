//! What people see: diagnostics with their snippets, and a composed prompt.

use agentos_agents::{load_agent, parse_agent};

use crate::corpus::root;

fn rendered(text: &str) -> String {
    match parse_agent("packs/product/agents/product_writer.yaml", text.as_bytes()) {
        Ok(loaded) => loaded.report().render(false),
        Err(error) => error.render(false).unwrap(),
    }
}

#[test]
fn a_key_twice_shows_both_places() {
    insta::assert_snapshot!(rendered(
        "identity:\n  name: Writer\n  role: Writes\n  name: Other\n"
    ));
}

#[test]
fn several_mistakes_show_each_with_a_way_out() {
    insta::assert_snapshot!(rendered(
        "identity:\n  nmae: Writer\n  role: Writes\nmodel:\n  provider: anthropic\n  model_id: claude-4\nauthority:\n  zone: GREN\n"
    ));
}

#[test]
fn a_file_that_is_no_agent_says_what_is_missing() {
    insta::assert_snapshot!(rendered("identity:\n  name: Writer\ntools: {}\n"));
}

#[test]
fn the_prompt_of_our_writer() {
    let path = root().join("agents/packs/product/agents/product_prd_writer.yaml");
    let prompt = load_agent(&path).unwrap().agent.system_prompt;
    assert_eq!(prompt, load_agent(&path).unwrap().agent.system_prompt);
    insta::assert_snapshot!(prompt);
}

#[test]
fn what_a_file_says_cannot_reach_the_terminal_as_it_is() {
    let long = "x".repeat(5_000);
    for (zone, part) in [
        ("\"\\e[31mRED\"", "`\\u{1b}[31mRED` is not a zone"),
        (long.as_str(), "xxx…"),
    ] {
        let text = format!(
            "identity: {{name: N, role: R, pack: p}}\nmodel: {{provider: openai, model_id: gpt-4o}}\nauthority: {{zone: {zone}}}\n"
        );
        let shown = rendered(&text);
        assert!(shown.contains(part), "{shown}");
        assert!(!shown.contains('\u{1b}') && shown.len() < 2_000, "{shown}");
    }
    // A raw control character in the file: the place is named, the line is not shown.
    let shown = rendered("a: \u{7}x\n");
    assert!(
        shown.contains("product_writer.yaml:1:4: ") && !shown.contains('\u{7}'),
        "{shown}"
    );
}
