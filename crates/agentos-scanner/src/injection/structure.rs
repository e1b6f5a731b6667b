//! What is no word and still says something: tags of a prompt's frame, marks of chat templates, comments, links
//! that take data along, names of functions, settings. Each becomes a concept at its place.

use std::ops::Range;
use std::sync::LazyLock;

use crate::automaton::{At, Automaton};

use super::concept::*;
use super::fold::Text;
use super::lexicon::Seen;
use super::link;
use super::marks::{CALLS, ENDS, MARKS, OFF_VALUES, STRONG_CALLS};

struct Marks {
    automaton: Automaton,
    /// What each mark says, and how long it is.
    rows: Vec<(Mask, usize)>,
}

static FOUND: LazyLock<Marks> = LazyLock::new(|| {
    let rows: Vec<(Mask, &str)> = MARKS
        .iter()
        .flat_map(|(mask, marks)| marks.iter().map(|mark| (*mask, *mark)))
        .collect();
    Marks {
        automaton: Automaton::new(rows.iter().map(|(_, mark)| mark.as_bytes())).unwrap_or_default(),
        rows: rows.into_iter().map(|(mask, text)| (mask, text.len())).collect(),
    }
});

/// Adds what a sentence's structure says to what was seen in it, given where the signs of its folded text are, and
/// finds the addresses, in order.
pub(super) fn find(
    bytes: &[u8],
    text: &Text,
    signs: &[usize],
    seen: &mut Vec<Seen>,
    addresses: &mut Vec<Range<usize>>,
) {
    let folded = text.text.as_str();
    let has = |set: &[u8]| text.has(set);
    let mut add = |mask: Mask, start: usize, end: usize| {
        seen.push(Seen {
            english: mask,
            other: 0,
            loose: false,
            start,
            end,
            run: None,
        });
    };
    if has(b"<[#{_:=/") {
        marks(folded, &mut add);
    }
    if has(b"_(") {
        calls(folded, signs, &mut add);
    }
    if has(b":") {
        roles(bytes, text, &mut add);
    }
    if has(b"-=#*<[~") {
        end_marks(folded, signs, &mut add);
    }
    if has(b"+") {
        pieces(folded, &mut add);
    }
    if has(b"_-{") {
        codes(bytes, text, &mut add);
    }
    link::find(text, signs, addresses, &mut add);
}

fn marks(folded: &str, add: &mut impl FnMut(Mask, usize, usize)) {
    let Marks { automaton, rows } = &*FOUND;
    let mut at = At::default();
    for (end, byte) in (1..).zip(folded.bytes()) {
        at = automaton.step(at, byte);
        if !automaton.ends(at) {
            continue;
        }
        // The longest that ends here; the next one begins behind it.
        let longest = automaton.ending(at).first();
        at = At::default();
        let Some((mask, len)) = longest.and_then(|mark| rows.get(*mark as usize)) else {
            continue;
        };
        if *mask == PUPPET && !switched_off(folded, end) {
            continue;
        }
        // A mark has no letters of its own sometimes: it counts for the word behind it.
        add(*mask, end.saturating_sub(*len), end);
    }
}

fn switched_off(folded: &str, end: usize) -> bool {
    let rest = folded.get(end..).unwrap_or_default();
    let value = rest.trim_start_matches([' ', ':', '=', '"', '\'', '>', '\\', '_']);
    let value = value.strip_prefix("mode").unwrap_or(value);
    let value = value.strip_prefix("to ").unwrap_or(value);
    OFF_VALUES
        .iter()
        .filter_map(|off| value.strip_prefix(off))
        .any(|rest| {
            let rest = rest.trim_start();
            rest.is_empty() || !rest.starts_with(char::is_alphanumeric)
        })
}

fn calls(folded: &str, signs: &[usize], add: &mut impl FnMut(Mask, usize, usize)) {
    let bytes = folded.as_bytes();
    let part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    let mut done = 0;
    for sign in signs.iter().copied() {
        let joined = match bytes.get(sign) {
            Some(b'_') => true,
            Some(b'(') => false,
            _ => continue,
        };
        if sign < done {
            continue;
        }
        let head = bytes.get(done..sign).unwrap_or_default();
        let start = sign - head.iter().rev().take_while(part).count();
        let rest = bytes.get(sign..).unwrap_or_default();
        let end = sign + rest.iter().take_while(part).count();
        done = end;
        let called = bytes.get(end) == Some(&b'(') && end > start + 3;
        if joined || called {
            let name = folded.get(start..end).unwrap_or_default();
            let snake = joined && name.trim_matches('_').contains('_');
            if (snake || called)
                && let Some(at) = CALLS.iter().position(|verb| name.starts_with(verb))
                && (snake || name.len() <= 24)
            {
                let mask = if at < STRONG_CALLS { CALL | TOOL } else { TOOL };
                add(mask, start, start + name.len());
            }
        }
    }
}

