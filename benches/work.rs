//! Opening, saving, merging, editing and finding claims again, at the sizes that docs/performance.md lists.

#[path = "large/mod.rs"]
mod large;

use std::path::PathBuf;

use claimlight::app::desk::articles_in::articles_in;
use claimlight::app::desk::document::Document;
use claimlight::app::desk::saving_state::Saving;
use claimlight::app::find;
use claimlight::app::find::Query;
use claimlight::app::folder::cache::Cache;
use claimlight::app::settings::Settings;
use claimlight::app::state::State;
use claimlight::app::{folder, palette};
use claimlight_core::agreement::{Asked, Survey};
use claimlight_core::anchor::Anchoring;
use claimlight_core::compare::{self, Clock};
use claimlight_core::file::journal::{About, Journal};
use claimlight_core::model::{Annotations, Annotator, AnnotatorId, Claim, Claims, Edit};
use claimlight_core::text::{Bounds, Exactly, Folded, TextRange};
use claimlight_core::{file, import, text};
use divan::{Bencher, black_box};

/// A folder of a thousand articles of about 5 kB; every fifth has an annotation file of 20 claims.
fn thousand() -> std::io::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let text = large::text(5_000);
    for i in 0..1000 {
        let article = folder.path().join(format!("article {i}.txt"));
        let own = format!("Article {i}\n\n{text}");
        std::fs::write(&article, &own)?;
        if i % 5 == 0 {
            let (mut annotations, _) = large::annotations(5_000, 20);
            annotations.article = import::import("article.txt", own.as_bytes()).map(|i| i.article).unwrap_or_default();
            std::fs::write(article.with_extension("claims.ron"), file::print(&annotations))?;
        }
    }
    Ok(folder)
}

#[divan::bench(sample_count = 10)]
fn list_a_folder_of_1000(bencher: Bencher<'_, '_>) {
    let Ok(folder) = thousand() else { return };
    bencher.bench_local(|| articles_in(black_box(folder.path())));
}

#[divan::bench(sample_count = 3)]
fn read_a_folder_of_1000(bencher: Bencher<'_, '_>) {
    let Ok(folder) = thousand() else { return };
    let me = AnnotatorId::new();
    let files = articles_in(folder.path()).unwrap_or_default();
    bencher.bench_local(|| read_all(&files, me, &mut Cache::default()));
}

/// Reads all files of a folder, as its list does. Returns how many sentences they have.
fn read_all(files: &[(PathBuf, String)], me: AnnotatorId, cache: &mut Cache) -> usize {
    files.iter().map(|(path, _)| folder::entries::details(path, (me, "Ana"), cache).sentences).sum()
}

/// A folder of 1,000 web pages of about 40 kB, with menus and comments around 8 kB of article.
fn pages() -> std::io::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let words = large::text(8_000);
    let menu = "<li><a href='/x'>Weather and sport</a></li>".repeat(300);
    let comment = "<div class=comment><p>I have always said so, and so has my uncle.</p></div>".repeat(200);
    for i in 0..1000 {
        let paragraphs = format!("<p>{}</p>", words.trim_end().replace('\n', "</p><p>"));
        let page = format!(
            "<html><head><title>Page {i}</title></head><body><nav><ul>{menu}</ul></nav><article><h1>Page {i}</h1>{paragraphs}\
             </article><section class=comments>{comment}</section></body></html>"
        );
        std::fs::write(folder.path().join(format!("page {i}.html")), page)?;
    }
    Ok(folder)
}

#[divan::bench(args = [20, 1000], sample_count = 3)]
fn read_web_pages_of_a_folder(bencher: Bencher<'_, '_>, n: usize) {
    let Ok(folder) = pages() else { return };
    let me = AnnotatorId::new();
    let files = articles_in(folder.path()).unwrap_or_default();
    bencher.bench_local(|| read_all(&files[..n.min(files.len())], me, &mut Cache::default()));
}

#[divan::bench(sample_count = 3)]
fn read_1000_web_pages_known_before(bencher: Bencher<'_, '_>) {
    let Ok(folder) = pages() else { return };
    let me = AnnotatorId::new();
    let files = articles_in(folder.path()).unwrap_or_default();
    let mut cache = Cache::default();
    read_all(&files, me, &mut cache);
    bencher.bench_local(|| read_all(&files, me, &mut cache));
}

