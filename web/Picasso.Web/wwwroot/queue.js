// Many files at once: each is checked, then sent to a private draft, three at a time. The queue goes on while other pages of the site are shown.
import { showTools } from './drafts.js';
import { answered, Refused, request } from './say.js';
import { cancelUpload, recall, remember, sendFile } from './tus.js';
import { beginningOf, bytesOf } from './upload.js';
import { wordsOf } from './words.js';
import { text } from './texts.js';

const mostAtOnce = 200;
const parallel = 3;
// HEIC cannot be sold here, but is a photo all the same: its row says what to do.
const picture = /\.(jpe?g|png|webp|tiff?|avif|gif|hei[cf])$/i;
const items = [];
const queue = () => document.querySelector('[data-queue]');
const newId = () => '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit =>
  (digit ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> digit / 4).toString(16));

/** Adds what can be sent, and says what cannot. */
function add(files) {
  const most = Number(queue().dataset.most) || Infinity;
  const pictures = files.filter(file => picture.test(file.name) || file.type.startsWith('image/'));
  const chosen = pictures.slice(0, Math.max(0, mostAtOnce - items.filter(item => isOpen(item)).length));
  const left = [
    files.length > pictures.length && text('{0} of {1} files left out: no pictures.', files.length - pictures.length, files.length),
    pictures.length > chosen.length && text('At most {0} files at once: {1} were left out.', mostAtOnce, pictures.length - chosen.length),
  ].filter(Boolean).join(' ');
  wrong(left);
  for (const file of chosen) {
    if (items.some(item => isOpen(item) && item.file.name === file.name && item.file.size === file.size && item.file.lastModified === file.lastModified)) continue;
    const item = { file, id: recall(file) ?? newId(), state: 'waiting', sent: 0, row: rowOf(file) };
    items.push(item);
    if (file.size === 0) fail(item, text('This file is empty.'));
    else if (file.size > most) fail(item, text('This file is too large: {0}. At most {1} are possible.', bytesOf(file.size), queue().dataset.mostText));
    else show(item);
  }
  next();
}

const isOpen = item => item.state === 'waiting' || item.state === 'sending' || item.state === 'paused';

function rowOf(file) {
  const row = queue().querySelector('[data-queue-row]').content.firstElementChild.cloneNode(true);
  row.querySelector('[data-name]').textContent = file.name;
  row.querySelector('[data-bar]').setAttribute('aria-label', file.name);
  for (const button of row.querySelectorAll('[data-do]')) button.setAttribute('aria-label', `${button.textContent} ${file.name}`);
  queue().querySelector('[data-queue-list]').append(row);
  return row;
}

function wrong(sentence) {
  const at = queue()?.querySelector('[data-queue-wrong]');
  if (at) { at.textContent = sentence; at.hidden = !sentence; }
}

function next() {
  while (items.filter(item => item.state === 'sending').length < parallel) {
    const item = items.find(one => one.state === 'waiting');
    if (!item) break;
    send(item);
  }
  status();
}

async function send(item) {
  item.state = 'sending';
  item.stop = new AbortController();
  show(item, text('Checking…'));
  look(item);
  try {
    item.words ??= await describe(item);
    remember(item.file, item.id);
    await sendFile(item.file, item.id, {
      signal: item.stop.signal, words: item.words,
      onProgress: sent => { item.sent = sent; show(item); },
      onWaiting: waiting => waiting && show(item, text('The connection was lost. It goes on by itself when it is back.')),
    });
    remember(item.file, null);
    item.state = 'done';
    show(item);
    // The drafts are listed by the next page too.
    showDrafts().catch(problem => wrong(problem.message));
  } catch (problem) {
    if (problem.signIn) location.assign(problem.signIn);
    if (item.state === 'sending') fail(item, problem.message);
  }
  next();
}

/** Shows a file that the browser can decode; of others the draft has a thumbnail. */
async function look({ file, row }) {
  const canvas = row.querySelector('[data-look]:not([data-shown])');
  if (!canvas) return;
  canvas.dataset.shown = '';
  const image = await createImageBitmap(file, { resizeWidth: 2 * canvas.width, resizeQuality: 'medium' }).catch(() => null);
  if (!image) return;
  const side = Math.min(image.width, image.height);
  canvas.getContext('2d').drawImage(image, (image.width - side) / 2, (image.height - side) / 2, side, side, 0, 0, canvas.width, canvas.height);
  image.close();
}

/** The words of a file with the price for all, checked by the server with the file's first bytes, before the rest is sent. */
async function describe({ file, id }) {
  const form = queue().querySelector('[data-queue-form]');
  const words = await wordsOf(file);
  const { price, currency, showCamera } = Object.fromEntries(new FormData(form));
  if (price?.trim()) Object.assign(words, { price, currency });
  if (showCamera) words.camera = showCamera;
  const body = new URLSearchParams({
    ...Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string')), uploadId: id, title: words.title || file.name.slice(0, 120),
    description: words.description ?? '', altText: words.alt ?? '', tags: words.tags ?? '', size: file.size, beginning: await beginningOf(file),
  });
  const response = await request(queue().dataset.check, { method: 'POST', body, headers: { Accept: 'application/json' } });
  if (response.status === 422) throw new Refused((await response.json()).message);
  await answered(response);
  return words;
}

function fail(item, sentence) {
  item.state = 'failed';
  show(item, sentence);
}

