// The exercise, its words, and places in the text. Within a block a place counts UTF-16 units, as browsers do; in an answer it counts
// Unicode scalar values of the whole text, blocks joined by one LF each. Places are converted here and nowhere else.

const byId = id => document.getElementById(id);

const readBlock = id => {
  try {
    return JSON.parse(byId(id).textContent);
  } catch (_) {
    return null;
  }
};

const sheet = readBlock('claimlight-exercise');
const words = readBlock('claimlight-words');
const exercise = sheet.exercise;
const verdicts = sheet.verdicts;
const asks = what => exercise.asks.includes(what);

/// A text of the interface; `{name}` stands for a value. A text with two forms is for one thing and for several.
const tell = (key, values = {}) => {
  const found = words[key];
  const text = Array.isArray(found) ? found[values.n === 1 ? 0 : 1] : found || key;
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
};

/// The number of UTF-16 units that the first `scalars` scalar values of `text` take.
const units = (text, scalars) => {
  let at = 0;
  for (; scalars > 0 && at < text.length; scalars--) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
};

/// The number of scalar values in `text`.
const scalars = text => {
  let n = 0;
  for (const _ of text) n++;
  return n;
};

let length = 0;
const blocks = sheet.blocks.map(block => {
  const base = length;
  length += scalars(block.text) + 1;
  const sentences = block.sentences.map(([from, to]) => [units(block.text, from), units(block.text, to)]);
  return { ...block, sentences, base, end: length - 1 };
});

/// Where a unit of a block stands in the whole text.
const toWhole = (block, at) => block.base + scalars(block.text.slice(0, at));

/// The parts of a range of the whole text, block by block.
const parts = (start, end) => {
  const found = [];
  blocks.forEach((block, i) => {
    if (block.base >= end || block.end <= start) return;
    const from = units(block.text, Math.max(0, start - block.base));
    const to = units(block.text, Math.min(end, block.end) - block.base);
    if (from < to) found.push({ block: i, from, to });
  });
  return found;
};

/// The words of a range of the whole text.
const quote = (start, end) => parts(start, end).map(({ block, from, to }) => blocks[block].text.slice(from, to)).join('\n');

const segmenter = granularity => {
  try {
    return new Intl.Segmenter(sheet.language || undefined, { granularity });
  } catch (_) {
    return null;
  }
};
const graphemes = segmenter('grapheme');
const wordwise = segmenter('word');

/// A place moved so that it splits neither a pair of units nor a grapheme: down, or up.
const snapped = (text, at, isUp) => {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  if (graphemes) {
    const { index, segment } = graphemes.segment(text).containing(at);
    return index === at || !isUp ? index : index + segment.length;
  }
  const joins = i => /^[\p{M}\u200d\ufe0e\ufe0f]/u.test(text.slice(i)) || text[i - 1] === '\u200d';
  const isWithin = i => (text.charCodeAt(i) & 0xfc00) === 0xdc00 || joins(i);
  while (at > 0 && at < text.length && isWithin(at)) at += isUp ? 1 : -1;
  return at;
};

/// A range of a block's text on graphemes, without blanks around it.
const trimmed = (text, from, to) => {
  from = snapped(text, from, false);
  to = snapped(text, to, true);
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  return [from, to];
};

/// Where the words of a sentence are, in units of its block.
const wordsIn = (text, from, to) => {
  const part = text.slice(from, to);
  const found = [];
  if (wordwise) {
    for (const { index, segment, isWordLike } of wordwise.segment(part)) {
      if (isWordLike) found.push([from + index, from + index + segment.length]);
    }
  } else {
    for (const match of part.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) found.push([from + match.index, from + match.index + match[0].length]);
  }
  return found.length ? found : [[from, to]];
};
