//! Formulas on one line: `(a + b)/2`, `√(x + 1)`, `∑_(i=1)^n x_i`.
//!
//! Reads Office Math (ISO/IEC 29500-1, 22.1) and `MathML` 3, whose elements share no name. Always true: no figure stands beside
//! one from another part of the formula.

use super::scripts::{self, Script};

/// A place where a blank belongs if figures would meet there.
const FIGURES: char = '\u{2064}';
/// A place where a blank belongs if letters or figures would meet there.
const WORDS: char = '\u{2063}';
/// The longest formula that is set on a line, in bytes; the parts of a longer one follow each other.
const LONGEST: usize = 16 << 10;
/// How deep a formula is nested for the same.
const DEEPEST: usize = 64;

/// The attributes of an element: the value of the one with this name.
pub type Get<'a> = &'a dyn Fn(&str) -> Option<String>;

/// An element that is open.
#[derive(Debug, Default)]
struct Node {
    name: String,
    /// The elements in it, as they are written.
    parts: Vec<(String, String)>,
    /// What its properties say: brackets, a sign, the kind of a fraction.
    opens: Option<String>,
    closes: Option<String>,
    separates: Option<String>,
    sign: Option<String>,
    has_no_bar: bool,
}

/// A formula that is being read.
#[derive(Debug, Default)]
pub struct Formula {
    open: Vec<Node>,
    /// How many open elements hold nothing that is seen.
    unseen: usize,
    /// All characters, parts apart.
    flat: String,
    is_flat: bool,
    done: String,
}

impl Formula {
    /// Opens an element.
    pub fn start(&mut self, name: &str, get: Get<'_>) {
        if self.unseen > 0 || is_unseen(name) {
            self.unseen += 1;
            return;
        }
        self.is_flat |= self.open.len() >= DEEPEST;
        if !is_leaf(name) && !self.flat.ends_with(' ') {
            self.flat.push(' ');
        }
        if let Some(parent) = self.open.last_mut() {
            // Properties stand in an element of their own within the one that they are of.
            let value = || get("val");
            match name {
                "begChr" => parent.opens = value().or_else(|| Some(String::new())),
                "endChr" => parent.closes = value().or_else(|| Some(String::new())),
                "sepChr" => parent.separates = value().or_else(|| Some(String::new())),
                "chr" => parent.sign = value().or_else(|| Some(String::new())),
                "type" => parent.has_no_bar = value().is_some_and(|kind| kind == "noBar"),
                "pos" => parent.sign = value().filter(|at| at == "top").map(|_| "\u{305}".to_owned()),
                _ => {}
            }
        }
        let mut node = Node { name: name.to_owned(), ..Node::default() };
        match name {
            "mfenced" => {
                (node.opens, node.closes, node.separates) = (get("open"), get("close"), get("separators"));
            }
            "mfrac" => {
                let width = get("linethickness").unwrap_or_default();
                node.has_no_bar = width.starts_with('0') && !width.contains(|c: char| ('1'..='9').contains(&c));
            }
            "mspace" => node.parts.push((String::new(), " ".to_owned())),
            _ => {}
        }
        self.open.push(node);
    }

    /// Closes the element that was opened last.
    pub fn end(&mut self) {
        if self.unseen > 0 {
            self.unseen -= 1;
            return;
        }
        let Some(node) = self.open.pop() else { return };
        if self.is_flat {
            return;
        }
        if let Some(parent) = self.open.last_mut().filter(|_| node.name.ends_with("Pr")) {
            parent.opens = node.opens.or(parent.opens.take());
            parent.closes = node.closes.or(parent.closes.take());
            parent.separates = node.separates.or(parent.separates.take());
            parent.sign = node.sign.or(parent.sign.take());
            parent.has_no_bar |= node.has_no_bar;
            return;
        }
        let written = node.written();
        match self.open.last_mut() {
            Some(parent) => parent.parts.push((node.name, written)),
            None => self.done.push_str(&written),
        }
    }

