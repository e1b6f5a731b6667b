//! OpenAI's Responses, without its memory: nothing is stored there, and what it thought comes back to
//! it encrypted, with the conversation.

mod request;
mod response;
mod stream;
mod wire;

pub(super) use request::build;
pub(super) use response::{answer, usage_of};
pub(super) use stream::EventDecoder;
pub(super) use wire::Usage;
