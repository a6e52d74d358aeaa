//! The log: who changed what and when, and which changes they had seen. It lets copies of a file be merged without their common
//! ancestor.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{AnnotatorId, Element, Field, Member, Value};

/// When a change was made, by a hybrid logical clock (Kulkarni and others, 2014), and by which run of the program.
///
/// No two changes of one element have the same stamp. A change whose maker had seen another has the later stamp, whatever the
/// machines' clocks say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Stamp {
    /// Milliseconds since the Unix epoch.
    pub millis: u64,
    /// Counts changes within the same millisecond, and changes made while the clock is behind a change already seen.
    pub count: u16,
    /// A random number for each run of the program.
    pub run: u32,
}

impl Stamp {
    /// The stamp of an element's original state.
    pub const ROOT: Self = Self { millis: 0, count: 0, run: 0 };

    /// The last millisecond that RFC 3339 can write: the end of the year 9999.
    pub const LAST_MILLI: u64 = 253_402_300_799_999;

    /// The next stamp of this run. `now` is the machine's clock, in milliseconds since the Unix epoch.
    #[must_use]
    pub fn next(self, now: u64, run: u32) -> Self {
        let now = now.min(Self::LAST_MILLI);
        if now > self.millis {
            return Self { millis: now, count: 0, run };
        }
        match self.count.checked_add(1) {
            Some(count) => Self { millis: self.millis, count, run },
            None => Self { millis: self.millis + 1, count: 0, run },
        }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = i64::try_from(self.millis).unwrap_or(0);
        let time = jiff::Timestamp::from_millisecond(millis).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        write!(f, "{time:.3}-{:04x}-{:08x}", self.count, self.run)
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not a stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAStamp;

impl FromStr for Stamp {
    type Err = NotAStamp;

    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        let parts = text.rsplit_once('-').and_then(|(rest, run)| Some((rest.rsplit_once('-')?, run)));
        let ((time, count), run) = parts.ok_or(NotAStamp)?;
        let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_hexdigit());
        if !digits(count, 4) || !digits(run, 8) {
            return Err(NotAStamp);
        }
        let time: jiff::Timestamp = time.parse().map_err(|_no_time| NotAStamp)?;
        let millis = u64::try_from(time.as_millisecond()).map_err(|_before_1970| NotAStamp)?;
        let count = u16::from_str_radix(count, 16).map_err(|_no_number| NotAStamp)?;
        let run = u32::from_str_radix(run, 16).map_err(|_no_number| NotAStamp)?;
        Ok(Self { millis, count, run })
    }
}

/// What a change did.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Act {
    /// The member was made, with all its fields.
    Made,
    /// The member was deleted.
    Deleted,
    /// It was decided that the member stays although somebody deleted it.
    Kept,
    /// This field was set to another value.
    Set(Field),
}

/// A value that a change gave.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Given {
    /// The member that was changed.
    pub member: Member,
    /// The field that was set.
    pub field: Field,
    /// The value.
    pub value: Value,
}

/// One change of one element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// When.
    pub stamp: Stamp,
    /// Who.
    pub by: AnnotatorId,
    /// What was changed.
    pub member: Member,
    /// How.
    pub act: Act,
    /// The latest changes of this element that the maker had seen, in order. Empty: only the original state.
    pub after: Vec<Stamp>,
    /// Values that this change gave and the element's record does not show, in order.
    pub values: Vec<Given>,
}

impl Entry {
    /// The original state of an element: before all changes, and nobody's.
    pub fn root() -> Self {
        Self {
            stamp: Stamp::ROOT,
            by: AnnotatorId(uuid::Uuid::nil()),
            member: Member::Itself,
            act: Act::Made,
            after: Vec::new(),
            values: Vec::new(),
        }
    }
}

/// The changes of all elements. An element that was never changed since it was made has none. Cloning is cheap.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct Log {
    /// By stamp within each element. A root is there only if it holds values.
    elements: Arc<HashMap<Element, Arc<Vec<Entry>>>>,
}

impl Log {
    /// The changes of one element, by stamp.
    pub fn of(&self, element: Element) -> &[Entry] {
        self.elements.get(&element).map_or(&[], |entries| entries)
    }

    /// The changes of one element, shared.
    pub fn shared(&self, element: Element) -> Option<&Arc<Vec<Entry>>> {
        self.elements.get(&element)
    }

    /// Replaces the changes of an element.
    pub fn set(&mut self, element: Element, entries: impl Into<Arc<Vec<Entry>>>) {
        let entries = entries.into();
        let elements = Arc::make_mut(&mut self.elements);
        if entries.is_empty() {
            elements.remove(&element);
        } else {
            elements.insert(element, entries);
        }
    }

    /// All elements that have changes, in no order.
    pub fn elements(&self) -> impl Iterator<Item = Element> {
        self.elements.keys().copied()
    }

    /// All changes with their elements, by stamp.
    pub fn in_order(&self) -> Vec<(Element, &Entry)> {
        let all = self.elements.iter().flat_map(|(element, entries)| entries.iter().map(|e| (*element, e)));
        let mut all: Vec<_> = all.collect();
        all.sort_unstable_by_key(|(element, entry)| (entry.stamp, *element));
        all
    }

    /// How many changes there are.
    pub fn len(&self) -> usize {
        self.elements.values().map(|e| e.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// The latest stamp.
    pub fn latest(&self) -> Stamp {
        self.elements.values().filter_map(|e| e.last()).map(|e| e.stamp).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_back_and_sorts_as_its_text_does() {
        let first = Stamp { millis: 1_795_000_000_123, count: 4, run: 0x8f3a_9c21 };
        assert_eq!(first.to_string(), "2026-11-18T11:06:40.123Z-0004-8f3a9c21");
        let stamps =
            [Stamp::ROOT, first, Stamp { count: 5, run: 1, ..first }, Stamp { millis: 1_795_000_001_000, ..first }];
        for pair in stamps.windows(2) {
            assert!(pair[0] < pair[1] && pair[0].to_string() < pair[1].to_string(), "{pair:?}");
        }
        for stamp in stamps {
            assert_eq!(stamp.to_string().parse(), Ok(stamp));
        }
        for wrong in ["", "-", "x-0000-00000000", "2026-11-18T09:46:40Z-0-0", "2026-11-18T09:46:40Z-+001-00000000"] {
            assert_eq!(wrong.parse::<Stamp>(), Err(NotAStamp), "{wrong}");
        }
    }

    #[test]
    fn the_next_stamp_is_later_whatever_the_clock_says() {
        let far = Stamp { millis: Stamp::LAST_MILLI, count: 3, run: 9 };
        assert!(far.next(5, 1) > far);
        assert_eq!(Stamp::ROOT.next(7, 1), Stamp { millis: 7, count: 0, run: 1 });
        let full = Stamp { millis: 7, count: u16::MAX, run: 1 };
        assert_eq!(full.next(7, 1), Stamp { millis: 8, count: 0, run: 1 });
    }
}
