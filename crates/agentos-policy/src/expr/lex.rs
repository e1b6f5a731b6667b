//! Text to tokens, each with its place.

use std::ops::Range;

use super::error::ExprError;
use crate::ast::Quantity;
use crate::check;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Written plainly: may be a word of the language.
    Name(String),
    /// Written in backticks: always a field.
    Quoted(String),
    Number(f64),
    Quantity(Quantity),
    Text(String),
    Symbol(&'static str),
    End,
}

/// Longer symbols first.
const SYMBOLS: &[(&str, &str)] = &[
    ("===", "=="),
    ("!==", "!="),
    ("==", "=="),
    ("!=", "!="),
    (">=", ">="),
    ("<=", "<="),
    ("&&", "&&"),
    ("||", "||"),
    (">", ">"),
    ("<", "<"),
    ("!", "!"),
    ("(", "("),
    (")", ")"),
    ("[", "["),
    ("]", "]"),
    (",", ","),
    ("*", "*"),
    ("/", "/"),
];

pub(super) fn lex(text: &str) -> Result<Vec<(Token, Range<usize>)>, ExprError> {
    if text.len() > super::MAX_BYTES {
        let message = format!("the expression is longer than {} bytes", super::MAX_BYTES);
        return Err(ExprError::new(0..0, message).hint("split it over several rules"));
    }
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip(char::is_whitespace);
        let start = lexer.at;
        let token = lexer.token()?;
        let end = token == Token::End;
        tokens.push((token, start..lexer.at));
        if end {
            return Ok(tokens);
        }
    }
}

pub(super) fn starts_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

pub(super) fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Steps over the characters that fit, and gives them.
    fn skip(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn token(&mut self) -> Result<Token, ExprError> {
        let Some(first) = self.peek() else {
            return Ok(Token::End);
        };
        if starts_name(first) {
            return Ok(Token::Name(self.name()));
        }
        let second = self.rest().chars().nth(1);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if first.is_ascii_digit() || (matches!(first, '-' | '.') && digit(second)) {
            return self.number();
        }
        if matches!(first, '\'' | '"' | '`') {
            return self.quoted(first);
        }
        let symbol = SYMBOLS
            .iter()
            .find(|(written, _)| self.rest().starts_with(written));
        match symbol {
            Some((written, meant)) => {
                self.at += written.len();
                Ok(Token::Symbol(meant))
            }
            None => Err(self.stray(first)),
        }
    }

    fn stray(&self, c: char) -> ExprError {
        let span = self.at..self.at + c.len_utf8();
        let error = ExprError::new(span, format!("`{}` means nothing here", c.escape_debug()));
        match c {
            '=' => error.hint("write `==` to compare"),
            '&' => error.hint("write `&&` for and"),
            '|' => error.hint("write `||` for or"),
            '+' | '-' => error.hint("a field can be multiplied or divided by a number, and nothing else"),
            '$' => error.hint("write the amount without `$`"),
            '{' | '}' => error.hint("lists are written `[1, 2]`"),
            _ => error
                .hint("a name with other characters than letters, digits, `_` and `.` stands in backticks"),
        }
    }

    /// Parts of letters, digits and `_`, with single dots between.
    fn name(&mut self) -> String {
        let start = self.at;
        loop {
            self.skip(continues_name);
            let mut next = self.rest().chars();
            if next.next() == Some('.') && next.next().is_some_and(continues_name) {
                self.at += 1;
            } else {
                break;
            }
        }
        self.text.get(start..self.at).unwrap_or_default().to_owned()
    }

    /// A number, with a unit when one follows.
    fn number(&mut self) -> Result<Token, ExprError> {
        let start = self.at;
        if self.peek() == Some('-') {
            self.at += 1;
        }
        self.skip(|c| c.is_ascii_digit());
        if self.peek() == Some('.') {
            self.at += 1;
            self.skip(|c| c.is_ascii_digit());
        }
        self.exponent();
        let written = self.text.get(start..self.at).unwrap_or_default();
        let number = written.parse::<f64>().ok().filter(|number| number.is_finite());
        let Some(number) = number else {
            return Err(ExprError::new(
                start..self.at,
                format!("`{written}` is not a number"),
            ));
        };
        if check::is_inexact(number) {
            return Err(ExprError::new(start..self.at, check::inexact(written)).hint(check::INEXACT_HINT));
        }
        self.unit(number)
    }

    fn exponent(&mut self) {
        let mut rest = self.rest().chars();
        if !matches!(rest.next(), Some('e' | 'E')) {
            return;
        }
        let digits = match rest.next() {
            Some('-' | '+') => rest.next(),
            other => other,
        };
        if digits.is_some_and(|c| c.is_ascii_digit()) {
            self.at += 2;
            self.skip(|c| c.is_ascii_digit());
        }
    }

    fn unit(&mut self, number: f64) -> Result<Token, ExprError> {
        let after_number = self.at;
        self.skip(|c| c == ' ');
        let apart = self.at > after_number;
        let unit_start = self.at;
        let suffix = if self.peek() == Some('%') {
            self.at += 1;
            "%"
        } else if self.peek().is_some_and(starts_name) {
            self.skip(continues_name)
        } else {
            ""
        };
        if suffix.is_empty() {
            self.at = after_number;
            return Ok(Token::Number(number));
        }
        if let Some(quantity) = Quantity::of(number, suffix) {
            return Ok(Token::Quantity(quantity));
        }
        if apart {
            self.at = after_number;
            return Ok(Token::Number(number));
        }
        let known: Vec<&str> = Quantity::suffixes().collect();
        Err(
            ExprError::new(unit_start..self.at, format!("`{suffix}` is not a unit"))
                .hint("units are `%`, `ms`, `s`, `min`, `h`, `d`, `KB`, `MB`, `GB`")
                .or_nearest(suffix, &known),
        )
    }

    /// Text in `'` or `"`, a name in backticks, with `\` before what would end or bend it.
    fn quoted(&mut self, quote: char) -> Result<Token, ExprError> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let at = self.at;
            let Some(c) = self.peek() else {
                return Err(
                    ExprError::new(start..self.at, format!("a {quote} is opened and never closed"))
                        .hint(format!("close it with {quote}")),
                );
            };
            self.at += c.len_utf8();
            if c == quote {
                break;
            }
            if c != '\\' {
                text.push(c);
                continue;
            }
            let escaped = self.escape();
            let Some(c) = escaped else {
                return Err(ExprError::new(at..self.at, "this escape means nothing")
                    .hint("escapes are `\\\\`, `\\'`, `\\\"`, `\\n`, `\\r`, `\\t` and `\\u{1F600}`"));
            };
            text.push(c);
        }
        match quote {
            '`' if text.is_empty() => Err(ExprError::new(start..self.at, "a name is empty")),
            '`' => Ok(Token::Quoted(text)),
            _ => Ok(Token::Text(text)),
        }
    }

    fn escape(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        match c {
            '\\' | '\'' | '"' | '`' => Some(c),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'u' => {
                let digits = self.rest().strip_prefix('{')?.split_once('}')?.0;
                self.at += digits.len() + 2;
                if digits.len() > 6 {
                    return None;
                }
                u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
            }
            _ => None,
        }
    }
}
