//! How each type of value is read, checked and shown.

mod items;
mod scalar;
mod text;

use crate::key::{At, Kind};
use crate::mistake::Sink;
use crate::node::Node;

pub(crate) use items::{Item, Named};
pub(crate) use text::is_variable;

/// A type that a key can have.
pub(crate) trait Setting: Sized {
    const KIND: Kind;

    /// `None` when it is not one, with the reasons in `sink`.
    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self>;

    /// As people read it; `None`: not set. A secret shows a mask.
    fn show(&self) -> Option<String>;
}

impl<T: Setting> Setting for Option<T> {
    const KIND: Kind = T::KIND;

    fn read(node: &Node, at: &At<'_>, sink: &mut Sink) -> Option<Self> {
        T::read(node, at, sink).map(Some)
    }

    fn show(&self) -> Option<String> {
        self.as_ref().and_then(T::show)
    }
}
