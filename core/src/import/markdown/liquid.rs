//! Tags of Liquid (Jekyll) and Hugo in a Markdown source: `{{ … }}`, `{% … %}`, `{{< … >}}`, `{{% … %}}`.
//!
//! They stand for what a site's generator puts there, which the source does not have. They are taken out before Markdown is
//! read, as Jekyll does, except in code. Of what a tag says for itself, its links and the caption of its picture stay.

use std::borrow::Cow;
use std::ops::Range;

use comrak::nodes::NodeValue;
use comrak::{Arena, Options};

use super::super::left_out::{Kind, LeftOut};

/// The longest tag, in bytes.
const LONGEST: usize = 8 << 10;
/// The longest stretch between a tag with a link and its end tag, in bytes.
const WORDS: usize = 512;
/// The longest address in a tag, in bytes.
const ADDRESS: usize = 2048;

/// The source without tags. They are counted as left out.
pub fn without_tags<'a>(source: &'a str, options: &Options<'_>, left_out: &mut LeftOut) -> Cow<'a, str> {
    if !source.contains("{{") && !source.contains("{%") {
        return Cow::Borrowed(source);
    }
    let code = code(source, options);
    let mut rewrite = Rewrite {
        source,
        out: String::with_capacity(source.len()),
        at: 0,
        finder: Finder::default(),
        endless: Vec::new(),
        left_out,
    };
    let mut code = code.into_iter().peekable();
    while let Some(found) = memchr::memchr(b'{', &source.as_bytes()[rewrite.at..]) {
        let at = rewrite.at + found;
        // Code that starts within a tag is none.
        while code.next_if(|c| c.end <= at || c.start < rewrite.at).is_some() {}
        if let Some(code) = code.next_if(|c| c.start <= at) {
            rewrite.keep(code.end);
        } else {
            rewrite.keep(at);
            rewrite.tag();
        }
    }
    rewrite.keep(source.len());
    Cow::Owned(rewrite.out)
}

/// Where code stands in a source, in bytes, in order.
fn code(source: &str, options: &Options<'_>) -> Vec<Range<usize>> {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, source, options);
    let lines: Vec<usize> =
        std::iter::once(0).chain(memchr::memchr_iter(b'\n', source.as_bytes()).map(|i| i + 1)).collect();
    let at = |line: usize, column: usize| {
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or(source.len());
        let at = (start + column).min(source.len());
        (0..=at).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0)
    };
    let mut code: Vec<Range<usize>> = Vec::new();
    for node in root.descendants() {
        let data = node.data();
        if matches!(data.value, NodeValue::Code(_) | NodeValue::CodeBlock(_)) {
            let place = data.sourcepos;
            let start = at(place.start.line, place.start.column.saturating_sub(1));
            let end = at(place.end.line, place.end.column);
            if code.last().is_none_or(|last| last.end <= start) && start < end {
                code.push(start..end);
            }
        }
    }
    code
}

/// A tag.
#[derive(Clone, Copy)]
struct Tag<'a> {
    /// How it opens: `{{`, `{{<`, `{{%` or `{%`.
    opening: &'static str,
    /// Its first word; for an end tag with `end` or `/` before it.
    name: &'a str,
    /// What follows the name.
    arguments: &'a str,
    /// All between the brackets.
    inside: &'a str,
    /// Where it ends in the source, in bytes.
    end: usize,
}

impl<'a> Tag<'a> {
    /// The name of the tag that this one ends; `None` if it ends none.
    fn ends(&self) -> Option<&'a str> {
        if self.opening == "{%" {
            self.name.strip_prefix("end").filter(|name| !name.is_empty())
        } else {
            self.name.strip_prefix('/')
        }
    }
}

/// Finds the ends of tags. What was found is kept, so that the source is searched only once.
#[derive(Default)]
struct Finder {
    /// The next place of each ending, and of a blank line.
    next: [Option<usize>; 5],
}

