//! What the dialects mean, looked at in small files of each.

use agentos_agents::{Agent, ExecutionModel, ZoneAccess, parse_agent};
use agentos_types::{Limits, ModelRef, Usd, Zone};
use serde_json::json;

fn agent(text: &str) -> Agent {
    let loaded = parse_agent("packs/p/agents/p_x.yaml", text.as_bytes());
    loaded
        .unwrap_or_else(|error| panic!("{}", error.render(false).unwrap()))
        .agent
}

const A: &str =
    "identity: {name: N, role: R, agent_id: P-X-01}\nmodel:\n  provider: anthropic\n  model_id: claude-4\n";
const B: &str = "meta: {version: 2.1.0}\nidentity: {name: N, role: R, slug: p-x}\n";
const C: &str = "agent: {id: agent.p.own_name.v1, name: N, category: worker}\nmission:\n  purpose: To do\n";

#[test]
fn zones_follow_the_map_then_the_zone_then_green() {
    let access = |green, yellow, red| ZoneAccess { green, yellow, red };
    for (authority, expected) in [
        ("{zone: YELLOW}", access(true, true, false)),
        ("{zone: red}", access(true, true, true)),
        ("{}", access(true, false, false)),
        (
            "{zone: YELLOW, zone_access: {RED: false, Yellow: true, green: true}}",
            access(true, true, false),
        ),
        ("{zone_access: {red: true}}", access(false, false, true)),
    ] {
        assert_eq!(
            agent(&format!("{A}authority: {authority}\n")).zone_access,
            expected,
            "{authority}"
        );
        assert_eq!(
            agent(&format!("{B}authority: {authority}\n")).zone_access,
            expected,
            "{authority}"
        );
    }
    assert_eq!(agent(C).zone_access, ZoneAccess::up_to(Zone::Green));
    assert_eq!(
        agent(&C.replace("worker", "gate")).zone_access,
        ZoneAccess::up_to(Zone::Yellow)
    );
    let legal = parse_agent("legal_x.yaml", C.replace("agent.p.", "agent.legal.").as_bytes())
        .unwrap()
        .agent;
    assert_eq!(
        (legal.zone_access, legal.pack.as_str()),
        (ZoneAccess::up_to(Zone::Yellow), "legal")
    );
}

#[test]
fn execution_models_go_by_their_beginning() {
    for (word, expected) in [
        ("autonomous_with_review", ExecutionModel::Autonomous),
        ("supervised_autonomous", ExecutionModel::Supervised),
        ("Semi_Autonomous", ExecutionModel::SemiAutonomous),
        ("manual", ExecutionModel::Manual),
        ("recommendation_only", ExecutionModel::Supervised),
    ] {
        let approval = agent(&format!("{A}authority: {{execution_model: {word}}}\n")).approval;
        assert_eq!(approval.execution_model, Some(expected), "{word}");
    }
    let approval = agent(&format!(
        "{B}authority: {{approval_required: true, approval_timeout_seconds: 300}}\n"
    ))
    .approval;
    assert_eq!((approval.required, approval.timeout_seconds), (true, Some(300)));
}

