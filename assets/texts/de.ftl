# Entwurf: noch von niemandem geprüft, der die Sprache spricht.

opening = { $name } wird geöffnet…
not-opened = { $name } ließ sich nicht öffnen: { $reason }.
working-percent = { $says } { $percent } %
work-stop = Anhalten
work-stop-help = Anhalten; dann wird nichts geändert. (Esc)
work-stopped = Angehalten. Nichts wurde geändert.
did-not-work = Etwas ist schiefgegangen: { $reason }.
cant-be-read = { $name } kann nicht gelesen werden: { $reason }.
no-window = Das Fenster kann nicht geöffnet werden: { $reason }. Claimlight braucht OpenGL 2.1 oder neuer; mit wgpu gebaut geht auch Vulkan, Metal oder Direct3D 12.
saved-at = Gespeichert in { $place } · { $time }
show-in-folder = { $place }
    Klick zeigt sie in ihrem Ordner.
saved-where = Die Datei ist { $place }.
could-not-save = Nicht gespeichert: { $reason }
reader = Leser { $signs }
settings-kept-aside = Die alte Datei liegt daneben, als settings.ron.broken.
settings-unknown = Diese Einstellungen wurden nicht verstanden und sind zurückgesetzt: { $names }.
people-file-could-not-be = Die Datei, die sagt, wer du bist, konnte nicht gelesen werden; das Programm beginnt mit einem neuen Namen für dich.
people-kept-aside = Die alte Datei liegt daneben, als people.ron.broken.
no-further-sentence = Keine weiteren Sätze.
no-further-clause = Keine weiteren Teilsätze.
no-further-claim = Keine weiteren Behauptungen.
text-at = Text auf { $percent } %
autosave-on = Automatisch speichern: an
autosave-off = Automatisch speichern: aus
article-named = Artikel: { $title }
claim-in-article = Behauptung, { $verdict }, { $number } von { $total }: { $quote }
undo-act = Rückgängig: { $act }
redo-act = Wiederholen: { $act }
help-and-key = { $help } Taste: { $key }
until-then = Bis dahin heißt du „{ $name }“.
claims-to-check =
    { $n ->
        [one] 1 Behauptung zu prüfen
       *[other] { $n } Behauptungen zu prüfen
    }
selected-characters =
    { $n ->
        [one] 1 Zeichen
       *[other] { $n } Zeichen
    }
selected-sentences =
    { $n ->
        [one] 1 Satz
       *[other] { $n } Sätze
    }
selected-widen = { $key } erweitert, Esc hebt auf
selected-adds = { $key } Zu Behauptung { $number } dazu
selected-places = { $key } Behauptung { $number } hierher
badge-steps = Ein Klick geht von einer zur nächsten.
save-elsewhere = { $words }. Nichts ist verloren: Speichere mit Strg+Umschalt+S an einem anderen Ort.
i-am = Ich bin { $name }
claim-of = Behauptung { $number } von { $total }
percent = { $n } %
stance-supports = stützt
stance-refutes = widerlegt
stance-context = Kontext
more-fields = In einfachen Worten, wer das sagt, Art, Datum, Schlagwörter
added = hinzugefügt { $time }
marked-by = Markiert von { $name }, { $time }
judged-by-me = Mein Urteil seit { $time }
claim-row = Behauptung { $number }: { $verdict }: { $quote }
claim-row-of = Behauptung { $number } von { $names }: { $verdict }: { $quote }
names-and-more = { $names } und { $n } weitere
page-of-source = Seite { $page }
chapter-of-source = Kapitel: { $chapter }
time-of-source = Bei { $time }
lost-place-by-plus = In diesem Text nicht gefunden. Wähle die Wörter aus, wo sie jetzt steht, und drücke +.
not-found-in-this-text = in diesem Text nicht gefunden
would-be-replaced = { $path } würde ersetzt.
other-text = { $name } liegt neben diesem Artikel, gehört aber zu einem anderen Text. Die Datei wird nicht überschrieben.
save-this-one-as = Diesen als { $name } speichern
open-named = { $name } öffnen
and-more = … und { $n } weitere.
act-mark-claim = Behauptung markieren: { $verdict }
claim-marked = Behauptung markiert: { $verdict }
claim-marked-not-no-claim = Behauptung markiert: { $verdict }; diese Wörter gelten nicht mehr als „keine Behauptung“
act-verdict = Urteil: { $verdict }
act-confidence = Sicherheit
verdict-given = Urteil: { $verdict }
verdict-already = Diese Behauptung hat schon dieses Urteil: { $verdict }
no-claim-recorded =
    { $n ->
        [one] Vermerkt: gelesen, hier ist keine Behauptung
       *[other] Vermerkt: { $n } Sätze gelesen, keine Behauptung darin
    }
verdict-deleted = Dein Urteil ist gelöscht; die Behauptung bleibt, weil andere sie beurteilt haben
verdict-and-note-deleted = Dein Urteil und deine Notiz sind gelöscht; die Behauptung bleibt, weil andere sie beurteilt haben
claim-deleted = Behauptung gelöscht
claim-deleted-with-note = Behauptung mit ihrer Notiz gelöscht
claim-deleted-with-evidence =
    { $n ->
        [one] Behauptung mit einem Beleg gelöscht
       *[other] Behauptung mit { $n } Belegen gelöscht
    }
claim-deleted-with-note-and-evidence =
    { $n ->
        [one] Behauptung mit Notiz und einem Beleg gelöscht
       *[other] Behauptung mit Notiz und { $n } Belegen gelöscht
    }
no-words = Wähle zuerst Wörter aus: Ziehe darüber, oder drücke J für den nächsten Satz.
keys-arrows = Pfeile
    .help = Cursor bewegen; mit Strg um Wörter, mit Umschalt auswählen
keys-home = Pos1, Ende
    .help = Zum Anfang oder Ende der Zeile; mit Strg des Artikels
keys-page = Bild auf, ab
    .help = Eine Seite auf oder ab
keys-escape = Esc
    .help = Von überall zurück zum Artikel
keys-digits = 1 bis 9
    .help = Die Urteile in ihrer Reihenfolge
keys-page-mouse = Mit der Maus: Zieh über Wörter, oder klick dreimal für einen Satz. Klick auf eine Behauptung, um sie auszuwählen.
kind-of-claim = Art der Behauptung
what-the-evidence-says = was der Beleg sagt
order-of-evidence = Reihenfolge der Belege
delete-evidence = Beleg löschen
evidence-deleted = Beleg gelöscht
select-a-claim-first = Wähle zuerst eine Behauptung aus.
nothing-to-undo = Es gibt nichts rückgängig zu machen.
nothing-to-redo = Es gibt nichts zu wiederholen.
open-an-article-first = Öffne zuerst einen Artikel.
select-words-or-a-claim-first = Wähle zuerst Wörter oder eine Behauptung aus: J nimmt den nächsten Satz.
saving = Wird gespeichert…
nothing-has-changed-since-the-last = Seit dem letzten Speichern hat sich nichts geändert.
a-mistake-in-claimlight-nothing-on = ein Fehler in Claimlight; an deinen Dateien wurde nichts geändert
the-settings-could-not-be-saved = Die Einstellungen konnten nicht gespeichert werden: { $reason }
cant-be-opened = { $name } kann nicht geöffnet werden: { $reason }
was-repaired-while-it-was-read = { $name } wurde beim Lesen repariert. Die Datei selbst ändert sich erst, wenn du speicherst.
the-file-holds-comments-that-somebody = In der Datei stehen Kommentare, die jemand hineingeschrieben hat. Claimlight behält sie nicht: Speichern entfernt sie.
was-shared-without-its-articles-text = { $name } wurde ohne den Text des Artikels weitergegeben. Speichern schreibt den Text hinein.
articles-and-annotation-files = Artikel und Annotationsdateien
all-files = Alle Dateien
nothing-changed-a-claim-of-yours = Nichts geändert: Hier ist eine Behauptung von dir.
already-recorded-no-claim-here = Schon vermerkt: Hier ist keine Behauptung.
record-no-claim = „keine Behauptung“ vermerken
nothing-to-delete-no-claim-is = Nichts zu löschen: Keine Behauptung ist ausgewählt.
take-back-no-claim = „keine Behauptung“ zurücknehmen
taken-back-these-words-count-as = Zurückgenommen: Diese Wörter gelten wieder als ungelesen
that-claim-is-gone-already = Diese Behauptung gibt es nicht mehr.
others-have-judged-this-claim-and = Andere haben diese Behauptung beurteilt, du nicht: Es gibt nichts zu löschen.
delete-my-verdict = mein Urteil löschen
delete-claim = Behauptung löschen
select-the-words-to-add-first = Wähle zuerst die Wörter aus, die dazukommen sollen.
select-a-claim-first-then-the = Wähle zuerst eine Behauptung aus, dann die Wörter, die dazukommen sollen.
add-words-to-claim = Wörter zur Behauptung hinzufügen
words-added-to-claim = Wörter zu Behauptung { $number } hinzugefügt
these-words-are-part-of-claim = Diese Wörter gehören schon zu Behauptung { $number }.
move-end-of-claim = Ende der Behauptung verschieben
add-evidence = Beleg hinzufügen
not-saved-choose-a-place = Nicht gespeichert: Wähle einen Ort
not-saved-goes-to = Nicht gespeichert: Beim ersten Speichern entsteht { $place }
not-saved-gone = Nicht gespeichert: Die Datei ist weg
changed = Geändert
the-settings-file-could-not-be = Die Datei der Einstellungen ließ sich nicht lesen; das Programm beginnt mit den üblichen.
evidence-added-type-a-url-or = Beleg hinzugefügt: Gib eine Webadresse oder Wörter ein, Esc führt zurück
the-end-cant-go-further = Weiter geht das Ende nicht.
end-of-the-claim-moved = Ende der Behauptung verschoben
the-sentences-are-still-being-counted = Die Sätze werden noch gezählt.
every-sentence-is-read = Jeder Satz ist gelesen.
undone = Rückgängig gemacht: { $name }
done-again = Wiederholt: { $name }
you-go-on-as = Du machst als { $name } weiter.
this-article-holds-no-text = Dieser Artikel enthält keinen Text. { $open } öffnet einen anderen, { $paste } fügt einen Text ein.
no-font-for-script = Dieser Computer hat keine Schrift für { $script }. Installiere { $font }.
overview-where-claims-lie-click-to = Überblick: wo Behauptungen stehen; ein Klick führt dorthin
where-claims-lie-click-to-go = Wo Behauptungen stehen. Ein Klick führt dorthin.
keys = Tasten
who-is-annotating = Wie heißt du?
your-name = Dein Name
that-is-me = Das bin ich
not-now = Jetzt nicht
counting-sentences = Sätze werden gezählt…
of-sentences-read = { $read } von { $all } Sätzen gelesen
undo = Rückgängig
message-dismiss = Diese Meldung schließen
message-failed = Etwas ist schiefgegangen
message-warned = Warnung
message-told = Neues
messages-more = { $n } weitere
    .help = Zeigt die nächste Meldung
save-again = Noch einmal versuchen
nothing-is-lost = { $words }. Nichts ist verloren.
tool-open = Öffnen…
tool-redo = Wiederholen
tool-find = Suchen
tool-next-to-check = Nächste zu prüfende
tool-share = Weitergeben…
no-claim-to-check = Keine Behauptung ist mehr zu prüfen.
command-NextToCheck = Nächste zu prüfende Behauptung
    .help = Die nächste Behauptung ohne Urteil auswählen; nach der letzten die erste.
undo-this = Rückgängig machen
my-name = Mein Name
use-this-name = Diesen Namen verwenden
who-i-am = Wer ich bin: { $name }
delete = Löschen
why = Warum?
why-my-note = Warum? Meine Notiz
what-speaks-for-this-verdict = Was für dieses Urteil spricht
add-evidence-2 = Beleg hinzufügen
somebody = Jemand
evidence-what-it-says = Beleg { $n }, was er sagt: { $word }
delete-evidence-2 = Beleg { $n } löschen
move-evidence-up = Beleg { $n } nach oben
up = Nach oben
open-evidence-in-the-browser = Beleg { $n } im Browser öffnen
evidence = Beleg { $n }: { $what }
url-or-words-that-say-what = Webadresse, oder Wörter, die sagen, was es ist
quote-the-words-that-matter = Zitat: die Wörter, auf die es ankommt
publisher = Herausgeber
published = Erschienen
date-of-publication = wann es erschienen ist
seen = Gesehen
date-on-which-it-was-seen = wann du es gesehen hast
archived = Archiviert
url-of-a-kept-copy = Webadresse einer archivierten Kopie
answers = Beantwortet
question-that-it-answers = Frage, die er beantwortet
more-about-this-claim = Mehr zu dieser Behauptung
restated = In einfachen Worten
restated-claim = Die Behauptung in einfachen Worten
the-claim-in-words-that-stand = Die Behauptung als Satz, den man für sich versteht
claimant = Wer das sagt
who-says-so = Eine Person oder Gruppe, wenn es nicht der Artikel ist
kind = Art
kind-of-claim-2 = Art der Behauptung: { $shown }
date = Datum
date-of-the-claim = Datum der Behauptung
when-it-was-said-or-what = Wann es gesagt wurde, oder welche Zeit gemeint ist
tags = Schlagwörter
separated-by-commas = Durch Kommas getrennt
confidence = Sicherheit
my-confidence = Meine Sicherheit: { $shown }
verdicts = Urteile
caret = Cursor
claims = Behauptungen
no-claims-yet = Wähle Wörter aus und drücke { $keys }.
no-claims-yet-more = Ziehe mit der Maus darüber, oder drücke J für den nächsten Satz.
one-or-other = { $one } oder { $other }
no-claim-of-verdict = { $id ->
    [verified] Noch ist keine Behauptung belegt.
    [unverified] Noch ist keine Behauptung unbelegt.
    [false] Noch ist keine Behauptung falsch.
    [true] Noch ist keine Behauptung wahr.
    [misleading] Noch ist keine Behauptung irreführend.
    [supported] Noch ist keine Behauptung gestützt.
    [refuted] Noch ist keine Behauptung widerlegt.
   *[other] Noch hat keine Behauptung das Urteil „{ $verdict }“.
 }
no-claim-differs = Es gibt keine Behauptung, bei der die Urteile auseinandergehen.
no-claim-fits = Keine Behauptung passt zum Filter.
show-all-claims = Alle Behauptungen zeigen
to-check = Zu prüfen
differs = Uneinig
decided-stands = Gilt (entschieden)
decided-no-claim = Keine Behauptung (entschieden)
decided-same-as = Wie eine andere Behauptung (entschieden)
other = Andere
click-to-show-these-alone = { $label }: { $total }. Ein Klick zeigt nur diese.
this-file-exists-already = Diese Datei gibt es schon
replace-it = Ersetzen
place-same-article = { $path } enthält Behauptungen zum selben Artikel. Deine kommen dazu; nichts darin geht verloren.
place-another-article = { $name } enthält Behauptungen zu einem anderen Artikel: „{ $title }“. Die Datei bleibt, wie sie ist.
place-not-merged = { $name } lässt sich nicht zusammenführen: { $reason } Die Datei bleibt, wie sie ist.
place-comments = { $name } enthält Kommentare, die jemand hineingeschrieben hat; beim Speichern gingen sie verloren. Die Datei bleibt, wie sie ist.
merge-into-it = Damit zusammenführen
another-name = Anderer Name…
close-without-saving = Schließen, ohne zu speichern?
close-without-saving-2 = Schließen, ohne zu speichern
save-and-close = Speichern und schließen
there-are-changes-that-are-not = An „{ $title }“ gibt es Änderungen, die nicht gespeichert sind.
open-this-address-in-the-browser = Diese Adresse im Browser öffnen?
open-it = Öffnen
annotations-of-another-text = Behauptungen zu einem anderen Text
ok = OK
cancel = Abbrechen
to-check-a-claim-that-nobody = Zu prüfen: eine Behauptung, der noch niemand nachgegangen ist.
no-claim = Keine Behauptung
my-verdict = Mein Urteil: { $label }
what-does-this-article-claim = Was behauptet dieser Artikel?
mark-each-claim-say-whether-it = Markiere jede Behauptung, sag, ob sie belegt ist, und leg die Belege dazu.
n-1-open = 1 Öffnen
n-2-select = 2 Auswählen
for-the-next-sentence = für den nächsten Satz.
n-3-tag = 3 Beurteilen
n-4-share = 4 Weitergeben
one-small-file-saved-beside-the = Eine kleine Datei neben dem Artikel. Andere öffnen und ergänzen sie.
command-Open = Öffnen…
    .help = Einen Artikel oder eine Annotationsdatei öffnen.
command-Save = Speichern
    .help = Die Annotationsdatei speichern.
command-SaveAs = Speichern unter…
    .help = Die Annotationsdatei an einem anderen Ort speichern.
command-FileGone = Fehlende Datei…
    .help = Sagen, was geschehen soll, wenn die Annotationsdatei oder der Artikel umbenannt, verschoben oder gelöscht wurde.
command-ToggleAutosave = Automatisch speichern
    .help = Die Annotationsdatei fünf Sekunden nach einer Änderung und beim Schließen speichern.
command-Quit = Beenden
    .help = Das Fenster schließen.
command-Undo = Rückgängig
    .help = Die letzte Änderung zurücknehmen.
command-Redo = Wiederholen
    .help = Die zuletzt zurückgenommene Änderung noch einmal machen.
command-Copy = Kopieren
    .help = Die ausgewählten Wörter kopieren.
command-SelectAll = Alles auswählen
    .help = Den ganzen Artikel auswählen.
command-ToCheck = Zu prüfen
    .help = Die Wörter als Behauptung markieren, die zu prüfen ist, oder mein Urteil zurücknehmen.
command-NoClaim = Hier ist keine Behauptung
    .help = Vermerken, dass die Sätze gelesen sind und keine Behauptung enthalten.
command-EditNote = Sagen, warum
    .help = Bei einer Behauptung: schreiben, warum. Bei Wörtern: sie als Behauptung markieren, die zu prüfen ist, und dann schreiben, warum.
command-AddEvidence = Beleg hinzufügen
    .help = Hinzufügen, worauf das Urteil beruht.
command-AddSpan = Wörter zur Behauptung hinzufügen
    .help = Die ausgewählten Wörter der zuvor ausgewählten Behauptung hinzufügen.
command-Delete = Löschen
    .help = Die Behauptung löschen, oder nur mein Urteil, wenn andere sie beurteilt haben.
command-NextSentence = Nächster Satz
    .help = Den nächsten Satz auswählen.
command-PreviousSentence = Voriger Satz
    .help = Den vorigen Satz auswählen.
command-NextClause = Nächster Teilsatz
    .help = Den nächsten Teilsatz auswählen; in einem ausgewählten Satz den ersten.
command-PreviousClause = Voriger Teilsatz
    .help = Den vorigen Teilsatz auswählen; in einem ausgewählten Satz den letzten.
command-ExtendNextSentence = Um einen Satz erweitern
    .help = Die Auswahl bis zum Ende des nächsten Satzes erweitern.
command-ExtendPreviousSentence = Um einen Satz zurück erweitern
    .help = Die Auswahl bis zum Anfang des vorigen Satzes erweitern.
