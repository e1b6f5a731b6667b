//! Patterns of the configuration.

use agentos_scanner::{Checksum, CustomPattern, Kind, Redactor, Scanner};

fn with(pattern: CustomPattern) -> Scanner {
    Scanner::builder().custom(pattern).build().unwrap()
}

#[test]
fn a_pattern_is_found_under_its_name() {
    let scanner = with(CustomPattern::new("EMPLOYEE_ID", r"\bE-\d{5}\b").unwrap());
    let findings = scanner.scan("badge E-12345 of E-1");
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (
            findings[0].kind,
            findings[0].type_name(),
            findings[0].span.clone()
        ),
        (Kind::Custom, "EMPLOYEE_ID", 6..13)
    );
    assert_eq!(
        Redactor::new(scanner).redact("badge E-12345").unwrap().text,
        "badge [EMPLOYEE_ID]"
    );
}

#[test]
fn a_validator_has_the_last_word() {
    let even = |text: &str| text.ends_with(['0', '2', '4', '6', '8']);
    let scanner = with(
        CustomPattern::new("EVEN_ID", r"\bE-\d{5}\b")
            .unwrap()
            .validator(even),
    );
    assert_eq!(scanner.scan("E-12345 E-12346").len(), 1);
}

#[test]
fn what_cannot_be_used_is_refused() {
    for (name, pattern, error) in [
        (
            "employee",
            "x",
            "`employee` is no name for a pattern: capital letters, digits and underscores, from 2 to 40",
        ),
        (
            "EMAIL",
            "x",
            "`EMAIL` is a built-in type: give the pattern a name of its own, such as `EMAIL_2`",
        ),
        (
            "ID_A",
            "(",
            "the pattern `ID_A` cannot be used: error: unclosed group",
        ),
        (
            "ID_A",
            "a*",
            "the pattern `ID_A` cannot be used: it matches the empty text",
        ),
        (
            "ID_A",
            r"\w{1000000}",
            "the pattern `ID_A` cannot be used: Compiled regex exceeds size limit of 1048576 bytes.",
        ),
    ] {
        assert_eq!(CustomPattern::new(name, pattern).unwrap_err().to_string(), error);
    }
}

#[test]
fn long_lines_are_matched_in_pieces() {
    let scanner = with(CustomPattern::new("MARK", "ü7").unwrap());
    let text = format!("{}ü7", "ü".repeat(9000));
    let found = scanner.scan(&text);
    assert_eq!(found.last().unwrap().span, text.len() - 3..text.len());
}

#[test]
fn a_check_digit_has_the_last_word() {
    for (checksum, right, wrong) in [
        (Checksum::Luhn, "K 4539-1488 0343.6467", "K 4539-1488 0343.6468"),
        (Checksum::Mod97, "529900T8BM49AURSDO55", "529900T8BM49AURSDO56"),
        (Checksum::Mod11, "86095742719", "86095742718"),
        (Checksum::Verhoeff, "2363", "2364"),
    ] {
        let scanner = Scanner::builder()
            .only(&[Kind::Custom])
            .custom(CustomPattern::new("NUMBER", ".+").unwrap().checksum(checksum))
            .build()
            .unwrap();
        assert_eq!(
            (scanner.scan(right).len(), scanner.scan(wrong).len()),
            (1, 0),
            "{checksum:?}"
        );
    }
}
