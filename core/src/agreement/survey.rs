//! Counting a study: first who worked on which article in which file, then the tally of each article. Texts are held of no more articles
//! at once than there are processors, so that memory grows only with the number of tallies.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::tally::ArticleTally;
use super::work::{Study, Work, categories, people_of, verdicts_given};
use super::{Question, Unmarked};
use crate::compare::{self, NotMerged};
use crate::model::{Annotations, Annotator, AnnotatorId, Purpose, Same, Scheme};
use crate::text::{self, TextRange};

/// What keeps a file out of a study.
#[derive(Debug)]
pub enum LeftOut<E> {
    /// It could not be read.
    NotRead(E),
    /// It is no people's work on an article, but a key or a hand-in.
    Purpose(Purpose),
    /// Its scheme has other verdicts than those of most files.
    OtherVerdicts,
    /// It could not be brought together with the other files of its article.
    NotMerged(NotMerged),
}

/// What is known of a file after the first look.
#[derive(Clone, Debug)]
struct Head {
    /// The number of its article.
    article: usize,
    /// The number of its scheme.
    scheme: usize,
    people: BTreeSet<AnnotatorId>,
    /// Verdicts that somebody gave and its scheme does not have.
    others: BTreeSet<String>,
}

/// An article of a study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFiles {
    /// Its title, or the name of its file; empty if neither is known.
    pub title: String,
    /// Its files, by their numbers.
    pub files: Vec<usize>,
}

/// Somebody who marked, judged or read something in the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The id that stands for the person.
    pub id: AnnotatorId,
    /// All ids of the person.
    pub ids: Vec<AnnotatorId>,
    /// What the person is called in the files.
    pub called: String,
    /// The name that tells the person apart: two people of one name have the beginning of their ids behind it.
    pub name: String,
    /// Whether the person decides between others, and so is no annotator.
    pub decides: bool,
}

/// What the files of a study hold, before anything is counted.
#[derive(Debug)]
pub struct Survey<E> {
    heads: Vec<Option<Head>>,
    /// The articles, in the order of their first files.
    articles: Vec<ArticleFiles>,
    people: Vec<Known>,
    same: Same,
    scheme: Arc<Scheme>,
    others: BTreeSet<String>,
    /// The files that are not compared, by their numbers, and why.
    left_out: Vec<(usize, LeftOut<E>)>,
}

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The people, in this order.
    pub people: Vec<AnnotatorId>,
    /// Those who decide, with whom alone the people are compared; none: the people are compared with one another.
    pub deciding: Vec<AnnotatorId>,
    /// Whether text that somebody left unmarked counts as read.
    pub unmarked: Unmarked,
    /// Whether verdicts are left out that were given with another person's verdict in the file.
    pub without_seen: bool,
    /// Whether gamma is drawn.
    pub gamma: bool,
}

impl Asked {
    /// The people, and those who decide.
    pub fn everyone(&self) -> impl Iterator<Item = AnnotatorId> + '_ {
        self.people.iter().chain(&self.deciding).copied()
    }
}

/// A study that was counted.
#[derive(Debug)]
pub struct Counted {
    /// What was compared.
    pub study: Study,
    /// The people's names, in the order of the study.
    pub names: Vec<String>,
    /// The articles in which somebody of them left something, in the order of their first files.
    pub articles: Vec<ArticleFiles>,
    /// Their tallies.
    pub tallies: Vec<ArticleTally>,
}

/// The sentences of an article, split anew, whatever splitter an annotation file names.
pub fn sentences(annotations: &Annotations) -> Vec<TextRange> {
    let article = &annotations.article;
    let (source, language) = (article.text.as_str(), article.facts.language.as_str());
    article.text.sentences(if language.is_empty() { text::guess_language(source) } else { language })
}

/// What a file says of itself.
struct Looked {
    head: Head,
    sha256: String,
    earlier: Vec<(String, String)>,
    title: String,
    scheme: Arc<Scheme>,
    annotators: Vec<Annotator>,
}

impl<E: Send> Survey<E> {
    /// Looks at each of `count` files. `read` reads one by its number. `go_on` gets the share that is done, 0 to 1, and stops the work by
    /// returning `false`. Returns `None` if it was stopped.
    pub fn of(
        count: usize,
        read: &(impl Fn(usize) -> Result<Annotations, E> + Sync),
        go_on: &(dyn Fn(f32) -> bool + Sync),
    ) -> Option<Self> {
        look_at_all(count, read, go_on).map(Self::sorted)
    }

