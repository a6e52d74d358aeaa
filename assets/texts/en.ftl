# The window's texts in English, in Fluent's syntax: https://projectfluent.org/fluent/guide/
# The other languages have the same keys. A text that names a verdict's letter must keep it.

opening = Opening { $name }…
not-opened = { $name } could not be opened: { $reason }.
working-percent = { $says } { $percent }%
work-stop = Stop
work-stop-help = Stop it; nothing is changed then. (Esc)
work-stopped = Stopped. Nothing was changed.
did-not-work = Something went wrong: { $reason }.
cant-be-read = { $name } can't be read: { $reason }.
no-window = The window can't be opened: { $reason }. Claimlight needs OpenGL 2.1 or newer; a build with wgpu also takes Vulkan, Metal or Direct3D 12.
saved-at = Saved in { $place } · { $time }
show-in-folder = { $place }
    Click to show it in its folder.
saved-where = The file is { $place }.
could-not-save = Could not save: { $reason }
reader = Reader { $signs }
settings-kept-aside = The old file is kept beside it, as settings.ron.broken.
settings-unknown = These settings were not understood and were reset: { $names }.
people-file-could-not-be = The file that says who you are could not be read; the program starts with a new name for you.
people-kept-aside = The old file is kept beside it, as people.ron.broken.
no-further-sentence = No more sentences.
no-further-clause = No more clauses.
no-further-claim = No more claims.
text-at = Text at { $percent }%
autosave-on = Autosave: on
autosave-off = Autosave: off
article-named = Article: { $title }
claim-in-article = { $verdict } claim, { $number } of { $total }: { $quote }
undo-act = Undo { $act }
redo-act = Redo { $act }
help-and-key = { $help } Key: { $key }
until-then = Until then you are “{ $name }”.
claims-to-check = 
    { $n ->
        [one] 1 claim to check
       *[other] { $n } claims to check
    }
selected-characters =
    { $n ->
        [one] 1 character
       *[other] { $n } characters
    }
selected-sentences =
    { $n ->
        [one] 1 sentence
       *[other] { $n } sentences
    }
selected-widen = { $key } widens, Esc clears
selected-adds = { $key } Add to claim { $number }
selected-places = { $key } Put claim { $number } here
badge-steps = A click goes from one to the next.
save-elsewhere = { $words }. Nothing is lost: save to another place with Ctrl+Shift+S.
i-am = I am { $name }
claim-of = Claim { $number } of { $total }
percent = { $n }%
stance-supports = supports
stance-refutes = refutes
stance-context = context
more-fields = In plain words, who says it, kind, date, tags
added = added { $time }
marked-by = Marked by { $name }, { $time }
judged-by-me = My verdict since { $time }
claim-row = Claim { $number }: { $verdict }: { $quote }
claim-row-of = Claim { $number } of { $names }: { $verdict }: { $quote }
names-and-more = { $names } and { $n } more
page-of-source = Page { $page }
chapter-of-source = Chapter: { $chapter }
time-of-source = At { $time }
lost-place-by-plus = Not found in this text. Select the words where it is now, and press +.
not-found-in-this-text = not found in this text
would-be-replaced = { $path } would be replaced.
other-text = { $name } is beside this article, but belongs to another text. It will not be overwritten.
save-this-one-as = Save this one as { $name }
open-named = Open { $name }
and-more = … and { $n } more.
act-mark-claim = mark claim: { $verdict }
claim-marked = Claim marked: { $verdict }
claim-marked-not-no-claim = Claim marked: { $verdict }; these words no longer count as “no claim”
act-verdict = verdict: { $verdict }
act-confidence = confidence
verdict-given = Verdict: { $verdict }
verdict-already = This claim is already: { $verdict }
no-claim-recorded = 
    { $n ->
        [one] Recorded: read, no claim here
       *[other] Recorded: { $n } sentences read, no claim in them
    }
verdict-deleted = Your verdict deleted; the claim stays, because others gave it a verdict
verdict-and-note-deleted = Your verdict and its note deleted; the claim stays, because others gave it a verdict
claim-deleted = Claim deleted
claim-deleted-with-note = Claim deleted with its note
claim-deleted-with-evidence = 
    { $n ->
        [one] Claim deleted with one piece of evidence
       *[other] Claim deleted with { $n } pieces of evidence
    }
claim-deleted-with-note-and-evidence = 
    { $n ->
        [one] Claim deleted with its note and one piece of evidence
       *[other] Claim deleted with its note and { $n } pieces of evidence
    }
no-words = Select words first: drag over them, or press J for the next sentence.
keys-arrows = Arrows
    .help = Move the cursor; with Ctrl by words, with Shift select
keys-home = Home, End
    .help = To the start or end of the line; with Ctrl of the article
keys-page = Page Up, Down
    .help = One page up or down
keys-escape = Esc
    .help = Back to the article, from anywhere
keys-digits = 1 to 9
    .help = The verdicts, in their order
keys-page-mouse = With the mouse: drag over words, or click three times for a sentence. Click a claim to select it.
kind-of-claim = kind of claim
what-the-evidence-says = what the evidence says
order-of-evidence = order of evidence
delete-evidence = delete evidence
evidence-deleted = Evidence deleted
select-a-claim-first = Select a claim first.
nothing-to-undo = Nothing to undo.
nothing-to-redo = Nothing to redo.
open-an-article-first = Open an article first.
select-words-or-a-claim-first = Select words or a claim first: J takes the next sentence.
saving = Saving…
nothing-has-changed-since-the-last = Nothing has changed since the last save.
a-mistake-in-claimlight-nothing-on = a mistake in Claimlight; nothing on disk was changed
the-settings-could-not-be-saved = The settings could not be saved: { $reason }
cant-be-opened = { $name } can't be opened: { $reason }
was-repaired-while-it-was-read = { $name } was repaired while it was read. The file itself changes only when you save.
the-file-holds-comments-that-somebody = The file holds comments that somebody wrote into it. Claimlight does not keep them: saving removes them.
was-shared-without-its-articles-text = { $name } was shared without its article's text. Saving writes the text into it.
articles-and-annotation-files = Articles and annotation files
all-files = All files
nothing-changed-a-claim-of-yours = Nothing changed: a claim of yours is here.
already-recorded-no-claim-here = Already recorded: no claim here.
record-no-claim = record “no claim”
nothing-to-delete-no-claim-is = Nothing to delete: no claim is selected.
take-back-no-claim = take back “no claim”
taken-back-these-words-count-as = Taken back: these words count as unread again
that-claim-is-gone-already = That claim is gone already.
others-have-judged-this-claim-and = Others gave this claim a verdict, and you did not: nothing to delete.
delete-my-verdict = delete my verdict
delete-claim = delete claim
select-the-words-to-add-first = Select the words to add first.
select-a-claim-first-then-the = Select a claim first, then the words to add to it.
add-words-to-claim = add words to claim
words-added-to-claim = Words added to claim { $number }
these-words-are-part-of-claim = These words are part of claim { $number } already.
move-end-of-claim = move end of claim
add-evidence = add evidence
not-saved-choose-a-place = Not saved: choose a place
not-saved-goes-to = Not saved: the first save goes to { $place }
not-saved-gone = Not saved: the file is gone
changed = Changed
the-settings-file-could-not-be = The settings file could not be read; the program starts with its usual settings.
evidence-added-type-a-url-or = Evidence added: type a web address or words, Esc goes back
the-end-cant-go-further = The end can't go further.
end-of-the-claim-moved = End of the claim moved
the-sentences-are-still-being-counted = The sentences are still being counted.
every-sentence-is-read = Every sentence is read.
undone = Undone: { $name }
done-again = Redone: { $name }
you-go-on-as = You go on as { $name }.
this-article-holds-no-text = This article holds no text. { $open } opens another one, { $paste } pastes a text.
no-font-for-script = This computer has no font for { $script }. Install { $font }.
overview-where-claims-lie-click-to = Overview: where claims lie; click to go there
where-claims-lie-click-to-go = Where claims lie. Click to go there.
keys = Keys
who-is-annotating = What is your name?
your-name = Your name
that-is-me = That is me
not-now = Not now
counting-sentences = Counting sentences…
of-sentences-read = { $read } of { $all } sentences read
undo = Undo
message-dismiss = Close this message
message-failed = Something failed
message-warned = Warning
message-told = News
messages-more = { $n } more
    .help = Show the next message
save-again = Try again
nothing-is-lost = { $words }. Nothing is lost.
tool-open = Open…
tool-redo = Redo
tool-find = Find
tool-next-to-check = Next to check
tool-share = Share…
no-claim-to-check = No claim is left to check.
command-NextToCheck = Next claim to check
    .help = Selects the next claim without a verdict; after the last one, the first.
undo-this = Undo this
my-name = My name
use-this-name = Use this name
who-i-am = Who I am: { $name }
delete = Delete
why = Why?
why-my-note = Why? My note
what-speaks-for-this-verdict = What speaks for this verdict
add-evidence-2 = Add evidence
somebody = Somebody
evidence-what-it-says = Evidence { $n }: what it says: { $word }
delete-evidence-2 = Delete evidence { $n }
move-evidence-up = Move evidence { $n } up
up = Up
open-evidence-in-the-browser = Open evidence { $n } in the browser
evidence = Evidence { $n }: { $what }
url-or-words-that-say-what = Web address, or words that say what it is
quote-the-words-that-matter = quote: the words that matter
publisher = Publisher
published = Published
date-of-publication = date of publication
seen = Seen
date-on-which-it-was-seen = date on which it was seen
archived = Archived
url-of-a-kept-copy = Web address of an archived copy
answers = Answers
question-that-it-answers = question that it answers
more-about-this-claim = More about this claim
restated = In plain words
restated-claim = The claim in plain words
the-claim-in-words-that-stand = The claim as a sentence that makes sense on its own
claimant = Who says it
who-says-so = A person or a group, if it is not the article
kind = Kind
kind-of-claim-2 = Kind of claim: { $shown }
date = Date
date-of-the-claim = Date of the claim
when-it-was-said-or-what = When it was said, or the time it is about
tags = Tags
separated-by-commas = Separated by commas
confidence = Confidence
my-confidence = My confidence: { $shown }
verdicts = Verdicts
caret = Cursor
claims = Claims
no-claims-yet = Select words and press { $keys }.
no-claims-yet-more = Drag over them with the mouse, or press J for the next sentence.
one-or-other = { $one } or { $other }
no-claim-of-verdict = { $id ->
    [verified] No claim is verified yet.
    [unverified] No claim is unverified yet.
    [false] No claim is false yet.
    [true] No claim is true yet.
    [misleading] No claim is misleading yet.
    [supported] No claim is supported yet.
    [refuted] No claim is refuted yet.
   *[other] No claim has the verdict “{ $verdict }” yet.
 }
no-claim-differs = There is no claim on which people differ.
no-claim-fits = No claim fits the filter.
show-all-claims = Show all claims
to-check = To check
differs = Differs
decided-stands = Stands (decided)
decided-no-claim = No claim (decided)
decided-same-as = Same as another claim (decided)
other = Other
click-to-show-these-alone = { $label }: { $total }. Click to show only these.
this-file-exists-already = This file exists already
replace-it = Replace it
place-same-article = { $path } holds claims on the same article. Yours are merged into it; nothing in it is lost.
place-another-article = { $name } holds claims on another article: “{ $title }”. It stays as it is.
place-not-merged = { $name } can't be merged: { $reason } It stays as it is.
place-comments = { $name } holds comments that somebody wrote into it, and saving would remove them. It stays as it is.
merge-into-it = Merge into it
another-name = Another name…
close-without-saving = Close without saving?
close-without-saving-2 = Close without saving
save-and-close = Save and close
there-are-changes-that-are-not = There are changes to “{ $title }” that are not saved.
open-this-address-in-the-browser = Open this address in the browser?
open-it = Open it
annotations-of-another-text = Claims on another text
ok = OK
cancel = Cancel
to-check-a-claim-that-nobody = To check: a claim that nobody has looked into yet.
no-claim = No claim
my-verdict = My verdict: { $label }
what-does-this-article-claim = What does this article claim?
mark-each-claim-say-whether-it = Mark each claim, say whether it is verified, keep the evidence beside it.
n-1-open = 1 Open
n-2-select = 2 Select
for-the-next-sentence = for the next one.
n-3-tag = 3 Tag
n-4-share = 4 Share
one-small-file-saved-beside-the = One small file beside the article. Others open it, add theirs, and merge.
command-Open = Open…
    .help = Open an article or an annotation file.
command-Save = Save
    .help = Save the annotation file.
command-SaveAs = Save as…
    .help = Save the annotation file in another place.
command-FileGone = Missing file…
    .help = Say what to do if the annotation file or the article was renamed, moved or deleted while it was open.
command-ToggleAutosave = Autosave
    .help = Save the annotation file five seconds after a change, and on closing.
command-Quit = Quit
    .help = Close the window.
command-Undo = Undo
    .help = Take back the last change.
command-Redo = Redo
    .help = Make the change again that was taken back last.
command-Copy = Copy
    .help = Copy the selected words.
command-SelectAll = Select all
    .help = Select the whole article.
command-ToCheck = To check
    .help = Mark the words as a claim to check, or take my verdict back.
command-NoClaim = No claim here
    .help = Record the sentences as read and holding no claim.
command-EditNote = Say why
    .help = On a claim: type why. On words: mark them as a claim to check, then type why.
command-AddEvidence = Add evidence
    .help = Add what the verdict rests on.
command-AddSpan = Add words to the claim
    .help = Add the selected words to the claim selected before.
command-Delete = Delete
    .help = Delete the claim, or only my verdict where others gave one.
command-NextSentence = Next sentence
    .help = Select the next sentence.
command-PreviousSentence = Previous sentence
    .help = Select the previous sentence.
command-NextClause = Next clause
    .help = Select the next clause; of a selected sentence the first.
command-PreviousClause = Previous clause
    .help = Select the previous clause; of a selected sentence the last.
command-ExtendNextSentence = Extend by a sentence
    .help = Extend the selection to the end of the next sentence.
command-ExtendPreviousSentence = Extend back by a sentence
    .help = Extend the selection to the start of the previous sentence.
command-ExtendNextClause = Extend by a clause
    .help = Extend the selection to the end of the next clause.
command-ExtendPreviousClause = Extend back by a clause
    .help = Extend the selection to the start of the previous clause.
