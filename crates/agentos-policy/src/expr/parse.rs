//! Tokens to a condition. Recursion is bounded by [`super::MAX_DEPTH`].

use std::ops::Range;

use super::error::ExprError;
use super::lex::{Token, lex};
use super::sides::{Side, product, sides};
use crate::ast::{Comparison, Condition, Literal, Operand, Operator};

/// The condition that an expression says.
///
/// # Errors
/// The first mistake, with its place.
pub fn parse(text: &str) -> Result<Condition, ExprError> {
    let tokens = lex(text)?;
    let mut parser = Parser {
        tokens,
        next: 0,
        depth: 0,
    };
    let condition = parser.any()?;
    match parser.peek() {
        Token::End => Ok(condition),
        _ => Err(parser.unexpected()),
    }
}

struct Parser {
    tokens: Vec<(Token, Range<usize>)>,
    next: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.next).map_or(&Token::End, |(token, _)| token)
    }

    fn span(&self) -> Range<usize> {
        let last = self.tokens.last();
        self.tokens
            .get(self.next)
            .or(last)
            .map_or(0..0, |(_, span)| span.clone())
    }

    /// From `start` to the end of what was read last.
    fn since(&self, start: usize) -> Range<usize> {
        let end = self.next.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..end.map_or(start, |(_, span)| span.end).max(start)
    }

    fn take(&mut self) -> Token {
        let token = self.peek().clone();
        self.next += 1;
        token
    }

    fn is_symbol(&self, symbol: &str) -> bool {
        matches!(self.peek(), Token::Symbol(found) if *found == symbol)
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Token::Name(found) if found == word)
    }

    fn eat(&mut self, symbol: &str, word: &str) -> bool {
        let found = self.is_symbol(symbol) || (!word.is_empty() && self.is_word(word));
        self.next += usize::from(found);
        found
    }

    fn expect(&mut self, symbol: &'static str, hint: &str) -> Result<(), ExprError> {
        if self.eat(symbol, "") {
            return Ok(());
        }
        Err(self.unexpected().hint(format!("a `{symbol}` is missing: {hint}")))
    }

    /// Says what stands where something else belongs.
    fn unexpected(&self) -> ExprError {
        let span = self.span();
        match self.peek() {
            Token::End => ExprError::new(span, "the expression ends too early")
                .hint("complete it, or take out the last operator"),
            Token::Name(name) => {
                const WORDS: &[&str] = &["and", "or", "not", "ignore_case"];
                let operators = Operator::WORDS.iter().filter(|word| word.len() > 2);
                let known: Vec<&str> = WORDS.iter().chain(operators).copied().collect();
                ExprError::new(span, format!("`{name}` stands where an operator belongs"))
                    .hint("join conditions with `&&` or `||`, compare with `==`, `>`, `in` and the like")
                    .or_nearest(name, &known)
            }
            Token::Symbol("==" | "!=" | "<" | "<=" | ">" | ">=") => {
                ExprError::new(span, "a comparison follows a comparison")
                    .hint("compare two things at a time: `1 < x && x < 5`")
            }
            Token::Symbol(symbol) => ExprError::new(span, format!("`{symbol}` does not belong here")),
            _ => ExprError::new(span, "a value stands where an operator belongs")
                .hint("join conditions with `&&` or `||`"),
        }
    }

    fn any(&mut self) -> Result<Condition, ExprError> {
        self.depth += 1;
        if self.depth > super::MAX_DEPTH {
            return Err(ExprError::new(self.span(), "the expression is nested too deeply")
                .hint(format!("at most {} levels", super::MAX_DEPTH)));
        }
        let mut parts = vec![self.all()?];
        while self.eat("||", "or") {
            parts.push(self.all()?);
        }
        self.depth -= 1;
        Ok(group(parts, Condition::Or))
    }

    fn all(&mut self) -> Result<Condition, ExprError> {
        let mut parts = vec![self.not()?];
        while self.eat("&&", "and") {
            parts.push(self.not()?);
        }
        Ok(group(parts, Condition::And))
    }

    fn not(&mut self) -> Result<Condition, ExprError> {
        let start = self.span().start;
        let mut nots = 0_usize;
        while self.eat("!", "not") {
            nots += 1;
            if nots > super::MAX_DEPTH {
                return Err(ExprError::new(self.span(), "there are too many `!`"));
            }
        }
        let condition = if self.eat("(", "") {
            let inner = self.any()?;
            self.expect(")", "it was opened before")?;
            inner
        } else {
            let first = self.next;
            let condition = self.comparison()?;
            let called = self.tokens.get(first + 1).map(|(token, _)| token) == Some(&Token::Symbol("("));
            if nots > 0 && matches!(condition, Condition::Compare(_)) && !called {
                return Err(
                    ExprError::new(self.since(start), "it is not plain what the `!` is about")
                        .hint("put the comparison in parentheses: `!(a == b)`"),
                );
            }
            condition
        };
        Ok((0..nots).fold(condition, |inner, _| Condition::Not(Box::new(inner))))
    }

    /// A comparison, a call, a bare name, `true` or `false`.
    fn comparison(&mut self) -> Result<Condition, ExprError> {
        let start = self.span().start;
        if let Some(called) = self.call()? {
            return Ok(called);
        }
        let left = self.side()?;
        let Some(operator) = self.operator()? else {
            return match left {
                Side::Field { name, times: 1.0 } => Ok(Condition::Flag(name)),
                Side::Literal(Literal::Bool(value)) => Ok(Condition::Constant(value)),
                _ => Err(ExprError::new(self.since(start), "a value alone is no condition")
                    .hint("compare it with a field: `x == 1`")),
            };
        };
        if operator.is_presence() {
            return match left {
                Side::Field { name, times: 1.0 } => {
                    Ok(Condition::Compare(Comparison::new(name, operator, Literal::Null)))
                }
                _ => Err(ExprError::new(
                    self.since(start),
                    format!("`{operator}` asks about a field"),
                )),
            };
        }
        let right = self.side()?;
        let (field, operator, value) = sides(left, operator, right)
            .map_err(|(message, hint)| ExprError::new(self.since(start), message).hint(hint))?;
        let case_insensitive = self.eat("", "ignore_case");
        Ok(Condition::Compare(Comparison {
            field,
            operator,
            value,
            case_insensitive,
        }))
    }

    /// `name.includes(value)` and its likes.
    fn call(&mut self) -> Result<Option<Condition>, ExprError> {
        let Token::Name(name) = self.peek() else {
            return Ok(None);
        };
        let after = self.tokens.get(self.next + 1).map(|(token, _)| token);
        if after != Some(&Token::Symbol("(")) {
            return Ok(None);
        }
        let span = self.span();
        let known = &["includes", "contains", "startsWith", "endsWith", "matches"];
        let Some((field, method)) = name.rsplit_once('.') else {
            return Err(
                ExprError::new(span, format!("`{name}` is not a call that is known"))
                    .hint("calls are `field.includes(…)`, `.startsWith(…)`, `.endsWith(…)`, `.matches(…)`"),
            );
        };
        let operator = match method {
            "includes" | "contains" => Operator::Contains,
            "startsWith" | "starts_with" => Operator::StartsWith,
            "endsWith" | "ends_with" => Operator::EndsWith,
            "matches" => Operator::Matches,
            _ => {
                return Err(
                    ExprError::new(span, format!("`{method}` is not a call that is known"))
                        .hint("calls are `includes`, `startsWith`, `endsWith` and `matches`")
                        .or_nearest(method, known),
                );
            }
        };
        let field = field.to_owned();
        self.next += 2;
        if self.is_symbol(")") {
            return Err(
                ExprError::new(self.span(), format!("`{}` needs a value", operator.as_str()))
                    .hint("write it between the parentheses"),
            );
        }
        let value = match self.side()? {
            Side::Literal(literal) => Operand::Literal(literal),
            Side::Field { name, times } => Operand::Field { name, times },
        };
        self.expect(")", "it closes the call")?;
        let case_insensitive = self.eat("", "ignore_case");
        Ok(Some(Condition::Compare(Comparison {
            field,
            operator,
            value,
            case_insensitive,
        })))
    }

    fn operator(&mut self) -> Result<Option<Operator>, ExprError> {
        match self.peek().clone() {
            Token::Symbol(symbol) => {
                let found = match symbol {
                    "==" | "!=" | "<" | "<=" | ">" | ">=" => Operator::of_word(symbol),
                    _ => None,
                };
                self.next += usize::from(found.is_some());
                Ok(found)
            }
            Token::Name(word) if word == "not" => {
                self.next += 1;
                let found = match self.peek() {
                    Token::Name(word) => Operator::of_word(word),
                    _ => None,
                };
                match found {
                    Some(operator @ (Operator::In | Operator::Contains | Operator::Exists)) => {
                        self.next += 1;
                        Ok(Some(operator.opposite()))
                    }
                    _ => Err(ExprError::new(
                        self.span(),
                        "`not` stands before `in`, `contains` or `exists` here",
                    )
                    .hint("or put the whole comparison in parentheses: `!(a == b)`")),
                }
            }
            Token::Name(word) => {
                let found = Operator::of_word(&word);
                self.next += usize::from(found.is_some());
                Ok(found)
            }
            _ => Ok(None),
        }
    }

    /// A value, a field, or a field times a number.
    fn side(&mut self) -> Result<Side, ExprError> {
        let start = self.span().start;
        let mut side = self.atom()?;
        loop {
            let divide = self.is_symbol("/");
            if !divide && !self.is_symbol("*") {
                return Ok(side);
            }
            self.next += 1;
            let right = self.atom()?;
            side = product(side, right, divide).ok_or_else(|| {
                ExprError::new(self.since(start), "this cannot be calculated").hint(
                    "a field or quantity can be multiplied or divided by a plain number: `baseline * 0.9`",
                )
            })?;
        }
    }

    fn atom(&mut self) -> Result<Side, ExprError> {
        let span = self.span();
        match self.take() {
            Token::Name(name) => Ok(match name.as_str() {
                "true" => Side::Literal(Literal::Bool(true)),
                "false" => Side::Literal(Literal::Bool(false)),
                "null" => Side::Literal(Literal::Null),
                "and" | "or" | "not" | "ignore_case" => {
                    return Err(
                        ExprError::new(span, format!("`{name}` stands where a value belongs")).hint(format!(
                            "a field of that name is written in backticks: `` `{name}` ``"
                        )),
                    );
                }
                _ => Side::Field { name, times: 1.0 },
            }),
            Token::Quoted(name) => Ok(Side::Field { name, times: 1.0 }),
            Token::Number(number) => Ok(Side::Literal(Literal::Number(number))),
            Token::Quantity(quantity) => Ok(Side::Literal(Literal::Quantity(quantity))),
            Token::Text(text) => Ok(Side::Literal(Literal::Text(text))),
            Token::Symbol("[") => self.list(span).map(Side::Literal),
            _ => {
                self.next -= 1;
                let error = self.unexpected();
                Err(match self.peek() {
                    Token::Symbol(symbol) => {
                        ExprError::new(span, format!("`{symbol}` stands where a name or value belongs"))
                    }
                    _ => error,
                })
            }
        }
    }

    fn list(&mut self, opened: Range<usize>) -> Result<Literal, ExprError> {
        self.depth += 1;
        if self.depth > super::MAX_DEPTH {
            return Err(ExprError::new(opened, "lists are nested too deeply"));
        }
        let mut items = Vec::new();
        while !self.eat("]", "") {
            if !items.is_empty() {
                self.expect(",", "it stands between the items of a list")?;
            }
            let span = self.span();
            match self.atom()? {
                Side::Literal(literal) => items.push(literal),
                Side::Field { name, .. } => {
                    return Err(ExprError::new(span, "a list holds values, not fields")
                        .hint(format!("put the text in quotes: `'{name}'`")));
                }
            }
        }
        self.depth -= 1;
        Ok(Literal::List(items))
    }
}

/// A group of one part is that part.
fn group(mut parts: Vec<Condition>, of: fn(Vec<Condition>) -> Condition) -> Condition {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            of(parts)
        }
    }
}
