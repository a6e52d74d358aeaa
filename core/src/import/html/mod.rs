//! HTML, as a browser shows it: pieces of it are read into elements and words.

mod elements;
mod sheet;
mod shown;
mod tags;
mod tokens;

pub use elements::{Elements, Get};
pub use sheet::{Sheet, script as script_of};
pub use shown::{RAISED, address};
pub use tags::{Role, Tag};
pub use tokens::{Attributes, Token, Tokens};

use super::left_out::Kind;

/// Reads some HTML. Elements may stay open, and elements that are open may be closed.
pub fn read(html: &str, elements: &mut Elements) {
    read_and(html, elements, |_, _| {});
}

/// Reads some HTML like [`read`]; `before` is called with each token before it is read.
pub fn read_and<'a>(html: &'a str, elements: &mut Elements, mut before: impl FnMut(&Token<'a>, &mut Elements)) {
    let mut raw = None;
    let mut starts_preformatted = false;
    for token in Tokens::new(html) {
        before(&token, elements);
        // A line end right after <pre> is not shown.
        let is_first = std::mem::take(&mut starts_preformatted);
        match token {
            Token::Text(text) => {
                let text = text.strip_prefix('\n').filter(|_| is_first).unwrap_or(text);
                elements.words(&htmlize::unescape(text));
            }
            Token::Raw(text) if raw.is_some_and(Tag::has_references) => elements.words(&htmlize::unescape(text)),
            Token::Raw(text) => elements.words(text),
            Token::Start(name, attributes) => {
                let get = |name: &str| attributes.get(name);
                if elements.start_in_formula(name, &get) {
                    continue;
                }
                if let Some(tag) = Tag::named(name) {
                    raw = Some(tag);
                    starts_preformatted = tag.role() == Role::Preformatted;
                    elements.start(tag, &get);
                } else {
                    elements.left_out.add(Kind::UnknownTags);
                    elements.start_unknown(&get);
                }
            }
            Token::End(name) if elements.end_in_formula(name) => {}
            Token::End(name) => match Tag::named(name) {
                Some(tag) => elements.end(tag),
                None => elements.end_unknown(),
            },
            Token::Comment => elements.left_out.add(Kind::Comments),
            Token::Declaration => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::left_out::LeftOut;
    use crate::import::tests::kinds_and_words;
    use crate::model::{BlockKind, MarkKind};

    fn text(html: &str) -> (crate::model::ArticleText, LeftOut) {
        let mut elements = Elements::default();
        read(html, &mut elements);
        elements.finish()
    }

    /// The blocks of some HTML, one a line.
    fn check(html: &str, expected: &[&str]) {
        let (text, _) = text(html);
        let found: Vec<_> = text.blocks().iter().map(|b| text.slice(b.range)).collect();
        assert_eq!(found, expected, "{html}");
    }

    fn check_kinds(html: &str, expected: &[(BlockKind, &str)]) {
        let (text, _) = text(html);
        assert_eq!(kinds_and_words(&text), expected, "{html}");
    }

    fn check_marks(html: &str, expected: &[(&str, MarkKind)]) {
        let (text, _) = text(html);
        let marks = text.blocks().iter().flat_map(|b| &b.marks);
        let found: Vec<_> = marks.map(|m| (text.slice(m.range), m.kind.clone())).collect();
        assert_eq!(found, expected, "{html}");
    }

    fn check_left_out(html: &str, expected: &[(Kind, usize)]) {
        assert_eq!(text(html).1.counts().collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn blocks_and_line_ends_separate() {
        check("<p>It cost 3</p><p>4 million.</p>", &["It cost 3", "4 million."]);
        check("<p>a<p>b", &["a", "b"]);
        check("a<div>b</div>c", &["a", "b", "c"]);
        check("a<br>b<br/><br />c</br>d", &["a", "b", "c", "d"]);
        check("a</p>b<hr>c", &["a", "b", "c"]);
        check("a <b>b</b>, <span> c </span> d", &["a b, c d"]);
        check("It&nbsp;cost &pound;3&#x20;m &amp;lt; &unreal; &copy 2024", &["It\u{a0}cost £3 m &lt; &unreal; © 2024"]);
        check("<pre>\na\n  b</pre>c", &["a\n  b", "c"]);
        check("<pre>\n\n<b>a</b></pre><pre>\n\n</pre>c", &["\na", "c"]);
        check("<select><option>a<option>b</select>c<textarea>d</textarea>e", &["a", "b", "c", "d", "e"]);
        check("<h2>a</h3>b<h1>c</h6>d", &["a", "b", "c", "d"]);
        check("<h2>a<h3>b</h3>c", &["a", "b", "c"]);
        check("<table><tr>3<td>4</td></tr>5<tr>6</tr></table>7", &["3", "4", "5", "6", "7"]);
        check("<dl><dd>3<dl><dd>4</dl>5</dl>6", &["3", "4", "5", "6"]);
        check("<dl><dt>3<div><dd>4<ul><dd>5</ul>6</dl>7", &["3", "4", "5", "6", "7"]);
        check("3<dl>4</dl>5<dl><dt>6<dd>7</dl>8<dl><dd>9</dd></dl>10", &["3", "4", "5", "6", "7", "8", "9", "10"]);
        check("<dl><dt>a<dd>b<dt>c</dl>", &["a", "b", "c"]);
    }

    #[test]
    fn kinds_come_from_the_elements_around() {
        use BlockKind::{Caption, Code, Heading, Item, Paragraph, Quotation, TableRow};
        check_kinds("<h2>a</h2>b", &[(Heading(2), "a"), (Paragraph, "b")]);
        check_kinds("<blockquote><p>a</p>b</blockquote>c", &[(Quotation, "a"), (Quotation, "b"), (Paragraph, "c")]);
        let item = |depth, number| Item { depth, number };
        check_kinds(
            "<ol start=3><li>a<ul><li>b</ul><li value=7><p>c<p>d</ol>e",
            &[
                (item(0, Some(3)), "a"),
                (item(1, None), "b"),
                (item(0, Some(7)), "c"),
                (Paragraph, "d"),
                (Paragraph, "e"),
            ],
        );
        check_kinds("<ul><li></li><li>a</li></ul>", &[(item(0, None), ""), (item(0, None), "a")]);
        check_kinds(
            "<table><caption>t</caption> <tr> <td>3</td> <td></td><td><p>4</p>5</td></tr><tr><th>a<th>b</table>c",
            &[(Caption, "t"), (TableRow, "3\t\t4 5"), (TableRow, "a\tb"), (Paragraph, "c")],
        );
        check_kinds("<pre>a <b>b</b>\nc</pre>", &[(Code, "a b\nc")]);
        check_kinds(
            "<figure><img alt='A duck'><figcaption>In May</figcaption></figure>",
            &[(Caption, "A duck"), (Caption, "In May")],
        );
        check_kinds("<p>a <img alt=':)'> b</p><p><img title=t></p>", &[(Paragraph, "a :) b"), (Caption, "t")]);
    }

    #[test]
    fn marks_go_on_as_in_browsers() {
        use MarkKind::{Bold, Italic, Link, Struck};
        check_marks("a<b>b<i>c</b>d</i>", &[("bc", Bold), ("cd", Italic)]);
        check_marks("<p>a<b>b</p><p>c</b>d", &[("b", Bold), ("c", Bold)]);
        check_marks("<p>a<del>b</p><p>c</del>d", &[("b", Struck)]);
        check_marks("<a href=' x '>a <a href=y>b</a></a><a>c</a>", &[("a", Link("x".into())), ("b", Link("y".into()))]);
        check_marks("<a href='JavaScript:x()'>a</a>", &[]);
        check_marks("<s>a</s><strike>b</strike>", &[("a", Struck), ("b", Struck)]);
    }

    #[test]
    fn figures_keep_apart() {
        check("2024<sup>1</sup> and 10<sup>6</sup> tons of CO<sub>2</sub>", &["2024¹ and 10⁶ tons of CO₂"]);
        check("2024<sup><a href='#1'>[1]</a></sup>5", &["2024[1]5"]);
        // What is not shown, and what HTML does not know, keeps figures apart, but no parts of a word.
        check("12<button>x</button>34<button>y</button>", &["12 x 34 y"]);
        check("12<span hidden>x</span>34 a<span hidden>x</span>b", &["12 34 ab"]);
        check("<x-a>12</x-a><x-a>34</x-a> <x-a>ab</x-a><x-a>cd</x-a>", &["12 34 abcd"]);
        check("<span style='display:block'>12</span><span style='display: inline-block'>34</span>5", &["12 34 5"]);
        check("1999<a href='#n1'>12</a> a<a href='#n1'>b</a>", &["1999 12 ab"]);
        check("cost <del>3</del><ins>4</ins> million", &["cost 3 4 million"]);
        check("<ins>b</ins><del>a</del> <del>colo</del>u<s>r</s>", &["b a colour"]);
        check("he said <q>it is <q>open</q></q>.", &["he said “it is ‘open’”."]);
        check("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", &["漢(kan)"]);
    }

    #[test]
    fn words_are_raised_by_styles_and_references_to_notes() {
        check("10<span style='vertical-align: super'><span>6</span></span> tons", &["10⁶ tons"]);
        check("CO<span style='vertical-align:sub'>2</span><span>5</span>", &["CO₂5"]);
        check("3<a role='doc-noteref' href='#n1'>1</a> and<a epub:type=noteref>12</a>", &["3¹ and¹²"]);
        check("3<sup><a class=footnote-ref href='#n1'>1</a></sup>", &["3¹"]);
        check("3<a class=footnote-ref href='#n1'><sup>1</sup></a>", &["3¹"]);
        check(
            "<p><sup><a href='#r'>1</a></sup>By the town.<p><sup>14</sup>C is old.",
            &["¹ By the town.", "¹⁴C is old."],
        );
        check("<ol><li>Nobody.<a href='#r' role='doc-backlink'>↩︎</a></ol>", &["Nobody."]);
        check("<h2>a<span class='mw-editsection'>[<a>edit</a>]</span></h2>", &["a"]);
        let mut elements = Elements::default();
        elements.sheet.add(".c7{vertical-align:super}");
        read("10<span class=c7>6</span> <span class=c8>tons</span>", &mut elements);
        assert_eq!(elements.finish().0.as_str(), "10⁶ tons");
    }

    #[test]
    fn formulas_are_on_a_line() {
        check("2<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math>5", &["2 3/4 5"]);
        check(
            "a <math><semantics><msup><mi>x</mi><mn>2</mn></msup><annotation encoding=tex>x^{2}</annotation></semantics></math>, b",
            &["a x², b"],
        );
        check("<math><mi>x</mi><mo>&lt;</mo><mn>3</mn></math>", &["x<3"]);
        check("<math><mn>3</mn><p>4</p>5", &["3", "4", "5"]);
        check("<math><mn>3</mn>", &["3"]);
        check("<p hidden><math><mn>3</mn></math></p>5</math>6", &["56"]);
    }

    #[test]
    fn what_is_not_shown_is_counted() {
        check("a<script>b < c</script>d<style>e</style><!-- f --><template><p>g</p></template>h", &["adh"]);
        check("a<noscript><img alt=b></noscript><span hidden>c<span>d</span>e</span>f", &["af"]);
        check("a<p style='color:red; DISPLAY : none'>b<p>c", &["a", "c"]);
        check("a<span style='visibility: Hidden!important'>b</span>c<p style=visibility:visible>d", &["ac", "d"]);
        check("a<progress value=7>7 of 9</progress>b<meter>c</meter>d<img alt=e style='visibility:hidden'>", &["abd"]);
        check("a<x-menu hidden><x-item>b</x-item>c</x-menu>d<x-item>e</x-item>", &["ade"]);
        check("<svg><title>a</title><text>3</text><text>4</text></svg>", &["3", "4"]);
        check_left_out(
            "<script></script><style></style><!-- --><!-- --><video></video><embed><img><foo>",
            &[
                (Kind::Scripts, 1),
                (Kind::Styles, 1),
                (Kind::Comments, 2),
                (Kind::Pictures, 1),
                (Kind::Embedded, 2),
                (Kind::UnknownTags, 1),
            ],
        );
    }

    #[test]
    fn a_sign_is_no_tag() {
        check("<p>Levels were <5 in all wells. Nobody died.</p>", &["Levels were <5 in all wells. Nobody died."]);
        check("<p>Costs were < 3 million, and > 2 million.", &["Costs were < 3 million, and > 2 million."]);
        check("<p>I <3 you <a href=x", &["I <3 you <a href=x"]);
    }

    #[test]
    fn hostile_html_ends() {
        for piece in ["<div>", "<b>", "<p>", "<table><tr><td>", "<ul><li>", "<sup>", "<a href=x>", "<template>", "</p>"]
        {
            let html = format!("{}a{}", piece.repeat(50_000), "<br>b".repeat(50_000));
            let (text, _) = text(&html);
            assert!(text.as_str().len() < 10 * html.len(), "{piece}");
        }
    }
}
