// What the pupil has marked, and every way to change it. All changes can be undone.

let draft;
let past = [];
let future = [];
let typedIn = null;

const freshDraft = who => ({ annotator: newId(), who, claims: [], no_claims: [] });

const spansKey = spans => spans.map(({ start, end }) => `${start}-${end}`).join(' ');

const given = exercise.given.map(flat => {
  const spans = [];
  for (let i = 0; i + 1 < flat.length; i += 2) spans.push({ start: flat[i], end: flat[i + 1], quote: quote(flat[i], flat[i + 1]) });
  return { spans, key: spansKey(spans) };
});
const isGiven = key => given.some(claim => claim.key === key);

const startOf = claim => claim.spans[0].start;
const endOf = claim => claim.spans[claim.spans.length - 1].end;

/// All claims in the order of the text: the pupil's, and the given ones that wait.
const allClaims = () => {
  const own = draft.claims.map(claim => ({ ...claim, key: spansKey(claim.spans) }));
  const waiting = given.filter(({ key }) => !own.some(claim => claim.key === key));
  const all = [...own, ...waiting.map(claim => ({ ...claim, verdict: '', note: '', evidence: [], isWaiting: true }))];
  return all.sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
};

/// What a claim still needs, as keys of texts.
const needs = claim => [asks('judge') && !claim.verdict && 'needs-verdict', asks('why') && !claim.note.trim() && 'needs-why'].filter(Boolean);

const state = () => JSON.stringify({ claims: draft.claims, no_claims: draft.no_claims });

/// Changes the marks. Keys pressed in one field are one step of undo; `field` names it.
const change = (work, field = null) => {
  const before = state();
  work();
  if (state() === before) return;
  if (!field || field !== typedIn) past.push(before);
  if (past.length > 200) past.shift();
  typedIn = field;
  future = [];
  changed();
};

/// Takes the last change back, or makes it again.
const step = (from, to) => {
  if (!from.length) return false;
  to.push(state());
  Object.assign(draft, JSON.parse(from.pop()));
  typedIn = null;
  changed();
  return true;
};
const undo = () => step(past, future);
const redo = () => step(future, past);

/// The pupil's own claim with these spans; a given one becomes their own.
const ownClaim = key => {
  let claim = draft.claims.find(claim => spansKey(claim.spans) === key);
  const waiting = given.find(claim => claim.key === key);
  if (!claim && waiting) {
    claim = { id: newId(), time: now(), spans: waiting.spans, verdict: '', note: '', evidence: [] };
    draft.claims.push(claim);
  }
  return claim;
};

/// Marks a claim, unless it is marked already. Returns its key.
const mark = (spans, verdict) => {
  const key = spansKey(spans);
  change(() => {
    if (!ownClaim(key)) draft.claims.push({ id: newId(), time: now(), spans, verdict: '', note: '', evidence: [] });
    if (verdict !== undefined) ownClaim(key).verdict = verdict;
    const meets = ({ start, end }) => spans.some(span => span.start < end && start < span.end);
    draft.no_claims = draft.no_claims.filter(noClaim => !meets(noClaim));
  });
  return key;
};

/// Changes a claim's fields.
const judge = (key, fields, field) =>
  change(() => {
    const claim = ownClaim(key);
    if (claim) Object.assign(claim, fields, { time: now() });
  }, field && `${field} ${key}`);

/// Gives a claim other words; what was said of it stays.
const moveClaim = (key, spans) => {
  const to = spansKey(spans);
  if (to === key || draft.claims.some(claim => spansKey(claim.spans) === to)) return to;
  judge(key, { spans });
  return to;
};

const removeClaim = key =>
  change(() => {
    draft.claims = draft.claims.filter(claim => spansKey(claim.spans) !== key);
  });

const noClaimIn = row => draft.no_claims.find(({ start, end }) => start < row.end && row.start < end);

/// Says that a sentence holds no claim, or takes that back. A claim that is given stays.
const toggleNoClaim = (row, key) =>
  change(() => {
    const known = noClaimIn(row);
    draft.no_claims = draft.no_claims.filter(noClaim => noClaim !== known);
    if (known) return;
    draft.claims = draft.claims.filter(claim => spansKey(claim.spans) !== key);
    const isFree = !allClaims().some(claim => claim.spans.some(({ start, end }) => start < row.end && row.start < end));
    if (isFree) draft.no_claims.push({ id: newId(), time: now(), start: row.start, end: row.end });
  });
