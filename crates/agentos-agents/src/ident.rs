//! The canonical id of an agent and the other names under which it is found.
//!
//! A file `PACK/agents/PACK_REST.yaml` is `agent.PACK.REST.v1`; where a stem lacks the pack's prefix, REST is
//! the stem. A file in no pack's folder takes its pack from its own words, and REST from its stem if that
//! has the pack's prefix, so that a copied file keeps its id; else from `agent_id`, slug or name. Dialect C
//! writes its id itself.

use std::path::Path;

/// What the path of a file says of the agent in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FromPath {
    pub(crate) pack: Option<String>,
    pub(crate) stem: String,
}

impl FromPath {
    pub(crate) fn of(path: &Path) -> Self {
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default()
            .to_owned();
        let folder = path.parent();
        let pack = (name(folder) == Some("agents"))
            .then(|| name(folder.and_then(Path::parent)))
            .flatten();
        Self {
            pack: pack.map(str::to_owned),
            stem,
        }
    }

    /// The id that the path alone gives, if it lies in a pack.
    pub(crate) fn id(&self) -> Option<String> {
        let pack = self.pack.as_deref()?;
        Some(canonical(pack, rest(pack, &self.stem).unwrap_or(&self.stem)))
    }
}

fn name(path: Option<&Path>) -> Option<&str> {
    path.and_then(Path::file_name).and_then(|name| name.to_str())
}

/// The stem without the pack's prefix, if it has one.
fn rest<'a>(pack: &str, stem: &'a str) -> Option<&'a str> {
    stem.strip_prefix(pack)?
        .strip_prefix(['_', '-'])
        .filter(|rest| !rest.is_empty())
}

pub(crate) fn canonical(pack: &str, rest: &str) -> String {
    format!("agent.{}.{}.v1", word(pack), word(rest))
}

/// The id of a file by its path, or by what it says of itself.
pub(crate) fn id_of(path: &FromPath, pack: &str, own_names: &[Option<String>]) -> String {
    if let Some(id) = path.id() {
        return id;
    }
    if let Some(rest) = rest(pack, &path.stem) {
        return canonical(pack, rest);
    }
    let own = own_names.iter().flatten().find(|name| !name.trim().is_empty());
    let own = own.map_or_else(|| word(&path.stem), |name| word(name));
    canonical(pack, rest(pack, &own).unwrap_or(&own))
}

/// An id of the form `agent.PACK.REST.vN`, as (pack, rest).
pub(crate) fn parts(id: &str) -> Option<(&str, &str)> {
    let (pack, rest) = id.strip_prefix("agent.")?.split_once('.')?;
    let (rest, version) = rest.rsplit_once('.')?;
    let digits = version.strip_prefix('v')?;
    let numbered = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (numbered && !pack.is_empty() && !rest.is_empty()).then_some((pack, rest))
}

/// Lower case, with `_` between what are letters and digits.
fn word(text: &str) -> String {
    let mut word = String::new();
    for c in text.trim().chars() {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else if !word.ends_with('_') && !word.is_empty() {
            word.push('_');
        }
    }
    word.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_the_path_and_then_the_file() {
        for (path, pack, own, id) in [
            (
                "p/product/agents/product_prd_writer.yaml",
                "product",
                "PRODUCT-PRD-01",
                "agent.product.prd_writer.v1",
            ),
            (
                "p/error_predictor/agents/error_predictor_risk.yaml",
                "x",
                "",
                "agent.error_predictor.risk.v1",
            ),
            (
                "p/product/agents/helper.yaml",
                "product",
                "",
                "agent.product.helper.v1",
            ),
            (
                "copies/product_prd_writer.yaml",
                "product",
                "PRODUCT-PRD-01",
                "agent.product.prd_writer.v1",
            ),
            (
                "copies/mine.yaml",
                "product",
                "PRODUCT-PRD-01",
                "agent.product.prd_01.v1",
            ),
            ("copies/mine.yaml", "product", "", "agent.product.mine.v1"),
            ("product.yaml", "product", "Größe (2)", "agent.product.größe_2.v1"),
        ] {
            let names = [Some(own.to_owned())];
            assert_eq!(id_of(&FromPath::of(Path::new(path)), pack, &names), id, "{path}");
        }
    }

    #[test]
    fn only_whole_ids_have_parts() {
        assert_eq!(parts("agent.legal.attorney.v1"), Some(("legal", "attorney")));
        assert_eq!(parts("agent.legal.a.b.v12"), Some(("legal", "a.b")));
        for bad in [
            "agent.legal.attorney",
            "agent..x.v1",
            "agent.legal.x.v",
            "legal.x.v1",
            "agent.x.v1",
        ] {
            assert_eq!(parts(bad), None, "{bad}");
        }
    }
}
