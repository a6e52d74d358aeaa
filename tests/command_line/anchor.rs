//! Finding the claims of a file again by the command line.

use crate::{claimlight, done, text};

const OLD: &str = "The bridge closed in May, the town says. It cost 2.4 million crowns to repair. Nobody paid for it.\n\n\
    Ferry operators say that they have lost half of their trade. The lease of the old pier ended on Monday.\n";

/// A folder with an article and claims in it.
fn start(quotes: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bridge.txt"), OLD).unwrap();
    for quote in quotes {
        let (status, _, error) = claimlight(
            folder.path(),
            &["mark", "bridge.txt", "--quote", quote, "--verdict", "verified", "--as", "Ana"],
        );
        assert_eq!((status, error.as_str()), (0, ""));
    }
    folder
}

#[test]
fn claims_are_found_again_and_what_changed_is_told() {
    let folder = start(&["closed in May", "It cost 2.4 million crowns", "lost half of their trade"]);
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("new.txt"), OLD.replace("2.4", "3.1").replace("The bridge", "As we wrote: the bridge")).unwrap();
    let before = text(&at("bridge.claims.ron"));
    let out = ["anchor", "bridge.claims.ron", "--text", "new.txt", "--out", "out.claims.ron"];
    let (status, told, error) = claimlight(folder.path(), &out);
    assert_eq!((status, error.as_str()), (0, ""));
    assert_eq!(
        told,
        "2 in place · 1 changed\n2. It cost 2.4 million crowns\n   a figure changed (0.97)\n   now: It cost 3.1 million crowns\n"
    );
    assert_eq!(text(&at("bridge.claims.ron")), before, "the file itself is left alone");
    let after = text(&at("out.claims.ron"));
    assert!(after.contains("earlier_texts: [") && after.contains("quote: \"It cost 2.4 million crowns\""), "{after}");
    let shown = done(folder.path(), &["show", "out.claims.ron"]);
    let changed = "3.1 million crowns\n      before the text changed: It cost 2.4 million crowns\n      Ana, Verified (on the earlier words)\n";
    assert!(shown.contains(changed) && shown.matches("earlier words").count() == 1, "{shown}");
    let shown = done(folder.path(), &["show", "--json", "out.claims.ron"]);
    assert_eq!(shown.matches("\"quote\": \"It cost 2.4 million crowns\"").count(), 1, "{shown}");
    assert_eq!(claimlight(folder.path(), &["check", "out.claims.ron"]).1, "out.claims.ron: no problems\n");
    let told = done(folder.path(), &[&out[..5], &["again.claims.ron", "--json"]].concat());
    assert!(told.contains("\"confidence\":0.97,"), "{told}");
    // A file that is there is never written over.
    let (status, _, error) = claimlight(folder.path(), &out);
    assert!(status == 1 && error.contains("there already"), "{error}");
    // Once more on the same text nothing is to do.
    let (status, told, _) = claimlight(folder.path(), &["anchor", "out.claims.ron", "--text", "new.txt"]);
    assert_eq!((status, told.as_str()), (0, "3 in place\n"));
}

#[test]
fn a_claim_that_is_gone_keeps_its_quote_and_is_told_by_the_status() {
    let folder = start(&["closed in May", "the old pier ended on Monday"]);
    std::fs::write(folder.path().join("new.txt"), OLD.replace(" The lease of the old pier ended on Monday.", ""))
        .unwrap();
    let (status, told, error) =
        claimlight(folder.path(), &["anchor", "bridge.claims.ron", "--text", "new.txt", "--json"]);
    assert_eq!(error, "");
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(status, 3);
    assert_eq!((&told["counts"]["in_place"], &told["counts"]["not_found"]), (&1.into(), &1.into()), "{told}");
    assert_eq!(told["to_look_at"][0]["was"], "the old pier ended on Monday");
    let after = text(&folder.path().join("bridge.claims.ron"));
    assert!(after.contains("unplaced: true") && after.contains("the old pier ended on Monday"), "{after}");
    // Should the text come back, so does the claim.
    let (status, told, _) = claimlight(folder.path(), &["anchor", "bridge.claims.ron", "--text", "bridge.txt"]);
    assert_eq!((status, told.as_str()), (0, "2 in place\n"));
}

#[test]
fn another_article_is_refused() {
    let folder = start(&["closed in May", "lost half of their trade"]);
    std::fs::write(folder.path().join("swans.txt"), "Seven swans were seen on a lake. It was cold.").unwrap();
    let before = text(&folder.path().join("bridge.claims.ron"));
    let (status, _, error) = claimlight(folder.path(), &["anchor", "bridge.claims.ron", "--text", "swans.txt"]);
    assert!(status == 1 && error.contains("another article"), "{error}");
    assert_eq!(text(&folder.path().join("bridge.claims.ron")), before);
}