impl Finder {
    const ENDINGS: [&'static str; 4] = ["}}", ">}}", "%}}", "%}"];

    /// The place of ending `kind`, or of a blank line if `kind` is 4, at or after `from`; the length of the source if there is
    /// none.
    fn find(&mut self, source: &str, kind: usize, from: usize) -> usize {
        match self.next[kind] {
            Some(at) if at >= from => at,
            _ => {
                let found = match Self::ENDINGS.get(kind) {
                    Some(ending) => source.get(from..).and_then(|rest| rest.find(ending)).map(|i| from + i),
                    None => blank_line(source, from),
                };
                let at = found.unwrap_or(source.len());
                self.next[kind] = Some(at);
                at
            }
        }
    }

    /// The tag that starts at `at`, if one does.
    fn tag<'a>(&mut self, source: &'a str, at: usize) -> Option<Tag<'a>> {
        let rest = &source[at..];
        let (opening, kind) = if rest.starts_with("{{<") {
            ("{{<", 1)
        } else if rest.starts_with("{{%") {
            ("{{%", 2)
        } else if rest.starts_with("{{") {
            ("{{", 0)
        } else if rest.starts_with("{%") {
            ("{%", 3)
        } else {
            return None;
        };
        let from = at + opening.len();
        let close = self.find(source, kind, from);
        if close >= source.len() || close - at > LONGEST || self.find(source, 4, from) < close {
            return None;
        }
        let inside = source[from..close].trim_matches('-').trim();
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
        let (name, arguments) = inside.split_at(inside.find(|c| !is_name(c)).unwrap_or(inside.len()));
        let is_tag = match opening {
            "{{" => !inside.is_empty(),
            "{%" => name.starts_with(char::is_alphabetic),
            _ => !name.is_empty(),
        };
        if !is_tag {
            return None;
        }
        let mut end = close + Self::ENDINGS[kind].len();
        if source[end..].starts_with('}') && rest.starts_with("{{{") {
            end += 1;
        }
        // A space between the slash and the name is allowed in Hugo.
        let (name, arguments) = if name == "/" {
            let after = arguments.trim_start();
            let len = after.find(|c| !is_name(c)).unwrap_or(after.len());
            (&inside[..inside.len() - after.len() + len], &after[len..])
        } else {
            (name, arguments)
        };
        Some(Tag { opening, name, arguments, inside, end })
    }
}

/// Where the first line end after `from` is that a blank line follows, in bytes.
fn blank_line(source: &str, from: usize) -> Option<usize> {
    let rest = source.as_bytes().get(from..)?;
    let is_blank = |at: &usize| {
        let line = &rest[at + 1..];
        let len = line.iter().position(|b| !matches!(b, b' ' | b'\t')).unwrap_or(line.len());
        line.get(len).is_none_or(|b| *b == b'\n')
    };
    memchr::memchr_iter(b'\n', rest).find(is_blank).map(|at| from + at)
}

/// A source that is being rewritten.
struct Rewrite<'a, 'b> {
    source: &'a str,
    out: String,
    /// How far the source was read, in bytes.
    at: usize,
    finder: Finder,
    /// The names of tags of which no end tag is left.
    endless: Vec<(&'static str, &'a str)>,
    left_out: &'b mut LeftOut,
}

