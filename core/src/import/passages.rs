//! What stands around an article on its page: the passages that are left out, each at its place among the article's blocks.

use std::collections::HashMap;

use crate::model::{ArticleText, BlockKind};

/// A part of a page that does not belong to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Links to other pages of the site.
    Menu,
    /// What stands at the top of every page.
    Head,
    /// What stands at the foot of every page.
    Foot,
    /// What stands beside the article.
    Beside,
    /// The words below a picture.
    Caption,
    /// Links to other articles.
    Related,
    /// What readers wrote.
    Comments,
    /// A question about cookies.
    Cookies,
    /// An advert.
    Advert,
    /// Buttons that share the article.
    Share,
    /// A form, such as one to subscribe.
    Form,
    /// What stands at the top or foot of each page of a document, and the page's number.
    PageHead,
    /// Anything else.
    Other,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 13] = [
        Self::Menu,
        Self::Head,
        Self::Foot,
        Self::Beside,
        Self::Caption,
        Self::Related,
        Self::Comments,
        Self::Cookies,
        Self::Advert,
        Self::Share,
        Self::Form,
        Self::PageHead,
        Self::Other,
    ];

    /// Its name, the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Menu => "menu",
            Self::Head => "head",
            Self::Foot => "foot",
            Self::Beside => "beside",
            Self::Caption => "caption",
            Self::Related => "related",
            Self::Comments => "comments",
            Self::Cookies => "cookies",
            Self::Advert => "advert",
            Self::Share => "share",
            Self::Form => "form",
            Self::PageHead => "page_head",
            Self::Other => "other",
        }
    }

    /// The part with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// A block of the source that is no block of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// How many blocks of the article stand before it.
    pub after: usize,
    /// The part of the page that it belongs to.
    pub part: Part,
    /// Its kind.
    pub kind: BlockKind,
    /// Its words.
    pub text: String,
}

/// How many stretches some passages make: passages of one part that follow each other are one.
pub fn stretches(passages: &[Passage]) -> usize {
    passages.chunk_by(|a, b| (a.after, a.part) == (b.after, b.part)).count()
}

/// A block of the source without a counterpart in the article, if at most this many blocks have its words; else it would have too
/// many.
const ALIKE: usize = 16;

/// The blocks of `whole` that are missing in `article`, in order. `part` tells the part of a block of `whole` by its index.
///
/// Both texts come from one source. Blocks with the same words are paired so that as many as possible are (the longest common
/// subsequence, after Hunt and Szymanski 1977). What stands between two pairs and has words of the article's blocks there is
/// taken to be among them.
pub fn missing(whole: &ArticleText, article: &ArticleText, part: impl Fn(usize) -> Part) -> Vec<Passage> {
    let whole_words: Vec<&str> = whole.blocks().iter().map(|b| whole.slice(b.range)).collect();
    let words: Vec<&str> = article.blocks().iter().map(|b| article.slice(b.range)).collect();
    let partners = pairs(&whole_words, &words);
    let mut passages = Vec::new();
    let mut at = 0;
    let mut from = 0;
    while at < whole_words.len() {
        if let Some(partner) = partners[at] {
            from = partner + 1;
            at += 1;
            continue;
        }
        let end = (at..whole_words.len()).find(|i| partners[*i].is_some()).unwrap_or(whole_words.len());
        let to = partners.get(end).copied().flatten().unwrap_or(words.len());
        // The same words in other blocks: they are not left out.
        let between = flat(words.get(from..to).unwrap_or_default());
        for (i, text) in whole_words.iter().enumerate().take(end).skip(at) {
            let is_there = !between.is_empty() && between.contains(&flat(&[*text]));
            if text.trim().is_empty() || is_there {
                continue;
            }
            let kind = whole.blocks()[i].kind;
            let part = if kind == BlockKind::Caption { Part::Caption } else { part(i) };
            passages.push(Passage { after: from, part, kind, text: (*text).to_owned() });
        }
        at = end;
    }
    passages
}

/// The letters of some blocks without white space.
fn flat(blocks: &[&str]) -> String {
    blocks.iter().flat_map(|block| block.chars()).filter(|c| !c.is_whitespace()).collect()
}

/// For each of `whole` the index of its partner in `words`; partners are in order.
pub(super) fn pairs(whole: &[&str], words: &[&str]) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, text) in words.iter().enumerate() {
        places.entry(text).or_default().push(i);
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    // The end of the best chain of each length, and each link's place in both lists and the link before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut links: Vec<(usize, usize, Option<usize>)> = Vec::new();
    for (i, text) in whole.iter().enumerate() {
        let Some(all) = places.get(text) else { continue };
        let nth = seen.entry(text).or_default();
        // Of words that stand there very often, each has one partner, so that the time stays linear.
        let own = all.get(*nth..(*nth + 1).min(all.len())).unwrap_or_default();
        let candidates = if all.len() > ALIKE { own } else { all };
        *nth += 1;
        for &place in candidates.iter().rev() {
            let length = ends.partition_point(|link| links[*link].1 < place);
            let before = length.checked_sub(1).map(|last| ends[last]);
            links.push((i, place, before));
            if length == ends.len() {
                ends.push(links.len() - 1);
            } else {
                ends[length] = links.len() - 1;
            }
        }
    }
    let mut partners = vec![None; whole.len()];
    let mut link = ends.last().copied();
    while let Some(at) = link {
        let (i, place, before) = links[at];
        partners[i] = Some(place);
        link = before;
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(blocks: &[&str]) -> ArticleText {
        ArticleText::from_blocks(blocks.iter().map(|b| (BlockKind::Paragraph, (*b).to_owned(), Vec::new())))
    }

    /// The passages as how many blocks of the article stand before each, and its words.
    #[track_caller]
    fn check(whole: &[&str], article: &[&str], expected: &[(usize, &str)]) {
        let passages = missing(&text(whole), &text(article), |_| Part::Other);
        let found: Vec<_> = passages.iter().map(|p| (p.after, p.text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_missing_has_its_place() {
        check(
            &["Home", "The duck", "It swam.", "Share", "It flew.", "Home"],
            &["The duck", "It swam.", "It flew."],
            &[(0, "Home"), (2, "Share"), (3, "Home")],
        );
        check(&["a", "b"], &["a", "b"], &[]);
        check(&["a"], &[], &[(0, "a")]);
        check(&[], &["a"], &[]);
    }

    #[test]
    fn a_block_that_stands_twice_is_paired_once() {
        check(&["Ads", "a", "Ads", "b"], &["a", "Ads", "b"], &[(0, "Ads")]);
        check(&["x", "x", "a", "x"], &["a", "x"], &[(0, "x"), (0, "x")]);
    }

    #[test]
    fn words_that_are_cut_otherwise_are_not_missing() {
        check(&["Menu", "It swam.", "It flew.", "b"], &["It swam. It flew.", "b"], &[(0, "Menu")]);
    }

    #[test]
    fn very_many_alike_blocks_take_linear_time() {
        let many = vec!["x"; 60_000];
        check(&many, &many, &[]);
    }

    #[test]
    fn passages_of_one_part_are_one_stretch() {
        let passage = |after, part| Passage { after, part, kind: BlockKind::Paragraph, text: "a".to_owned() };
        let (menu, advert) = (Part::Menu, Part::Advert);
        assert_eq!(stretches(&[passage(0, menu), passage(0, menu), passage(0, advert), passage(1, advert)]), 3);
        for part in Part::ALL {
            assert_eq!(Part::named(part.name()), Some(part));
        }
    }
}
