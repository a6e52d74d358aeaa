//! Opening, saving, and one edit, at the sizes that docs/performance.md tells.

#[path = "large/mod.rs"]
mod large;

use claimlight::app::document::Document;
use claimlight::app::find::{self, Query};
use claimlight::app::saving::Saving;
use claimlight::app::settings::Settings;
use claimlight::app::state::State;
use claimlight::app::{folder, palette};
use claimlight::model::AnnotatorId;
use claimlight::text::{Exactly, Folded};
use claimlight::{import, store, text};
use divan::{Bencher, black_box};

/// A folder of a thousand articles of about 5 kB, every fifth with an annotation file of 20 claims.
fn thousand() -> std::io::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let text = large::text(5_000);
    for i in 0..1000 {
        let article = folder.path().join(format!("article {i}.txt"));
        let own = format!("Article {i}\n\n{text}");
        std::fs::write(&article, &own)?;
        if i % 5 == 0 {
            let (mut annotations, _) = large::annotations(5_000, 20);
            annotations.article = import::import("article.txt", own.as_bytes()).unwrap_or_default();
            std::fs::write(article.with_extension("claims.ron"), store::print(&annotations))?;
        }
    }
    Ok(folder)
}

#[divan::bench(sample_count = 10)]
fn list_a_folder_of_1000(bencher: Bencher<'_, '_>) {
    let Ok(folder) = thousand() else { return };
    bencher.bench_local(|| folder::list(black_box(folder.path())));
}

#[divan::bench(sample_count = 3)]
fn read_a_folder_of_1000(bencher: Bencher<'_, '_>) {
    let Ok(folder) = thousand() else { return };
    let me = AnnotatorId::new();
    let files = folder::list(folder.path()).unwrap_or_default();
    bencher.bench_local(|| files.iter().map(|(path, _)| folder::details(path, me).claims).sum::<usize>());
}

#[divan::bench(args = ["", "n", "next", "verif"], sample_count = 50)]
fn find_in_the_palette(bencher: Bencher<'_, '_>, typed: &str) {
    let state = State::new(Settings::default(), None);
    bencher.bench_local(|| palette::found(&state, black_box(typed)));
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
            asked: 1,
            number: 1,
            words: typed.to_owned(),
            exactly: Exactly::default(),
            whole: false,
            folded: Some(std::sync::Arc::clone(&folded)),
            text: std::sync::Arc::clone(&text),
            annotations: Box::new(annotations.clone()),
        })
    });
}

fn main() {
    divan::main();
}

const LARGE: usize = 10 << 20;

#[divan::bench(sample_count = 10)]
fn import_10_mb_of_text(bencher: Bencher<'_, '_>) {
    let source = large::text(LARGE);
    bencher.bench_local(|| import::import("large.txt", black_box(source.as_bytes())));
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
    let printed = store::print(&annotations);
    bencher.bench_local(|| store::read(black_box(printed.as_bytes())));
}

#[divan::bench(args = [1_000, 100_000], sample_count = 10)]
fn save_a_file(bencher: Bencher<'_, '_>, claims: usize) {
    let (annotations, _) = large::annotations(claims * 105, claims);
    let Ok(folder) = tempfile::tempdir() else { return };
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        store::save(&folder.path().join(format!("{n}.claims.ron")), &store::print(&annotations))
    });
}

#[divan::bench(sample_count = 100)]
fn one_edit_among_100_000_claims(bencher: Bencher<'_, '_>) {
    let (annotations, me) = large::annotations(LARGE, 100_000);
    let ids: Vec<_> = annotations.claims.as_slice().iter().map(|c| c.id).collect();
    let mut document = Document::new(annotations, me, Saving::default());
    let source = document.text().to_owned();
    let article = std::sync::Arc::clone(&document.annotations.article.text);
    let sentences = article.blocks().iter().flat_map(|b| text::sentences(&source, "en", b.range)).collect();
    document.set_sentences(sentences);
    let mut i = 0;
    bencher.bench_local(|| {
        i += 7919;
        document.select_claim(ids[i % ids.len()]);
        // Four edits: a verdict, a claim deleted, and both undone.
        document.judge(Some("unverified"));
        document.delete();
        document.undo();
        document.undo();
    });
}
