//! What a scalar's text means: the core schema of YAML 1.2. `yes`, `on`, `1_000` and dates are text here,
//! as in every 1.2 parser.

use serde_json::Number;

use super::tree::Kind;

/// The meaning of a plain scalar without a tag.
pub(super) fn resolve(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Bool(true),
        "false" | "False" | "FALSE" => Kind::Bool(false),
        _ => number(text).map_or_else(|| Kind::Text(text.to_owned()), Kind::Number),
    }
}

/// The meaning under one of YAML's own tags (`!!int` and so on); `None` when the text does not fit it.
pub(super) fn resolve_as(tag: &str, text: &str) -> Option<Kind> {
    let plain = resolve(text);
    match (tag, &plain) {
        ("str", _) => Some(Kind::Text(text.to_owned())),
        ("null", Kind::Null) | ("bool", Kind::Bool(_)) => Some(plain),
        ("int", Kind::Number(number)) if !number.is_f64() => Some(plain),
        ("float", Kind::Number(number)) => number.as_f64().and_then(Number::from_f64).map(Kind::Number),
        _ => None,
    }
}

/// Looks like a number of the core schema that JSON cannot hold: `.inf`, `.nan`, an integer beyond 64 bits.
pub(super) fn is_beyond_json(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") || {
        let digits = unsigned.bytes().all(|byte| byte.is_ascii_digit());
        !unsigned.is_empty() && (digits || is_float(unsigned)) && number(text).is_none()
    }
}

fn number(text: &str) -> Option<Number> {
    let radix = |digits: &str, radix| {
        let fits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if fits {
            u64::from_str_radix(digits, radix).ok().map(Number::from)
        } else {
            None
        }
    };
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if unsigned.is_empty() {
        return None;
    }
    if unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        let signed = text.strip_prefix('+').unwrap_or(text);
        return signed
            .parse::<i64>()
            .map(Number::from)
            .or_else(|_| signed.parse::<u64>().map(Number::from))
            .ok();
    }
    if is_float(unsigned) {
        text.parse::<f64>().ok().and_then(Number::from_f64)
    } else {
        None
    }
}

/// `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn is_float(unsigned: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let exponent_fits = exponent.is_none_or(|exponent| {
        let unsigned = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !unsigned.is_empty() && digits(unsigned)
    });
    let mantissa_fits = match mantissa.split_once('.') {
        Some(("", fraction)) => !fraction.is_empty() && digits(fraction),
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => !mantissa.is_empty() && digits(mantissa),
    };
    exponent_fits && mantissa_fits
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn check(text: &str, expected: Value) {
        let node = super::super::tree::Node {
            span: crate::source::Span::default(),
            kind: resolve(text),
        };
        assert_eq!(node.to_json(), expected, "{text}");
    }

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        for (text, expected) in [
            ("", json!(null)),
            ("~", json!(null)),
            ("True", json!(true)),
            ("tRue", json!("tRue")),
            ("yes", json!("yes")),
            ("0", json!(0)),
            ("-0", json!(0)),
            ("+12", json!(12)),
            ("012", json!(12)),
            ("0o14", json!(12)),
            ("0x1F", json!(31)),
            ("0x", json!("0x")),
            ("0x+1", json!("0x+1")),
            ("18446744073709551615", json!(18_446_744_073_709_551_615_u64)),
            ("1.0", json!(1.0)),
            ("1.", json!(1.0)),
            (".5", json!(0.5)),
            ("-.5", json!(-0.5)),
            ("1e3", json!(1000.0)),
            ("1.5E-2", json!(0.015)),
            (".", json!(".")),
            ("1e", json!("1e")),
            ("1_000", json!("1_000")),
            ("1.0.0", json!("1.0.0")),
            ("infinity", json!("infinity")),
            ("nan", json!("nan")),
            ("2025-12-28", json!("2025-12-28")),
            ("12:30", json!("12:30")),
            ("-", json!("-")),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn numbers_that_json_cannot_hold_are_known() {
        for text in [".inf", "-.INF", ".NaN", "99999999999999999999", "1e999"] {
            assert!(is_beyond_json(text), "{text}");
        }
        for text in ["1", "-.nan", "1.5", "inf", "x", "", "-"] {
            assert!(!is_beyond_json(text), "{text}");
        }
    }

    #[test]
    fn tags_convert_only_what_fits() {
        assert_eq!(resolve_as("str", "12"), Some(Kind::Text("12".into())));
        assert_eq!(resolve_as("float", "3"), Number::from_f64(3.0).map(Kind::Number));
        assert_eq!(resolve_as("int", "3"), Some(Kind::Number(3.into())));
        assert_eq!(resolve_as("int", "3.5"), None);
        assert_eq!(resolve_as("bool", "yes"), None);
    }
}
