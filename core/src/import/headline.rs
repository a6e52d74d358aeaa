//! The headline is part of the article: one that stands only in metadata becomes the first block.

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{ArticleText, BlockKind, Mark};
use crate::text::TextRange;

/// How many blocks that are not blank are searched for the headline.
const WITHIN: usize = 3;

/// Puts the title before the text as a heading of level 1, unless one of the first three blocks that are not blank is the
/// title. Both are compared in the normal form NFKC, without regard to case, blanks and punctuation at the end.
pub fn with_headline(text: ArticleText, title: &str) -> ArticleText {
    let wanted = folded(title);
    if wanted.is_empty() {
        return text;
    }
    let words = text.blocks().iter().map(|b| text.slice(b.range)).filter(|words| !words.trim().is_empty());
    // Folding a block that is far too long would take time for nothing.
    let is_title = |words: &str| words.len() <= 8 * title.len() + 64 && folded(words) == wanted;
    if words.take(WITHIN).any(is_title) {
        return text;
    }
    let headline = (BlockKind::Heading(1), title.to_owned(), Vec::new());
    let rest = text.blocks().iter().map(|b| {
        let start = b.range.start().to_usize();
        let within = |m: &Mark| {
            let range = m.range.to_range();
            Mark { range: TextRange::from_usize(range.start - start..range.end - start), kind: m.kind.clone() }
        };
        (b.kind, text.slice(b.range).to_owned(), b.marks.iter().map(within).collect())
    });
    let more = text.blocks().iter().map(|b| (b.locator.clone(), b.extra.clone()));
    ArticleText::from_blocks_with(std::iter::once(headline).chain(rest), std::iter::once((None, None)).chain(more))
}

/// A text as headlines are compared.
fn folded(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    let folded: String = folded.nfkc().filter(|c| !c.is_whitespace()).collect();
    folded.trim_end_matches(['.', '!', '?', '…', ':', ';', ',', '。', '、', '।', '؟', '۔', '-', '–', '—']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, blocks: &[&str], is_added: bool) {
        let text = ArticleText::from_blocks(blocks.iter().map(|b| (BlockKind::Paragraph, (*b).to_owned(), vec![])));
        let with = with_headline(text.clone(), title);
        let expected = if is_added { format!("{title}\n{}", text.as_str()) } else { text.as_str().to_owned() };
        assert_eq!(with.as_str(), expected.trim_end_matches('\n'), "{title} {blocks:?}");
        assert_eq!(with.blocks()[0].kind == BlockKind::Heading(1), is_added);
    }

    #[test]
    fn a_title_is_added_if_the_text_lacks_it() {
        check("The bridge", &["It closed."], true);
        check("The bridge", &["The bridge", "It closed."], false);
        check("The bridge", &["May", "", "Town", "The bridge"], false);
        check("The bridge", &["May", "Town", "River", "The bridge"], true);
        check("", &["It closed."], false);
        check("…", &["It closed."], false);
    }

    #[test]
    fn case_blanks_forms_and_end_punctuation_do_not_count() {
        check("The Bridge.", &["the\u{a0}bridge"], false);
        check("Die Straße 3", &["DIE STRASSE 3!"], false);
        check("Cafe\u{301}", &["Café"], false);
        check("ﬁre ２", &["fire 2"], false);
        check("The bridge, closed", &["The bridge closed"], true);
    }
}
