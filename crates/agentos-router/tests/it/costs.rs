//! Goldens: what each provider's own usage object costs, to the last nano-dollar.

use agentos_router::PriceTable;
use agentos_types::{Coded, codes};
use serde_json::{Value, json};

use crate::fake::NOW;

fn price(model: &str, usage: &Value, batch: bool) -> agentos_router::PricedUsage {
    PriceTable::builtin()
        .price_usage(&model.parse().unwrap(), usage, batch, NOW)
        .unwrap()
}

#[test]
fn every_shape_of_usage_has_its_exact_cost() {
    let openai = json!({"prompt_tokens": 2006, "completion_tokens": 300,
        "prompt_tokens_details": {"cached_tokens": 1920}, "completion_tokens_details": {"reasoning_tokens": 128}});
    let anthropic = json!({"input_tokens": 50, "cache_creation_input_tokens": 300, "cache_read_input_tokens": 1000,
        "cache_creation": {"ephemeral_5m_input_tokens": 200, "ephemeral_1h_input_tokens": 100}, "output_tokens": 400});
    let gemini = json!({"promptTokenCount": 1000, "cachedContentTokenCount": 400, "candidatesTokenCount": 200,
        "thoughtsTokenCount": 300, "totalTokenCount": 1500});
    let long = json!({"promptTokenCount": 200_001, "candidatesTokenCount": 1000});
    let just_short = json!({"promptTokenCount": 200_000, "candidatesTokenCount": 1000});
    let deepseek = json!({"prompt_tokens": 1000, "completion_tokens": 500, "prompt_cache_hit_tokens": 640,
        "prompt_cache_miss_tokens": 360});
    // input, cached input, cache write, output, reasoning, in nano-dollars.
    for (model, usage, batch, parts) in [
        // 86 at 0.15, 1,920 at 0.075, 172 at 0.60, 128 at 0.60.
        (
            "openai/gpt-4o-mini",
            &openai,
            false,
            [12_900, 144_000, 0, 103_200, 76_800],
        ),
        (
            "openai/gpt-4o-mini",
            &openai,
            true,
            [6_450, 72_000, 0, 51_600, 38_400],
        ),
        // 50 at 3, 1,000 at 0.30, 200 at 3.75 and 100 at 6, 400 at 15: cached tokens are apart from input.
        (
            "anthropic/claude-sonnet-4-5",
            &anthropic,
            false,
            [150_000, 300_000, 1_350_000, 6_000_000, 0],
        ),
        (
            "anthropic/claude-sonnet-4-5",
            &anthropic,
            true,
            [75_000, 150_000, 675_000, 3_000_000, 0],
        ),
        // 600 at 0.30, 400 at 0.03, 200 and 300 at 2.50: thoughts come on top of candidates.
        (
            "gemini/gemini-2.5-flash",
            &gemini,
            false,
            [180_000, 12_000, 0, 500_000, 750_000],
        ),
        (
            "google/gemini-2.5-pro",
            &just_short,
            false,
            [250_000_000, 0, 0, 10_000_000, 0],
        ),
        (
            "google/gemini-2.5-pro",
            &long,
            false,
            [500_002_500, 0, 0, 15_000_000, 0],
        ),
        (
            "gemini/gemini-2.5-pro",
            &long,
            true,
            [250_001_250, 0, 0, 7_500_000, 0],
        ),
        // 360 at 0.28, 640 at 0.028, 500 at 0.42; there are no batches.
        (
            "deepseek/deepseek-chat",
            &deepseek,
            false,
            [100_800, 17_920, 0, 210_000, 0],
        ),
        (
            "deepseek/deepseek-chat",
            &deepseek,
            true,
            [100_800, 17_920, 0, 210_000, 0],
        ),
        ("ollama/anything", &openai, false, [0; 5]),
    ] {
        let priced = price(model, usage, batch);
        let p = priced.parts;
        let found = [p.input, p.cached_input, p.cache_write, p.output, p.reasoning].map(|part| part.nanos());
        assert_eq!(found, parts, "{model} {usage} batch {batch}");
        assert_eq!(priced.cost_usd.nanos(), parts.iter().sum::<i64>());
    }
    assert_eq!(
        price("openai/gpt-4o-mini", &openai, false).cost_usd.to_string(),
        "0.0003369"
    );
}

#[test]
fn the_form_of_the_command_is_kept() {
    let usage = json!({"prompt_tokens": 2006, "completion_tokens": 300,
        "prompt_tokens_details": {"cached_tokens": 1920}, "completion_tokens_details": {"reasoning_tokens": 128}});
    let shown = serde_json::to_value(price("openai/gpt-4o-mini", &usage, false)).unwrap();
    assert_eq!(shown["cost_usd"], 0.000_336_9);
    let parts = json!({"input": 0.000_012_9, "cached_input": 0.000_144, "cache_write": 0, "output": 0.000_103_2,
        "reasoning": 0.000_076_8});
    assert_eq!(shown["parts"], parts);
    // A whole response that says itself that it was made in a batch.
    let batch = json!({"id": "x", "service_tier": "batch", "usage": usage});
    assert!(price("openai/gpt-4o-mini", &batch, false).batch);
}

