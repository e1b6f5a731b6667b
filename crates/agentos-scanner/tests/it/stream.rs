//! A stream finds what the whole text holds, however it is cut.

use std::sync::LazyLock;

use agentos_scanner::{CustomPattern, Finding, Scanner, Stream};
use proptest::prelude::*;

use crate::pieces;

fn scanner() -> Scanner {
    static SCANNER: LazyLock<Scanner> = LazyLock::new(|| {
        let orders = CustomPattern::new("ORDER_ID", r"\bORD-\d{4}-\d{5}\b").unwrap();
        Scanner::builder().custom(orders).build().unwrap()
    });
    SCANNER.clone()
}

fn streamed<'a>(scanner: &Scanner, chunks: impl IntoIterator<Item = &'a str>) -> (String, Vec<Finding>) {
    let mut stream = scanner.stream();
    let (mut text, mut findings) = (String::new(), Vec::new());
    let mut take = |piece: agentos_scanner::Piece| {
        assert_eq!(piece.start, text.len());
        text.push_str(&piece.text);
        for finding in piece.findings {
            assert!(
                finding.span.start >= piece.start && finding.span.end <= text.len(),
                "a finding is cut"
            );
            findings.push(finding);
        }
    };
    for chunk in chunks {
        take(stream.push(chunk));
        assert!(stream.held_back() <= Stream::HOLD_MAX);
    }
    take(stream.finish());
    (text, findings)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_cut_finds_the_same((text, chunks) in pieces::cut()) {
        let scanner = scanner();
        let whole = scanner.scan(&text);
        let (released, findings) = streamed(&scanner, chunks.iter().map(String::as_str));
        prop_assert_eq!(&released, &text);
        prop_assert_eq!(&findings, &whole);
        for finding in whole {
            prop_assert!(text.get(finding.span).is_some_and(|found| !found.is_empty()));
        }
    }

    #[test]
    fn characters_one_by_one_find_the_same(text in pieces::text()) {
        let scanner = scanner();
        let mut buffer = [0; 4];
        let chunks: Vec<String> = text.chars().map(|one| one.encode_utf8(&mut buffer).to_owned()).collect();
        let (_, findings) = streamed(&scanner, chunks.iter().map(String::as_str));
        prop_assert_eq!(findings, scanner.scan(&text));
    }
}

#[test]
fn plain_text_is_released_soon() {
    let scanner = scanner();
    let mut stream = scanner.stream();
    let most = (0..2000).map(|_| {
        stream.push("the rain in Spain stays mainly in the plain\n");
        stream.held_back()
    });
    assert!(most.max().unwrap() <= 2048);
}

#[test]
fn hostile_text_is_held_back_within_the_bound() {
    let scanner = scanner();
    for bit in [
        "a@",
        "1",
        "1 ",
        "A",
        "-----BEGIN PRIVATE KEY-----",
        "ignore ",
        "eyJ",
        "password: ",
        "://a:b@",
        "\u{43e}n",
        "+1 (",
    ] {
        let mut stream = scanner.stream();
        let chunk = bit.repeat(997 / bit.len());
        for _ in 0..200 {
            stream.push(&chunk);
            assert!(
                stream.held_back() <= Stream::HOLD_MAX,
                "{bit}: {}",
                stream.held_back()
            );
        }
    }
}

#[test]
fn a_stream_says_nothing_of_its_text() {
    let scanner = scanner();
    let redactor = agentos_scanner::Redactor::new(scanner.clone());
    let (mut stream, mut redacting) = (scanner.stream(), redactor.stream());
    stream.push("mail anna@exam");
    redacting.push("mail anna@exam").unwrap();
    let said = format!("{stream:?} {redacting:?}");
    assert!(!said.contains("anna"), "{said}");
}