    /// Adds characters.
    pub fn text(&mut self, text: &str) {
        if self.unseen > 0 {
            return;
        }
        self.flat.push_str(text);
        self.is_flat |= self.flat.len() > LONGEST;
        let Some(parent) = self.open.last_mut().filter(|_| !self.is_flat) else { return };
        // Signs that are not seen: applying a function, times, a comma, plus.
        let seen = |c: char| !('\u{2061}'..='\u{2064}').contains(&c);
        let hides = text.contains(|c| !seen(c));
        let mut written: String = text.chars().filter(|c| seen(*c)).collect();
        if is_leaf(&parent.name) && parent.name.starts_with('m') {
            written.truncate(written.trim_end().len());
            written.drain(..written.len() - written.trim_start().len());
        } else if parent.name != "t" && written.trim().is_empty() && !hides {
            return;
        }
        if hides {
            written.push(WORDS);
        }
        parent.parts.push((String::new(), written));
    }

    /// The formula.
    pub fn finish(mut self) -> String {
        self.unseen = 0;
        while !self.open.is_empty() {
            self.end();
        }
        if self.is_flat {
            return self.flat.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let mut line = String::with_capacity(self.done.len());
        let mut gap = None;
        for c in self.done.chars() {
            match c {
                FIGURES | WORDS => gap = gap.max(Some(c == WORDS)),
                c => {
                    let meets = |of: fn(char) -> bool| line.ends_with(of) && of(c);
                    let apart = match gap.take() {
                        Some(true) => meets(char::is_alphanumeric),
                        Some(false) => meets(char::is_numeric),
                        None => false,
                    };
                    line.extend(apart.then_some(' '));
                    line.push(c);
                }
            }
        }
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Node {
    /// The part with this name.
    fn part(&self, name: &str) -> &str {
        self.parts.iter().find(|(of, _)| of == name).map_or("", |(_, part)| part)
    }

    /// The part at this place.
    fn at(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", |(_, part)| part)
    }

    /// All parts with this name.
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.parts.iter().filter(move |(of, _)| of == name).map(|(_, part)| part.as_str())
    }

    /// The element on one line.
    fn written(&self) -> String {
        match self.name.as_str() {
            "f" => fraction(self.part("num"), self.part("den"), self.has_no_bar),
            "mfrac" => fraction(self.at(0), self.at(1), self.has_no_bar),
            "rad" => root(self.part("e"), self.part("deg")),
            "msqrt" => root(&self.row(), ""),
            "mroot" => root(self.at(0), self.at(1)),
            "sSub" | "sSup" | "sSubSup" => with_scripts(self.part("e"), self.part("sub"), self.part("sup")),
            "sPre" => {
                format!("{WORDS}{}", before(&with_scripts("", self.part("sub"), self.part("sup")))) + self.part("e")
            }
            "msub" | "munder" => with_scripts(self.at(0), self.at(1), ""),
            "msup" => with_scripts(self.at(0), "", self.at(1)),
            "mover" => over(self.at(0), self.at(1)),
            "msubsup" | "munderover" => with_scripts(self.at(0), self.at(1), self.at(2)),
            "mmultiscripts" => self.multiscripts(),
            "limLow" => with_scripts(self.part("e"), self.part("lim"), ""),
            "limUpp" => with_scripts(self.part("e"), "", self.part("lim")),
            "nary" => {
                let sign = self.sign.as_deref().unwrap_or("∫");
                format!("{}{WORDS}{}", with_scripts(sign, self.part("sub"), self.part("sup")), self.part("e"))
            }
            "func" => format!("{WORDS}{}{WORDS}{}", self.part("fName"), self.part("e")),
            "acc" => format!("{}{}", self.part("e"), self.sign.as_deref().unwrap_or("\u{302}")),
            "bar" => self.barred(),
            "d" => self.fenced(&self.all("e").collect::<Vec<_>>(), "|"),
            "mfenced" => self.fenced(&self.parts.iter().map(|(_, part)| part.as_str()).collect::<Vec<_>>(), ","),
            "m" => self.all("mr").collect::<Vec<_>>().join("; "),
            "mtable" => self.parts.iter().map(|(_, row)| row.as_str()).collect::<Vec<_>>().join("; "),
            "mr" => self.all("e").collect::<Vec<_>>().join(" "),
            "mtr" | "mlabeledtr" => self.parts.iter().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(" "),
            "eqArr" => self.all("e").collect::<Vec<_>>().join("; "),
            "mi" if self.row().chars().count() > 1 => format!("{WORDS}{}{WORDS}", self.row()),
            "mtext" => format!("{WORDS}{}{WORDS}", self.row()),
            _ => self.row(),
        }
    }

    /// All parts one after the other.
    fn row(&self) -> String {
        self.parts.iter().map(|(_, part)| part.as_str()).collect()
    }

    /// The parts in brackets.
    fn fenced(&self, parts: &[&str], separator: &str) -> String {
        let opens = self.opens.as_deref().unwrap_or("(");
        let closes = self.closes.as_deref().unwrap_or(")");
        let separator = self.separates.as_deref().map_or(separator, str::trim);
        let separator = if separator.is_empty() { " " } else { separator };
        format!("{FIGURES}{opens}{}{closes}{FIGURES}", parts.join(separator))
    }

    /// The part with a line above or below each sign.
    fn barred(&self) -> String {
        let sign = self.sign.as_deref().unwrap_or("\u{332}");
        self.part("e").chars().flat_map(|c| std::iter::once(c).chain(sign.chars())).collect()
    }

    /// A part with scripts on both sides.
    fn multiscripts(&self) -> String {
        let at = self.parts.iter().position(|(name, _)| name == "mprescripts").unwrap_or(self.parts.len());
        let scripts = |parts: &[(String, String)], base: &str| {
            let pairs = parts.chunks(2).map(|pair| (pair[0].1.as_str(), pair.get(1).map_or("", |(_, part)| part)));
            pairs.fold(base.to_owned(), |base, (sub, sup)| with_scripts(&base, sub, sup))
        };
        let behind = scripts(self.parts.get(1..at).unwrap_or_default(), self.at(0));
        let before = scripts(self.parts.get(at + 1..).unwrap_or_default(), "");
        format!("{WORDS}{}{behind}", self::before(&before))
    }
}

/// Whether an element holds nothing that is seen.
fn is_unseen(name: &str) -> bool {
    matches!(name, "annotation" | "annotation-xml" | "mphantom" | "del" | "moveFrom" | "instrText" | "ctrlPr")
}

/// Whether an element holds characters.
fn is_leaf(name: &str) -> bool {
    matches!(name, "t" | "r" | "mi" | "mn" | "mo" | "mtext" | "ms")
}

/// Whether a part is one thing, so that it needs no brackets.
fn is_one(part: &str) -> bool {
    let is_letter =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '\'' | '′' | FIGURES | WORDS | '\u{300}'..='\u{36f}');
    let is_number = part.starts_with(|c: char| c.is_ascii_digit()) && part.contains(|c: char| c.is_alphabetic());
    !is_number && part.chars().all(is_letter) || is_bracketed(part)
}

/// Whether brackets stand around a whole part.
fn is_bracketed(part: &str) -> bool {
    let part = part.trim_matches([FIGURES, WORDS]);
    let Some(inner) = part.strip_prefix('(').and_then(|part| part.strip_suffix(')')) else { return false };
    let mut depth = 0_i32;
    inner.chars().all(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth >= 0
    })
}

