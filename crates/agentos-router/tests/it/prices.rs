//! Goldens of the price table, and that a reservation covers every cost.

use agentos_router::{ConfiguredPrice, Needs, PriceTable, RouteAsk, Router};
use agentos_types::{Timestamp, Usage, Usd};
use proptest::prelude::*;

use crate::fake::{Fake, NOW, models, used};

fn cost(model: &str, usage: &Usage, at: Timestamp) -> Option<String> {
    let (provider, model) = model.split_once('/').unwrap();
    PriceTable::builtin()
        .price(provider, model, at)
        .map(|tariff| tariff.cost(usage).total().to_string())
}

const fn millis(days: i64) -> Timestamp {
    Timestamp(days * 86_400_000)
}

#[test]
fn known_models_have_their_list_price() {
    let million = used(1_000_000, 1_000_000);
    for (model, total) in [
        ("anthropic/claude-sonnet-4-20250514", Some("18.00")),
        ("anthropic/claude-3-5-sonnet-20241022", Some("18.00")),
        ("anthropic/claude-opus-4-20250514", Some("90.00")),
        ("anthropic/claude-4-opus", Some("90.00")),
        ("anthropic/claude-4-sonnet", Some("18.00")),
        ("anthropic/claude-3-5-haiku-latest", Some("4.80")),
        ("anthropic/claude-haiku-4-5", Some("6.00")),
        ("anthropic/claude-opus-4-5", Some("30.00")),
        ("anthropic/claude-haiku-3-20250120", Some("1.50")),
        ("openai/gpt-4o", Some("12.50")),
        ("openai/gpt-4o-2024-08-06", Some("12.50")),
        ("openai/gpt-4o-2024-05-13", Some("20.00")),
        ("openai/gpt-4-turbo", Some("40.00")),
        ("openai/gpt-4o-realtime", Some("25.00")),
        ("openai/gpt-5", Some("11.25")),
        ("openai/gpt-5-mini-2025-08-07", Some("2.25")),
        ("openai/gpt-4.1-nano", Some("0.50")),
        ("gemini/gemini-2.5-flash", Some("2.80")),
        ("google/gemini-2.0-flash-001", Some("0.50")),
        ("deepseek/deepseek-chat", Some("0.70")),
        ("groq/llama-3.1-70b-versatile", Some("1.38")),
        ("mistral/mistral-large-latest", Some("8.00")),
        ("scripted/any/where.yaml", Some("0.00")),
        ("local/smollm2", Some("0.00")),
        // Never by a part of the name.
        ("openai/gpt-4o-mini-2", None),
        ("openai/gpt", None),
        ("openai/", None),
        ("openai/GPT-4o", None),
        ("anthropic/gpt-4o", None),
        ("nobody/gpt-4o", None),
    ] {
        assert_eq!(cost(model, &million, NOW).as_deref(), total, "{model}");
    }
}

#[test]
fn cached_and_reasoning_tokens_are_priced_once() {
    let usage = Usage {
        cached_input: 1_920,
        reasoning: 128,
        ..used(2_006, 300)
    };
    assert_eq!(
        cost("openai/gpt-4o-mini", &usage, NOW).as_deref(),
        Some("0.0003369")
    );
    let written = Usage {
        cached_input: 500,
        cache_write: 300,
        cache_write_1h: 100,
        ..used(1_000, 0)
    };
    // 100 at 3, 500 at 0.30, 300 at 3.75, 100 at 6 dollars a million.
    assert_eq!(
        cost("anthropic/claude-sonnet-4-5", &written, NOW).as_deref(),
        Some("0.002175")
    );
    let long = used(200_001, 0);
    assert_eq!(
        cost("gemini/gemini-2.5-pro", &long, NOW).as_deref(),
        Some("0.5000025")
    );
}