command-ChooseStart = Move the start
    .help = Then the arrows move the start; with Ctrl by words.
command-ChooseEnd = Move the end
    .help = Then the arrows move the end; with Ctrl by words.
command-NextClaim = Next claim
    .help = Go to the next claim.
command-PreviousClaim = Previous claim
    .help = Go to the previous claim.
command-NextUnread = Next unread sentence
    .help = Go to the next sentence that is not read.
command-ZoomIn = Larger text
    .help = Make the article's text larger.
command-ZoomOut = Smaller text
    .help = Make the article's text smaller.
command-ZoomReset = Text at 100%
    .help = Show the article's text at its usual size.
command-System = Appearance: as the system
    .help = Light or dark, as the system has it.
command-Light = Appearance: light
    .help = Dark text on light paper.
command-Dark = Appearance: dark
    .help = Light text on dark paper.
command-TogglePanel = Claims
    .help = Show or hide the list of claims.
command-Keys = Keys
    .help = Show all keys.
command-KeysPage = Keys on one page…
    .help = Save the keys that matter most as a page, and open it in the browser to print it.
command-About = About Claimlight
    .help = Show the version, the licence, and where files are.
command-FirstSteps = First steps
    .help = Mark a first claim step by step; if no article is open, on a practice text.
first-steps = First steps
first-steps-select = Select words
first-steps-judge = Give a verdict
first-steps-why = Say why
first-steps-at = Step { $n } of 3: { $how }
first-steps-select-how = { $key ->
    [none] Drag over words of the article.
   *[other] Drag over words, or press { $key } for the next sentence.
 }
first-steps-judge-how = { $keys ->
    [none] Choose a verdict for the selected words.
   *[other] Press a key: { $keys }.
 }
first-steps-why-how = { $key ->
    [none] Type why at the right, and add evidence.
   *[other] Press { $key } and type why. { $evidence } adds evidence.
 }
first-steps-done = Well done: this is how a claim is marked. Go on with the next one.
first-steps-dismiss = Put the hint away
    .help = “First steps” in the Help menu shows it again.
beside-has-earlier-text = { $name }, beside this file, has an earlier text of the article. What you see is the later one.
beside-has-another-text = { $name }, beside this file, has another text by now. What you see is the text that the claims were made on.
menu-file = File
menu-edit = Edit
menu-claim = Claim
menu-go = Go
menu-review = Review
menu-view = View
menu-help = Help
today = today
yesterday = yesterday
weekday = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }
date-format = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }
key-ctrl = Ctrl
key-shift = Shift
scheme-text-verified-unverified = Verified / Unverified
scheme-text-verified = Verified
scheme-text-i-found-evidence-that-it-is-right = I found evidence that it is right.
scheme-text-unverified = Unverified
scheme-text-i-looked-and-did-not-find = I looked, and did not find it confirmed.
scheme-text-figure = figure
scheme-text-quotation = quotation
scheme-text-event = event
scheme-text-prediction = prediction
scheme-text-opinion = opinion
scheme-text-other = other
scheme-text-verified-unverified-false = Verified / Unverified / False
scheme-text-false = False
scheme-text-i-found-evidence-that-it-is-wrong = I found evidence that it is wrong.
scheme-text-fact-checkers-five-steps = Fact-checkers’ five steps
scheme-text-true = True
scheme-text-the-evidence-bears-it-out-with = The evidence bears it out, with nothing of weight left out.
scheme-text-mostly-true = Mostly true
scheme-text-right-in-the-main-a-detail = Right in the main; a detail is wrong or imprecise.
scheme-text-missing-context = Missing context
scheme-text-right-as-far-as-it-goes = Right as far as it goes, but what is left out changes its meaning.
scheme-text-misleading = Misleading
scheme-text-it-leads-readers-to-a-conclusion = It leads readers to a conclusion that the evidence does not bear out.
scheme-text-the-evidence-shows-that-it-is = The evidence shows that it is wrong.
scheme-text-averitec = AVeriTeC
scheme-text-supported = Supported
scheme-text-the-evidence-found-supports-the-claim = The evidence found supports the claim as it stands.
scheme-text-refuted = Refuted
scheme-text-the-evidence-found-contradicts-the-claim = The evidence found contradicts the claim.
scheme-text-not-enough-evidence = Not enough evidence
scheme-text-i-searched-and-what-i-found = I searched, and what I found neither supports nor refutes it.
scheme-text-conflicting-evidence-or-cherry-picking = Conflicting evidence or cherry-picking
scheme-text-some-evidence-supports-it-and-some = Some evidence supports it and some refutes it, or it is true only of facts picked to suit.
command-OpenFolder = Open folder…
    .help = Open a folder of articles, listed at the left.
command-Paste = Paste a text as an article
    .help = Open the text on the clipboard as an article of its own.
command-NextArticle = Next article
    .help = Show the next article of the list.
command-PreviousArticle = Previous article
    .help = Show the previous article of the list.
command-Details = Article details…
    .help = Show and change title, author, publisher, source, dates and language.
command-CloseArticle = Close article
    .help = Close the article; what is unsaved is asked about.
folder-gone = The folder { $name } can't be listed: { $reason }
folder-empty = There is no article in this folder yet: text, web page, document, transcript, e-book or mail.
no-further-article = No more articles.
nothing-to-paste = There is no text on the clipboard.
dialog-open = Open an article or an annotation file
dialog-folder = Open a folder of articles
dialog-save = Save the annotation file
dialog-verb-save = Save
dialog-verb-open = Open
no-such-file = There is no file { $name }.
act-details = article details
articles = Articles
articles-count = { $n ->
    [one] 1 article
   *[other] { $n } articles
 }
articles-shown = Show articles that are
claims-in-file = { $n ->
    [one] 1 claim
   *[other] { $n } claims
 }
share-read = { $share } read
close-folder = Close the folder
filter-by-name = Filter
filter-articles = Filter the articles by name
stage-all = all
stage-untouched = not begun
stage-begun = begun
stage-done = read
articles-at-stage = Articles shown: { $stage }
article-row = { $title }: { $claims ->
    [one] 1 claim
   *[other] { $claims } claims
 }, { $share } read
row-not-saved = { $name }, not saved
no-article-fits = No article fits the filter.
folder-language = Language of the articles
folder-menu = { $name }, language: { $language }
language-is-found = as found in each text
folder-language-set = Articles of this folder are in { $language }, the open ones too.
folder-language-found = The language is found in the text of each article.
folder-up = One folder up
name-or-path = Name or path of the file
open-this-folder = Open this folder
close = Close
fact-title = Title
fact-byline = Author
fact-publisher = Publisher
fact-source = Web address
fact-published = Published
fact-accessed = Accessed
fact-language = Language
date-hint = 2026-03-12
source-hint = https://…
save-details = Save
date-is-wrong = This date can't be sorted. Write 2026-03-12, 2026-03 or 2026.
discard-changes = Discard your changes?
    .help = What you changed in this dialog is not saved.
keep-editing = Keep editing
discard = Discard
article-details = Article details
language-decides = The language decides where sentences end.
read-from = Read from { $name }
choose-language = Choose
sentences = { $n ->
    [one] 1 sentence
   *[other] { $n } sentences
 }
pasted-done = Done
welcome-open = Open an article or an annotation file…
welcome-paste = Paste a text as an article
welcome-folder = Open a folder of articles…
welcome-kinds = Texts, web pages, documents, transcripts, e-books, mail, .claims.ron
welcome-paste-told = What you copied in the browser or from a mail
welcome-folder-told = All in one list, with how far you have come
welcome-drop = Or drop a file anywhere in this window. Nothing leaves your computer.
welcome-stays = Nothing leaves your computer.
welcome-step-open = The text as it is. It is never changed.
welcome-step-select = Drag, triple-click a sentence,
or = or
welcome-step-tag = One key. Then write why, and add what it rests on.
recent = Recent
claims-and-day = { $n ->
    [one] 1 claim
   *[other] { $n } claims
 } · { $day }
folder = folder
try-a-sample = Try it
sample-practice = Practice: a short article, nothing marked yet
sample-practice-told = 9 sentences, about five minutes, with hints
sample-english = A news article with 50 claims
sample-english-told = in English, marked by Noor; verdicts and evidence
sample-russian = An article in Russian with 15 claims
close-article-without-saving = Close this article without saving?
address-title = Claimlight never goes online
address-how = To bring the page here, open it in your browser, mark its text, copy it, and paste it here; or save the page as text and open that file. The address is kept as the source of the next text that you paste.
sample-changed = A sample: not saved
drop-to-open = Drop to open
no-data-folder = There is no folder in which settings can be kept; they last until the window is closed.
reading-mode-on = Reading mode: F8 or Esc shows everything again
command-ToggleArticles = Articles
    .help = Show or hide the list of articles.
command-ToggleInspector = Selected claim
    .help = Show or hide the panel of the selected claim.
command-ToggleTools = Toolbar
    .help = Show or hide the toolbar.
command-HideNoClaims = Hide no-claim bars
    .help = Hide the bars beside sentences that hold no claim, or show them again.
command-OpenMenus = Menus
    .help = Open the menus; the arrow keys go through them. Alt alone does the same.
command-ReadingMode = Reading mode
    .help = Show only the article, or everything again.
open = Open…
command-NextPane = Next part of the window
    .help = Move the keyboard to the next part of the window.
command-PreviousPane = Previous part of the window
    .help = Move the keyboard to the previous part of the window.
command-Settings = Settings…
    .help = Show and change the settings.
command-Palette = Commands…
    .help = Find a command by a few letters of its name.
command-PrintKeys = Print the keys…
    .help = Save all keys as a page, and open it in the browser to print it.
holder-caret = the cursor and the fields
key-is-held = Nothing changed: { $key } is the key of “{ $holder }”.
commands = Commands
palette-hint = A few letters of a command
palette-nothing = No command has these letters.
dialog-print-keys = Save the keys as a page to print
written = Written: { $path }
settings = Settings
settings-window = Window
settings-appearance = Appearance
appearance-system = As the system
appearance-light = Light
appearance-dark = Dark
settings-language = Language
language-draft = { $name } (draft)
language-of-the-system = As the system
settings-scale = Size of the interface
settings-reading = Reading
settings-font = Font
settings-size = Size of the text
settings-line-width = Line width
settings-line-spacing = Line spacing
settings-zoom = Text zoom
points = points
characters = characters
sizes = times the text size
settings-behaviour = Behaviour
settings-name = My name
settings-autosave = Autosave, five seconds after a change
settings-whole-words = Dragging takes whole words
settings-own-dialogs = Choose files in a dialog inside the window
settings-reduce-motion = Reduce motion
settings-letters = Letters without Ctrl are keys: J, V, N…
settings-are-in = All settings are in { $path }, which can be read and changed by hand.
all-keys-back = Reset all keys
press-a-key = Press a key; Esc leaves it as it is
key-back = Reset
key-back-of = Reset the key of { $command }
key-none = None
key-none-of = No key for { $command }
key-change = Change
key-change-of = Change the key of { $command }
all-claims = All claims
number-of-all = { $number } of { $total }
more-acts = More for this claim
my-own-verdict = My verdict
others = Others
show-note = Click to show the note.
others-verdict = { $name }: { $verdict }
others-no-note = { $name } wrote no note.
others-no-claim = { $name }: no claim
others-no-claim-note = { $name } read these words and found no claim in them.
decision-verdict = Decided by { $name }: { $verdict }
decision-no-claim = Decided by { $name }: these words are no claim
decision-same-as = Decided by { $name }: the same as claim { $n }
decision-same-as-gone = Decided by { $name }: the same as a claim that is not here
decisions-differ = Adjudicators have decided this claim differently.
decision-rule-missing = The guideline has no rule for this.
decision-slip = Somebody slipped.
decision-edge-case = A rule was at its edge.
decision-taste = This is a matter of taste.
others-on-earlier-words = { $name }: given on the earlier words
evidence-of-claim = Evidence
new-evidence = New evidence
edit-evidence = Edit evidence { $n }
fold-evidence = Fold evidence { $n } away
evidence-stance = What it says
evidence-says = { $stance } “{ $quote }”
seen-on = seen { $day }
has-kept-copy = copy kept
width-of-articles = Width of the list of articles
width-of-claims = Width of the claims
height-of-claims = Height of the list of claims
command-Find = Find…
    .help = Find words in the article, in claims and notes.
command-FindNext = Find next
    .help = Go to the next hit.
command-FindPrevious = Find previous
    .help = Go to the previous hit.
command-FilterClaims = Filter claims…
    .help = Show the fields that filter the list of claims, or hide them.
command-SameWords = Mark the same words elsewhere…
    .help = Show every other place of these words and mark those that are ticked.
command-GoToClaim = Go to claim…
    .help = Go to a claim by its number.
find-hint = Find in the article, claims and notes
find-previous = Previous hit (Shift+Enter)
find-next = Next hit (Enter)
find-close = Close (Esc)
find-whole = whole words
find-case = case
find-diacritics = accents
find-no-hit = no hit
find-nothing-typed = Type what is to be found first.
find-at = { $i } of { $n }
find-hits = { $n ->
    [one] 1 hit
   *[other] { $n } hits
 }
find-at-and-notes = { $i } of { $n }, { $noted } in claims and notes
find-hits-and-notes = { $n ->
    [one] 1 hit
   *[other] { $n } hits
 }, { $noted } in claims and notes
same-words = The same words elsewhere
same-words-looking = Looking…
same-words-none = These words appear nowhere else.
tick-all = All
tick-none = None
same-words-places = More places of this claim
same-words-claims = Claims of their own
same-words-mark = { $n ->
    [one] Mark 1 place
   *[other] Mark { $n } places
 }
act-same-words = mark the same words
same-words-marked = { $n ->
    [one] 1 more place marked
   *[other] { $n } more places marked
 }
go-to-claim = Go to claim
go-to-claim-hint = Number, 1 to { $n }
no-claim-with-this-number = There is no claim with this number.
filter-words = With these words
sort = Order
sort-of-list = Order of the list: { $order }
sort-place = Order of the text
sort-time = Latest first
sort-verdict = By verdict
anyone = Anyone
whose = Whose
any-kind = Any kind
any-tag = Any tag
claims-shown = { $n } of { $all } shown
claims-picked = { $n ->
    [one] 1 picked:
   *[other] { $n } picked:
 }
