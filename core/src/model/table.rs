//! The table of fields: what claims, spans, judgements, evidence and the other records of an annotation file hold.
//!
//! To add a field, add a line here and a line to `docs/annotation-file.md`. The type in [`crate::model`], reading, repairing,
//! printing, the log, merging and `claimlight show --json` follow from the table.
//!
//! A line of the table is
//!
//! ```text
//! /// What it is.
//! name: Type, Printed, + Field;
//! ```
//!
//! - `name` is the field's name, in files as well. Files hold fields in the order of the lines.
//! - `Type` implements [`super::value::FieldType`], and `FileType` in `file/types.rs`. A record of the table is named with
//!   `model::` before it: file/ has a type of the same name for its source.
//! - `Printed` says when files hold the field, see [`super::value::Printed`].
//! - `+ Field` adds a variant to [`super::Field`]: changes of the field are recorded in the log and merged. `= Field` takes a
//!   variant that a line above has added; both fields have the same name. A field without either names its record, or is a
//!   list of records that come and go on their own.
//!
//! Lines in `( … )` after a record have no field of that name in files: file/ reads them by hand.

/// Hands the table to the macro `$then`.
macro_rules! table {
    ($then:ident) => {
        $then! {
            /// Something the article asserts.
            #[derive(Clone, Debug, PartialEq, Eq)]
            Claim {
                /// Names it for good.
                id: ClaimId, Always;
                /// Who marked it.
                annotator: AnnotatorId, Always, + Annotator;
                /// When it was marked.
                time: Timestamp, Always, + Time;
                /// Where it stands, in the order of the article; at least one.
                spans: Vec<model::Span>, Filled, + Spans;
                /// The claim in words that stand alone.
                restated: String, Filled, + Restated;
                /// Who asserts it, if that is not the article.
                claimant: String, Filled, + Claimant;
                /// One of the scheme's kinds, or any word.
                kind: String, Filled, + Kind;
                /// The date that it speaks of, or when it was made.
                date: String, Filled, + Date;
                /// Free tags.
                tags: Vec<String>, Filled, + Tags;
                /// The claim that this one is a part of.
                part_of: Option<ClaimId>, Filled, + PartOf;
                /// In a file of what stands: what that rests on, see `agreement::queue::Source`.
                source: String, Filled, + Source;
                /// In a key, how much it wants the claim, see [`super::Need`]; empty: it is required.
                need: String, Filled, + Need;
                /// In a key, the ids of the verdicts that are right, `""` for to check; empty: those of its judgements.
                accepted: Vec<String>, Filled, + Accepted;
                /// In a key, what pupils are to read about the claim.
                to_pupil: String, Filled, + ToPupil;
                /// One for each person who judged it. Files hold them by annotator.
                judgements: Vec<model::Judgement>, Filled;
                /// In the order that people gave it.
                evidence: Vec<model::Evidence>, Filled;
            }

            /// What one annotator says of a claim.
            #[derive(Clone, Debug, PartialEq, Eq)]
            Judgement {
                /// Whose it is.
                annotator: AnnotatorId, Always;
                /// Id of a verdict of the scheme, or `None`: to check.
                verdict: Option<String>, Always, + Verdict;
                /// How sure the annotator is, 0 to 100.
                confidence: Option<u8>, Filled, + Confidence;
                /// Why.
                note: String, Filled, + Note;
                /// What it decides of the claim, if it does; then it is an adjudicator's.
                decision: Option<Decided>, Filled, + Decision;
                /// The claim that stands in this one's place, if it decides so.
                same_as: Option<ClaimId>, Filled, = SameAs;
                /// Why people had differed: one of [`super::REASONS`], or any word.
                reason: String, Filled, + Reason;
                /// Whether it was decided without knowing who had said what.
                blind: bool, Filled, + Blind;
                /// When it was given or last changed.
                time: Timestamp, Always, = Time;
            }

            /// What a verdict rests on.
            #[derive(Clone, Debug, PartialEq, Eq)]
            Evidence {
                /// Names it for good.
                id: EvidenceId, Always;
                /// Who added it.
                annotator: AnnotatorId, Always, = Annotator;
                /// When it was added.
                time: Timestamp, Always, = Time;
                /// Its place in the order: the smaller stands first, see [`super::place`].
                place: u64, Ordered, + Place;
                /// What it says of the claim.
                stance: Stance, Always, + Stance;
                /// Where it is, or words that say what it is.
                url: String, Filled, + Url;
                /// Its title.
                title: String, Filled, + Title;
                /// Who published it.
                publisher: String, Filled, + Publisher;
                /// When it was published.
                published: String, Filled, + Published;
                /// When it was seen.
                accessed: String, Filled, + Accessed;
                /// Where a copy is kept.
                archived_url: String, Filled, + ArchivedUrl;
                /// The words that matter.
                quote: String, Filled, + Quote;
                /// The question that it answers.
                question: String, Filled, + Question;
                /// What it said when it was looked at, kept for the day when the link is dead.
                snapshot: Option<Box<model::Snapshot>>, Filled, + Snapshot;
            }

            /// A text kept with evidence.
            #[derive(Clone, Debug, PartialEq, Eq)]
            Snapshot {
                /// Name of the file that it was read from, without a folder; empty for the quoted words.
                name: String, Filled;
                /// When it was kept.
                time: Timestamp, Always;
                /// SHA-256 of the text's UTF-8 bytes when it was kept, in hexadecimal digits.
                sha256: String, Always;
                /// The text.
                text: String, Always;
            }

            /// A contiguous stretch of the article.
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
            Span {
                /// The words that it had in an earlier text, if they were others.
                was: Option<Box<model::Was>>, Filled;
            } (
                /// Where it is, or what is known if it has no place in this text.
                place: Place, Apart;
            )

            /// The words that a span had before its article's text was changed.
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
            Was {
                /// These words.
                quote: String, Always;
                /// The latest judgement that was given on them; later ones are on the words of today.
                time: Timestamp, Always;
                /// How sure it is that the span stands there now, 0 to 100; `None`: somebody has looked at it.
                confidence: Option<u8>, Filled;
            }

            /// A stretch that an annotator has read and found to hold no claim.
            #[derive(Clone, Debug, PartialEq, Eq)]
            NoClaim {
                /// Names it for good.
                id: NoClaimId, Always;
                /// Who says so.
                annotator: AnnotatorId, Always, = Annotator;
                /// When.
                time: Timestamp, Always, = Time;
            } (
                /// Where.
                range: TextRange, Always, + Range;
            )

            /// A person who annotates.
            #[derive(Clone, Debug, PartialEq, Eq)]
            Annotator {
                /// Names the person for good.
                id: AnnotatorId, Always;
                /// What they are called. It can change.
                name: String, Always, + Name;
                /// Another id of the same person, which stands for both.
                same_as: Option<AnnotatorId>, Filled, + SameAs;
                /// [`super::ADJUDICATOR`], or any word; none for those who mark and judge.
                role: Option<Box<str>>, Filled, + Role;
            }

            /// What is known of an article. Dates and language are kept as they were given; empty means unknown.
            #[derive(Clone, Debug, Default, PartialEq, Eq)]
            ArticleFacts {
                /// The headline.
                title: String, Filled, = Title;
                /// Who wrote it.
                byline: String, Filled, + Byline;
                /// Who published it.
                publisher: String, Filled, = Publisher;
                /// Where it stood.
                source_url: String, Filled, + SourceUrl;
                /// When it was published.
                published: String, Filled, = Published;
                /// When it was fetched.
                accessed: String, Filled, = Accessed;
                /// BCP 47 code of its language, such as `en`; decides how sentences are found.
                language: String, Filled, + Language;
                /// Name of the file it was read from, without a folder.
                original_name: String, Filled, + OriginalName;
                /// SHA-256 of that file's bytes, in hexadecimal digits.
                original_sha256: String, Filled, + OriginalSha256;
                /// How that file was read; `None` if an earlier version read it.
                import: Option<Box<model::Import>>, Filled, + Import;
            }

            /// Where a block stands in the file that the article was read from, if that has places with names. All are empty
            /// but one, or few.
            #[derive(Clone, Debug, Default, PartialEq, Eq)]
            Locator {
                /// The page, as the file numbers it.
                page: String, Filled;
                /// The chapter, by its title.
                chapter: String, Filled;
                /// The time from the start of a recording: `00:14:05`.
                time: String, Filled;
            }

            /// How an article's file was read.
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
            Import {
                /// What read it: `plain`, `markdown`, `html` and so on.
                reader: String, Filled;
                /// The version of that reader: another one may make another text of the same file.
                version: u64, Always;
                /// The file's encoding by its name in the Encoding Standard, or `UTF-32LE`, `UTF-32BE`; empty for pasted text.
                encoding: String, Filled;
                /// Whether the encoding is a guess.
                guessed: bool, Filled;
                /// The numbers of the chapters that were read of an e-book, from 1; empty if all were.
                chapters: Vec<u64>, Filled;
                /// What a person has mended in the text that was read, in the order of the file.
                mended: Vec<model::Mended>, Filled;
            }

            /// What a person has decided of one block that an importer read, or of a part of it. A block without one is as the
            /// importer made it.
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
            Mended {
                /// The first 16 hexadecimal digits of the SHA-256 of the block's text as it was read, in UTF-8.
                block: String, Always;
                /// How many blocks with the same text stand before it.
                nth: u64, Filled;
                /// Where the part starts, in Unicode scalar values of the block's text.
                at: u64, Filled;
                /// Its kind, see [`super::BlockKind::name`].
                kind: String, Always;
                /// Whether it is no part of the article.
                left_out: bool, Filled;
                /// Whether it goes on in the block before it.
                joined: bool, Filled;
            }

            /// A scheme: the verdicts that a claim can be given, and what else is offered.
            #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
            Scheme #[serde(skip)] {
                /// Plain id, such as `verified-unverified`.
                id: String, Always, + Id;
                /// Its name, for people.
                name: String, Always, = Name;
                /// Its version, as its makers count.
                version: String, Always, + Version;
                /// Whether the verdicts stand in an order, such as from true to false.
                #[serde(default)]
                ordered: bool, Filled, + Ordered;
                /// In the order in which they are offered.
                verdicts: Vec<model::Verdict>, Filled;
                /// Kinds of claim on offer.
                #[serde(default)]
                kinds: Vec<String>, Filled, + Kinds;
                /// Tags on offer.
                #[serde(default)]
                tags: Vec<String>, Filled, = Tags;
                /// Places to search for evidence, each a name and an address, see
                /// [`crate::exchange::SearchPlace`].
                #[serde(default)]
                searches: Vec<String>, Filled, + Searches;
            }

            /// One verdict of a scheme.
            #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
            Verdict #[serde(skip)] {
                /// Plain id, such as `verified`; what judgements and exports hold.
                id: String, Always;
                /// What people read.
                label: String, Always, + Label;
                /// When to use it.
                sentence: String, Always, + Sentence;
                /// A sign, one or two characters.
                sign: String, Always, + Sign;
                /// A colour of the palette (`green`, `orange`, `red`, `purple`, `yellow`, `blue`, `grey`), or one of its own
                /// (`#7A3E9D`).
                colour: String, Always, + Colour;
                /// How its claims are underlined.
                underline: Underline, Always, + Underline;
                /// The letter that gives it.
                key: String, Always, + Key;
                /// Its place in the order: the smaller stands first, see [`super::place`].
                #[serde(default)]
                place: u64, Ordered, = Place;
            }
        }
    };
}

pub(crate) use table;