#[test]
fn model_chains_and_knobs_of_each_dialect() {
    let a = agent(&format!(
        "{A}  fallback_models:\n    - {{provider: anthropic, model_id: claude-4}}\n    - {{provider: Google, model_id: gemini-2}}\n    - openai/gpt-4o\n  \
         parameters: {{temperature: 1, max_tokens: 900, stop_sequences: [END]}}\n  \
         presets: {{quick: {{max_tokens: 100}}, deep: {{temperature: 0.2, top_p: 0.8}}}}\n"
    ));
    let names: Vec<String> = a.model.chain.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["anthropic/claude-4", "gemini/gemini-2", "openai/gpt-4o"]);
    assert_eq!(
        (a.model.sampling.temperature, a.model.max_tokens),
        (Some(1.0), Some(900))
    );
    assert_eq!(a.model.sampling.stop_sequences, ["END"]);
    assert_eq!(
        (
            a.model.presets["quick"].max_tokens,
            a.model.presets["quick"].sampling.temperature
        ),
        (Some(100), None)
    );
    assert_eq!(a.model.presets["deep"].sampling.top_p, Some(0.8));

    for (model, chain) in [
        ("claude-4-opus", vec![ModelRef::new("anthropic", "claude-4-opus")]),
        ("analytical", vec![]),
    ] {
        let b = agent(&format!(
            "{B}reasoning: {{model: {model}, llm_settings: {{temperature: 0.1, top_k: 40, max_tokens: 5}}}}\n"
        ));
        assert_eq!(
            (b.model.chain, b.model.sampling.top_k, b.model.max_tokens),
            (chain, Some(40), Some(5)),
            "{model}"
        );
    }

    let c = agent(&format!(
        "{C}models:\n  task_classes:\n    research: {{provider_priority: [anthropic], model_priority: [claude-4-opus, gpt-5], temperature: 0.2, max_output_tokens: 8000}}\n    \
         check: {{provider_priority: [groq], model_priority: [house, gpt-5]}}\n"
    ));
    let names: Vec<String> = c.model.chain.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["anthropic/claude-4-opus", "openai/gpt-5", "groq/house"]);
    assert_eq!(
        (c.model.sampling.temperature, c.model.max_tokens),
        (Some(0.2), Some(8000))
    );
    assert_eq!(
        c.model.task_classes["check"].chain[0],
        ModelRef::new("groq", "house")
    );
}

#[test]
fn limits_are_the_lowest_that_the_file_names() {
    let usd = |dollars| Some(Usd::from_dollars(dollars).unwrap());
    let c = agent(&format!(
        "{C}  constraints: {{max_runtime_seconds: 60, max_tool_calls: 9, max_cost_usd: 25.00, max_tokens_total: 500000}}\n\
         models: {{cost_controls: {{per_run_budget_usd: 20.5, daily_budget_usd: 1}}}}\n"
    ));
    let limits = Limits {
        max_tokens: Some(500_000),
        max_cost: usd(20.5),
        max_tool_calls: Some(9),
        max_duration_ms: Some(60_000),
        max_steps: None,
    };
    assert_eq!(c.limits, limits);
    for key in ["absolute_max", "absolute_maximum"] {
        let text = format!(
            "{A}authority: {{financial_limits: {{auto_execute: 0, {key}: 250.00, daily_limit: 30}}}}\n"
        );
        let caps = agent(&text).financial_limits.unwrap();
        assert_eq!(
            (caps.auto_execute, caps.absolute_max, caps.daily_limit),
            (usd(0.0), usd(250.0), usd(30.0))
        );
        assert_eq!(caps.require_confirmation, None);
    }
    assert_eq!(agent(A).financial_limits, None);
}

