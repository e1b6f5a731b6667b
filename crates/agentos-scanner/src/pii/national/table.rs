//! The rows of `forms.rs` by how they are written: a table with room to spare, as every number of a text asks it.
//! Judges nothing.

use super::forms::Form;
use super::layout::Layout;

/// Rows by layout, and all layouts that rows begin with.
#[derive(Debug)]
pub(super) struct Table {
    /// A layout, and from where to where its rows stand; each as near behind its own place as there is room.
    slots: Vec<(Layout, usize, usize)>,
    rows: Vec<&'static Form>,
}

impl Table {
    pub(super) fn new(forms: &'static [Form]) -> Self {
        let mut rows: Vec<&'static Form> = forms.iter().collect();
        rows.sort_by_key(|form| form.layout);
        let mut fronts: Vec<Layout> = rows.iter().flat_map(|form| form.layout.fronts()).collect();
        fronts.sort();
        fronts.dedup();
        let room = (4 * fronts.len()).next_power_of_two();
        let mut table = Self {
            slots: vec![(Layout::NONE, 0, 0); room],
            rows,
        };
        for front in fronts {
            let from = table.rows.partition_point(|form| form.layout < front);
            let to = table.rows.partition_point(|form| form.layout <= front);
            let at = table.place(front);
            if let Some(slot) = table.slots.get_mut(at) {
                *slot = (front, from, to);
            }
        }
        table
    }

    /// The rows that are written so, in the order of their table; none where no row even begins so.
    pub(super) fn find(&self, layout: Layout) -> Option<&[&'static Form]> {
        let (found, from, to) = self.slots.get(self.place(layout))?;
        let rows = self.rows.get(*from..*to)?;
        (*found == layout).then_some(rows)
    }

    /// Where a layout is, or the free place where it would be.
    fn place(&self, layout: Layout) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = layout.hash() & last;
        while let Some((other, ..)) = self.slots.get(at)
            && *other != layout
            && *other != Layout::NONE
        {
            at = (at + 1) & last;
        }
        at
    }
}
