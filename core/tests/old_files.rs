//! The files in `tests/old_files` read as they did when they were written, and an unedited save leaves their bytes alone.
//! The README there says what each case is.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::fs;
use std::path::{Path, PathBuf};

use claimlight_core::compare::{Clock, merge, stamped};
use claimlight_core::file::journal;
use claimlight_core::file::{self, Home, Loaded, Placement, Pseudonyms};
use claimlight_core::import::import;
use claimlight_core::model::{Annotations, Article, Claim, Place, Span};
use serde_json::Value;

/// The person in whose name most of the files were written.
const ANA: &str = "Ana";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/old_files")
}

/// An annotation file of the collection.
struct Case {
    path: PathBuf,
    bytes: Vec<u8>,
    loaded: Loaded,
    /// What `claimlight show --json` of the old program printed of it.
    expected: Value,
}

impl Case {
    fn read(path: PathBuf) -> Self {
        let bytes = fs::read(&path).unwrap();
        let loaded = file::read(&bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let name = path.file_name().unwrap().to_str().unwrap().replace(".claims.ron", ".json");
        let expected = json(&path.with_file_name(name));
        Self { path, bytes, loaded, expected }
    }

    /// The article beside it; `None` for a pasted text.
    fn article(&self) -> Option<(PathBuf, Article)> {
        let path = file::article_beside(&self.path)?;
        let name = path.file_name().unwrap().to_str().unwrap();
        let article = import(name, &fs::read(&path).unwrap()).unwrap().article;
        Some((path, article))
    }
}

fn json(path: &Path) -> Value {
    let source = fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_slice(&source).unwrap()
}

/// Every annotation file of the collection, in order of its path.
fn cases() -> Vec<Case> {
    let folders = fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()));
    let mut paths: Vec<PathBuf> = files.filter(|p| p.to_str().unwrap().ends_with(".claims.ron")).collect();
    paths.sort();
    assert!(paths.len() >= 24, "only {} files were found", paths.len());
    paths.into_iter().map(Case::read).collect()
}

fn count(value: &Value, field: &str) -> usize {
    value[field].as_array().unwrap().len()
}

fn check_span(annotations: &Annotations, span: &Span, expected: &Value, name: &str) {
    let text = &annotations.article.text;
    let (start, end, quote) = match &span.place {
        Place::At(range) => (text.to_scalars(range.start()), text.to_scalars(range.end()), text.slice(*range)),
        Place::Nowhere(lost) => (lost.start as usize, lost.end as usize, lost.quote.as_str()),
    };
    assert_eq!((start, end, quote), scalars(expected), "{name}");
    assert_eq!(span.range().is_none(), expected["unplaced"] == true, "{name}: {quote}");
    let was = span.was.as_deref().map(|was| (was.quote.as_str(), was.time.to_string(), was.confidence));
    let expected_was = expected["was"].as_object().map(|was| {
        let confidence = was["confidence"].as_u64().map(|c| u8::try_from(c).unwrap());
        (was["quote"].as_str().unwrap(), was["time"].as_str().unwrap().to_owned(), confidence)
    });
    assert_eq!(was, expected_was, "{name}: {quote}");
}

fn scalars(span: &Value) -> (usize, usize, &str) {
    let number = |field: &str| usize::try_from(span[field].as_u64().unwrap()).unwrap();
    (number("start"), number("end"), span["quote"].as_str().unwrap())
}

