//! Which annotation file a path means: mine if I have one on the article's text, else the shared one.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::path::Path;
use std::sync::Arc;

use claimlight_core::file::{self, Placement};
use claimlight_core::import;
use claimlight_core::model::Annotations;
use proptest::prelude::*;

const TEXT: &str = "The bridge closed in May.";
const OTHER: &str = "The ferry left in June.";

/// Whose a file is, by its name.
const NAMES: [(&str, &str); 6] = [
    ("a.claims.ron", ""),
    ("a.txt.claims.ron", ""),
    ("a.Ana.claims.ron", "Ana"),
    ("a.txt.Ana.claims.ron", "Ana"),
    ("a.Ben.claims.ron", "Ben"),
    ("ab.claims.ron", "nobody of this article"),
];

/// How a file stands to the article beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Missing,
    /// On its text, and made from its bytes.
    OfBytes,
    /// On its text, and made from a file with other bytes.
    OfText,
    /// On another text.
    OnAnother,
}

fn stands() -> impl Strategy<Value = Stands> {
    prop_oneof![Just(Stands::Missing), Just(Stands::OfBytes), Just(Stands::OfText), Just(Stands::OnAnother)]
}

fn write(folder: &Path, name: &str, stands: Stands) {
    let text = if stands == Stands::OnAnother { OTHER } else { TEXT };
    let mut annotations = Annotations::new(import::import("a.txt", text.as_bytes()).unwrap().article);
    if stands == Stands::OfText {
        // The same text with a byte order mark.
        Arc::make_mut(&mut annotations.article.facts).original_sha256 = file::sha256_hex(b"\xef\xbb\xbfThe bridge");
    }
    if stands != Stands::Missing {
        std::fs::write(folder.join(name), file::print(&annotations)).unwrap();
    }
}

/// The file that is opened for `who`, as commands and the window find it.
fn meant(article: &Path, who: &str) -> Option<String> {
    let bytes = std::fs::read(article).unwrap();
    let of_bytes = file::file_of_bytes(article, &file::sha256_hex(&bytes), who);
    let text = import::import("a.txt", &bytes).unwrap().article.text;
    let found = of_bytes.or_else(|| match file::place_for(article, text.sha256(), who) {
        Placement::Existing(found) => Some(found),
        _ => None,
    });
    found.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn my_own_file_is_meant_if_it_is_on_the_text_else_the_shared_one(all in prop::array::uniform6(stands())) {
        let folder = tempfile::tempdir().unwrap();
        let article = folder.path().join("a.txt");
        std::fs::write(&article, TEXT).unwrap();
        for ((name, _), stands) in NAMES.iter().zip(all) {
            write(folder.path(), name, stands);
        }
        let fits = |whose: &str| {
            let of = NAMES.iter().zip(all).filter(move |((_, owner), _)| *owner == whose);
            of.filter(|(_, stands)| matches!(stands, Stands::OfBytes | Stands::OfText)).map(|((name, _), _)| *name).collect::<Vec<_>>()
        };
        for who in ["Ana", "Ben", "Cem", ""] {
            let found = meant(&article, who);
            let own = if who.is_empty() { Vec::new() } else { fits(who) };
            let expected = if own.is_empty() { fits("") } else { own };
            match &found {
                Some(name) => prop_assert!(expected.contains(&name.as_str()), "{who}: {name} of {expected:?}"),
                None => prop_assert!(expected.is_empty(), "{who}: none of {expected:?}"),
            }
        }
        // What counts as somebody's own file is what is opened as such.
        for ((name, owner), stands) in NAMES.iter().zip(all).filter(|((name, _), _)| name.starts_with("a.")) {
            let shared = file::shared_of(&folder.path().join(name));
            let is_own = !owner.is_empty() && matches!(stands, Stands::OfBytes | Stands::OfText);
            prop_assert!(is_own || shared.is_none() || stands == Stands::OnAnother, "{name}");
        }
    }
}

#[test]
fn the_file_of_an_article_is_nobodys_own_whatever_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    write(folder.path(), "a.claims.ron", Stands::OfBytes);
    write(folder.path(), "a.Ana.claims.ron", Stands::OfBytes);
    let is_own = |article: &str, who: &str| file::is_own_of(&at("a.Ana.claims.ron"), Some(&at(article)), who);
    assert!(is_own("a.txt", "Ana") && !is_own("a.txt", "Ben") && !is_own("a.Ana.txt", "Ana"));
    assert_eq!(file::shared_of(&at("a.Ana.claims.ron")), Some(at("a.claims.ron")));
    assert_eq!(file::others_of(&at("a.claims.ron"), "Ben"), [at("a.Ana.claims.ron")]);
    std::fs::write(at("a.Ana.txt"), OTHER).unwrap();
    write(folder.path(), "a.Ana.claims.ron", Stands::OnAnother);
    std::fs::write(at("a.txt"), TEXT).unwrap();
    assert_eq!(file::shared_of(&at("a.Ana.claims.ron")), None);
    assert_eq!(file::others_of(&at("a.claims.ron"), "Ben"), [] as [std::path::PathBuf; 0]);
    assert_eq!(meant(&at("a.txt"), "Ana").as_deref(), Some("a.claims.ron"));
    assert_eq!(meant(&at("a.Ana.txt"), "Ana").as_deref(), Some("a.Ana.claims.ron"));
    // The key of an exercise is nobody's own file.
    let key = std::fs::read_to_string(at("a.claims.ron")).unwrap().replacen(
        "article: (",
        "purpose: \"key\",\n    article: (",
        1,
    );
    std::fs::write(at("a.Ben.claims.ron"), key).unwrap();
    assert_eq!(file::shared_of(&at("a.Ben.claims.ron")), None);
    assert_eq!(meant(&at("a.txt"), "Ben").as_deref(), Some("a.claims.ron"));
    // On another text, without an article of its own, it is not on this article either.
    std::fs::remove_file(at("a.Ana.txt")).unwrap();
    assert_eq!(file::shared_of(&at("a.Ana.claims.ron")), None);
    assert_eq!(file::shared_of(&at("a.claims.ron")), None);
}