impl<'a> Rewrite<'a, '_> {
    /// Keeps the source up to `end`.
    fn keep(&mut self, end: usize) {
        self.out.push_str(&self.source[self.at..end]);
        self.at = end;
    }

    /// Reads the tag that starts here, or keeps the bracket.
    fn tag(&mut self) {
        let Some(tag) = self.finder.tag(self.source, self.at) else {
            self.keep(self.at + 1);
            return;
        };
        if tag.opening.len() == 3 && tag.inside.starts_with("/*") {
            // An example of a tag: Hugo shows it without the signs of a comment.
            let inside = tag.inside.trim_start_matches("/*").trim_end_matches("*/");
            let (open, close) = if tag.opening == "{{<" { ("{{<", ">}}") } else { ("{{%", "%}}") };
            let shown = escaped(&format!("{open}{inside}{close}"));
            self.out.push_str(&shown);
            self.at = tag.end;
            return;
        }
        self.left_out.add(Kind::TemplateTags);
        let content_ends = match tag.name {
            "raw" | "comment" | "highlight" => self.end_of(&tag),
            _ => None,
        };
        match (tag.name, content_ends) {
            (_, None) => self.replace(&tag),
            ("comment", Some(end)) => {
                self.left_out.add(Kind::TemplateTags);
                self.skip_to(end.end);
            }
            (name, Some(end)) => {
                self.left_out.add(Kind::TemplateTags);
                // The end tag is as long as its source.
                let content = self.source[tag.end..end.start].to_owned();
                if name == "raw" {
                    self.out.push_str(&content);
                } else {
                    let fence = "~".repeat(16);
                    for part in ["\n\n", &fence, "\n", content.trim_matches('\n'), "\n", &fence, "\n\n"] {
                        self.out.push_str(part);
                    }
                }
                self.at = end.end;
            }
        }
    }

    /// Where the end tag of `tag` is.
    fn end_of(&mut self, tag: &Tag<'a>) -> Option<Range<usize>> {
        let opening = if tag.opening == "{%" { "{%" } else { "{{" };
        if self.endless.contains(&(opening, tag.name)) {
            return None;
        }
        let mut finder = Finder::default();
        let mut at = tag.end;
        while let Some(found) = self.source[at..].find(opening) {
            at += found;
            let end = finder.tag(self.source, at);
            if let Some(end) = end.filter(|end| end.ends() == Some(tag.name)) {
                return Some(at..end.end);
            }
            at += opening.len();
        }
        self.endless.push((opening, tag.name));
        None
    }

    /// Puts what stays of a tag in its place.
    fn replace(&mut self, tag: &Tag<'a>) {
        if let Some(is_whole) = self.in_address(tag) {
            let from = std::mem::replace(&mut self.at, tag.end);
            let address = address(tag);
            let written = &self.source[from..tag.end];
            if address.is_empty() && is_whole && !written.contains(['<', '>', '\n']) {
                // Nobody but the site knows where it leads. It is a link all the same.
                for part in ["<", written, ">"] {
                    self.out.push_str(part);
                }
            } else {
                self.out.push_str(&address);
            }
            return;
        }
        let arguments = arguments(tag);
        if let Some(caption) = caption(tag, &arguments) {
            let source = find(&arguments, &["src", "image", "url"]).unwrap_or_default();
            let source: String = source.chars().filter(|c| !c.is_whitespace() && !matches!(c, '<' | '>')).collect();
            let shown = format!("![{}](<{source}>)", escaped(caption.trim()));
            self.put(&shown, tag.end);
            return;
        }
        let Some(url) = arguments.iter().find_map(|(key, value)| link(*key, value)) else {
            self.skip_to(tag.end);
            return;
        };
        match self.words_of(tag) {
            Some(words) => {
                let end = self.end_of(tag).map_or(tag.end, |end| end.end);
                self.left_out.add(Kind::TemplateTags);
                let shown = format!("<a href=\"{}\">{words}</a>", htmlize::escape_attribute(url));
                self.put(&shown, end);
            }
            None => self.put(&format!("<{url}>"), tag.end),
        }
    }

    /// The words between a tag with a link and its end tag, if they are near and hold no tag.
    fn words_of(&self, tag: &Tag<'_>) -> Option<&'a str> {
        let mut end = (tag.end + WORDS + 64).min(self.source.len());
        while !self.source.is_char_boundary(end) {
            end -= 1;
        }
        let near = &self.source[tag.end..end];
        let words = &near[..near.find("{{").into_iter().chain(near.find("{%")).min()?];
        let end = Finder::default().tag(&self.source[..end], tag.end + words.len())?;
        (end.ends() == Some(tag.name) && blank_line(words, 0).is_none() && !words.trim().is_empty()).then_some(words)
    }

    /// Whether the tag stands where an address does: `Some(true)` if it is all of the address in a link.
    fn in_address(&self, tag: &Tag<'_>) -> Option<bool> {
        let line = self.line();
        let word = &line[line.rfind(char::is_whitespace).map_or(0, |i| i + 1)..];
        let after = &self.source[tag.end..];
        if let Some(at) = word.rfind("](") {
            let before = &word[at + 2..];
            return (!before.contains(')')).then(|| before.is_empty() && after.starts_with(')'));
        }
        let quoted = word.rfind("=\"").map(|at| (at, '"')).or_else(|| word.rfind("='").map(|at| (at, '\'')));
        if let Some((at, quote)) = quoted {
            return (!word[at + 2..].contains(quote)).then_some(false);
        }
        let defines = line.trim_start().starts_with('[') && line.trim_end().ends_with("]:");
        defines.then_some(after.starts_with(['\n', '\r']) || after.is_empty())
    }

    /// Puts words in the place of the source up to `end`.
    fn put(&mut self, words: &str, end: usize) {
        self.part();
        self.out.push_str(words);
        self.at = end;
        if self.source[end..].starts_with(char::is_alphanumeric) {
            self.out.push(' ');
        }
    }

    /// Leaves out the source up to `end`. Words before and after it stay apart.
    fn skip_to(&mut self, end: usize) {
        self.at = end;
        if self.line().trim().is_empty() {
            // Blanks after it would make code of the rest of the line.
            let rest = &self.source[end..];
            self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        } else if self.source[end..].starts_with(char::is_alphanumeric) {
            self.part();
        }
    }

    /// The line so far, of a long one the end.
    fn line(&self) -> &str {
        let mut from = self.out.len().saturating_sub(ADDRESS);
        while !self.out.is_char_boundary(from) {
            from += 1;
        }
        let end = &self.out[from..];
        &end[end.rfind('\n').map_or(0, |i| i + 1)..]
    }

    fn part(&mut self) {
        if self.out.ends_with(char::is_alphanumeric) {
            self.out.push(' ');
        }
    }
}