#[divan::bench(args = ["", "n", "next", "verif"], sample_count = 50)]
fn find_in_the_palette(bencher: Bencher<'_, '_>, typed: &str) {
    let state = State::new(Settings::default(), None);
    let around = (&state.desk, state.preferences.keymap());
    bencher.bench_local(|| palette::found(around, black_box(typed)));
}

#[divan::bench(sample_count = 10)]
fn make_10_mb_ready_for_searching(bencher: Bencher<'_, '_>) {
    let article = large::article(LARGE);
    bencher.bench_local(|| Folded::new(black_box(article.text.as_str()), Exactly::default()));
}

#[divan::bench(args = ["b", "br", "brid", "bridge", "the harbour"], sample_count = 20)]
fn find_in_10_mb_with_100_000_claims(bencher: Bencher<'_, '_>, typed: &str) {
    let (annotations, _) = large::annotations(LARGE, 100_000);
    let text = std::sync::Arc::clone(&annotations.article.text);
    let folded = std::sync::Arc::new(Folded::new(text.as_str(), Exactly::default()));
    bencher.bench_local(|| {
        find::search(Query {
            words: typed.to_owned(),
            exactly: Exactly::default(),
            bounds: Bounds::Anywhere,
            folded: Some(std::sync::Arc::clone(&folded)),
            text: std::sync::Arc::clone(&text),
            annotations: Box::new(annotations.clone()),
        })
    });
}

/// A folder of 1,000 annotation files of 6 kB of text each, in which two people marked 20 claims.
fn studied() -> std::io::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let (of_one, _) = large::annotations(6_000, 20);
    let ben = AnnotatorId::new();
    let theirs = of_one.claims.as_slice().iter().enumerate().map(|(i, claim)| {
        let words = claim.ranges().map(|range| TextRange::new(range.start().plus(i % 3), range.end()));
        let mut theirs = Claim::new(ben, words);
        theirs.judgement_mut(ben).verdict = Some(if i % 4 == 1 { "verified" } else { "unverified" }.to_owned());
        theirs
    });
    let claims: Vec<_> = of_one.claims.as_slice().iter().map(|claim| (**claim).clone()).chain(theirs).collect();
    let text = large::text(6_000);
    for i in 0..1_000 {
        let article = import::import("large.txt", format!("{text}\n\nArticle {i}").as_bytes());
        let mut annotations = Annotations { claims: Claims::new(claims.clone()), ..of_one.clone() };
        annotations.article = article.map(|imported| imported.article).unwrap_or_default();
        annotations.annotators.push(Annotator::new(ben, "Ben"));
        std::fs::write(folder.path().join(format!("{i}.claims.ron")), file::print(&annotations))?;
    }
    Ok(folder)
}

#[divan::bench(sample_count = 5)]
fn count_agreement_in_1000_files(bencher: Bencher<'_, '_>) {
    let Ok(folder) = studied() else { return };
    let path = |i: usize| folder.path().join(format!("{i}.claims.ron"));
    let read = |i: usize| {
        let bytes = std::fs::read(path(i)).map_err(|e| e.to_string())?;
        file::read(&bytes).map(|loaded| loaded.annotations).map_err(|e| e.to_string())
    };
    bencher.bench_local(|| {
        let mut survey = Survey::of(1_000, &read, &|_| true)?;
        let people = survey.people().iter().map(|person| person.id).collect();
        survey.count(&Asked { people, ..Asked::default() }, &read, &|_| true)
    });
}

fn main() {
    divan::main();
}

const LARGE: usize = 10 << 20;

/// A megabyte of text, the same with 5 % of its paragraphs changed, and 1,000 spans of the former.
fn edited() -> (String, String, Vec<TextRange>) {
    let old = large::text(1_000_000);
    let paragraphs = old.split("\n\n").enumerate().filter(|(i, _)| i % 60 != 7).map(|(i, paragraph)| match i % 60 {
        0 => paragraph.replace("2.4", "3.1"),
        20 => format!("{paragraph} And a new tender opens in May."),
        40 => paragraph.replacen("bridge", "old bridge", 1),
        _ => paragraph.to_owned(),
    });
    let new = paragraphs.collect::<Vec<_>>().join("\n\n");
    let spans = (0..1_000).map(|i| TextRange::from_usize(i * 990..i * 990 + 80)).collect();
    (old, new, spans)
}

#[divan::bench(sample_count = 20)]
fn anchor_1_000_claims_in_1_mb(bencher: Bencher<'_, '_>) {
    let (old, new, spans) = edited();
    bencher.bench_local(|| {
        let anchoring = Anchoring::new(&old, black_box(&new), &mut |_| true)?;
        Some(spans.iter().filter(|span| anchoring.place(**span).found().is_some()).count())
    });
}