fn in_brackets(part: &str) -> String {
    let part = part.trim();
    if is_one(part) { part.to_owned() } else { format!("({part})") }
}

fn fraction(over: &str, under: &str, has_no_bar: bool) -> String {
    let sign = if has_no_bar { '¦' } else { '/' };
    format!("{FIGURES}{}{sign}{}{FIGURES}", in_brackets(over), in_brackets(under))
}

fn root(of: &str, degree: &str) -> String {
    let degree = degree.trim();
    let degree = match scripts::raised_text(degree) {
        Some(raised) => raised,
        None => format!("({degree})"),
    };
    let of = if of.trim().chars().count() == 1 { of.trim().to_owned() } else { in_brackets(of) };
    format!("{WORDS}{degree}√{of}{FIGURES}")
}

/// A part with what is lowered and raised behind it.
fn with_scripts(of: &str, sub: &str, sup: &str) -> String {
    let of =
        if of.is_empty() || is_one(of) || of.trim().chars().count() == 1 { of.to_owned() } else { in_brackets(of) };
    let scripts = script(Script::Sub, sub) + &script(Script::Super, sup);
    if scripts.is_empty() { of } else { format!("{of}{scripts}{FIGURES}") }
}

/// Scripts that stand right before what they belong to.
fn before(scripts: &str) -> &str {
    scripts.trim_end_matches([FIGURES, WORDS])
}

