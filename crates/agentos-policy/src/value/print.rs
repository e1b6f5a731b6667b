//! How values read in messages: money with two to nine decimals (`500.00`), other numbers as short as they
//! go (`10`, not `10.0`), texts in quotes, long ones cut.

use std::fmt::Write;

use agentos_types::Usd;
use serde_json::Value;

use super::{Num, Val};

/// Longer texts are cut: a message is to be read.
const LONGEST: usize = 80;

/// The text of a value; `money` when it is an amount of US dollars.
pub(crate) fn print(value: Val<'_>, money: bool) -> String {
    let mut out = String::new();
    write(&mut out, value, money);
    out
}

/// The same of a JSON value.
pub(crate) fn print_json(value: &Value, money: bool) -> String {
    print(Val::of(value), money)
}

fn write(out: &mut String, value: Val<'_>, money: bool) {
    match value {
        Val::Null => out.push_str("null"),
        Val::Unclear => out.push_str("what is said twice"),
        Val::Bool(bool) => out.push_str(if bool { "true" } else { "false" }),
        Val::Num(num) => number(out, num, money),
        Val::Text(text) => quoted(out, text),
        Val::List(_) | Val::Texts(_) => {
            out.push('[');
            for (at, item) in value.items().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                if at == 8 {
                    out.push('…');
                    break;
                }
                write(out, item, money);
            }
            out.push(']');
        }
        Val::Map(map) => {
            let text = Value::Object(map.clone()).to_string();
            out.extend(cut(&text));
        }
    }
}

fn number(out: &mut String, num: Num, money: bool) {
    // Sub-nano amounts keep their own digits: a message must not show a value that equals its limit.
    let usd = money.then(|| Usd::from_dollars(num.float()).ok()).flatten();
    let usd = usd.filter(|usd| usd.dollars() == num.float());
    // Writing to a string cannot fail.
    let _ = match (usd, num) {
        (Some(usd), _) => write!(out, "{usd}"),
        (None, Num::Int(int)) => write!(out, "{int}"),
        (None, Num::Big(big)) => write!(out, "{big}"),
        (None, Num::Float(float)) => write!(out, "{float}"),
    };
}

fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for char in cut(text) {
        // A control character in a log line could fake another line.
        if char.is_control() {
            out.extend(char.escape_default());
        } else {
            out.push(char);
        }
    }
    out.push('"');
}

fn cut(text: &str) -> impl Iterator<Item = char> {
    let long = text.chars().nth(LONGEST).is_some();
    text.chars().take(LONGEST).chain(long.then_some('…'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::print_json;

    #[test]
    fn numbers_are_short_and_money_has_decimals() {
        for (value, money, text) in [
            (json!(500), true, "500.00"),
            (json!(10.0), true, "10.00"),
            (json!(0.000_336_9), true, "0.0003369"),
            (json!(1e-12), true, "0.000000000001"),
            (json!(1e30), true, "1000000000000000000000000000000"),
            (json!(10.0), false, "10"),
            (json!(10.5), false, "10.5"),
            (json!(u64::MAX), false, "18446744073709551615"),
            (json!("a\nb"), false, "\"a\\nb\""),
            (json!(["x", 1, null, true]), false, "[\"x\", 1, null, true]"),
        ] {
            assert_eq!(print_json(&value, money), text);
        }
        assert_eq!(print_json(&json!("x".repeat(100)), false).chars().count(), 83);
    }
}
