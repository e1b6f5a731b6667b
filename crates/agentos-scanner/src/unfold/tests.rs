//! Tables and properties of unfolding.
