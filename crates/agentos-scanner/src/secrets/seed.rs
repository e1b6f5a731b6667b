//! The words that restore a wallet: 12 to 24 short words after "seed phrase" and its like. The list of allowed words
//! is not checked.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

pub(super) static DETECTORS: &[Detector] = &[Detector {
    kind: Kind::Secret,
    sub: "seed_phrase",
    trigger: Trigger::Literal(&[
        "seed phrase",
        "seed_phrase",
        "seedphrase",
        "*mnemonic",
        "recovery phrase",
        "recovery words",
        "seed words",
        "backup phrase",
        "frase semilla",
        "phrase de récupération",
        "wiederherstellungsphrase",
    ]),
    check: seed,
    before: 0,
    after: 320,
    ..Detector::BASE
}];

fn seed(window: &Window<'_>) -> Option<Hit> {
    let from = window.anchor().end;
    let gap = window.slice(from..from + 32);
    let gap = if gap.is_empty() {
        window.bytes().get(from..)?
    } else {
        gap
    };
    // The words begin behind a colon, an equals sign or a verb.
    let sign = gap
        .iter()
        .position(|byte| matches!(byte, b':' | b'='))
        .map(|at| at + 1);
    let verb = gap.windows(4).position(|word| word == b" is ").map(|at| at + 4);
    let start = window.forward(from + sign.or(verb)?, 6, |byte| !byte.is_ascii_alphabetic());
    let mut count = 0;
    let mut at = start;
    let mut end = start;
    loop {
        let word = window.forward(at, 9, |byte| byte.is_ascii_lowercase());
        if !(3..=8).contains(&(word - at)) {
            break;
        }
        count += 1;
        end = word;
        let next = window.forward(word, 3, |byte| matches!(byte, b' ' | b',' | b'\n'));
        if next == word || count == 24 {
            break;
        }
        at = next;
    }
    (matches!(count, 12 | 15 | 18 | 21 | 24)).then(|| Hit::new(start..end, 0.8, "context"))
}

#[cfg(test)]
mod tests {
    use crate::secrets::tests::found;

    #[test]
    fn twelve_words() {
        let words = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        for text in [
            format!("My seed phrase is {words}."),
            format!("mnemonic: \"{words}\""),
        ] {
            assert_eq!(found(&text), [format!("seed_phrase {words}")], "{text}");
        }
        assert_eq!(
            found("A seed phrase is the only way to restore a wallet, so keep it safe."),
            Vec::<String>::new()
        );
    }
}
