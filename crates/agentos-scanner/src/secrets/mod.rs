//! Detectors of credentials: a file per family.

use crate::detector::Detector;

/// All of them.
pub(crate) static DETECTORS: &[&[Detector]] = &[];
