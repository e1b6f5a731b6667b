//! Why a provider cannot be made from its configuration.

use agentos_types::{Code, Coded, codes};

/// A provider that cannot be used as it is configured. Never shows a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    #[error("the key for `{provider}` has characters that no header can carry, such as a line break")]
    Key { provider: String },
    #[error("what is to be sent to `{provider}` as `{header}` has characters that no header can carry")]
    Header { provider: String, header: &'static str },
    #[error("the base address of `{provider}` cannot be used: {problem}")]
    BaseUrl { provider: String, problem: String },
    /// Mostly: no CA certificates on this machine.
    #[error("no TLS connections can be made here: {problem}")]
    Tls { problem: String },
}

impl Coded for BuildError {
    fn code(&self) -> Code {
        codes::PROVIDER_INVALID
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Key { provider } => {
                format!("copy the key for `{provider}` again, without quotes or line breaks")
            }
            Self::Header { header, .. } => {
                format!("write `{header}` in letters and digits, without quotes or line breaks")
            }
            Self::BaseUrl { .. } => {
                "write it as `https://HOST/PATH`, or `http://127.0.0.1:PORT/v1` for a server here".into()
            }
            Self::Tls { .. } => {
                "install the system's CA certificates (Debian: the package `ca-certificates`)".into()
            }
        })
    }
}
