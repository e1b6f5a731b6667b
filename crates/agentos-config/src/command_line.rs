//! A program with its arguments. No shell ever sees it.

use std::fmt;

/// What a command tool starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandLine {
    /// A path, or a name that is looked for in `PATH`.
    pub program: String,
    pub arguments: Vec<String>,
}

impl CommandLine {
    /// `None` when there is no program.
    pub(crate) fn from_words(words: Vec<String>) -> Option<Self> {
        let mut words = words.into_iter();
        let program = words.next().filter(|program| !program.trim().is_empty())?;
        Some(Self {
            program,
            arguments: words.collect(),
        })
    }

    /// Splits as a shell does: at white space; `'…'` and `"…"` keep theirs, `\` takes the next
    /// character as it is. Nothing else has a meaning: no variables, no globs, no pipes.
    pub(crate) fn split(text: &str) -> Result<Vec<String>, String> {
        let mut words = Vec::new();
        let mut word: Option<String> = None;
        let mut quote: Option<char> = None;
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match (c, quote) {
                (c, Some(open)) if c == open => quote = None,
                ('\\', None | Some('"')) => {
                    let next = chars.next().ok_or("ends with a `\\` that takes nothing")?;
                    word.get_or_insert_default().push(next);
                }
                ('\'' | '"', None) => {
                    quote = Some(c);
                    word.get_or_insert_default();
                }
                (c, None) if c.is_whitespace() => words.extend(word.take()),
                (c, _) => word.get_or_insert_default().push(c),
            }
        }
        if let Some(open) = quote {
            return Err(format!("opens a {open} that nothing closes"));
        }
        words.extend(word);
        Ok(words)
    }
}

impl fmt::Display for CommandLine {
    /// In the form that `split` reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, word) in std::iter::once(&self.program).chain(&self.arguments).enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            let plain = |c: char| c.is_alphanumeric() || "-_./:=,@%+".contains(c);
            if !word.is_empty() && word.chars().all(plain) {
                f.write_str(word)?;
            } else if !self.program.is_empty() {
                write!(f, "'{}'", word.replace('\'', r"'\''"))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::CommandLine;

    #[test]
    fn splits_like_a_shell_without_one() {
        for (text, words) in [
            ("jq .", vec!["jq", "."]),
            ("  a   b ", vec!["a", "b"]),
            (
                r#"say 'two words' "and more" x\ y"#,
                vec!["say", "two words", "and more", "x y"],
            ),
            (
                r"a '' $HOME *.txt | b; c",
                vec!["a", "", "$HOME", "*.txt", "|", "b;", "c"],
            ),
            (r"'it'\''s'", vec!["it's"]),
            ("", vec![]),
        ] {
            assert_eq!(CommandLine::split(text).unwrap(), words, "{text}");
        }
        for text in ["a 'b", "a \"b", "a \\"] {
            assert!(CommandLine::split(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_it_shows_it_reads_back() {
        for words in [vec!["jq", "-r", ".a"], vec!["a", "", "it's", "$x y", "\"", "\\"]] {
            let words: Vec<_> = words.into_iter().map(str::to_owned).collect();
            let shown = CommandLine::from_words(words.clone()).unwrap().to_string();
            assert_eq!(CommandLine::split(&shown).unwrap(), words, "{shown}");
        }
    }
}