    fn sorted(looked: Vec<Result<Looked, LeftOut<E>>>) -> Self {
        let mut left_out = Vec::new();
        let mut by_text = ByText::of(&looked);
        let annotators = each_once(looked.iter().flatten().flat_map(|looked| &looked.annotators));
        let same = Same::new(&annotators);
        let mut schemes: Vec<(Arc<Scheme>, usize)> = Vec::new();
        let mut heads = Vec::with_capacity(looked.len());
        for (i, looked) in looked.into_iter().enumerate() {
            let looked = match looked {
                Ok(looked) => looked,
                Err(why) => {
                    left_out.push((i, why));
                    heads.push(None);
                    continue;
                }
            };
            let scheme = schemes.iter().position(|(known, _)| has_same_verdicts(known, &looked.scheme));
            let scheme = scheme.unwrap_or_else(|| {
                schemes.push((Arc::clone(&looked.scheme), 0));
                schemes.len() - 1
            });
            schemes[scheme].1 += 1;
            let article = by_text.article(&looked.sha256, looked.title);
            heads.push(Some(Head { article, scheme, ..looked.head }));
        }
        let mut articles = by_text.articles;
        let most = schemes.iter().map(|(_, files)| *files).max().unwrap_or(0);
        let common = schemes.iter().position(|(_, files)| *files == most).unwrap_or(0);
        let mut people: BTreeSet<AnnotatorId> = BTreeSet::new();
        let mut others = BTreeSet::new();
        for (i, slot) in heads.iter_mut().enumerate() {
            let Some(head) = slot.take() else { continue };
            if head.scheme != common {
                left_out.push((i, LeftOut::OtherVerdicts));
                continue;
            }
            articles[head.article].files.push(i);
            people.extend(head.people.iter().map(|id| same.person(*id)));
            others.extend(head.others.iter().cloned());
            *slot = Some(head);
        }
        left_out.sort_by_key(|(i, _)| *i);
        let scheme = schemes.get(common).map(|(scheme, _)| Arc::clone(scheme)).unwrap_or_default();
        Self { heads, articles, people: known(&people, &annotators, &same), same, scheme, others, left_out }
    }

    /// Everyone who marked, judged or read something, by name.
    pub fn people(&self) -> &[Known] {
        &self.people
    }

    /// The scheme of the files.
    pub fn scheme(&self) -> &Arc<Scheme> {
        &self.scheme
    }

    /// The files that are not compared, by their numbers, and why.
    pub fn left_out(&self) -> &[(usize, LeftOut<E>)] {
        &self.left_out
    }

    /// The study that is asked for.
    pub fn study(&self, asked: &Asked) -> Study {
        Study {
            people: asked.everyone().map(|id| self.same.person(id)).collect(),
            deciding: asked.deciding.len(),
            same: self.same.clone(),
            verdicts: categories(&self.scheme, self.others.iter().map(String::as_str)),
            ordered: self.scheme.ordered,
            unmarked: asked.unmarked,
            without_seen: asked.without_seen,
            gamma: asked.gamma,
        }
    }

    /// Counts the articles in which the people who are asked for left something. Returns `None` if `go_on` stopped it. A file that
    /// can't be read any more, or not be brought together with the others of its article, is added to [`Self::left_out`].
    pub fn count(
        &mut self,
        asked: &Asked,
        read: &(impl Fn(usize) -> Result<Annotations, E> + Sync),
        go_on: &(dyn Fn(f32) -> bool + Sync),
    ) -> Option<Counted> {
        let study = self.study(asked);
        let people: BTreeSet<AnnotatorId> = study.people.iter().copied().collect();
        let has_work = |i: &usize| {
            let head = self.heads[*i].as_ref();
            head.is_some_and(|head| head.people.iter().any(|id| people.contains(&self.same.person(*id))))
        };
        let articles: Vec<ArticleFiles> =
            self.articles.iter().filter(|article| article.files.iter().any(has_work)).cloned().collect();
        let counted = in_parallel(articles.len(), go_on, |i| {
            let (annotations, failed) = together(&articles[i].files, read);
            let tally = annotations.map_or_else(ArticleTally::default, |annotations| {
                Work::of(&annotations, &sentences(&annotations), &study).tally(&study)
            });
            (tally, failed)
        })?;
        let mut tallies = Vec::with_capacity(articles.len());
        for (tally, failed) in counted {
            tallies.push(tally);
            let known = |i: usize| self.left_out.iter().any(|(left, _)| *left == i);
            let new: Vec<_> = failed.into_iter().filter(|(i, _)| !known(*i)).collect();
            self.left_out.extend(new);
        }
        let name = |id: &AnnotatorId| {
            let known = self.people.iter().find(|known| known.id == *id);
            known.map_or_else(|| short(*id), |known| known.name.clone())
        };
        let names = study.people.iter().map(name).collect();
        Some(Counted { study, names, articles, tallies })
    }
}