judge-picked = Verdict of the picked claims: { $verdict }
tag = Tag
new-tag = New tag
join = Join
clear-selection = Clear selection
act-tag = add tag
claims-judged = { $n ->
    [one] 1 claim: { $verdict }
   *[other] { $n } claims: { $verdict }
 }
claims-changed = { $n ->
    [one] 1 claim changed
   *[other] { $n } claims changed
 }
claims-deleted = { $n ->
    [one] 1 claim deleted
   *[other] { $n } claims deleted
 }
claims-unchanged = Nothing changed: they are like that already.
command-SplitClaim = Split into parts…
    .help = Make parts of the claim, each with its own verdict: one sentence, three facts.
command-JoinClaims = Join claims
    .help = Join the two picked claims, or the selected one and the next; all notes and evidence stay.
split = Split into parts
split-hint = Each part gets a verdict of its own. The claim stays, and keeps its note and its evidence.
split-more = Add part
split-do =
    { $n ->
        [0] Make parts
        [one] Make 1 part
       *[other] Make { $n } parts
    }
split-needs = Choose words for a part, or write it in plain words.
split-tab = next field
split-verdict = verdict of the row
split-enter = make
part-words = Words of the claim
part-verdict-head = My verdict
part-remove = Remove part { $n }
part-choose-words = Choose words
optional = Optional
key-tab = Tab
key-alt = Alt
key-enter = Enter
key-delete = Delete
key-page-up = PageUp
key-page-down = PageDown
part-on = Make part { $n }
part-same-words = the same words
part-place = Words of part { $n }: { $words }
part-restated = In plain words
part-restated-n = Part { $n } in plain words
part-verdict = Verdict of part { $n }: { $verdict }
act-split = split claim
act-join = join claims
no-part-has-words = Nothing was made: no part has words.
parts-made = { $n ->
    [one] 1 part made
   *[other] { $n } parts made
 }
verdict-of-the-joined = The joined claim was: { $verdict }
claims-joined = Claims joined; notes and evidence of both are kept
command-EditScheme = Verdicts on offer…
    .help = Change the verdicts, kinds and tags on offer.
command-LoadScheme = Verdicts from a file…
    .help = Use the verdicts of another annotation file, or of a file that holds only verdicts.
command-SchemeForNew = Use these verdicts for new articles
    .help = Articles on which nobody has worked yet get these verdicts from now on.
dialog-load-scheme = Take verdicts from a file
dialog-save-scheme = Save the verdicts to a file
scheme-files = Files of verdicts, annotation files
sign-twice = The sign { $sign } is used twice: { $verdicts }.
underline-twice = The same line is used twice: { $verdicts }.
key-twice = The letter { $key } is used twice: { $verdicts }.
verdict-without-label = A verdict has no label.
colour-is-faint = The colour of { $verdict } is too pale to show on paper: contrast { $contrast }, at least 3 is needed.
scheme-without-verdicts = At least one verdict is needed.
act-scheme = change the verdicts on offer
scheme-taken = Verdicts on offer: { $name }
scheme-for-new = New articles get these verdicts: { $name }.
new-verdict = New verdict
scheme-named = Verdicts on offer: { $name }
edit-scheme = Verdicts on offer
scheme-name = Name
scheme-version = Version
verdict-label = Label
verdict-sentence = When to use it
verdict-sign = Sign
verdict-colour = Colour
verdict-line = Line
verdict-key = Letter
verdict-label-n = Label of verdict { $n }
verdict-sentence-n = When to use verdict { $n }
verdict-sign-n = Sign of verdict { $n }
verdict-colour-n = Colour of verdict { $n }
verdict-line-n = Line of verdict { $n }
verdict-key-n = Letter of verdict { $n }
verdict-up-n = Move verdict { $n } up
verdict-delete-n = Delete verdict { $n }
add-verdict = Add verdict
scheme-kinds = Kinds of claim
scheme-tags = Tags on offer
scheme-to-file = To a file…
use-scheme = Use these verdicts
colour-green = green
colour-orange = orange
colour-grey = grey
colour-red = red
colour-purple = purple
colour-yellow = yellow
colour-blue = blue
colour-own = its own
line-solid = solid
line-dashed = dashed
line-dotted = dotted
line-double = double
line-wavy = wavy
line-dash-dot = dash and dot
scheme-moving = Where verdicts go
scheme-moving-hint = { $name } has other verdicts. Say where each one in use goes; one undo takes all of it back.
moving-verdict = { $verdict } ({ $n })
verdict-stays = stays as it is
change-scheme = Change the verdicts
evidence-title = title
evidence-publisher = publisher
dialog-snapshot = Keep the text of a file
act-snapshot = copy kept with the evidence
act-copy-source = copy source
snapshot-kept = Copy kept
snapshot-removed = Copy deleted
snapshot-no-quote = Type the quoted words first: they are what is kept.
snapshot-too-large = { $name } holds more than 2 MB of text, which is more than is kept with evidence.
snapshot-drop = Drop the file on the window: its text is kept with this evidence.
source-copied = Source copied
given-before = Given before:
copy-source = Copy this source: { $what }
snapshot-of = Copy of { $day }, { $n ->
    [one] 1 character
   *[other] { $n } characters
 }
snapshot-read = Read
snapshot-read-n = Read the copy kept with evidence { $n }
snapshot-remove-n = Delete the copy kept with evidence { $n }
snapshot-keep = Keep a copy…
snapshot-keep-n = Keep a copy with evidence { $n }
snapshot-of-quote = of the quoted words
snapshot-of-file = of a file’s text…
snapshot-of-drop = of a file dropped next
snapshot = Copy
snapshot-hash = Fingerprint (SHA-256): { $hash }
snapshot-whole = It is as it was when it was kept.
snapshot-changed = It was changed since it was kept.
further-lines = { $n ->
    [one] … and 1 more line in the file
   *[other] … and { $n } more lines in the file
 }
open-recent = Open recent
about-version = Version { $version }
about-licence = Licence: MIT or Apache-2.0, as you like. The fonts Libertinus Serif and Noto Sans are under the SIL Open Font License.
about-annotations = Annotation files are beside their articles, or where you saved them.
about-data = Settings, earlier versions and what is not saved yet: { $path }
about-offline = Claimlight never goes online.
error-binary = { $name } is { $what }, not a text. Claimlight opens texts (.txt, .md), web pages (.html, .mhtml, .webarchive), transcripts (.srt, .vtt), documents (.docx, .odt, .rtf, .pdf), e-books (.epub), mail (.eml) and annotation files (.claims.ron).
error-unreadable-damaged = { $name } is cut off or damaged: its text can’t be read.
error-unreadable-too-much = { $name } holds far more than an article does. Claimlight doesn’t open it.
error-unreadable-too-deep = { $name } is nested too deep to be read.
error-unreadable-locked = { $name } is locked with a password. Save it without one, then open it again.
error-unreadable-no-text = { $name } holds no text.
error-unreadable-no-chapter = { $name } has no chapter { $number }: its last one is { $count }.
error-unreadable-no-chapters = { $name } has no chapters to choose from.
error-unreadable-scanned = { $name } holds no text that can be read, only pictures of its pages. Make it searchable first (text recognition, OCR, is in scanning programs and in OCRmyPDF), then open it again.
error-unreadable-too-slow = { $name } takes too long to read. It may be damaged.
error-unreadable-not-started = { $name } could not be read, since Claimlight could not start a second time to read it. Open it again.
error-unreadable-not-built = { $name } is a PDF file, and this build of Claimlight reads none.
error-too-large = it is larger than { $n } MB, which is more than Claimlight opens
error-not-a-file = it is not a file
large-title = A very large file
large-what = { $name } is larger than { $n } MB. Opening it may take long, and much of this computer’s memory.
large-open = Open it all the same
error-not-utf8 = line { $line }, column { $column }: the file is damaged (it is not UTF-8).
error-empty = it is empty.
error-cut-off = it ends in the middle, in line { $line }, column { $column }. The rest of it is missing.
error-conflict = Git left two versions in it, between conflict markers; the first is in line { $line }.
error-foreign = it is not an annotation file of Claimlight.
error-newer = it was written by a later version. It needs Claimlight { $reader } or newer.
error-malformed = line { $line }, column { $column }: { $what }.
error-no-verdicts = it holds no verdict
error-verdict-twice = two verdicts have the id “{ $id }”
error-gone = the file is not there any more
error-no-folder = there is no folder { $folder }
error-not-allowed = the folder { $folder } can't be written to
error-read-only = the file is read-only
error-full = the disk is full
error-corrupted = the disk did not keep what was written to it
kind-pdf = a PDF file
kind-picture = a picture
kind-office = a zip archive or an office document
kind-program = a program
kind-compressed = a compressed file
kind-binary = a binary file
part-claim = Claim { $number }
part-no-claim = A passage read without a claim
repair-id-twice = { $part }: the id { $id } is used twice; this one got a new id.
repair-id-malformed = { $part }: its id was missing or malformed; it got a new one.
repair-nobodys = { $part }: it does not say whose it is.
repair-time = { $part }: its time could not be read.
repair-annotator-without-id = A person without an id was left out.
repair-annotator-twice = { $name } is listed twice.
repair-annotator-unknown = Somebody who is not on the file's list of people was added to it as “Unknown”.
repair-block-kind = A part of the text of the unknown kind “{ $kind }” is shown as a paragraph.
repair-mark-beyond = A link, bold or italics beyond the end of its paragraph were left out.
repair-text-changed = The article's text was changed since the claims were marked: claims are looked for by their words.
repair-no-scheme = The file says no verdicts; Verified / Unverified is used.
repair-underline = The underline “{ $name }” is not known; a line is drawn.
repair-no-words = { $part } has no words; it is kept without a place.
repair-widened = { $part } began or ended within a letter; it was widened.
repair-found-again = { $part } was not where the file says; it was found again by its words.
repair-not-found = { $part } was not found in the text; it is kept without a place.
repair-verdict = { $part } has the verdict “{ $id }”, which is not on offer; it is kept.
repair-decision = { $part } has the decision “{ $decision }”, which is not known; it is kept, and decides nothing.
repair-confidence = { $part }: a confidence of { $n } was cut to 100.
repair-stance = { $part }: “{ $stance }” is not known as what evidence says; it is taken as context.
repair-outside = { $part } lay outside the text; it was left out, and its sentence counts as unread.
question = Question
act-typing = typing
repair-ask = The exercise asks for “{ $name }”, which is not known; it was left out.
repair-points = A level of the rubric is worth { $points }, which is no number of 0 or more; it has no points.
repair-log = Lines of the log that could not be read were left out: { $n }.
error-changed = another program has changed the file, and the two can’t be merged: { $reason }
error-busy = other programs write the file all the time
error-other-article = the files are of different articles: “{ $a }” and “{ $b }”
error-pseudonym-line = line { $line } of pseudonyms.csv is not one of a list of pseudonyms.
error-pseudonym-twice = line { $line } of pseudonyms.csv gives a pseudonym to a second one.
error-other-purpose = the files are for different things: { $a } and { $b }
purpose-none = what people say of an article
purpose-exercise = an exercise
purpose-key = the key of an exercise
purpose-answer = an answer to an exercise
purpose-decided = what stands of an article
error-no-text = none of the files holds the article’s text
error-comments = another program has changed the file, and it holds comments that saving would remove; save once more to go on without them
owner-not-kept = Saved. The file’s owner, group or access list could not be kept: the system does not allow it.
save-elsewhere-do = Save elsewhere…
came-in-new-text = The article has a later text now.
updated-twice = The article's text was updated here and elsewhere, to different versions: the later one counts.
came-in = { $who } changed this file elsewhere: { $what }.
came-in-claims = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}
came-in-verdicts = { $n ->
    [one] 1 verdict
   *[other] { $n } verdicts
}
came-in-others = { $n ->
    [one] 1 other change
   *[other] { $n } other changes
}
came-in-somebody = Somebody
left-alone = { $what } Not touched: what others have changed since.
disk-refused = The file on disk was changed by another program and can’t be merged: { $reason }
left-behind = { $who }: { $n ->
    [one] 1 change
   *[other] { $n } changes
} to “{ $title }” not saved, last on { $day } at { $time }.
left-restore = Restore
left-look = Look first
left-later = Later
left-drop = Discard
left-dropped = Discarded. It stays among the earlier versions for a month.
left-made = Marked: { $quote }
left-changed = Changed: { $quote }
left-deleted = Deleted: { $quote }
left-other-text = The article has another text now: the changes stay where they are.
restored = { $n ->
    [one] 1 change restored
   *[other] { $n } changes restored
}
act-restore = restore what a crash left
command-Restore = Restore unsaved changes
    .help = Bring back what was not saved when the program last ended.
command-Decide = To decide…
    .help = Show what two people changed at once, and decide it.
nothing-to-restore = There are no unsaved changes to restore.
nothing-to-decide = There is nothing to decide.
decided = Decided
act-decide = decide
to-decide = { $n } to decide
decide-title = Decide between two versions
decide-hint = Two people changed the same thing without having seen each other’s change. Nothing is lost: what you do not take stays in the history.
decide-start = Where the claim begins
decide-end = Where the claim ends
decide-deletion = Deleted or not
decide-claim = claim { $number }
decide-claim-words = claim { $number } · “{ $words }”
decide-shown = shown now
decide-other = in the other copy
decide-stays = It stays
decide-keep = Keep { $who }’s
decide-keep-first = Keep the first one
decide-keep-it = Keep it
decide-take = Take { $who }’s
decide-take-first = Take the first one
decide-named = { $what }: { $n }
decide-deleted = Deleted without having seen what was changed.
decide-unfold = Show all of it
decide-kept =
    { $who ->
        [""] Kept: { $words }
       *[other] { $who }’s kept: { $words }
    }
decide-taken =
    { $who ->
        [""] Taken: { $words }
       *[other] { $who }’s taken: { $words }
    }
