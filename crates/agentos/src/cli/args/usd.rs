//! An amount of US dollars on the command line. What cannot be kept as it was written is refused.

use agentos::Usd;

pub(super) fn usd(text: &str) -> Result<Usd, String> {
    let dollars: f64 = text
        .strip_prefix('$')
        .unwrap_or(text)
        .parse()
        .map_err(|_| format!("`{text}` is not an amount of US dollars"))?;
    if dollars < 0.0 {
        return Err("a budget cannot be negative".to_owned());
    }
    Usd::from_dollars(dollars).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::usd;

    #[test]
    fn an_amount_is_what_was_written() {
        for (text, nanos) in [
            ("0", Some(0)),
            ("$0.50", Some(500_000_000)),
            ("2", Some(2_000_000_000)),
            ("1e-9", Some(1)),
            ("1e-12", None),
            ("0.0000000004", None),
            ("$$1", None),
            ("$", None),
            ("", None),
            ("1$", None),
            ("-1", None),
            ("$-1", None),
            ("NaN", None),
            ("inf", None),
            ("1e30", None),
            ("1,5", None),
        ] {
            assert_eq!(usd(text).ok().map(|usd| usd.nanos()), nanos, "{text}");
        }
    }
}
