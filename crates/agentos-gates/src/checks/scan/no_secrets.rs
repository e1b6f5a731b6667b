//! `no_secrets`: no credential: keys and tokens of known issuers, private keys, passwords in URLs. `allow` lets
//! values pass, such as the example key of a manual.

use agentos_scanner::Kind;

use super::scans::{findings, said};
use crate::CheckVerdict;
use crate::checks::{Code, Params, run};

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let allow = params.texts(&["allow", "allow_list"])?.unwrap_or_default();
    let least = params.number(&["min_score"])?.unwrap_or(0.5);
    Ok(Code::Light(run(move |ask| {
        let found = match findings(ask) {
            Ok(found) => found,
            Err(reason) => return CheckVerdict::failed(reason),
        };
        let bad: Vec<_> = found
            .iter()
            .filter(|one| one.finding.kind == Kind::Secret)
            .filter(|one| f64::from(one.finding.score) >= least && !allow.contains(&one.text))
            .collect();
        if bad.is_empty() {
            return CheckVerdict::passed();
        }
        let (words, details) = said(&bad);
        CheckVerdict::failed(format!("the output holds credentials: {words}")).with_details(details)
    })))
}
