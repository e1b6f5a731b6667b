//! The expression language: what it says, what it refuses and where, and that printing reads back.

use agentos_policy::ast::{Comparison, Condition, Literal, Operand, Operator, Quantity, Unit};
use agentos_policy::{check, expr};
use proptest::prelude::*;

fn flag(name: &str) -> Condition {
    Condition::Flag(name.to_owned())
}

fn is(field: &str, operator: Operator, value: Literal) -> Condition {
    Condition::Compare(Comparison::new(field, operator, value))
}

fn against(field: &str, operator: Operator, other: &str, times: f64) -> Condition {
    let mut comparison = Comparison::new(field, operator, Literal::Null);
    comparison.value = Operand::Field {
        name: other.to_owned(),
        times,
    };
    Condition::Compare(comparison)
}

fn quantity(amount: f64, unit: Unit) -> Literal {
    Literal::Quantity(Quantity { amount, unit })
}

fn text(text: &str) -> Literal {
    Literal::Text(text.to_owned())
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

#[test]
fn expressions_mean_what_they_say() {
    use Operator::{
        Contains, EndsWith, Eq, Exists, Gt, In, Lt, Lte, Matches, Neq, NotExists, NotIn, StartsWith,
    };
    for (written, meant) in [
        ("no_tests", flag("no_tests")),
        ("cls_above_0.1", flag("cls_above_0.1")),
        ("provider.secret.exposed", flag("provider.secret.exposed")),
        ("color_contrast_below_4.5", flag("color_contrast_below_4.5")),
        ("true", Condition::Constant(true)),
        ("!x", not(flag("x"))),
        ("not x", not(flag("x"))),
        ("!!x", not(not(flag("x")))),
        (
            "operation.type == 'drop_table'",
            is("operation.type", Eq, text("drop_table")),
        ),
        ("a === \"b\"", is("a", Eq, text("b"))),
        (
            "policy.using_clause == null",
            is("policy.using_clause", Eq, Literal::Null),
        ),
        ("test_delta != 0", is("test_delta", Neq, Literal::Number(0.0))),
        ("x < -1.5e3", is("x", Lt, Literal::Number(-1500.0))),
        (
            "error_rate > 5%",
            is("error_rate", Gt, quantity(5.0, Unit::Percent)),
        ),
        ("p95 > 500ms", is("p95", Gt, quantity(500.0, Unit::Duration))),
        ("d > 1s", is("d", Gt, quantity(1000.0, Unit::Duration))),
        ("d > 5 min", is("d", Gt, quantity(300_000.0, Unit::Duration))),
        ("d > 5m", is("d", Gt, quantity(300_000.0, Unit::Duration))),
        ("d > 4h", is("d", Gt, quantity(14_400_000.0, Unit::Duration))),
        ("d > 1hour", is("d", Gt, quantity(3_600_000.0, Unit::Duration))),
        (
            "function.size > 10MB",
            is("function.size", Gt, quantity(1e7, Unit::Size)),
        ),
        ("x > 10MiB", is("x", Gt, quantity(10_485_760.0, Unit::Size))),
        ("file.size > max_size", against("file.size", Gt, "max_size", 1.0)),
        ("score < baseline * 0.9", against("score", Lt, "baseline", 0.9)),
        (
            "error_rate > 2 * baseline",
            against("error_rate", Gt, "baseline", 2.0),
        ),
        ("rate < baseline / 4", against("rate", Lt, "baseline", 0.25)),
        (
            "baseline * 2 < error_rate",
            against("error_rate", Gt, "baseline", 2.0),
        ),
        ("x > 60 * 60", is("x", Gt, Literal::Number(3600.0))),
        ("x > 2 * 5min", is("x", Gt, quantity(600_000.0, Unit::Duration))),
        ("5 < x", is("x", Gt, Literal::Number(5.0))),
        ("roles.includes('anon')", is("roles", Contains, text("anon"))),
        ("path.startsWith('/etc')", is("path", StartsWith, text("/etc"))),
        ("file.endsWith(\".exe\")", is("file", EndsWith, text(".exe"))),
        ("!roles.includes('a')", not(is("roles", Contains, text("a")))),
        ("'anon' in roles", is("roles", Contains, text("anon"))),
        (
            "zone in ['red', 'yellow']",
            is("zone", In, Literal::List(vec![text("red"), text("yellow")])),
        ),
        (
            "zone not in ['red']",
            is("zone", NotIn, Literal::List(vec![text("red")])),
        ),
        ("x exists", is("x", Exists, Literal::Null)),
        ("x not exists", is("x", NotExists, Literal::Null)),
        ("cost_usd lte 10", is("cost_usd", Lte, Literal::Number(10.0))),
        ("tool matches '^a+$'", is("tool", Matches, text("^a+$"))),
        ("`odd name` == 1", is("odd name", Eq, Literal::Number(1.0))),
        ("`true`", flag("true")),
        ("t == 'it\\'s \\u{1F600}'", is("t", Eq, text("it's 😀"))),
    ] {
        assert_eq!(expr::parse(written).unwrap(), meant, "{written}");
        assert_eq!(expr::parse(&meant.to_string()).unwrap(), meant, "{meant}");
    }
}

#[test]
fn and_binds_tighter_than_or_and_groups_stay() {
    let [a, b, c] = ["a", "b", "c"].map(flag);
    for (written, meant) in [
        (
            "a && b && c",
            Condition::And(vec![a.clone(), b.clone(), c.clone()]),
        ),
        (
            "a || b && c",
            Condition::Or(vec![a.clone(), Condition::And(vec![b.clone(), c.clone()])]),
        ),
        (
            "(a || b) && c",
            Condition::And(vec![Condition::Or(vec![a.clone(), b.clone()]), c.clone()]),
        ),
        (
            "(a && b) && c",
            Condition::And(vec![Condition::And(vec![a.clone(), b.clone()]), c.clone()]),
        ),
        (
            "!(a && b) or c",
            Condition::Or(vec![not(Condition::And(vec![a, b])), c]),
        ),
    ] {
        let read = expr::parse(written).unwrap();
        assert_eq!(read, meant, "{written}");
        assert_eq!(expr::parse(&read.to_string()).unwrap(), meant, "{read}");
    }
    assert_eq!(
        expr::parse("(a || b) && !c").unwrap().to_string(),
        "(a || b) && !c"
    );
}

/// The message, what the caret stands below, and a part of the hint.
#[test]
fn mistakes_are_shown_where_they_are() {
    for (written, message, marked, hint) in [
        ("", "the expression ends too early", "", "complete"),
        ("x >", "the expression ends too early", "", "complete"),
        ("x = 1", "`=` means nothing here", "=", "`==`"),
        ("a & b", "`&` means nothing here", "&", "`&&`"),
        ("x + 1 > 2", "`+` means nothing here", "+", "multiplied"),
        ("x > $500", "`$` means nothing here", "$", "without"),
        ("x > 10XB", "`XB` is not a unit", "XB", "did you mean"),
        (
            "x grater_than 5",
            "`grater_than` stands where an operator belongs",
            "grater_than",
            "`greater_than`",
        ),
        (
            "1 < x < 5",
            "a comparison follows a comparison",
            "<",
            "1 < x && x < 5",
        ),
        (
            "!x == y",
            "it is not plain what the `!` is about",
            "!x == y",
            "parentheses",
        ),
        ("(a && b", "the expression ends too early", "", "`)` is missing"),
        ("a b", "`b` stands where an operator belongs", "b", ""),
        (
            "x.include('a')",
            "`include` is not a call that is known",
            "x.include",
            "`includes`",
        ),
        (
            "exists(x)",
            "`exists` is not a call that is known",
            "exists",
            "field.includes",
        ),
        ("x.includes()", "`contains` needs a value", ")", "between"),
        ("x == 'a", "a ' is opened and never closed", "'a", "close it"),
        ("x == 'a\\q'", "this escape means nothing", "\\q", "escapes are"),
        ("1 == 1", "this compares two values", "1 == 1", "must be a field"),
        ("5", "a value alone is no condition", "5", "x == 1"),
        ("a * b > c", "this cannot be calculated", "a * b", "plain number"),
        (
            "a * 2 > 5",
            "the side that is compared must be a plain field",
            "a * 2 > 5",
            "other side",
        ),
        ("x > 5 / 0", "this cannot be calculated", "5 / 0", "plain number"),
        ("x in [a]", "a list holds values, not fields", "a", "'a'"),
        (
            "and == 1",
            "`and` stands where a value belongs",
            "and",
            "backticks",
        ),
        (
            "x == 9007199254740993",
            "`9007199254740993` is too large to be held exactly",
            "9007199254740993",
            "text",
        ),
        ("x == 1 2", "a value stands where an operator belongs", "2", "&&"),
    ] {
        let error = expr::parse(written).unwrap_err();
        assert_eq!(error.message, message, "{written}");
        assert_eq!(
            written.get(error.span.clone()),
            Some(marked),
            "{written}: {:?}",
            error.span
        );
        let given = error.hint.clone().unwrap_or_default();
        assert!(given.contains(hint), "{written}: {given}");
    }
    let written = "zöne = 'red'";
    assert_eq!(
        expr::parse(written).unwrap_err().shown(written),
        "zöne = 'red'\n     ^"
    );
}

#[test]
fn depth_and_length_are_bounded() {
    let deep = format!("{}x{}", "(".repeat(10_000), ")".repeat(10_000));
    assert_eq!(
        expr::parse(&deep).unwrap_err().message,
        "the expression is longer than 16384 bytes"
    );
    let deep = format!("{}x{}", "(".repeat(65), ")".repeat(65));
    assert_eq!(
        expr::parse(&deep).unwrap_err().message,
        "the expression is nested too deeply"
    );
    assert!(expr::parse(&format!("{}x{}", "(".repeat(60), ")".repeat(60))).is_ok());
    assert_eq!(
        expr::parse(&"!".repeat(100)).unwrap_err().message,
        "there are too many `!`"
    );
    assert!(expr::parse(&format!("x in {}", "[".repeat(9_000))).is_err());
}

#[test]
fn a_quantity_is_no_number() {
    for (amount, suffix, written) in [
        (5.0, "%", "5%"),
        (90.0, "s", "90s"),
        (60.0, "min", "1h"),
        (1500.0, "ms", "1500ms"),
        (0.5, "s", "500ms"),
        (10.0, "MB", "10MB"),
        (0.0, "MB", "0B"),
        (7.0, "days", "7d"),
    ] {
        let quantity = Quantity::of(amount, suffix).unwrap();
        assert_eq!(quantity.to_string(), written);
        assert_eq!(Quantity::parse(written), Some(quantity));
    }
    for text in ["5", "%", "5 points", "18 months", "", "-", "5..5s"] {
        assert_eq!(Quantity::parse(text), None, "{text}");
    }
}

fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z_][a-z0-9_]{0,6}(\\.[a-z0-9_]{1,5}){0,2}",
        "\\PC{1,8}",
        Just("true".to_owned()),
        Just("x.includes".to_owned())
    ]
}

fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-1000_i32..1000).prop_map(f64::from),
        // Large whole numbers cannot be written; half of all floats are such, too many to throw away.
        any::<f64>().prop_map(|n| match n {
            n if !n.is_finite() => 0.0,
            n if n.fract() == 0.0 && n.abs() >= 9e15 => n.recip(),
            n => n,
        }),
    ]
}

fn literals() -> impl Strategy<Value = Literal> {
    let unit = prop_oneof![Just(Unit::Percent), Just(Unit::Duration), Just(Unit::Size)];
    let small = (0_u32..10_000_000).prop_map(|n| f64::from(n) / 4.0);
    let leaf = prop_oneof![
        Just(Literal::Null),
        any::<bool>().prop_map(Literal::Bool),
        finite().prop_map(Literal::Number),
        (small, unit).prop_map(|(amount, unit)| Literal::Quantity(Quantity { amount, unit })),
        any::<String>().prop_map(Literal::Text),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(Literal::List)
    })
}

fn comparisons() -> impl Strategy<Value = Condition> {
    let operand = prop_oneof![
        3 => literals().prop_map(Operand::Literal),
        1 => (names(), finite()).prop_map(|(name, times)| Operand::Field { name, times }),
    ];
    (
        names(),
        prop::sample::select(Operator::ALL),
        operand,
        any::<bool>(),
    )
        .prop_map(|(field, operator, value, case)| {
            let presence = operator.is_presence();
            Condition::Compare(Comparison {
                field,
                operator,
                value: if presence {
                    Operand::Literal(Literal::Null)
                } else {
                    value
                },
                case_insensitive: case && !presence,
            })
        })
}

fn conditions() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Condition::Constant),
        names().prop_map(Condition::Flag),
        comparisons()
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::Or),
            inner.prop_map(|inner| Condition::Not(Box::new(inner))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(condition in conditions()) {
        let printed = condition.to_string();
        prop_assert_eq!(expr::parse(&printed).unwrap_or_else(|error| panic!("{error}\n{}", error.shown(&printed))), condition);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        match expr::parse(&text) {
            Ok(condition) => drop(check::condition(&condition)),
            Err(error) => prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error.span),
        }
    }

    #[test]
    fn texts_of_the_language_are_read_or_refused(words in prop::collection::vec(prop::sample::select(
        &["a", "b.c", "!", "&&", "||", "(", ")", "==", "<", "5", "5%", "10MB", "'t'", "[", "]", ",", "*", "/", "in", "not", "exists", ".includes(", "true", "null", "`q`"][..]), 0..14)) {
        let text = words.join(" ");
        if let Ok(condition) = expr::parse(&text) {
            let printed = condition.to_string();
            prop_assert_eq!(expr::parse(&printed).unwrap(), condition, "{} printed as {}", text, printed);
        }
    }
}
