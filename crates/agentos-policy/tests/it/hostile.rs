//! Files made to hurt: refused, or read in bounded time.

use agentos_policy::read::{FILE_BYTES, read_json, read_policies};
use agentos_yaml::Source;

fn refused(text: &str) -> String {
    let outcome = read_policies(Source::with_limit("p", text.as_bytes(), FILE_BYTES).unwrap());
    assert!(outcome.report.has_errors(), "{}", &text[..text.len().min(200)]);
    let first = outcome.report.errors().next().unwrap();
    first.message.clone()
}

#[test]
fn bombs_are_refused() {
    let deep = |n: usize| {
        format!(
            "{{\"id\": \"p\", \"rules\": [{{\"name\": \"r\", \"action\": \"deny\", \"condition\": {}true{}}}]}}",
            "{\"not\": ".repeat(n),
            "}".repeat(n)
        )
    };
    refused(&deep(100_000));
    refused(&deep(80));
    let nots = format!(
        "id: p\nrules: [{{name: r, action: deny, condition: '{}x'}}]\n",
        "!".repeat(5_000)
    );
    assert_eq!(refused(&nots), "there are too many `!`");
    let laughs = (1..12).fold(
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned(),
        |text, n| text + &format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", ")),
    );
    refused(&laughs);
    assert!(Source::with_limit("p", &vec![b'a'; FILE_BYTES + 1], FILE_BYTES).is_err());
}

#[test]
fn json_that_is_no_policy_is_refused() {
    for text in [
        "",
        "{",
        "[1]",
        "null",
        "{\"id\": 1}",
        "{\"policies\": 5}",
        "{\"id\":\"a\",\"id\":\"b\",\"rules\":[]}",
    ] {
        assert!(read_json(text).is_err(), "{text}");
    }
}

#[test]
fn a_pattern_that_would_hang_elsewhere_is_linear_here() {
    let pattern = agentos_policy::check::regex("^(a+)+$", false).unwrap();
    assert!(!pattern.is_match(&("a".repeat(100_000) + "!")));
}