/// The articles of files in the order of their first files, and what is left out.
pub type Articles<E> = (Vec<ArticleFiles>, Vec<(usize, LeftOut<E>)>);

/// Sorts `count` files by their articles, whatever their schemes. The arguments are those of [`Survey::of`].
pub fn articles<E: Send>(
    count: usize,
    read: &(impl Fn(usize) -> Result<Annotations, E> + Sync),
    go_on: &(dyn Fn(f32) -> bool + Sync),
) -> Option<Articles<E>> {
    let looked = look_at_all(count, read, go_on)?;
    let mut by_text = ByText::of(&looked);
    let mut left_out = Vec::new();
    for (i, looked) in looked.into_iter().enumerate() {
        match looked {
            Ok(looked) => {
                let article = by_text.article(&looked.sha256, looked.title);
                by_text.articles[article].files.push(i);
            }
            Err(why) => left_out.push((i, why)),
        }
    }
    Some((by_text.articles, left_out))
}

fn look_at_all<E: Send>(
    count: usize,
    read: &(impl Fn(usize) -> Result<Annotations, E> + Sync),
    go_on: &(dyn Fn(f32) -> bool + Sync),
) -> Option<Vec<Result<Looked, LeftOut<E>>>> {
    in_parallel(count, go_on, |i| {
        let annotations = read(i).map_err(LeftOut::NotRead)?;
        match annotations.purpose.clone() {
            Some(purpose) => Err(LeftOut::Purpose(purpose)),
            None => Ok(look(&annotations)),
        }
    })
}

/// Articles by their latest texts.
struct ByText {
    /// The text that each earlier one became.
    became: HashMap<String, String>,
    numbers: HashMap<String, usize>,
    articles: Vec<ArticleFiles>,
}

impl ByText {
    fn of<E>(looked: &[Result<Looked, LeftOut<E>>]) -> Self {
        let became = looked.iter().flatten().flat_map(|looked| looked.earlier.iter().cloned()).collect();
        Self { became, numbers: HashMap::new(), articles: Vec::new() }
    }

    /// The number of the article with this text, which gets the first title that is not empty.
    fn article(&mut self, sha256: &str, title: String) -> usize {
        let text = latest(sha256, &self.became).to_owned();
        let article = *self.numbers.entry(text).or_insert_with(|| {
            self.articles.push(ArticleFiles::default());
            self.articles.len() - 1
        });
        if self.articles[article].title.is_empty() {
            self.articles[article].title = title;
        }
        article
    }
}

/// The annotations in several files of one article as one, and the files that failed.
pub fn together<E>(
    files: &[usize],
    read: impl Fn(usize) -> Result<Annotations, E>,
) -> (Option<Annotations>, Vec<(usize, LeftOut<E>)>) {
    let (mut all, mut failed): (Option<Annotations>, _) = (None, Vec::new());
    for i in files {
        let one = match read(*i) {
            Ok(one) => one,
            Err(error) => {
                failed.push((*i, LeftOut::NotRead(error)));
                continue;
            }
        };
        all = Some(match all {
            None => one,
            Some(before) => match compare::merge(&before, &one) {
                Ok(both) => both,
                Err(error) => {
                    failed.push((*i, LeftOut::NotMerged(error)));
                    before
                }
            },
        });
    }
    (all, failed)
}

