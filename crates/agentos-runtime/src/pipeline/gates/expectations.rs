//! What an agent's file expects of every answer, for the judge: sections of `expected_results`, and `policies.quality`.
//!
//! Numbers that nobody here can count are left out rather than guessed at.

use agentos_gates::Expectations;
use serde_json::Value;

/// Of the results that a file describes, the one that the run's task is for; a lone one is always meant.
pub(super) fn expectations(raw: &Value, task_class: &str) -> Expectations {
    let mut expected = Expectations {
        sections: sections(raw, task_class),
        ..Expectations::default()
    };
    let quality = raw.pointer("/policies/quality").and_then(Value::as_object);
    for (key, value) in quality.into_iter().flatten() {
        match (key.as_str(), value) {
            ("min_word_count" | "min_words", value) => expected.min_words = value.as_u64(),
            ("max_word_count" | "max_words", value) => expected.max_words = value.as_u64(),
            (_, Value::Bool(true)) => expected.quality.push(criterion(key)),
            _ => {}
        }
    }
    expected
}

fn sections(raw: &Value, task_class: &str) -> Vec<String> {
    let Some(results) = raw.get("expected_results").and_then(Value::as_object) else {
        return Vec::new();
    };
    let listed: Vec<(&String, &Value)> = results
        .iter()
        .filter_map(|(name, result)| Some((name, result.get("sections")?)))
        .collect();
    let meant = match listed.as_slice() {
        [(_, only)] => Some(*only),
        several => several
            .iter()
            .find(|(name, _)| name.as_str() == task_class)
            .map(|(_, one)| *one),
    };
    let items = meant.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// `require_user_personas` as a sentence.
fn criterion(key: &str) -> String {
    let words = |key: &str| key.replace('_', " ");
    match (
        key.strip_prefix("require_"),
        key.strip_prefix("avoid_"),
        key.strip_suffix("_required"),
    ) {
        (Some(what), _, _) => format!("The text has what \"{}\" asks for", words(what)),
        (_, Some(what), _) => format!("The text avoids {}", words(what)),
        (_, _, Some(what)) => format!("The text has what \"{}\" asks for", words(what)),
        _ => format!("The text meets the rule \"{}\"", words(key)),
    }
}

/// Is a conditional gate for this run? `if_filing` is for a task or document `filing`; `None`: nobody can know.
pub(super) fn condition(
    condition: &str,
    task_class: &str,
    metadata: &serde_json::Map<String, Value>,
) -> Option<bool> {
    let what = condition.strip_prefix("if_").unwrap_or(condition);
    if let Some(Value::Bool(known)) = metadata.get(what).or_else(|| metadata.get(condition)) {
        return Some(*known);
    }
    let named = ["document_type", "artifact_type", "task_type"]
        .into_iter()
        .find_map(|name| metadata.get(name).and_then(Value::as_str));
    match named {
        Some(kind) => Some(kind.eq_ignore_ascii_case(what)),
        None if task_class
            .split(['_', '-', '.'])
            .any(|word| word.eq_ignore_ascii_case(what)) =>
        {
            Some(true)
        }
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_file_expects() {
        let raw = json!({
            "expected_results": {"prd": {"sections": ["Summary", "Risks"]}, "story": {"sections": ["Given"]}, "x": {"includes": ["y"]}},
            "policies": {"quality": {"require_non_goals": true, "avoid_jargon": true, "max_revisions": 2, "min_word_count": 50, "min_coverage": 0.8, "require_x": false}}
        });
        let expected = expectations(&raw, "story");
        assert_eq!(expected.sections, ["Given"]);
        assert_eq!(expected.min_words, Some(50));
        assert_eq!(
            expected.quality,
            [
                "The text has what \"non goals\" asks for",
                "The text avoids jargon"
            ]
        );
        assert!(
            expectations(&raw, "default").sections.is_empty(),
            "nobody knows which is meant"
        );
        assert_eq!(expectations(&json!({}), "x"), Expectations::default());
    }

    #[test]
    fn conditions_are_known_or_not() {
        let map = |value: Value| value.as_object().cloned().unwrap();
        for (task, metadata, expected) in [
            ("default", json!({}), None),
            ("court_filing", json!({}), Some(true)),
            ("default", json!({"filing": true}), Some(true)),
            ("court_filing", json!({"filing": false}), Some(false)),
            ("default", json!({"document_type": "Filing"}), Some(true)),
            ("default", json!({"document_type": "motion"}), Some(false)),
        ] {
            assert_eq!(
                condition("if_filing", task, &map(metadata.clone())),
                expected,
                "{task} {metadata}"
            );
        }
    }
}
