//! Documents and what they are read as, against an independent parser where the two must agree.

use serde_json::{Value, json};

use super::read;
use crate::diagnostic::Findings;
use crate::source::Source;

fn parse(text: &str) -> (Option<Value>, Vec<(usize, usize, String)>) {
    let findings = Findings::new(Source::new("f", text.as_bytes()).unwrap());
    let value = read(&findings).map(|node| node.to_json());
    let said = findings.into_sorted().1;
    (
        value,
        said.into_iter().map(|d| (d.line, d.column, d.message)).collect(),
    )
}

fn check(text: &str, expected: &Value) {
    assert_eq!(parse(text), (Some(expected.clone()), vec![]), "{text}");
}

#[test]
fn documents_are_read_as_the_specification_says() {
    for (text, expected) in [
        ("a: |\n  x\n    y\n\n  z\n", json!({ "a": "x\n  y\n\nz\n" })),
        ("a: |-\n  x\n", json!({ "a": "x" })),
        ("a: |+\n  x\n\n", json!({ "a": "x\n\n" })),
        ("a: >\n  x\n  y\n\n  z\n", json!({ "a": "x y\nz\n" })),
        ("a: \"\\u00e9\\t\\x41\\\n  b\"", json!({ "a": "é\tAb" })),
        ("a: 'it''s'", json!({ "a": "it's" })),
        (
            "1_minute: 5\n1: x\ntrue: y\n\"null\": z",
            json!({ "1_minute": 5, "1": "x", "true": "y", "null": "z" }),
        ),
        (
            "a: [1, 2.50, .5, yes, null, ~, \"1\"]",
            json!({ "a": [1, 2.5, 0.5, "yes", null, null, "1"] }),
        ),
        ("größe: 🧭 ünïcode", json!({ "größe": "🧭 ünïcode" })),
        (
            "a: {b: c, d: [e]}\nf:\n- g\n- h: i\n  j: k",
            json!({ "a": { "b": "c", "d": ["e"] }, "f": ["g", { "h": "i", "j": "k" }] }),
        ),
        ("a: x # comment\nb: x#y", json!({ "a": "x", "b": "x#y" })),
        ("a:\nb: \"\"", json!({ "a": null, "b": "" })),
        ("---\na: 1\n...\n", json!({ "a": 1 })),
        (
            "{\"a\": [true, 1e3, \"\\u00e9\\/\"],\n\t\"b\": {}}",
            json!({ "a": [true, 1000.0, "é/"], "b": {} }),
        ),
        (
            "a: !!str 12\nb: ! 12\nc: !!float 3\nd: !!int 3",
            json!({ "a": "12", "b": "12", "c": 3.0, "d": 3 }),
        ),
        ("? a\n: b", json!({ "a": "b" })),
        ("a: 1\r\nb: |\r\n  x\r\n", json!({ "a": 1, "b": "x\n" })),
    ] {
        check(text, &expected);
    }
}

#[test]
fn aliases_and_merge_keys_work_as_elsewhere() {
    for (text, expected) in [
        (
            "a: &x [1]\nb: *x\nc: [*x, *x]",
            json!({ "a": [1], "b": [1], "c": [[1], [1]] }),
        ),
        ("a: &x 1\nb: &x 2\nc: *x", json!({ "a": 1, "b": 2, "c": 2 })),
        (
            "b: &b {x: 1, y: 2}\na:\n  <<: *b\n  y: 3",
            json!({ "b": { "x": 1, "y": 2 }, "a": { "x": 1, "y": 3 } }),
        ),
        (
            "b: &b {x: 1}\na:\n  x: 3\n  <<: *b",
            json!({ "b": { "x": 1 }, "a": { "x": 3 } }),
        ),
        (
            "b: &b {x: 1}\nc: &c {x: 2, y: 2}\na: {<<: [*b, *c]}",
            json!({ "b": { "x": 1 }, "c": { "x": 2, "y": 2 }, "a": { "x": 1, "y": 2 } }),
        ),
        (
            "b: &b {x: 1}\nc: &c {<<: *b, y: 2}\na: {<<: *c}",
            json!({ "b": { "x": 1 }, "c": { "x": 1, "y": 2 }, "a": { "x": 1, "y": 2 } }),
        ),
        ("a: {\"<<\": 1}", json!({ "a": { "<<": 1 } })),
        ("&k a: 1\nb: *k", json!({ "a": 1, "b": "a" })),
    ] {
        check(text, &expected);
    }
}