decide-was = was: { $words }
decide-undo = Undo decision { $n }
decide-count = { $n } of { $all } decided
decide-next = next
decide-keep-all = Keep all of { $who }’s
decide-keep-all-shown = Keep all that is shown
act-reconsider = open again
undecided-again = Open again
field-spans = Place
field-restated = In plain words
field-claimant = Who says it
field-need = In the key
field-accepted = Right verdicts
field-to-pupil = Note to the pupil
field-kind = Kind
field-date = Date
field-tags = Tags
field-verdict = Verdict
field-confidence = Confidence
field-note = Note
field-title = Title
field-source = Source
field-quote = Quote
field-name = Name
field-same-as = Same person as
field-decision = Decision
field-reason = Why people differed
field-role = Role
field-other = Another field
history = History
history-claim = Claim
history-judgement = Verdict
history-evidence = Evidence
history-set = { $field } changed
history-made = { $part } added
history-deleted = { $part } deleted
history-kept = { $part } kept
command-Versions = Earlier versions…
    .help = Show what the file held before, and bring it back.
versions-title = Earlier versions
versions-hint = Each save keeps the version before: all of the last hour, one an hour of the last day, one a day of a month. Bringing one back can be undone.
version-told = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}; since then { $came } added, { $gone } gone, { $changed } changed
bring-back = Bring back
bring-back-named = Bring back { $time }
act-bring-back = bring back an earlier version
no-versions = There are no earlier versions of this file.
version-is-the-same = That version is the same.
version-brought-back = Earlier version brought back
offer-title = You have claims on this article
offer-title-named = Merge { $name } into yours?
offer-what = This file is another copy, or somebody else’s. It can be merged into yours; this file stays as it is.
offer-what-named = What it holds comes into your file; the file itself stays as it is.
offer-brings = What would come in:
offer-line = { $who }: { $what }
offer-changes = { $n ->
    [one] 1 change
   *[other] { $n } changes
}
offer-merge = Merge into mine
offer-look = Look only
offer-nothing = { $name } holds nothing that this article does not.
merge-in-nothing = It holds nothing that yours does not.
merge-in-do = Merge in
copies-beside = Beside this file is another one that holds something else: { $name }
copies-leave = Leave it
command-Incoming = Changes by others…
    .help = Show what others did since the article was opened, and take it out again one by one.
incoming-title = Changes by others
incoming-hint = What others did to this file since it was opened here. Taking something out takes it out for everybody; it can be undone.
incoming-made = marked
incoming-deleted = deleted
incoming-taken-back = taken back: { $what }
incoming-out = Taken out, for everybody.
incoming-left = Not touched: it has been changed since.
nothing-came-in = Others have changed nothing since the article was opened.
act-take-out = take out a change by others
take-out = Take out
take-out-named = Take out { $n }
show-what-came-in = Show
command-OnMyOwn = Use my own file
    .help = Save to a file of my own from now on, without what others did, until I merge theirs in.
command-Together = Merge in others’ files…
    .help = Look beside this file for those of others on the same article, and merge them in one by one.
own-has-purpose = This file has a purpose of its own, such as the key of an exercise: you can't use your own file beside it.
command-MergeFile = Merge a file…
    .help = Choose somebody’s file on this article, see what it would bring, and merge it into yours. A file dropped on the window does the same.
dialog-merge = Choose the file to merge
annotation-files = Annotation files
own-already = This is your own file already. “Merge in others’ files…” brings it together with the rest.
own-begun = Saved to { $name } from now on. What others did is neither shown nor merged until you ask for it.
nothing-beside = There is no other file on this article beside this one that holds something else.
own-save-first = Save before going on in a file of your own?
save-and-go-on = Save and go on
version-dropped = { $n ->
    [one] { $n } change that a crash left and that was discarded
   *[other] { $n } changes that a crash left and that were discarded
}
look-at-named = Look at { $time }
version-title = An earlier version
version-back = All versions
version-same = { $verdict }: { $quote }
version-changed = { $verdict }: { $quote } (changed since)
version-gone = { $verdict }: { $quote } (gone since)
version-came = { $verdict }: { $quote } (added since)

## Mending what was read from a file

command-Chapters = Choose chapters…
    .help = Choose the chapters of the e-book that are read.
chapters-no-book = Only e-books have chapters to choose from.
chapters-title = Chapters
chapters-help = The article is made of the chapters that are ticked. Claims in chapters that stay are found again; Undo brings the earlier text back.
chapters-all = Tick all
chapters-none = Tick none
chapters-told = { $n ->
    [0] Tick at least one chapter.
    [one] 1 chapter, { $words } words
   *[other] { $n } chapters, { $words } words
}
chapters-read = { $n ->
    [one] Read 1 chapter
   *[other] Read { $n } chapters
}
chapters-words = { $n ->
    [one] 1 word
   *[other] { $n } words
}
chapters-row = Chapter { $number }: { $title }, { $words }
command-Mend = Check imported text…
    .help = Show what was read from the article’s file and what was left out, and mend it.
command-MendNext = Next block
    .help = Go to the next block.
command-MendPrevious = Previous block
    .help = Go to the previous block.
command-MendLeaveOut = Leave out or put back
    .help = Leave the chosen block out of the article, or put it back.
command-MendJoin = Join with above
    .help = Make the chosen block and the one above it one block.
command-MendSplit = Split here
    .help = Begin a new block at the caret. Place it with a click or with the left and right arrow keys.
command-MendHeading = Heading
    .help = Make the chosen block a heading, or a paragraph again.
command-MendQuotation = Quotation
    .help = Make the chosen block a quotation, or a paragraph again.
command-MendUse = Use this text
    .help = Put the article on this text. Claims that are there already are found again in it; Undo brings the earlier text back.
imported-from = Imported from { $name }: { $blocks ->
    [one] 1 block
   *[other] { $blocks } blocks
}, { $out ->
    [0] nothing left out
   *[other] { $out } left out
}.
imported-check = Check…
mend-nothing = No imported text is being checked.
mend-first = Use the text or cancel first.
mend-nothing-in = No block is ticked: tick at least one.
mend-without-file = The file can’t be read any more, so nothing can be put back from it.
mend-file-changed = The file has changed since this text was read, so nothing can be put back from it. Look at the changes first, or mend the text as it is.
mend-nothing-to-tick = No block of the text was left out.
mend-also-text = Also left out: { $things }.
mend-discard-help = The text stays as it was. What you changed here is not kept.
mend-put-back-first = This block is left out: put it back first.
mend-nothing-above = There is no block above it.
mend-place-caret = Place the caret between two words first: with a click, or with the left and right arrow keys.
mend-rows = Blocks of the text
mend-row = { $kind }: { $text }
mend-row-left-out = left out, { $kind }: { $text }
mend-take = In the article: { $kind }, { $text }
mend-put-back = Put back: { $kind }, { $text }
mend-kind = Kind of block: { $kind }, { $text }
mend-leave-out = Leave out
mend-put-it-back = Put back
mend-facts = Taken from the page
mend-facts-file = Taken from the file
mend-left-out = Left out
mend-tick = tick to put back
mend-all-taken = All text of the page was taken.
mend-all-taken-file = All text of the file was taken.
mend-also = Also left out: { $things }. They hold no text of the article.
mend-pieces = { $n } pieces: { $text }
mend-told = { $blocks ->
    [one] 1 block taken
   *[other] { $blocks } blocks taken
}, { $out ->
    [0] nothing left out
    [one] 1 stretch left out
   *[other] { $out } stretches left out
}. No word is changed; you choose what is in and how it is cut.
mend-told-without-file = { $blocks ->
    [one] 1 block
   *[other] { $blocks } blocks
}. No word is changed; you choose what is in and how it is cut.
mend-block-of = Block { $at } of { $all }
mend-words = { $n ->
    [one] 1 word taken
   *[other] { $n } words taken
}
mend-not-saved = Not saved before you use it
mend-used = The article has the text that you chose.
act-mend = mend the text
block-paragraph = Paragraph
block-title = Title
block-heading = Heading
block-item = List item
block-quotation = Quotation
block-code = Code
block-table-row = Table row
block-footnote = Footnote
block-caption = Caption
block-byline = Byline
part-menu = Menu
part-head = Page head
part-foot = Page foot
part-beside = Beside the text
part-caption = Caption
part-related = Related links
part-comments = Comments
part-cookies = Cookie notice
part-advert = Advert
part-share = Share buttons
part-form = Form
part-page-head = Page head or number
part-other = Other text

## The text has changed

command-UpdateText = Update the text…
    .help = Put the article on a later version of its text; its claims are found again there.
command-ReadAgain = Read again with this version…
    .help = Read the article’s file again; its claims are found again in the new text.
command-ChooseEncoding = Encoding…
    .help = Show how the article’s file reads in other encodings, to choose one.
article-has-no-file = This article has no file.
change-encoding = Change…
read-as-guess = Read as { $encoding }, which is a guess.
unread-lines = { $n ->
    [one] Line { $lines } of the file has bytes that could not be read.
   *[other] Lines { $lines }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    } of the file have bytes that could not be read.
}
left-out-of-text = Left out: { $kinds }.
choose-encoding = Encoding
    .help = The words around the first letter that differs. Choose the encoding in which they read right; Undo brings the earlier text back.
reads-as = { $encoding }: { $text }
details-encoding = Read as { $encoding }.
details-encoding-guess = Read as { $encoding }, which is a guess.
left-out-scripts = { $n ->
    [one] 1 script
   *[other] { $n } scripts
}
left-out-styles = { $n ->
    [one] 1 style sheet
   *[other] { $n } style sheets
}
left-out-comments = { $n ->
    [one] 1 comment
   *[other] { $n } comments
}
left-out-templates = { $n ->
    [one] 1 template
   *[other] { $n } templates
}
left-out-hidden = { $n ->
    [one] 1 hidden part
   *[other] { $n } hidden parts
}
left-out-pictures = { $n ->
    [one] 1 picture
   *[other] { $n } pictures
}
left-out-embedded = { $n ->
    [one] 1 video, sound or other embedded thing
   *[other] { $n } videos, sounds or other embedded things
}
left-out-template-tags = { $n ->
    [one] 1 template tag
   *[other] { $n } template tags
}
left-out-unknown-tags = { $n ->
    [one] 1 unknown tag
   *[other] { $n } unknown tags
}
left-out-front-matter = { $n ->
    [one] 1 field of the front matter
   *[other] { $n } fields of the front matter
}
left-out-surroundings = { $n ->
    [one] 1 passage around the article
   *[other] { $n } passages around the article (menus, adverts, comments)
}
left-out-repeats = { $n ->
    [one] 1 repeated line or name
   *[other] { $n } repeated lines or names
}
left-out-deletions = { $n ->
    [one] 1 deleted passage
   *[other] { $n } deleted passages
}
left-out-page-heads = { $n ->
    [one] 1 header or footer
   *[other] { $n } headers and footers
}
left-out-contents = { $n ->
    [one] 1 table of contents
   *[other] { $n } tables of contents
}
left-out-chapters = { $n ->
    [one] 1 chapter
   *[other] { $n } chapters
}
left-out-missing-files = { $n ->
    [one] 1 part that is missing in the file
   *[other] { $n } parts that are missing in the file
}
left-out-attachments = { $n ->
    [one] 1 attached file
   *[other] { $n } attached files
}
left-out-control-characters = { $n ->
    [one] 1 control character
   *[other] { $n } control characters
}
command-Review = Look at what changed
    .help = Look, one by one, at claims whose words or places changed with the text.
command-ReviewAccept = Accept the place
    .help = The claim is there; where its words changed, my verdict is to be checked again.
command-ReviewKeepVerdict = Accept, keep the verdict
    .help = The claim is there, and my verdict is right for its new words too.
command-ReviewPlace = Place by hand
    .help = The claim is where words are selected.
command-ReviewUnplaced = Keep without a place
    .help = The claim has no place in this text; it stays in the list and in the file, with its quote.
dialog-update-text = Choose the article's text
update-working = Finding the claims again in { $name }…
update-no-text = { $name } was shared without its article's text.
update-same-text = The text is the same as before.
update-another = Under half of the claims are in { $name }: it is another article. Nothing was changed.
update-all-found = { $n ->
    [one] The article has a new text: the place of its claim is found again, word for word.
   *[other] The article has a new text: all { $n } places are found again, word for word.
}
update-found = The article has a new text: { $found } of { $all } places are found again, word for word.
act-update-text = update the text
act-review = look at a changed claim
text-changed-title = The article has changed
text-changed-what = Its text is not the one on which its claims were marked. { $found } of { $all } places are found again in it. Looking at the changes puts the claims on the new text; that can be undone.
text-changed-file = The article's file has changed
text-changed-look = Look at the changes
text-changed-keep = Keep the text as it was
review-title = The article has changed
review-in-place = { $n } in place
review-moved = { $n } moved, same words
review-changed = { $n } changed
review-doubtful = { $n } uncertain
review-not-found = { $n } not found
review-unread = { $n } passages count as unread again
review-left = { $n } of { $all } left to look at
review-as-it-was = As it was
review-no-old-text = This is all that is left of the earlier text.
review-to-look-at = To look at
review-row = { $n }: { $quote }, { $reason }
to-look-at-since = { $n ->
    [one] { $n } claim to look at: the text has changed
   *[other] { $n } claims to look at: the text has changed
}
review-looked-at = looked at
review-reason-not-found = not found · kept
review-reason-same = the same words, in other surroundings
review-reason-spelling = spelling or punctuation changed
review-reason-order = words in another order
review-reason-words = { $n ->
    [one] one word changed
   *[other] { $n } words changed
}
review-reason-figure = number changed · verdict may be wrong now
review-reason-negation = “not” changed · verdict may be wrong now
review-reason-several = several places fit
review-reason-unsure = { $percent }% sure · { $what }
review-accept = Accept
review-accept-to-check = Accept, verdict to check again
review-keep-verdict = Accept, keep the verdict
review-place = Place by hand
review-unplace = Keep without a place
review-leave = Leave the review
review-nothing = There is nothing to look at.
review-piece-there = Another piece of this claim is there already.
review-no-place = It has no place to accept: select words and place it by hand, or keep it without a place.
review-select-first = Select the words where it is now, then place it.
review-accepted = Accepted
review-accepted-to-check = Accepted; your verdict is to be checked again
review-unplaced = Kept without a place
review-done = Everything has been looked at.
review-as-it-is = As it is now
review-sure = { $n } found word for word
earlier-words = Before the text changed: “{ $quote }”
mine-on-earlier-words = I gave my verdict on the earlier words.

## Giving copies away

command-Share = Share…
    .help = Write a copy of the file to give away, with or without text, notes, evidence and history.
command-Holding = What this file contains…
    .help = Show what the file holds, and take earlier words or people out of it.
