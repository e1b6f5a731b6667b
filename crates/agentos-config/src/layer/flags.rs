//! The flags as one table.

use crate::check;
use crate::mistake::Sink;
use crate::node::{Node, Table};
use crate::{Flag, Source};

/// Of two flags for one key the later wins.
pub(crate) fn load(flags: &[Flag], sink: &mut Sink) -> Table {
    let mut layer = Table::default();
    for flag in flags {
        let node = Node::word(flag.value.clone(), Source::Flag(flag.name.clone()));
        layer.overlay(check::document(Table::nested(&flag.key, node), sink));
    }
    layer
}