command-ExtendNextClause = Um einen Teilsatz erweitern
    .help = Die Auswahl bis zum Ende des nächsten Teilsatzes erweitern.
command-ExtendPreviousClause = Um einen Teilsatz zurück erweitern
    .help = Die Auswahl bis zum Anfang des vorigen Teilsatzes erweitern.
command-ChooseStart = Anfang verschieben
    .help = Danach verschieben die Pfeile den Anfang; mit Strg um Wörter.
command-ChooseEnd = Ende verschieben
    .help = Danach verschieben die Pfeile das Ende; mit Strg um Wörter.
command-NextClaim = Nächste Behauptung
    .help = Zur nächsten Behauptung gehen.
command-PreviousClaim = Vorige Behauptung
    .help = Zur vorigen Behauptung gehen.
command-NextUnread = Nächster ungelesener Satz
    .help = Zum nächsten Satz gehen, der nicht gelesen ist.
command-ZoomIn = Text größer
    .help = Den Text des Artikels vergrößern.
command-ZoomOut = Text kleiner
    .help = Den Text des Artikels verkleinern.
command-ZoomReset = Text auf 100 %
    .help = Den Text des Artikels in seiner üblichen Größe zeigen.
command-System = Erscheinungsbild: wie das System
    .help = Hell oder dunkel, wie das System es hat.
command-Light = Erscheinungsbild: hell
    .help = Dunkler Text auf hellem Papier.
command-Dark = Erscheinungsbild: dunkel
    .help = Heller Text auf dunklem Papier.
command-TogglePanel = Behauptungen
    .help = Die Liste der Behauptungen zeigen oder verbergen.
command-Keys = Tasten
    .help = Alle Tasten zeigen.
command-KeysPage = Tasten auf einer Seite…
    .help = Die wichtigsten Tasten als Seite speichern und im Browser öffnen, der sie druckt.
command-About = Über Claimlight
    .help = Die Version, die Lizenz und die Orte der Dateien zeigen.
command-FirstSteps = Erste Schritte
    .help = Schritt für Schritt eine erste Behauptung markieren; wenn kein Artikel offen ist, in einem Übungstext.
first-steps = Erste Schritte
first-steps-select = Wörter auswählen
first-steps-judge = Urteil geben
first-steps-why = Sagen, warum
first-steps-at = Schritt { $n } von 3: { $how }
first-steps-select-how = { $key ->
    [none] Zieh über Wörter des Artikels.
   *[other] Zieh über Wörter, oder drücke { $key } für den nächsten Satz.
 }
first-steps-judge-how = { $keys ->
    [none] Wähle ein Urteil für die ausgewählten Wörter.
   *[other] Drücke eine Taste: { $keys }.
 }
first-steps-why-how = { $key ->
    [none] Schreib rechts, warum, und füge Belege hinzu.
   *[other] Drücke { $key } und schreib, warum. { $evidence } fügt einen Beleg hinzu.
 }
first-steps-done = Gut gemacht: So wird eine Behauptung markiert. Mach mit der nächsten weiter.
first-steps-dismiss = Den Hinweis ausblenden
    .help = „Erste Schritte“ im Menü Hilfe zeigt ihn wieder.
beside-has-earlier-text = { $name }, neben dieser Datei, hat einen früheren Text des Artikels. Du siehst den späteren.
beside-has-another-text = { $name }, neben dieser Datei, hat inzwischen einen anderen Text. Du siehst den Text, in dem die Behauptungen markiert wurden.
menu-file = Datei
menu-edit = Bearbeiten
menu-claim = Behauptung
menu-go = Gehe zu
menu-review = Durchsicht
menu-view = Ansicht
menu-help = Hilfe
today = heute
yesterday = gestern
weekday = { $n ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
 }
date-format = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
 } { $year }
key-ctrl = Strg
key-shift = Umschalt
scheme-text-verified-unverified = Belegt / Unbelegt
scheme-text-verified = Belegt
scheme-text-i-found-evidence-that-it-is-right = Ich habe Belege gefunden, dass es stimmt.
scheme-text-unverified = Unbelegt
scheme-text-i-looked-and-did-not-find = Ich habe gesucht und es nicht bestätigt gefunden.
scheme-text-figure = Zahl
scheme-text-quotation = Zitat
scheme-text-event = Ereignis
scheme-text-prediction = Vorhersage
scheme-text-opinion = Meinung
scheme-text-other = anderes
scheme-text-verified-unverified-false = Belegt / Unbelegt / Falsch
scheme-text-false = Falsch
scheme-text-i-found-evidence-that-it-is-wrong = Ich habe Belege gefunden, dass es falsch ist.
scheme-text-fact-checkers-five-steps = Fünf Stufen der Faktenprüfer
scheme-text-true = Wahr
scheme-text-the-evidence-bears-it-out-with = Die Belege bestätigen es, und nichts von Gewicht fehlt.
scheme-text-mostly-true = Größtenteils wahr
scheme-text-right-in-the-main-a-detail = Im Wesentlichen richtig; eine Einzelheit ist falsch oder ungenau.
scheme-text-missing-context = Kontext fehlt
scheme-text-right-as-far-as-it-goes = So weit richtig, aber was fehlt, ändert den Sinn.
scheme-text-misleading = Irreführend
scheme-text-it-leads-readers-to-a-conclusion = Es führt zu einem Schluss, den die Belege nicht tragen.
scheme-text-the-evidence-shows-that-it-is = Die Belege zeigen, dass es falsch ist.
scheme-text-averitec = AVeriTeC
scheme-text-supported = Gestützt
scheme-text-the-evidence-found-supports-the-claim = Die gefundenen Belege stützen die Behauptung, wie sie dasteht.
scheme-text-refuted = Widerlegt
scheme-text-the-evidence-found-contradicts-the-claim = Die gefundenen Belege widersprechen der Behauptung.
scheme-text-not-enough-evidence = Zu wenig Belege
scheme-text-i-searched-and-what-i-found = Ich habe gesucht, und was ich fand, stützt sie nicht und widerlegt sie nicht.
scheme-text-conflicting-evidence-or-cherry-picking = Widersprüchliche Belege oder Rosinenpickerei
scheme-text-some-evidence-supports-it-and-some = Manche Belege stützen sie, andere widerlegen sie, oder sie stimmt nur für passend gewählte Tatsachen.
command-OpenFolder = Ordner öffnen…
    .help = Einen Ordner mit Artikeln öffnen, links aufgelistet.
command-Paste = Text als Artikel einfügen
    .help = Den Text der Zwischenablage als eigenen Artikel öffnen.
command-NextArticle = Nächster Artikel
    .help = Den nächsten Artikel der Liste zeigen.
command-PreviousArticle = Voriger Artikel
    .help = Den vorigen Artikel der Liste zeigen.
command-Details = Angaben zum Artikel…
    .help = Titel, Autor, Herausgeber, Quelle, Daten und Sprache zeigen und ändern.
command-CloseArticle = Artikel schließen
    .help = Den Artikel schließen; nach Ungespeichertem wird gefragt.
folder-gone = Der Ordner { $name } kann nicht aufgelistet werden: { $reason }
folder-empty = In diesem Ordner ist noch kein Artikel: Text, Webseite, Dokument, Transkript, E-Book oder E-Mail.
no-further-article = Keine weiteren Artikel.
nothing-to-paste = In der Zwischenablage ist kein Text.
dialog-open = Einen Artikel oder eine Annotationsdatei öffnen
dialog-folder = Einen Ordner mit Artikeln öffnen
dialog-save = Die Annotationsdatei speichern
dialog-verb-save = Speichern
dialog-verb-open = Öffnen
no-such-file = Es gibt keine Datei { $name }.
act-details = Angaben zum Artikel
articles = Artikel
articles-count = { $n ->
    [one] 1 Artikel
   *[other] { $n } Artikel
 }
articles-shown = Artikel zeigen
claims-in-file = { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
 }
share-read = { $share } gelesen
close-folder = Den Ordner schließen
filter-by-name = Filter
filter-articles = Die Artikel nach Namen filtern
stage-all = alle
stage-untouched = nicht begonnen
stage-begun = begonnen
stage-done = gelesen
articles-at-stage = Gezeigte Artikel: { $stage }
article-row = { $title }: { $claims ->
    [one] 1 Behauptung
   *[other] { $claims } Behauptungen
 }, { $share } gelesen
row-not-saved = { $name }, nicht gespeichert
no-article-fits = Kein Artikel passt zum Filter.
folder-language = Sprache der Artikel
folder-menu = { $name }, Sprache: { $language }
language-is-found = wie in jedem Text gefunden
folder-language-set = Die Artikel dieses Ordners sind in { $language }, auch die offenen.
folder-language-found = Die Sprache wird im Text jedes Artikels gesucht.
folder-up = Ein Ordner nach oben
name-or-path = Name oder Pfad der Datei
open-this-folder = Diesen Ordner öffnen
close = Schließen
fact-title = Titel
fact-byline = Autor
fact-publisher = Herausgeber
fact-source = Webadresse
fact-published = Erschienen
fact-accessed = Abgerufen
fact-language = Sprache
date-hint = 2026-03-12
source-hint = https://…
save-details = Speichern
date-is-wrong = Dieses Datum lässt sich nicht sortieren. Schreib 2026-03-12, 2026-03 oder 2026.
discard-changes = Änderungen verwerfen?
    .help = Was du in diesem Fenster geändert hast, ist nicht gespeichert.
keep-editing = Weiter bearbeiten
discard = Verwerfen
article-details = Angaben zum Artikel
language-decides = Die Sprache entscheidet, wo Sätze enden.
read-from = Gelesen aus { $name }
choose-language = Wählen
sentences = { $n ->
    [one] 1 Satz
   *[other] { $n } Sätze
 }
pasted-done = Fertig
welcome-open = Artikel oder Annotationsdatei öffnen…
welcome-paste = Text als Artikel einfügen
welcome-folder = Ordner mit Artikeln öffnen…
welcome-kinds = Texte, Webseiten, Dokumente, Transkripte, E-Books, E-Mails, .claims.ron
welcome-paste-told = Was du im Browser oder aus einer E-Mail kopiert hast
welcome-folder-told = Alle in einer Liste, und wie weit du gekommen bist
welcome-drop = Oder zieh eine Datei irgendwo in dieses Fenster. Nichts verlässt deinen Computer.
welcome-stays = Nichts verlässt deinen Computer.
welcome-step-open = Der Text, wie er ist. Er wird nie geändert.
welcome-step-select = Ziehen, dreimal klicken
or = oder
welcome-step-tag = Eine Taste. Dann schreibst du, warum, und worauf es beruht.
recent = Zuletzt
claims-and-day = { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
 } · { $day }
folder = Ordner
try-a-sample = Ausprobieren
sample-practice = Übung: ein kurzer Artikel, noch nichts markiert
sample-practice-told = 9 Sätze, etwa fünf Minuten, mit Hinweisen
sample-english = Ein Nachrichtenartikel mit 50 Behauptungen
sample-english-told = auf Englisch, von Noor markiert; Urteile und Belege
sample-russian = Ein Artikel auf Russisch mit 15 Behauptungen
close-article-without-saving = Diesen Artikel schließen, ohne zu speichern?
address-title = Claimlight geht nie ins Internet
address-how = Um die Seite hierher zu holen, öffne sie im Browser, markiere ihren Text, kopiere ihn und füge ihn hier ein; oder speichere die Seite als Text und öffne diese Datei. Die Adresse wird als Quelle des nächsten Textes behalten, den du einfügst.
sample-changed = Ein Beispiel: nicht gespeichert
drop-to-open = Loslassen zum Öffnen
no-data-folder = Es gibt keinen Ordner, in dem Einstellungen bleiben können; sie gelten, bis du das Fenster schließt.
reading-mode-on = Lesemodus: F8 oder Esc zeigt alles wieder
command-ToggleArticles = Artikel
    .help = Die Liste der Artikel zeigen oder verbergen.
command-ToggleInspector = Ausgewählte Behauptung
    .help = Den Bereich der ausgewählten Behauptung zeigen oder verbergen.
command-ToggleTools = Werkzeugleiste
    .help = Die Werkzeugleiste zeigen oder verbergen.
command-HideNoClaims = Striche ohne Behauptung verbergen
    .help = Die Striche neben Sätzen ohne Behauptung verbergen, oder wieder zeigen.
command-OpenMenus = Menüs
    .help = Die Menüs öffnen; die Pfeiltasten gehen durch sie. Alt allein tut dasselbe.
command-ReadingMode = Lesemodus
    .help = Nur den Artikel zeigen, oder alles wieder.
open = Öffnen…
command-NextPane = Nächster Teil des Fensters
    .help = Mit der Tastatur zum nächsten Teil des Fensters gehen.
command-PreviousPane = Voriger Teil des Fensters
    .help = Mit der Tastatur zum vorigen Teil des Fensters gehen.
command-Settings = Einstellungen…
    .help = Die Einstellungen zeigen und ändern.
command-Palette = Befehle…
    .help = Einen Befehl mit ein paar Buchstaben seines Namens finden.
command-PrintKeys = Tasten drucken…
    .help = Alle Tasten als Seite speichern und im Browser öffnen, der sie druckt.
holder-caret = der Cursor und die Felder
key-is-held = Nichts geändert: { $key } ist die Taste von „{ $holder }“.
commands = Befehle
palette-hint = Ein paar Buchstaben eines Befehls
palette-nothing = Kein Befehl hat diese Buchstaben.
dialog-print-keys = Die Tasten als Seite zum Drucken speichern
written = Gespeichert: { $path }
settings = Einstellungen
settings-window = Fenster
settings-appearance = Erscheinungsbild
appearance-system = Wie das System
appearance-light = Hell
appearance-dark = Dunkel
settings-language = Sprache
language-draft = { $name } (Entwurf)
language-of-the-system = Wie das System
settings-scale = Größe der Oberfläche
settings-reading = Lesen
settings-font = Schrift
settings-size = Textgröße
settings-line-width = Zeilenlänge
settings-line-spacing = Zeilenabstand
settings-zoom = Textzoom
points = Punkt
characters = Zeichen
sizes = mal die Textgröße
settings-behaviour = Verhalten
settings-name = Mein Name
settings-autosave = Automatisch speichern, fünf Sekunden nach einer Änderung
settings-whole-words = Ziehen nimmt ganze Wörter
settings-own-dialogs = Dateien in einem eigenen Dialog im Fenster wählen
settings-reduce-motion = Bewegung verringern
settings-letters = Buchstaben ohne Strg sind Tasten: J, V, N…
settings-are-in = Alle Einstellungen stehen in { $path } und können von Hand gelesen und geändert werden.
all-keys-back = Alle Tasten zurücksetzen
press-a-key = Drücke eine Taste; Esc lässt es, wie es ist
key-back = Zurücksetzen
key-back-of = Die Taste von { $command } zurücksetzen
key-none = Keine
key-none-of = Keine Taste für { $command }
key-change = Ändern
key-change-of = Die Taste von { $command } ändern
all-claims = Alle
number-of-all = { $number } von { $total }
more-acts = Mehr zu dieser Behauptung tun
my-own-verdict = Mein Urteil
others = Andere
show-note = Ein Klick zeigt die Notiz.
others-verdict = { $name }: { $verdict }
others-no-note = { $name } hat keine Notiz geschrieben.
others-no-claim = { $name }: keine Behauptung
others-no-claim-note = { $name } hat diese Wörter gelesen und keine Behauptung darin gefunden.
decision-verdict = Entschieden von { $name }: { $verdict }
decision-no-claim = Entschieden von { $name }: diese Wörter sind keine Behauptung
decision-same-as = Entschieden von { $name }: dieselbe wie Behauptung { $n }
decision-same-as-gone = Entschieden von { $name }: dieselbe wie eine Behauptung, die hier fehlt
decisions-differ = Über diese Behauptung wurde verschieden entschieden.
decision-rule-missing = Die Anleitung hat dafür keine Regel.
decision-slip = Jemand hat sich vertan.
decision-edge-case = Ein Grenzfall einer Regel.
decision-taste = Eine Frage des Geschmacks.
others-on-earlier-words = { $name }: zu den früheren Wörtern gegeben
evidence-of-claim = Belege
new-evidence = Neuer Beleg
edit-evidence = Beleg { $n } bearbeiten
fold-evidence = Beleg { $n } zuklappen
evidence-stance = Was er sagt
evidence-says = { $stance } „{ $quote }“
seen-on = gesehen am { $day }
has-kept-copy = Kopie behalten
width-of-articles = Breite der Artikelliste
width-of-claims = Breite der Behauptungen
height-of-claims = Höhe der Liste der Behauptungen
command-Find = Suchen…
    .help = Wörter im Artikel, in Behauptungen und Notizen suchen.
command-FindNext = Weitersuchen
    .help = Zum nächsten Treffer gehen.
command-FindPrevious = Rückwärts suchen
    .help = Zum vorigen Treffer gehen.
command-FilterClaims = Behauptungen filtern…
    .help = Die Felder zeigen oder verbergen, die die Liste der Behauptungen filtern.
command-SameWords = Dieselben Wörter anderswo markieren…
    .help = Jede andere Stelle dieser Wörter zeigen und die angehakten markieren.
command-GoToClaim = Zur Behauptung…
    .help = Zu einer Behauptung nach ihrer Nummer gehen.
find-hint = Im Artikel, in Behauptungen und Notizen suchen
find-previous = Voriger Treffer (Umschalt+Eingabe)
find-next = Nächster Treffer (Eingabe)
find-close = Schließen (Esc)
find-whole = ganze Wörter
find-case = Groß/klein
find-diacritics = Akzente
find-no-hit = kein Treffer
find-nothing-typed = Gib zuerst ein, was du suchst.
find-at = { $i } von { $n }
find-hits = { $n ->
    [one] 1 Treffer
   *[other] { $n } Treffer
 }
find-at-and-notes = { $i } von { $n }, { $noted } in Behauptungen und Notizen
find-hits-and-notes = { $n ->
    [one] 1 Treffer
   *[other] { $n } Treffer
 }, { $noted } in Behauptungen und Notizen
same-words = Dieselben Wörter anderswo
same-words-looking = Wird gesucht…
same-words-none = Diese Wörter stehen nirgends sonst.
tick-all = Alle
tick-none = Keine
same-words-places = Weitere Stellen dieser Behauptung
same-words-claims = Eigene Behauptungen
same-words-mark = { $n ->
    [one] 1 Stelle markieren
   *[other] { $n } Stellen markieren
 }
act-same-words = dieselben Wörter markieren
same-words-marked = { $n ->
    [one] 1 weitere Stelle markiert
   *[other] { $n } weitere Stellen markiert
 }
go-to-claim = Zur Behauptung
go-to-claim-hint = Nummer, 1 bis { $n }
no-claim-with-this-number = Es gibt keine Behauptung mit dieser Nummer.
filter-words = Mit diesen Wörtern
sort = Reihenfolge
sort-of-list = Reihenfolge der Liste: { $order }
sort-place = Wie im Text
sort-time = Neueste zuerst
sort-verdict = Nach Urteil
anyone = Alle
whose = Von wem
any-kind = Jede Art
any-tag = Jedes Schlagwort
claims-shown = { $n } von { $all } gezeigt
claims-picked = { $n ->
    [one] 1 gewählt:
   *[other] { $n } gewählt:
 }
