//! Every environment variable and configuration key, once, with its documentation.