/// Finds 100 claims of 1,000 characters (of one in "letters") in megabytes of text that are hard to align.
#[divan::bench(args = ["nothing matches", "few words", "a refrain", "letters"], sample_count = 5)]
fn anchor_100_claims_at_worst(bencher: Bencher<'_, '_>, kind: &str) {
    let made = |seed: u64, word: &dyn Fn(u64) -> String| {
        let (mut text, mut n) = (String::new(), seed);
        while text.len() < 1_000_000 {
            n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(&word(n >> 33));
            text.push(' ');
        }
        text
    };
    let (old, new, len) = match kind {
        "nothing matches" => (made(1, &|n| format!("a{}", n % 9999)), made(2, &|n| format!("b{}", n % 9999)), 1_000),
        "few words" => (made(1, &|n| format!("w{}", n % 300)), made(2, &|n| format!("w{}", n % 300)), 1_000),
        "a refrain" => ("the cat sat on the mat. ".repeat(41_666), "the cat sat in the mat. ".repeat(41_666), 1_000),
        _ => (
            made(1, &|n| ["a", "b", "c", "d"][n as usize % 4].into()),
            made(2, &|n| ["a", "b", "c"][n as usize % 3].into()),
            1,
        ),
    };
    bencher.bench_local(|| {
        let anchoring = Anchoring::new(&old, black_box(&new), &mut |_| true)?;
        let span = |i: usize| TextRange::from_usize(i * 9_000..i * 9_000 + len);
        Some((0..100).filter(|i| anchoring.place(span(*i)).found().is_some()).count())
    });
}

#[divan::bench(sample_count = 10)]
fn import_10_mb_of_text(bencher: Bencher<'_, '_>) {
    let source = large::text(LARGE);
    bencher.bench_local(|| import::import("large.txt", black_box(source.as_bytes())));
}

/// About `bytes` bytes of Markdown: [`large::text`] with links, emphasis and HTML, over a table.
fn markdown(bytes: usize) -> String {
    let row = "| the bridge | 2.4 million |\n";
    let table = format!("| a | b |\n| --- | --- |\n{}", row.repeat(bytes / 10 / row.len()));
    let words = large::text(bytes * 3 / 5)
        .replace("harbour", "[harbour](https://example.org/harbour)")
        .replace("figure", "*figure*")
        .replace("2.4", "2<sup>4</sup>");
    words + &table
}

#[divan::bench(sample_count = 10)]
fn import_10_mb_of_markdown(bencher: Bencher<'_, '_>) {
    let source = markdown(LARGE);
    bencher.bench_local(|| import::import("large.md", black_box(source.as_bytes())));
}

#[divan::bench(sample_count = 5)]
fn sentences_of_10_mb(bencher: Bencher<'_, '_>) {
    let article = large::article(LARGE);
    bencher.bench_local(|| {
        let source = article.text.as_str();
        article.text.blocks().iter().map(|b| text::sentences(source, "en", b.range).len()).sum::<usize>()
    });
}

#[divan::bench(args = [1_000, 100_000], sample_count = 10)]
fn read_a_file(bencher: Bencher<'_, '_>, claims: usize) {
    let (annotations, _) = large::annotations(claims * 105, claims);
    let printed = file::print(&annotations);
    bencher.bench_local(|| file::read(black_box(printed.as_bytes())));
}

#[divan::bench(args = [1_000, 100_000], sample_count = 10)]
fn save_a_file(bencher: Bencher<'_, '_>, claims: usize) {
    let (annotations, _) = large::annotations(claims * 105, claims);
    let Ok(folder) = tempfile::tempdir() else { return };
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        file::save(&folder.path().join(format!("{n}.claims.ron")), file::print(&annotations))
    });
}

