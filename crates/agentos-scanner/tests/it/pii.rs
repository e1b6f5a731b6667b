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
        ("born 3 - May - 1990", &["DATE_OF_BIRTH 3 - May - 1990"]),
        ("született 1990 - május - 3", &["DATE_OF_BIRTH 1990 - május - 3"]),
        ("SIN: 130 692 544", &["NATIONAL_ID 130 692 544"]),
        ("Het BSN is 111222333.", &["NATIONAL_ID 111222333"]),
        ("Ticket 111222333 is closed.", &[]),
        ("Jane Roe (649-65-0181) called.", &["US_SSN 649-65-0181"]),
        ("SSN 649650181", &["US_SSN 649650181"]),
        (
            "SSNs 649-65-0181, 649650185",
            &["US_SSN 649-65-0181", "US_SSN 649650185"],
        ),
        ("CNPJ 11.222.333/0001-81", &["NATIONAL_ID 11.222.333/0001-81"]),
        ("P. IVA 00743110157", &["NATIONAL_ID 00743110157"]),
        ("PAN card ABCPE1234F", &["NATIONAL_ID ABCPE1234F"]),
        ("NIE X-1234567-L", &["NATIONAL_ID X-1234567-L"]),
        (
            "NIR 2 62 02 2A 112 541 46",
            &["NATIONAL_ID 2 62 02 2A 112 541 46"],
        ),
        ("NIR 262022A112541 46", &["NATIONAL_ID 262022A112541 46"]),
        ("Ausweis L01X00T471 liegt vor", &["NATIONAL_ID L01X00T471"]),
        ("gave 130 692 544 as the tax number", &["NATIONAL_ID 130 692 544"]),
        ("Ich bin unter 030123456 erreichbar.", &["PHONE 030123456"]),
        (
            "Please text 312 307 8264 when you arrive.",
            &["PHONE 312 307 8264"],
        ),
        (
            "Jane Doe / jane@example.com / 312 345 0087",
            &["EMAIL jane@example.com", "PHONE 312 345 0087"],
        ),
        ("4990-023 Ponte, tel. 969 748 160", &["PHONE 969 748 160"]),
        // A word against it is a whole one: neither `card` nor `port` nor `log` stands here.
        (
            "cardanolara@a.example / 312 383 6112",
            &["EMAIL cardanolara@a.example", "PHONE 312 383 6112"],
        ),
        ("Portland, 030 123456", &["PHONE 030 123456"]),
        (
            "in Logan Ville, am 14 October 1942 geboren",
            &["DATE_OF_BIRTH 14 October 1942"],
        ),
        ("phone number is 21663570", &["PHONE 21663570"]),
        ("Ring til Anders på 21663570", &["PHONE 21663570"]),
        ("> S.I.N.: 130-692-544", &["NATIONAL_ID 130-692-544"]),
        ("aadhaar card 2341 2341 2346", &["NATIONAL_ID 2341 2341 2346"]),
        ("P. IVA IT00743110157", &["NATIONAL_ID IT00743110157"]),
        ("[DE89370400440532013000]", &["IBAN DE89370400440532013000"]),
        ("[AKIA5JILENEX77SYNHBN]", &["SECRET AKIA5JILENEX77SYNHBN"]),
        ("Applicant Jane Roe [S1234567D] came", &["NATIONAL_ID S1234567D"]),
        ("kam am 1. April 1941 zur Welt", &["DATE_OF_BIRTH 1. April 1941"]),
        ("出生于September 6, 1977。", &["DATE_OF_BIRTH September 6, 1977"]),
        ("Matkapuhelin\n  041 2398540", &["PHONE 041 2398540"]),
        ("volal z čísla 601 123 690", &["PHONE 601 123 690"]),
        ("Phone number: 512345678", &["PHONE 512345678"]),
        ("Telefon privat: 512345678", &["PHONE 512345678"]),
        (
            "The taxpayer reference for X is 130 692 544.",
            &["NATIONAL_ID 130 692 544"],
        ),
        (
            "Proszę dzwonić do Leon Bik pod 512 345 236.",
            &["PHONE 512 345 236"],
        ),
        ("JMBG 1609808872925", &["NATIONAL_ID 1609808872925"]),
        ("HKID: G123456(A)", &["NATIONAL_ID G123456(A)"]),
        (
            "the ticket: 张华 (440524188001010014) asked",
            &["NATIONAL_ID 440524188001010014"],
        ),
        ("IRD 49-091-850", &["NATIONAL_ID 49-091-850"]),
        ("CUIT: 20-12345678-6", &["NATIONAL_ID 20-12345678-6"]),
        ("Natel 021.266.14.85", &["PHONE 021.266.14.85"]),
        ("<td>Tel.</td><td>030.123456</td>", &["PHONE 030.123456"]),
        ("D. Tarihi: 12 Mart 1961", &["DATE_OF_BIRTH 12 Mart 1961"]),
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

/// A word is about the number that it stands before, not about every number of the text.
#[test]
fn a_word_is_about_its_own_number() {
    let cases: &[(&str, &[&str])] = &[
        ("Phone: +49 30 123456\nPMID: 12905536", &["PHONE +49 30 123456"]),
        (
            "Phone (201) 555-6154, the worker handled 655892 requests",
            &["PHONE (201) 555-6154"],
        ),
        (
            "Tel. +52 221 412 1112. RMA 56052958-709",
            &["PHONE +52 221 412 1112"],
        ),
        ("Tel. 0712 030 851 Matricule 715524", &["PHONE 0712 030 851"]),
        ("Tel.: +36 1 234 5207\n\n4183-9304", &["PHONE +36 1 234 5207"]),
        (
            "Tel. 030 1234567 or 512 345 678",
            &["PHONE 030 1234567", "PHONE 512 345 678"],
        ),
        // As before where the first was redacted.
        ("Tel. [PHONE] Matricule 7155240912", &[]),
        ("Rui, 4990-023 Ponte, tel. [PHONE:3]", &[]),
        ("SSN: 649-65-0181, order no 307118031", &["US_SSN 649-65-0181"]),
        (
            "Invoice of 2017-02-28 Date of birth: 1990-05-03",
            &["DATE_OF_BIRTH 1990-05-03"],
        ),
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
        "doi:10.1000/j.cell.2019.0154.958",
        "Upgrade from 12.2.170.152 to 19.12.160.75.",
        "requires >= 17.36.19, < 12.5.18\nTelefon",
        "[10/Oct/2023:13:55:36] asked for the date of birth",
        "Reference 111222333 and L01X00T471",
        "73-814-235 for jane@telia",
        "f123456(7) and K123456(7)",
        "telephone poles: 892619, fax machines sold: 253286",
        "mobile users: 21663570, phone sales reached 85776164 units",
        "call stack depth 923043",
        "j***@example.com",
        "birthday party on 11.11.2023",
        "geblokkeerd op 11.11.2023",
        "extension 2758 iat=1698774580, exp=1706445562",
        "iOS 17.620 (19301) on a mobile",
        "VAT IT00743110158 and IT00743110157",
        "Epochs: 1758903693, 1609808872925.",
        "zip 05390-9501, lines 120-340, years 1984-1990",
        // Groups that no date has.
        "7242427485-24-2 and 9999999999/12/1",
    ];
    for text in cases {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}