fn script(script: Script, words: &str) -> String {
    let words: String = words.trim().chars().filter(|c| !matches!(*c, FIGURES | WORDS)).collect();
    let words = words.as_str();
    if words.is_empty() {
        return String::new();
    }
    // Primes are raised as they are.
    if words.chars().all(|c| matches!(c, '′' | '″' | '‴' | '\'' | '*' | '°' | '†')) {
        return words.to_owned();
    }
    let in_unicode = match script {
        Script::Super => scripts::raised_text(words),
        Script::Sub => scripts::lowered_text(words),
    };
    let sign = if script == Script::Super { '^' } else { '_' };
    let is_bare = words.chars().count() == 1 || words.chars().all(char::is_alphabetic);
    match in_unicode {
        Some(written) => written,
        None if is_bare || is_bracketed(words) => format!("{sign}{words}{WORDS}"),
        None => format!("{sign}({words})"),
    }
}

/// A part with a sign or words above it.
fn over(of: &str, above: &str) -> String {
    let accent = match above.trim() {
        "^" | "ˆ" | "\u{302}" => "\u{302}",
        "~" | "˜" | "\u{303}" => "\u{303}",
        "¯" | "‾" | "\u{305}" | "_" | "―" => "\u{305}",
        "→" | "\u{20d7}" => "\u{20d7}",
        "˙" | "." | "\u{307}" => "\u{307}",
        "¨" | "\u{308}" => "\u{308}",
        _ => return with_scripts(of, "", above),
    };
    let node = Node { parts: vec![("e".to_owned(), of.to_owned())], sign: Some(accent.to_owned()), ..Node::default() };
    node.barred()
}

#[cfg(test)]
mod tests {
    use super::super::packed::{Event, Xml};
    use super::*;

    /// The formula of some XML.
    fn read(source: &str) -> String {
        let mut formula = Formula::default();
        let mut xml = Xml::new(source);
        while let Some(event) = xml.next().unwrap() {
            match event {
                Event::Start(element) => formula.start(element.name(), &|name| element.get(name)),
                Event::End => formula.end(),
                Event::Text(text) => formula.text(&text),
            }
        }
        formula.finish()
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(read(source), expected, "{source}");
    }

    /// A run of Office Math.
    fn r(words: &str) -> String {
        format!("<m:r><m:t>{words}</m:t></m:r>")
    }

