// The start: finds a draft, greets, and listens.

// The sheet as it came. What browsers and their extensions added to it is not handed on.
const blank = document.documentElement.cloneNode(true);
for (const node of blank.querySelectorAll('script, style, link, iframe')) {
  if (!/^claimlight-/.test(node.id)) node.remove();
}
for (const node of [blank, blank.querySelector('body')]) {
  for (const { name } of [...node.attributes]) if (name !== 'lang') node.removeAttribute(name);
}

let isKept = true;
let isForgotten = false;

const hasWork = () => draft.claims.length > 0 || draft.no_claims.length > 0;

const tellKept = isSafe => {
  isKept = isSafe;
  const time = attempt(() => new Date().toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })) || '';
  keptView.textContent = isSafe ? tell('draft-kept', { time }) : tell('draft-not-kept');
  keptView.classList.toggle('warned', !isSafe);
};

/// Puts the answer into the page itself too, where saving the page keeps it.
const fillPage = answer => {
  const root = document.documentElement;
  if (hasWork()) return fill(root, answer);
  for (const id of ['claimlight-answer', 'claimlight-text', 'claimlight-list']) byId(id).textContent = '';
  root.classList.remove('filled');
};

const save = () => {
  const answer = wholeAnswer(draft);
  isHandedIn = false;
  isForgotten = false;
  fillPage(answer);
  keep(answer, tellKept);
};

const changed = () => {
  if (chosen.key && !allClaims().some(claim => claim.key === chosen.key)) {
    const here = chosenRow() ? claimsOf(chosenRow()) : [];
    chosen.key = here.length ? here[0].key : '';
  }
  save();
  show();
};

/// Goes on with a draft.
const take = answer => {
  draft = { annotator: answer.annotator, who: answer.who, claims: answer.claims, no_claims: answer.no_claims };
  past = [];
  future = [];
  typedIn = null;
  chosen = { row: -1, key: '' };
};

/// Asks for the name or code; others' drafts on this computer stay, and can be gone on with.
const askName = async () => {
  const isCode = exercise.known_as === 'code';
  const field = el('input', { id: 'who', type: 'text', autocomplete: 'off', maxlength: 100, dir: 'auto', 'data-first': true });
  field.value = draft.who;
  let close = () => {};
  const takeName = () => {
    draft.who = field.value.trim();
    close();
    save();
    show();
  };
  const startAfresh = () => {
    take(freshDraft(''));
    close();
    show();
    askName();
  };
  const others = (await keptDrafts()).filter(kept => kept.answer.annotator !== draft.annotator);
  const goOn = kept => {
    take(cleaned(kept.answer));
    close();
    save();
    show();
    announce(tell('hello', { name: draft.who || tell('no-name') }));
  };
  const form = el('form', { onsubmit: event => { event.preventDefault(); takeName(); } },
    el('label', { for: 'who' }, tell(isCode ? 'your-code' : 'your-name')), field,
    el('p', { class: 'soft' }, tell('name-help')),
    el('div', { class: 'ways' }, hasWork() || draft.who ? button(tell('start-afresh'), startAfresh, { class: 'afresh' }) : null, el('span', { class: 'gap' }), button(tell('go-on'), takeName, { class: 'primary go-on' })));
  const named = others.length ? el('div', { class: 'others' }, el('h3', {}, tell('other-drafts')), el('ul', {}, others.map(kept =>
    el('li', {}, button(tell('go-on-as', { name: kept.answer.who || tell('no-name'), time: dayAndTime(new Date(kept.changed).toISOString()) }), () => goOn(kept)))))) : null;
  const opener = el('div', { class: 'open-file' }, button(tell('open-answer'), () => fileField.click(), { class: 'plain' }), el('p', { class: 'soft' }, tell('open-answer-help')));
  close = openDialog(tell('who-are-you'), form, named, opener).close;
  closeAsking = close;
};
let closeAsking = () => {};

