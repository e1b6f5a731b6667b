//! The scanner and the redaction that `[scanner]` describes.

use std::sync::Arc;

use agentos_config::{Config, PatternChecksum, ScanAction};
use agentos_runtime::{Refusal, RuntimeError};
use agentos_scanner::{
    Action, Checksum, CustomPattern, Kind, MemoryVault, Redactor, Scanner, ScannerBuilder, ScannerError,
};
use agentos_types::codes;
use secrecy::ExposeSecret;

use super::entities::Asked;

/// What to look for: everything, but what the configuration switches off, and its patterns.
///
/// # Errors
/// `CONFIG_INVALID` for a type that there is not, `SCANNER_PATTERN_INVALID`.
pub fn scanner(config: &Config) -> Result<ScannerBuilder, RuntimeError> {
    let mut builder = Scanner::builder();
    for (name, configured) in &config.scanner.types {
        let kind = kind_named(name)?;
        #[expect(clippy::cast_possible_truncation, reason = "a score needs no more")]
        let least = configured.min_score as f32;
        builder = if configured.enabled {
            builder.min_score(kind, least)
        } else {
            builder.without(kind)
        };
    }
    for configured in &config.scanner.patterns {
        #[expect(clippy::cast_possible_truncation, reason = "a score needs no more")]
        let score = configured.score as f32;
        let pattern = CustomPattern::new(&configured.name, &configured.pattern)
            .map_err(refused)?
            .score(score);
        builder = builder.custom(match configured.checksum {
            PatternChecksum::None => pattern,
            PatternChecksum::Luhn => pattern.checksum(Checksum::Luhn),
            PatternChecksum::Mod97 => pattern.checksum(Checksum::Mod97),
            PatternChecksum::Mod11 => pattern.checksum(Checksum::Mod11),
            PatternChecksum::Verhoeff => pattern.checksum(Checksum::Verhoeff),
        });
    }
    Ok(builder)
}

/// Redaction with that scanner: the configured actions and key, a vault of its own, and the model for names and
/// addresses if there is one.
///
/// # Errors
/// `CONFIG_INVALID` for a type that there is not, or a model that cannot be asked.
pub fn redactor(config: &Config, scanner: Scanner) -> Result<Redactor, RuntimeError> {
    let mut redactor = Redactor::new(scanner).vault(Arc::new(MemoryVault::default()));
    for (name, configured) in &config.scanner.types {
        let Some(action) = configured.action else { continue };
        redactor = redactor.action(
            kind_named(name)?,
            match action {
                ScanAction::Keep => Action::Keep,
                ScanAction::Mask => Action::Mask,
                ScanAction::Hash => Action::Hash,
                ScanAction::Tokenise => Action::Tokenise,
                ScanAction::Block => Action::Block,
            },
        );
    }
    if let Some(key) = &config.scanner.hash_key {
        redactor = redactor.key(key.expose_secret().as_bytes());
    }
    if let Some(model) = Asked::configured(&config.scanner)? {
        redactor = redactor.model(Arc::new(model));
    }
    Ok(redactor)
}

/// The type of that name in `[scanner.types]`.
pub(crate) fn kind_named(name: &str) -> Result<Kind, RuntimeError> {
    Kind::named(name).ok_or_else(|| {
        let names = Kind::ALL.map(Kind::name).join("`, `");
        let message = format!("`scanner.types.{name}` is no type of finding: there are `{names}`");
        Refusal::new(codes::CONFIG_INVALID, message).into()
    })
}

fn refused(error: ScannerError) -> RuntimeError {
    Refusal::of(&error).into()
}
