//! Checks over messages that are sent to people: may it be sent, now, to them, in this form?

pub(super) mod facts;
pub(super) mod has_opt_in;
pub(super) mod message_format;
pub(super) mod opt_out_instructions;
pub(super) mod quiet_hours;
pub(super) mod sender_identification;
pub(super) mod stop_handling;
