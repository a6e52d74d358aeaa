//! All the words of a page, each with the part of the page in which it stands: menu, comments, advert and so on.
//!
//! The part is guessed from the names of elements, their roles, classes and ids. It tells how a passage that was left out is called,
//! and which blocks of the article are none.

use super::super::html::{self, Attributes, Elements, Sheet, Token};
use super::super::left_out::LeftOut;
use super::super::passages::Part;
use crate::model::{ArticleText, Locator};

/// How many open elements an end tag is compared with.
const SEARCHED: usize = 64;

/// Elements that say where they stand, or may.
const NAMES: [&str; 17] = [
    "div",
    "section",
    "nav",
    "aside",
    "header",
    "footer",
    "form",
    "ul",
    "ol",
    "figure",
    "figcaption",
    "article",
    "main",
    "table",
    "dialog",
    "span",
    "iframe",
];

/// The words of class names and ids that tell a part. A class name such as `related-links` has two words.
const WORDS: [(Part, &[&str]); 9] = [
    (Part::Cookies, &["cookie", "cookies", "cookiebanner", "cookiebar", "consent", "gdpr", "cmp"]),
    (
        Part::Comments,
        &["comment", "comments", "commentlist", "disqus", "respond", "replies", "kommentare", "comentarios"],
    ),
    (
        Part::Advert,
        &[
            "ad",
            "ads",
            "adv",
            "advert",
            "adverts",
            "advertisement",
            "advertising",
            "sponsored",
            "promo",
            "anzeige",
            "werbung",
        ],
    ),
    (
        Part::Related,
        &[
            "related",
            "recommended",
            "recommendations",
            "popular",
            "trending",
            "mostread",
            "readmore",
            "teaser",
            "teasers",
        ],
    ),
    (Part::Share, &["share", "sharing", "social", "sharebar", "sharedaddy"]),
    (Part::Form, &["newsletter", "subscribe", "subscription", "signup", "login", "paywall"]),
    (Part::Menu, &["nav", "navbar", "navigation", "menu", "menubar", "breadcrumb", "breadcrumbs", "toc"]),
    (Part::Foot, &["footer", "colophon", "imprint"]),
    (Part::Beside, &["sidebar", "aside"]),
];

/// An element that is open.
struct Open<'a> {
    name: &'a str,
    part: Part,
}

/// Reads all the words of a page with this style sheet.
pub fn whole(source: &str, sheet: &Sheet) -> (ArticleText, LeftOut) {
    let mut elements = Elements::default();
    elements.sheet.clone_from(sheet);
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut now = Part::Other;
    html::read_and(source, &mut elements, |token, elements| {
        match token {
            Token::Start(name, attributes) if is_named(name) => {
                let around = open.last().map_or(Part::Other, |element| element.part);
                open.push(Open { name, part: part_of(name, attributes, around) });
            }
            Token::End(name) if is_named(name) => {
                let from = open.len().saturating_sub(SEARCHED);
                let at = open[from..].iter().rposition(|element| element.name.eq_ignore_ascii_case(name));
                if let Some(at) = at {
                    open.truncate(from + at);
                }
            }
            _ => return,
        }
        let part = open.last().map_or(Part::Other, |element| element.part);
        if part != now {
            now = part;
            // A page has no chapters: the place of a block is its part.
            elements.set_locator(Locator { chapter: part.name().to_owned(), ..Locator::default() });
        }
    });
    elements.finish()
}

/// The part in which a block of [`whole`] stands.
pub fn part(whole: &ArticleText, index: usize) -> Part {
    let locator = whole.blocks().get(index).and_then(|block| block.locator.as_ref());
    locator.and_then(|locator| Part::named(&locator.chapter)).unwrap_or(Part::Other)
}

fn is_named(name: &str) -> bool {
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The part that an element makes within the part around it.
fn part_of(name: &str, attributes: &Attributes<'_>, around: Part) -> Part {
    let is_settled = !matches!(around, Part::Other | Part::Head | Part::Foot | Part::Beside);
    if is_settled {
        return around;
    }
    let by_words = || {
        let role = attributes.get("role").unwrap_or_default();
        let class = attributes.get("class").unwrap_or_default();
        let id = attributes.get("id").unwrap_or_default();
        let words = [role, class, id].join(" ").to_lowercase();
        let words: Vec<&str> = words.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        WORDS.into_iter().find(|(_, known)| words.iter().any(|word| known.contains(word))).map(|(part, _)| part)
    };
    match name.to_ascii_lowercase().as_str() {
        "nav" => Part::Menu,
        "figcaption" => Part::Caption,
        "form" => by_words().unwrap_or(Part::Form),
        "footer" => by_words().unwrap_or(Part::Foot),
        "aside" => by_words().unwrap_or(Part::Beside),
        "header" => by_words().unwrap_or(Part::Head),
        "article" | "main" => Part::Other,
        _ => by_words().unwrap_or(around),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[(&str, Part)]) {
        let (text, _) = whole(html, &Sheet::default());
        let found: Vec<_> =
            text.blocks().iter().enumerate().map(|(i, b)| (text.slice(b.range), part(&text, i))).collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn elements_and_their_names_tell_the_part() {
        check("<nav><a>Home</a></nav><p>It swam.</p>", &[("Home", Part::Menu), ("It swam.", Part::Other)]);
        check(
            "<div class='main'><p>a</p></div><div id='cookie-banner'><p>b</p></div>",
            &[("a", Part::Other), ("b", Part::Cookies)],
        );
        check(
            "<section class='Comments-list'><header>a</header><div class=ad>b</div></section>c",
            &[("a", Part::Comments), ("b", Part::Comments), ("c", Part::Other)],
        );
        check("<aside><ul class=related><li>a</li></ul><p>b</aside>", &[("a", Part::Related), ("b", Part::Beside)]);
        check("<footer><nav>a</nav>b</footer>", &[("a", Part::Menu), ("b", Part::Foot)]);
        check("<div class=shadow>a</div><div class='header-ad'>b</div>", &[("a", Part::Other), ("b", Part::Advert)]);
    }

    #[test]
    fn end_tags_that_are_missing_do_no_harm() {
        check("<nav><div>a</nav>b", &[("a", Part::Menu), ("b", Part::Other)]);
        check("a</nav>b", &[("ab", Part::Other)]);
    }
}