fn check_claim(annotations: &Annotations, claim: &Claim, expected: &Value, name: &str) {
    assert_eq!(claim.id.to_string(), expected["id"].as_str().unwrap(), "{name}");
    assert_eq!(claim.spans.len(), count(expected, "spans"), "{name}");
    for (span, expected) in claim.spans.iter().zip(expected["spans"].as_array().unwrap()) {
        check_span(annotations, span, expected, name);
    }
    for (field, value) in [
        ("restated", &claim.restated),
        ("claimant", &claim.claimant),
        ("kind", &claim.kind),
        ("date", &claim.date),
        ("time", &claim.time.to_string()),
        ("annotator", &claim.annotator.to_string()),
    ] {
        assert_eq!(expected[field], value.as_str(), "{name}: {field}");
    }
    assert_eq!(expected["part_of"].as_str().map(str::to_owned), claim.part_of.map(|id| id.to_string()), "{name}");
    assert_eq!(
        expected["tags"].as_array().unwrap().iter().map(|t| t.as_str().unwrap()).collect::<Vec<_>>(),
        claim.tags
    );
    assert_eq!(claim.judgements.len(), count(expected, "judgements"), "{name}");
    for (judgement, expected) in claim.judgements.iter().zip(expected["judgements"].as_array().unwrap()) {
        assert_eq!(expected["annotator"], judgement.annotator.to_string().as_str(), "{name}");
        assert_eq!(expected["verdict"].as_str(), judgement.verdict.as_deref(), "{name}");
        assert_eq!(expected["confidence"].as_u64(), judgement.confidence.map(u64::from), "{name}");
        assert_eq!(expected["note"], judgement.note.as_str(), "{name}");
        assert_eq!(expected["time"], judgement.time.to_string().as_str(), "{name}");
    }
    assert_eq!(claim.evidence.len(), count(expected, "evidence"), "{name}");
    for (evidence, expected) in claim.evidence.iter().zip(expected["evidence"].as_array().unwrap()) {
        for (field, value) in [
            ("id", &evidence.id.to_string()),
            ("stance", &evidence.stance.name().to_owned()),
            ("url", &evidence.url),
            ("title", &evidence.title),
            ("publisher", &evidence.publisher),
            ("published", &evidence.published),
            ("accessed", &evidence.accessed),
            ("archived_url", &evidence.archived_url),
            ("quote", &evidence.quote),
            ("question", &evidence.question),
        ] {
            assert_eq!(expected[field], value.as_str(), "{name}: {field}");
        }
        let snapshot = evidence.snapshot.as_deref().map(|s| s.text.as_str());
        assert_eq!(expected["snapshot"]["text"].as_str(), snapshot, "{name}");
        assert!(evidence.snapshot.as_deref().is_none_or(claimlight_core::model::Snapshot::is_whole), "{name}");
    }
}

fn check_all(annotations: &Annotations, expected: &Value, name: &str) {
    let claims = annotations.claims.as_slice();
    assert_eq!(claims.len(), count(expected, "claims"), "{name}");
    for (claim, expected) in claims.iter().zip(expected["claims"].as_array().unwrap()) {
        check_claim(annotations, claim, expected, name);
    }
    let text = &annotations.article.text;
    let range = |n: &Value| (n["start"].as_u64().unwrap() as usize, n["end"].as_u64().unwrap() as usize);
    let expected_ranges: Vec<_> = expected["no_claims"].as_array().unwrap().iter().map(range).collect();
    let ranges = annotations.no_claims.as_slice().iter().map(|n| n.range);
    let ranges: Vec<_> = ranges.map(|r| (text.to_scalars(r.start()), text.to_scalars(r.end()))).collect();
    assert_eq!(ranges, expected_ranges, "{name}");
    let scheme = &expected["scheme"];
    assert_eq!(scheme["id"], annotations.scheme.id.as_str(), "{name}");
    let labels: Vec<_> = annotations.scheme.verdicts.iter().map(|v| (v.id.as_str(), v.label.as_str())).collect();
    let label = |v: &Value| (v["id"].as_str().unwrap().to_owned(), v["label"].as_str().unwrap().to_owned());
    let expected_labels: Vec<_> = scheme["verdicts"].as_array().unwrap().iter().map(label).collect();
    assert!(labels.into_iter().eq(expected_labels.iter().map(|(id, label)| (id.as_str(), label.as_str()))), "{name}");
    let people: Vec<_> = annotations.annotators.iter().map(|a| (a.id.to_string(), a.name.clone())).collect();
    let person = |a: &Value| (a["id"].as_str().unwrap().to_owned(), a["name"].as_str().unwrap().to_owned());
    assert_eq!(people, expected["annotators"].as_array().unwrap().iter().map(person).collect::<Vec<_>>(), "{name}");
}

/// The file as it is saved after nothing was changed in it.
fn saved(annotations: &Annotations) -> String {
    let me = annotations.annotators.first().unwrap().id;
    file::print(&stamped(annotations, annotations, me, Clock::new()))
}

