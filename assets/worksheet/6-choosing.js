// What is chosen: a sentence, a claim in it, or words.

let chosen = { row: -1, key: '' };
let choosing = null;
let selected = null;

const claimsOf = row => allClaims().filter(claim => rowOf(claim) === row.index);
const chosenRow = () => rows[chosen.row];
const chosenClaim = () => allClaims().find(claim => claim.key === chosen.key);

/// The places that "Next" goes to: each claim, and each sentence that may hold one.
const stops = () => {
  const all = allClaims().map(claim => ({ key: claim.key, row: rowOf(claim) }));
  return rows.flatMap(row => {
    const here = all.filter(claim => claim.row === row.index);
    if (here.length) return here.map(({ key }) => ({ row: row.index, key }));
    return asks('find') && row.number ? [{ row: row.index, key: '' }] : [];
  });
};
const firstStop = () => (stops()[0] || { row: 0 }).row;

/// Chooses a row and a claim in it; without `key`, its first claim.
const choose = (index, { key, isFocused = true } = {}) => {
  const row = rows[index];
  if (!row) return;
  if (choosing) leaveWords();
  if (chosen.row < 0 && (innerWidth < 800 || innerHeight < 900)) foldTask(true);
  const here = claimsOf(row);
  chosen = { row: index, key: key !== undefined ? key : here.length ? here[0].key : '' };
  typedIn = null;
  show();
  if (isFocused) row.button.focus({ preventScroll: true });
  keepInSight();
};

/// Goes to the next or the previous stop.
const go = (by, isFocused) => {
  const all = stops();
  const at = all.findIndex(stop => stop.row === chosen.row && (stop.key === chosen.key || !stop.key));
  let to = at + by;
  if (at < 0) {
    to = by > 0 ? all.findIndex(stop => stop.row > chosen.row) : all.filter(stop => stop.row < chosen.row).length - 1;
    if (by > 0 && to < 0) to = all.length;
  }
  if (!all[to]) return announce(tell(by > 0 ? 'that-was-the-last' : 'that-was-the-first'));
  choose(all[to].row, { key: all[to].key, isFocused });
  if (!isFocused) announce(panelTitle() + '. ' + blocks[chosenRow().block].text.slice(chosenRow().from, chosenRow().to));
};

/// A click on a mark chooses its claim, and a further click the next one under it. A click elsewhere chooses the sentence.
const clickedRow = (row, event) => {
  const selection = getSelection();
  if (selection && !selection.isCollapsed && selectedIn(selection)) return;
  if (choosing && choosing.row === row && event.target.closest('.words')) return tappedWord(row, event);
  const keys = [];
  for (let node = event.target; node && node !== row.view; node = node.parentElement) {
    if (node.dataset && node.dataset.key) keys.push(node.dataset.key);
  }
  const next = keys[(keys.indexOf(chosen.key) + 1) % Math.max(1, keys.length)];
  const found = next && allClaims().find(claim => claim.key === next);
  if (found) choose(row.index, { key: found.key });
  else choose(row.index);
};

/// Scrolls so that the chosen sentence stands between the head and the panel, also above a keyboard on the screen.
const keepInSight = () => {
  const row = chosenRow();
  if (!row) return;
  const seen = window.visualViewport || { offsetTop: 0, height: innerHeight };
  const top = Math.max(seen.offsetTop, headView.getBoundingClientRect().bottom) + 8;
  const isBeside = getComputedStyle(panelView).getPropertyValue('--is-beside').trim() === '1';
  const below = isBeside || getComputedStyle(panelView).position !== 'fixed' ? Infinity : panelView.getBoundingClientRect().top;
  const bottom = Math.min(seen.offsetTop + seen.height, below) - 8;
  const place = row.view.getBoundingClientRect();
  let by = 0;
  if (place.bottom > bottom) by = place.bottom - bottom;
  if (place.top - by < top) by = place.top - top;
  if (by) scrollBy(0, by);
};

/// Choosing words of a sentence one by one, with buttons, keys or taps: dragging is never needed.
const enterWords = () => {
  const row = chosenRow();
  if (!row || !asks('find')) return;
  const text = blocks[row.block].text;
  const list = wordsIn(text, row.from, row.to);
  const claim = isGiven(chosen.key) ? null : chosenClaim();
  let [from, to] = [0, list.length - 1];
  if (claim) {
    const [part] = parts(Math.max(startOf(claim), row.start), Math.min(endOf(claim), row.end));
    if (part) {
      from = Math.max(0, list.findIndex(([, end]) => end > part.from));
      to = Math.max(from, list.filter(([start]) => start < part.to).length - 1);
    }
  }
  choosing = { row, list, from, to, key: claim ? claim.key : '' };
  getSelection().removeAllRanges();
  show();
  markWordsButton.focus({ preventScroll: true });
  keepInSight();
  sayWords();
};

