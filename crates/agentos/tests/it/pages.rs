//! The pages that people read name things that are there: files, codes, examples, other pages.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use agentos::codes;

use crate::desk::Desk;

const PAGES: [&str; 9] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/approvals.md",
    "docs/gates.md",
    "docs/guide.md",
    "docs/policies.md",
    "docs/routing.md",
    "docs/scanner.md",
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(name: &str) -> String {
    std::fs::read_to_string(repository().join(name)).unwrap()
}

/// Every second piece between backticks: what stands in code.
fn in_code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn files_below(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, into);
        } else {
            into.insert(path.to_str().unwrap().to_owned());
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for name in PAGES {
        let folder = repository().join(name).parent().unwrap().to_owned();
        for link in page(name).split("](").skip(1) {
            let target = link.split([')', '#']).next().unwrap();
            let outside = target.starts_with("http") || target.is_empty();
            assert!(outside || folder.join(target).exists(), "{name}: {target}");
        }
    }
}

#[test]
fn files_that_are_named_are_there() {
    let mut files = BTreeSet::new();
    for folder in ["crates", "bench", "xtask", "examples"] {
        files_below(&repository().join(folder), &mut files);
    }
    let text = page("ARCHITECTURE.md");
    let named: Vec<&str> = in_code(&text).filter(|word| word.ends_with(".rs")).collect();
    assert!(named.len() > 40, "{named:?}");
    for name in named {
        let end = format!("/{name}");
        assert!(files.iter().any(|file| file.ends_with(&end)), "{name}");
    }
}

#[test]
fn codes_and_examples_that_are_named_are_there() {
    let known: BTreeSet<&str> = codes::all().into_iter().map(|code| code.name).collect();
    for name in PAGES {
        let text = page(name);
        for word in in_code(&text).chain(
            text.split("error[")
                .skip(1)
                .filter_map(|rest| rest.split(']').next()),
        ) {
            let looks_like_one = word.contains('_')
                && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
                && !["_KEY", "_URL", "_ENV", "_DIR", "_ID", "_RUN"]
                    .iter()
                    .any(|end| word.ends_with(end));
            assert!(!looks_like_one || known.contains(word), "{name}: {word}");
        }
        for example in text.split("--example ").skip(1) {
            let example: String = example
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            assert!(
                repository().join(format!("examples/{example}.rs")).exists(),
                "{name}: {example}"
            );
        }
    }
}

#[test]
fn the_guide_names_every_example() {
    let guide = page("docs/guide.md");
    let named: BTreeSet<&str> = in_code(&guide).collect();
    let mut examples = BTreeSet::new();
    files_below(&repository().join("examples"), &mut examples);
    assert!(examples.len() > 20, "{examples:?}");
    for example in examples {
        let name = Path::new(&example).file_stem().unwrap().to_str().unwrap();
        assert!(named.contains(name), "{name}");
    }
}

/// The blocks of a page in a language, in order.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    text.split("```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n'))
        .collect()
}

#[test]
fn the_decision_on_the_page_is_the_one_that_is_made() {
    let text = page("docs/routing.md");
    let desk = Desk::new();
    desk.write("agentos.toml", blocks(&text, "toml")[0]);
    let json = blocks(&text, "json");
    desk.write("request.json", json[0]);
    let said = desk.run_with(
        &["models", "route", "--json", "--request", "request.json"],
        &[("OPENAI_API_KEY", "k"), ("GOOGLE_AI_API_KEY", "k")],
    );
    let shown: serde_json::Value = serde_json::from_str(json[1]).unwrap();
    assert_eq!(said.json(), shown);
}

/// Every whole policy on the page passes without a doubt, and what is said of the broken one is what is said.
#[test]
fn the_policies_on_the_page_check_as_it_says() {
    let text = page("docs/policies.md");
    let desk = Desk::new();
    let whole = blocks(&text, "yaml");
    assert_eq!(whole.len(), 4);
    for (number, policy) in whole.iter().enumerate() {
        desk.write(&format!("good/{number}.yaml"), policy);
    }
    let said = desk.run(&["policy", "check", "good", "--strict"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let output = blocks(&text, "text");
    let first = desk.run(&["policy", "check", "good/0.yaml"]);
    assert_eq!(first.stderr, output[0]);
    desk.write("bad.yaml", blocks(&text, "yaml broken")[0]);
    let bad = desk.run(&["policy", "check", "bad.yaml"]);
    assert_eq!((bad.code, bad.stderr.as_str()), (Some(1), output[1]));
}
