//! Passwords on a command line: `curl -u user:pass`, `sshpass -p`, `mysql -pPASS`, `docker login -p`, `redis-cli -a`. A
//! switch says so for some programs alone.

use crate::detector::{Detector, Hit, Trigger};
use crate::finding::Kind;
use crate::window::Window;

use super::judge::{self, Look};
use super::value::read;

/// The program stands within so many bytes before its switch.
const PROGRAM: usize = 100;

pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        trigger: Trigger::Literal(&[" -u ", " --user ", " --user=", " -u'", " -u\""]),
        check: user,
        ..ROW
    },
    Detector {
        trigger: Trigger::Literal(&["sshpass -p ", " -a ", " -p"]),
        check: password,
        ..ROW
    },
];

const ROW: Detector = Detector {
    kind: Kind::Secret,
    sub: "password",
    before: 0,
    after: 160,
    ..Detector::BASE
};

fn user(window: &Window<'_>) -> Option<Hit> {
    let anchor = window.anchor();
    let quote = matches!(window.prev(anchor.end), b'"' | b'\'');
    let value = read(window.bytes(), anchor.end - usize::from(quote))?;
    let bytes = window.slice(value.range.clone());
    let colon = bytes.iter().position(|byte| *byte == b':')?;
    let password = bytes.get(colon + 1..)?;
    let numbers = password.iter().all(u8::is_ascii_digit);
    (colon > 0 && !numbers && !password.contains(&b'/') && judge::look(password) >= Look::Chosen)
        .then(|| Hit::new(value.range.start + colon + 1..value.range.end, 0.8, "context"))
}

fn password(window: &Window<'_>) -> Option<Hit> {
    let anchor = window.anchor();
    let apart = window.bytes().get(anchor.end) == Some(&b' ');
    let (programs, from): (&[&[u8]], _) = match window.anchored() {
        // `docker login`, and every other program's.
        b" -p" if apart => (&[b" login "], anchor.end + 1),
        b" -p" => (&[b"mysql", b"mariadb"], anchor.end),
        b" -a " => (&[b"redis-cli"], anchor.end),
        _ => (&[], anchor.end),
    };
    let line = window.backward(anchor.start, PROGRAM, |byte| byte != b'\n');
    let before = window.slice(line..anchor.start);
    let called = |program: &&[u8]| before.windows(program.len()).any(|word| word == *program);
    if !programs.is_empty() && !programs.iter().any(called) {
        return None;
    }
    let value = read(window.bytes(), from)?;
    let password = window.slice(value.range.clone());
    let numbers = password.iter().all(u8::is_ascii_digit);
    (!numbers && judge::look(password) >= Look::Chosen).then(|| Hit::new(value.range, 0.85, "context"))
}

#[cfg(test)]
mod tests {
    use crate::secrets::tests::found;

    #[test]
    fn the_switch_of_a_program_says_it() {
        for (text, expected) in [
            ("curl -u admin:Kx9fTq7 https://example.org", Some("Kx9fTq7")),
            ("sshpass -p Kx9fTq7 ssh root@host", Some("Kx9fTq7")),
            ("mysql -u root -pKx9fTq7 shop", Some("Kx9fTq7")),
            ("mysqldump --all -uroot -p'Kx9fTq7' > all.sql", Some("Kx9fTq7")),
            ("mariadb -h db -pKx9fTq7", Some("Kx9fTq7")),
            ("redis-cli -h cache -a Kx9fTq7 ping", Some("Kx9fTq7")),
            ("docker login -u bob -p Kx9fTq7 registry.acme.io", Some("Kx9fTq7")),
            ("az login --service-principal -u x -p 'Kx9fTq7'", Some("Kx9fTq7")),
            ("docker run -p Kx9fTq7 x", None),
            ("docker login -u bob -p $TOKEN", None),
            // Asked for at the prompt, no password, and of other programs.
            ("mysql -u root -p shop", None),
            ("mysql -u root -p$MYSQL_PASSWORD shop", None),
            ("mysql -P 3306 -p3306", None),
            ("mkdir -pKx9fTq7", None),
            ("mysql is up\nmkdir -pKx9fTq7", None),
            ("ls -a Kx9fTq7", None),
            ("redis-cli -a password ping", None),
        ] {
            let expected: Vec<String> = expected.iter().map(|value| format!("password {value}")).collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