judge-picked = Urteil der gewählten Behauptungen: { $verdict }
tag = Schlagwort
new-tag = Neues Schlagwort
join = Verbinden
clear-selection = Auswahl aufheben
act-tag = Schlagwort hinzufügen
claims-judged = { $n ->
    [one] 1 Behauptung: { $verdict }
   *[other] { $n } Behauptungen: { $verdict }
 }
claims-changed = { $n ->
    [one] 1 Behauptung geändert
   *[other] { $n } Behauptungen geändert
 }
claims-deleted = { $n ->
    [one] 1 Behauptung gelöscht
   *[other] { $n } Behauptungen gelöscht
 }
claims-unchanged = Nichts geändert: Es ist schon so.
command-SplitClaim = In Teile zerlegen…
    .help = Aus der Behauptung Teile machen, jeden mit eigenem Urteil: ein Satz, drei Tatsachen.
command-JoinClaims = Behauptungen verbinden
    .help = Die zwei gewählten Behauptungen verbinden, oder die ausgewählte und die nächste; alle Notizen und Belege bleiben.
split = In Teile zerlegen
split-hint = Jeder Teil bekommt ein eigenes Urteil. Die Behauptung bleibt und behält Notiz und Belege.
split-more = Teil hinzufügen
split-do =
    { $n ->
        [0] Teile anlegen
        [one] 1 Teil anlegen
       *[other] { $n } Teile anlegen
    }
split-needs = Wähle Worte für einen Teil, oder schreib ihn in einfachen Worten.
split-tab = nächstes Feld
split-verdict = Urteil der Zeile
split-enter = anlegen
part-words = Wörter der Behauptung
part-verdict-head = Mein Urteil
part-remove = Teil { $n } entfernen
part-choose-words = Wörter auswählen
optional = Wenn du willst
key-tab = Tab
key-alt = Alt
key-enter = Eingabe
key-delete = Entf
key-page-up = Bild auf
key-page-down = Bild ab
part-on = Teil { $n } anlegen
part-same-words = dieselben Wörter
part-place = Wörter von Teil { $n }: { $words }
part-restated = In einfachen Worten
part-restated-n = Teil { $n } in einfachen Worten
part-verdict = Urteil von Teil { $n }: { $verdict }
act-split = Behauptung zerlegen
act-join = Behauptungen verbinden
no-part-has-words = Nichts angelegt: kein Teil hat Wörter.
parts-made = { $n ->
    [one] 1 Teil angelegt
   *[other] { $n } Teile angelegt
 }
verdict-of-the-joined = Die verbundene Behauptung war: { $verdict }
claims-joined = Behauptungen verbunden; Notizen und Belege von beiden bleiben
command-EditScheme = Urteile zur Wahl…
    .help = Die Urteile, Arten und Schlagwörter ändern, die zur Wahl stehen.
command-LoadScheme = Urteile aus einer Datei…
    .help = Die Urteile einer anderen Annotationsdatei verwenden, oder die einer Datei, die nur Urteile enthält.
command-SchemeForNew = Diese Urteile für neue Artikel
    .help = Artikel, an denen noch niemand gearbeitet hat, bekommen von jetzt an diese Urteile.
dialog-load-scheme = Urteile aus einer Datei nehmen
dialog-save-scheme = Die Urteile in einer Datei speichern
dialog-snapshot = Den Text einer Datei behalten
scheme-files = Dateien mit Urteilen, Annotationsdateien
sign-twice = Das Zeichen { $sign } ist zweimal vergeben: { $verdicts }.
underline-twice = Dieselbe Linie ist zweimal vergeben: { $verdicts }.
key-twice = Der Buchstabe { $key } ist zweimal vergeben: { $verdicts }.
verdict-without-label = Ein Urteil hat keine Bezeichnung.
colour-is-faint = Die Farbe von { $verdict } ist auf Papier zu blass: Kontrast { $contrast }, nötig ist mindestens 3.
scheme-without-verdicts = Mindestens ein Urteil ist nötig.
act-scheme = Urteile zur Wahl ändern
scheme-taken = Urteile zur Wahl: { $name }
scheme-for-new = Neue Artikel bekommen diese Urteile: { $name }.
new-verdict = Neues Urteil
scheme-named = Urteile zur Wahl: { $name }
edit-scheme = Urteile zur Wahl
scheme-name = Name
scheme-version = Version
verdict-label = Bezeichnung
verdict-sentence = Wann es gilt
verdict-sign = Zeichen
verdict-colour = Farbe
verdict-line = Linie
verdict-key = Buchstabe
verdict-label-n = Bezeichnung von Urteil { $n }
verdict-sentence-n = Wann Urteil { $n } gilt
verdict-sign-n = Zeichen von Urteil { $n }
verdict-colour-n = Farbe von Urteil { $n }
verdict-line-n = Linie von Urteil { $n }
verdict-key-n = Buchstabe von Urteil { $n }
verdict-up-n = Urteil { $n } nach oben
verdict-delete-n = Urteil { $n } löschen
add-verdict = Urteil hinzufügen
scheme-kinds = Arten von Behauptungen
scheme-tags = Schlagwörter zur Wahl
scheme-to-file = In eine Datei…
use-scheme = Diese Urteile verwenden
colour-green = grün
colour-orange = orange
colour-grey = grau
colour-red = rot
colour-purple = violett
colour-yellow = gelb
colour-blue = blau
colour-own = eigene
line-solid = durchgezogen
line-dashed = gestrichelt
line-dotted = gepunktet
line-double = doppelt
line-wavy = gewellt
line-dash-dot = Strich und Punkt
scheme-moving = Wohin Urteile gehen
scheme-moving-hint = { $name } hat andere Urteile. Sag, wohin jedes geht, das vergeben ist; ein Rückgängig nimmt alles zurück.
moving-verdict = { $verdict } ({ $n })
verdict-stays = bleibt, wie es ist
change-scheme = Urteile ändern
evidence-title = Titel
evidence-publisher = Herausgeber
act-snapshot = Kopie beim Beleg
act-copy-source = Quelle kopieren
snapshot-kept = Kopie behalten
snapshot-removed = Kopie gelöscht
snapshot-no-quote = Gib zuerst die zitierten Wörter ein: Sie werden behalten.
snapshot-too-large = { $name } enthält mehr als 2 MB Text, mehr als bei einem Beleg behalten wird.
snapshot-drop = Zieh die Datei ins Fenster: Ihr Text wird bei diesem Beleg behalten.
source-copied = Quelle kopiert
given-before = Früher angegeben:
copy-source = Diese Quelle kopieren: { $what }
snapshot-of = Kopie vom { $day }, { $n ->
    [one] 1 Zeichen
   *[other] { $n } Zeichen
 }
snapshot-read = Lesen
snapshot-read-n = Die Kopie bei Beleg { $n } lesen
snapshot-remove-n = Die Kopie bei Beleg { $n } löschen
snapshot-keep = Kopie behalten…
snapshot-keep-n = Eine Kopie bei Beleg { $n } behalten
snapshot-of-quote = der zitierten Wörter
snapshot-of-file = des Textes einer Datei…
snapshot-of-drop = einer Datei, die du gleich ins Fenster ziehst
snapshot = Kopie
snapshot-hash = Fingerabdruck (SHA-256): { $hash }
snapshot-whole = Sie ist noch so, wie sie behalten wurde.
snapshot-changed = Sie wurde geändert, seit sie behalten wurde.
further-lines = { $n ->
    [one] … und 1 weitere Zeile in der Datei
   *[other] … und { $n } weitere Zeilen in der Datei
 }
open-recent = Zuletzt geöffnet
about-version = Version { $version }
about-licence = Lizenz: MIT oder Apache-2.0, wie du willst. Die Schriften Libertinus Serif und Noto Sans stehen unter der SIL Open Font License.
about-annotations = Annotationsdateien liegen neben ihren Artikeln, oder wo du sie gespeichert hast.
about-data = Einstellungen, frühere Fassungen und noch nicht Gespeichertes: { $path }
about-offline = Claimlight geht nie ins Internet.
error-binary = { $name } ist { $what }, kein Text. Claimlight öffnet Texte (.txt, .md), Webseiten (.html, .mhtml, .webarchive), Transkripte (.srt, .vtt), Dokumente (.docx, .odt, .rtf, .pdf), E-Books (.epub), E-Mails (.eml) und Annotationsdateien (.claims.ron).
error-unreadable-damaged = { $name } ist abgeschnitten oder beschädigt: Der Text lässt sich nicht lesen.
error-unreadable-too-much = { $name } enthält viel mehr als ein Artikel. Claimlight öffnet die Datei nicht.
error-unreadable-too-deep = { $name } ist zu tief verschachtelt, um gelesen zu werden.
error-unreadable-locked = { $name } ist mit einem Passwort geschützt. Speichere die Datei ohne Passwort und öffne sie dann noch einmal.
error-unreadable-no-text = { $name } enthält keinen Text.
error-unreadable-no-chapter = { $name } hat kein Kapitel { $number }: Das letzte ist { $count }.
error-unreadable-no-chapters = { $name } hat keine Kapitel zur Auswahl.
error-unreadable-scanned = { $name } enthält keinen lesbaren Text, nur Bilder der Seiten. Mach die Datei zuerst durchsuchbar (Texterkennung, OCR, gibt es in Scanprogrammen und in OCRmyPDF) und öffne sie dann noch einmal.
error-unreadable-too-slow = { $name } zu lesen dauert zu lange. Vielleicht ist die Datei beschädigt.
error-unreadable-not-started = { $name } ließ sich nicht lesen, weil Claimlight dafür nicht ein zweites Mal starten konnte. Öffne die Datei noch einmal.
error-unreadable-not-built = { $name } ist eine PDF-Datei, und dieser Bau von Claimlight liest keine.
error-too-large = sie ist größer als { $n } MB, mehr, als Claimlight öffnet
error-not-a-file = es ist keine Datei
large-title = Eine sehr große Datei
large-what = { $name } ist größer als { $n } MB. Das Öffnen kann lange dauern und viel Arbeitsspeicher brauchen.
large-open = Trotzdem öffnen
error-not-utf8 = Zeile { $line }, Spalte { $column }: Die Datei ist beschädigt (sie ist nicht UTF-8).
error-empty = sie ist leer.
error-cut-off = sie hört mittendrin auf, in Zeile { $line }, Spalte { $column }. Der Rest fehlt.
error-conflict = Git hat zwei Fassungen darin stehen lassen, zwischen Konfliktmarken; die erste steht in Zeile { $line }.
error-foreign = das ist keine Annotationsdatei von Claimlight.
error-newer = sie wurde von einer späteren Version geschrieben. Nötig ist Claimlight { $reader } oder neuer.
error-malformed = Zeile { $line }, Spalte { $column }: { $what }.
error-no-verdicts = sie enthält kein Urteil
error-verdict-twice = zwei Urteile haben die Kennung „{ $id }“
error-gone = die Datei ist nicht mehr da
error-no-folder = den Ordner { $folder } gibt es nicht
error-not-allowed = in den Ordner { $folder } kann nicht geschrieben werden
error-read-only = die Datei ist schreibgeschützt
error-full = der Datenträger ist voll
error-corrupted = der Datenträger hat nicht behalten, was geschrieben wurde
kind-pdf = eine PDF-Datei
kind-picture = ein Bild
kind-office = ein Zip-Archiv oder Office-Dokument
kind-program = ein Programm
kind-compressed = eine komprimierte Datei
kind-binary = eine Binärdatei
part-claim = Behauptung { $number }
part-no-claim = Eine Stelle ohne Behauptung
repair-id-twice = { $part }: Die Kennung { $id } kommt zweimal vor; diese bekam eine neue.
repair-id-malformed = { $part }: die Kennung fehlte oder war fehlerhaft; es gibt eine neue.
repair-nobodys = { $part }: es steht nicht da, von wem.
repair-time = { $part }: die Zeit konnte nicht gelesen werden.
repair-annotator-without-id = Eine Person ohne Kennung wurde weggelassen.
repair-annotator-twice = { $name } steht zweimal in der Liste.
repair-annotator-unknown = Jemand, der nicht auf der Liste der Datei steht, wurde als „Unknown“ hinzugefügt.
repair-block-kind = Ein Teil des Textes von der unbekannten Art „{ $kind }“ wird als Absatz gezeigt.
repair-mark-beyond = Ein Link, Fett oder Kursiv hinter dem Ende seines Absatzes wurde weggelassen.
repair-text-changed = Der Text des Artikels wurde geändert, seit die Behauptungen markiert wurden: sie werden nach ihren Wörtern gesucht.
repair-no-scheme = Die Datei nennt keine Urteile; Belegt / Unbelegt wird genommen.
repair-underline = Die Unterstreichung „{ $name }“ ist nicht bekannt; eine Linie wird gezogen.
repair-no-words = { $part } hat keine Wörter und bleibt ohne Stelle.
repair-widened = { $part } begann oder endete in einem Buchstaben und wurde erweitert.
repair-found-again = { $part } stand nicht, wo die Datei es sagt, und wurde nach den Wörtern wiedergefunden.
repair-not-found = { $part } wurde im Text nicht gefunden und bleibt ohne Stelle.
repair-verdict = { $part } hat das Urteil „{ $id }“, das nicht zur Wahl steht; es bleibt.
repair-decision = { $part } hat die Entscheidung „{ $decision }“, die nicht bekannt ist; sie bleibt stehen und entscheidet nichts.
repair-confidence = { $part }: eine Sicherheit von { $n } wurde auf 100 gekürzt.
repair-stance = { $part }: „{ $stance }“ ist als Aussage eines Belegs nicht bekannt; er gilt als Kontext.
repair-outside = { $part } lag außerhalb des Textes und wurde weggelassen; der Satz gilt als ungelesen.
question = Frage
act-typing = Eingabe
repair-ask = Die Übung verlangt „{ $name }“; das ist nicht bekannt und wurde weggelassen.
repair-points = Eine Stufe des Bewertungsbogens zählt { $points }; das ist keine Zahl ab 0. Die Stufe hat keine Punkte.
repair-log = Zeilen des Verlaufs, die nicht gelesen werden konnten, wurden ausgelassen: { $n }.
error-changed = ein anderes Programm hat die Datei geändert, und beide lassen sich nicht zusammenführen: { $reason }
error-busy = andere Programme schreiben die Datei ständig
error-other-article = die Dateien gehören zu verschiedenen Artikeln: „{ $a }“ und „{ $b }“
error-pseudonym-line = Zeile { $line } von pseudonyms.csv gehört nicht in eine Liste von Pseudonymen.
error-pseudonym-twice = Zeile { $line } von pseudonyms.csv vergibt ein Pseudonym ein zweites Mal.
error-other-purpose = die Dateien dienen verschiedenen Zwecken: { $a } und { $b }
purpose-none = was Leute zu einem Artikel sagen
purpose-exercise = eine Übung
purpose-key = die Lösung einer Übung
purpose-answer = eine Antwort auf eine Übung
purpose-decided = was von einem Artikel gilt
error-no-text = keine der Dateien enthält den Text des Artikels
error-comments = ein anderes Programm hat die Datei geändert, und in ihr stehen Kommentare, die beim Speichern verloren gehen; speichere noch einmal, um ohne sie weiterzumachen
owner-not-kept = Gespeichert. Besitzer, Gruppe oder Zugriffsliste der Datei ließen sich nicht erhalten: Das System lässt es nicht zu.
save-elsewhere-do = Woanders speichern…
came-in-new-text = Der Artikel hat jetzt einen späteren Text.
updated-twice = Der Text des Artikels wurde hier und anderswo auf verschiedene Fassungen aktualisiert: Die spätere zählt.
came-in = { $who } hat diese Datei anderswo geändert: { $what }.
came-in-claims = { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}
came-in-verdicts = { $n ->
    [one] 1 Urteil
   *[other] { $n } Urteile
}
came-in-others = { $n ->
    [one] 1 weitere Änderung
   *[other] { $n } weitere Änderungen
}
came-in-somebody = Jemand
left-alone = { $what } Unberührt blieb, was andere seither geändert haben.
disk-refused = Die Datei wurde von einem anderen Programm geändert und lässt sich nicht zusammenführen: { $reason }
left-behind = { $who }: { $n ->
    [one] 1 Änderung
   *[other] { $n } Änderungen
} an „{ $title }“ nicht gespeichert, zuletzt am { $day } um { $time }.
left-restore = Wiederherstellen
left-look = Erst ansehen
left-later = Später
left-drop = Verwerfen
left-dropped = Verworfen. Es bleibt einen Monat bei den früheren Fassungen.
left-made = Markiert: { $quote }
left-changed = Geändert: { $quote }
left-deleted = Gelöscht: { $quote }
left-other-text = Der Artikel hat jetzt einen anderen Text: Die Änderungen bleiben, wo sie sind.
restored = { $n ->
    [one] 1 Änderung wiederhergestellt
   *[other] { $n } Änderungen wiederhergestellt
}
act-restore = Wiederherstellen nach einem Absturz
command-Restore = Ungespeichertes wiederherstellen
    .help = Zurückholen, was beim letzten Ende des Programms nicht gespeichert war.
command-Decide = Zu entscheiden…
    .help = Zeigen und entscheiden, was zwei zugleich geändert haben.
nothing-to-restore = Es gibt nichts wiederherzustellen.
nothing-to-decide = Es gibt nichts zu entscheiden.
decided = Entschieden
act-decide = entscheiden
to-decide = { $n } zu entscheiden
decide-title = Zwischen zwei Fassungen entscheiden
decide-hint = Zwei haben dasselbe geändert, ohne die Änderung der anderen Person gesehen zu haben. Nichts geht verloren: Was du nicht übernimmst, bleibt im Verlauf.
decide-start = Wo die Behauptung beginnt
decide-end = Wo die Behauptung endet
decide-deletion = Gelöscht oder nicht
decide-claim = Behauptung { $number }
decide-claim-words = Behauptung { $number } · „{ $words }“
decide-shown = jetzt zu sehen
decide-other = in der anderen Kopie
decide-stays = Bleibt
decide-keep = Die von { $who } behalten
decide-keep-first = Die erste behalten
decide-keep-it = Behalten
decide-take = Die von { $who } übernehmen
decide-take-first = Die erste übernehmen
decide-named = { $what }: { $n }
decide-deleted = Gelöscht, ohne die Änderung gesehen zu haben.
decide-unfold = Alles zeigen
decide-kept =
    { $who ->
        [""] Behalten: { $words }
       *[other] Von { $who } behalten: { $words }
    }
decide-taken =
    { $who ->
        [""] Übernommen: { $words }
       *[other] Von { $who } übernommen: { $words }
    }
decide-was = war: { $words }
decide-undo = Entscheidung { $n } rückgängig machen
decide-count = { $n } von { $all } entschieden
decide-next = weiter
decide-keep-all = Alles von { $who } behalten
decide-keep-all-shown = Alles behalten, wie es ist
act-reconsider = wieder offen
undecided-again = Wieder offen
field-spans = Stelle
field-restated = In einfachen Worten
field-claimant = Wer das sagt
field-need = In der Lösung
field-accepted = Richtige Urteile
field-to-pupil = Hinweis an die Schüler
field-kind = Art
field-date = Datum
field-tags = Schlagwörter
field-verdict = Urteil
field-confidence = Sicherheit
field-note = Notiz
field-title = Titel
field-source = Quelle
field-quote = Zitat
field-name = Name
field-same-as = Dieselbe Person wie
field-decision = Entscheidung
field-reason = Grund der Uneinigkeit
field-role = Rolle
field-other = Anderes Feld
history = Verlauf
history-claim = Behauptung
history-judgement = Urteil
history-evidence = Beleg
history-set = { $field } geändert
history-made = { $part } hinzugefügt
history-deleted = { $part } gelöscht
history-kept = { $part } behalten
command-Versions = Frühere Fassungen…
    .help = Zeigen, was die Datei früher enthielt, und es zurückholen.