/// A file whose log has two changes for each claim, and a copy of it in which somebody else has judged every tenth claim.
fn copies(claims: usize) -> (Annotations, Annotations) {
    let (start, me) = large::annotations(claims * 105, claims);
    let change = |from: &Annotations, every: usize, by: AnnotatorId, time: u64, act: &dyn Fn(&mut Claim)| {
        let changed = from.claims.as_slice().iter().enumerate().map(|(i, claim)| {
            let mut claim = (**claim).clone();
            if i % every == 0 {
                act(&mut claim);
            }
            claim
        });
        let now = Annotations { claims: Claims::new(changed.collect::<Vec<_>>()), ..from.clone() };
        compare::stamped(from, &now, by, Clock::at(time, 1))
    };
    let one = change(&start, 1, me, 1_000, &|c| "figure".clone_into(&mut c.kind));
    let mine = change(&one, 1, me, 2_000, &|c| "In other words.".clone_into(&mut c.restated));
    let ben = AnnotatorId::new();
    let theirs = change(&mine, 10, ben, 3_000, &|c| c.judgement_mut(ben).verdict = Some("verified".to_owned()));
    let mine = change(&mine, 7, me, 4_000, &|c| "Ana".clone_into(&mut c.claimant));
    (mine, theirs)
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn merge_copies(bencher: Bencher<'_, '_>, claims: usize) {
    let (mine, theirs) = copies(claims);
    bencher.bench_local(|| compare::merge(black_box(&mine), &theirs));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn read_a_file_with_a_log(bencher: Bencher<'_, '_>, claims: usize) {
    let printed = file::print(&copies(claims).0);
    bencher.bench_local(|| file::read(black_box(printed.as_bytes())));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn save_a_file_with_a_log(bencher: Bencher<'_, '_>, claims: usize) {
    let (annotations, _) = copies(claims);
    let Ok(folder) = tempfile::tempdir() else { return };
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        file::save(&folder.path().join(format!("{n}.claims.ron")), file::print(&annotations))
    });
}

#[divan::bench(args = [1_000, 100_000], sample_count = 5)]
fn stamp_what_one_edit_changed(bencher: Bencher<'_, '_>, claims: usize) {
    let (before, _) = copies(claims);
    let mut document = Document::new(before.clone(), (AnnotatorId::new(), "Ana"), Saving::default());
    document.select_claim(before.claims.as_slice()[claims / 2].id);
    document.judge(Some("unverified"));
    bencher.bench_local(|| compare::stamped(&before, &document.annotations, document.me, Clock::at(9_000, 2)));
}

/// The work that an edit makes for the journal on the window's thread.
#[divan::bench(sample_count = 1000)]
fn hand_an_edit_to_the_journal(bencher: Bencher<'_, '_>) {
    let (annotations, me) = large::annotations(LARGE, 100_000);
    let id = annotations.claims.as_slice()[50_000].id;
    let mut state = State::new(Settings::default(), None);
    let mut document = Document::new(annotations, (me, "Ana"), Saving::default());
    document.select_claim(id);
    document.judge(Some("unverified"));
    state.desk.document = Some(document);
    // The first note introduces the article.
    state.recovery.notes(&mut state.desk);
    let mut i = 0;
    bencher.bench_local(|| {
        i += 1;
        if let Some(document) = &mut state.desk.document {
            document.judge(Some(if i % 2 == 0 { "verified" } else { "unverified" }));
        }
        state.recovery.notes(&mut state.desk)
    });
}

/// Writing and syncing one change, as the journal's thread does.
#[divan::bench(sample_count = 50)]
fn append_to_the_journal(bencher: Bencher<'_, '_>) {
    let (annotations, _) = large::annotations(100_000, 1_000);
    let Ok(home) = tempfile::tempdir() else { return };
    let Ok(mut journal) = Journal::new(home.path()) else { return };
    journal.open(About { number: 1, ..About::default() }, annotations.bare());
    let claim = std::sync::Arc::clone(&annotations.claims.as_slice()[500]);
    let edit = [Edit::changed(&claim, &claim)];
    let mut revision = 0;
    bencher.bench_local(|| {
        revision += 1;
        journal.edit(1, &edit, revision);
        journal.flush()
    });
}

#[divan::bench(sample_count = 100)]
fn one_edit_among_100_000_claims(bencher: Bencher<'_, '_>) {
    let (annotations, me) = large::annotations(LARGE, 100_000);
    let ids: Vec<_> = annotations.claims.as_slice().iter().map(|c| c.id).collect();
    let mut document = Document::new(annotations, (me, "Ana"), Saving::default());
    let source = document.text().to_owned();
    let article = std::sync::Arc::clone(&document.annotations.article.text);
    let sentences = article.blocks().iter().flat_map(|b| text::sentences(&source, "en", b.range)).collect();
    document.set_sentences(sentences);
    let mut i = 0;
    bencher.bench_local(|| {
        i += 7919;
        document.select_claim(ids[i % ids.len()]);
        // Four edits: a verdict, a deletion, and undoing both.
        document.judge(Some("unverified"));
        document.delete();
        document.undo();
        document.undo();
    });
}