impl Question {
    /// The categories of a question's figures, by their names in JSON. Those of words are the values of units.
    pub fn categories(self, study: &Study) -> Vec<String> {
        match self {
            Self::Sentences => super::tally::SENTENCES.iter().map(|said| said.name().to_owned()).collect(),
            Self::Verdicts => study.verdicts.clone(),
            Self::Words => study.verdicts.iter().cloned().chain([super::TO_CHECK.to_owned()]).collect(),
        }
    }
}

fn look(annotations: &Annotations) -> Looked {
    let article = &annotations.article;
    let facts = &article.facts;
    let title = if facts.title.is_empty() { &facts.original_name } else { &facts.title };
    let of_scheme = |id: &&str| annotations.scheme.verdicts.iter().any(|verdict| verdict.id == *id);
    let others = verdicts_given(annotations).into_iter().filter(|id| !of_scheme(id)).map(str::to_owned).collect();
    Looked {
        // Joined later, when the people of all files are known.
        head: Head { article: 0, scheme: 0, people: people_of(annotations, &Same::default()), others },
        sha256: article.text.sha256().to_owned(),
        earlier: annotations.texts.iter().map(|text| (text.sha256.clone(), text.became.clone())).collect(),
        title: title.clone(),
        scheme: Arc::clone(&annotations.scheme),
        annotators: annotations.annotators.clone(),
    }
}

/// The text that this one became, as far as the files tell.
fn latest<'a>(sha256: &'a str, became: &'a HashMap<String, String>) -> &'a str {
    let mut text = sha256;
    let mut seen = BTreeSet::from([text]);
    while let Some(next) = became.get(text).filter(|next| seen.insert(next.as_str())) {
        text = next;
    }
    text
}

fn has_same_verdicts(a: &Scheme, b: &Scheme) -> bool {
    let ids = |scheme: &Scheme| scheme.verdicts.iter().map(|verdict| verdict.id.clone()).collect::<BTreeSet<_>>();
    ids(a) == ids(b)
}

/// Annotators as files have them; those that several files have alike once.
fn each_once<'a>(annotators: impl Iterator<Item = &'a Annotator>) -> Vec<Annotator> {
    let mut known: BTreeMap<AnnotatorId, Vec<&Annotator>> = BTreeMap::new();
    let mut once = Vec::new();
    for annotator in annotators {
        let same = known.entry(annotator.id).or_default();
        if !same.contains(&annotator) {
            same.push(annotator);
            once.push(annotator.clone());
        }
    }
    once
}

/// These people with their names, in the order of their names.
fn known(people: &BTreeSet<AnnotatorId>, annotators: &[Annotator], same: &Same) -> Vec<Known> {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let named: Vec<(AnnotatorId, &str)> =
        people.iter().map(|id| (*id, same.name(annotators, *id).unwrap_or_default())).collect();
    for (_, name) in &named {
        *names.entry(name).or_default() += 1;
    }
    let mut known: Vec<Known> = named
        .iter()
        .map(|(id, called)| {
            let name = match names.get(called) {
                _ if called.is_empty() => short(*id),
                Some(1) => (*called).to_owned(),
                _ => format!("{called} ({})", short(*id)),
            };
            let theirs = || annotators.iter().filter(|annotator| same.person(annotator.id) == *id);
            let ids: BTreeSet<AnnotatorId> = theirs().map(|annotator| annotator.id).collect();
            let decides = theirs().any(Annotator::is_adjudicator);
            Known { id: *id, ids: ids.into_iter().collect(), called: (*called).to_owned(), name, decides }
        })
        .collect();
    known.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    known
}

/// The first eight digits of an id.
fn short(id: AnnotatorId) -> String {
    id.to_string().chars().take(8).collect()
}

/// Does `count` pieces of work on all processors and returns what they result in, in order. `None` if `go_on` stopped it.
fn in_parallel<T: Send>(
    count: usize,
    go_on: &(dyn Fn(f32) -> bool + Sync),
    work: impl Fn(usize) -> T + Sync,
) -> Option<Vec<T>> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(count.max(1));
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(count));
    let one = || {
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            if i >= count || stopped.load(Ordering::Relaxed) {
                return;
            }
            if !go_on(i as f32 / count as f32) {
                stopped.store(true, Ordering::Relaxed);
                return;
            }
            let result = work(i);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((i, result));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(one);
        }
        one();
    });
    if stopped.into_inner() {
        return None;
    }
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(i, _)| *i);
    Some(done.into_iter().map(|(_, result)| result).collect())
}