#[test]
fn a_price_is_that_of_its_day() {
    let million = used(1_000_000, 1_000_000);
    for (day, total) in [
        (0, "0.42"),
        (19_937, "0.42"),
        (20_127, "1.37"),
        (20_350, "2.24"),
        (20_360, "0.70"),
        (20_600, "0.42"),
        (99_999, "0.42"),
    ] {
        assert_eq!(
            cost("deepseek/deepseek-chat", &million, millis(day)).as_deref(),
            Some(total),
            "{day}"
        );
    }
}

#[test]
fn a_pinned_table_is_the_same_table() {
    let table = PriceTable::builtin();
    let again = PriceTable::from_json(&table.to_json()).unwrap();
    assert_eq!(
        (again.digest(), again.to_json()),
        (table.digest(), table.to_json())
    );
    assert_eq!(agentos_types::Digest::of(&table.to_json()), table.digest());
    assert_eq!(
        again.find("openai", "gpt-4o", NOW),
        table.find("openai", "gpt-4o", NOW)
    );
    let configured = table.with("openai", "gpt-4o", ConfiguredPrice::Free);
    assert_ne!(configured.digest(), table.digest());
    assert!(PriceTable::from_json(b"{}").is_err());
    assert_eq!(
        configured
            .price("openai", "gpt-4o", NOW)
            .unwrap()
            .worst_case(9, 9),
        Usd::ZERO
    );
    assert_eq!(
        configured.find("openai", "gpt-4o", NOW).unwrap().context_window,
        Some(128_000)
    );
    // A snapshot that the configuration prices is priced alone.
    let snapshot = table.with("openai", "gpt-4o-2024-11-20", ConfiguredPrice::Free);
    assert!(snapshot.price("openai", "gpt-4o", NOW) == table.price("openai", "gpt-4o", NOW));
}

#[test]
fn every_row_can_be_reserved_for() {
    let table = PriceTable::builtin();
    let rows: Vec<agentos_router::PriceRow> = serde_json::from_slice(&table.to_json()).unwrap();
    assert!(rows.len() > 100);
    for row in rows {
        let name = format!("{}/{}", row.provider, row.model);
        let price = row.tariff.price;
        assert!(price.input > Usd::ZERO && price.output >= price.input, "{name}");
        assert!(price.cached_input <= price.input, "{name}");
        assert!(row.max_output.unwrap() <= row.context_window.unwrap(), "{name}");
        if let Some(long) = row.tariff.long {
            assert!(
                long.price.input >= price.input && long.price.output >= price.output,
                "{name}"
            );
        }
    }
}

/// Usage whose parts are parts of its whole.
fn usage() -> impl Strategy<Value = Usage> {
    let part = 0_u64..400_000;
    (
        part.clone(),
        part.clone(),
        part.clone(),
        part.clone(),
        part.clone(),
        part,
    )
        .prop_map(
            |(fresh, cached_input, cache_write, cache_write_1h, said, reasoning)| Usage {
                input: fresh + cached_input + cache_write + cache_write_1h,
                output: said + reasoning,
                cached_input,
                cache_write,
                cache_write_1h,
                reasoning,
                estimated: false,
            },
        )
}

proptest! {
    #[test]
    fn a_reservation_covers_every_cost_within_its_bounds(
        usage in usage(),
        spare in 0_u64..1_000,
        nanos in proptest::array::uniform10(0_i64..100_000_000_000),
        above in 0_u64..1_000_000,
    ) {
        let usd = |at: usize| Usd::from_nanos(nanos[at]);
        let price = |at: usize| agentos_router::Price {
            input: usd(at), output: usd(at + 1), cached_input: usd(at + 2), cache_write: usd(at + 3), cache_write_1h: usd(at + 4),
        };
        for long in [None, Some(agentos_router::LongInput { above, price: price(5) })] {
            let tariff = agentos_router::Tariff { price: price(0), long };
            let worst = tariff.worst_case(usage.input + spare, usage.output + spare);
            let parts = tariff.cost(&usage);
            prop_assert!(parts.total() <= worst, "{parts:?} {worst}");
        }
    }
}