dialog-share = Save the copy to give away
share-title = Share a copy
share-hint = The file itself stays as it is. What is ticked goes along.
share-text = The article's text
share-text-help = Without it, 128 characters before and after each claim go along, so that it can be found in the reader's own copy.
share-notes = Notes
share-evidence = Evidence
share-history = History
share-history-help = Who changed what, and what was said before.
share-confidence = Confidence
share-part-help = This also holds for earlier ones.
share-pseudonyms = Made-up names (pseudonyms)
share-pseudonyms-help = Other names and ids for people, the same in every copy.
share-beside-list = A copy can't be in the same folder as { $name }, which says who is whom. Choose another folder.
share-names-somebody = { $name } names somebody who has a pseudonym. Choose another name.
share-pseudonyms-note = Notes and evidence may still name people. The list of who is whom is pseudonyms.csv in Claimlight's data folder: keep it, and give it to nobody.
share-contains = This copy contains
share-counting = Counting…
share-save = Save the copy…
share-not-itself = The copy can't take the place of a file that is open.
share-no-list = there is no folder for the list of who is whom
share-written = Copy written: { $name }, { $bytes } bytes.
chosen-for-another = That was chosen for another article, which is not shown any more.
holds-title = What this file contains
holds-text = The article's text · characters: { $n }
holds-no-text = No text: only its fingerprint, and some words around each claim
holds-claims = Claims: { $n } · verdicts: { $judgements }
holds-notes = Notes: { $notes } · evidence: { $evidence }
holds-history = History · changes: { $n } · earlier values: { $earlier }
holds-no-history = No history
holds-people = People: { $n }
holds-names = Notes and other texts that name somebody: { $n }
holds-bytes = Bytes in all: { $n }
holds-texts = Earlier texts of the article, known by their fingerprints: { $n }
holds-earlier = Earlier words
holds-earlier-what = What was replaced is kept, so that copies can be merged and changes traced. Values: { $n }
holds-earlier-remove = Remove earlier words…
holds-who = People
holds-person = { $name } · claims: { $claims } · verdicts: { $judgements }
holds-person-remove = Remove { $name }…
holds-remove-title = Remove this for good?
holds-remove-person = The claims, verdicts, evidence and read passages of { $name } go, and so do the file's history and its earlier versions on this computer. Claims on which others worked stay, as nobody's.
holds-remove-words = What was replaced or deleted goes, from the earlier versions on this computer too; what is there now, and what is still to decide, stays.
holds-remove-note = This can't be undone. Other copies of the file still hold it, and bring it back when they are merged in.
holds-remove-do = Remove it
holds-save-first = Save the file first.
holds-changed = the file was changed meanwhile
holds-removed = Removed. The file was opened again.

## Files that come from elsewhere

gone-title = A file of this article is gone
gone-moved = { $name } is not there any more. { $new } holds the same: the file seems to have been renamed or moved.
gone-deleted = { $name } is not there any more.
gone-away = { $name } can't be reached: the folder { $folder } is not there. Perhaps a drive was unplugged. Once it is back, saving goes on.
gone-waits = Nothing is written until you say what to do; your claims are safe here.
gone-along = If you go on with it, the annotation file is renamed to { $new }, so that the two are found together.
gone-text-stays = Its text and your claims are in the annotation file.
gone-follow = Go on with the new name
gone-write-anew = Write it again
gone-leave = Leave it like that
gone-later = Not now
gone-followed = From now on saved to { $name }.
gone-nothing = All files of this article are where they were.
linked = { $name } has another name on this disk (a hard link). Saving separates the two: the other name keeps what the file held before.
damaged-title = This file is damaged
damaged-version = Kept from { $time }: { $n ->
    [one] 1 claim
   *[other] { $n } claims
}
damaged-no-versions = No earlier version of it is kept on this computer.
damaged-both = Both of its versions can be read; merged, they hold { $n ->
    [one] 1 claim
   *[other] { $n } claims
}.
damaged-one = One of its two versions can be read; it holds { $n ->
    [one] 1 claim
   *[other] { $n } claims
}.
damaged-start = What comes before the damaged place can be read: { $n ->
    [one] 1 claim
   *[other] { $n } claims
}. What came after it is lost.
damaged-stays = The damaged file stays as it is. What you open in its place is saved to { $name }, once you save it.
damaged-nothing = Nothing can be read from it. Perhaps whoever you have it from can send it again.
damaged-merge = Merge both versions
damaged-read = Read what can be read
damaged-anew = Start again beside it
damaged-open-version = Open the version of { $time }
needs-text = This file was shared without its article's text. Open your own copy of the article, and the claims find their places in it. Until then they can be read at the side.
needs-text-choose = Choose the article…
needs-text-first = This needs the article's text: choose the article first.
placed-on-another-text = { $name } was shared without its article's text. { $article } differs from it; { $found } of { $all } places were found there. Saving writes that text into the file.
place-read-only = This file can't be changed where it is. Saving asks for a place: { $place }
place-emptied = This file is in a folder that is emptied from time to time. Saving asks for a place: { $place }
only-annotator = So far { $name } alone has worked on this file.
go-on-as = Go on as { $name }
as-new-annotator = As somebody new

## Agreement

agree-sentences = Do we find the same sentences?
agree-verdicts = Do we judge alike?
agree-words = Do we mark the same words?
agree-interval = 95 %: { $low } to { $high }
agree-over-articles = over { $n ->
    [one] 1 article
   *[other] { $n } articles
}
agree-name-alpha = α
agree-name-alpha-ordinal = ordinal α
agree-name-agreement = agreement
agree-name-specific = agreement on { $category }
agree-name-kappa = κ
agree-name-fleiss = Fleiss κ
agree-name-ac1 = AC1
agree-name-kappa-free = free κ
agree-name-f1-overlap = F1
agree-name-f1-exact = F1 of same ends
agree-name-f1-chars = F1 of characters
agree-name-bar-u = α of units, marked or not
agree-name-u = α of units with verdicts
agree-name-cu = α of verdicts where claims meet
agree-name-cu-coverage = how much of the text that is
agree-name-ku = α of units, { $category }
agree-name-ku-coverage = how much of { $category } meets
agree-name-gamma = γ
agree-name-gamma-by-verdict = γ with verdicts
agree-mean-of-pairs = { $figure }, mean of { $n ->
    [one] 1 pair
   *[other] { $n } pairs
}
agree-claim = sentences with a claim
agree-none = sentences without one
agree-units-sentences = { $n ->
    [one] 1 sentence
   *[other] { $n } sentences
}, { $complete } read by { $people ->
    [2] both
   *[other] all { $people }
}
agree-units-verdicts = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}, { $complete } judged by { $people ->
    [2] both
   *[other] all { $people }
}
agree-units-words = a pair: at least half of the characters shared
agree-files = { $n ->
    [one] 1 annotation file
   *[other] { $n } annotation files
}
agree-articles = { $n ->
    [one] 1 article
   *[other] { $n } articles
}
agree-people = { $n ->
    [one] 1 person
   *[other] { $n } people
}
agree-why-no-pairs = { $question ->
    [sentences] No sentence was read by two people.
    [verdicts] No claim was judged by two people.
   *[words] There is no pair of people with a figure.
}
agree-why-one-category = All said “{ $value }” of all { $n }. Where nothing else was said, agreement cannot be told from habit.
agree-why-one-category-plain = All said the same of everything. Where nothing else was said, agreement cannot be told from habit.
agree-why-nothing-marked = Nobody marked a claim in what both have read.
agree-why-no-text = There is no text that all of them have read.
agree-why-all-marked = All of the text lies in claims: there is nothing unmarked to tell them from.
agree-why-no-overlap = Their claims share no words.
agree-why-one-value = Where their claims meet, only one verdict was given.
agree-why-overlapping = { $name }’s claims overlap in { $n ->
    [one] 1 place
   *[other] { $n } places
}; this figure needs claims that do not.
agree-why-overlapping-plain = Somebody’s own claims overlap; this figure needs claims that do not.
agree-why-few-articles = An interval needs 5 articles; here { $n ->
    [one] is 1
   *[other] are { $n }
}.
agree-why-undefined-without-one = The figure hangs on one article alone.
agree-took-all = { $name } is taken to have read all of { $n ->
    [one] 1 article
   *[other] { $n } articles
}
agree-seen = { $seen } of { $n } were judged after seeing another’s verdict.
agree-always-one = { $name } always said “{ $value }”: κ is then 0, whatever the others said.
agree-rare = Only { $share } % of what was said is “{ $value }”: α and κ come out low where something is rare; the agreement on it says more.
agree-left-out = { $n ->
    [one] 1 file was not compared.
   *[other] { $n } files were not compared.
}
agree-other-verdicts = its scheme has other verdicts than those of most files
agree-line-sentences = Whether a sentence holds a claim
agree-line-verdicts = Verdicts on claims
agree-line-words = Words marked as claims
agree-line = { $about }: { $figure } = { $value } ({ $source }; { $interval }); { $people }, { $articles }, { $units }; { $missing }.
agree-line-with-interval = 95 % interval { $low } to { $high }, jackknife over { $articles }
agree-line-without-interval = no interval
agree-line-missing = what somebody did not read or judge is left out as missing
agree-line-took-all = { $names } counted as having read all where they marked and recorded nothing else as read
agree-source-alpha = Krippendorff’s α, nominal; Krippendorff 2011
agree-source-alpha-ordinal = Krippendorff’s α, ordinal; Krippendorff 2011
agree-source-f1 = F1 of claims of which at least half of the characters are shared; Hripcsak and Rothschild 2005
agree-pair-by-pair = Pair by pair
agree-pair = pair
agree-mean-row = mean of { $n } pairs
agree-report-title = How far the annotators agree
agree-figure = figure
agree-value = value
agree-interval-column = 95 % interval
agree-first = Go back to the article first.
agree-nothing-open = Open a folder or an article first.
agree-no-page = Open the page of agreement first.
agree-no-steps = There is nothing to step through.
agree-title = Do we agree?
agree-title-decisions = How far is each from the decisions?
agree-against = Each is compared with what stands by the decisions of { $names }. Whoever decides has seen what the others said: these figures tell how far each is from what stands, not whether two people agree.
agree-units-decisions = { $n ->
    [one] { $n } comparison with what stands
   *[other] { $n } comparisons with what stands
}
agree-line-decisions = compared with what stands by decisions, made by somebody who had seen what all of them said
agree-no-decisions = Nobody decides between others in these files.
agree-counting = Counting how far people agree
agree-stopped = Counting was stopped.
agree-no-file = There is no annotation file here yet. Agreement needs files in which two people marked or judged something.
agree-nobody = Nobody has marked or judged anything in these files yet.
agree-only-one = Only { $name } has marked or judged something here. Agreement needs two people.
agree-two-at-least = Agreement needs two people at least.
agree-adjudicator = { $name }, adjudicator
agree-person-help = Compare this person too, or no longer.
agree-left-purpose = it belongs to an exercise
agree-share = { $share } %
agree-on-claims = on claims
agree-same-ends = same ends
agree-characters = characters
agree-with-claim = claim
agree-without-claim = no claim
agree-mean-over = { $value } (of { $n })
agree-column-sentences = sentences
agree-column-verdicts = verdicts
agree-column-words = words
agree-column-claims = claims
agree-column-both = both
agree-sentences-of-two = Sentences of { $first } and { $second }
agree-verdicts-of-two = Verdicts of { $first } and { $second }
agree-words-of-two = Claims of { $first } and { $second }
agree-met-both = marked by both
agree-met-alone = only by { $name }
agree-cell = { $first } { $one }, { $second } { $other }: { $n }
agree-sum = { $name } { $value }: { $n }
agree-same-of = { $same } of { $all } the same.
agree-cell-lists-claims = Each cell lists its claims.
agree-cell-lists-sentences = Each cell lists its sentences.
agree-seen-left-out = { $n } verdicts that were given after seeing another’s are left out.
agree-leave-out = Leave them out
agree-count-them = Count them
agree-show-seen = Show them
agree-overlaps = { $name }’s claims overlap in { $n ->
    [one] 1 place
   *[other] { $n } places
}: α of units has no figure then.
agree-show = Show
agree-sentences-without-one = Sentences without one article
agree-verdicts-without-one = Verdicts without one article
agree-words-without-one = Words without one article
agree-now = { $figure }, now { $value }
agree-without-article = Without { $title }: { $value }
agree-more-articles = { $n ->
    [one] 1 more article
   *[other] { $n } more articles
}
agree-fewer-articles = Fewer articles
agree-took-this = Taken to have read all of it: { $names }
agree-took-more = { $first } And { $n } more.
agree-counted-now = Counted just now, in { $seconds } s
agree-counted-at = Counted at { $time }, in { $seconds } s
agree-which = Which?
agree-split-anew = { $n ->
    [one] 1 file has
   *[other] { $n } files have
} the sentences of another version: all were split anew.
agree-show-files = Show the files
agree-list = What the figure is made of
agree-looking = Looking for them …
agree-list-nothing = Nothing is in this cell.
agree-list-claims = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}
agree-list-sentences = { $n ->
    [one] 1 sentence
   *[other] { $n } sentences
}
agree-list-pair = { $first } and { $second }
agree-list-sentences-apart = One marked a claim, another read it and did not.
agree-list-verdicts-apart = People gave different verdicts.
agree-list-words-apart = Somebody else has not marked them, or has with other ends.
agree-list-of = Somebody said “{ $verdict }”, somebody else did not.
agree-list-together = { $pair } marked them both.
agree-list-other-ends = Two people marked them with other ends.
agree-list-alone = Only { $name } marked them.
agree-list-seen = Judged after seeing another’s verdict.
agree-list-overlaps = Claims of { $name } that overlap.
agree-list-shared = { $share } % shared
agree-list-only = only { $names }
agree-list-note = { $name }: “{ $note }”
agree-list-evidence-of = { $name }: { $n ->
    [one] 1 source
   *[other] { $n } sources
}
agree-list-evidence-all = { $n ->
    [2] both have evidence
   *[other] all have evidence
}
agree-list-evidence-some = evidence of { $names }
agree-step = Step through them
agree-nothing-to-step = There is nothing to step through here.
agree-next = Next
agree-previous = Previous
agree-of = { $at } of { $all }
agree-back = Back to Agreement
agree-back-help = Go back to the figures. Esc does the same.
agree-end-steps = Stay in the article
agree-line-copied = A line for the paper was copied: { $question }
agree-export = Export…
agree-export-title = Export the figures
agree-export-help = The page is for people, the table for spreadsheets and statistics, JSON for programs.
agree-export-html = Web page…
agree-export-csv = Table (CSV)…
agree-export-json = JSON…
agree-file-name = agreement
dialog-agreement = Choose a file for the figures
command-Agreement = Agreement
    .help = Tell in figures how far people agree, and see what each figure is made of; or go back to the article.