versions-title = Frühere Fassungen
versions-hint = Jedes Speichern bewahrt die Fassung davor: alle der letzten Stunde, stündlich eine für einen Tag, täglich eine für einen Monat. Das Zurückholen lässt sich rückgängig machen.
version-told = { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}; seither { $came } hinzu, { $gone } weg, { $changed } geändert
bring-back = Zurückholen
bring-back-named = { $time } zurückholen
act-bring-back = frühere Fassung zurückholen
no-versions = Von dieser Datei gibt es keine früheren Fassungen.
version-is-the-same = Diese Fassung ist dieselbe.
version-brought-back = Frühere Fassung zurückgeholt
offer-title = Du hast schon Behauptungen zu diesem Artikel
offer-title-named = { $name } mit deiner Datei zusammenführen?
offer-what = Diese Datei ist eine andere Kopie, oder sie gehört jemand anderem. Sie lässt sich mit deiner zusammenführen; diese Datei bleibt, wie sie ist.
offer-what-named = Was sie enthält, kommt in deine Datei; sie selbst bleibt, wie sie ist.
offer-brings = Das käme dazu:
offer-line = { $who }: { $what }
offer-changes = { $n ->
    [one] 1 Änderung
   *[other] { $n } Änderungen
}
offer-merge = Mit meiner zusammenführen
offer-look = Nur ansehen
offer-nothing = { $name } enthält nichts, was dieser Artikel nicht schon hat.
merge-in-nothing = Sie enthält nichts, was deine nicht enthält.
merge-in-do = Zusammenführen
copies-beside = Neben dieser Datei liegt eine andere mit anderem Inhalt: { $name }
copies-leave = So lassen
command-Incoming = Änderungen von anderen…
    .help = Zeigen, was andere getan haben, seit der Artikel geöffnet wurde, und es einzeln wieder herausnehmen.
incoming-title = Änderungen von anderen
incoming-hint = Was andere an dieser Datei getan haben, seit sie hier geöffnet wurde. Was du herausnimmst, ist für alle weg; das lässt sich rückgängig machen.
incoming-made = markiert
incoming-deleted = gelöscht
incoming-taken-back = zurückgenommen: { $what }
incoming-out = Herausgenommen, für alle.
incoming-left = Unberührt: Es wurde seitdem geändert.
nothing-came-in = Seit der Artikel geöffnet wurde, haben andere nichts geändert.
act-take-out = Änderung von anderen herausnehmen
take-out = Herausnehmen
take-out-named = { $n } herausnehmen
show-what-came-in = Zeigen
command-OnMyOwn = Eigene Datei verwenden
    .help = Ab jetzt in eine eigene Datei speichern, ohne das, was andere getan haben, bis ich deren Dateien zusammenführe.
command-Together = Dateien anderer zusammenführen…
    .help = Neben dieser Datei nach denen anderer zum selben Artikel suchen und sie einzeln zusammenführen.
own-has-purpose = Diese Datei hat einen eigenen Zweck, etwa als Lösung einer Übung: Eine eigene Datei daneben geht nicht.
command-MergeFile = Eine Datei zusammenführen…
    .help = Die Datei von jemandem zu diesem Artikel wählen, sehen, was sie bringt, und sie mit deiner zusammenführen. Eine Datei ins Fenster zu ziehen tut dasselbe.
dialog-merge = Datei zum Zusammenführen wählen
annotation-files = Annotationsdateien
own-already = Das ist schon deine eigene Datei. „Dateien anderer zusammenführen…“ bringt sie mit den übrigen zusammen.
own-begun = Ab jetzt wird in { $name } gespeichert. Was andere getan haben, wird weder gezeigt noch zusammengeführt, bis du es verlangst.
nothing-beside = Neben dieser Datei liegt keine andere zu diesem Artikel, die etwas anderes enthält.
own-save-first = Speichern, bevor du in einer eigenen Datei weitermachst?
save-and-go-on = Speichern und weiter
version-dropped = { $n ->
    [one] { $n } Änderung, die ein Absturz hinterließ und die verworfen wurde
   *[other] { $n } Änderungen, die ein Absturz hinterließ und die verworfen wurden
}
look-at-named = { $time } ansehen
version-title = Eine frühere Fassung
version-back = Alle Fassungen
version-same = { $verdict }: { $quote }
version-changed = { $verdict }: { $quote } (seitdem geändert)
version-gone = { $verdict }: { $quote } (seitdem weg)
version-came = { $verdict }: { $quote } (seitdem dazugekommen)

## Ausbessern, was aus einer Datei gelesen wurde

command-Chapters = Kapitel wählen…
    .help = Die Kapitel des E-Books wählen, die gelesen werden.
chapters-no-book = Nur E-Books haben Kapitel zur Auswahl.
chapters-title = Kapitel
chapters-help = Der Artikel besteht aus den angehakten Kapiteln. Behauptungen in Kapiteln, die bleiben, werden wiedergefunden; Rückgängig bringt den früheren Text zurück.
chapters-all = Alle anhaken
chapters-none = Keins anhaken
chapters-told = { $n ->
    [0] Hake mindestens ein Kapitel an.
    [one] 1 Kapitel, { $words } Wörter
   *[other] { $n } Kapitel, { $words } Wörter
}
chapters-read = { $n ->
    [one] 1 Kapitel lesen
   *[other] { $n } Kapitel lesen
}
chapters-words = { $n ->
    [one] 1 Wort
   *[other] { $n } Wörter
}
chapters-row = Kapitel { $number }: { $title }, { $words }
command-Mend = Importierten Text prüfen…
    .help = Zeigen, was aus der Datei des Artikels gelesen und was weggelassen wurde, und es ausbessern.
command-MendNext = Nächster Block
    .help = Zum nächsten Block gehen.
command-MendPrevious = Voriger Block
    .help = Zum vorigen Block gehen.
command-MendLeaveOut = Weglassen oder zurückholen
    .help = Den gewählten Block aus dem Artikel weglassen oder ihn zurückholen.
command-MendJoin = Mit oberem verbinden
    .help = Aus dem gewählten Block und dem darüber einen machen.
command-MendSplit = Hier teilen
    .help = An der Schreibmarke einen neuen Block beginnen. Setze sie mit einem Klick oder mit den Pfeiltasten links und rechts.
command-MendHeading = Überschrift
    .help = Aus dem gewählten Block eine Überschrift machen oder wieder einen Absatz.
command-MendQuotation = Zitat
    .help = Aus dem gewählten Block ein Zitat machen oder wieder einen Absatz.
command-MendUse = Diesen Text verwenden
    .help = Den Artikel auf diesen Text setzen. Behauptungen, die es schon gibt, werden darin wiedergefunden; Rückgängig bringt den früheren Text zurück.
imported-from = Importiert aus { $name }: { $blocks ->
    [one] 1 Block
   *[other] { $blocks } Blöcke
}, { $out ->
    [0] nichts weggelassen
   *[other] { $out } weggelassen
}.
imported-check = Prüfen…
mend-nothing = Es wird kein importierter Text geprüft.
mend-first = Verwende zuerst den Text oder brich ab.
mend-nothing-in = Kein Block ist angehakt: Hake mindestens einen an.
mend-without-file = Die Datei lässt sich nicht mehr lesen, also kann nichts aus ihr zurückgeholt werden.
mend-file-changed = Die Datei hat sich geändert, seit dieser Text gelesen wurde, also kann nichts aus ihr zurückgeholt werden. Sieh zuerst die Änderungen an oder bessere den Text aus, wie er ist.
mend-nothing-to-tick = Kein Block des Textes wurde weggelassen.
mend-also-text = Auch weggelassen: { $things }.
mend-discard-help = Der Text bleibt, wie er war. Was du hier geändert hast, wird nicht behalten.
mend-put-back-first = Dieser Block ist weggelassen: Hole ihn zuerst zurück.
mend-nothing-above = Darüber steht kein Block.
mend-place-caret = Setze zuerst die Schreibmarke zwischen zwei Wörter: mit einem Klick oder mit den Pfeiltasten links und rechts.
mend-rows = Blöcke des Textes
mend-row = { $kind }: { $text }
mend-row-left-out = weggelassen, { $kind }: { $text }
mend-take = Im Artikel: { $kind }, { $text }
mend-put-back = Zurückholen: { $kind }, { $text }
mend-kind = Art des Blocks: { $kind }, { $text }
mend-leave-out = Weglassen
mend-put-it-back = Zurückholen
mend-facts = Von der Seite übernommen
mend-facts-file = Aus der Datei übernommen
mend-left-out = Weggelassen
mend-tick = anhaken holt zurück
mend-all-taken = Der ganze Text der Seite wurde übernommen.
mend-all-taken-file = Der ganze Text der Datei wurde übernommen.
mend-also = Auch weggelassen: { $things }. Sie enthalten keinen Text des Artikels.
mend-pieces = { $n } Stücke: { $text }
mend-told = { $blocks ->
    [one] 1 Block übernommen
   *[other] { $blocks } Blöcke übernommen
}, { $out ->
    [0] nichts weggelassen
    [one] 1 Stelle weggelassen
   *[other] { $out } Stellen weggelassen
}. Kein Wort wird geändert; du wählst, was dabei ist und wie es geteilt ist.
mend-told-without-file = { $blocks ->
    [one] 1 Block
   *[other] { $blocks } Blöcke
}. Kein Wort wird geändert; du wählst, was dabei ist und wie es geteilt ist.
mend-block-of = Block { $at } von { $all }
mend-words = { $n ->
    [one] 1 Wort übernommen
   *[other] { $n } Wörter übernommen
}
mend-not-saved = Nicht gesichert, bevor du ihn verwendest
mend-used = Der Artikel hat den Text, den du gewählt hast.
act-mend = den Text ausbessern
block-paragraph = Absatz
block-title = Titel
block-heading = Überschrift
block-item = Listenpunkt
block-quotation = Zitat
block-code = Code
block-table-row = Tabellenzeile
block-footnote = Fußnote
block-caption = Bildtext
block-byline = Autorenzeile
part-menu = Menü
part-head = Seitenkopf
part-foot = Seitenfuß
part-beside = Neben dem Text
part-caption = Bildtext
part-related = Mehr zum Thema
part-comments = Kommentare
part-cookies = Cookie-Hinweis
part-advert = Werbung
part-share = Teilen-Knöpfe
part-form = Formular
part-page-head = Kopfzeile oder Seitenzahl
part-other = Anderer Text

## Der Text hat sich geändert

command-UpdateText = Text aktualisieren…
    .help = Den Artikel auf eine spätere Fassung seines Textes setzen; seine Behauptungen werden dort wiedergefunden.
command-ReadAgain = Mit dieser Version neu lesen…
    .help = Die Datei des Artikels noch einmal lesen; die Behauptungen werden in ihrem neuen Text wiedergefunden.
command-ChooseEncoding = Kodierung…
    .help = Zeigen, wie sich die Datei des Artikels in anderen Kodierungen liest, und eine wählen.
article-has-no-file = Dieser Artikel hat keine Datei.
change-encoding = Ändern…
read-as-guess = Gelesen als { $encoding }; das ist geraten.
unread-lines = { $n ->
    [one] Zeile { $lines } der Datei hat Bytes, die nicht gelesen werden konnten.
   *[other] Die Zeilen { $lines }{ $more ->
        [0] {""}
       *[other] {" "}und { $more } weitere
    } der Datei haben Bytes, die nicht gelesen werden konnten.
}
left-out-of-text = Weggelassen: { $kinds }.
choose-encoding = Kodierung
    .help = Die Wörter um den ersten Buchstaben, der sich unterscheidet. Wähle die Kodierung, in der sie sich richtig lesen; Rückgängig bringt den früheren Text zurück.
reads-as = { $encoding }: { $text }
details-encoding = Gelesen als { $encoding }.
details-encoding-guess = Gelesen als { $encoding }; das ist geraten.
left-out-scripts = { $n ->
    [one] 1 Skript
   *[other] { $n } Skripte
}
left-out-styles = { $n ->
    [one] 1 Stilvorlage
   *[other] { $n } Stilvorlagen
}
left-out-comments = { $n ->
    [one] 1 Kommentar
   *[other] { $n } Kommentare
}
left-out-templates = { $n ->
    [one] 1 Vorlage
   *[other] { $n } Vorlagen
}
left-out-hidden = { $n ->
    [one] 1 versteckter Teil
   *[other] { $n } versteckte Teile
}
left-out-pictures = { $n ->
    [one] 1 Bild
   *[other] { $n } Bilder
}
left-out-embedded = { $n ->
    [one] 1 Video, Ton oder anderer eingebetteter Inhalt
   *[other] { $n } Videos, Töne oder andere eingebettete Inhalte
}
left-out-template-tags = { $n ->
    [one] 1 Vorlagen-Befehl
   *[other] { $n } Vorlagen-Befehle
}
left-out-unknown-tags = { $n ->
    [one] 1 unbekanntes Tag
   *[other] { $n } unbekannte Tags
}
left-out-front-matter = { $n ->
    [one] 1 Feld des Vorspanns
   *[other] { $n } Felder des Vorspanns
}
left-out-surroundings = { $n ->
    [one] 1 Absatz um den Artikel herum
   *[other] { $n } Absätze um den Artikel herum (Menüs, Werbung, Kommentare)
}
left-out-repeats = { $n ->
    [one] 1 wiederholte Zeile oder Name
   *[other] { $n } wiederholte Zeilen oder Namen
}
left-out-deletions = { $n ->
    [one] 1 gelöschte Stelle
   *[other] { $n } gelöschte Stellen
}
left-out-page-heads = { $n ->
    [one] 1 Kopf- oder Fußzeile
   *[other] { $n } Kopf- und Fußzeilen
}
left-out-contents = { $n ->
    [one] 1 Inhaltsverzeichnis
   *[other] { $n } Inhaltsverzeichnisse
}
left-out-chapters = { $n ->
    [one] 1 Kapitel
   *[other] { $n } Kapitel
}
left-out-missing-files = { $n ->
    [one] 1 Teil, der in der Datei fehlt
   *[other] { $n } Teile, die in der Datei fehlen
}
left-out-attachments = { $n ->
    [one] 1 angehängte Datei
   *[other] { $n } angehängte Dateien
}
left-out-control-characters = { $n ->
    [one] 1 Steuerzeichen
   *[other] { $n } Steuerzeichen
}
command-Review = Änderungen durchsehen
    .help = Behauptungen, deren Wörter oder Stellen sich mit dem Text geändert haben, einzeln durchsehen.
command-ReviewAccept = Stelle annehmen
    .help = Die Behauptung steht dort; wo sich ihre Wörter geändert haben, ist mein Urteil neu zu prüfen.
command-ReviewKeepVerdict = Annehmen, Urteil behalten
    .help = Die Behauptung steht dort, und mein Urteil gilt für ihre neuen Wörter.
command-ReviewPlace = Von Hand setzen
    .help = Die Behauptung steht dort, wo Wörter ausgewählt sind.
command-ReviewUnplaced = Ohne Stelle behalten
    .help = Die Behauptung hat in diesem Text keine Stelle; sie bleibt mit ihrem Zitat in der Liste und in der Datei.
dialog-update-text = Den Text des Artikels wählen
update-working = Die Behauptungen werden in { $name } wiedergesucht…
update-no-text = { $name } wurde ohne den Text des Artikels weitergegeben.
update-same-text = Der Text ist derselbe wie zuvor.
update-another = Weniger als die Hälfte der Behauptungen steht in { $name }: Das ist ein anderer Artikel. Nichts wurde geändert.
update-all-found = { $n ->
    [one] Der Artikel hat einen neuen Text: Die Stelle seiner Behauptung ist Wort für Wort wiedergefunden.
   *[other] Der Artikel hat einen neuen Text: Alle { $n } Stellen sind Wort für Wort wiedergefunden.
}
update-found = Der Artikel hat einen neuen Text: { $found } von { $all } Stellen sind Wort für Wort wiedergefunden.
act-update-text = Text aktualisieren
act-review = geänderte Behauptung durchsehen
text-changed-title = Der Artikel hat sich geändert
text-changed-what = Ihr Text ist nicht der, in dem die Behauptungen markiert wurden. { $found } von { $all } Stellen sind darin wiedergefunden. Wenn du die Änderungen durchsiehst, kommen die Behauptungen auf den neuen Text; das lässt sich rückgängig machen.
text-changed-file = Die Datei des Artikels hat sich geändert
text-changed-look = Änderungen durchsehen
text-changed-keep = Den Text lassen, wie er war
review-title = Der Artikel hat sich geändert
review-in-place = { $n } an ihrer Stelle
review-moved = { $n } verschoben, dieselben Wörter
review-changed = { $n } geändert
review-doubtful = { $n } unsicher
review-not-found = { $n } nicht gefunden
review-unread = { $n } gelesene Stellen gelten wieder als ungelesen
review-left = noch { $n } von { $all } anzusehen
review-as-it-was = Wie es war
review-no-old-text = Mehr ist vom früheren Text nicht erhalten.
review-to-look-at = Durchzusehen
review-row = { $n }: { $quote }, { $reason }
to-look-at-since = { $n ->
    [one] { $n } Behauptung anzusehen: der Text hat sich geändert
   *[other] { $n } Behauptungen anzusehen: der Text hat sich geändert
}
review-looked-at = durchgesehen
review-reason-not-found = nicht gefunden · behalten
review-reason-same = dieselben Wörter, andere Umgebung
review-reason-spelling = Schreibung oder Satzzeichen geändert
review-reason-order = Wörter in anderer Reihenfolge
review-reason-words = { $n ->
    [one] ein Wort geändert
   *[other] { $n } Wörter geändert
}
review-reason-figure = Zahl geändert · das Urteil stimmt vielleicht nicht mehr
review-reason-negation = Verneinung geändert · das Urteil stimmt vielleicht nicht mehr
review-reason-several = mehrere Stellen passen
review-reason-unsure = zu { $percent } % sicher · { $what }
review-accept = Annehmen
review-accept-to-check = Annehmen, Urteil neu prüfen
review-keep-verdict = Annehmen, Urteil behalten
review-place = Von Hand setzen
review-unplace = Ohne Stelle behalten
review-leave = Durchsicht verlassen
review-nothing = Es gibt nichts durchzusehen.
review-piece-there = Dort steht schon ein anderes Stück dieser Behauptung.
review-no-place = Sie hat keine Stelle zum Annehmen: Wähle Wörter aus und setze sie von Hand, oder behalte sie ohne Stelle.
review-select-first = Wähle die Wörter aus, wo sie jetzt steht, und setze sie dann.
review-accepted = Angenommen
review-accepted-to-check = Angenommen; dein Urteil ist neu zu prüfen
review-unplaced = Ohne Stelle behalten
review-done = Alles ist durchgesehen.
review-as-it-is = Wie es jetzt ist
review-sure = { $n } Wort für Wort gefunden
earlier-words = Bevor sich der Text änderte: „{ $quote }“
mine-on-earlier-words = Mein Urteil galt den früheren Wörtern.