/// The arguments of a tag: `name="value"`, `name: value`, or a value alone.
fn arguments<'a>(tag: &Tag<'a>) -> Vec<(Option<&'a str>, &'a str)> {
    // A tag of output has no name: {{ "https://example.org" | link }}.
    let mut rest = if tag.opening == "{{" { tag.inside } else { tag.arguments };
    let mut found = Vec::new();
    let mut key = None;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '|'));
        let Some(first) = rest.chars().next() else { return found };
        if matches!(first, '"' | '\'' | '`') {
            let (value, after) = rest[1..].split_once(first).unwrap_or((&rest[1..], ""));
            found.push((key.take(), value));
            rest = after;
            continue;
        }
        let is_address = rest.starts_with("http");
        let stops = |c: char| c.is_whitespace() || matches!(c, '"' | ',' | '|') || (c == '=' && !is_address);
        let end = rest.find(stops).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if let Some(after) = after.strip_prefix('=') {
            (key, rest) = (Some(word), after);
        } else if let Some(word) = word.strip_suffix(':') {
            (key, rest) = (Some(word), after);
        } else {
            found.push((key.take(), word));
            rest = after;
        }
    }
}

/// The value of the first argument with one of these names.
fn find<'a>(arguments: &[(Option<&str>, &'a str)], names: &[&str]) -> Option<&'a str> {
    let has = |name: &&str| arguments.iter().find(|(key, value)| *key == Some(*name) && !value.trim().is_empty());
    names.iter().find_map(has).map(|(_, value)| *value)
}

/// The words of the picture that a tag shows.
fn caption<'a>(tag: &Tag<'_>, arguments: &[(Option<&str>, &'a str)]) -> Option<&'a str> {
    if tag.opening == "{{" {
        return None;
    }
    let is_picture = ["figure", "image", "img", "picture", "photo"].iter().any(|name| {
        tag.name.contains(name)
            || (tag.name.starts_with("include") && arguments.first().is_some_and(|(_, file)| file.contains(name)))
    });
    let names: &[&str] = if is_picture { &["caption", "alt", "title", "description"] } else { &["caption", "alt"] };
    find(arguments, names)
}

/// The address in an argument, if it is a link to something else than a picture.
fn link<'a>(key: Option<&str>, value: &'a str) -> Option<&'a str> {
    let is_address = (value.starts_with("https://") || value.starts_with("http://"))
        && value.len() <= ADDRESS
        && !value.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '{' | '}'));
    let path = value.split(['?', '#']).next().unwrap_or(value).to_lowercase();
    let is_picture = key.is_some_and(|key| matches!(key, "src" | "image" | "img" | "poster" | "thumbnail"))
        || [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"].iter().any(|ending| path.ends_with(ending));
    (is_address && !is_picture).then_some(value)
}

