//! Hides in a conversation. Images are not looked into.

use agentos_types::{Content, Message, Part as ContentPart, Role};

use super::{Hidden, Hider, Part};
use crate::error::Refusal;

impl Hider {
    /// The messages as they may be sent.
    pub(crate) fn messages(
        &self,
        messages: &[Message],
        hidden: &mut Hidden,
    ) -> Result<Vec<Message>, Refusal> {
        messages
            .iter()
            .map(|message| self.message(message, hidden))
            .collect()
    }

    fn message(&self, message: &Message, hidden: &mut Hidden) -> Result<Message, Refusal> {
        let mut shown = message.clone();
        shown.content = match &message.content {
            Content::Text(text) => Content::Text(self.said(message.role, text, hidden)?),
            Content::Parts(parts) => Content::Parts(
                parts
                    .iter()
                    .map(|part| match part {
                        ContentPart::Text { text } => Ok(ContentPart::Text {
                            text: self.said(message.role, text, hidden)?,
                        }),
                        image @ ContentPart::ImageUrl { .. } => Ok(image.clone()),
                    })
                    .collect::<Result<_, Refusal>>()?,
            ),
        };
        if let Some(name) = &message.name {
            shown.name = Some(self.said(message.role, name, hidden)?);
        }
        for call in &mut shown.tool_calls {
            call.arguments = self.value(Part::Messages, &call.arguments, hidden)?;
        }
        if shown != *message {
            // It repeats what was said, in a form that nobody but its provider can read.
            shown.provider_state = None;
        }
        Ok(shown)
    }

    fn said(&self, role: Role, text: &str, hidden: &mut Hidden) -> Result<String, Refusal> {
        let text = self.text(Part::Messages, text, hidden)?;
        if role == Role::User && self.has_own(Part::Input) {
            return self.only(Part::Input, &text, hidden);
        }
        Ok(text)
    }

    /// Is there a measure for that part alone?
    fn has_own(&self, part: Part) -> bool {
        self.measures.iter().any(|measure| measure.part == Some(part))
    }

    fn only(&self, part: Part, text: &str, hidden: &mut Hidden) -> Result<String, Refusal> {
        let own = Self {
            measures: self
                .measures
                .iter()
                .filter(|measure| measure.part == Some(part))
                .cloned()
                .collect(),
        };
        own.text(part, text, hidden)
    }
}
