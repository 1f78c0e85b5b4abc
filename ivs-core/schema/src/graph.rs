//! What leads to what, and back to itself.

/// Numbers that lead to others.
pub(crate) struct Graph {
    next: Vec<Vec<usize>>,
    before: Vec<Vec<usize>>,
}

impl Graph {
    /// The numbers below `count`, of which none leads anywhere yet.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            next: vec![Vec::new(); count],
            before: vec![Vec::new(); count],
        }
    }

    /// Lets one number lead to another.
    pub(crate) fn add(&mut self, from: usize, to: usize) {
        if let (Some(next), Some(before)) = (self.next.get_mut(from), self.before.get_mut(to)) {
            next.push(to);
            before.push(from);
        }
    }

    /// The least of all numbers that lead to each other, for each group of them, in their order.
    ///
    /// After Kosaraju: what is left last, going on, is met first, going back.
    pub(crate) fn first_of_each_cycle(&self) -> Vec<usize> {
        let mut is_seen = vec![false; self.next.len()];
        let mut left = Vec::with_capacity(self.next.len());
        for start in 0..self.next.len() {
            walk(&self.next, start, &mut is_seen, |number| left.push(number));
        }
        is_seen.fill(false);
        let mut firsts = Vec::new();
        for &start in left.iter().rev() {
            let mut group = Vec::new();
            walk(&self.before, start, &mut is_seen, |number| {
                group.push(number);
            });
            let leads_to_itself = || {
                let next = self.next.get(start);
                next.is_some_and(|next| next.contains(&start))
            };
            if group.len() > 1 || !group.is_empty() && leads_to_itself() {
                firsts.extend(group.into_iter().min());
            }
        }
        firsts.sort_unstable();
        firsts
    }
}

/// Goes from a number to all that were not seen yet, and calls `leave` for each once all behind it
/// were. It keeps its own stack, as chains may be long.
fn walk(next: &[Vec<usize>], start: usize, is_seen: &mut [bool], mut leave: impl FnMut(usize)) {
    let mut enter = |number: usize| {
        let is_seen = is_seen.get_mut(number)?;
        (!std::mem::replace(is_seen, true))
            .then(|| (number, next.get(number).into_iter().flatten()))
    };
    let mut open: Vec<_> = enter(start).into_iter().collect();
    while let Some((number, rest)) = open.last_mut() {
        if let Some(&other) = rest.next() {
            open.extend(enter(other));
        } else {
            leave(*number);
            open.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn firsts(count: usize, edges: &[(usize, usize)]) -> Vec<usize> {
        let mut graph = Graph::new(count);
        for &(from, to) in edges {
            graph.add(from, to);
        }
        graph.first_of_each_cycle()
    }

    #[test]
    fn each_cycle_is_found_once() {
        for (edges, expected) in [
            (&[][..], &[][..]),
            (&[(0, 1), (1, 2), (0, 2)], &[]),
            (&[(1, 1)], &[1]),
            (&[(2, 1), (1, 2)], &[1]),
            // Two within each other are one group.
            (&[(0, 1), (1, 2), (2, 0), (2, 1)], &[0]),
            // One that leads to another.
            (&[(0, 1), (1, 0), (1, 2), (2, 3), (3, 2)], &[0, 2]),
            (&[(3, 2), (2, 3), (2, 1), (1, 0), (0, 1), (4, 3)], &[0, 2]),
        ] {
            assert_eq!(firsts(5, edges), expected, "{edges:?}");
        }
    }

    #[test]
    fn long_chains_end() {
        let count = 100_000;
        let mut edges: Vec<_> = (1..count).map(|number| (number - 1, number)).collect();
        assert_eq!(firsts(count, &edges), [0; 0]);
        edges.push((count - 1, 7));
        assert_eq!(firsts(count, &edges), [7]);
    }
}