/// What a tag stands for in an address, as far as it says so.
fn address(tag: &Tag<'_>) -> String {
    let arguments = arguments(tag);
    let known = match tag.name {
        "link" | "post_url" | "ref" | "relref" => {
            arguments.iter().find(|(key, _)| key.is_none()).map(|(_, value)| *value)
        }
        _ if tag.opening == "{{" && tag.inside.starts_with(['"', '\'']) => arguments.first().map(|(_, value)| *value),
        _ => arguments.iter().find_map(|(key, value)| link(*key, value)),
    };
    let is_plain = |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '(' | ')' | '"' | '\'');
    known.unwrap_or_default().chars().filter(is_plain).collect()
}

/// Words as Markdown that shows them as they are.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let mut left_out = LeftOut::default();
        assert_eq!(without_tags(source, &super::super::options(), &mut left_out), expected, "{source}");
    }

    #[test]
    fn tags_are_no_text() {
        check("It cost {{ page.cost }} million.", "It cost  million.");
        check("The town{{ site.x }}, in {{< place >}}May.", "The town, in May.");
        check("3{{ x }}4 a{%- if y -%}b{% endif %}c", "3 4 a b c");
        check("{% if a %}  # A\n{% endif %}\nb", "# A\n\nb");
        check("{{{ x }}} a {{}} {{ b\n\nc }} {% 5 %} {a} {", "a {{}} {{ b\n\nc }} {% 5 %} {a} {");
        check("{{/* no */}}a{% comment %}b {{ c }}{% endcomment %} d", "a d");
        check("a {%\ninclude x\n%} b", "a  b");
    }

    #[test]
    fn code_and_raw_text_stay() {
        check("`{{ a }}` {{ b }} ``{% c %}``", "`{{ a }}`  ``{% c %}``");
        check("```\n{{ a }}\n```\n{{ b }}", "```\n{{ a }}\n```\n");
        check("é\n\n    {{ a }}\n\n> `{{ b }}`é {{ c }}", "é\n\n    {{ a }}\n\n> `{{ b }}`é ");
        check("{% raw %}{{ a }}{% endraw %} {{ b }}", "{{ a }} ");
        check("{{< b `c` >}} {{ d }} `e`", "`e`");
        check("{{</* b */>}}", "\\{\\{\\< b \\>\\}\\}");
        check("{% highlight sh %}\n{{ a }}\n{% endhighlight %}", "\n\n~~~~~~~~~~~~~~~~\n{{ a }}\n~~~~~~~~~~~~~~~~\n\n");
    }

    #[test]
    fn links_stay() {
        check("[a]({{ site.url }}/b.pdf)", "[a](/b.pdf)");
        check("[a]({{ page.url }}) [a]({{ b }}c)", "[a](<{{ page.url }}>) [a](c)");
        check("[a]({% link _posts/b.md %}) [a]({{< ref \"c.md\" >}})", "[a](_posts/b.md) [a](c.md)");
        check("[a]({{ '/b' | relative_url }}#c)", "[a](/b#c)");
        check("<a href=\"{{ \"/b\" | url }}\">c</a>", "<a href=\"/b\">c</a>");
        check("[a]: {% post_url 2026-b %}\n", "[a]: 2026-b\n");
        check("See {% embed https://paper.example/a_b_c %}.", "See <https://paper.example/a_b_c>.");
        check(
            "{{< button href=\"https://a.example/?b&c\" >}}Read it{{< /button >}}",
            "<a href=\"https://a.example/?b&amp;c\">Read it</a>",
        );
    }

    #[test]
    fn pictures_show_as_their_captions() {
        check("{{< figure src=\"/a.png\" caption=\"A [duck]\" >}}", "![A \\[duck\\]](</a.png>)");
        check("{% include figure.html src='a.png' alt='A duck' %}", "![A duck](<a.png>)");
        check("{{< img src=https://a.example/b.png >}}", "");
    }

    #[test]
    fn hostile_sources_end() {
        for piece in
            ["{{", "{% raw %}", "{% a", "{{< a \"", "{{a}}", "{", "{{ 'https://a.example' }}", "[a]({{b}}", "{%a%}`"]
        {
            check_ends(&piece.repeat(20_000));
            check_ends(&format!("{} %}} }}}}", piece.repeat(20_000)));
        }
    }

    fn check_ends(source: &str) {
        let out = without_tags(source, &super::super::options(), &mut LeftOut::default());
        assert!(out.len() <= 2 * source.len() + 64);
    }
}