## Kopien weitergeben

command-Share = Weitergeben…
    .help = Eine Kopie der Datei zum Weitergeben schreiben, mit oder ohne Text, Notizen, Belege und Verlauf.
command-Holding = Was diese Datei enthält…
    .help = Zeigen, was die Datei enthält, und frühere Wörter oder Personen daraus entfernen.
dialog-share = Die Kopie zum Weitergeben speichern
share-title = Eine Kopie weitergeben
share-hint = Die Datei selbst bleibt, wie sie ist. Was angehakt ist, geht mit.
share-text = Der Text des Artikels
share-text-help = Ohne ihn gehen vor und nach jeder Behauptung 128 Zeichen mit, damit sie in der Kopie der anderen gefunden wird.
share-notes = Notizen
share-evidence = Belege
share-history = Verlauf
share-history-help = Wer was geändert hat und was zuvor gesagt war.
share-confidence = Sicherheit
share-part-help = Das gilt auch für frühere.
share-pseudonyms = Erfundene Namen (Pseudonyme)
share-pseudonyms-help = Andere Namen und Kennungen für Personen, in jeder Kopie dieselben.
share-beside-list = Eine Kopie kann nicht im selben Ordner wie { $name } liegen, worin steht, wer wer ist. Wähle einen anderen Ordner.
share-names-somebody = { $name } nennt jemanden, der ein Pseudonym hat. Wähle einen anderen Namen.
share-pseudonyms-note = Notizen und Belege können weiterhin Personen nennen. Wer wer ist, steht in pseudonyms.csv im Datenordner von Claimlight: Bewahre die Datei auf, und gib sie niemandem.
share-contains = Diese Kopie enthält
share-counting = Wird gezählt…
share-save = Kopie speichern…
share-not-itself = Die Kopie kann keine offene Datei ersetzen.
share-no-list = es gibt keinen Ordner für die Liste, wer wer ist
share-written = Kopie geschrieben: { $name }, { $bytes } Bytes.
chosen-for-another = Das war für einen anderen Artikel gewählt, der nicht mehr gezeigt wird.
holds-title = Was diese Datei enthält
holds-text = Der Text des Artikels · Zeichen: { $n }
holds-no-text = Kein Text: nur sein Fingerabdruck und einige Wörter um jede Behauptung
holds-claims = Behauptungen: { $n } · Urteile: { $judgements }
holds-notes = Notizen: { $notes } · Belege: { $evidence }
holds-history = Verlauf · Änderungen: { $n } · frühere Werte: { $earlier }
holds-no-history = Kein Verlauf
holds-people = Personen: { $n }
holds-names = Notizen und andere Texte, in denen jemand mit Namen steht: { $n }
holds-bytes = Bytes insgesamt: { $n }
holds-texts = Frühere Texte des Artikels, an ihren Fingerabdrücken erkannt: { $n }
holds-earlier = Frühere Wörter
holds-earlier-what = Was ersetzt wurde, ist aufbewahrt, damit Kopien zusammengeführt und Änderungen verfolgt werden können. Werte: { $n }
holds-earlier-remove = Frühere Wörter entfernen…
holds-who = Personen
holds-person = { $name } · Behauptungen: { $claims } · Urteile: { $judgements }
holds-person-remove = { $name } entfernen…
holds-remove-title = Dies endgültig entfernen?
holds-remove-person = Die Behauptungen, Urteile, Belege und gelesenen Stellen von { $name } gehen, ebenso der Verlauf der Datei und ihre früheren Fassungen auf diesem Rechner. Behauptungen, an denen andere gearbeitet haben, bleiben und gehören niemandem.
holds-remove-words = Was ersetzt oder gelöscht wurde, geht, auch aus den früheren Fassungen auf diesem Rechner; was jetzt da ist und was noch zu entscheiden ist, bleibt.
holds-remove-note = Das lässt sich nicht rückgängig machen. Andere Kopien der Datei enthalten es weiterhin und bringen es zurück, wenn sie zusammengeführt werden.
holds-remove-do = Entfernen
holds-save-first = Speichere zuerst die Datei.
holds-changed = die Datei wurde inzwischen geändert
holds-removed = Entfernt. Die Datei wurde neu geöffnet.

## Dateien, die von anderswo kommen

gone-title = Eine Datei dieses Artikels ist weg
gone-moved = { $name } ist nicht mehr da. { $new } hat denselben Inhalt: Die Datei wurde wohl umbenannt oder verschoben.
gone-deleted = { $name } ist nicht mehr da.
gone-away = { $name } ist nicht erreichbar: Der Ordner { $folder } ist nicht da. Vielleicht wurde ein Laufwerk abgezogen. Sobald es wieder da ist, wird weiter gespeichert.
gone-waits = Nichts wird geschrieben, bis du sagst, was geschehen soll; deine Behauptungen sind hier sicher.
gone-along = Wenn du damit weitermachst, wird die Annotationsdatei in { $new } umbenannt, damit beide zusammen gefunden werden.
gone-text-stays = Sein Text und deine Behauptungen stehen in der Annotationsdatei.
gone-follow = Mit dem neuen Namen weitermachen
gone-write-anew = Neu schreiben
gone-leave = So lassen
gone-later = Jetzt nicht
gone-followed = Ab jetzt wird in { $name } gespeichert.
gone-nothing = Alle Dateien dieses Artikels sind, wo sie waren.
linked = { $name } hat auf diesem Datenträger noch einen anderen Namen (einen harten Link). Speichern trennt die beiden: Der andere Name behält den früheren Inhalt.
damaged-title = Diese Datei ist beschädigt
damaged-version = Aufgehoben vom { $time }: { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}
damaged-no-versions = Auf diesem Rechner ist keine frühere Fassung davon aufgehoben.
damaged-both = Ihre beiden Fassungen lassen sich lesen; zusammengeführt enthalten sie { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}.
damaged-one = Eine ihrer beiden Fassungen lässt sich lesen; sie enthält { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}.
damaged-start = Was vor der beschädigten Stelle steht, lässt sich lesen: { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}. Was dahinter stand, ist verloren.
damaged-stays = Die beschädigte Datei bleibt, wie sie ist. Was du an ihrer Stelle öffnest, wird nach { $name } gespeichert, sobald du speicherst.
damaged-nothing = Aus ihr lässt sich nichts lesen. Vielleicht kann, wer sie dir gegeben hat, sie noch einmal schicken.
damaged-merge = Beide Fassungen zusammenführen
damaged-read = Lesen, was sich lesen lässt
damaged-anew = Daneben neu anfangen
damaged-open-version = Die Fassung vom { $time } öffnen
needs-text = Diese Datei wurde ohne den Text ihres Artikels weitergegeben. Öffne deine eigene Kopie des Artikels, und die Behauptungen finden darin ihre Stellen. Bis dahin kannst du sie an der Seite lesen.
needs-text-choose = Artikel wählen…
needs-text-first = Dafür wird der Text des Artikels gebraucht: Wähle zuerst den Artikel.
placed-on-another-text = { $name } wurde ohne den Text des Artikels weitergegeben. { $article } weicht davon ab; { $found } von { $all } Stellen wurden darin gefunden. Beim Speichern kommt dieser Text in die Datei.
place-read-only = Diese Datei kann an ihrem Ort nicht geschrieben werden. Beim Speichern wird nach einem Ort gefragt: { $place }
place-emptied = Diese Datei liegt in einem Ordner, der von Zeit zu Zeit geleert wird. Beim Speichern wird nach einem Ort gefragt: { $place }
only-annotator = Bisher hat nur { $name } an dieser Datei gearbeitet.
go-on-as = Als { $name } weitermachen
as-new-annotator = Als neue Person

## Übereinstimmung

agree-sentences = Finden wir dieselben Sätze?
agree-verdicts = Urteilen wir gleich?
agree-words = Markieren wir dieselben Wörter?
agree-interval = 95 %: { $low } bis { $high }
agree-over-articles = über { $n ->
    [one] 1 Artikel
   *[other] { $n } Artikel
}
agree-name-alpha = α
agree-name-alpha-ordinal = α der Ordnung
agree-name-agreement = Übereinstimmung
agree-name-specific = Übereinstimmung bei { $category }
agree-name-kappa = κ
agree-name-fleiss = κ nach Fleiss
agree-name-ac1 = AC1
agree-name-kappa-free = freies κ
agree-name-f1-overlap = F1
agree-name-f1-exact = F1 gleicher Grenzen
agree-name-f1-chars = F1 der Zeichen
agree-name-bar-u = α der Einheiten, markiert oder nicht
agree-name-u = α der Einheiten mit Urteilen
agree-name-cu = α der Urteile, wo Behauptungen sich treffen
agree-name-cu-coverage = wie viel vom Text das ist
agree-name-ku = α der Einheiten, { $category }
agree-name-ku-coverage = wie viel von { $category } sich trifft
agree-name-gamma = γ
agree-name-gamma-by-verdict = γ mit Urteilen
agree-mean-of-pairs = { $figure }, Mittel aus { $n ->
    [one] 1 Paar
   *[other] { $n } Paaren
}
agree-claim = Sätzen mit Behauptung
agree-none = Sätzen ohne
agree-units-sentences = { $n ->
    [one] 1 Satz
   *[other] { $n } Sätze
}, { $complete } von { $people ->
    [2] beiden
   *[other] allen { $people }
} gelesen
agree-units-verdicts = { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}, { $complete } von { $people ->
    [2] beiden
   *[other] allen { $people }
} beurteilt
agree-units-words = ein Paar: mindestens die Hälfte der Zeichen gemeinsam
agree-files = { $n ->
    [one] 1 Annotationsdatei
   *[other] { $n } Annotationsdateien
}
agree-articles = { $n ->
    [one] 1 Artikel
   *[other] { $n } Artikel
}
agree-people = { $n ->
    [one] 1 Person
   *[other] { $n } Personen
}
agree-why-no-pairs = { $question ->
    [sentences] Kein Satz wurde von zwei Leuten gelesen.
    [verdicts] Keine Behauptung wurde von zwei Leuten beurteilt.
   *[words] Für kein Paar gibt es eine Zahl.
}
agree-why-one-category = Alle sagten zu allen { $n } „{ $value }“. Wo nichts anderes gesagt wurde, ist Übereinstimmung nicht von Gewohnheit zu unterscheiden.
agree-why-one-category-plain = Alle sagten zu allem dasselbe. Wo nichts anderes gesagt wurde, ist Übereinstimmung nicht von Gewohnheit zu unterscheiden.
agree-why-nothing-marked = Niemand hat in dem, was beide gelesen haben, eine Behauptung markiert.
agree-why-no-text = Es gibt keinen Text, den alle gelesen haben.
agree-why-all-marked = Der ganze Text liegt in Behauptungen: Nichts ist unmarkiert, von dem sie zu unterscheiden wären.
agree-why-no-overlap = Ihre Behauptungen haben keine Wörter gemeinsam.
agree-why-one-value = Wo ihre Behauptungen sich treffen, wurde nur ein Urteil gegeben.
agree-why-overlapping = Behauptungen von { $name } überlappen sich an { $n ->
    [one] 1 Stelle
   *[other] { $n } Stellen
}; diese Zahl braucht welche, die das nicht tun.
agree-why-overlapping-plain = Jemandes eigene Behauptungen überlappen sich; diese Zahl braucht welche, die das nicht tun.
agree-why-few-articles = Für ein Intervall braucht es 5 Artikel; hier { $n ->
    [one] ist es 1
   *[other] sind es { $n }
}.
agree-why-undefined-without-one = Die Zahl hängt an einem einzigen Artikel.
agree-took-all = { $name } gilt in { $n ->
    [one] 1 Artikel
   *[other] { $n } Artikeln
} als fertig mit dem Lesen
agree-seen = { $seen } von { $n } wurden beurteilt, als ein anderes Urteil schon zu sehen war.
agree-always-one = { $name } sagte immer „{ $value }“: κ ist dann 0, egal was die anderen sagten.
agree-rare = Nur { $share } % von allem Gesagten ist „{ $value }“: α und κ fallen niedrig aus, wo etwas selten ist; die Übereinstimmung darin sagt mehr.
agree-left-out = { $n ->
    [one] 1 Datei wurde nicht verglichen.
   *[other] { $n } Dateien wurden nicht verglichen.
}
agree-other-verdicts = ihr Schema hat andere Urteile als das der meisten Dateien
agree-line-sentences = Ob ein Satz eine Behauptung enthält
agree-line-verdicts = Urteile über Behauptungen
agree-line-words = Als Behauptung markierte Wörter
agree-line = { $about }: { $figure } = { $value } ({ $source }; { $interval }); { $people }, { $articles }, { $units }; { $missing }.
agree-line-with-interval = 95-%-Intervall { $low } bis { $high }, Jackknife über { $articles }
agree-line-without-interval = kein Intervall
agree-line-missing = was jemand nicht gelesen oder beurteilt hat, gilt als fehlend
agree-line-took-all = { $names } zählen überall dort als fertig mit dem Lesen, wo sie markiert und sonst nichts als gelesen vermerkt haben
agree-source-alpha = Krippendorffs α, nominal; Krippendorff 2011
agree-source-alpha-ordinal = Krippendorffs α, ordinal; Krippendorff 2011
agree-source-f1 = F1 von Behauptungen mit mindestens der Hälfte gemeinsamer Zeichen; Hripcsak und Rothschild 2005
agree-pair-by-pair = Paar für Paar
agree-pair = Paar
agree-mean-row = Mittel aus { $n } Paaren
agree-report-title = Wie weit die Annotierenden übereinstimmen
agree-figure = Zahl
agree-value = Wert
agree-interval-column = 95-%-Intervall
agree-first = Geh zuerst zurück zum Artikel.
agree-nothing-open = Öffne zuerst einen Ordner oder einen Artikel.
agree-no-page = Öffne zuerst die Seite zur Übereinstimmung.
agree-no-steps = Es gibt nichts durchzugehen.
agree-title = Sind wir uns einig?
agree-title-decisions = Wie weit sind alle von den Entscheidungen?
agree-against = Jede Person wird mit dem verglichen, was nach den Entscheidungen von { $names } gilt. Wer entscheidet, hat gesehen, was die anderen sagen: Diese Werte sagen, wie weit jede Person von dem ist, was gilt, nicht ob zwei Leute sich einig sind.
agree-units-decisions = { $n ->
    [one] { $n } Vergleich mit dem, was gilt
   *[other] { $n } Vergleiche mit dem, was gilt
}
agree-line-decisions = verglichen mit dem, was nach Entscheidungen gilt; wer entschied, hatte gesehen, was alle sagten
agree-no-decisions = In diesen Dateien entscheidet niemand zwischen anderen.
agree-counting = Zählen, wie weit sich alle einig sind
agree-stopped = Das Zählen wurde angehalten.
agree-no-file = Hier gibt es noch keine Annotationsdatei. Übereinstimmung braucht Dateien, in denen zwei Personen etwas markiert oder beurteilt haben.
agree-nobody = In diesen Dateien hat noch niemand etwas markiert oder beurteilt.
agree-only-one = Hier hat nur { $name } etwas markiert oder beurteilt. Übereinstimmung braucht zwei Personen.
agree-two-at-least = Übereinstimmung braucht mindestens zwei Personen.
agree-adjudicator = { $name }, entscheidet
agree-person-help = Diese Person auch vergleichen oder nicht mehr.
agree-left-purpose = sie gehört zu einer Aufgabe
agree-share = { $share } %
agree-on-claims = bei Behauptungen
agree-same-ends = gleiche Grenzen
agree-characters = Zeichen
agree-with-claim = Behauptung
agree-without-claim = keine
agree-mean-over = { $value } (von { $n })
agree-column-sentences = Sätze
agree-column-verdicts = Urteile
agree-column-words = Wörter
agree-column-claims = von beiden
agree-column-both = beurteilt
agree-sentences-of-two = Sätze von { $first } und { $second }
agree-verdicts-of-two = Urteile von { $first } und { $second }
agree-words-of-two = Behauptungen von { $first } und { $second }
agree-met-both = von beiden markiert
agree-met-alone = nur von { $name }
agree-cell = { $first } { $one }, { $second } { $other }: { $n }
agree-sum = { $name } { $value }: { $n }
agree-same-of = { $same } von { $all } gleich.
agree-cell-lists-claims = Jedes Feld zeigt seine Behauptungen.
agree-cell-lists-sentences = Jedes Feld zeigt seine Sätze.
agree-seen-left-out = { $n } Urteile, die nach einem Blick auf ein anderes gegeben wurden, sind weggelassen.
agree-leave-out = Weglassen
agree-count-them = Mitzählen
agree-show-seen = Zeigen
agree-overlaps = Behauptungen von { $name } überlappen sich an { $n ->
    [one] 1 Stelle
   *[other] { $n } Stellen
}: Dann hat das α der Einheiten keinen Wert.
agree-show = Zeigen
agree-sentences-without-one = Sätze ohne einen Artikel
agree-verdicts-without-one = Urteile ohne einen Artikel
agree-words-without-one = Wörter ohne einen Artikel
agree-now = { $figure }, jetzt { $value }
agree-without-article = Ohne { $title }: { $value }
agree-more-articles = { $n ->
    [one] Noch 1 Artikel
   *[other] Noch { $n } Artikel
}
agree-fewer-articles = Weniger Artikel
agree-took-this = Gilt als ganz gelesen von: { $names }
agree-took-more = { $first } Und { $n } weitere.
agree-counted-now = Gerade gezählt, in { $seconds } s
agree-counted-at = Um { $time } gezählt, in { $seconds } s
agree-which = Welche?
agree-split-anew = { $n ->
    [one] 1 Datei hatte
   *[other] { $n } Dateien hatten
} die Sätze einer anderen Version: Alle wurden neu getrennt.
agree-show-files = Dateien zeigen
agree-list = Woraus der Wert besteht
agree-looking = Sie werden gesucht …
agree-list-nothing = In diesem Feld ist nichts.
agree-list-claims = { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}
agree-list-sentences = { $n ->
    [one] 1 Satz
   *[other] { $n } Sätze
}
agree-list-pair = { $first } und { $second }
agree-list-sentences-apart = Jemand hat eine Behauptung markiert, jemand anders hat gelesen und nicht.
agree-list-verdicts-apart = Die Urteile sind verschieden.
agree-list-words-apart = Jemand anders hat sie nicht markiert oder mit anderen Grenzen.
agree-list-of = Jemand sagte „{ $verdict }“, jemand anders nicht.
agree-list-together = { $pair } haben sie beide markiert.
agree-list-other-ends = Zwei haben sie mit anderen Grenzen markiert.
agree-list-alone = Nur { $name } hat sie markiert.
agree-list-seen = Beurteilt nach einem Blick auf ein anderes Urteil.
agree-list-overlaps = Behauptungen von { $name }, die sich überlappen.
agree-list-shared = { $share } % gemeinsam
agree-list-only = nur { $names }
agree-list-note = { $name }: „{ $note }“
agree-list-evidence-of = { $name }: { $n ->
    [one] 1 Quelle
   *[other] { $n } Quellen
}
agree-list-evidence-all = { $n ->
    [2] beide haben Belege
   *[other] alle haben Belege
}
agree-list-evidence-some = Belege von { $names }
agree-step = Alle durchgehen
agree-nothing-to-step = Hier gibt es nichts durchzugehen.
agree-next = Weiter
agree-previous = Zurück
agree-of = { $at } von { $all }
agree-back = Zur Übereinstimmung
agree-back-help = Zurück zu den Zahlen. Esc tut dasselbe.
agree-end-steps = Im Artikel bleiben
agree-line-copied = Eine Zeile für den Aufsatz wurde kopiert: { $question }
agree-export = Exportieren…
agree-export-title = Die Zahlen exportieren
agree-export-help = Die Seite ist zum Lesen, die Tabelle für Tabellenprogramme und Statistik, JSON für Programme.
agree-export-html = Webseite…
agree-export-csv = Tabelle (CSV)…
agree-export-json = JSON…
agree-file-name = uebereinstimmung
dialog-agreement = Eine Datei für die Zahlen wählen
command-Agreement = Übereinstimmung
    .help = In Zahlen zeigen, wie weit sich alle einig sind, und woraus jede Zahl besteht; oder zurück zum Artikel.
