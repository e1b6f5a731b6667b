//! Headings, paragraphs and lists of a prompt. Knows layout, not agents.

/// A text that grows by blocks with one empty line between them.
#[derive(Default)]
pub(super) struct Text {
    blocks: Vec<String>,
}

impl Text {
    /// `You are NAME, ROLE.`
    pub(super) fn opening(&mut self, name: &str, role: Option<&str>) {
        let role = role
            .map(str::trim)
            .filter(|role| !role.is_empty())
            .map(|role| format!(", {role}"));
        if !name.trim().is_empty() {
            self.blocks.push(ended(format!(
                "You are {}{}",
                name.trim(),
                role.unwrap_or_default()
            )));
        }
    }

    pub(super) fn paragraph(&mut self, text: Option<&str>) {
        if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
            self.blocks.push(text.to_owned());
        }
    }

    pub(super) fn section(&mut self, heading: &str, text: Option<&str>) {
        if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
            self.heading(heading);
            self.blocks.push(text.to_owned());
        }
    }

    pub(super) fn heading(&mut self, heading: &str) {
        self.blocks.push(format!("## {heading}"));
    }

    pub(super) fn sentence(&mut self, label: &str, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(ended(format!("{label}: {}", text.trim())));
        }
    }

    pub(super) fn list(&mut self, heading: &str, items: &[String]) {
        if !items.is_empty() {
            self.blocks.push(format!("## {heading}"));
            self.blocks.push(bullets(items));
        }
    }

    pub(super) fn steps(&mut self, heading: &str, items: &[String]) {
        if !items.is_empty() {
            self.blocks.push(format!("## {heading}"));
            self.blocks.push(numbered(items));
        }
    }

    pub(super) fn facts(&mut self, heading: &str, pairs: &[(String, String)]) {
        let lines: Vec<String> = pairs
            .iter()
            .map(|(key, value)| format!("{key}: {value}"))
            .collect();
        self.list(heading, &lines);
    }

    pub(super) fn list_under(&mut self, label: &str, items: &[String]) {
        if !items.is_empty() {
            self.blocks.push(format!("{label}\n{}", bullets(items)));
        }
    }

    pub(super) fn steps_under(&mut self, label: &str, items: &[String]) {
        if !items.is_empty() {
            self.blocks.push(format!("{label}\n{}", numbered(items)));
        }
    }

    pub(super) fn finish(self) -> String {
        self.blocks.join("\n\n")
    }
}

/// `prevent_incomplete_prds` as a person would write it.
pub(super) fn words_of(name: &str) -> String {
    name.replace('_', " ").trim().to_owned()
}

pub(super) fn words(names: &[String]) -> Vec<String> {
    names.iter().map(|name| words_of(name)).collect()
}

fn bullets(items: &[String]) -> String {
    items
        .iter()
        .map(|item| format!("- {}", item.trim()))
        .collect::<Vec<_>>()
        .join("\n")
}

fn numbered(items: &[String]) -> String {
    items
        .iter()
        .zip(1..)
        .map(|(item, n)| format!("{n}. {}", item.trim()))
        .collect::<Vec<_>>()
        .join("\n")
}

fn ended(mut sentence: String) -> String {
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}
