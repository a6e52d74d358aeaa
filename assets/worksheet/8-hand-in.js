// Handing in: what leaves, what is missing, and the ways out that work in this browser.

/// A dialog. `close` is called with nothing when it is left by Esc.
const openDialog = (title, ...content) => {
  const opener = document.activeElement;
  const heading = el('h2', { id: 'dialog-title', tabindex: -1 }, title);
  const view = el('dialog', { 'aria-labelledby': 'dialog-title' }, el('div', { class: 'inside' }, heading, ...content));
  const close = () => {
    if (view.close && view.open) view.close();
    view.remove();
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  };
  view.addEventListener('cancel', event => {
    event.preventDefault();
    close();
  });
  app.append(view);
  if (view.showModal) view.showModal();
  else view.setAttribute('open', '');
  const first = view.querySelector('[data-first]') || heading;
  first.focus();
  return { view, close };
};

const isWeb = url => /^https?:\/\//i.test(url);

/// English dates begin with the day, as everywhere in the program.
const locale = words.language === 'en' ? 'en-GB' : words.language;

const dayAndTime = time => {
  const date = new Date(time);
  return attempt(() => date.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' })) || time;
};

/// The marks of an answer for people to read.
const readable = answer => {
  const claim = claim => {
    const verdict = verdictOf(claim);
    const row = rows[rowOf(claim)];
    return el('li', {},
      el('p', { class: 'quote', dir: 'auto', lang: sheet.language || null }, claim.spans.map(span => span.quote).join(' \u2026 ')),
      el('p', { class: 'line' }, el('span', { class: `judgement ${classOf(claim)}` }, sign(verdict.sign), claim.verdict ? verdict.label : tell('to-check')), row ? el('span', { class: 'soft' }, nameOf(row)) : null),
      claim.note ? el('p', { class: 'note', dir: 'auto' }, claim.note) : null,
      claim.evidence.map(item => el('p', { class: 'link' }, isWeb(item.url) ? el('a', { href: item.url, rel: 'noreferrer', dir: 'ltr' }, item.url) : el('bdi', {}, item.url))));
  };
  const sorted = [...answer.claims].sort((a, b) => startOf(a) - startOf(b));
  const none = rows.filter(row => answer.no_claims.some(({ start, end }) => start < row.end && row.start < end));
  return [
    sorted.length ? el('ol', { class: 'marks' }, sorted.map(claim)) : el('p', { class: 'soft' }, tell('nothing-marked')),
    none.length ? el('p', { class: 'none' }, tell('no-claim-in', { names: none.map(nameOf).join(', ') })) : null,
  ].filter(Boolean);
};

/// Fills what of a document holds the answer: data, text and list.
const fill = (root, answer) => {
  const json = asciiJson(answer);
  const find = id => root.querySelector('#' + id);
  find('claimlight-answer').textContent = json;
  find('claimlight-text').textContent = textBlock(json);
  find('claimlight-list').replaceChildren(
    el('h2', {}, tell('answer')),
    el('p', { class: 'by' }, el('bdi', {}, answer.who || tell('no-name')), ' \u00b7 ', dayAndTime(answer.time)),
    ...readable(answer));
  root.classList.add('filled');
};

/// The sheet as it came, with the answer in it, as one file in ASCII.
const handInFile = answer => {
  const root = blank.cloneNode(true);
  fill(root, answer);
  const html = '<!doctype html>\n' + root.outerHTML + '\n';
  return html.replace(/[\u0080-\u{10ffff}]/gu, letter => `&#${letter.codePointAt(0)};`);
};

const fileName = answer => {
  const plain = [exercise.name, answer.who].filter(Boolean).join(' - ').normalize('NFC');
  return (plain.replace(/[^\p{L}\p{M}\p{N} _-]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80).trim() || 'worksheet') + '.html';
};

const isFramed = attempt(() => window.self !== window.top) !== false;
/// A frame without an origin of its own may neither save files nor print.
const isBoxed = isFramed && plainStore === undefined && self.origin === 'null';

const download = (answer, told) => {
  const address = URL.createObjectURL(new Blob([handInFile(answer)], { type: 'text/html' }));
  const link = el('a', { href: address, download: fileName(answer) });
  app.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  told(tell('saved-in-downloads', { name: fileName(answer) }));
};

const pickFile = async (answer, told, without) => {
  try {
    const types = [{ description: 'HTML', accept: { 'text/html': ['.html'] } }];
    const file = await showSaveFilePicker({ suggestedName: fileName(answer), types });
    const writer = await file.createWritable();
    await writer.write(handInFile(answer));
    await writer.close();
    told(tell('saved-as', { name: file.name }));
  } catch (error) {
    if (error && error.name === 'AbortError') return;
    without();
    download(answer, told);
  }
};

/// Copies the text: by the clipboard, else by the old command, else it is selected for the pupil to copy.
const copy = async (area, told) => {
  try {
    await navigator.clipboard.writeText(area.value);
    return told(tell('copied'));
  } catch (_) {
    area.focus();
    area.select();
    const isCopied = attempt(() => document.execCommand('copy')) === true;
    told(tell(isCopied ? 'copied' : 'copy-yourself'));
  }
};

/// What is missing, each with a button that leads there.
const missing = close => {
  const items = [];
  const add = (text, action) => items.push(el('li', {}, action ? button(text, action, { class: 'plain' }) : text));
  const all = allClaims();
  if (!draft.who.trim()) {
    add(tell(exercise.known_as === 'code' ? 'missing-code' : 'missing-name'), () => {
      close();
      askName();
    });
  }
  if (asks('find') && exercise.claims && all.length < exercise.claims) add(tell('missing-claims', { number: all.length, of: exercise.claims }));
  if (!draft.claims.length && !draft.no_claims.length) add(tell('nothing-marked'));
  all.forEach((claim, i) => {
    if (!needs(claim).length) return;
    add(tell('missing-in-claim', { number: i + 1, what: needs(claim).map(key => tell(key)).join(', ') }), () => {
      close();
      choose(rowOf(claim), { key: claim.key });
    });
  });
  return items;
};

let isHandedIn = false;

const openHandIn = () => {
  typedIn = null;
  const answer = wholeAnswer(draft);
  const json = asciiJson(answer);
  const result = el('p', { class: 'result', role: 'status' });
  const told = text => {
    result.textContent = text;
    isHandedIn = true;
    forgetButton.hidden = false;
  };
  const area = el('textarea', { class: 'as-text', readonly: true, rows: 4, 'aria-label': tell('answer-as-text'), dir: 'ltr', spellcheck: 'false' });
  area.value = textBlock(json);
  const pickButton = button(tell('save-where'), () => pickFile(answer, told, () => pickButton.remove()));
  const canPick = typeof window.showSaveFilePicker === 'function' && !isFramed;
  const forgetButton = button(tell('forget'), () => {
    forget(draft.annotator);
    isForgotten = true;
    result.textContent = tell('forgotten');
    keptView.textContent = '';
  }, { class: 'plain', hidden: true });
  let close = () => {};
  const lacks = missing(() => close());
  const dialog = openDialog(
    tell('hand-in-title'),
    el('p', {}, tell('leaves', { n: answer.claims.length, count: answer.claims.length })),
    el('details', { class: 'leaves' }, el('summary', {}, tell('look-at-answer')),
      el('p', { class: 'by' }, el('bdi', {}, answer.who || tell('no-name')), ' \u00b7 ', dayAndTime(answer.time)), ...readable(answer)),
    el('p', { class: 'soft' }, tell('nothing-else')),
    lacks.length ? el('div', { class: 'lacks' }, el('h3', {}, icon(ICONS.pencil), tell('still-missing')), el('ul', {}, lacks), el('p', { class: 'soft' }, tell('missing-is-fine'))) : null,
    isBoxed ? el('p', {}, tell('boxed')) : el('div', { class: 'outs' },
      button(tell('save-file'), () => download(answer, told), { class: 'primary save', 'data-first': true }),
      canPick ? pickButton : null,
      typeof window.print === 'function' ? button(tell('print'), () => print()) : null),
    el('div', { class: 'text-way' }, el('h3', {}, tell('as-text')), el('p', { class: 'soft' }, tell('as-text-help')), area, button(tell('copy-text'), () => copy(area, told), { class: 'copy' })),
    result,
    el('div', { class: 'ways' }, forgetButton, el('span', { class: 'gap' }), button(tell('back-to-work'), () => close())));
  close = dialog.close;
};
