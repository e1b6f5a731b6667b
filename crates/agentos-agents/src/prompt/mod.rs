//! The system prompt, composed from the file alone: the same file gives the same bytes on every machine, so
//! that the prompt can be hashed into a run. Dialect B brings its own words; A and C are put into words here.

mod text;

use agentos_yaml::Field;

use text::Text;

/// Dialect A: identity, rules and output contract.
pub(crate) fn of_identity(root: &Field) -> String {
    let identity = root.field("identity");
    let mut text = Text::default();
    let name = identity.field("name").text().unwrap_or_default();
    text.opening(&name, identity.field("role").text().as_deref());
    text.paragraph(identity.field("description").text().as_deref());
    text.section("Mission", identity.field("mission").text().as_deref());
    character(&mut text, &identity);
    text.list("What you value", &identity.field("values").texts());
    text.list("What you know", &identity.field("knowledge_domains").texts());
    reasoning(&mut text, &root.field("reasoning"));
    operations(&mut text, &root.field("authority"));
    safety(&mut text, root);
    expected_results(&mut text, root);
    text.finish()
}

/// Dialect B: the file's own prompt and instructions; without a prompt, as dialect A.
pub(crate) fn of_context(root: &Field) -> String {
    let context = root.field("context");
    let own = context
        .field("system_prompt")
        .text()
        .filter(|prompt| !prompt.trim().is_empty());
    let mut text = Text::default();
    text.paragraph(Some(&own.unwrap_or_else(|| of_identity(root))));
    text.list("Instructions", &context.field("instructions").texts());
    text.finish()
}

/// Dialect C: mission, scope, persona, rules and output contract.
pub(crate) fn of_mission(root: &Field) -> String {
    let (agent, mission) = (root.field("agent"), root.field("mission"));
    let mut text = Text::default();
    text.opening(&agent.field("name").text().unwrap_or_default(), None);
    text.paragraph(agent.field("description").text().as_deref());
    text.section("Mission", mission.field("purpose").text().as_deref());
    text.paragraph(mission.field("primary_objective").text().as_deref());
    text.list("In scope", &text::words(&mission.at("scope.in_scope").texts()));
    text.list(
        "Out of scope: never do these",
        &text::words(&mission.at("scope.out_of_scope").texts()),
    );
    text.list("Not your goals", &mission.field("non_goals").texts());
    text.list(
        "You have succeeded when",
        &mission.field("success_criteria").texts(),
    );
    text.list("Take as given", &mission.field("assumptions").texts());
    persona(&mut text, &root.field("persona"));
    text.list("What you know", &root.at("knowledge.primary_corpus").texts());
    text.list(
        "You must never",
        &text::words(&root.at("safety.forbidden_operations").texts()),
    );
    safety(&mut text, root);
    text.list("Raise when you see", &alerts(&root.at("safety.alerts")));
    text.facts("Output", &pairs(&root.at("persona.expected_output_format")));
    expected_results(&mut text, root);
    text.finish()
}

/// `personality`: a sentence (B), or a mapping (A).
fn character(text: &mut Text, identity: &Field) {
    let personality = identity.field("personality");
    if !personality.is_mapping() {
        text.section("Character", personality.text().as_deref());
        return;
    }
    text.section("Character", personality.field("description").text().as_deref());
    text.sentence("Traits", &personality.field("traits").texts().join(", "));
    text.sentence(
        "Style",
        &personality
            .field("communication_style")
            .text()
            .unwrap_or_default(),
    );
}

fn persona(text: &mut Text, persona: &Field) {
    let style: Vec<String> = pairs(&persona.field("style"))
        .into_iter()
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    text.list("Style", &style);
    text.list("Behaviour", &held(&persona.field("behavioral_controls")));
    text.facts("Language", &pairs(&persona.field("language")));
}

/// What comes first when two good answers differ.
fn reasoning(text: &mut Text, reasoning: &Field) {
    let framework = reasoning.field("decision_framework");
    if framework.is_mapping() {
        let order: Vec<String> = ["primary", "secondary", "tertiary", "quaternary"]
            .into_iter()
            .filter_map(|rank| framework.field(rank).text())
            .collect();
        text.steps("Decide in this order", &order);
    }
}

fn operations(text: &mut Text, authority: &Field) {
    text.list(
        "You may",
        &text::words(&authority.field("allowed_operations").texts()),
    );
    text.list(
        "You must never",
        &text::words(&authority.field("forbidden_operations").texts()),
    );
}

/// Guardrails that are on, and assertions about the answer: a list of prose, or flags.
fn safety(text: &mut Text, root: &Field) {
    let safety = root.field("safety");
    text.list("Always hold to", &held(&safety.field("guardrails")));
    let validation = safety.field("validation");
    let checks = if validation.is_mapping() {
        held(&validation)
    } else {
        validation.texts()
    };
    text.list("Check before you answer", &checks);
}

/// The output contract, result by result.
fn expected_results(text: &mut Text, root: &Field) {
    for (name, result) in root.field("expected_results").entries() {
        text.heading(&format!("Expected result: {}", text::words_of(name)));
        if !result.is_mapping() {
            text.paragraph(result.plain_text().as_deref());
            continue;
        }
        text.sentence(
            "Format",
            &text::words_of(&result.field("format").text().unwrap_or_default()),
        );
        text.steps_under("Sections, in this order:", &result.field("sections").texts());
        text.list_under("It includes:", &text::words(&result.field("includes").texts()));
        for more in held(&result).iter().filter(|more| !is_contract(more)) {
            text.paragraph(Some(&text::words_of(more)));
        }
    }
}

/// Lines of a result that have been said already.
fn is_contract(line: &str) -> bool {
    ["format", "sections", "includes"]
        .iter()
        .any(|key| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')))
}

/// Alerts are prose in dialect C and a mapping in A, where they are for operators, not for the model.
fn alerts(field: &Field) -> Vec<String> {
    if field.is_mapping() {
        Vec::new()
    } else {
        field.texts()
    }
}

/// The names of the flags that are on, and of whatever has a text instead of a flag.
fn held(map: &Field) -> Vec<String> {
    map.entries()
        .into_iter()
        .filter_map(|(name, field)| {
            let name = text::words_of(name);
            if field.is_true() {
                Some(name)
            } else {
                Some(format!("{name}: {}", field.plain_text()?))
            }
        })
        .collect()
}

/// Keys in words, and their text; lists are joined, flags and mappings are left to the raw form.
fn pairs(map: &Field) -> Vec<(String, String)> {
    map.entries()
        .into_iter()
        .filter_map(|(key, field)| Some((text::words_of(key), field.plain_text()?)))
        .collect()
}