function act(item, what) {
  if (what === 'pause' && (item.state === 'sending' || item.state === 'waiting')) { item.state = 'paused'; item.stop?.abort(); }
  if (what === 'resume' && item.state === 'paused' || what === 'retry' && item.state === 'failed') item.state = 'waiting';
  if (what === 'cancel') {
    const focus = item.row.contains(document.activeElement);
    item.state = 'cancelled';
    item.stop?.abort();
    remember(item.file, null);
    items.splice(items.indexOf(item), 1);
    const near = (item.row.nextElementSibling ?? item.row.previousElementSibling)?.querySelector('[data-do]:not([hidden])');
    item.row.remove();
    // The row is gone, and with it the focus.
    if (focus) (near ?? queue()?.querySelector('[data-queue-files]'))?.focus();
    cancelUpload(item.id);
  } else {
    show(item);
  }
  next();
}

const sentences = { waiting: text('Waiting'), paused: text('Paused'), done: text('Arrived. Describe and publish it below.') };

function show(item, sentence) {
  const { row, state, file, sent } = item;
  const percent = state === 'done' ? 100 : Math.floor(100 * sent / (file.size || 1));
  row.dataset.state = state;
  row.querySelector('[data-bar]').value = percent;
  row.querySelector('[data-text]').textContent = sentence ?? sentences[state] ?? text('{0} % of {1}', percent, bytesOf(file.size));
  const shown = { pause: state === 'sending' || state === 'waiting', resume: state === 'paused', retry: state === 'failed', cancel: state !== 'done' };
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  for (const button of row.querySelectorAll('[data-do]')) button.hidden = !shown[button.dataset.do];
  // What has arrived has no button: its row ends, and the focus goes on to the next.
  if (focused?.hidden) (row.querySelector('[data-do]:not([hidden])') ?? row.nextElementSibling?.querySelector('[data-do]:not([hidden])') ?? queue()?.querySelector('[data-queue-files]'))?.focus();
}

/** What screen readers hear: how many have arrived, not each percent. */
function status() {
  const at = queue()?.querySelector('[data-queue-status]');
  if (!at) return;
  const inState = state => items.filter(item => item.state === state).length;
  const [failed, paused] = [inState('failed'), inState('paused')];
  const sentence = items.length ? [
    text('{0} of {1} arrived.', inState('done'), items.length), failed && text('{0} failed.', failed), paused && text('{0} paused.', paused),
  ].filter(Boolean).join(' ') : '';
  if (at.textContent !== sentence) at.textContent = sentence;
  queue().querySelector('[data-queue-tools]').hidden = !items.some(item => item.state !== 'done');
}

let [reading, again] = [false, false];

/** Adds the drafts that the page does not list yet: one request at a time, and one more for what arrived meanwhile. */
async function showDrafts() {
  again = true;
  if (reading) return;
  reading = true;
  try {
    while (again) { again = false; await readDrafts(); }
  } finally { reading = false; }
}

async function readDrafts() {
  const list = document.querySelector('[data-drafts]');
  if (!list) return;
  const page = new DOMParser().parseFromString(await (await request('/me/studio')).text(), 'text/html');
  for (const draft of page.querySelectorAll('[data-draft]')) {
    const present = list.querySelector(`[data-draft="${CSS.escape(draft.dataset.draft)}"]`);
    if (!present) list.append(draft); else if (isStale(present, draft)) present.replaceWith(draft);
  }
  showTools();
  for (const item of items) if (item.state === 'done' && list.querySelector(`[data-draft="${CSS.escape(item.id)}"]`)) item.row.remove();
}

// A row keeps its focus, a choice, and the reason why it was not published.
const isStale = (present, draft) => !present.contains(document.activeElement) && !present.querySelector('[data-pick]:checked, [data-draft-wrong]:not([hidden])')
  && present.innerHTML !== draft.innerHTML;

/** The files of what was dropped, folders included. */
async function filesOf(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some(entry => entry.isDirectory)) return [...transfer.files];
  const files = [];
  const visit = async entry => {
    if (files.length > 5_000) return;
    if (entry.isFile) return void files.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
    const reader = entry.createReader();
    for (let batch; (batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length;) for (const one of batch) await visit(one);
  };
  for (const entry of entries) await visit(entry);
  return files;
}

function take(input) {
  if (input.files.length) add([...input.files]);
  input.value = '';
}

document.addEventListener('change', event => {
  if (event.target.matches('[data-queue-files]')) take(event.target);
});
document.addEventListener('paste', event => {
  if (queue() && event.clipboardData?.files.length) add([...event.clipboardData.files]);
});
for (const [name, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) {
  document.addEventListener(name, async event => {
    const drop = event.target.closest?.('[data-queue-drop]');
    if (!drop) return;
    event.preventDefault();
    drop.classList.toggle('is-over', over);
    if (name === 'drop') add(await filesOf(event.dataTransfer));
  });
}
document.addEventListener('click', event => {
  const one = event.target.closest?.('[data-do]');
  const all = event.target.closest?.('[data-queue-all]');
  if (one) act(items.find(item => item.row.contains(one)), one.dataset.do);
  if (all) for (const item of [...items]) act(item, all.dataset.queueAll);
});
document.addEventListener('submit', event => {
  if (event.target.matches('[data-queue-form]')) event.preventDefault();
}, true);
addEventListener('beforeunload', event => {
  if (items.some(item => item.state === 'sending' || item.state === 'waiting')) event.preventDefault();
});

/** A page that is shown again shows the files that are on their way. */
export function showQueue() {
  const list = queue()?.querySelector('[data-queue-list]');
  if (!list) return;
  for (const item of items) if (item.state !== 'done' && !list.contains(item.row)) list.append(item.row);
  status();
  // What was chosen before this module was loaded.
  queue().querySelectorAll('[data-queue-files]').forEach(take);
}
