// The upload form: the other fields are checked first, then the file is sent in pieces, which goes on after a break, and at last it is published. Without
// script it is a plain form.
import { answered, complain, request } from './say.js';
import { recall, remember, sendFile } from './tus.js';
import { locale, text } from './texts.js';

/** As much of a text as fits, cut between graphemes. */
function shortened(text, most) {
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length > most) break;
    cut += segment;
  }
  return cut.trim();
}

const beginning = 32 * 1024;

/** The first bytes of a file in base64: they contain its format and size, before all of it is sent. */
export async function beginningOf(file) {
  const bytes = new Uint8Array(await file.slice(0, beginning).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** As the server writes it: "1 kB", "8.4 MB". */
export const bytesOf = size => size < 1000 ? `${size} B` : size < 1e6 ? `${Math.round(size / 1e3)} kB` : `${decimal(size / 1e6)} MB`;

const decimal = number => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false }).format(number);

/** Why a file cannot be sent; empty when it can. */
function refusalOf(form, file) {
  if (!file) return text('Choose a picture first.');
  if (file.size === 0) return text('This file is empty.');
  const most = Number(form.dataset.most);
  return most && file.size > most
    ? text('This file is too large: {0}. At most {1} are possible.', bytesOf(file.size), form.dataset.mostText) : '';
}

function choose(form, file) {
  const drop = form.querySelector('[data-drop]');
  const preview = form.querySelector('[data-preview]');
  if (preview.src) URL.revokeObjectURL(preview.src);
  if (!file) return;
  preview.onload = () => { preview.hidden = false; drop.classList.add('has-file'); };
  preview.onerror = () => { preview.hidden = true; drop.classList.remove('has-file'); };
  preview.src = URL.createObjectURL(file);
  form.querySelector('[data-file-name]').textContent = `${file.name} · ${bytesOf(file.size)}`;
  const title = form.elements.title;
  if (!title.value) title.value = shortened(file.name.replace(/\.[^.]+$/, '').replace(/[-_]+/g, ' '), title.maxLength);
  const refusal = refusalOf(form, file);
  wrong(form, refusal, refusal && 'file');
}

function wrong(form, sentence, field) {
  form.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
  const at = form.querySelector('[data-wrong]');
  at.textContent = sentence;
  at.hidden = !sentence;
  const input = field && form.elements[{ alt_text: 'altText', royalty_basis_points: 'royalty' }[field] ?? field];
  if (input?.focus) { input.setAttribute('aria-invalid', 'true'); input.focus(); }
}

// An earlier attempt was stored although its answer was lost. Another file needs another key to become a separate picture.
function stored(form, answer) {
  const box = form.querySelector('[data-stored]');
  box.hidden = !answer.view;
  if (!answer.view) return;
  box.querySelector('[data-view]').href = answer.view;
  box.querySelector('[data-edit]').href = answer.edit;
  if (answer.uploadId) form.elements.uploadId.value = answer.uploadId;
}

/** Shows how far it is; null hides it. */
function stage(form, sentence, percent, canStop = false) {
  const box = form.querySelector('[data-progress]');
  const bar = box.querySelector('progress');
  box.hidden = sentence === null;
  if (sentence === null) return;
  box.querySelector('[data-stage]').textContent = sentence;
  box.querySelector('[data-stop]').hidden = !canStop;
  if (percent === undefined) bar.removeAttribute('value'); else bar.value = percent;
}

/** Checks everything but the rest of the file; resolves to whether it is valid. */
async function isFine(form, fields, file) {
  const body = new URLSearchParams(fields);
  body.append('beginning', await beginningOf(file));
  const response = await request(form.dataset.check, { method: 'POST', body, headers: { Accept: 'application/json' } });
  if (response.status !== 422) { await answered(response); return true; }
  const { message, field } = await response.json();
  wrong(form, message, field);
  return false;
}

// By form, what stops its upload.
const running = new WeakMap();

async function begin(form) {
  const file = form.querySelector('[data-file]').files[0];
  const button = form.querySelector('[data-send]');
  const refusal = refusalOf(form, file);
  if (refusal) return wrong(form, refusal, 'file');
  if (button.disabled) return;
  button.disabled = true;
  const data = new FormData(form);
  data.delete('file');
  data.append('size', file.size);
  const stop = new AbortController();
  running.set(form, stop);
  try {
    stage(form, text('Checking the form…'));
    if (await isFine(form, data, file)) await send(form, data, file, stop.signal);
  } catch (problem) {
    if (problem.reason === 'form_outdated') complain(problem);
    else if (problem.signIn) location.assign(problem.signIn);
    else if (problem.name === 'AbortError') wrong(form, text('Stopped. Press Upload to go on where it stopped.'));
    else wrong(form, problem.message);
  }
  button.disabled = false;
  stage(form, null);
}

async function send(form, data, file, signal) {
  // The form's id, or the one under which a part of this file has arrived before the page was closed.
  const uploadId = recall(file) ?? data.get('uploadId');
  form.elements.uploadId.value = uploadId;
  data.set('uploadId', uploadId);
  remember(file, uploadId);
  wrong(form, '');
  stored(form, {});
  stage(form, text('Uploading'), 0, true);
  let percent = 0;
  const showProgress = sent => { percent = Math.floor(100 * sent / file.size); stage(form, text('Uploading, {0} %', percent), percent, true); };
  await sendFile(file, uploadId, {
    signal, onProgress: showProgress,
    onWaiting: waiting => { if (waiting) stage(form, text('The connection was lost at {0} %. The upload goes on by itself when it is back.', percent), percent, true); },
  });
  stage(form, text('Checking the picture and making previews…'));
  const answer = await publish(data);
  if (answer.location || answer.message && !answer.passing) remember(file, null);
  if (answer.location) location.assign(answer.location);
  else if (answer.signIn) location.assign(answer.signIn);
  else { wrong(form, answer.message ?? text('The upload did not work. Load this page again and retry.'), answer.field); stored(form, answer); }
}

// A lost answer is asked for again: the same form makes one picture, however often it is sent.
async function publish(data) {
  for (let wait = 500; ; wait *= 2) {
    try {
      const response = await fetch('/upload/publish', { method: 'POST', body: new URLSearchParams(data), headers: { Accept: 'application/json' } });
      if (response.status < 500 || wait > 2000) return await response.json();
    } catch {
      if (wait > 2000) return { message: text('The connection was lost. Your form is as you left it; please try again.'), passing: true };
    }
    await new Promise(resolve => setTimeout(resolve, wait));
  }
}

document.addEventListener('change', event => {
  if (event.target.matches('[data-file]')) choose(event.target.form, event.target.files[0]);
});
document.addEventListener('submit', event => {
  if (!event.target.matches('[data-upload]')) return;
  event.preventDefault();
  event.stopPropagation();
  begin(event.target);
}, true);
for (const [name, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) {
  document.addEventListener(name, event => {
    const drop = event.target.closest?.('[data-drop]');
    if (!drop) return;
    event.preventDefault();
    drop.classList.toggle('is-over', over);
    if (name !== 'drop' || !event.dataTransfer.files.length) return;
    const input = drop.querySelector('[data-file]');
    input.files = event.dataTransfer.files;
    choose(input.form, input.files[0]);
  });
}
document.addEventListener('click', event => {
  if (event.target.closest?.('[data-stop]')) running.get(event.target.closest('form'))?.abort();
});
