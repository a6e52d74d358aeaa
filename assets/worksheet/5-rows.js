// The article: a row for each sentence, with its number or the sign of its claim.

/// An element with attributes, listeners (`onclick`) and children.
const el = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== false && child !== undefined));
  return node;
};

const svg = (viewBox, name, ...shapes) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  node.setAttribute('class', name);
  node.setAttribute('viewBox', viewBox);
  node.setAttribute('aria-hidden', 'true');
  node.append(...shapes);
  return node;
};

const shape = (name, attributes) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};

const icon = paths => svg('0 0 24 24', 'icon', ...paths.map(d => shape('path', { d })));

const ICONS = {
  down: ['M12 5v14', 'm6 13 6 6 6-6'],
  up: ['M12 19V5', 'm6 11 6-6 6 6'],
  fold: ['m6 9 6 6 6-6'],
  undo: ['M9 14 4 9l5-5', 'M4 9h10.5a5.5 5.5 0 0 1 0 11H11'],
  remove: ['M4 7h16', 'M9 7V4h6v3', 'M6 7l1 13h10l1-13', 'M10 11v5', 'M14 11v5'],
  pencil: ['M4 20l1-5L16 4l4 4L9 19z', 'M13 7l4 4'],
  before: ['m14 6-6 6 6 6'],
  after: ['m10 6 6 6-6 6'],
};

/// The sign of a verdict: a shape if there is one, else its letters.
const sign = letters => {
  const id = 'sign-' + Array.from(letters, letter => letter.codePointAt(0).toString(16)).join('-');
  if (byId(id)) return svg('0 0 12 12', 'sign', shape('use', { href: '#' + id }));
  return el('span', { class: 'letters', 'aria-hidden': 'true' }, letters);
};

const toCheck = { id: '', label: tell('later'), sign: '\u00b7', key: '0', place: 'c' };
const verdictOf = claim => verdicts.find(verdict => verdict.id === claim.verdict) || toCheck;
const classOf = claim => 'v' + (claim.verdict ? verdicts.findIndex(verdict => verdict.id === claim.verdict) : 'c');

/// The rows: where each sentence stands, in units of its block and in the whole text.
const rows = [];
let lastNumber = 0;
const titleBlock = blocks.length && blocks[0].kind === 'heading' && blocks[0].text.trim() === sheet.title.trim() ? 0 : -1;
blocks.forEach((block, b) => {
  for (const [from, to] of block.sentences) {
    const number = block.kind === 'heading' ? 0 : ++lastNumber;
    rows.push({ index: rows.length, block: b, from, to, number, start: toWhole(block, from), end: toWhole(block, to), shown: '' });
  }
});

/// The row in which a claim begins.
const rowOf = claim => {
  const found = rows.find(row => startOf(claim) < row.end);
  return found ? found.index : rows.length - 1;
};

const nameOf = row => (row.number ? tell('sentence-n', { number: row.number }) : tell('heading-row'));

/// The element that holds a block's words; headings keep their level below the title.
const wordsElement = (block, b, row) => {
  const level = Math.min(6, Math.max(2, (block.level || 1) + 1));
  const name = block.kind !== 'heading' || row.from !== block.sentences[0][0] ? 'p' : b === titleBlock ? 'h1' : 'h' + level;
  return el(name, { class: 'words', dir: block.dir, id: 'row-' + row.index, lang: sheet.language || null });
};

const articleView = el('div', { class: 'rows' });

const buildRows = () => {
  if (titleBlock < 0) articleView.append(el('h1', { class: 'headline', dir: 'auto', lang: sheet.language || null }, sheet.title));
  blocks.forEach((block, b) => {
    const view = el('div', { class: `block ${block.kind}`, dir: block.dir });
    if (block.kind === 'item') view.classList.add('depth-' + Math.min(3, block.level));
    if (!block.sentences.length && block.text.trim()) {
      view.append(el('p', { class: 'aside', lang: sheet.language || null }, block.text));
    }
    for (const row of rows.filter(row => row.block === b)) {
      row.button = el('button', { type: 'button', class: 'number', tabindex: -1, 'aria-describedby': 'row-' + row.index });
      row.words = wordsElement(block, b, row);
      row.view = el('div', { class: row.words.localName === 'h1' ? 'row headline-row' : 'row' }, row.button, row.words);
      row.view.addEventListener('click', event => clickedRow(row, event));
      view.append(row.view);
      if (block.kind === 'item' && row.from === block.sentences[0][0]) row.view.classList.add('first');
    }
    articleView.append(view);
    if (b === Math.max(0, titleBlock) && sheet.byline) articleView.append(el('p', { class: 'aside byline', dir: 'auto' }, sheet.byline));
  });
};