/// Codes such as `WREN_55AA10`, and names in braces that one is to be put for.
fn codes(bytes: &[u8], text: &Text, add: &mut impl FnMut(Mask, usize, usize)) {
    let part = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
    let mut done = 0;
    let marks = bytes.iter().enumerate();
    for (mark, byte) in marks.filter(|(_, byte)| matches!(byte, b'_' | b'-' | b'{')) {
        if mark < done {
            continue;
        }
        let rest = bytes.get(mark..).unwrap_or_default();
        let (start, end) = if *byte == b'{' {
            let name = rest.get(1..).unwrap_or_default();
            let named = !name.first().is_some_and(part) && braced(name);
            (mark + 1, mark + 1 + usize::from(named))
        } else {
            let head = bytes.get(done..mark).unwrap_or_default();
            let start = mark - head.iter().rev().take_while(|byte| part(byte)).count();
            let end = mark + rest.iter().take_while(|byte| part(byte)).count();
            done = end;
            let run = bytes.get(start..end).unwrap_or_default();
            let capitals = run.iter().filter(|byte| byte.is_ascii_uppercase()).count();
            let made_up = run.len() >= 7 && run.iter().any(u8::is_ascii_digit) && capitals >= 3;
            (start, if made_up { end } else { start })
        };
        if end > start {
            add(CODE, text.place(start), text.place(end));
        }
    }
}

/// Whether a name and a closing brace stand here.
fn braced(rest: &[u8]) -> bool {
    let name = rest
        .iter()
        .take_while(|byte| byte.is_ascii_lowercase() || **byte == b'_');
    let len = name.count();
    len > 2 && rest.get(len) == Some(&b'}')
}

/// Who speaks, at the start of a line.
fn roles(bytes: &[u8], text: &Text, add: &mut impl FnMut(Mask, usize, usize)) {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let decoration = line
            .iter()
            .take_while(|byte| b" \t#*>-[<|\"'({".contains(byte))
            .count();
        let head = line.get(decoration..).unwrap_or_default();
        let head = head.get(..24).unwrap_or(head);
        // Most lines have no colon so early.
        let head: String = if head.contains(&b':') {
            let small = head.iter().map(|byte| char::from(byte.to_ascii_lowercase()));
            small.collect()
        } else {
            String::new()
        };
        if let Some((name, rest)) = head.split_once(':') {
            let name = name.trim_end_matches(|char: char| " *]>|\")_".contains(char));
            let mask = match name {
                "system" | "developer" | "developer message" | "admin message" | "system override"
                | "system prompt" | "system message" | "sys" | "system instruction" | "system (hidden)"
                | "system admin" | "new system" | "system note" | "root" => ROLE_SYSTEM,
                "assistant" | "user" | "human" | "ai" | "tool" | "function" | "model" | "bot" | "chatgpt"
                | "agent" | "assistant (tool)" | "ai assistant" | "claude" | "tool result"
                | "observation" | "thought" | "function call" | "tool call" | "admin" | "operator" => {
                    ROLE_OTHER
                }
                _ => 0,
            };
            // A record has more fields than one; a turn is said.
            let is_record = || line.windows(2).filter(|two| two == b": ").count() > 2;
            if mask != 0 && !rest.starts_with("//") && !is_record() {
                let place = at + decoration;
                let folded = text.place(place);
                add(mask, folded, folded + name.len());
            }
        }
        at += line.len();
    }
}

fn end_marks(folded: &str, signs: &[usize], add: &mut impl FnMut(Mask, usize, usize)) {
    let opens = |sign: &usize| {
        matches!(
            folded.as_bytes().get(*sign),
            Some(b'-' | b'=' | b'#' | b'*' | b'<' | b'[' | b'~' | b'_' | b'(' | b'{' | b'|')
        )
    };
    for sign in signs.iter().copied().filter(opens) {
        let behind = folded.get(sign + 1..).unwrap_or_default();
        let head = behind.strip_prefix(' ').unwrap_or(behind);
        let at = folded.len() - head.len();
        if !head.starts_with(['e', 'b', 's', 'n']) {
            continue;
        }
        // Comments in pages head and close their parts.
        if folded.get(..=sign).is_some_and(|before| before.ends_with("<!--")) {
            continue;
        }
        for opening in ["end of ", "end ", "begin ", "start of ", "new "] {
            let Some(rest) = head.strip_prefix(opening) else {
                continue;
            };
            let fits = ENDS.iter().any(|end| {
                rest.strip_prefix(end).is_some_and(|rest| {
                    let rest = rest.trim_start_matches([' ', ':']);
                    rest.is_empty()
                        || rest.starts_with(|char: char| "-=#*>]~_)}|".contains(char))
                        || opening == "end of "
                })
            });
            if fits && (opening != "new " || rest.starts_with("instruction") || rest.starts_with("system")) {
                add(END_MARK, at, at + opening.len().saturating_sub(1));
            }
        }
    }
}

/// Strings in quotes that are put together, or names for them.
fn pieces(folded: &str, add: &mut impl FnMut(Mask, usize, usize)) {
    let bytes = folded.as_bytes();
    let quoted = |at: usize| matches!(bytes.get(at), Some(b'\'' | b'"'));
    let names = bytes.iter().enumerate().filter(|(at, byte)| {
        **byte == b'=' && (quoted(at + 1) || (bytes.get(at + 1) == Some(&b' ') && quoted(at + 2)))
    });
    let given = names.count();
    for (at, _) in folded.match_indices('+') {
        let quote = |char: char| matches!(char, '"' | '\'');
        let left = folded.get(..at).unwrap_or_default().trim_end();
        let right = folded.get(at + 1..).unwrap_or_default().trim_start();
        let named = left.ends_with(|char: char| char.is_alphanumeric())
            && right.starts_with(|char: char| char.is_alphanumeric());
        if (left.ends_with(quote) && right.starts_with(quote)) || (named && given >= 2) {
            let word = left.len().saturating_sub(2);
            add(PIECES, word, at);
            return;
        }
    }
}