command-AgreementStep = Step through them
    .help = Look at what the chosen figure is made of, one by one, in the articles.
command-AgreementNext = Next of the figure
    .help = Go to the next thing that the figure is made of.
command-AgreementPrevious = Previous of the figure
    .help = Go to the previous thing that the figure is made of.
command-AgreementDecisions = Each against the decisions
    .help = Compare each person with what stands by the decisions; or with one another again.
command-AgreementLine = Copy a line for the paper
    .help = Copy a line about the figure of the chosen question, with all that a paper has to say of it.
command-AgreementExport = Export the figures…
    .help = Write the figures as a page, as a table or as JSON.
command-AgreementGamma = Draw gamma too
    .help = Draw γ too, which takes long; or no longer.
command-AgreementAgain = Count again
    .help = Read the files again and count.

## Deciding where people differ

command-Adjudicate = Decide where people differ
    .help = Go through what people marked or judged differently, and decide what stands.
command-LearnDecisions = Decisions that differ from mine
    .help = Go through what was decided otherwise than I said, by reason.
command-DecideNone = Decide that it is no claim
    .help = Decide that there is no claim here.
command-DecideKeep = Keep the decision
    .help = Decide again as it was decided before.
command-DecideReason = Why they differ
    .help = Say why people differ; again for the next reason.
command-DecideNote = Note on the decision
    .help = Write a note for all.
command-DecideBlind = Letters for names
    .help = Hide who said what while you decide, or show it.
command-DecideAgreed = Accept what all agree on…
    .help = List what all agree on, and let it stand.
command-DecideWrite = Write what stands…
    .help = Write what was decided and what people agree on to a file of its own.
adj-first = Finish deciding first: press Esc.
adj-nothing = Begin to decide first.
adj-nothing-here = Nobody has marked or judged anything here yet.
adj-only-one = Only { $name } has worked in this file. Merge the others’ files first.
adj-nothing-departs = No decision differs from what you said.
adj-title = To decide
adj-learn-title = Decided otherwise
adj-open = { $n } open
adj-departing = { $n ->
    [one] { $n } decision differs from yours
   *[other] { $n } decisions differ from yours
}
adj-chip-all = All
adj-chip-verdict = Verdict
adj-chip-ends = Ends
adj-chip-one = One
adj-chip-decisions = Decisions
adj-chip-reopened = Changed
adj-chip-unconfirmed = Not all read
adj-order = Order: { $name }
adj-order-article = As in the article
adj-order-apart = Furthest apart first
adj-filter = List only some
adj-filter-who = Who
adj-filter-everyone = Everyone
adj-filter-verdict = Verdict
adj-filter-any-verdict = Any verdict
adj-filter-reason = Decided because of
adj-filter-any-reason = Any reason
adj-filter-nothing = Nothing fits what is listed. Choose “All”.
adj-nothing-open = Nothing is open.
adj-only-agreed = Nothing else is open: accept what all agree on.
adj-n-agree = { $n ->
    [one] { $n } agrees
   *[other] { $n } agree
}
adj-accept-all = { $n ->
    [one] Accept it…
   *[other] Accept all { $n }…
}
adj-all-decided = { $n ->
    [one] It is decided.
   *[other] All { $n } are decided.
}
adj-write = Write what stands…
adj-of = { $at } of { $all }
adj-next = Next one
adj-previous = Previous one
adj-verdicts-differ = verdicts differ
adj-ends-differ = ends differ
adj-missed = not all marked it
adj-decisions-differ = decisions differ
adj-reopened = changed since it was decided
adj-row-reopened = changed
adj-unconfirmed = not all have read it
adj-agree = all agree
adj-read-no-claim = { $names } read, no claim
adj-not-read = { $n ->
    [one] { $names } has not read it
   *[other] { $names } have not read it
}
adj-annotated-it = You annotated this article yourself. Your decisions say so.
adj-ruled = { $name }: { $what }
adj-ruled-none = no claim
adj-ruled-elsewhere = the same as another claim
adj-keep-hint = { $key } keeps the decision.
adj-change-new = { $name } marked this after the decision.
adj-change-gone = The claim that was to stand is gone.
adj-change-ends = { $name } moved the ends after the decision.
adj-change-verdict = { $name } said { $before }, and now says { $after }.
adj-version = Version { $n }, { $who }: { $verdict }. { $text }
adj-take = Let version { $n } stand
adj-no-version = There is no version { $n }.
adj-links = { $n ->
    [one] { $n } link, { $stances }
   *[other] { $n } links, { $stances }
}
adj-supports = supports
adj-refutes = refutes
adj-context = context
adj-no-claim = No claim here
adj-judge = Or judge the words yourself
adj-move-ends = move the ends
adj-judge-as = { $verdict } ({ $key }) for the selected words
adj-select-here = Select words of this claim first.
adj-why = Why they differ
adj-reason-rule-missing = Rule is missing
adj-reason-slip = Slip
adj-reason-edge-case = Edge case
adj-reason-taste = Taste
adj-note = Note for all
adj-note-hint = What the codebook should say
adj-no-note = There is no note.
adj-tool = Decide
adj-blind = Blind: letters for names
adj-names = Names are shown
adj-decides = { $name } decides
adj-decided = { $decided } of { $all } decided
adj-key-take = take
adj-key-next = next, decides nothing
adj-key-note = note
adj-said-stands = Decided: { $verdict }.
adj-said-none = Decided: no claim.
adj-said-kept = The decision stands.
adj-nothing-decided = Nothing was decided here yet.
adj-only-to-read = Here you only look at decisions.
adj-nobody-agrees = There is nothing that all agree on and that is still open.
adj-act-decide = decide
adj-act-explain = explain a decision
adj-act-accept = accept what all agree on
adj-accepted = { $n ->
    [one] { $n } claim stands as all said.
   *[other] { $n } claims stand as all said.
}
adj-accept-title = { $n ->
    [one] { $n } agrees
   *[other] { $n } agree
}
adj-accept-help = All who work on the article say the same of these. If you accept them, they stand; undo takes all of it back.
adj-accept = { $n ->
    [one] Accept it
   *[other] Accept all { $n }
}
adj-file-name = decided
dialog-stands = Write what stands

## Comparing

command-Compare = Compare with…
    .help = See another person's claims beside mine in this article, and step through what differs; or end that.
command-CompareTake = Take over
    .help = Make what the other person has mine: the claim, the verdict or the boundaries.
dialog-compare = Choose the annotation file to compare with
compare-title = Compared with { $file }
compare-same = { $n } the same
compare-only-mine = { $n } only mine
compare-only-theirs = { $n } only { $name }
compare-other-verdict = { $n } other verdict
compare-other-boundaries = { $n } other boundaries
compare-mine = Mine, above
compare-theirs = { $name }, below
compare-with-person = Compare with { $name }
compare-differences = What differs
compare-all-same = Nothing differs.
compare-row-only-mine = Only mine: { $verdict }
compare-row-only-theirs = Only { $name }: { $verdict }
compare-row-verdict = Other verdict: mine { $mine }, { $name } { $theirs }
compare-row-boundaries = Other boundaries
compare-take-claim = Take over the claim of { $name }
compare-take-verdict = Take over the verdict of { $name }
compare-take-boundaries = Take over the boundaries of { $name }
compare-next = Next
compare-previous = Previous
compare-end = End comparing
compare-other-scheme = You have no verdict “{ $verdict }”: add it to your verdicts first.
compare-nothing = Nothing is being compared: choose Compare with… first.
compare-only-yours = There is nothing of { $name } here to take over.
compare-taken = Taken over from { $name }
compare-no-claims = { $name } holds no claims to compare with.
compare-another = Under half of the claims in { $name } are in this article: it is about another one. Nothing was changed.
act-take-over = Take over
report-title = Claims in “{ $title }”
report-by = By { $name }
report-claims = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}
report-read = { $read } of { $n ->
    [one] 1 sentence read
   *[other] { $n } sentences read
}
report-percent = { $n } %
report-no-verdict = no verdict yet
report-verdicts-differ = people disagree
report-not-counted = not counted
report-decided-by = { $name } (decision)
report-checked-by = Checked by { $name }
report-with = with { $names }
report-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
report-page-of = page { $page } of { $pages }
report-the-claims = The claims
report-no-claims = No claim is marked.
report-how = How this was done
report-claim = Claim { $n }
report-claim-named = Claim { $n }: { $verdict }
report-claim-in-text = Claim { $n }, in the text
report-restated = In plain words:
report-claimant = Said by
report-kind = Kind:
report-date = Date:
report-tags = Tags:
report-part-of = Part of claim { $n }
report-same-as = The same as claim { $n }
report-parts = In parts:
report-no-place = These words are not in this text.
report-question = answers: { $words }
report-accessed = seen on { $day }
report-archived = copy at { $address }
report-kept = kept copy of { $day }
report-person = Person { $n }
report-to-check-means = No verdict yet.
report-scheme = The verdicts are those of “{ $name }”, version { $version }.
report-all-read = All sentences were read.
report-quoted = “{ $words }”
report-not-read = { $n ->
    [one] 1 sentence was not read: { $named }.
   *[other] { $n } sentences were not read, from: { $named }.
}
report-not-read-more = { $n } sentences were not read, from: { $named } and further on.
report-not-read-count = { $n ->
    [one] 1 sentence was not read.
   *[other] { $n } sentences were not read.
}
report-agree = { $n ->
    [one] 1 claim was judged by more than one person; their verdicts are the same on { $alike } of 1.
   *[other] { $n } claims were judged by more than one person; their verdicts are the same on { $alike } of them.
}
report-decided = { $n ->
    [one] On 1 claim an adjudicator has decided.
   *[other] On { $n } claims an adjudicator has decided.
}
report-left-out = Left out here: { $parts }.
report-part-text = the text of the article
report-part-names = names
report-part-notes = reasons
report-part-evidence = evidence
report-some-verdicts = Only claims with some of the verdicts are shown.
report-some-people = Only what some of the people said is shown.
report-index = Reports on claims
report-article = Article
report-claims-column = Claims
report-verdicts-column = Verdicts
report-read-column = Sentences read
report-of = { $n } of { $of }
report-index-sum = { $n ->
    [one] 1 article
   *[other] { $n } articles
}, { $claims ->
    [one] 1 claim
   *[other] { $claims } claims
}
command-Export = Export…
    .help = Write a report or a table for people who have no Claimlight.
command-Print = Print…
    .help = Open the report in your browser, which prints it or saves it as PDF.
command-ShowExported = Show the report in its folder
    .help = Show the report that was written last in its folder.
command-CopyQuote = Copy as quote with source
    .help = Copy the words of the selected claim, or of all claims, with title, author, date and address.
command-CopyClaim = Copy as claim with verdict
    .help = Copy the selected claim, or all claims, with verdict and reasons.
command-CopyMarkdown = Copy as Markdown
    .help = Copy the selected claim, or all claims, as a list in Markdown.
show-exported = Show in folder
dialog-report = Write the report to
report-sheet = Export a report
report-write = Export
report-goes-to = Goes to { $place }
report-other-place = Another place…
report-html = Web page (HTML)
report-markdown = Markdown
report-docx = Word document (DOCX)
report-csv = Table (CSV)
report-jsonl = Table (JSON Lines)
report-with-text = Text of the article
report-with-names = Names
report-with-notes = Reasons
report-with-evidence = Evidence
report-with-list = List of claims
report-row-claims = A row for each claim
report-row-judgements = A row for each verdict
report-row-spans = A row for each place
report-format = Format
report-shows = What it shows
report-language = Language of the report
report-claims-that-are = Claims that are
report-what-they-said = What these people said
report-preparing = Preparing the first page…
report-written = Written: { $name }
report-not-written = { $name } was not written: { $reason }
report-printing = The report is open in your browser. Print it there, or save it as PDF.
report-no-folder = There is no folder for the page. Use Export… and print the page from your browser.
report-not-itself = This is a file of an open article. Choose another place.
report-none-written = No report was written yet.
report-no-document = the document could not be made: { $reason }
copied-claims = Copied.
copied-no-claims = There is no claim to copy.
command-LookUp = Look it up…
    .help = Show where the claim or the selected words can be searched for in your browser.
command-EvidenceSupports = Evidence supports the claim
    .help = Say that the evidence added last speaks for the claim.
command-EvidenceRefutes = Evidence refutes the claim
    .help = Say that the evidence added last speaks against the claim.
command-EvidenceContext = Evidence gives context
    .help = Say that the evidence added last helps to understand the claim.
look-up-title = Look it up
look-up-words = Words that are searched for
look-up-note = Your browser opens with these words. Claimlight itself opens no connection.
look-up-places = Change the places…
look-up-nothing = There is nothing to search for: words or the article's address are missing.
look-up-come-back = Copy the address of what you find, come back, and press Ctrl+V.
add-evidence-first = Add evidence first.
evidence-brought-back = { $n ->
    [one] Added. Ctrl+1 supports, 2 refutes, 3 context
   *[other] { $n } added. Ctrl+1 supports, 2 refutes, 3 context
}
evidence-supports = The evidence supports the claim.
evidence-refutes = The evidence refutes the claim.
evidence-context = The evidence gives context.
citation-malformed = These references can't be read: line { $line }, column { $column }. Nothing was added.
citation-too-many = These are more than 1,000 references. Nothing was added.
open-always = Open, and don't ask again
settings-ask-addresses = Ask before an address is opened in the browser
settings-searches = Places to search
settings-searches-help = One a line: a name and an address with {"{words}"}, {"{claim}"}, {"{title}"} or {"{source}"} in it.
search-place-wrong = Line { $line } of the places to search needs an address that begins with https:// and has {"{words}"}, {"{claim}"}, {"{title}"} or {"{source}"} in it.
scheme-searches = Places to search
command-Sources = Sources…
    .help = Show all evidence of the article or the folder by source, and change a source wherever it is named.
