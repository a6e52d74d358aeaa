// The head, the task, and the panel for the chosen sentence: a sheet at the bottom, or a column beside the article.

const button = (label, onclick, attributes = {}, ...children) =>
  el('button', { type: 'button', onclick, ...attributes }, ...(children.length ? children : [label]));

/// A button that shows only an icon; its name is read out and shown when pointed at.
const iconButton = (name, key, onclick, attributes = {}) =>
  button('', onclick, { 'aria-label': tell(key), title: tell(key), class: 'icon-button', ...attributes }, icon(ICONS[name]));

const status = el('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
const announce = text => {
  status.textContent = '';
  setTimeout(() => (status.textContent = text), 50);
};

const nameView = el('b', { class: 'name', dir: 'auto' });
const keptView = el('span', { class: 'kept' });
const notYouButton = button(tell('not-you'), () => askName(), { class: 'plain not-you' });
const undoButton = iconButton('undo', 'undo', () => undo() && announce(tell('undone')), { 'aria-keyshortcuts': 'Control+Z' });
const handInButton = button(tell('hand-in'), () => openHandIn(), { class: 'primary hand-in', 'aria-haspopup': 'dialog' });
const headView = el('header', { class: 'head' }, el('div', { class: 'bar' }, el('div', { class: 'who' }, el('div', {}, nameView, ' ', notYouButton), keptView), undoButton, handInButton));

const taskWords = el('span', { class: 'first-line' });
const taskBody = el('div', { class: 'task-body', id: 'task', dir: 'auto', tabindex: 0, role: 'region', 'aria-label': tell('your-task') });
const taskButton = button('', () => foldTask(taskButton.getAttribute('aria-expanded') === 'true'), { class: 'task-button', 'aria-controls': 'task' },
  el('b', {}, tell('your-task')), ' ', taskWords, icon(ICONS.fold));

const foldTask = isFolded => {
  taskButton.setAttribute('aria-expanded', String(!isFolded));
  taskBody.hidden = isFolded;
  taskWords.textContent = isFolded ? exercise.task.split('\n').find(line => line.trim()) || '' : '';
};

/// The buttons for verdicts. One that is pressed already is taken back by a further click.
const verdictButtons = [...verdicts, toCheck].map((verdict, i) => {
  const attributes = { class: 'verdict v' + (verdict.place || i), title: verdict.sentence || tell('later-help'), 'aria-keyshortcuts': verdict.key || null };
  const label = el('span', { class: 'label' }, verdict.label);
  const node = button('', () => give(verdict), attributes, sign(verdict.sign), label, verdict.key ? el('kbd', { 'aria-hidden': 'true' }, verdict.key) : null);
  return { verdict, node };
});
const verdictsView = el('div', { class: 'verdicts', role: 'group', 'aria-label': tell('verdict') }, verdictButtons.map(({ node }) => node));
const claimButton = button(tell('this-is-a-claim'), () => give(toCheck), { class: 'verdict vc is-claim' });

const titleView = el('h2', { class: 'title', id: 'panel-title' });
const placeView = el('span', { class: 'place' });
const needsView = el('p', { class: 'needs' });
const quoteView = el('blockquote', { class: 'quote', dir: 'auto', lang: sheet.language || null });
const wordsButton = button(tell('choose-words'), enterWords, { class: 'plain', 'aria-keyshortcuts': 'W' });
const whyField = el('textarea', { id: 'why', rows: 2, dir: 'auto', oninput: () => wrote('note', whyField.value) });
const linkField = el('input', { id: 'link', type: 'text', inputmode: 'url', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', dir: 'ltr', placeholder: 'https://', oninput: () => wrote('link', linkField.value), onblur: () => completeLink() });
const furtherLinks = el('ul', { class: 'further' });
const fieldsView = el('div', { class: 'fields' },
  asks('why') ? el('div', {}, el('label', { for: 'why' }, tell('why')), whyField) : null,
  asks('evidence') ? el('div', {}, el('label', { for: 'link' }, tell('link'), ' ', el('span', { class: 'soft' }, tell('if-you-have-one'))), linkField, furtherLinks) : null);
const hintView = el('p', { class: 'hint' });
const inspectorView = el('div', { class: 'inspector' },
  el('div', { class: 'top' }, titleView, placeView, wordsButton), needsView, quoteView, asks('judge') ? verdictsView : claimButton, fieldsView);

const noClaimButton = button(tell('no-claim'), () => toggleNone(), { class: 'no-claim', 'aria-keyshortcuts': 'N' });
const removeButton = iconButton('remove', 'remove-mark', () => removeChosen(), { 'aria-keyshortcuts': 'Delete' });
const previousButton = iconButton('up', 'previous', () => go(-1, false), { 'aria-keyshortcuts': 'K' });
const nextButton = button('', () => go(1, false), { class: 'primary next', 'aria-keyshortcuts': 'J' }, tell('next'), icon(ICONS.down));
const waysView = el('div', { class: 'ways' }, noClaimButton, el('span', { class: 'gap' }), removeButton, previousButton, nextButton);

const mineCount = el('span', { class: 'count' });
const mineList = el('ol', { class: 'list' });
const mineView = el('section', { class: 'mine', 'aria-labelledby': 'mine' }, el('div', { class: 'top' }, el('h2', { id: 'mine' }, tell('my-claims')), mineCount), mineList);

const markWordsButton = button(tell('mark-these-words'), () => finishWords(false), { class: 'primary' });
const anotherButton = button(tell('as-another-claim'), () => finishWords(true));
const wordsQuote = el('p', { class: 'chosen-words', dir: 'auto', lang: sheet.language || null });
const edgeButtons = (edge, label) => el('div', { class: 'edge', role: 'group', 'aria-label': tell(label) },
  el('span', {}, tell(label)),
  iconButton('before', edge === 'from' ? 'start-earlier' : 'end-earlier', () => moveEdge(edge, -1)),
  iconButton('after', edge === 'from' ? 'start-later' : 'end-later', () => moveEdge(edge, 1)));
const wordsView = el('div', { class: 'words-panel', onkeydown: event => wordsKey(event) },
  el('h2', { class: 'title' }, tell('choose-words')), wordsQuote,
  el('p', { class: 'soft for-keys' }, tell('choose-words-keys')),
  el('div', { class: 'edges' }, edgeButtons('from', 'start'), edgeButtons('to', 'end')),
  el('div', { class: 'ways' }, button(tell('cancel'), () => cancelWords()), el('span', { class: 'gap' }), anotherButton, markWordsButton));

const handle = button('', () => foldPanel(handle.getAttribute('aria-expanded') === 'true'), { class: 'handle', 'aria-label': tell('panel'), 'aria-expanded': 'true', 'aria-controls': 'panel-body' }, el('span'));
const panelBody = el('div', { class: 'panel-body', id: 'panel-body' }, mineView, hintView, inspectorView, wordsView);
const panelView = el('section', { class: 'panel', 'aria-label': tell('panel-name') }, handle, panelBody, waysView);
const barView = el('div', { class: 'bar-for-words', role: 'region', 'aria-label': tell('selected-words') },
  el('span', { class: 'quoted', dir: 'auto' }), button(tell('cancel'), () => dropSelection(), { class: 'plain' }), button(tell('mark-these-words'), () => markSelected(), { class: 'primary' }));

const foldPanel = isFolded => {
  handle.setAttribute('aria-expanded', String(!isFolded));
  panelView.classList.toggle('folded', isFolded);
  keepInSight();
};

/// "Claim 2 of 6", or the name of a sentence without one.
const panelTitle = () => {
  const row = chosenRow();
  const all = allClaims();
  const at = all.findIndex(claim => claim.key === chosen.key);
  if (!row) return tell('panel-name');
  if (at < 0) return nameOf(row) + (noClaimIn(row) ? ' \u00b7 ' + tell('no-claim') : '');
  const most = asks('find') ? exercise.claims : given.length;
  return most && at < most ? tell('claim-n-of', { number: at + 1, of: most }) : tell('claim-n', { number: at + 1 });
};

/// A verdict's button: marks the sentence if nothing is marked, and gives the claim this verdict.
const give = verdict => {
  const row = chosenRow();
  if (!row) return;
  const claim = chosenClaim();
  if (!claim) {
    if (!asks('find')) return;
    const text = blocks[row.block].text;
    chosen.key = mark([{ start: row.start, end: row.end, quote: text.slice(row.from, row.to) }], verdict.id);
  } else if (!asks('judge')) {
    return removeChosen();
  } else {
    judge(claim.key, { verdict: claim.verdict === verdict.id ? '' : verdict.id });
  }
  show();
  keepInSight();
  announce(chosenClaim().verdict ? verdictOf(chosenClaim()).label : tell('to-check'));
};

const wrote = (field, value) => {
  const claim = chosenClaim();
  if (!claim) return;
  if (field === 'note') return judge(claim.key, { note: value }, field);
  const [first, ...rest] = claim.evidence;
  judge(claim.key, { evidence: value ? [{ ...(first || { id: newId() }), url: value }, ...rest] : rest }, field);
};

/// An address that was typed without its beginning gets it.
const completeLink = () => {
  const value = linkField.value.trim();
  const isBare = /^[\w-]+(\.[\w-]+)+([\/?#].*)?$/u.test(value);
  const full = isBare ? 'https://' + value : value;
  if (full !== linkField.value) {
    linkField.value = full;
    wrote('link', full);
  }
};

const removeChosen = () => {
  const claim = chosenClaim();
  if (!claim || isGiven(claim.key)) return;
  removeClaim(claim.key);
  const here = claimsOf(chosenRow());
  chosen.key = here.length ? here[0].key : '';
  show();
  chosenRow().button.focus({ preventScroll: true });
  announce(tell('mark-removed'));
};

const toggleNone = () => {
  const row = chosenRow();
  if (!row || !asks('find')) return;
  toggleNoClaim(row, isGiven(chosen.key) ? '' : chosen.key);
  const here = claimsOf(row);
  chosen.key = here.length ? here[0].key : '';
  show();
  announce(panelTitle());
};

const finishWords = isAnother => {
  const { row, key } = choosing;
  const { from, to } = chosenWords();
  const text = blocks[row.block].text;
  const spans = [{ start: toWhole(blocks[row.block], from), end: toWhole(blocks[row.block], to), quote: text.slice(from, to) }];
  choosing = null;
  choose(row.index, { key: key && !isAnother ? moveClaim(key, spans) : mark(spans) });
  announce(tell('marked', { words: spans[0].quote }));
};

const cancelWords = () => {
  const { row, key } = choosing;
  leaveWords();
  choose(row.index, { key: key || undefined });
};

/// The list of claims beside the article.
const drawMine = all => {
  const most = asks('find') ? exercise.claims : given.length;
  const done = asks('find') ? all.length : all.filter(claim => !claim.isWaiting).length;
  mineCount.textContent = most ? tell('n-of', { number: done, of: most }) : String(done);
  mineList.replaceChildren(...all.map(claim => {
    const isOn = claim.key === chosen.key;
    const said = needs(claim).length ? el('span', { class: 'needs' }, icon(ICONS.pencil), stillNeeds(claim)) : claim.note ? el('span', { class: 'soft', dir: 'auto' }, claim.note) : null;
    const words = el('span', { class: 'in-list' }, el('span', { class: 'quote', dir: 'auto' }, claim.spans.map(span => span.quote).join(' \u2026 ')), said);
    const badge = el('span', { class: `badge ${classOf(claim)}`, role: 'img', 'aria-label': claim.verdict ? verdictOf(claim).label : tell('to-check') }, sign(verdictOf(claim).sign));
    const go = button('', () => choose(rowOf(claim), { key: claim.key }), { class: isOn ? 'on' : '', 'aria-current': isOn ? 'true' : null }, badge, words);
    return el('li', {}, go);
  }));
  if (!all.length) mineList.append(el('li', { class: 'soft' }, tell('no-claims-yet')));
};

/// Draws what the panel says of the chosen sentence.
const drawPanel = () => {
  const row = chosenRow();
  const claim = chosenClaim();
  const is = (view, isShown) => (view.hidden = !isShown);
  panelView.classList.toggle('choosing', !!choosing);
  is(wordsView, choosing);
  is(inspectorView, row && !choosing);
  is(waysView, !choosing);
  is(hintView, !choosing && (!row || (!claim && !asks('find'))));
  hintView.textContent = tell(asks('find') ? 'hint-find' : 'hint-judge');
  titleView.textContent = panelTitle();
  placeView.textContent = claim && row ? nameOf(row) : '';
  is(needsView, claim && needs(claim).length);
  needsView.replaceChildren(...(claim ? [icon(ICONS.pencil), stillNeeds(claim)] : []));
  quoteView.textContent = claim ? claim.spans.map(span => span.quote).join(' \u2026 ') : '';
  is(quoteView, claim);
  is(wordsButton, row && asks('find'));
  const canMark = claim || asks('find');
  is(verdictsView, canMark);
  is(claimButton, asks('find'));
  for (const { verdict, node } of verdictButtons) node.setAttribute('aria-pressed', String(!!claim && claim.verdict === verdict.id && !claim.isWaiting));
  claimButton.setAttribute('aria-pressed', String(!!claim));
  is(fieldsView, claim);
  const set = (field, value) => field.value === value || (field.value = value);
  set(whyField, claim ? claim.note : '');
  set(linkField, claim && claim.evidence.length ? claim.evidence[0].url : '');
  furtherLinks.replaceChildren(...(claim ? claim.evidence.slice(1).map(item => el('li', { dir: 'ltr' }, item.url)) : []));
  is(noClaimButton, row && asks('find') && !isGiven(chosen.key));
  noClaimButton.setAttribute('aria-pressed', String(!!row && !!noClaimIn(row) && !claim));
  is(removeButton, claim && asks('find') && !isGiven(claim.key));
  is(previousButton, row);
  if (choosing) {
    wordsQuote.textContent = wordsChosen();
    is(anotherButton, choosing.key);
  }
};

const drawHead = () => {
  const who = draft.who.trim();
  nameView.textContent = who;
  notYouButton.textContent = tell(who ? 'not-you' : exercise.known_as === 'code' ? 'give-code' : 'give-name');
  undoButton.disabled = !past.length;
};

/// Draws everything that has changed.
const show = () => {
  const all = allClaims();
  const byRow = new Map();
  for (const claim of all) byRow.set(rowOf(claim), [...(byRow.get(rowOf(claim)) || []), claim]);
  const first = chosen.row < 0 ? firstStop() : -1;
  for (const row of rows) drawRow(row, byRow.get(row.index) || [], all, first);
  drawMine(all);
  drawPanel();
  drawHead();
};

const showBar = () => {
  barView.hidden = !selected;
  panelView.classList.toggle('behind', !!selected);
  if (selected) barView.firstChild.textContent = selected.map(span => span.quote).join(' \u2026 ');
};