#[test]
fn what_cannot_be_read_is_refused_at_its_place() {
    for (text, line, column, part) in [
        ("", 1, 1, "empty"),
        ("# only a comment\n", 1, 1, "empty"),
        ("a: 1\na: 2", 2, 1, "`a` stands here twice"),
        ("x:\n  1: a\n  \"1\": b", 3, 3, "`1` stands here twice"),
        ("a: 1\n---\nb: 2", 2, 1, "several documents"),
        ("a: *nowhere", 1, 4, "anchor that does not stand before it"),
        ("a: &x [*x]", 1, 8, "inside of what it refers to"),
        ("a: {<<: 1}", 1, 9, "`<<` merges mappings"),
        ("a: {<<: [{}, 1]}", 1, 14, "`<<` merges mappings"),
        ("? [a]\n: 1", 1, 3, "a key must be text"),
        ("~: 1", 1, 1, "a key must be text"),
        ("a: !!int x", 1, 10, "does not fit its tag"),
        ("a: [1, 2", 1, 4, "not readable"),
        ("a: \"x", 1, 4, "not readable"),
        ("a: b\n\tc: d", 2, 1, "indented with a tab"),
        ("é: 1\né: 2", 2, 1, "`é` stands here twice"),
    ] {
        let (value, said) = parse(text);
        assert_eq!(value, None, "{text}");
        let [(at_line, at_column, message)] = &said[..] else {
            panic!("{text}: {said:?}")
        };
        assert!(message.contains(part), "{text}: {message}");
        assert_eq!((*at_line, *at_column), (line, column), "{text}: {message}");
    }
}

#[test]
fn what_json_cannot_hold_is_kept_as_text_and_said() {
    for (text, expected) in [
        ("a: .inf", json!({ "a": ".inf" })),
        (
            "a: 123456789012345678901",
            json!({ "a": "123456789012345678901" }),
        ),
        ("a: !thing {b: 1}", json!({ "a": { "b": 1 } })),
    ] {
        let (value, said) = parse(text);
        assert_eq!(value, Some(expected), "{text}");
        assert_eq!(said.len(), 1, "{text}");
    }
}

#[test]
fn bounds_hold_and_are_reached() {
    let list = |n: usize| format!("[{}]", "1,".repeat(n));
    let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
    let bomb = |width: usize| {
        let row = |from: &str, to: &str| format!("{to}: &{to} [{}]\n", format!("*{from},").repeat(width));
        let letters = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        let rows: String = letters.windows(2).map(|pair| row(pair[0], pair[1])).collect();
        format!("a: &a x\n{rows}")
    };
    let long = "x".repeat(100_000);
    for (text, refused) in [
        (list(19_000), None),
        (list(20_000), Some("more than 20000 values")),
        (nested(64), None),
        (nested(65), Some("deeper than 64")),
        (format!("a: &a {}\nb: [[*a]]", nested(61)), None),
        (format!("a: &a {}\nb: [[*a]]", nested(62)), Some("deeper than 64")),
        (bomb(1), None),
        (bomb(9), Some("more than 20000 values")),
        (format!("a: &a {long}\nb: [{}]", "*a,".repeat(20)), None),
        (
            format!("a: &a {long}\nb: [{}]", "*a,".repeat(50)),
            Some("more than 4 MB of text"),
        ),
    ] {
        let (value, said) = parse(&text);
        let start = &text[..text.len().min(60)];
        match refused {
            None => assert!(value.is_some(), "{start}: {said:?}"),
            Some(part) => assert!(value.is_none() && said[0].2.contains(part), "{start}: {said:?}"),
        }
    }
}