command-AgreementStep = Alle durchgehen
    .help = Nacheinander in den Artikeln ansehen, woraus der gewählte Wert besteht.
command-AgreementNext = Nächste Stelle des Werts
    .help = Zur nächsten Stelle gehen, aus der der Wert besteht.
command-AgreementPrevious = Vorige Stelle des Werts
    .help = Zur vorigen Stelle gehen, aus der der Wert besteht.
command-AgreementDecisions = Alle gegen die Entscheidungen
    .help = Jede Person mit dem vergleichen, was nach den Entscheidungen gilt; oder wieder alle miteinander.
command-AgreementLine = Zeile für den Aufsatz kopieren
    .help = Eine Zeile über den Wert der gewählten Frage kopieren, mit allem, was ein Aufsatz davon sagen muss.
command-AgreementExport = Zahlen exportieren…
    .help = Die Zahlen als Seite, als Tabelle oder als JSON schreiben.
command-AgreementGamma = Auch Gamma ziehen
    .help = Auch γ ziehen, was lange dauert; oder nicht mehr.
command-AgreementAgain = Neu zählen
    .help = Die Dateien neu lesen und zählen.

## Vergleichen

command-Compare = Vergleichen mit…
    .help = Die Behauptungen einer anderen Person neben den eigenen zeigen und durchgehen, was sich unterscheidet; oder das beenden.
command-CompareTake = Übernehmen
    .help = Übernehmen, was die andere Person hat: die Behauptung, das Urteil oder die Grenzen.
dialog-compare = Die Datei wählen, mit der verglichen wird
compare-title = Verglichen mit { $file }
compare-same = { $n } gleich
compare-only-mine = { $n } nur meine
compare-only-theirs = { $n } nur { $name }
compare-other-verdict = { $n } anderes Urteil
compare-other-boundaries = { $n } andere Grenzen
compare-mine = Meine, oben
compare-theirs = { $name }, unten
compare-with-person = Mit { $name } vergleichen
compare-differences = Unterschiede
compare-all-same = Nichts unterscheidet sich.
compare-row-only-mine = Nur meine: { $verdict }
compare-row-only-theirs = Nur { $name }: { $verdict }
compare-row-verdict = Anderes Urteil: meines { $mine }, { $name } { $theirs }
compare-row-boundaries = Andere Grenzen
compare-take-claim = Behauptung von { $name } übernehmen
compare-take-verdict = Urteil von { $name } übernehmen
compare-take-boundaries = Grenzen von { $name } übernehmen
compare-next = Weiter
compare-previous = Zurück
compare-end = Vergleich beenden
compare-other-scheme = Bei dir gibt es kein Urteil „{ $verdict }“: Füge es zuerst zu deinen Urteilen hinzu.
compare-nothing = Es wird nichts verglichen: Wähle zuerst „Vergleichen mit…“.
compare-only-yours = Hier gibt es von { $name } nichts zu übernehmen.
compare-taken = Von { $name } übernommen
compare-no-claims = { $name } enthält keine Behauptungen zum Vergleichen.
compare-another = Weniger als die Hälfte der Behauptungen in { $name } steht in diesem Artikel: Es ist ein anderer. Nichts wurde geändert.
act-take-over = Übernehmen
report-title = Behauptungen in „{ $title }“
report-by = Von { $name }
report-claims = { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}
report-read = { $read } von { $n ->
    [one] 1 Satz gelesen
   *[other] { $n } Sätzen gelesen
}
report-percent = { $n } %
report-no-verdict = noch kein Urteil
report-verdicts-differ = die Urteile sind verschieden
report-not-counted = nicht gezählt
report-decided-by = { $name } (Entscheidung)
report-checked-by = Geprüft von { $name }
report-with = mit { $names }
report-month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[other] Dezember
} { $year }
report-page-of = Seite { $page } von { $pages }
report-the-claims = Die Behauptungen
report-no-claims = Es ist keine Behauptung markiert.
report-how = So wurde geprüft
report-claim = Behauptung { $n }
report-claim-named = Behauptung { $n }: { $verdict }
report-claim-in-text = Behauptung { $n }, im Text
report-restated = In einfachen Worten:
report-claimant = Das sagt:
report-kind = Art:
report-date = Datum:
report-tags = Schlagwörter:
report-part-of = Teil von Behauptung { $n }
report-same-as = Dieselbe wie Behauptung { $n }
report-parts = In Teilen:
report-no-place = Diese Wörter stehen nicht in diesem Text.
report-question = beantwortet: { $words }
report-accessed = gesehen am { $day }
report-archived = Kopie unter { $address }
report-kept = Kopie vom { $day } aufbewahrt
report-person = Person { $n }
report-to-check-means = Noch kein Urteil.
report-scheme = Die Urteile sind die von „{ $name }“, Version { $version }.
report-all-read = Alle Sätze wurden gelesen.
report-quoted = „{ $words }“
report-not-read = { $n ->
    [one] 1 Satz wurde nicht gelesen: { $named }.
   *[other] { $n } Sätze wurden nicht gelesen, ab: { $named }.
}
report-not-read-more = { $n } Sätze wurden nicht gelesen, ab: { $named } und weiter hinten.
report-not-read-count = { $n ->
    [one] 1 Satz wurde nicht gelesen.
   *[other] { $n } Sätze wurden nicht gelesen.
}
report-agree = { $n ->
    [one] 1 Behauptung wurde von mehr als einer Person beurteilt; bei { $alike } von 1 sind die Urteile gleich.
   *[other] { $n } Behauptungen wurden von mehr als einer Person beurteilt; bei { $alike } davon sind die Urteile gleich.
}
report-decided = { $n ->
    [one] Über 1 Behauptung wurde entschieden.
   *[other] Über { $n } Behauptungen wurde entschieden.
}
report-left-out = Hier weggelassen: { $parts }.
report-part-text = der Text des Artikels
report-part-names = Namen
report-part-notes = Begründungen
report-part-evidence = Belege
report-some-verdicts = Nur Behauptungen mit einigen der Urteile sind zu sehen.
report-some-people = Nur was einige der Personen gesagt haben, ist zu sehen.
report-index = Berichte über Behauptungen
report-article = Artikel
report-claims-column = Behauptungen
report-verdicts-column = Urteile
report-read-column = Sätze gelesen
report-of = { $n } von { $of }
report-index-sum = { $n ->
    [one] 1 Artikel
   *[other] { $n } Artikel
}, { $claims ->
    [one] 1 Behauptung
   *[other] { $claims } Behauptungen
}
command-Export = Exportieren…
    .help = Einen Bericht oder eine Tabelle schreiben, für Leute ohne Claimlight.
command-Print = Drucken…
    .help = Den Bericht im Browser öffnen, der ihn druckt oder als PDF speichert.
command-ShowExported = Bericht im Ordner zeigen
    .help = Den zuletzt geschriebenen Bericht in seinem Ordner zeigen.
command-CopyQuote = Als Zitat mit Quelle kopieren
    .help = Die Wörter der ausgewählten Behauptung oder aller Behauptungen kopieren, mit Titel, Autor, Datum und Adresse.
command-CopyClaim = Als Behauptung mit Urteil kopieren
    .help = Die ausgewählte Behauptung oder alle Behauptungen kopieren, mit Urteil und Begründungen.
command-CopyMarkdown = Als Markdown kopieren
    .help = Die ausgewählte Behauptung oder alle Behauptungen als Liste in Markdown kopieren.
show-exported = Im Ordner zeigen
dialog-report = Bericht schreiben nach
report-sheet = Bericht exportieren
report-write = Exportieren
report-goes-to = Geht nach { $place }
report-other-place = Anderer Ort…
report-html = Webseite (HTML)
report-markdown = Markdown
report-docx = Word-Dokument (DOCX)
report-csv = Tabelle (CSV)
report-jsonl = Tabelle (JSON Lines)
report-with-text = Text des Artikels
report-with-names = Namen
report-with-notes = Begründungen
report-with-evidence = Belege
report-with-list = Liste der Behauptungen
report-row-claims = Eine Zeile je Behauptung
report-row-judgements = Eine Zeile je Urteil
report-row-spans = Eine Zeile je Stelle
report-format = Format
report-shows = Was zu sehen ist
report-language = Sprache des Berichts
report-claims-that-are = Behauptungen mit dem Urteil
report-what-they-said = Was diese Leute sagen
report-preparing = Die erste Seite wird vorbereitet…
report-written = Geschrieben: { $name }
report-not-written = { $name } wurde nicht geschrieben: { $reason }
report-printing = Der Bericht ist im Browser offen. Drucke ihn dort, oder speichere ihn als PDF.
report-no-folder = Es gibt keinen Ordner für die Seite. Nimm Exportieren… und drucke die Seite aus dem Browser.
report-not-itself = Das ist eine Datei eines offenen Artikels. Wähle einen anderen Ort.
report-none-written = Es wurde noch kein Bericht geschrieben.
report-no-document = das Dokument ließ sich nicht erstellen: { $reason }
copied-claims = Kopiert.
copied-no-claims = Es gibt keine Behauptung, die kopiert werden kann.
command-LookUp = Nachschlagen…
    .help = Zeigen, wo die Behauptung oder die ausgewählten Wörter im Browser gesucht werden können.
command-EvidenceSupports = Beleg stützt die Behauptung
    .help = Sagen, dass der zuletzt hinzugefügte Beleg für die Behauptung spricht.
command-EvidenceRefutes = Beleg widerlegt die Behauptung
    .help = Sagen, dass der zuletzt hinzugefügte Beleg gegen die Behauptung spricht.
command-EvidenceContext = Beleg gibt Kontext
    .help = Sagen, dass der zuletzt hinzugefügte Beleg hilft, die Behauptung zu verstehen.
look-up-title = Nachschlagen
look-up-words = Wörter, die gesucht werden
look-up-note = Dein Browser öffnet sich mit diesen Wörtern. Claimlight selbst stellt keine Verbindung her.
look-up-places = Orte ändern…
look-up-nothing = Es gibt nichts zu suchen: Wörter oder die Adresse des Artikels fehlen.
look-up-come-back = Kopiere die Adresse von dem, was du findest, komm zurück und drücke Strg+V.
add-evidence-first = Füge zuerst einen Beleg hinzu.
evidence-brought-back = { $n ->
    [one] Dabei. Strg+1 stützt, 2 widerlegt, 3 Kontext
   *[other] { $n } dabei. Strg+1 stützt, 2 widerlegt, 3 Kontext
}
evidence-supports = Der Beleg stützt die Behauptung.
evidence-refutes = Der Beleg widerlegt die Behauptung.
evidence-context = Der Beleg gibt Kontext.
citation-malformed = Diese Literaturangaben lassen sich nicht lesen: Zeile { $line }, Spalte { $column }. Nichts wurde hinzugefügt.
citation-too-many = Das sind mehr als 1000 Literaturangaben. Nichts wurde hinzugefügt.
open-always = Öffnen und nicht mehr fragen
settings-ask-addresses = Fragen, bevor eine Adresse im Browser geöffnet wird
settings-searches = Orte zum Suchen
settings-searches-help = Einer je Zeile: ein Name und eine Adresse mit {"{words}"}, {"{claim}"}, {"{title}"} oder {"{source}"} darin.
search-place-wrong = Zeile { $line } der Orte zum Suchen braucht eine Adresse, die mit https:// beginnt und {"{words}"}, {"{claim}"}, {"{title}"} oder {"{source}"} enthält.
scheme-searches = Orte zum Suchen
command-Sources = Quellen…
    .help = Alle Belege des Artikels oder des Ordners nach Quellen zeigen, und eine Quelle überall ändern, wo sie genannt ist.
dialog-sources = Quellen schreiben nach
sources-title = Quellen
sources-looking = Quellen werden gesucht…
sources-none = Noch hat keine Behauptung einen Beleg. Wähle eine Behauptung und drücke E.
sources-of-article = Dieser Artikel
sources-of-folder = Alle Artikel des Ordners
sources-without-copy = Nur die ohne Kopie
sources-told = { $n ->
    [one] 1 Quelle
   *[other] { $n } Quellen
}
sources-unread = { $n ->
    [one] 1 Datei ließ sich nicht lesen.
   *[other] { $n } Dateien ließen sich nicht lesen.
}
sources-claims = { $n ->
    [one] 1 Behauptung
   *[other] { $n } Behauptungen
}
sources-no-copy = keine Kopie aufbewahrt
sources-some-copies = einige Kopien aufbewahrt
sources-bibtex = Als BibTeX sichern…
sources-csl-json = Als CSL JSON sichern…
source-url = Adresse
source-title = Titel
source-publisher = Herausgeber
source-published = Erschienen am
source-accessed = Gesehen am
source-archived = Adresse einer Kopie
sources-change-everywhere = { $n ->
    [one] Ändern
   *[other] An allen { $n } Stellen ändern
}
sources-open = Im Browser öffnen
sources-rest = Behauptungen, die darauf beruhen
sources-ask-title = Die Quelle auch in anderen Dateien ändern?
sources-ask-files = { $n ->
    [one] 1 Datei des Ordners, die nicht offen ist, nennt sie.
   *[other] { $n } Dateien des Ordners, die nicht offen sind, nennen sie.
}
sources-ask-note = Das lässt sich hier nicht rückgängig machen, aber die früheren Fassungen dieser Dateien bleiben aufbewahrt.
sources-change = Überall ändern
sources-changed = { $n ->
    [one] An 1 Stelle geändert.
   *[other] An { $n } Stellen geändert.
}
sources-changed-files = { $n ->
    [one] In den offenen Artikeln und in 1 anderen Datei geändert
   *[other] In den offenen Artikeln und in { $n } anderen Dateien geändert
}; { $failed } ließen sich nicht ändern.
sources-not-changed = sie enthält Kommentare oder keinen Text
act-source = Quelle
report-untitled = Ohne Titel
report-kept-once = Kopie aufbewahrt
report-without-text = Der Text wurde aus der Datei weggelassen.
report-read-by-them = Sie haben { $read } von { $n ->
    [one] 1 Satz
   *[other] { $n } Sätzen
} gelesen.

## Deciding where people differ

command-Adjudicate = Entscheiden, wo Uneinigkeit ist
    .help = Durchgehen, was verschieden markiert oder beurteilt wurde, und entscheiden, was gilt.
command-LearnDecisions = Entscheidungen, die von meinen abweichen
    .help = Durchgehen, was anders entschieden wurde, als ich gesagt habe, nach Grund.
command-DecideNone = Entscheiden: keine Behauptung
    .help = Entscheiden, dass hier keine Behauptung ist.
command-DecideKeep = Entscheidung behalten
    .help = Noch einmal so entscheiden, wie es entschieden war.
command-DecideReason = Warum sie abweichen
    .help = Sagen, warum sie abweichen; noch einmal für den nächsten Grund.
command-DecideNote = Notiz zur Entscheidung
    .help = Eine Notiz für alle schreiben.
command-DecideBlind = Buchstaben statt Namen
    .help = Beim Entscheiden verbergen, wer was gesagt hat, oder es zeigen.
command-DecideAgreed = Annehmen, worin alle einig sind …
    .help = Auflisten, worin alle einig sind, und es gelten lassen.
command-DecideWrite = Schreiben, was gilt …
    .help = In eine eigene Datei schreiben, was entschieden ist und worin alle einig sind.
