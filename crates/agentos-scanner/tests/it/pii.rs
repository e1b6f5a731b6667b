//! Personal data in the layouts that it comes in, and what only looks like it.

use agentos_scanner::Scanner;

/// What is found, as `KIND text`.
fn found(text: &str) -> Vec<String> {
    Scanner::standard()
        .unwrap()
        .scan(text)
        .iter()
        .map(|one| format!("{} {}", one.kind.name(), text.get(one.span.clone()).unwrap()))
        .collect()
}

#[test]
fn words_keys_and_headings_say_what_a_number_is() {
    let cases: &[(&str, &[&str])] = &[
        ("Call 512 345 678 after five.", &["PHONE 512 345 678"]),
        ("Rows 512 345 678 were read.", &[]),
        ("{\"mobileNumber\": \"612345678\"}", &["PHONE 612345678"]),
        (
            "name;phone;dob\nAnna;512345678;1990-05-03",
            &["PHONE 512345678", "DATE_OF_BIRTH 1990-05-03"],
        ),
        (
            "| name | dob |\n|---|---|\n| Anna | 3 May 1990 |",
            &["DATE_OF_BIRTH 3 May 1990"],
        ),
        ("name,joined\nAnna,1990-05-03", &[]),
        (
            "reach me under +44 (0)20 7946 0018 ext. 12",
            &["PHONE +44 (0)20 7946 0018 ext. 12"],
        ),
        ("电话：010 1234 5678", &["PHONE 010 1234 5678"]),
        ("请拨打13123454343联系我", &["PHONE 13123454343"]),
        ("生年月日：1990年5月3日", &["DATE_OF_BIRTH 1990年5月3日"]),
        (
            "Frau Renner ist am 30 Aug 2004 geboren.",
            &["DATE_OF_BIRTH 30 Aug 2004"],
        ),
        ("Aino Salo, syntynyt 7.8.1957", &["DATE_OF_BIRTH 7.8.1957"]),
        ("Anna (* 03.05.1990 in Graz)", &["DATE_OF_BIRTH 03.05.1990"]),
        (
            "born May 3, 1990, hired 2015-01-02",
            &["DATE_OF_BIRTH May 3, 1990"],
        ),
        ("SIN: 130 692 544", &["NATIONAL_ID 130 692 544"]),
        ("Het BSN is 111222333.", &["NATIONAL_ID 111222333"]),
        ("Ticket 111222333 is closed.", &[]),
        ("Jane Roe (649-65-0181) called.", &["US_SSN 649-65-0181"]),
        ("SSN 649650181", &["US_SSN 649650181"]),
        (
            "card 4111 1111 1111 1111, exp 09/27",
            &["CREDIT_CARD 4111 1111 1111 1111"],
        ),
        ("from [2a02:8108:1:2::3]:443", &["IP_ADDRESS 2a02:8108:1:2::3"]),
        ("peer fa:94:aa:04:fa:60 up", &["MAC_ADDRESS fa:94:aa:04:fa:60"]),
        ("peer fa94.aa04.fa60 up", &["MAC_ADDRESS fa94.aa04.fa60"]),
    ];
    for (text, expected) in cases {
        assert_eq!(found(text), *expected, "{text}");
    }
}

#[test]
fn other_numbers_are_left_alone() {
    let cases = [
        "Order number 4111-1111-1111-1111 shipped.",
        "Form rejects 666-42-8961, 000-12-3456 and 987-65-4321 as invalid.",
        "Build 15.5.241.42 of the cache is out.",
        "Chrome/120.0.6099.109 Safari/537.36",
        "Bind the server to ::1:8080, 127.0.0.1:8080 or 192.168.1.4.",
        "Example from the docs: ping 203.0.113.240 and 2001:db8::1.",
        "ISBN 978-2-9884-2070-1 is on the list, EAN 4006381333931.",
        "Timestamps: 1568897486, 1620518148566.",
        "location = (-82.552264, -146.626785)",
        "Total due: 648,131.80 EUR for 89099 units.",
        "We met on 2018-05-28 at 09:48:53.",
        "git@github.com:acme/ledger.git and left-pad@11.11.9-rc.1",
        "SHA256 fingerprint 7a:91:ed:e6:1f:28:00:11:22:33",
        "zip 05390-9501, lines 120-340, years 1984-1990",
        // Groups that no date has.
        "7242427485-24-2 and 9999999999/12/1",
    ];
    for text in cases {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}
