//! Which resources need which, and are made after them.

use crate::set_aside::becomes_several;
use crate::view::{Indexed, Node, Path, Place, Way};
use std::cell::{Cell, RefCell};
use std::ops::Range;

/// What each resource of a stack mentions, in a property or in `DependsOn`.
pub(crate) struct Needs {
    /// What the first resource needs, then what the second one needs, and so on.
    needed: Vec<usize>,
    /// Where the needs of each resource end.
    ends: Vec<usize>,
    /// Which needs may be others once the stack is deployed, by their places; most stacks have none.
    unsure: Vec<usize>,
    is_needed: Vec<bool>,
    /// What was found out last, as most questions are about the same resource as the one before.
    last: RefCell<Reached>,
    /// How many needs were followed up to now.
    steps: Cell<usize>,
}

/// What a resource needs, be it through others.
#[derive(Default)]
struct Reached {
    from: Option<usize>,
    is_reached: Vec<bool>,
}

impl Needs {
    pub(crate) fn of(stack: &Indexed<'_, '_>) -> Self {
        let mut needed = Vec::new();
        let mut ends = Vec::with_capacity(stack.resources.len());
        let mut unsure = Vec::new();
        for index in 0..stack.resources.len() {
            each_need(stack, index, |need, _, is_sure| {
                if !is_sure {
                    unsure.push(needed.len());
                }
                needed.push(need);
            });
            ends.push(needed.len());
        }
        let mut is_needed = vec![false; ends.len()];
        for &resource in &needed {
            if let Some(is_needed) = is_needed.get_mut(resource) {
                *is_needed = true;
            }
        }
        Self {
            needed,
            ends,
            unsure,
            is_needed,
            last: RefCell::default(),
            steps: Cell::new(0),
        }
    }

    /// Where the needs of a resource stand among all.
    pub(crate) fn places_of(&self, resource: usize) -> Range<usize> {
        let end_of = |resource: usize| self.ends.get(resource).copied().unwrap_or_default();
        resource.checked_sub(1).map_or(0, end_of)..end_of(resource)
    }

    /// The need that stands there among all.
    pub(crate) fn at(&self, place: usize) -> Option<usize> {
        self.needed.get(place).copied()
    }

    /// Whether the need that stands there is the same once the stack is deployed.
    pub(crate) fn is_sure(&self, place: usize) -> bool {
        self.unsure.binary_search(&place).is_err()
    }

    /// Whether some resource needs this one.
    pub(crate) fn are_of(&self, resource: usize) -> bool {
        self.is_needed.get(resource) == Some(&true)
    }

    /// Whether a resource is made after another, because it needs it, be it through others; `None` where
    /// there was so much to follow that it would take too long.
    pub(crate) fn lead(&self, from: usize, to: usize) -> Option<bool> {
        const MOST_STEPS: usize = 5_000_000;

        let mut last = self.last.borrow_mut();
        if last.from != Some(from) {
            if self.steps.get() > MOST_STEPS {
                return None;
            }
            last.from = Some(from);
            last.is_reached.clear();
            last.is_reached.resize(self.ends.len(), false);
            let mut open = vec![from];
            let mut steps = self.ends.len() / 16 + 1;
            while let Some(resource) = open.pop() {
                for needed in self.places_of(resource).filter_map(|place| self.at(place)) {
                    steps += 1;
                    if let Some(is_reached @ false) = last.is_reached.get_mut(needed) {
                        *is_reached = true;
                        open.push(needed);
                    }
                }
            }
            self.steps.update(|all| all + steps);
        }
        Some(last.is_reached.get(to) == Some(&true))
    }
}

/// Calls `visit` for each resource that this one needs, with the way to where it says so, and with whether
/// that stays so: what a macro makes, or what has to be changed, may need others, and of a resource that
/// becomes several each may need another.
fn each_need(stack: &Indexed<'_, '_>, index: usize, mut visit: impl FnMut(usize, &Way<'_>, bool)) {
    let Some(resource) = stack.resources.get(index) else {
        return;
    };
    let splits = becomes_several(resource);
    let mut visit = |needed: usize, way: &Way<'_>, is_sure: bool| {
        let is_split = splits || stack.resource(needed).is_some_and(becomes_several);
        visit(needed, way, is_sure && !is_split);
    };
    let place = Place::Resource(index);
    let depends_on = Way::Section(place, "DependsOn");
    for (position, id) in resource.depends_on.iter().enumerate() {
        if let Some(needed) = stack.place_of(id) {
            visit(needed, &Way::Item(&depends_on, position), true);
        }
    }
    let properties = Way::Section(place, "Properties");
    resource.properties.walk(&properties, &mut |way, node| {
        if let Node::Reference { to, .. } = node
            && let Some(needed) = stack.place_of(to)
        {
            visit(needed, way, true);
        }
    });
    stack.aside().walk_of(place, &mut |way, node| {
        if let Node::Reference { to, .. } = node
            && let Some(needed) = stack.place_of(to)
        {
            visit(needed, way, false);
        }
    });
}

/// Where a resource says for the nth time that it needs another. It is looked for only when that is
/// wrong: paths are dear, and such needs rare.
pub(crate) fn path_of_need(stack: &Indexed<'_, '_>, index: usize, nth: usize) -> Path {
    let mut path = Path::resource(index);
    let mut count = 0..;
    each_need(stack, index, |_, way, _| {
        if count.next() == Some(nth) {
            path = way.path();
        }
    });
    path
}