#[test]
fn copies_on_two_versions_of_an_article_are_merged() {
    let folder = start(&["closed in May", "lost half of their trade"]);
    let at = |name: &str| folder.path().join(name);
    std::fs::copy(at("bridge.claims.ron"), at("ben.claims.ron")).unwrap();
    std::fs::write(at("new.txt"), OLD.replace("The bridge", "As we wrote: the bridge")).unwrap();
    claimlight(folder.path(), &["anchor", "bridge.claims.ron", "--text", "new.txt"]);
    claimlight(folder.path(), &["tag", "ben.claims.ron", "1", "unverified", "--as", "Ben"]);
    let (status, told, error) =
        claimlight(folder.path(), &["merge", "all.claims.ron", "bridge.claims.ron", "ben.claims.ron"]);
    assert_eq!((status, error.as_str()), (0, ""), "{told}");
    let all = text(&at("all.claims.ron"));
    assert!(told.contains("2 claims, 0 to decide"), "{told}");
    assert!(all.contains("As we wrote") && all.contains("\"unverified\""), "{all}");
    // Merged into the earlier one it says that the text is another now.
    let (_, _, error) = claimlight(folder.path(), &["merge", "ben.claims.ron", "bridge.claims.ron"]);
    assert!(
        error.contains("bridge.claims.ron: its text is a later one, and counts; 0 places were not found"),
        "{error}"
    );
}

#[test]
fn two_updates_to_different_texts_are_merged_on_the_later_one_and_it_says_so() {
    let folder = start(&["closed in May", "lost half of their trade"]);
    std::fs::write(folder.path().join("one.txt"), OLD.replace("2.4", "3.1")).unwrap();
    std::fs::write(folder.path().join("two.txt"), OLD.replace("Nobody", "No one")).unwrap();
    for (new, out) in [("one.txt", "one.claims.ron"), ("two.txt", "two.claims.ron")] {
        let (status, _, error) =
            claimlight(folder.path(), &["anchor", "bridge.claims.ron", "--text", new, "--out", out]);
        assert_eq!((status, error.as_str()), (0, ""));
        // Stamps are of milliseconds.
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let merge = ["merge", "both.claims.ron", "one.claims.ron", "two.claims.ron"];
    let (status, told, error) = claimlight(folder.path(), &merge);
    assert_eq!(status, 0, "{told} {error}");
    assert!(error.contains("the text was updated here and elsewhere; the later update counts"), "{error}");
    let both = text(&folder.path().join("both.claims.ron"));
    assert!(both.contains("No one paid") && !both.contains("3.1 million"), "{both}");
    // Reported once: merged in again, nothing is new.
    std::fs::rename(folder.path().join("both.claims.ron"), folder.path().join("first.claims.ron")).unwrap();
    let again = ["merge", "both.claims.ron", "first.claims.ron", "one.claims.ron"];
    let (status, _, error) = claimlight(folder.path(), &again);
    assert_eq!((status, error.as_str()), (0, ""));
}

#[test]
fn the_text_in_an_annotation_file_is_taken_not_the_file_itself() {
    let folder = start(&["closed in May", "lost half of their trade"]);
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("new.txt"), OLD.replace("The bridge", "As we wrote: the bridge")).unwrap();
    done(folder.path(), &["mark", "new.txt", "--quote", "Nobody paid"]);
    let to_the_text_in = |file: &str| claimlight(folder.path(), &["anchor", "bridge.claims.ron", "--text", file]);
    assert_eq!(to_the_text_in("new.claims.ron").1, "2 in place\n");
    let after = text(&at("bridge.claims.ron"));
    assert!(after.contains("As we wrote") && after.contains("\"new.txt\"") && !after.contains("kind: \\\""), "{after}");
    done(folder.path(), &["share", "new.claims.ron", "--out", "shared.ron", "--without", "text"]);
    let (status, _, error) = to_the_text_in("shared.ron");
    assert!(status == 1 && error.contains("without its article's text"), "{error}");
}

#[test]
fn where_two_imports_know_nothing_of_each_other_the_text_of_the_file_merged_into_stays() {
    let folder = start(&["closed in May", "lost half of their trade"]);
    std::fs::write(folder.path().join("page.txt"), format!("Page 1\n\n{OLD}")).unwrap();
    done(folder.path(), &["mark", "page.txt", "--quote", "Nobody paid", "--as", "Ben"]);
    let told = done(folder.path(), &["merge", "bridge.claims.ron", "page.claims.ron"]);
    assert!(told.contains("3 claims, 0 to decide"), "{told}");
    assert!(!text(&folder.path().join("bridge.claims.ron")).contains("Page 1"));
}