#[test]
fn tools_gates_and_revisions() {
    let a = agent(&format!(
        "{A}tools:\n  primary:\n    - {{name: make, description: Makes, input_schema: {{what: string, when: date, all: array}}}}\n  secondary: [map]\n\
         gates:\n  required: [{{id: gate.a, threshold: 0.9, description: D}}, gate.b]\n  optional: [{{id: gate.c, max_threshold: 1, requires_human: true}}]\n\
         policies: {{quality: {{max_revisions: 5}}}}\n"
    ));
    assert_eq!(
        a.tools.declared[0].parameters,
        Some(json!({ "type": "object", "properties": {
            "what": { "type": "string" }, "when": { "type": "string", "format": "date" }, "all": { "type": "array", "items": {} },
        } }))
    );
    assert_eq!(
        (a.tools.declared[1].name.as_str(), a.tools.declared[1].primary),
        ("map", false)
    );
    assert_eq!((a.tools.allowlist, a.max_revisions), (None, 5));
    let gates: Vec<_> = a
        .gates
        .iter()
        .map(|gate| (gate.id.as_str(), gate.required, gate.threshold))
        .collect();
    assert_eq!(
        gates,
        [
            ("gate.a", true, Some(0.9)),
            ("gate.b", true, None),
            ("gate.c", false, None)
        ]
    );
    assert!(a.gates[2].requires_human);

    let c = agent(&format!(
        "{C}  scope: {{out_of_scope: [court_filing]}}\n\
         tools: {{allowlist: [], denylist: [mail.send], primary_tools: [{{name: draft, description: Drafts, input: 'facts, goal'}}], mcp_servers: {{db: {{transport: stdio, command: db, rate_limit: 100/min}}}}}}\n\
         governance: {{required_gates: [gate.q.v1], conditional_gates: {{if_filing: [gate.h.v1]}}}}\nsafety: {{forbidden_operations: [auto_clear]}}\n"
    ));
    assert_eq!(
        (c.tools.allowlist, c.tools.denylist),
        (Some(vec![]), vec!["mail.send".to_owned()])
    );
    assert_eq!(c.tools.declared[0].description, "Drafts Input: facts, goal.");
    assert_eq!(
        (c.operations.allowed, c.operations.forbidden),
        (vec![], vec!["auto_clear".to_owned()])
    );
    assert!(c.system_prompt.contains("court filing"), "{}", c.system_prompt);
    assert!(c.mcp_servers[0].is_declared());
    assert_eq!(c.gates[1].condition.as_deref(), Some("if_filing"));
    assert_eq!((c.gates[0].required, c.gates[1].required), (true, false));
    assert_eq!((c.max_revisions, c.id.as_str()), (2, "agent.p.own_name.v1"));
}

#[test]
fn dialect_b_brings_its_own_prompt_and_examples() {
    let b = agent(&format!(
        "{B}context:\n  system_prompt: |\n    You help.\n  instructions: [Be brief, Be right]\n  examples: [{{user: Q, assistant: A}}, {{user: lost}}]\nagents: {{reports_to: boss}}\n"
    ));
    assert_eq!(
        b.system_prompt,
        "You help.\n\n## Instructions\n\n- Be brief\n- Be right"
    );
    assert_eq!(b.examples.len(), 2);
    assert_eq!(
        (b.version.as_str(), b.reports_to.as_deref(), b.id.as_str()),
        ("2.1.0", Some("boss"), "agent.p.x.v1")
    );
    assert_eq!(b.aliases, ["p_x", "p-x"]);
}

#[test]
fn everything_in_the_file_is_kept() {
    let text = format!("{A}house_rules: {{1_minute: [1, 2.0, null, \"3\"]}}\nidentity2: ~\n");
    let raw = agent(&text).raw;
    assert_eq!(raw["house_rules"], json!({ "1_minute": [1, 2.0, null, "3"] }));
    assert_eq!(raw.as_object().unwrap().len(), 4);
}

#[test]
fn an_agent_survives_its_own_serialisation() {
    let before = agent(&format!(
        "{A}gates: {{required: [gate.a]}}\nauthority: {{financial_limits: {{absolute_max: 0.5}}}}\n"
    ));
    let json = serde_json::to_string(&before).unwrap();
    assert_eq!(serde_json::from_str::<Agent>(&json).unwrap(), before);
}

#[test]
fn json_files_load_too() {
    let text = r#"{"identity": {"name": "N", "role": "R \ud83e\udded \/", "pack": "p"}, "model": {"provider": "openai", "model_id": "gpt-4o"}}"#;
    let loaded = parse_agent("p_x.json", text.as_bytes()).unwrap();
    assert_eq!(
        (loaded.agent.role.as_str(), loaded.agent.id.as_str()),
        ("R 🧭 /", "agent.p.x.v1")
    );
}
