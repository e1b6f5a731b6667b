//! Files that are made, or happen, to do harm: refused at once, with a code, and without ever panicking.

use std::path::Path;

use agentos_agents::{LoadError, load_agent, parse_agent};
use agentos_types::Coded;
use proptest::prelude::*;

fn refused(bytes: &[u8]) -> (&'static str, String) {
    match parse_agent("packs/p/agents/p_x.yaml", bytes) {
        Ok(_) => panic!("accepted"),
        Err(error) => (error.code().name, error.to_string()),
    }
}

#[test]
fn bombs_and_blobs_are_refused() {
    let laughs: String = ('a'..'i')
        .zip('b'..='i')
        .map(|(from, to)| format!("{to}: &{to} [{}]\n", vec![format!("*{from}"); 9].join(",")))
        .collect();
    let merge_bomb: String = ('a'..'i')
        .zip('b'..='i')
        .map(|(from, to)| {
            format!("{to}: &{to} {{<<: *{from}, x{to}: *{from}, y{to}: *{from}, z{to}: *{from}}}\n")
        })
        .collect();
    let mut latin = b"identity:\n  name: Bj".to_vec();
    latin.extend([0xF6, b'r', b'n', b'\n']);
    for (bytes, part) in [
        (
            format!("a: &a [x,x,x,x,x,x,x,x,x]\n{laughs}").into_bytes(),
            "more than 20000 values",
        ),
        (
            format!("a: &a {{x: 1}}\n{merge_bomb}{}", "q: 1\n").into_bytes(),
            "more than 20000 values",
        ),
        ("[".repeat(100_000).into_bytes(), "deeper than 64"),
        ("{a: ".repeat(100_000).into_bytes(), "deeper than 64"),
        ("- ".repeat(100_000).into_bytes(), "deeper than 64"),
        ("? ".repeat(100_000).into_bytes(), "deeper than 64"),
        (vec![b'#'; 2 * 1024 * 1024], "larger than 1024 KB"),
        (b"a: 1\nb: \0\n".to_vec(), "byte 9 is NUL"),
        (b"\x7fELF\x02\x01\x01\0\0\0".to_vec(), "NUL"),
        (latin, "line 2, column 11"),
        (b"\xff\xfea\0:\0".to_vec(), "UTF-16"),
        (b"a: \x07".to_vec(), "not readable"),
    ] {
        let (code, message) = refused(&bytes);
        assert!(
            code == "INVALID_YAML" && message.contains(part),
            "{part}: {code}: {message}"
        );
    }
}

#[test]
fn a_file_full_of_mistakes_is_reported_in_a_few() {
    let operations = "{}, ".repeat(9_000);
    let text = format!("identity: {{}}\nmodel: {{}}\nauthority: {{forbidden_operations: [{operations}]}}\n");
    let Err(LoadError::Invalid(report)) = parse_agent("x.yaml", text.as_bytes()) else {
        panic!("accepted")
    };
    assert!(report.diagnostics.len() <= 200, "{}", report.diagnostics.len());
    let wide: String = (0..9_000).map(|n| format!("identiti{n}: 1\n")).collect();
    let Err(LoadError::Invalid(report)) = parse_agent(
        "x.yaml",
        format!("identity: {{}}\nmodel: {{}}\n{wide}").as_bytes(),
    ) else {
        panic!("accepted")
    };
    assert!(report.has_errors());
}

#[test]
fn a_byte_order_mark_is_accepted() {
    let text = "\u{FEFF}identity: {name: N, role: R, pack: p}\nmodel: {provider: openai, model_id: gpt-4o}\n";
    let loaded = parse_agent("p_x.yaml", text.as_bytes()).unwrap();
    assert_eq!(loaded.agent.id, "agent.p.x.v1");
}

