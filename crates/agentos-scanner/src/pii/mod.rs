//! Detectors of personal data: a file per family.

mod email;

use crate::detector::Detector;

/// All of them.
pub(crate) static DETECTORS: &[&[Detector]] = &[email::DETECTORS];