/// The ranges of a row that are marked, in units of its block.
const marksIn = (row, all) =>
  all.flatMap(claim =>
    claim.spans.flatMap(({ start, end }) => {
      if (end <= row.start || row.end <= start) return [];
      const within = parts(Math.max(start, row.start), Math.min(end, row.end));
      return within.map(({ from, to }) => ({ from, to, claim }));
    })
  );

/// Draws a row's words, cut where marks begin and end. Outer marks hold inner ones.
const drawWords = (row, marks) => {
  const text = blocks[row.block].text;
  const waiting = choosing && choosing.row === row ? [chosenWords()] : [];
  const edges = [...marks, ...waiting].flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([row.from, ...edges, row.to])].filter(at => at >= row.from && at <= row.to).sort((a, b) => a - b);
  row.words.replaceChildren();
  for (let i = 0; i + 1 < cuts.length; i++) {
    const covers = ({ from, to }) => from <= cuts[i] && cuts[i + 1] <= to;
    const outerFirst = marks.filter(covers).sort((a, b) => b.to - b.from - (a.to - a.from));
    let node = row.words;
    outerFirst.forEach(({ claim }, depth) => {
      const lane = Math.min(3, outerFirst.length - 1 - depth);
      const isOn = claim.key === chosen.key && marks.length > 1;
      const inner = el('mark', { class: `${classOf(claim)} l${lane}${isOn ? ' on' : ''}`, 'data-key': claim.key });
      node.append(inner);
      node = inner;
    });
    if (waiting.some(covers)) {
      const inner = el('span', { class: 'pending' });
      node.append(inner);
      node = inner;
    }
    node.append(text.slice(cuts[i], cuts[i + 1]));
  }
};

/// Draws all of a row that has changed.
const drawRow = (row, claimsHere, all, firstOne) => {
  const marks = marksIn(row, all);
  const noClaim = noClaimIn(row);
  const isChosen = chosen.row === row.index;
  const first = claimsHere.find(claim => claim.key === chosen.key) || claimsHere[0];
  const words = choosing && choosing.row === row ? JSON.stringify(chosenWords()) : '';
  const looks = JSON.stringify([marks.map(({ from, to, claim }) => [from, to, claim.verdict]), first && needs(first), !!noClaim, isChosen, chosen.key, words]);
  row.button.tabIndex = isChosen || (chosen.row < 0 && row.index === firstOne) ? 0 : -1;
  if (row.shown === looks) return;
  row.shown = looks;
  drawWords(row, marks);
  row.view.classList.toggle('chosen', isChosen);
  if (isChosen) row.button.setAttribute('aria-current', 'true');
  else row.button.removeAttribute('aria-current');
  const said = [nameOf(row)];
  row.button.replaceChildren();
  if (first) {
    const verdict = verdictOf(first);
    row.button.append(el('span', { class: `badge ${classOf(first)}` }, sign(verdict.sign)));
    if (claimsHere.length > 1) row.button.append(el('span', { class: 'more' }, '+' + (claimsHere.length - 1)));
    for (const claim of claimsHere) said.push(tell('said-claim', { verdict: claim.verdict ? verdictOf(claim).label : tell('to-check') }));
    if (needs(first).length) said.push(stillNeeds(first));
  } else if (noClaim) {
    row.button.append(el('span', { class: 'badge none' }, sign('\u2013')));
    said.push(tell('no-claim'));
  } else {
    row.button.append(row.number ? String(row.number) : el('span', { class: 'dot' }));
  }
  row.button.setAttribute('aria-label', said.join(', '));
};

const stillNeeds = claim => tell('still-needs', { what: needs(claim).map(key => tell(key)).join(', ') });