dialog-sources = Write the sources to
sources-title = Sources
sources-looking = Looking for sources…
sources-none = No claim has evidence yet. Select a claim and press E.
sources-of-article = This article
sources-of-folder = All articles of the folder
sources-without-copy = Only those without a copy
sources-told = { $n ->
    [one] 1 source
   *[other] { $n } sources
}
sources-unread = { $n ->
    [one] 1 file could not be read.
   *[other] { $n } files could not be read.
}
sources-claims = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}
sources-no-copy = no copy kept
sources-some-copies = some copies kept
sources-bibtex = Save as BibTeX…
sources-csl-json = Save as CSL JSON…
source-url = Address
source-title = Title
source-publisher = Publisher
source-published = Published on
source-accessed = Seen on
source-archived = Address of a copy
sources-change-everywhere = { $n ->
    [one] Change it
   *[other] Change it in all { $n } places
}
sources-open = Open in the browser
sources-rest = Claims that rest on it
sources-ask-title = Change the source in other files too?
sources-ask-files = { $n ->
    [one] 1 file of the folder that is not open names it.
   *[other] { $n } files of the folder that are not open name it.
}
sources-ask-note = That can't be undone here, but the earlier versions of these files are kept.
sources-change = Change it everywhere
sources-changed = { $n ->
    [one] Changed in 1 place.
   *[other] Changed in { $n } places.
}
sources-changed-files = { $n ->
    [one] Changed in the open articles and in 1 other file
   *[other] Changed in the open articles and in { $n } other files
}; { $failed } could not be changed.
sources-not-changed = it holds comments, or no text
act-source = source
report-untitled = Untitled
report-kept-once = kept copy
report-without-text = The text was left out of the file.
report-read-by-them = They read { $read } of { $n ->
    [one] 1 sentence
   *[other] { $n } sentences
}.
gradebook-unknown = Nobody in the gradebook has this number or this name.
gradebook-several-rows = Several rows of the gradebook may be meant.
gradebook-several-grades = Several hand-ins lead to this row.
gradebook-outside = The grade is above the maximum of the platform.
gradebook-not-of-scale = This word is not on the scale of the platform.
gradebook-needs-points = The platform takes points here, not a word.
gradebook-needs-word = The platform takes a word of its scale here, not points.
gradebook-locked = The platform has locked this row.
gradebook-not-assigned = The assignment is not for this pupil.
gradebook-excused = This pupil is excused; a grade would undo that.
gradebook-no-key = The row lacks the cell by which the platform knows the pupil.
gradebook-damaged-key = A spreadsheet has changed this number. Export the gradebook again, and don’t open it before it is used here.
gradebook-only-by-name = Found by the name; the number is not in the gradebook.
gradebook-name-differs = The number is in the gradebook, with another name.
gradebook-suspended = This pupil is suspended on the platform.
gradebook-changed-date = A spreadsheet seems to have changed a date in this row. The platform may leave the row out: export the gradebook again.
gradebook-long-number = A spreadsheet may have cut this number. Compare it with the platform.
gradebook-comment-kept = There is a comment already. It stays, and yours is not written.
gradebook-no-comment-column = There is no column for your comment.
feedback-title = Feedback: { $name }
feedback-for = Feedback for { $name }
feedback-counted = counted automatically
feedback-found-of = { $n } of { $of } found
feedback-in-part = { $n } in part
feedback-not-marked = { $n } not marked
feedback-welcome = { $n } more found that nobody had to find
feedback-more = { $n } more marked
feedback-rightly-none = No claim marked, and there is none to mark
feedback-said-none = No claim marked
feedback-nothing = Nothing marked
feedback-points = { $n } of { $of }
feedback-grade = Grade
feedback-set-by = Grade by { $name }
feedback-no-grade = No grade yet
feedback-text = The text with your marks
feedback-marks = What you marked
feedback-no-marks = You marked no claim.
feedback-mark-found = Found
feedback-mark-part = Found in part
feedback-mark-missed = Not this one
feedback-mark-more = One more
feedback-mark-again = Marked again
feedback-teacher = From your teacher
feedback-key-note = On this claim
feedback-next-step = Your next step
feedback-next-missed = Read the text once more, sentence by sentence. Some claims in it have no mark yet.
feedback-next-part = Mark exactly the words that make the claim, from its first word to its last.
feedback-next-reason = Say for every claim why you judge it so.
feedback-next-evidence = Find a source outside the text for every claim.
feedback-next-verdict = Decide on a verdict for every claim that you marked.
feedback-hint-narrow = The claim is longer than your mark.
feedback-hint-wide = Your mark holds more than the claim, or only a part of it.
feedback-hint-several = Your mark holds several claims. Mark each of them by itself.
feedback-verdict-right = Your verdict fits.
feedback-verdict-key = Another verdict fits here: { $verdicts }
feedback-verdicts = Verdict: { $verdicts }
feedback-reason = Your reason: { $level }
feedback-missed = Claims that you did not mark
feedback-is-welcome = You did not have to find this one.
feedback-rubric = How it was judged
feedback-level-given = your level

## The worksheet for a browser. Pupils of about 14 read it.
worksheet-title = Worksheet: { $name }
worksheet-answer-title = { $who }: { $name }
worksheet-notice = This is a worksheet to fill in on the screen. If you see this line, open it in a browser: download the file, then open it. Or print it and fill it in by hand.
worksheet-answer-notice = This is an answer to an exercise. Open it in a browser to go on working on it: download the file, then open it.
worksheet-paper-name = Name
worksheet-paper-code = Code
worksheet-paper-date = Date
worksheet-paper-claims = Your claims
worksheet-paper-given = The claims to judge
worksheet-paper-claim = Claim, sentence no.
worksheet-paper-why = Why?
worksheet-paper-link = Link
worksheet-block-title = The same answer as text
worksheet-block-help = The program reads this. Do not change it.
worksheet-panel-name = Your mark
worksheet-panel = The panel
worksheet-sentence-n = sentence { $number }
worksheet-heading-row = heading
worksheet-said-claim = claim, { $verdict }
worksheet-claim-n = Claim { $number }
worksheet-claim-n-of = Claim { $number } of { $of }
worksheet-n-of = { $number } of { $of }
worksheet-still-needs = still needs: { $what }
worksheet-needs-verdict = verdict
worksheet-needs-why = why
worksheet-no-claim = No claim
worksheet-to-check = to check
worksheet-later = Later
worksheet-later-help = It is a claim, and I decide later.
worksheet-verdict = Verdict
worksheet-this-is-a-claim = This is a claim
worksheet-why = Why?
worksheet-link = A link
worksheet-if-you-have-one = (if you have one)
worksheet-choose-words = Choose words
worksheet-choose-words-keys = Arrow keys move by a word. With Shift they add or take away a word. Enter marks.
worksheet-start = Start
worksheet-end = End
worksheet-start-earlier = Start one word earlier
worksheet-start-later = Start one word later
worksheet-end-earlier = End one word earlier
worksheet-end-later = End one word later
worksheet-chosen-words = Chosen: { $words }
worksheet-selected-words = Selected words
worksheet-mark-these-words = Mark these words
worksheet-as-another-claim = As another claim
worksheet-marked = Marked: { $words }
worksheet-mark-removed = The mark is gone. Undo brings it back.
worksheet-remove-mark = Remove this mark
worksheet-previous = Back to the one before
worksheet-next = Next
worksheet-that-was-the-last = That was the last one.
worksheet-that-was-the-first = This is the first one.
worksheet-undo = Undo
worksheet-undone = Undone.
worksheet-cancel = Cancel
worksheet-my-claims = My claims
worksheet-no-claims-yet = Choose a sentence that says something you could check.
worksheet-hint-find = Tap a sentence, or select words, to mark a claim.
worksheet-hint-judge = Tap a marked claim to say what you think of it.
worksheet-your-task = Your task:
worksheet-draft-kept = Draft kept · { $time }
worksheet-draft-not-kept = Nothing is kept here. Hand in before you close.
worksheet-not-you = Not you?
worksheet-give-name = Write your name
worksheet-give-code = Write your code
worksheet-who-are-you = Who are you?
worksheet-your-name = Your name
worksheet-your-code = Your code
worksheet-name-help = It goes into the file that you hand in, and nowhere else.
worksheet-no-name = no name
worksheet-go-on = Go on
worksheet-start-afresh = Not you? Start afresh
worksheet-other-drafts = Others who have worked here
worksheet-go-on-as = { $name }, { $time }
worksheet-hello = Hello, { $name }
worksheet-your-marks-are-here = { $n ->
    [one] Your claim is still here.
   *[other] Your { $n } claims are still here.
}
worksheet-open-answer = Open an earlier answer…
worksheet-open-answer-help = You can also drop the file on this page.
worksheet-open-none = There is no answer in this file, or it is damaged. Your work here has not changed.
worksheet-open-other-exercise = This file answers another exercise. Your work here has not changed.
worksheet-open-other-edition = This file answers another version of this exercise. Your work here has not changed.
worksheet-opened = Opened: the answer by { $name }
worksheet-hand-in = Hand in…
worksheet-hand-in-title = Hand in
worksheet-leaves = { $n ->
    [one] Your file holds 1 claim, your reasons and links, your name and the time.
   *[other] Your file holds { $n } claims, your reasons and links, your name and the time.
}
worksheet-look-at-answer = Look at all that you hand in
worksheet-nothing-else = Nothing else leaves this computer.
worksheet-still-missing = Still missing
worksheet-missing-is-fine = You can hand in all the same.
worksheet-missing-name = Your name
worksheet-missing-code = Your code
worksheet-missing-claims = Claims: you have { $number } of { $of }
worksheet-missing-in-claim = Claim { $number }: { $what }
worksheet-nothing-marked = Nothing is marked yet.
worksheet-no-claim-in = No claim: { $names }
worksheet-save-file = Save the file
worksheet-save-where = Choose where to save…
worksheet-print = Print
worksheet-saved-in-downloads = Saved as “{ $name }”. Look in your downloads, and give this file to your teacher.
worksheet-saved-as = Saved as “{ $name }”. Give this file to your teacher.
worksheet-boxed = Files can’t be saved from here. Copy the text below and send it to your teacher.
worksheet-as-text = Or as text
worksheet-as-text-help = If no file is possible: copy this text and send it to your teacher, all of it.
worksheet-answer-as-text = Answer as text
worksheet-copy-text = Copy the text
worksheet-copied = Copied. Now paste it where your teacher wants it.
worksheet-copy-yourself = The text is selected: press Ctrl+C, or hold your finger on it and choose Copy.
worksheet-forget = Remove my draft from this computer
worksheet-forgotten = Your draft is removed from this computer.
worksheet-back-to-work = Back to the text
worksheet-answer = Answer

error-other-pupil = the files are answers of different pupils
error-no-criteria = it holds no criterion
error-criterion-twice = two criteria have the id “{ $id }”
error-criterion-no-id = criterion { $number } has no id
error-points = a level is worth { $points }, which is no number of 0 or more
not-in-this-file = There is no such command here.
exercise = Exercise
exercise-named = Exercise · { $name }
exercise-start-first = Write your name and press Start first.
exercise-name-first = Write your name first.
exercise-no-verdicts = This exercise asks for no verdicts.
exercise-claims-given = The claims are given here: choose one, and say what you think of it.
exercise-given-stays = This claim belongs to the exercise and stays as it is.
exercise-your-task = Your task.
exercise-fold = Fold
exercise-unfold = Show
exercise-your-name = Your name
exercise-your-code = Your code
exercise-start = Start
exercise-begun-before = Begun on this computer before:
exercise-for-teachers = For teachers: collect and grade answers…
exercise-go-on-as = Go on as { $name }
exercise-go-on = Go on
exercise-afresh = Start afresh
exercise-same-name = { $name } has begun already
exercise-kept = Your work is kept in { $place }
exercise-kept-at = Kept on this computer · { $time }
exercise-hint = Select words to mark a claim. Double-click takes a word, triple-click a sentence.
exercise-not-you = Not you?
exercise-text-size = Text size
exercise-hand-in = Hand in…
exercise-my-claims = My claims
exercise-n-of = { $n } of { $all }
exercise-no-claims = No claim yet. Select words in the text that somebody could check.
exercise-still-needs = still needs: { $what }
exercise-need-verdict = verdict
exercise-need-why = why
exercise-later = Later
exercise-mark = Mark as a claim
exercise-verdict = Your verdict
exercise-why-hint = What makes you think so?
exercise-choose-to-say-why = Choose a claim in the list or in the text to say why.
exercise-choose = Choose a claim in the list or in the text.
exercise-link = Link { $n }
exercise-link-hint = Web address, or words that say where
exercise-link-remove = Remove link { $n }
exercise-add-link = Add a link
exercise-go-on-working = Go on working
dialog-hand-in = Hand in
hand-in-title = Hand in
hand-in-leaves = This leaves with your answer
hand-in-name = Name: { $who }
hand-in-code = Code: { $who }
hand-in-claims = Claims: { $n } · with a verdict: { $verdicts }
hand-in-notes = Reasons that you wrote: { $n }
hand-in-no-claims = Sentences marked as holding no claim: { $n }
hand-in-time = Time: { $time }
hand-in-links = Links: { $n }
hand-in-mails = Mail addresses: { $n }
hand-in-missing = Still missing
hand-in-whole = Nothing is missing.
hand-in-nothing = Nothing is marked yet.
hand-in-fewer = Claims that the task asks for besides: { $n }
hand-in-nothing-else = Nothing else leaves: no earlier words, nothing of others, and nothing about this computer. You can hand in what is missing later, in another file.
hand-in-save = Save to hand in…
handed-in = Handed in at { $time }: { $name }. Send or upload this file.
hand-in-where = It is in { $folder }
hand-in-again = If you change something, hand in again: that makes a new file.
dialog-exercise = Save the exercise
dialog-key = Save the key
dialog-rubric = Choose a rubric
making-title = New exercise
making-task = Find claims in the article that somebody could check. Say for each whether the article shows that it is right, and write in one sentence why you think so.
making-name = Name of the exercise
making-words = The task, in your words
making-asks = What pupils do
making-find = Find claims
making-judge = Give each claim a verdict
making-judge-given = Give a verdict to given claims
making-why = Say why
making-evidence = Give evidence
making-verdicts = Verdicts on offer
making-simple = { $name } (simple)
making-of-article = This article’s: { $name }
making-number = How many claims to find
making-number-hint = Leave empty to say no number
making-known-as = Pupils sign with
making-by-name = Their name
making-by-code = A code that you hand out
making-rubric = Rubric
making-no-rubric = None
making-rubric-claims = Claims, verdicts, reasons
making-rubric-reasons = Reasons and evidence
making-rubric-file = From a file…
making-no-words = Write the task first.
making-no-asks = Tick at least one thing that pupils do.
making-no-claims = There are no claims to give: mark some in the article first, or let pupils find them.
making-no-number = The number of claims is a number from 1 on, or empty.
making-save = Save the exercise…
making-not-itself = An exercise or a key can’t take the place of a file that is open.
making-made = The exercise is ready
making-written = Written: { $name }
making-give-out = Give this file to your pupils. It holds the article and the task, and nothing of your own claims, verdicts and notes.
making-save-key = Save my claims as the key…
making-key-written = Key written: { $name }
making-key-next = Open it to say which claims are required, which verdicts you accept, and what pupils are to read.
making-open-key = Open the key
making-done = Done
making-key-here = Save it here all the same
making-another-folder = Choose another folder…
key-title = In the key
key-required = Required
key-welcome = Welcome
key-either = Either way
key-accepted = Accepted verdicts
key-accepts = Accepted: { $verdict }
key-to-pupil = Note to the pupil
key-to-pupil-hint = What is to be learnt here; pupils read it once you release it
key-need-set = In the key: { $need }
act-key-need = how much the key wants the claim
act-key-accepted = accepted verdicts
exercise-code-help = The code that your teacher gave you, not your name.
exercise-same-name-help = Go on with that work, or start afresh if you are somebody else of this name. Nothing is lost either way.
making-key = The key
making-key-help = The key is what your pupils’ answers are compared with: the claims that you have marked in this article, with verdicts and notes. Keep it to yourself.
making-key-beside = Key and exercise in one folder?
making-key-beside-help = The exercise lies in { $folder } too. If you give out that whole folder, the key goes along.
making-given =
    { $n ->
        [0] No claim is marked in the article yet.
        [one] The claim that is marked in the article now goes to the pupils: its words, without verdict and notes.
       *[other] The { $n } claims that are marked in the article now go to the pupils: their words, without verdicts and notes.
    }
