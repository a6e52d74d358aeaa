//! Reading a saved page and a Word document, at the sizes that docs/performance.md lists.

use claimlight_core::import;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// So many words, the same on every run.
fn words(count: usize, seed: &mut u32) -> String {
    let mut words = String::new();
    for _ in 0..count {
        *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let length = 2 + (*seed >> 24) % 8;
        let letter = |i: u32| char::from(b'a' + ((*seed >> (3 * i)) % 26) as u8);
        words.extend((0..length).map(letter));
        words.push(' ');
    }
    words
}

/// A page of 1 MB: half of it the article, the rest menus, styles and a script.
fn page() -> String {
    let mut seed = 1;
    let mut menu = String::new();
    for i in 0..1500 {
        let i = i.to_string();
        menu.push_str(&["<li class=m", &i, "><a href=/m/", &i, ">", &words(2, &mut seed), "</a></li>"].concat());
    }
    let mut article = String::new();
    for _ in 0..700 {
        let (first, linked, last) = (words(70, &mut seed), words(3, &mut seed), words(40, &mut seed));
        article.push_str(&["<p>", &first, ". <a href=/x>", &linked, "</a> ", &last, ".</p>\n"].concat());
    }
    let script = words(30_000, &mut seed);
    format!(
        "<!DOCTYPE html><html lang=en><head><title>T</title><style>{}</style><script>x='{script}'</script></head><body><nav><ul>{menu}</ul></nav>\
         <article><h1>T</h1>{article}</article><footer><ul>{menu}</ul></footer></body></html>",
        ".a{color:red}".repeat(3000)
    )
}

#[divan::bench(sample_count = 20)]
fn read_a_page_of_1_mb(bencher: Bencher<'_, '_>) {
    let page = page();
    bencher
        .bench_local(|| import::import("page.html", black_box(page.as_bytes())).map(|i| i.article.text.blocks().len()));
}

/// A Word document whose text takes 2 MB, in an archive that is not compressed.
fn document() -> Vec<u8> {
    let mut seed = 1;
    let mut body = String::new();
    while body.len() < 4 << 20 {
        let run = words(12, &mut seed);
        let run = format!(
            "<w:r w:rsidR=\"00A1\"><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr><w:t xml:space=\"preserve\">{run}</w:t></w:r>"
        );
        body.push_str(&["<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>", &run.repeat(6), "</w:p>"].concat());
    }
    stored(&[
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("word/document.xml", format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")),
    ])
}

/// A ZIP archive of these files, not compressed.
fn stored(files: &[(&str, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let long = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    for (name, content) in files {
        let at = long(out.len());
        let mut crc = flate2::Crc::new();
        crc.update(content.as_bytes());
        let mut head = vec![20, 0, 0, 8, 0, 0, 0, 0, 0, 0];
        head.extend(crc.sum().to_le_bytes());
        head.extend(long(content.len()).repeat(2));
        head.extend(&long(name.len())[..2]);
        head.extend([0, 0]);
        out.extend([b"PK\x03\x04", head.as_slice(), name.as_bytes(), content.as_bytes()].concat());
        directory.extend([b"PK\x01\x02\x14\0", head.as_slice(), &[0; 10], &at, name.as_bytes()].concat());
    }
    let start = long(out.len());
    let count = &long(files.len())[..2];
    out.extend(&directory);
    out.extend([b"PK\x05\x06\0\0\0\0", count, count, &long(directory.len()), &start, &[0, 0]].concat());
    out
}

#[divan::bench(sample_count = 20)]
fn read_a_document_of_2_mb_of_text(bencher: Bencher<'_, '_>) {
    let document = document();
    bencher.bench_local(|| import::import("a.docx", black_box(&document)).map(|i| i.article.text.blocks().len()));
}