/// Greets whoever finds a draft: on a shared computer it may be somebody else's.
const greet = () => {
  let close = () => {};
  const afresh = () => {
    take(freshDraft(''));
    close();
    show();
    askName();
  };
  const dialog = openDialog(tell('hello', { name: draft.who || tell('no-name') }),
    el('p', {}, tell('your-marks-are-here', { n: draft.claims.length, count: draft.claims.length })),
    el('div', { class: 'ways' }, button(tell('start-afresh'), afresh, { class: 'afresh' }), el('span', { class: 'gap' }),
      button(tell('go-on'), () => close(), { class: 'primary go-on', 'data-first': true })));
  close = dialog.close;
};

/// Opens an earlier answer. The draft that was there stays as another one.
const openFile = async file => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const json = jsonIn(new TextDecoder(name).decode(bytes));
  const { answer, problem } = json === null ? { problem: 'open-none' } : readAnswer(json);
  if (problem) return openDialog(tell('open-answer'), el('p', {}, tell(problem)), el('div', { class: 'ways' }, el('span', { class: 'gap' }), button(tell('back-to-work'), event => event.target.closest('dialog').dispatchEvent(new Event('cancel')))));
  closeAsking();
  if (answer.annotator === draft.annotator) {
    change(() => Object.assign(draft, { claims: answer.claims, no_claims: answer.no_claims, who: answer.who }));
  } else {
    take(answer);
    save();
  }
  show();
  announce(tell('opened', { name: draft.who || tell('no-name') }));
};

const fileField = el('input', { type: 'file', class: 'unseen', tabindex: -1, 'aria-hidden': 'true', accept: '.html,.htm,.txt,.mhtml,.mht', onchange: () => {
  if (fileField.files[0]) openFile(fileField.files[0]);
  fileField.value = '';
} });

const inField = target => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
const inDialog = () => !!document.querySelector('dialog[open]');

const keyOf = event => (event.key.length === 1 ? event.key.toUpperCase() : event.key);

/// Keys anywhere: undo and redo.
const anyKey = event => {
  if (event.defaultPrevented || inDialog()) return;
  const key = keyOf(event);
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !inField(event.target)) {
    if (key === 'Z' && !event.shiftKey) undo() && announce(tell('undone'));
    else if (key === 'Y' || (key === 'Z' && event.shiftKey)) redo();
    else return;
    event.preventDefault();
  } else if (event.shiftKey && /^Arrow(Left|Right)$/.test(key) && selected && !inField(event.target)) {
    attempt(() => getSelection().modify('extend', key === 'ArrowLeft' ? 'left' : 'right', 'word'));
    event.preventDefault();
  } else if (key === 'Escape' && selected) {
    dropSelection();
  }
};

/// Keys on a sentence and on the panel's buttons. Single letters act nowhere else.
const rowKey = event => {
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target) || choosing) return;
  const key = keyOf(event);
  const isRow = event.target.classList.contains('number');
  const by = { J: 1, K: -1, ...(isRow ? { ArrowDown: 1, ArrowUp: -1 } : {}) }[key];
  const verdict = verdictButtons.find(({ verdict }) => verdict.key.toUpperCase() === key);
  const from = chosen.row < 0 && isRow ? rows.findIndex(row => row.button === event.target) : chosen.row;
  if (event.shiftKey && isRow && !selected && /^Arrow(Left|Right)$/.test(key)) startWords(event.target);
  else if (event.shiftKey && key.length > 1) return;
  else if (by) choose(Math.max(0, Math.min(rows.length - 1, chosen.row < 0 ? from : from + by)));
  else if (isRow && key === 'Home') choose(0);
  else if (isRow && key === 'End') choose(rows.length - 1);
  else if (isRow && (key === ' ' || key === 'Enter')) pressed(event.target);
  else if (verdict && asks('judge')) give(verdict.verdict);
  else if (key === 'N') toggleNone();
  else if (key === 'W') enterWords();
  else if (key === 'Delete' || key === 'Backspace') removeChosen();
  else return;
  event.preventDefault();
};

const startWords = target => {
  if (chosen.row < 0 || chosenRow().button !== target) choose(rows.findIndex(row => row.button === target));
  enterWords();
};

