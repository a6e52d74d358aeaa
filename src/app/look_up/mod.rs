//! Looking up a claim: which words are searched for, and where. The browser opens; the program itself opens no connection.
//!
//! Always true: the words that are sent are shown before. Absent: addresses and how words are put into them
//! (`claimlight_core::exchange`), and asking before the browser opens.

pub mod view;

use egui::Key;

use crate::app::commands::{Also, Command, Group, Row, plain, when};
use crate::app::desk::Desk;
use crate::app::desk::document::Document;
use crate::app::settings::Settings;
use crate::tr;
use claimlight_core::exchange::{SearchPlace, SearchWords};
use claimlight_core::text;

/// How many characters of a claim are searched for at first. Search engines take no more than some 30 words.
const MOST: usize = 200;

/// What is looked up, while the sheet is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looking {
    /// What is searched for.
    pub words: SearchWords,
    /// Where.
    pub places: Vec<SearchPlace>,
}

/// What is looked up, if anything is.
#[derive(Debug, Default)]
pub struct State {
    looking: Option<Looking>,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Show where the selected claim or words can be looked up, or close that.
    Toggle,
    /// The words to search become these.
    Type(String),
    /// Search at place number `i`, from 0.
    Search(usize),
    /// Close the sheet.
    Close,
}

/// What another capability is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Show the sheet.
    Show,
    /// Close the sheet.
    Close,
    /// Close the sheet, and open this address once the person confirms it.
    Browse(String),
}

/// The command.
pub const COMMANDS: &[Row<Action>] = &[Row::new(Command::LookUp, Group::Why, when::selected, || Action::Toggle)
    .keys(&[plain(Key::W)])
    .also(Also::Context)];

impl State {
    /// What is looked up, while the sheet is shown.
    pub fn looking(&self) -> Option<&Looking> {
        self.looking.as_ref()
    }

    /// Makes a change. Returns what another capability is to do.
    #[must_use = "another capability is waited for"]
    pub fn apply(&mut self, desk: &mut Desk, action: Action) -> Option<Request> {
        match action {
            Action::Toggle if self.looking.is_some() => Some(Request::Close),
            Action::Toggle => {
                self.looking = Some(Looking::new(desk.document.as_ref()?, &desk.settings)?);
                Some(Request::Show)
            }
            Action::Type(words) => {
                if let Some(looking) = &mut self.looking {
                    looking.words.words = words;
                }
                None
            }
            Action::Search(i) => {
                let looking = self.looking.as_ref()?;
                let address = looking.places.get(i)?.address_for(&looking.words);
                desk.say(tr!(if address.is_some() { "look-up-come-back" } else { "look-up-nothing" }).to_owned());
                address.map(Request::Browse)
            }
            Action::Close => Some(Request::Close),
        }
    }

    /// Forgets what is looked up if that is not shown any more. Called after every action.
    pub fn keep_up(&mut self, is_shown: bool) {
        self.looking.take_if(|_| !is_shown);
    }
}

impl Looking {
    /// The selected words; else the selected claim, in plain words if it has them.
    fn new(document: &Document, settings: &Settings) -> Option<Self> {
        let words = match (document.selected_words(), document.selected_claim()) {
            (Some(range), _) => document.annotations.article.text.slice(range).to_owned(),
            (None, Some(claim)) if !claim.restated.trim().is_empty() => claim.restated.clone(),
            (None, Some(claim)) => claim.quote(document.text()),
            (None, None) => return None,
        };
        let words = shortened(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        let facts = &document.annotations.article.facts;
        let (title, source) = (facts.title.clone(), facts.source_url.clone());
        let scheme = document.scheme();
        let mut places = SearchPlace::listed(scheme.searches.iter().map(String::as_str));
        places.extend(places_of(settings).into_iter().filter(|place| !scheme.searches.contains(&place.to_string())));
        Some(Self { words: SearchWords { words, title, source }, places })
    }
}

/// The places that the settings name, else the usual ones.
fn places_of(settings: &Settings) -> Vec<SearchPlace> {
    if settings.searches.is_empty() {
        SearchPlace::usual()
    } else {
        SearchPlace::listed(settings.searches.iter().map(String::as_str))
    }
}

/// The first words, as many as are searched for.
fn shortened(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(MOST) else { return words.to_owned() };
    let end = text::floor_grapheme(words, text::Offset::new(end)).to_usize();
    let cut = &words[..end];
    cut.rfind(char::is_whitespace).map_or(cut, |blank| &cut[..blank]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimlight_core::model::{AnnotatorId, Claim, Claims};
    use claimlight_core::text::TextRange;

    #[test]
    fn long_words_are_cut_between_words() {
        assert_eq!(shortened("closed in May"), "closed in May");
        let cut = shortened(&"word ".repeat(100));
        assert!(cut.ends_with("word") && cut.len() <= MOST, "{cut}");
        assert_eq!(shortened(&"é".repeat(300)), "é".repeat(MOST));
    }

    #[test]
    fn a_place_without_words_opens_nothing() {
        let mut desk = Desk::new(Settings::default(), None);
        let mut document = Document::pasted("The bridge closed. It opened in May.");
        let claim = Claim::new(AnnotatorId::new(), [TextRange::from_usize(0..36)]);
        let id = claim.id;
        document.annotations.claims = Claims::new([claim]);
        document.select_claim(id);
        desk.document = Some(document);
        let mut state = State::default();
        assert_eq!(state.apply(&mut desk, Action::Toggle), Some(Request::Show));
        let address = "https://duckduckgo.com/?q=The%20bridge%20closed.%20It%20opened%20in%20May";
        assert_eq!(state.apply(&mut desk, Action::Search(0)), Some(Request::Browse(address.to_owned())));
        assert_eq!(state.apply(&mut desk, Action::Type("  ".to_owned())), None);
        assert_eq!(state.apply(&mut desk, Action::Search(0)), None);
        // The article has no address to ask the archive for.
        assert_eq!(state.apply(&mut desk, Action::Type("bridge".to_owned())), None);
        assert_eq!(state.apply(&mut desk, Action::Search(5)), None);
        assert_eq!(state.apply(&mut desk, Action::Search(50)), None);
    }
}