adj-first = Erst das Entscheiden beenden: Esc drücken.
adj-nothing = Erst mit dem Entscheiden beginnen.
adj-nothing-here = Hier hat noch niemand etwas markiert oder beurteilt.
adj-only-one = In dieser Datei hat nur { $name } gearbeitet. Führen Sie erst die Dateien der anderen zusammen.
adj-nothing-departs = Keine Entscheidung weicht von Ihrer Aussage ab.
adj-title = Zu entscheiden
adj-learn-title = Anders entschieden
adj-open = { $n } offen
adj-departing = { $n ->
    [one] { $n } Entscheidung weicht ab
   *[other] { $n } Entscheidungen weichen ab
}
adj-chip-all = Alle
adj-chip-verdict = Urteil
adj-chip-ends = Enden
adj-chip-one = Einer
adj-chip-decisions = Entscheidungen
adj-chip-reopened = Geändert
adj-chip-unconfirmed = Nicht alle gelesen
adj-order = Reihenfolge: { $name }
adj-order-article = Wie im Artikel
adj-order-apart = Größte Abweichung zuerst
adj-filter = Nur einiges auflisten
adj-filter-who = Wer
adj-filter-everyone = Alle
adj-filter-verdict = Urteil
adj-filter-any-verdict = Jedes Urteil
adj-filter-reason = Entschieden wegen
adj-filter-any-reason = Jeder Grund
adj-filter-nothing = Nichts passt zur Auswahl. Wählen Sie „Alle“.
adj-nothing-open = Nichts ist offen.
adj-only-agreed = Sonst ist nichts offen: Nehmen Sie an, worin alle einig sind.
adj-n-agree = { $n ->
    [one] { $n } einig
   *[other] { $n } einig
}
adj-accept-all = { $n ->
    [one] Annehmen …
   *[other] Alle { $n } annehmen …
}
adj-all-decided = { $n ->
    [one] Es ist entschieden.
   *[other] Alle { $n } sind entschieden.
}
adj-write = Schreiben, was gilt …
adj-of = { $at } von { $all }
adj-next = Nächste
adj-previous = Vorige
adj-verdicts-differ = Urteile weichen ab
adj-ends-differ = Enden weichen ab
adj-missed = nicht von allen markiert
adj-decisions-differ = Entscheidungen weichen ab
adj-reopened = seit der Entscheidung geändert
adj-row-reopened = geändert
adj-unconfirmed = nicht von allen gelesen
adj-agree = alle sind einig
adj-read-no-claim = { $names } gelesen, keine Behauptung
adj-not-read = { $n ->
    [one] { $names } hat es nicht gelesen
   *[other] { $names } haben es nicht gelesen
}
adj-annotated-it = Sie haben diesen Artikel selbst bearbeitet. Ihre Entscheidungen sagen das.
adj-ruled = { $name }: { $what }
adj-ruled-none = keine Behauptung
adj-ruled-elsewhere = dasselbe wie eine andere Behauptung
adj-keep-hint = { $key } behält die Entscheidung.
adj-change-new = { $name } hat das nach der Entscheidung markiert.
adj-change-gone = Die Behauptung, die gelten sollte, ist nicht mehr da.
adj-change-ends = { $name } hat die Enden nach der Entscheidung verschoben.
adj-change-verdict = { $name } sagte { $before } und sagt jetzt { $after }.
adj-version = Fassung { $n }, { $who }: { $verdict }. { $text }
adj-take = Fassung { $n } gelten lassen
adj-no-version = Es gibt keine Fassung { $n }.
adj-links = { $n ->
    [one] { $n } Link, { $stances }
   *[other] { $n } Links, { $stances }
}
adj-supports = stützt
adj-refutes = widerlegt
adj-context = Zusammenhang
adj-no-claim = Hier ist keine Behauptung
adj-judge = Oder die Wörter selbst beurteilen
adj-move-ends = Enden bewegen
adj-judge-as = { $verdict } ({ $key }) für die gewählten Wörter
adj-select-here = Wählen Sie erst Wörter dieser Behauptung.
adj-why = Warum sie abweichen
adj-reason-rule-missing = Regel fehlt
adj-reason-slip = Versehen
adj-reason-edge-case = Grenzfall
adj-reason-taste = Geschmack
adj-note = Notiz für alle
adj-note-hint = Was im Kodierbuch stehen sollte
adj-no-note = Es gibt keine Notiz.
adj-tool = Entscheiden
adj-blind = Blind: Buchstaben statt Namen
adj-names = Namen sind zu sehen
adj-decides = { $name } entscheidet
adj-decided = { $decided } von { $all } entschieden
adj-key-take = nehmen
adj-key-next = weiter, entscheidet nichts
adj-key-note = Notiz
adj-said-stands = Entschieden: { $verdict }.
adj-said-none = Entschieden: keine Behauptung.
adj-said-kept = Die Entscheidung bleibt.
adj-nothing-decided = Hier ist noch nichts entschieden.
adj-only-to-read = Hier sehen Sie Entscheidungen nur an.
adj-nobody-agrees = Es ist nichts mehr offen, worin alle einig sind.
adj-act-decide = entscheiden
adj-act-explain = Entscheidung begründen
adj-act-accept = annehmen, worin alle einig sind
adj-accepted = { $n ->
    [one] { $n } Behauptung gilt, wie alle sagten.
   *[other] { $n } Behauptungen gelten, wie alle sagten.
}
adj-accept-title = { $n ->
    [one] { $n } einig
   *[other] { $n } einig
}
adj-accept-help = Alle, die am Artikel arbeiten, sagen hiervon dasselbe. Wenn Sie annehmen, gilt es; Rückgängig nimmt alles zusammen zurück.
adj-accept = { $n ->
    [one] Annehmen
   *[other] Alle { $n } annehmen
}
adj-file-name = entschieden
dialog-stands = Schreiben, was gilt
gradebook-unknown = Niemand im Bewertungsbuch hat diese Nummer oder diesen Namen.
gradebook-several-rows = Mehrere Zeilen des Bewertungsbuchs können gemeint sein.
gradebook-several-grades = Mehrere Abgaben führen zu dieser Zeile.
gradebook-outside = Die Bewertung liegt über dem Höchstwert der Plattform.
gradebook-not-of-scale = Dieses Wort steht nicht auf der Skala der Plattform.
gradebook-needs-points = Die Plattform nimmt hier Punkte, kein Wort.
gradebook-needs-word = Die Plattform nimmt hier ein Wort ihrer Skala, keine Punkte.
gradebook-locked = Die Plattform hat diese Zeile gesperrt.
gradebook-not-assigned = Die Aufgabe ist nicht für diese Person.
gradebook-excused = Diese Person ist entschuldigt; eine Bewertung würde das aufheben.
gradebook-no-key = Der Zeile fehlt die Zelle, an der die Plattform die Person erkennt.
gradebook-damaged-key = Eine Tabellenkalkulation hat diese Nummer verändert. Exportieren Sie das Bewertungsbuch neu, und öffnen Sie es nicht, bevor es hier benutzt wird.
gradebook-only-by-name = Am Namen gefunden; die Nummer steht nicht im Bewertungsbuch.
gradebook-name-differs = Die Nummer steht im Bewertungsbuch, mit einem anderen Namen.
gradebook-suspended = Diese Person ist auf der Plattform gesperrt.
gradebook-changed-date = Eine Tabellenkalkulation hat wohl ein Datum in dieser Zeile verändert. Die Plattform lässt die Zeile vielleicht aus: Exportieren Sie das Bewertungsbuch neu.
gradebook-long-number = Eine Tabellenkalkulation hat diese Nummer vielleicht gekürzt. Vergleichen Sie sie mit der Plattform.
gradebook-comment-kept = Es gibt schon einen Kommentar. Er bleibt, und Ihrer wird nicht geschrieben.
gradebook-no-comment-column = Für Ihren Kommentar gibt es keine Spalte.
feedback-title = Rückmeldung: { $name }
feedback-for = Rückmeldung für { $name }
feedback-counted = automatisch gezählt
feedback-found-of = { $n } von { $of } gefunden
feedback-in-part = { $n } zum Teil
feedback-not-marked = { $n } nicht markiert
feedback-welcome = { $n } weitere gefunden, die niemand finden musste
feedback-more = { $n } mehr markiert
feedback-rightly-none = Keine Behauptung markiert, und es gibt keine
feedback-said-none = Keine Behauptung markiert
feedback-nothing = Nichts markiert
feedback-points = { $n } von { $of }
feedback-grade = Bewertung
feedback-set-by = Bewertung von { $name }
feedback-no-grade = Noch keine Bewertung
feedback-text = Der Text mit deinen Markierungen
feedback-marks = Was du markiert hast
feedback-no-marks = Du hast keine Behauptung markiert.
feedback-mark-found = Gefunden
feedback-mark-part = Zum Teil gefunden
feedback-mark-missed = Diese nicht
feedback-mark-more = Eine mehr
feedback-mark-again = Noch einmal markiert
feedback-teacher = Von deiner Lehrkraft
feedback-key-note = Zu dieser Behauptung
feedback-next-step = Dein nächster Schritt
feedback-next-missed = Lies den Text noch einmal, Satz für Satz. Manche Behauptungen darin haben noch keine Markierung.
feedback-next-part = Markiere genau die Wörter, die die Behauptung ausmachen, vom ersten bis zum letzten.
feedback-next-reason = Sag bei jeder Behauptung, warum du so urteilst.
feedback-next-evidence = Suche zu jeder Behauptung eine Quelle außerhalb des Textes.
feedback-next-verdict = Entscheide dich bei jeder Behauptung, die du markiert hast, für ein Urteil.
feedback-hint-narrow = Die Behauptung ist länger als deine Markierung.
feedback-hint-wide = Deine Markierung enthält mehr als die Behauptung oder nur einen Teil von ihr.
feedback-hint-several = Deine Markierung enthält mehrere Behauptungen. Markiere jede für sich.
feedback-verdict-right = Dein Urteil passt.
feedback-verdict-key = Hier passt ein anderes Urteil: { $verdicts }
feedback-verdicts = Urteil: { $verdicts }
feedback-reason = Deine Begründung: { $level }
feedback-missed = Behauptungen, die du nicht markiert hast
feedback-is-welcome = Diese musstest du nicht finden.
feedback-rubric = Wie bewertet wurde
feedback-level-given = deine Stufe

## Das Arbeitsblatt für den Browser. Es lesen Schülerinnen und Schüler von etwa 14 Jahren.
worksheet-title = Arbeitsblatt: { $name }
worksheet-answer-title = { $who }: { $name }
worksheet-notice = Dieses Arbeitsblatt kannst du am Bildschirm ausfüllen. Wenn du diese Zeile siehst, öffne es in einem Browser: Lade die Datei herunter und öffne sie dann. Oder drucke es aus und fülle es von Hand aus.
worksheet-answer-notice = Das ist die Antwort auf eine Aufgabe. Öffne sie in einem Browser, um daran weiterzuarbeiten: Lade die Datei herunter und öffne sie dann.
worksheet-paper-name = Name
worksheet-paper-code = Code
worksheet-paper-date = Datum
worksheet-paper-claims = Deine Behauptungen
worksheet-paper-given = Die Behauptungen, die du beurteilst
worksheet-paper-claim = Behauptung, Satz Nr.
worksheet-paper-why = Warum?
worksheet-paper-link = Link
worksheet-block-title = Dieselbe Antwort als Text
worksheet-block-help = Das liest das Programm. Ändere nichts daran.
worksheet-panel-name = Deine Markierung
worksheet-panel = Das Feld
worksheet-sentence-n = Satz { $number }
worksheet-heading-row = Überschrift
worksheet-said-claim = Behauptung, { $verdict }
worksheet-claim-n = Behauptung { $number }
worksheet-claim-n-of = Behauptung { $number } von { $of }
worksheet-n-of = { $number } von { $of }
worksheet-still-needs = fehlt noch: { $what }
worksheet-needs-verdict = Urteil
worksheet-needs-why = warum
worksheet-no-claim = Keine Behauptung
worksheet-to-check = zu prüfen
worksheet-later = Später
worksheet-later-help = Es ist eine Behauptung, und ich entscheide später.
worksheet-verdict = Urteil
worksheet-this-is-a-claim = Das ist eine Behauptung
worksheet-why = Warum?
worksheet-link = Ein Link
worksheet-if-you-have-one = (wenn du einen hast)
worksheet-choose-words = Wörter wählen
worksheet-choose-words-keys = Pfeiltasten gehen um ein Wort weiter. Mit Umschalt kommt ein Wort dazu oder fällt weg. Enter markiert.
worksheet-start = Anfang
worksheet-end = Ende
worksheet-start-earlier = Anfang ein Wort früher
worksheet-start-later = Anfang ein Wort später
worksheet-end-earlier = Ende ein Wort früher
worksheet-end-later = Ende ein Wort später
worksheet-chosen-words = Gewählt: { $words }
worksheet-selected-words = Ausgewählte Wörter
worksheet-mark-these-words = Diese Wörter markieren
worksheet-as-another-claim = Als weitere Behauptung
worksheet-marked = Markiert: { $words }
worksheet-mark-removed = Die Markierung ist weg. „Rückgängig“ holt sie zurück.
worksheet-remove-mark = Diese Markierung entfernen
worksheet-previous = Zurück zur vorigen Stelle
worksheet-next = Weiter
worksheet-that-was-the-last = Das war die letzte Stelle.
worksheet-that-was-the-first = Das ist die erste Stelle.
worksheet-undo = Rückgängig
worksheet-undone = Rückgängig gemacht.
worksheet-cancel = Abbrechen
worksheet-my-claims = Meine Behauptungen
worksheet-no-claims-yet = Wähle einen Satz, der etwas sagt, das man prüfen kann.
worksheet-hint-find = Tippe auf einen Satz, oder wähle Wörter aus, um eine Behauptung zu markieren.
worksheet-hint-judge = Tippe auf eine markierte Behauptung, um zu sagen, was du davon hältst.
worksheet-your-task = Deine Aufgabe:
worksheet-draft-kept = Entwurf gesichert · { $time }
worksheet-draft-not-kept = Hier bleibt nichts erhalten. Gib ab, bevor du schließt.
worksheet-not-you = Nicht du?
worksheet-give-name = Schreib deinen Namen
worksheet-give-code = Schreib deinen Code
worksheet-who-are-you = Wer bist du?
worksheet-your-name = Dein Name
worksheet-your-code = Dein Code
worksheet-name-help = Er kommt in die Datei, die du abgibst, und sonst nirgendwohin.
worksheet-no-name = ohne Namen
worksheet-go-on = Weiter
worksheet-start-afresh = Nicht du? Neu anfangen
worksheet-other-drafts = Andere, die hier gearbeitet haben
worksheet-go-on-as = { $name }, { $time }
worksheet-hello = Hallo, { $name }
worksheet-your-marks-are-here = { $n ->
    [one] Deine Behauptung ist noch da.
   *[other] Deine { $n } Behauptungen sind noch da.
}
worksheet-open-answer = Eine frühere Antwort öffnen …
worksheet-open-answer-help = Du kannst die Datei auch auf diese Seite ziehen.
worksheet-open-none = In dieser Datei ist keine Antwort, oder sie ist beschädigt. An deiner Arbeit hier hat sich nichts geändert.
worksheet-open-other-exercise = Diese Datei gehört zu einer anderen Aufgabe. An deiner Arbeit hier hat sich nichts geändert.
worksheet-open-other-edition = Diese Datei gehört zu einer anderen Fassung dieser Aufgabe. An deiner Arbeit hier hat sich nichts geändert.
worksheet-opened = Geöffnet: die Antwort von { $name }
worksheet-hand-in = Abgeben …
worksheet-hand-in-title = Abgeben
worksheet-leaves = { $n ->
    [one] In deiner Datei stehen 1 Behauptung, deine Gründe und Links, dein Name und die Uhrzeit.
   *[other] In deiner Datei stehen { $n } Behauptungen, deine Gründe und Links, dein Name und die Uhrzeit.
}
worksheet-look-at-answer = Alles ansehen, was du abgibst
worksheet-nothing-else = Sonst verlässt nichts diesen Computer.
worksheet-still-missing = Fehlt noch
worksheet-missing-is-fine = Du kannst trotzdem abgeben.
worksheet-missing-name = Dein Name
worksheet-missing-code = Dein Code
worksheet-missing-claims = Behauptungen: Du hast { $number } von { $of }
worksheet-missing-in-claim = Behauptung { $number }: { $what }
worksheet-nothing-marked = Noch ist nichts markiert.
worksheet-no-claim-in = Keine Behauptung: { $names }
worksheet-save-file = Datei sichern
worksheet-save-where = Ort wählen und sichern …
worksheet-print = Drucken
worksheet-saved-in-downloads = Gesichert als „{ $name }“. Schau bei deinen Downloads nach, und gib diese Datei deiner Lehrkraft.
worksheet-saved-as = Gesichert als „{ $name }“. Gib diese Datei deiner Lehrkraft.
worksheet-boxed = Von hier aus lassen sich keine Dateien sichern. Kopiere den Text unten und schicke ihn deiner Lehrkraft.
worksheet-as-text = Oder als Text
worksheet-as-text-help = Wenn es mit der Datei nicht geht: Kopiere diesen Text und schicke ihn ganz an deine Lehrkraft.
worksheet-answer-as-text = Antwort als Text
worksheet-copy-text = Text kopieren
worksheet-copied = Kopiert. Füge ihn jetzt dort ein, wo deine Lehrkraft ihn haben will.
worksheet-copy-yourself = Der Text ist ausgewählt: Drücke Strg+C, oder halte den Finger darauf und wähle „Kopieren“.
worksheet-forget = Meinen Entwurf von diesem Computer entfernen
worksheet-forgotten = Dein Entwurf ist von diesem Computer entfernt.
worksheet-back-to-work = Zurück zum Text
worksheet-answer = Antwort

error-other-pupil = die Dateien sind Abgaben verschiedener Personen
error-no-criteria = sie enthält kein Kriterium
error-criterion-twice = zwei Kriterien haben die Kennung „{ $id }“
error-criterion-no-id = Kriterium { $number } hat keine Kennung
error-points = eine Stufe ist { $points } wert, was keine Zahl ab 0 ist
not-in-this-file = Diesen Befehl gibt es hier nicht.
exercise = Übung
exercise-named = Übung · { $name }
exercise-start-first = Schreib erst deinen Namen und drücke auf „Los“.
exercise-name-first = Schreib erst deinen Namen.
exercise-no-verdicts = In dieser Übung gibst du keine Urteile.
exercise-claims-given = Die Behauptungen sind hier vorgegeben: Wähle eine und sage, was du von ihr hältst.
exercise-given-stays = Diese Behauptung gehört zur Übung und bleibt, wie sie ist.
exercise-your-task = Deine Aufgabe.
exercise-fold = Einklappen
exercise-unfold = Anzeigen
exercise-your-name = Dein Name
exercise-your-code = Dein Code
exercise-start = Los
exercise-begun-before = Auf diesem Computer schon begonnen:
exercise-for-teachers = Für Lehrkräfte: Antworten einsammeln und bewerten…
exercise-go-on-as = Weiter als { $name }
exercise-go-on = Weitermachen
exercise-afresh = Neu anfangen
exercise-same-name = { $name } hat schon angefangen
exercise-kept = Deine Arbeit liegt in { $place }
exercise-kept-at = Auf diesem Computer · { $time }
exercise-hint = Wähle Wörter aus, um eine Behauptung zu markieren. Doppelklick nimmt ein Wort, Dreifachklick einen Satz.
exercise-not-you = Nicht du?
exercise-text-size = Textgröße
exercise-hand-in = Abgeben…
exercise-my-claims = Meine Behauptungen
exercise-n-of = { $n } von { $all }
exercise-no-claims = Noch keine Behauptung. Wähle im Text Wörter aus, die jemand prüfen könnte.
exercise-still-needs = fehlt noch: { $what }
exercise-need-verdict = Urteil
exercise-need-why = Warum
exercise-later = Später
exercise-mark = Als Behauptung markieren
exercise-verdict = Dein Urteil
exercise-why-hint = Was spricht dafür?
exercise-choose-to-say-why = Wähle eine Behauptung in der Liste oder im Text, um zu sagen, warum.
exercise-choose = Wähle eine Behauptung in der Liste oder im Text.
exercise-link = Link { $n }
exercise-link-hint = Webadresse oder Worte, die sagen, wo
exercise-link-remove = Link { $n } entfernen
exercise-add-link = Link hinzufügen
exercise-go-on-working = Weiterarbeiten
dialog-hand-in = Abgeben
hand-in-title = Abgeben
hand-in-leaves = Das geht mit deiner Abgabe mit
hand-in-name = Name: { $who }
hand-in-code = Code: { $who }
hand-in-claims = Behauptungen: { $n } · mit Urteil: { $verdicts }
hand-in-notes = Begründungen, die du geschrieben hast: { $n }
hand-in-no-claims = Sätze, die du als ohne Behauptung markiert hast: { $n }
hand-in-time = Zeit: { $time }
hand-in-links = Links: { $n }
hand-in-mails = E-Mail-Adressen: { $n }
hand-in-missing = Das fehlt noch
hand-in-whole = Es fehlt nichts.
hand-in-nothing = Noch ist nichts markiert.
hand-in-fewer = Behauptungen, die die Aufgabe noch verlangt: { $n }
hand-in-nothing-else = Sonst geht nichts mit: keine früheren Worte, nichts von anderen und nichts über diesen Computer. Was fehlt, kannst du später in einer weiteren Datei abgeben.
hand-in-save = Zum Abgeben speichern…
handed-in = Abgegeben um { $time }: { $name }. Schick diese Datei ab oder lade sie hoch.
hand-in-where = Sie liegt in { $folder }
hand-in-again = Wenn du etwas änderst, gib noch einmal ab: Das ergibt eine neue Datei.
dialog-exercise = Übung speichern
dialog-key = Lösung speichern
dialog-rubric = Bewertungsraster wählen
making-title = Neue Übung
making-task = Finde Behauptungen im Artikel, die jemand prüfen könnte. Sage bei jeder, ob der Artikel zeigt, dass sie stimmt, und schreib in einem Satz, warum du das meinst.
making-name = Name der Übung
making-words = Die Aufgabe in deinen Worten
making-asks = Was die Schülerinnen und Schüler tun
making-find = Behauptungen finden
making-judge = Jeder Behauptung ein Urteil geben
making-judge-given = Vorgegebenen Behauptungen ein Urteil geben
making-why = Sagen, warum
making-evidence = Belege angeben
making-verdicts = Urteile zur Wahl
making-simple = { $name } (einfach)
making-of-article = Die des Artikels: { $name }
making-number = Wie viele Behauptungen zu finden sind
making-number-hint = Leer: keine Zahl nennen
making-known-as = Abgegeben wird mit
making-by-name = Namen
making-by-code = Einem Code, den du austeilst
making-rubric = Bewertungsraster
making-no-rubric = Keines
making-rubric-claims = Behauptungen, Urteile, Gründe
making-rubric-reasons = Gründe und Belege
making-rubric-file = Aus einer Datei…
making-no-words = Schreib erst die Aufgabe.
making-no-asks = Wähle mindestens eines, was zu tun ist.
making-no-claims = Es gibt keine Behauptungen, die du vorgeben kannst: Markiere erst welche im Artikel, oder lass sie finden.
making-no-number = Die Zahl der Behauptungen ist eine Zahl ab 1 oder leer.
making-save = Übung speichern…
making-not-itself = Eine Übung oder Lösung kann nicht an die Stelle einer offenen Datei treten.
making-made = Die Übung ist fertig
making-written = Geschrieben: { $name }
making-give-out = Gib diese Datei deiner Klasse. Sie enthält den Artikel und die Aufgabe und nichts von deinen eigenen Behauptungen, Urteilen und Notizen.
making-save-key = Meine Behauptungen als Lösung speichern…
making-key-written = Lösung geschrieben: { $name }
making-key-next = Öffne sie, um zu sagen, welche Behauptungen nötig sind, welche Urteile du annimmst und was die Klasse lesen soll.
making-open-key = Lösung öffnen
making-done = Fertig
making-key-here = Trotzdem hier speichern
making-another-folder = Anderen Ordner wählen…
key-title = In der Lösung
key-required = Nötig
key-welcome = Willkommen
key-either = Egal
key-accepted = Angenommene Urteile
key-accepts = Angenommen: { $verdict }
key-to-pupil = Rückmeldung an die Klasse
key-to-pupil-hint = Was hier zu lernen ist; die Klasse liest es, wenn du es freigibst
key-need-set = In der Lösung: { $need }
act-key-need = wie sehr die Lösung die Behauptung verlangt
act-key-accepted = angenommene Urteile
exercise-code-help = Der Code, den du bekommen hast, nicht dein Name.
exercise-same-name-help = Mach mit dieser Arbeit weiter, oder fang neu an, wenn du jemand anderes mit diesem Namen bist. So oder so geht nichts verloren.
making-key = Die Lösung
making-key-help = Mit der Lösung werden die Antworten verglichen: die Behauptungen, die du in diesem Artikel markiert hast, mit Urteilen und Notizen. Behalte sie für dich.
making-key-beside = Lösung und Übung in einem Ordner?
making-key-beside-help = Auch die Übung liegt in { $folder }. Wenn du den ganzen Ordner weitergibst, geht die Lösung mit.
making-given =
    { $n ->
        [0] Im Artikel ist noch keine Behauptung markiert.
        [one] Die Behauptung, die jetzt im Artikel markiert ist, geht an die Klasse: ihre Wörter, ohne Urteil und Notizen.
       *[other] Die { $n } Behauptungen, die jetzt im Artikel markiert sind, gehen an die Klasse: ihre Wörter, ohne Urteile und Notizen.
    }
