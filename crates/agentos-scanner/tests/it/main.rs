//! What a user of the scanner sees.

mod scan;