command-NewExercise = New exercise…
    .help = Make an exercise for pupils out of the article.
command-HandIn = Hand in…
    .help = Show what leaves with your answer, and save it to be handed in.
command-NotYou = Somebody else works here
    .help = Go back to the start; the work that is open stays kept.
command-FoldTask = Fold or show the task
    .help = Fold the task to one line, or show all of it.
command-KeyRequired = Required in an answer
    .help = Say that a full answer has this claim.
command-KeyWelcome = Welcome in an answer
    .help = Say that whoever finds this claim gains, and whoever misses it loses nothing.
command-KeyEitherWay = Either way in an answer
    .help = Say that marking this claim or not is all the same.
command-KeyNote = Note to the pupil
    .help = Write what pupils are to read about this claim.
hand-in-page = Page (.html), opens anywhere
hand-in-claims-file = Claimlight file (.claims.ron)
dialog-worksheet = Save the worksheet
making-worksheet = The worksheet
making-worksheet-help = A page for pupils who have no Claimlight: it opens in any browser, offline, and can be printed.
making-save-worksheet = Export worksheet…
exercise-not-kept = Nothing can be written here: choose where your work goes (Ctrl+Shift+S).

## Grading the answers of a class

command-Grade = Grade answers…
    .help = Collect the answers to an exercise and grade them, or go back to the article.
command-GradeMore = Collect more answers…
    .help = Add archives or files with answers. What was graded stays.
command-GradeGrid = Grid of all answers
    .help = Show a row for each pupil and a column for each claim.
command-GradeHeatMap = Heat map for the class
    .help = Show without names how many marked something in each sentence.
command-GradePupil = One pupil’s answer
    .help = Show one pupil’s marks on the text, with the key.
command-GradeHideNames = Hide names
    .help = Show numbers in place of names, in another order, or show the names again.
command-GradeAcceptAll = Give all proposed grades
    .help = Make each proposal a grade where there is none yet. It can be undone.
command-GradesInto = Grades into the platform’s file…
    .help = Choose the CSV file that the learning platform exported, and write a copy of it with the grades.
command-GradeFeedback = Feedback for pupils…
    .help = Write a page for each pupil into an archive that the platform takes back.
command-GradeTable = Table of all answers
    .help = Write a table (CSV) of what was found, grades and words, beside the exercise.
grade-first = First go back to the article (Esc): answers are being graded.
grade-no-answers = No answers have been collected yet.
dialog-exercise = Choose the exercise
dialog-key = Choose a key
dialog-hand-ins = Choose answers: an archive, a folder or a file
dialog-gradebook = Choose the gradebook (CSV) of the platform
grade-looking = Looking for the exercise…
grade-collecting = Collecting answers…
grade-scoring = Comparing answers with the key…
grade-not-read = “{ $name }” can’t be read: { $reason }
grade-without-text = “{ $name }” was given away without the article’s text. Choose a file that has it.
grade-no-exercise-beside = “{ $name }” holds grades of “{ $exercise }”, but that exercise is not in the same folder. Choose it.
grade-other-exercise = “{ $name }” holds grades of another exercise. Move it away before you grade.
grade-setup-title = Grade answers
grade-setup-help = Choose three things, or drop them on this page. Nothing leaves this computer.
grade-setup-exercise = 1. Exercise
grade-setup-exercise-help = The file that your pupils got.
grade-setup-choose-exercise = Choose the exercise…
grade-setup-key = 2. Key
grade-setup-key-help = Your own answer. With several, each answer is compared with the one that fits it best.
grade-setup-choose-key = Choose a key…
grade-setup-claims =
    { $n ->
        [one] { $name } · one claim
       *[other] { $name } · { $n } claims
    }
grade-setup-hand-ins = 3. Answers
grade-setup-hand-ins-help = The archive that the platform packed, a folder, or single files.
grade-setup-known =
    { $n ->
        [one] One pupil is known from before.
       *[other] { $n } pupils are known from before.
    }
grade-setup-choose-file = Choose a file…
grade-setup-choose-folder = Choose a folder…
grade-leave-out = Leave out { $name }
grade-begin = Grade
grade-grid = Grid
grade-heat = Heat map
grade-pupil = One pupil
grade-hide-names = Hide names
grade-into = Grades into…
grade-feedback = Feedback…
grade-detail = What is chosen
grade-counts =
    { $n ->
        [one] one pupil
       *[other] { $n } pupils
    } · { $answers ->
        [one] one answer
       *[other] { $answers } answers
    }
grade-find = Find a pupil
grade-filter-all = All { $n }
grade-filter-to-grade = To grade { $n }
grade-filter-graded = Graded { $n }
grade-filter-no-hand-in = No answer { $n }
grade-filter-problems = Problems { $n }
grade-keys = Key shown:
grade-keys-agree = The teachers’ own agreement on where claims are: F1 { $f1 }
grade-came = { $n } { $status }
grade-came-all = Show all
grade-came-title = What came in
grade-status-ok = with an answer
grade-status-empty = nothing marked
grade-status-older = replaced by a later one
grade-status-same = the same file twice
grade-status-copy = same file as another pupil’s
grade-status-other-version = for another edition
grade-status-other-article = for another article
grade-status-damaged = damaged
grade-status-newer = needs a newer Claimlight
grade-status-no-answer = not an answer
grade-status-archive-refused = archive not read
grade-status-nothing = nothing in it
grade-status-encrypted = locked by a password
grade-status-not-read = not read
grade-no-hand-in = no answer
grade-no-score = Without an answer there is no score, not even 0.
grade-nobody = Nobody is shown. Choose “All” above.
grade-head-pupil = Pupil
grade-head-more = More
grade-head-marks = marks
grade-head-grade = Grade
grade-pupil-number = Pupil { $n }
grade-claim = claim { $n }
grade-found = Found
grade-part = In part
grade-missed = Missed
grade-proposed = proposed
grade-not-accepted = not what the key accepts
grade-has-note = note
grade-has-link = link
grade-more-marks =
    { $n ->
        [one] one more mark
       *[other] { $n } more marks
    }
grade-would-differ = would be another one now
grade-points = { $points } of { $of }
grade-n-found = { $n } found
grade-n-found-part = { $n } found, { $part } in part
grade-found-by = found by, of { $n }
grade-found-of = Claim { $claim } was found by { $n } of { $answers }
grade-next-claim = Next claim
grade-previous-claim = Previous claim
grade-next-pupil = Next pupil
grade-previous-pupil = Previous pupil
grade-legend-key = key
grade-shared = shared: { $both } of { $either } words
grade-found-question = Found?
grade-proposed-is = proposed: { $found }
grade-you-said = you said so
grade-verdict = Verdict
grade-key-accepts = key: { $verdicts }
grade-pupils-why = The pupil’s why
grade-reason = { $label }, 0 to { $most }
grade-to = To { $name }
grade-keep-line = Keep these words to use them again
grade-forget-line = Forget this line
grade-key-says = The key says to pupils
grade-more-title = more marks
grade-more-help = Words that this pupil marked and the key does not have. That is no mistake until you say so.
grade-beside = What many marked besides
grade-marked-it =
    { $n ->
        [one] One marked it.
       *[other] { $n } marked it.
    }
grade-welcome = Make it welcome
grade-welcome-help = Adds it to the key as a welcome claim. Proposals change; grades that you gave stay.
grade-same-claim = same claim, next pupil
grade-accept = Accept
grade-counted = { $found } of { $all } found, { $part } in part, { $extra } more marked
grade-missed-claims = Not marked: { $numbers }
grade-given-is = Grade: { $points }
grade-now-proposed = Key or rubric have changed. Now proposed: { $points }
grade-take-back = Take the grade back
grade-proposed-points = Proposed: { $points } of { $of }
grade-proposed-none = Nothing is proposed until each criterion has a level.
grade-other-points = Another number of points, and why
grade-points-field = Points
grade-why = Why?
grade-give = Give
grade-overall = Words about the whole answer
grade-next-step = What can come next
grade-no-proposal = There is nothing to propose for this answer.
grade-no-points = The levels of the rubric are worth no points. Type the points yourself.
grade-lacks-level = First choose a level for: { $names }
grade-too-many = There are only { $of } points.
grade-say-why = Say why it is another number than proposed.
grade-given =
    { $n ->
        [one] One grade given.
       *[other] { $n } grades given.
    }
grade-given-some = { $n } given. { $left } lack a proposal.
grade-differ =
    { $n ->
        [one] One grade would be another one now: { $names }. It stays until you change it.
       *[other] { $n } grades would be others now: { $names }. They stay until you change them.
    }
grade-graded = { $n } of { $all } graded
grade-rule = A grade is yours: proposals count nowhere until accepted.
grade-saved-in = Saved in { $file } · { $time }
grade-not-saved = Grades not saved: { $reason }
grade-changed-elsewhere = “{ $name }” was changed by another program meanwhile and stays as it is. Your grades are in “{ $copy }”: give the file that you want to keep the first name.
grade-show-grade = Grade
grade-pupil-legend = On a tint: what the pupil marked. Underlined: the key.
grade-heat-answers =
    { $n ->
        [one] one answer · without names
       *[other] { $n } answers · without names
    }
grade-heat-close = Back to the grid
grade-heat-table = As a table
grade-heat-larger = Larger
grade-heat-full = Full screen (F11)
grade-heat-key = Key claims
grade-heat-too-few = With fewer than { $least } answers a map would tell who marked what, so none is drawn. There are { $n }.
grade-heat-sentence = { $words }: { $n } of { $all } marked something
grade-heat-row = { $n } of { $all }
grade-heat-scale = How many marked something in the sentence
grade-heat-nobody = nobody
grade-heat-all = all { $n }
grade-heat-missed = What most of you missed
grade-heat-perhaps = If most missed it, perhaps the key or the text is at fault.
grade-heat-beside = What many marked besides
grade-heat-at = Sentence { $n } of { $of }: { $marked } of { $all }
grade-keys-sentence = next sentence
grade-keys-key = key on, off
grade-keys-back = back to the grid
grade-reading-book = Reading the gradebook…
grade-into-title = Grades into the platform’s file
grade-into-help = A copy is written beside “{ $name }”, with the graded rows only. The file itself stays as it is.
grade-into-column = Column for the grades
grade-into-which = Choose the column…
grade-into-places = Decimal places
grade-into-append = Write my words behind comments that are there (otherwise these stay alone)
grade-into-scaled = { $of } points here are { $most } there.
grade-into-damaged = A spreadsheet has changed this file. Export it again from the platform, and do not open it in between.
grade-into-none = No grade has been given yet. Accept the proposals first.
grade-into-old = Was
grade-into-new = New
grade-into-problems = To note
grade-into-row = { $who }: was { $old }, new { $new }. { $problems }
grade-into-told = { $n } will be written, { $left } will not. { $without } in the gradebook get no grade.
grade-into-write =
    { $n ->
        [one] Write one grade
       *[other] Write { $n } grades
    }
grade-written-grades =
    { $n ->
        [one] One grade written to “{ $name }”.
       *[other] { $n } grades written to “{ $name }”.
    }
grade-feedback-title = Feedback for pupils
grade-feedback-help =
    { $n ->
        [one] One page for one pupil, and nobody else in it.
       *[other] { $n } pages, one for each pupil, and nobody else in it.
    }
grade-feedback-release = Tell the key: what was missed, verdicts and notes
grade-feedback-counted = Tell what was only counted, marked as such
grade-feedback-ungraded =
    { $n ->
        [one] One answer has no grade yet; its page tells none.
       *[other] { $n } answers have no grade yet; their pages tell none.
    }
grade-feedback-into = Goes into “{ $name }” beside the exercise, named as the platform wants it back.
grade-feedback-write = Write feedback
grade-writing-feedback = Writing feedback…
grade-written-feedback =
    { $n ->
        [one] One page written to “{ $name }”.
       *[other] { $n } pages written to “{ $name }”.
    }
grade-written-feedback-some = { $n } pages written to “{ $name }”. { $lost } may not arrive by themselves: the platform’s names for them are not known.