#[test]
fn each_file_is_read_without_repairs_with_the_same_claims_in_the_same_places() {
    for case in cases() {
        let name = case.path.display().to_string();
        assert_eq!(case.loaded.repairs, [], "{name}");
        assert!(!case.loaded.has_comments, "{name}");
        let article = &case.expected["article"];
        if case.loaded.text_left_out {
            // Its claims have no place until somebody has the text; their numbers are kept.
            let (_, beside) = case.article().unwrap();
            let placed = file::read_on(&case.bytes, &beside.text).unwrap();
            assert!(!placed.text_left_out && placed.repairs.is_empty(), "{name}");
            let known = json(&case.path.with_file_name(format!("{}.placed.json", stem(&case.path))));
            check_all(&placed.annotations, &known, &name);
            continue;
        }
        check_all(&case.loaded.annotations, &case.expected, &name);
        let text = &case.loaded.annotations.article.text;
        assert_eq!(article["text_length"], text.len_scalars(), "{name}");
        assert_eq!(article["text_sha256"], file::sha256_hex(text.as_str().as_bytes()).as_str(), "{name}");
        assert_eq!(article["title"], case.loaded.annotations.article.facts.title.as_str(), "{name}");
    }
}

fn stem(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap().strip_suffix(".claims.ron").unwrap()
}

#[test]
fn an_unedited_save_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::new(folder.path().join("data"));
    for case in cases() {
        let name = case.path.display();
        let source = String::from_utf8(case.bytes.clone()).unwrap();
        if case.loaded.text_left_out {
            let (_, beside) = case.article().unwrap();
            let placed = file::read_on(&case.bytes, &beside.text).unwrap();
            assert_eq!(file::print_without_text(&placed.annotations), source, "{name}");
            continue;
        }
        let annotations = &case.loaded.annotations;
        assert_eq!(file::print(annotations), source, "{name}");
        assert_eq!(saved(annotations), source, "{name}");
        assert_eq!(file::print(&merge(annotations, annotations).unwrap()), source, "{name}");
        let path = folder.path().join("a.claims.ron");
        fs::write(&path, &case.bytes).unwrap();
        let expected = file::sha256_hex(&case.bytes);
        let written = file::save_merging(&path, annotations, Some(&expected), Some(&home)).unwrap();
        assert!(written.merged.is_none(), "{name}: nobody else wrote it");
        assert_eq!((written.sha256, fs::read(&path).unwrap()), (expected, case.bytes), "{name}");
        assert!(home.versions(&path).is_empty(), "{name}: nothing was replaced");
    }
}

#[test]
fn the_article_beside_a_file_is_found_and_is_its_text() {
    let mut alone = Vec::new();
    for case in cases() {
        let name = case.path.display();
        let Some((path, article)) = case.article() else {
            alone.push(stem(&case.path).to_owned());
            continue;
        };
        let who = if file::is_own(&case.path, ANA) { ANA } else { "" };
        // They belong together by the bytes of the article, whatever text it is read as today.
        let bytes = file::sha256_hex(&fs::read(&path).unwrap());
        assert_eq!(file::file_of_bytes(&path, &bytes, who), Some(case.path.clone()), "{name}");
        if stem(&case.path) == "poem" {
            // The old program kept U+2028 and U+2029, and dropped U+0085. Lines end there since then; the text in the file
            // stands.
            let text = case.loaded.annotations.article.text.as_str();
            assert!(text.contains('\u{2028}') && !article.text.as_str().contains('\u{2028}'));
            let letters = |text: &str| text.split(['\n', ' ', '\u{2028}', '\u{2029}']).collect::<String>();
            assert_eq!(letters(article.text.as_str()), letters(text));
            continue;
        }
        if stem(&case.path) == "ferry" {
            // The old program left out the number of a note.
            let text = case.loaded.annotations.article.text.as_str();
            assert_eq!(article.text.as_str().replace("\n[1] The note", "\nThe note"), text);
            continue;
        }
        let hash = file::sha256_hex(article.text.as_str().as_bytes());
        // What the file itself says of its text, which may have been left out.
        let source = std::str::from_utf8(&case.bytes).unwrap();
        assert!(source.contains(&format!("text_sha256: \"{hash}\"")), "{name}");
        assert_eq!(file::place_for(&path, &hash, who), Placement::Existing(case.path.clone()), "{name}");
        assert_eq!(file::file_of(&path, &hash, who), Some(case.path.clone()), "{name}");
        if !case.loaded.text_left_out {
            assert_eq!(article.text.as_str(), case.loaded.annotations.article.text.as_str(), "{name}");
        }
    }
    assert_eq!(alone, ["market-day"], "the pasted text");
}

