// Drafts, kept in two places of the browser: one is quick to read, the other survives the end of the browser at once.

const PREFIX = `claimlight/${exercise.id}/${exercise.edition}/`;

const plainStore = attempt(() => {
  localStorage.setItem(PREFIX + 'try', '1');
  localStorage.removeItem(PREFIX + 'try');
  return localStorage;
});

const request = asked =>
  new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = asked.onblocked = () => failed(asked.error);
  });

const within = (milliseconds, promise) =>
  Promise.race([promise, new Promise((_, failed) => setTimeout(() => failed(new Error('late')), milliseconds))]);

let database = null;

const openDatabase = async () => {
  try {
    const asked = indexedDB.open('claimlight-worksheet', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('drafts');
    database = await within(2000, request(asked));
  } catch (_) {
    database = null;
  }
};

/// The drafts of this exercise, the latest first.
const keptDrafts = async () => {
  const found = [];
  const take = text => attempt(() => found.push(JSON.parse(text)));
  attempt(() => {
    for (let i = 0; i < plainStore.length; i++) {
      if (plainStore.key(i).startsWith(PREFIX)) take(plainStore.getItem(plainStore.key(i)));
    }
  });
  try {
    const drafts = database.transaction('drafts').objectStore('drafts');
    const range = IDBKeyRange.bound(PREFIX, PREFIX + '\uffff');
    (await within(2000, request(drafts.getAll(range)))).forEach(take);
  } catch (_) {
    // The other place may have them.
  }
  attempt(() => found.push(history.state && history.state.claimlight));
  const latest = new Map();
  for (const kept of found) {
    if (!kept || !kept.answer || readAnswer(JSON.stringify(kept.answer)).problem) continue;
    const known = latest.get(kept.answer.annotator);
    if (!known || known.changed < kept.changed) latest.set(kept.answer.annotator, kept);
  }
  return [...latest.values()].sort((a, b) => b.changed - a.changed);
};

/// Keeps a draft in all places. Calls `told` with whether one of them has it.
const keep = (answer, told) => {
  const kept = { answer, changed: Date.now() };
  const key = PREFIX + answer.annotator;
  const json = JSON.stringify(kept);
  const isPlain = attempt(() => plainStore.setItem(key, json) === undefined) === true;
  attempt(() => history.replaceState({ claimlight: kept }, ''));
  try {
    const writing = database.transaction('drafts', 'readwrite', { durability: 'strict' });
    writing.objectStore('drafts').put(json, key);
    writing.oncomplete = () => told(true);
    writing.onerror = writing.onabort = () => told(isPlain);
  } catch (_) {
    told(isPlain);
  }
};

/// Removes a draft from all places.
const forget = annotator => {
  attempt(() => plainStore.removeItem(PREFIX + annotator));
  attempt(() => history.replaceState(null, ''));
  attempt(() => database.transaction('drafts', 'readwrite').objectStore('drafts').delete(PREFIX + annotator));
};
