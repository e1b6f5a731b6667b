//! Agents found by any of their names in a folder of packs.

use std::fs;

use agentos_agents::{AgentIndex, LoadError};
use agentos_types::Coded;

use crate::corpus::{reference, root};

#[test]
fn an_agent_is_found_by_each_of_its_names() {
    let packs = root().join("agents/packs");
    let index = AgentIndex::scan(&packs).unwrap();
    let path = packs.join("product/agents/product_prd_writer.yaml");
    for name in [
        "agent.product.prd_writer.v1",
        "product_prd_writer",
        "PRODUCT-PRD-WRITER",
        "product-prd-writer",
        path.to_str().unwrap(),
    ] {
        assert_eq!(
            index.find(name).unwrap().agent.id,
            "agent.product.prd_writer.v1",
            "{name}"
        );
    }
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let index = AgentIndex::scan(root().join("agents/packs")).unwrap();
    let error = index.find("product_prd_writter").unwrap_err();
    assert_eq!(error.code().name, "AGENT_NOT_FOUND");
    assert_eq!(error.hint().unwrap(), "did you mean `product_prd_writer`?");
    assert_eq!(
        AgentIndex::scan("/nowhere/at/all").unwrap_err().code().name,
        "AGENT_NOT_FOUND"
    );
}

#[test]
fn broken_files_hide_no_other_and_are_named_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let agents = folder.path().join("p/agents");
    fs::create_dir_all(&agents).unwrap();
    let good = "identity: {name: N, role: R}\nmodel: {provider: openai, model_id: gpt-4o}\n";
    fs::write(agents.join("p_good.yaml"), good).unwrap();
    fs::write(agents.join("p_typo.yaml"), good.replace("model:", "modle:")).unwrap();
    fs::write(agents.join("p_broken.yml"), "a: [").unwrap();
    fs::write(folder.path().join("REGISTRY.yaml"), "registry: {}\npacks: []\n").unwrap();
    fs::create_dir_all(folder.path().join("other/agents")).unwrap();
    fs::write(
        folder.path().join("other/agents/twin.yaml"),
        good.replace("name: N", "name: N, agent_id: p_good"),
    )
    .unwrap();
    let index = AgentIndex::scan(folder.path()).unwrap();
    assert_eq!(index.agents().count(), 2);
    assert_eq!(index.broken().count(), 2);
    assert!(matches!(index.find("p_broken"), Err(LoadError::Invalid(_))));
    assert!(matches!(
        index.find("agent.p.typo.v1"),
        Err(LoadError::Invalid(_))
    ));
    let Err(LoadError::Ambiguous { candidates, .. }) = index.find("p_good") else {
        panic!("found one")
    };
    assert_eq!(candidates.len(), 2, "{candidates:?}");
    assert_eq!(index.find("agent.p.good.v1").unwrap().agent.pack, "p");
}

#[test]
fn every_reference_id_of_the_registry_is_found() {
    let Some(folder) = reference() else { return };
    let index = AgentIndex::scan(&folder).unwrap();
    assert_eq!((index.agents().count(), index.broken().count()), (60, 0));
    for (path, loaded) in index.agents() {
        for name in std::iter::once(&loaded.agent.id).chain(&loaded.agent.aliases) {
            assert_eq!(
                index.find(name).unwrap().agent.id,
                loaded.agent.id,
                "{name} of {}",
                path.display()
            );
        }
    }
}
