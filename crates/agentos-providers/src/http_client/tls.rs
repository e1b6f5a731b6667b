//! Whose certificates are trusted.

use std::sync::Arc;

use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use rustls_platform_verifier::BuilderVerifierExt as _;

use crate::BuildError;

/// Those that the system trusts; reading them takes longer than a whole offline run.
pub(super) fn of_the_system() -> Result<ClientConfig, BuildError> {
    let trusting = builder()?
        .with_platform_verifier()
        .map_err(|error| unusable(&error))?;
    let mut config = trusting.with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// For connections without TLS.
pub(super) fn of_nobody() -> Result<ClientConfig, BuildError> {
    Ok(builder()?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth())
}

pub(super) fn builder() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>, BuildError> {
    let provider = CryptoProvider::get_default()
        .cloned()
        .unwrap_or_else(|| Arc::new(aws_lc_rs::default_provider()));
    ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| unusable(&error))
}

fn unusable(error: &rustls::Error) -> BuildError {
    BuildError::Tls {
        problem: super::root_cause(error),
    }
}
