//! Gates: checks that say whether what came back is fit to be used.