/// Space or Enter on a sentence: chooses it, marks it, and then leads into the panel.
const pressed = target => {
  const index = rows.findIndex(row => row.button === target);
  if (chosen.row !== index) choose(index);
  if (!chosenClaim()) return give(toCheck);
  const first = [...inspectorView.querySelectorAll('.verdicts button, textarea, input')].find(node => node.offsetParent !== null);
  if (first) first.focus();
};

const wordsKey = event => {
  const isRtl = blocks[choosing.row.block].dir === 'rtl';
  const by = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
  if (event.key === 'Escape') cancelWords();
  else if (by && event.shiftKey) moveEdge('to', by);
  else if (by) moveWord(by);
  else return;
  event.preventDefault();
};

const app = el('div', { class: 'app' });

const listen = () => {
  document.addEventListener('keydown', anyKey);
  document.addEventListener('selectionchange', selectionChanged);
  document.addEventListener('pointerdown', () => (isPointing = true), true);
  for (const name of ['pointerup', 'pointercancel', 'touchend', 'dragend']) {
    document.addEventListener(name, () => {
      isPointing = false;
      selectionChanged();
    }, true);
  }
  articleView.addEventListener('keydown', rowKey);
  panelView.addEventListener('keydown', rowKey);
  panelBody.addEventListener('focusin', event => {
    if (!inField(event.target)) return;
    event.target.scrollIntoView({ block: 'nearest' });
    keepInSight();
  });
  for (const name of ['dragover', 'drop']) {
    document.addEventListener(name, event => {
      event.preventDefault();
      if (name === 'drop' && event.dataTransfer && event.dataTransfer.files[0]) openFile(event.dataTransfer.files[0]);
    });
  }
  const last = () => (hasWork() && !isForgotten ? keep(wholeAnswer(draft), () => {}) : null);
  addEventListener('pagehide', last);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && last());
  addEventListener('beforeunload', event => {
    if (hasWork() && !isKept && !isHandedIn) event.preventDefault();
  });
  const fit = () => {
    const seen = window.visualViewport;
    if (seen) document.documentElement.style.setProperty('--below', Math.max(0, innerHeight - seen.height - seen.offsetTop) + 'px');
    document.documentElement.style.setProperty('--panel', panelView.offsetHeight + 'px');
    document.documentElement.style.setProperty('--head', headView.offsetHeight + 'px');
  };
  if (window.visualViewport) {
    visualViewport.addEventListener('resize', () => {
      fit();
      keepInSight();
    });
    visualViewport.addEventListener('scroll', fit);
  }
  if (window.ResizeObserver) {
    let height = 0;
    const watching = new ResizeObserver(() => {
      fit();
      if (panelView.offsetHeight > height && panelView.contains(document.activeElement)) keepInSight();
      height = panelView.offsetHeight;
    });
    watching.observe(panelView);
    watching.observe(headView);
  }
  fit();
};

const start = async () => {
  const inFile = attempt(() => readAnswer(byId('claimlight-answer').textContent).answer);
  const isReload = attempt(() => !!history.state.claimlight) === true;
  await openDatabase();
  const drafts = await keptDrafts();
  const kept = inFile ? drafts.find(({ answer }) => answer.annotator === inFile.annotator) : drafts[0];
  const isNewer = kept && (!inFile || kept.answer.time >= inFile.time);
  if (isNewer) take(cleaned(kept.answer));
  else take(inFile || freshDraft(''));
  document.documentElement.classList.add('js');
  buildRows();
  headView.append(el('section', { class: 'task' }, taskButton, taskBody));
  taskBody.textContent = exercise.task;
  if (!exercise.task.trim()) taskButton.parentNode.hidden = true;
  foldTask(hasWork() || innerHeight < 700);
  app.append(headView, el('main', {}, articleView), panelView, barView, status, fileField);
  document.body.prepend(app);
  listen();
  show();
  showBar();
  if (hasWork() || draft.who) save();
  else if (plainStore === undefined && database === null) tellKept(false);
  if (isNewer && !isReload && !inFile) greet();
  else if (!draft.who) askName();
};

start();