#[test]
fn what_has_no_price_or_no_meaning_is_refused() {
    let table = PriceTable::builtin();
    let refuse = |model: &str, usage: Value| {
        table
            .price_usage(&model.parse().unwrap(), &usage, false, NOW)
            .unwrap_err()
            .code()
    };
    assert_eq!(
        refuse("openai/gpt-99", json!({"prompt_tokens": 1})),
        codes::UNPRICED_MODEL
    );
    assert_eq!(
        refuse("openai/gpt-4o", json!({"tokens": 1})),
        codes::INVALID_INPUT
    );
    // Dearer than the list: no price is better than one that is too low.
    let openai = json!({"service_tier": "priority", "usage": {"prompt_tokens": 1, "completion_tokens": 1}});
    assert_eq!(refuse("openai/gpt-5", openai), codes::UNPRICED_MODEL);
    let anthropic =
        json!({"input_tokens": 1, "output_tokens": 1, "service_tier": "standard", "speed": "fast"});
    assert_eq!(
        refuse("anthropic/claude-opus-4-6", anthropic),
        codes::UNPRICED_MODEL
    );
}

#[test]
fn prices_from_a_file_win_over_the_list() {
    let toml = r#"
        source = "our contract"

        [[prices]]
        provider = "openai"
        model = "gpt-4o-mini"
        input = 1.5
        output = 6.0
        cached_input = 0.75

        [[prices]]
        provider = "openai"
        model = "gpt-4o-mini"
        since = "2026-06-01"
        input = 3
        output = 12

        [[prices]]
        provider = "house"
        model = "own"
        also = ["own-latest"]
        free = true
        retired = "2026-06-01"
        note = "until the new one is there"
        context_window = 8000
        tools = false
    "#;
    let table = PriceTable::builtin().with_file("prices.toml", toml).unwrap();
    let usage = json!({"prompt_tokens": 1_000_000, "completion_tokens": 1_000_000});
    let cost = |model: &str, at| {
        let priced = table
            .price_usage(&model.parse().unwrap(), &usage, false, at)
            .unwrap();
        priced.cost_usd.to_string()
    };
    let later = agentos_types::Timestamp(NOW.millis() + 120 * 86_400_000);
    assert_eq!(cost("openai/gpt-4o-mini", NOW), "7.50");
    assert_eq!(cost("openai/gpt-4o-mini", later), "15.00");
    assert_eq!(cost("house/own", NOW), "0.00");
    let own = table.find("house", "own", NOW).unwrap();
    assert_eq!((own.context_window, own.tools), (Some(8_000), false));
    assert!(own.is_retired(later) && !own.is_retired(agentos_types::Timestamp(0)));
    assert_eq!(cost("house/own-latest", NOW), "0.00");
    // What the file does not say of a known model is kept.
    let mini = table.find("openai", "gpt-4o-mini", NOW).unwrap();
    assert_eq!(mini.context_window, Some(128_000));
    let json = r#"{"prices": [{"provider": "openai", "model": "gpt-4o", "input": 1, "output": 2}]}"#;
    assert!(PriceTable::builtin().with_file("prices.json", json).is_ok());
    for (name, text, words) in [
        ("p.toml", "[[prices]]\nprovider = \"x\"", "missing field `model`"),
        (
            "p.json",
            r#"{"prices": [{"provider": "x", "model": "y", "input": 1}]}"#,
            "`x/y` needs `input` and `output`",
        ),
        (
            "p.json",
            r#"{"prices": [{"provider": "x", "model": "y", "input": -1, "output": 1}]}"#,
            "below nothing",
        ),
        (
            "p.json",
            r#"{"prices": [{"provider": "x", "model": "y", "free": true, "since": "soon"}]}"#,
            "`soon` is no day",
        ),
        (
            "p.json",
            r#"{"prices": [{"provider": "x", "model": "y", "free": true, "retired": "soon"}]}"#,
            "`soon` is no day",
        ),
        (
            "p.json",
            r#"{"prices": [{"provider": "x", "model": "y", "inptu": 1}]}"#,
            "unknown field `inptu`",
        ),
    ] {
        let error = PriceTable::builtin().with_file(name, text).unwrap_err();
        assert_eq!(error.code(), codes::PRICES_INVALID);
        assert!(error.to_string().contains(words), "{error}");
    }
}
