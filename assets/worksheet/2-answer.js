// The answer: what leaves the computer, and how it is read back.

const BEGIN = 'BEGIN CLAIMLIGHT ANSWER';
const END = 'END CLAIMLIGHT ANSWER';

/// The time to the minute.
const now = () => new Date().toISOString().slice(0, 16) + ':00Z';

/// A random id of version 4.
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/// JSON in letters of ASCII that no HTML can end.
const asciiJson = value =>
  JSON.stringify(value).replace(/[<\u007f-\uffff]/g, unit => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'));

const crc32 = bytes => {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ((crc ^ -1) >>> 0).toString(16).padStart(8, '0');
};

/// An answer's JSON, which is ASCII, as lines of text that mails and text fields keep.
const textBlock = json => {
  const check = crc32(Array.from(json, letter => letter.charCodeAt(0)));
  return [BEGIN, ...btoa(json).match(/.{1,64}/g), `CHECK ${check}`, END, ''].join('\n');
};

/// The JSON in a text block; null if there is none or it is damaged.
const fromTextBlock = text => {
  const plain = text.replace(/\u00a0/g, ' ').replace(/^[ \t>|]+/gm, '');
  for (const part of plain.split(/BEGIN\s+CLAIMLIGHT\s+ANSWER/).slice(1)) {
    const found = /^([A-Za-z0-9+\/=\s]*?)\s*CHECK\s+([0-9a-f]{8})\s+END\s+CLAIMLIGHT\s+ANSWER/.exec(part);
    if (!found) continue;
    try {
      const bytes = atob(found[1].replace(/\s/g, ''));
      if (crc32(Array.from(bytes, letter => letter.charCodeAt(0))) !== found[2]) continue;
      return new TextDecoder().decode(Uint8Array.from(bytes, letter => letter.charCodeAt(0)));
    } catch (_) {
      continue;
    }
  }
  return null;
};

/// The JSON of an answer in a file: a worksheet that was handed in, or a text.
const jsonIn = file => {
  // A page that a browser saved as one file writes some signs as numbers.
  const text = /quoted-printable/i.test(file) ? file.replace(/=\r?\n/g, '').replace(/=3D/g, '=') : file;
  let plain = text;
  if (/<[a-z!/]/i.test(text)) {
    // A parsed document runs nothing and loads nothing.
    const parsed = new DOMParser().parseFromString(text.replace(/<(br|\/p|\/div)\b/gi, '\n<$1'), 'text/html');
    const block = parsed.getElementById('claimlight-answer');
    if (block && attempt(() => JSON.parse(block.textContent))) return block.textContent;
    plain = parsed.body ? parsed.body.textContent : '';
  }
  return fromTextBlock(plain);
};

/// Runs `work`; what it throws means that it can't be done here.
const attempt = work => {
  try {
    return work();
  } catch (_) {
    return undefined;
  }
};

const textOf = (value, most = 20000) => (typeof value === 'string' ? value.slice(0, most) : '');
const listOf = value => (Array.isArray(value) ? value.slice(0, 5000) : []);
const isId = value => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const idOf = value => (isId(value) ? value : newId());
const timeOf = value => (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? value.slice(0, 16) + ':00Z' : now());
const isRange = (start, end) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end < length;

/// What of an answer can be trusted: fields of the right kind, ranges within the text.
const cleaned = answer => {
  const span = ({ start, end } = {}) => isRange(start, end) && { start, end, quote: quote(start, end) };
  const evidence = item => ({ id: idOf(item.id), url: textOf(item.url, 4000), ...(item.title ? { title: textOf(item.title) } : {}) });
  const claim = claim => ({
    id: idOf(claim.id),
    time: timeOf(claim.time),
    spans: listOf(claim.spans).map(span).filter(Boolean),
    verdict: verdicts.some(verdict => verdict.id === claim.verdict) ? claim.verdict : '',
    note: textOf(claim.note),
    evidence: listOf(claim.evidence).filter(Boolean).map(evidence),
  });
  const noClaim = ({ id, time, start, end }) => isRange(start, end) && { id: idOf(id), time: timeOf(time), start, end };
  return {
    annotator: idOf(answer.annotator),
    who: textOf(answer.who, 200),
    time: timeOf(answer.time),
    claims: listOf(answer.claims).filter(Boolean).map(claim).filter(claim => claim.spans.length),
    no_claims: listOf(answer.no_claims).filter(Boolean).map(noClaim).filter(Boolean),
  };
};

/// Reads the JSON of an answer: `{answer}`, or `{problem}` with the key of a text that says why it can't be used.
const readAnswer = json => {
  let answer;
  try {
    answer = JSON.parse(json);
  } catch (_) {
    return { problem: 'open-none' };
  }
  if (!answer || answer.claimlight !== 'answer' || answer.format > 1 || !answer.exercise) return { problem: 'open-none' };
  const { id, edition } = answer.exercise;
  if (id !== exercise.id) return { problem: 'open-other-exercise' };
  if (edition !== exercise.edition) return { problem: 'open-other-edition' };
  return { answer: cleaned(answer) };
};

/// The whole answer of a draft. Fields that hold nothing are kept: readers need not guess.
const wholeAnswer = draft => ({
  claimlight: 'answer',
  format: 1,
  reader: sheet.reader,
  exercise: { id: exercise.id, edition: exercise.edition, name: exercise.name },
  text_sha256: sheet.text_sha256,
  annotator: draft.annotator,
  who: draft.who.trim(),
  time: now(),
  claims: draft.claims.map(claim => ({ ...claim, note: claim.note.trim(), evidence: claim.evidence.filter(item => item.url.trim()) })),
  no_claims: draft.no_claims,
});