command-NewExercise = Neue Übung…
    .help = Macht aus dem Artikel eine Übung für die Klasse.
command-HandIn = Abgeben…
    .help = Zeigt, was mit deiner Abgabe mitgeht, und speichert sie zum Abgeben.
command-NotYou = Jemand anderes arbeitet hier
    .help = Führt zum Anfang zurück; die offene Arbeit bleibt erhalten.
command-FoldTask = Aufgabe ein- oder ausklappen
    .help = Klappt die Aufgabe auf eine Zeile ein oder zeigt sie ganz.
command-KeyRequired = In der Antwort nötig
    .help = Sagt, dass diese Behauptung in eine volle Antwort gehört.
command-KeyWelcome = In der Antwort willkommen
    .help = Sagt, dass gewinnt, wer diese Behauptung findet, und nichts verliert, wer sie nicht findet.
command-KeyEitherWay = In der Antwort egal
    .help = Sagt, dass es egal ist, ob diese Behauptung markiert ist.
command-KeyNote = Rückmeldung an die Klasse
    .help = Hier steht, was die Klasse über diese Behauptung lesen soll.
hand-in-page = Seite (.html), lässt sich überall öffnen
hand-in-claims-file = Claimlight-Datei (.claims.ron)
dialog-worksheet = Arbeitsblatt speichern
making-worksheet = Das Arbeitsblatt
making-worksheet-help = Eine Seite für alle, die kein Claimlight haben: Sie öffnet sich in jedem Browser, ohne Internet, und lässt sich drucken.
making-save-worksheet = Arbeitsblatt exportieren…
exercise-not-kept = Hier lässt sich nichts speichern: Wähle einen Ort für deine Arbeit (Strg+Umschalt+S).

## Die Antworten einer Klasse bewerten

command-Grade = Antworten bewerten…
    .help = Die Antworten auf eine Übung einsammeln und bewerten, oder zurück zum Artikel.
command-GradeMore = Weitere Antworten einsammeln…
    .help = Archive oder Dateien mit Antworten hinzufügen. Was bewertet ist, bleibt.
command-GradeGrid = Raster aller Antworten
    .help = Eine Zeile je Person und eine Spalte je Behauptung zeigen.
command-GradeHeatMap = Karte für die Klasse
    .help = Ohne Namen zeigen, wie viele in jedem Satz etwas markiert haben.
command-GradePupil = Die Antwort einer Person
    .help = Die Markierungen einer Person im Text zeigen, mit der Lösung.
command-GradeHideNames = Namen verbergen
    .help = Nummern statt Namen zeigen, in anderer Reihenfolge, oder wieder die Namen.
command-GradeAcceptAll = Alle vorgeschlagenen Noten geben
    .help = Jeden Vorschlag zur Note machen, wo es noch keine gibt. Das lässt sich rückgängig machen.
command-GradesInto = Noten in die Datei der Plattform…
    .help = Die CSV-Datei wählen, die die Lernplattform ausgegeben hat, und eine Kopie mit den Noten schreiben.
command-GradeFeedback = Rückmeldungen…
    .help = Für jede Person eine Seite schreiben, in ein Archiv, das die Plattform wieder annimmt.
command-GradeTable = Tabelle aller Antworten
    .help = Eine Tabelle (CSV) mit Gefundenem, Noten und Worten neben die Übung schreiben.
grade-first = Geh zuerst zurück zum Artikel (Esc): Es werden Antworten bewertet.
grade-no-answers = Es sind noch keine Antworten eingesammelt.
dialog-exercise = Die Übung wählen
dialog-key = Eine Lösung wählen
dialog-hand-ins = Antworten wählen: Archiv, Ordner oder Datei
dialog-gradebook = Das Notenbuch (CSV) der Plattform wählen
grade-looking = Die Übung wird gesucht…
grade-collecting = Antworten werden eingesammelt…
grade-scoring = Antworten werden mit der Lösung verglichen…
grade-not-read = „{ $name }“ lässt sich nicht lesen: { $reason }
grade-without-text = „{ $name }“ wurde ohne den Text des Artikels weitergegeben. Wähle eine Datei mit Text.
grade-no-exercise-beside = „{ $name }“ enthält Noten zu „{ $exercise }“, doch diese Übung liegt nicht im selben Ordner. Wähle sie.
grade-other-exercise = „{ $name }“ enthält Noten zu einer anderen Übung. Verschiebe die Datei, bevor du bewertest.
grade-setup-title = Antworten bewerten
grade-setup-help = Wähle drei Dinge, oder zieh sie auf diese Seite. Nichts verlässt diesen Computer.
grade-setup-exercise = 1. Übung
grade-setup-exercise-help = Die Datei, die die Klasse bekommen hat.
grade-setup-choose-exercise = Übung wählen…
grade-setup-key = 2. Lösung
grade-setup-key-help = Deine eigene Antwort. Bei mehreren wird jede Antwort mit der verglichen, die am besten passt.
grade-setup-choose-key = Lösung wählen…
grade-setup-claims =
    { $n ->
        [one] { $name } · eine Behauptung
       *[other] { $name } · { $n } Behauptungen
    }
grade-setup-hand-ins = 3. Antworten
grade-setup-hand-ins-help = Das Archiv der Plattform, ein Ordner oder einzelne Dateien.
grade-setup-known =
    { $n ->
        [one] Eine Person ist schon bekannt.
       *[other] { $n } Personen sind schon bekannt.
    }
grade-setup-choose-file = Datei wählen…
grade-setup-choose-folder = Ordner wählen…
grade-leave-out = { $name } weglassen
grade-begin = Bewerten
grade-grid = Raster
grade-heat = Karte
grade-pupil = Eine Person
grade-hide-names = Namen verbergen
grade-into = Noten in…
grade-feedback = Rückmeldung…
grade-detail = Das Gewählte
grade-counts =
    { $n ->
        [one] eine Person
       *[other] { $n } Personen
    } · { $answers ->
        [one] eine Antwort
       *[other] { $answers } Antworten
    }
grade-find = Person finden
grade-filter-all = Alle { $n }
grade-filter-to-grade = Zu bewerten { $n }
grade-filter-graded = Bewertet { $n }
grade-filter-no-hand-in = Keine Antwort { $n }
grade-filter-problems = Probleme { $n }
grade-keys = Gezeigte Lösung:
grade-keys-agree = Übereinstimmung der Lösungen, wo Behauptungen stehen: F1 { $f1 }
grade-came = { $n } { $status }
grade-came-all = Alle zeigen
grade-came-title = Was hereinkam
grade-status-ok = mit Antwort
grade-status-empty = nichts markiert
grade-status-older = durch spätere ersetzt
grade-status-same = dieselbe Datei zweimal
grade-status-copy = dieselbe Datei wie bei anderen
grade-status-other-version = für eine andere Fassung
grade-status-other-article = für einen anderen Artikel
grade-status-damaged = beschädigt
grade-status-newer = braucht ein neueres Claimlight
grade-status-no-answer = keine Antwort
grade-status-archive-refused = Archiv nicht gelesen
grade-status-nothing = nichts darin
grade-status-encrypted = mit Passwort gesperrt
grade-status-not-read = nicht gelesen
grade-no-hand-in = keine Antwort
grade-no-score = Ohne Antwort gibt es keine Wertung, auch keine 0.
grade-nobody = Niemand wird gezeigt. Wähle oben „Alle“.
grade-head-pupil = Person
grade-head-more = Mehr
grade-head-marks = markiert
grade-head-grade = Note
grade-pupil-number = Person { $n }
grade-claim = Behauptung { $n }
grade-found = Gefunden
grade-part = Teilweise
grade-missed = Fehlt
grade-proposed = vorgeschlagen
grade-not-accepted = nicht, was die Lösung gelten lässt
grade-has-note = Notiz
grade-has-link = Link
grade-more-marks =
    { $n ->
        [one] eine weitere Markierung
       *[other] { $n } weitere Markierungen
    }
grade-would-differ = wäre jetzt eine andere
grade-points = { $points } von { $of }
grade-n-found = { $n } gefunden
grade-n-found-part = { $n } gefunden, { $part } teilweise
grade-found-by = gefunden von, aus { $n }
grade-found-of = Behauptung { $claim } fanden { $n } von { $answers }
grade-next-claim = Nächste Behauptung
grade-previous-claim = Vorige Behauptung
grade-next-pupil = Nächste Person
grade-previous-pupil = Vorige Person
grade-legend-key = Lösung
grade-shared = gemeinsam: { $both } von { $either } Wörtern
grade-found-question = Gefunden?
grade-proposed-is = vorgeschlagen: { $found }
grade-you-said = das hast du gesagt
grade-verdict = Urteil
grade-key-accepts = Lösung: { $verdicts }
grade-pupils-why = Begründung
grade-reason = { $label }, 0 bis { $most }
grade-to = An { $name }
grade-keep-line = Diese Worte zum Wiederverwenden behalten
grade-forget-line = Diese Zeile vergessen
grade-key-says = Die Lösung sagt der Klasse
grade-more-title = weitere Markierungen
grade-more-help = Worte, die diese Person markiert hat und die Lösung nicht. Das ist kein Fehler, solange du es nicht sagst.
grade-beside = Was viele außerdem markierten
grade-marked-it =
    { $n ->
        [one] Eine Person markierte es.
       *[other] { $n } markierten es.
    }
grade-welcome = Gelten lassen
grade-welcome-help = Fügt es der Lösung als willkommene Behauptung hinzu. Vorschläge ändern sich; Noten, die du gabst, bleiben.
grade-same-claim = gleiche Behauptung, nächste Person
grade-accept = Annehmen
grade-counted = { $found } von { $all } gefunden, { $part } teilweise, { $extra } weitere markiert
grade-missed-claims = Nicht markiert: { $numbers }
grade-given-is = Note: { $points }
grade-now-proposed = Lösung oder Raster haben sich geändert. Jetzt vorgeschlagen: { $points }
grade-take-back = Note zurücknehmen
grade-proposed-points = Vorgeschlagen: { $points } von { $of }
grade-proposed-none = Nichts ist vorgeschlagen, solange nicht jedes Kriterium eine Stufe hat.
grade-other-points = Eine andere Punktzahl, und warum
grade-points-field = Punkte
grade-why = Warum?
grade-give = Geben
grade-overall = Worte zur ganzen Antwort
grade-next-step = Was als Nächstes kommen kann
grade-no-proposal = Zu dieser Antwort gibt es keinen Vorschlag.
grade-no-points = Die Stufen des Rasters sind keine Punkte wert. Gib die Punkte selbst ein.
grade-lacks-level = Wähle zuerst eine Stufe für: { $names }
grade-too-many = Es gibt nur { $of } Punkte.
grade-say-why = Sag, warum es eine andere Zahl ist als vorgeschlagen.
grade-given =
    { $n ->
        [one] Eine Note gegeben.
       *[other] { $n } Noten gegeben.
    }
grade-given-some = { $n } gegeben. Bei { $left } fehlt ein Vorschlag.
grade-differ =
    { $n ->
        [one] Eine Note wäre jetzt eine andere: { $names }. Sie bleibt, bis du sie änderst.
       *[other] { $n } Noten wären jetzt andere: { $names }. Sie bleiben, bis du sie änderst.
    }
grade-graded = { $n } von { $all } bewertet
grade-rule = Eine Note gibst du: Vorschläge zählen nirgends, bis du sie annimmst.
grade-saved-in = Gespeichert in { $file } · { $time }
grade-not-saved = Noten nicht gespeichert: { $reason }
grade-changed-elsewhere = „{ $name }“ wurde inzwischen von einem anderen Programm geändert und bleibt, wie sie ist. Deine Noten sind in „{ $copy }“: Gib der Datei, die du behalten willst, den ersten Namen.
grade-show-grade = Note
grade-pupil-legend = Getönt: was die Person markiert hat. Unterstrichen: die Lösung.
grade-heat-answers =
    { $n ->
        [one] eine Antwort · ohne Namen
       *[other] { $n } Antworten · ohne Namen
    }
grade-heat-close = Zurück zum Raster
grade-heat-table = Als Tabelle
grade-heat-larger = Größer
grade-heat-full = Vollbild (F11)
grade-heat-key = Lösung
grade-heat-too-few = Bei weniger als { $least } Antworten verriete eine Karte, wer was markiert hat; darum gibt es keine. Es sind { $n }.
grade-heat-sentence = { $words }: { $n } von { $all } haben etwas markiert
grade-heat-row = { $n } von { $all }
grade-heat-scale = Wie viele in dem Satz etwas markiert haben
grade-heat-nobody = niemand
grade-heat-all = alle { $n }
grade-heat-missed = Was die meisten nicht fanden
grade-heat-perhaps = Was die meisten nicht fanden, liegt vielleicht an der Lösung oder am Text.
grade-heat-beside = Was viele außerdem markierten
grade-heat-at = Satz { $n } von { $of }: { $marked } von { $all }
grade-keys-sentence = nächster Satz
grade-keys-key = Lösung an, aus
grade-keys-back = zurück zum Raster
grade-reading-book = Das Notenbuch wird gelesen…
grade-into-title = Noten in die Datei der Plattform
grade-into-help = Neben „{ $name }“ wird eine Kopie geschrieben, nur mit den bewerteten Zeilen. Die Datei selbst bleibt, wie sie ist.
grade-into-column = Spalte für die Noten
grade-into-which = Spalte wählen…
grade-into-places = Nachkommastellen
grade-into-append = Meine Worte hinter vorhandene Kommentare schreiben (sonst bleiben diese allein)
grade-into-scaled = { $of } Punkte hier sind dort { $most }.
grade-into-damaged = Eine Tabellenkalkulation hat diese Datei verändert. Gib sie auf der Plattform noch einmal aus, ohne sie zwischendurch zu öffnen.
grade-into-none = Es ist noch keine Note gegeben. Nimm zuerst die Vorschläge an.
grade-into-old = Bisher
grade-into-new = Neu
grade-into-problems = Zu beachten
grade-into-row = { $who }: bisher { $old }, neu { $new }. { $problems }
grade-into-told = { $n } werden geschrieben, { $left } nicht. { $without } im Notenbuch bekommen keine Note.
grade-into-write =
    { $n ->
        [one] Eine Note schreiben
       *[other] { $n } Noten schreiben
    }
grade-written-grades =
    { $n ->
        [one] Eine Note in „{ $name }“ geschrieben.
       *[other] { $n } Noten in „{ $name }“ geschrieben.
    }
grade-feedback-title = Rückmeldungen
grade-feedback-help =
    { $n ->
        [one] Eine Seite für eine Person, niemand sonst steht darin.
       *[other] { $n } Seiten, für jede Person eine, niemand sonst steht darin.
    }
grade-feedback-release = Die Lösung verraten: was fehlte, Urteile und Notizen
grade-feedback-counted = Auch nur Gezähltes sagen, als solches gekennzeichnet
grade-feedback-ungraded =
    { $n ->
        [one] Eine Antwort hat noch keine Note; ihre Seite nennt keine.
       *[other] { $n } Antworten haben noch keine Note; ihre Seiten nennen keine.
    }
grade-feedback-into = Kommt in „{ $name }“ neben der Übung, benannt, wie die Plattform es wieder annimmt.
grade-feedback-write = Rückmeldungen schreiben
grade-writing-feedback = Rückmeldungen werden geschrieben…
grade-written-feedback =
    { $n ->
        [one] Eine Seite in „{ $name }“ geschrieben.
       *[other] { $n } Seiten in „{ $name }“ geschrieben.
    }
grade-written-feedback-some = { $n } Seiten in „{ $name }“ geschrieben. { $lost } kommen vielleicht nicht von selbst an: Ihre Namen auf der Plattform sind nicht bekannt.
