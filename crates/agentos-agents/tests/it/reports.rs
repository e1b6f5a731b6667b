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