/// The chosen words, in units of their block.
const chosenWords = () => {
  const { row, list, from, to } = choosing;
  const isWhole = from === 0 && to === list.length - 1;
  return isWhole ? { from: row.from, to: row.to } : { from: list[from][0], to: list[to][1] };
};

const wordsChosen = () => {
  const { from, to } = chosenWords();
  return blocks[choosing.row.block].text.slice(from, to);
};

const sayWords = () => announce(tell('chosen-words', { words: wordsChosen() }));

/// Moves the first or the last of the chosen words.
const moveEdge = (edge, by) => {
  const { list, from, to } = choosing;
  const at = Math.max(0, Math.min(list.length - 1, choosing[edge] + by));
  choosing[edge] = edge === 'from' ? Math.min(at, to) : Math.max(at, from);
  show();
  sayWords();
};

/// Moves to one word.
const moveWord = by => {
  const at = by < 0 ? choosing.from - 1 : choosing.from + 1;
  choosing.from = choosing.to = Math.max(0, Math.min(choosing.list.length - 1, at));
  show();
  sayWords();
};

const leaveWords = () => {
  choosing = null;
  show();
};

/// A tap on a word moves the nearer edge there.
const tappedWord = (row, event) => {
  const at = placeAt(row, event.clientX, event.clientY);
  const word = choosing.list.findIndex(([, end]) => end >= at);
  if (at === null || word < 0) return;
  const isStart = word < choosing.from || (word <= choosing.to && word - choosing.from < choosing.to - word);
  choosing[isStart ? 'from' : 'to'] = word;
  show();
  sayWords();
};

/// The place in a row's words under a point, in units of its block.
const placeAt = (row, x, y) => {
  const range = attempt(() => {
    if (document.caretPositionFromPoint) {
      const { offsetNode, offset } = document.caretPositionFromPoint(x, y);
      return { startContainer: offsetNode, startOffset: offset };
    }
    return document.caretRangeFromPoint(x, y);
  });
  if (!range || !row.words.contains(range.startContainer)) return null;
  return row.from + unitsBefore(row, range.startContainer, range.startOffset);
};

const unitsBefore = (row, node, offset) => {
  const range = document.createRange();
  range.setStart(row.words, 0);
  range.setEnd(node, offset);
  return range.toString().length;
};

/// The spans that a selection of the browser covers, a span a block.
const selectedIn = selection => {
  if (!selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (range.collapsed || !range.intersectsNode(articleView)) return null;
  const found = new Map();
  for (const row of rows) {
    if (!range.intersectsNode(row.words)) continue;
    const from = row.words.contains(range.startContainer) ? row.from + unitsBefore(row, range.startContainer, range.startOffset) : row.from;
    const to = row.words.contains(range.endContainer) ? row.from + unitsBefore(row, range.endContainer, range.endOffset) : row.to;
    if (from >= to) continue;
    const known = found.get(row.block);
    found.set(row.block, known ? [known[0], to] : [from, to]);
  }
  const spans = [];
  for (const [b, [from, to]] of found) {
    const [start, end] = trimmed(blocks[b].text, from, to);
    if (start < end) spans.push({ start: toWhole(blocks[b], start), end: toWhole(blocks[b], end), quote: blocks[b].text.slice(start, end) });
  }
  return spans.length ? spans : null;
};

let calm = 0;
let isPointing = false;

/// Waits until the selection rests, and keeps the last one that is not empty: a tap on a button may end it.
const selectionChanged = () => {
  clearTimeout(calm);
  calm = setTimeout(() => {
    const spans = isPointing || choosing || !asks('find') ? null : attempt(() => selectedIn(getSelection()));
    if (isPointing || (!spans && barView.contains(document.activeElement))) return;
    const isSame = JSON.stringify(spans) === JSON.stringify(selected);
    selected = spans;
    if (!isSame) showBar();
  }, 250);
};

const dropSelection = () => {
  selected = null;
  attempt(() => getSelection().removeAllRanges());
  showBar();
};

const markSelected = () => {
  if (!selected) return;
  const spans = selected;
  dropSelection();
  const key = mark(spans);
  choose(rowOf({ spans }), { key });
  announce(tell('marked', { words: spans.map(span => span.quote).join(' \u2026 ') }));
};