#[test]
fn fields_of_later_versions_are_kept_in_every_record() {
    let source = fs::read_to_string(folder().join("unknown-fields/quarry.claims.ron")).unwrap();
    let records = [
        "file",
        "article",
        "text",
        "block",
        "scheme",
        "verdict",
        "annotator",
        "sentences",
        "claim",
        "claim_2",
        "span",
        "was",
        "judgement",
        "evidence",
        "snapshot",
        "no_claim",
    ];
    let printed = saved(&file::read(source.as_bytes()).unwrap().annotations);
    for record in records {
        let field = format!("later_{record}: ");
        assert_eq!(printed.matches(&field).count(), 1, "{field}");
    }
}

#[test]
fn the_list_of_pseudonyms_is_read_and_names_the_same_people() {
    let source = fs::read_to_string(folder().join("pseudonyms/kept/pseudonyms.csv")).unwrap();
    let mut list = Pseudonyms::read(source.as_bytes()).unwrap();
    assert_eq!(Pseudonyms::read(list.print().as_bytes()).as_ref(), Ok(&list));
    // A second copy has the same people and runs: the list knows them all.
    let whole = fs::read(folder().join("pseudonyms/orchard.claims.ron")).unwrap();
    let names: Vec<String> = file::read(&whole).unwrap().annotations.annotators.into_iter().map(|a| a.name).collect();
    for name in &names {
        assert!(name.starts_with("Annotator "), "{name}");
        assert!(source.contains(name.as_str()), "{name}");
    }
    assert_eq!(list.file_name("orchard.Ana.claims.ron"), format!("orchard.{}.claims.ron", of(&source, "Ana")));
    list.apply(
        &file::read(&fs::read(folder().join("several-people/orchard.claims.ron")).unwrap()).unwrap().annotations,
    );
    assert!(list.print().starts_with(source.lines().next().unwrap()));
}

/// The pseudonym of a person in a list.
fn of(list: &str, name: &str) -> String {
    let line = list.lines().find(|l| l.split(',').nth(2) == Some(name)).unwrap();
    line.rsplit(',').next().unwrap().to_owned()
}

#[test]
fn the_scheme_for_new_articles_is_read() {
    let source = fs::read(folder().join("data/scheme.ron")).unwrap();
    let scheme = file::read_scheme(&source).unwrap();
    assert_eq!((scheme.id.as_str(), scheme.verdicts.len()), ("averitec", 4));
    assert_eq!(file::print_scheme(&scheme).as_bytes(), source);
}

/// The data folder of the collection, in a place where it can be written.
fn data() -> (tempfile::TempDir, Home) {
    let copy = tempfile::tempdir().unwrap();
    let journals = copy.path().join("journal");
    fs::create_dir(&journals).unwrap();
    for entry in fs::read_dir(folder().join("data/journal")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, journals.join(path.file_name().unwrap())).unwrap();
    }
    let home = Home::new(copy.path().to_owned());
    (copy, home)
}

#[test]
fn the_journal_that_a_crash_left_offers_the_same_changes() {
    let (_copy, home) = data();
    let mut left = journal::unsaved(&journal::folder(&home));
    left.sort_by_key(|l| l.about.number);
    let expected = json(&folder().join("journal/left.json"));
    assert_eq!(left.len(), expected.as_array().unwrap().len());
    for (left, expected) in left.iter().zip(expected.as_array().unwrap()) {
        assert_eq!(expected["path"].as_str(), left.about.path.as_deref().map(|p| p.to_str().unwrap()));
        assert_eq!(expected["title"], left.about.title.as_str());
        assert_eq!(expected["who"], left.about.who.as_str());
        assert_eq!(expected["changes"], left.changes);
        assert_eq!(expected["at"], left.at);
        assert_eq!(expected["decided"], left.decided.len());
        assert_eq!(count(expected, "lines"), left.changed.len() + left.decided.len());
    }
    // Looking takes nothing away; what was restored goes.
    assert_eq!(journal::unsaved(&journal::folder(&home)).len(), left.len());
    for l in &left {
        journal::forget(l).unwrap();
    }
    assert!(journal::unsaved(&journal::folder(&home)).is_empty());
}