    #[test]
    fn formulas_of_word_are_on_a_line() {
        let f = |num: &str, den: &str| format!("<m:f><m:num>{num}</m:num><m:den>{den}</m:den></m:f>");
        check(&format!("<m:oMath>{}{}</m:oMath>", r("1"), r("2")), "12");
        check(&format!("<m:oMath>{}{}{}</m:oMath>", r("2"), f(&r("3"), &r("4")), r("5")), "2 3/4 5");
        check(&format!("<m:oMath>{}</m:oMath>", f(&r("a+b"), &r("2c"))), "(a+b)/(2c)");
        check(&format!("<m:oMath>{}</m:oMath>", f(&f(&r("1"), &r("2")), &r("3"))), "(1/2)/3");
        let nary = |chr: &str| {
            format!(
                "<m:oMath><m:nary><m:naryPr>{chr}</m:naryPr><m:sub>{}</m:sub><m:sup>{}</m:sup><m:e>{}</m:e></m:nary></m:oMath>",
                r("i=1"),
                r("n"),
                r("x")
            )
        };
        check(&nary("<m:chr m:val='∑'/>"), "∑_(i=1)ⁿ x");
        check(&nary(""), "∫_(i=1)ⁿ x");
        let d = |properties: &str| {
            format!(
                "<m:oMath>{}<m:d><m:dPr>{properties}</m:dPr><m:e>{}</m:e><m:e>{}</m:e></m:d></m:oMath>",
                r("f"),
                r("1"),
                r("2")
            )
        };
        check(&d(""), "f(1|2)");
        check(&d("<m:begChr m:val='['/><m:sepChr m:val=','/><m:endChr m:val=''/>"), "f[1,2");
        let rad = |deg: &str, e: &str| {
            format!("<m:oMath>{}<m:rad><m:deg>{deg}</m:deg><m:e>{e}</m:e></m:rad></m:oMath>", r("2"))
        };
        check(&rad("", &r("x+1")), "2√(x+1)");
        check(&rad(&r("3"), &r("5")), "2 ³√5");
        let script = |name: &str, parts: &str| {
            format!("<m:oMath><m:{name}><m:e>{}</m:e>{parts}</m:{name}>{}</m:oMath>", r("x"), r("3"))
        };
        check(&script("sSup", &format!("<m:sup>{}</m:sup>", r("2"))), "x² 3");
        check(&script("sSub", &format!("<m:sub>{}</m:sub>", r("k"))), "x_k 3");
        check(&script("sSup", &format!("<m:sup>{}</m:sup>", r("2k"))), "x^(2k)3");
        check(
            &format!(
                "<m:oMath>{}<m:func><m:fName>{}</m:fName><m:e>{}</m:e></m:func></m:oMath>",
                r("2"),
                r("sin"),
                r("x")
            ),
            "2 sin x",
        );
        check(
            &format!(
                "<m:oMath><m:m><m:mr><m:e>{0}</m:e><m:e>{0}</m:e></m:mr><m:mr><m:e>{0}</m:e><m:e>{0}</m:e></m:mr></m:m></m:oMath>",
                r("1")
            ),
            "1 1; 1 1",
        );
        check(&format!("<m:oMath><m:acc><m:accPr/><m:e>{}</m:e></m:acc></m:oMath>", r("x")), "x\u{302}");
    }

    #[test]
    fn mathml_is_on_a_line() {
        check("<math><mn>2</mn><mfrac><mn>3</mn><mn>4</mn></mfrac></math>", "2 3/4");
        check("<math><mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac></math>", "n¦k");
        check("<math><msup><mi>e</mi><mrow><mo>-</mo><mi>x</mi></mrow></msup></math>", "e^(-x)");
        check("<math><msqrt><mn>2</mn></msqrt><mo>=</mo><mn>1.41</mn></math>", "√2=1.41");
        check("<math><mn>10</mn><mo>&#x2062;</mo><mn>6</mn></math>", "10 6");
        check("<math><msup><mn>10</mn><mn>6</mn></msup></math>", "10⁶");
        check("<math><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi></math>", "sin x");
        check("<math><semantics><mi>x</mi><annotation>x_{y}</annotation></semantics></math>", "x");
        check("<math><mfenced open='['><mn>1</mn><mn>2</mn></mfenced></math>", "[1,2)");
        check("<math><mover><mi>x</mi><mo>¯</mo></mover></math>", "x\u{305}");
        check("<math><mmultiscripts><mi>C</mi><mprescripts/><none/><mn>14</mn></mmultiscripts></math>", "¹⁴C");
        check(
            "<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable></math>",
            "1 2; 3",
        );
        check("<math> <mn> 3 </mn> <mtext> kg </mtext></math>", "3 kg");
    }

    #[test]
    fn a_hostile_formula_ends() {
        let deep = format!("{}<m:t>1</m:t>{}", "<m:d><m:e>".repeat(400), "</m:e></m:d>".repeat(400));
        check(&deep, "1");
        let long = format!("<m:oMath>{}</m:oMath>", r("1").repeat(100_000));
        assert_eq!(read(&long).len(), 100_000);
        let fractions = "<m:f><m:num><m:t>1</m:t></m:num><m:den><m:t>2</m:t></m:den></m:f>".repeat(20_000);
        assert!(read(&format!("<m:oMath>{fractions}</m:oMath>")).starts_with("1 2 1 2"));
    }
}