#[test]
fn what_is_no_readable_file_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("fifo.yaml");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .unwrap()
            .success()
    );
    std::fs::write(folder.path().join("product_writer.yaml"), "x: 1").unwrap();
    std::fs::write(folder.path().join("empty.yaml"), "").unwrap();
    for (path, code, part) in [
        (folder.path().to_owned(), "FILE_UNREADABLE", "is a folder"),
        (fifo, "FILE_UNREADABLE", "not a regular file"),
        (
            Path::new("/dev/zero").to_owned(),
            "FILE_UNREADABLE",
            "not a regular file",
        ),
        (
            folder.path().join("product_writr.yaml"),
            "AGENT_NOT_FOUND",
            "there is no file",
        ),
        (
            folder.path().join("product_writer.yaml/x.yaml"),
            "FILE_UNREADABLE",
            "not a folder",
        ),
        (
            folder.path().join("empty.yaml"),
            "INVALID_YAML",
            "the file is empty",
        ),
    ] {
        let error = load_agent(&path).unwrap_err();
        assert_eq!(error.code().name, code, "{error}");
        assert!(error.to_string().contains(part), "{error}");
    }
    let missing = load_agent(folder.path().join("product_writr.yaml")).unwrap_err();
    assert!(
        missing.hint().unwrap().ends_with("product_writer.yaml`?"),
        "{:?}",
        missing.hint()
    );
}

/// Pieces of which YAML and agents are made, so that chance gets past the first line.
const PIECES: [&str; 40] = [
    "identity:",
    "model:",
    "meta:",
    "agent:",
    "mission:",
    "authority:",
    "tools:",
    "gates:",
    "policies:",
    "context:",
    "\n",
    "\n  ",
    "\n    ",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "<<: ",
    "!!int ",
    "\"",
    "'",
    "|\n",
    "#",
    "name",
    "zone_access",
    "primary",
    "required",
    "1",
    "0.5",
    "null",
    "true",
    "\u{1F9ED}",
    "\t",
    "---\n",
    "? ",
];

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse_agent("packs/p/agents/p_x.yaml", &bytes);
    }

    #[test]
    fn no_pieces_make_it_panic(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        if let Err(error) = parse_agent("packs/p/agents/p_x.yaml", pieces.concat().as_bytes()) {
            prop_assert!(!error.to_string().is_empty());
            prop_assert!(error.render(false).is_some());
        }
    }

    #[test]
    fn every_value_in_every_place_is_read_or_told(
        place in 0..PLACES.len(),
        value in prop::sample::select(vec!["~", "7", "-1.5", "true", "text", "[]", "[1, {a: b}]", "{}", "{a: [b]}", "''", "'${X}'"]),
    ) {
        let text = format!("{BASE}{}", PLACES[place].replace("VALUE", value));
        if let Err(error) = parse_agent("packs/p/agents/p_x.yaml", text.as_bytes()) {
            prop_assert_eq!(error.code().name, "AGENT_INVALID", "{}: {}", text, error);
        }
    }
}

const BASE: &str = "identity: {name: N, role: R}\nmodel: {provider: openai, model_id: gpt-4o}\n";
const PLACES: [&str; 16] = [
    "authority: VALUE",
    "authority: {zone: VALUE}",
    "authority: {zone_access: VALUE}",
    "authority: {zone_access: {green: VALUE}}",
    "authority: {allowed_operations: VALUE, financial_limits: VALUE, delegation: VALUE}",
    "tools: VALUE",
    "tools: {primary: VALUE, secondary: VALUE, allowlist: VALUE}",
    "tools: {primary: [{name: x, input_schema: VALUE, description: VALUE}]}",
    "tools: {primary: [{name: x, input_schema: {a: VALUE}}]}",
    "gates: VALUE",
    "gates: {required: [VALUE], optional: VALUE}",
    "policies: VALUE",
    "policies: {execution: {max_revisions: VALUE}, policies: VALUE}",
    "mcp_servers: {x: VALUE, y: {url: VALUE, args: VALUE}}",
    "expected_results: {x: VALUE, y: {sections: VALUE, format: VALUE}}",
    "safety: {guardrails: VALUE, validation: VALUE}\nmemory: VALUE\nmission: {constraints: VALUE}",
];