/// The cheaper of two would be taken without a word.
#[test]
fn a_model_has_one_price_since_a_day() {
    let row = |since: &str, also: &str, input: u32| {
        format!(
            "[[prices]]\nprovider = \"openai\"\nmodel = \"gpt-4o\"\n{since}{also}input = {input}\noutput = 1\n"
        )
    };
    let (day, later) = ("since = \"2026-03-01\"\n", "since = \"2026-03-02\"\n");
    let own = "also = [\"gpt-4o\"]\n";
    for (text, is_taken) in [
        (row("", "", 1) + &row(day, "", 2), true),
        (row(day, "", 1) + &row(later, "", 2), true),
        (row("", "", 1) + &row("", "", 2), false),
        (row(day, "", 1) + &row(later, "", 1) + &row(day, "", 1), false),
        (row("", own, 1), false),
        // One provider under two names.
        (
            row(day, "", 1).replace("openai", "gemini") + &row(day, "", 2).replace("openai", "google"),
            false,
        ),
    ] {
        let table = PriceTable::builtin().with_file("prices.toml", &text);
        assert_eq!(table.is_ok(), is_taken, "{text}\n{table:?}");
    }
}

/// What would round to nothing would be free without a word.
#[test]
fn a_price_is_nothing_only_where_it_is_written_so() {
    let row = |input: &str, more: &str| {
        format!("[[prices]]\nprovider = \"openai\"\nmodel = \"gpt-4o\"\ninput = {input}\noutput = 1\n{more}")
    };
    let long = "long = { above = 1, input = 1, output = 4e-10 }\n";
    for (text, problem) in [
        (row("0", ""), None),
        (row("1e-9", ""), None),
        (row("4e-10", ""), Some("line 4, column 9")),
        (
            row("1", "cached_input = 0.0000000001\n"),
            Some("line 6, column 16"),
        ),
        (row("1", long), Some("line 6")),
    ] {
        let read = PriceTable::builtin().with_file("prices.toml", &text);
        let said = read.err().map(|error| error.to_string());
        assert_eq!(said.is_some(), problem.is_some(), "{text}\n{said:?}");
        for words in problem
            .into_iter()
            .chain(problem.map(|_| "less than a billionth of a dollar"))
        {
            assert!(said.as_ref().unwrap().contains(words), "{said:?}");
        }
    }
    let json = r#"{"prices":[{"provider":"openai","model":"gpt-4o","input":1e-12,"output":1}]}"#;
    let said = PriceTable::builtin().with_file("prices.json", json).unwrap_err();
    assert!(said.to_string().contains("line 1 column"), "{said}");
}

/// OpenAI charges an image of gpt-4o-mini as up to 48,169 tokens, of which the window has fewer.
#[test]
fn a_dear_image_is_reserved_for() {
    let router = Router::builder()
        .provider("openai", Fake::new(&[]))
        .build()
        .unwrap();
    for (model, vision, input, worst) in [
        ("gpt-4o", true, 12_000, "0.03"),
        ("gpt-4o-mini", false, 12_000, "0.0018"),
        ("gpt-4o-mini-2024-07-18", true, 12_000, "0.0144507"),
        ("gpt-4o-mini", true, 12_000, "0.0144507"),
        ("gpt-4o-mini", true, 6_100, "0.00724035"),
    ] {
        let chain = models(&[&format!("openai/{model}")]);
        let ask = RouteAsk {
            chain: &chain,
            pinned: None,
            needs: Needs {
                vision,
                input_tokens: input,
                ..Needs::default()
            },
            prices: &router.prices(),
            now: NOW,
        };
        let route = router.route(&ask).unwrap();
        assert_eq!(route.worst_case(input, 0).to_string(), worst, "{model} {vision}");
    }
}
