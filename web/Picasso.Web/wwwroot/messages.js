// Messages and the numbers of unread entries in open pages. Everything is read and posted as the pages do without script.
import { answered, complain, request } from './say.js';

const most = 99;
let reading;
let sending = Promise.resolve();

const thread = () => document.querySelector('[data-thread]');
const form = () => document.querySelector('[data-message-form]');

function showUnread(unread) {
  for (const badge of document.querySelectorAll('[data-unread]')) {
    const number = unread[badge.dataset.unread];
    if (number === undefined || number === null) continue;
    const words = badge.querySelector('.sr-only');
    badge.hidden = number === 0;
    badge.replaceChildren(number > most ? `${most}+` : String(number), words);
  }
}

async function post(url, fields) {
  const body = new URLSearchParams(new FormData(document.querySelector('#act')));
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return answered(await request(url, { method: 'POST', body, headers: { Accept: 'application/json' } }));
}

/** The last part of a fragment's answer that fits; null when it cannot be read now. */
async function fragment(url, selector) {
  const response = await request(url).catch(() => null);
  if (!response?.ok) return null;
  return document.createRange().createContextualFragment(await response.text()).querySelector(selector);
}

const atEnd = () => innerHeight + scrollY >= document.documentElement.scrollHeight - 160;

/** Reads the open conversation again: new messages, and whether the other has seen one's own. */
async function refreshThread() {
  const open = thread();
  // A page of earlier messages has no form, and stays as it is.
  if (!open || !form()) return;
  const follow = atEnd();
  const fresh = await fragment(`/fragments/messages/${open.dataset.thread}`, '[data-thread]');
  if (!fresh || thread() !== open) return;
  const news = Number(fresh.dataset.latest) > Number(open.dataset.latest);
  // Who looks at the conversation has seen it grow.
  if (!document.hidden) fresh.querySelector('.messages-new')?.remove();
  open.replaceWith(fresh);
  if (!news) return;
  const last = fresh.querySelector('#latest');
  if (follow) last?.scrollIntoView({ block: 'nearest' });
  if (!last || last.matches('.is-mine')) return;
  const status = document.querySelector('[data-thread-status]');
  if (status) status.textContent = last.querySelector('.message-text')?.textContent ?? '';
  if (!document.hidden) showUnread(await post(`${location.pathname}/read`, { upTo: fresh.dataset.latest }));
}

async function refreshList() {
  const list = document.querySelector('[data-conversations]');
  // A reader who loaded more, or who is moving through the list, keeps it.
  if (!list || new URL(location.href).searchParams.has('cursor') || list.contains(document.activeElement) || list.querySelectorAll('.entry').length > 20) return;
  const fresh = await fragment('/fragments/messages', '[data-conversations]');
  if (fresh) document.querySelector('[data-conversations]')?.replaceWith(fresh);
}

async function happened() {
  // Many changes at once cause one reading.
  if (reading) { reading.again = true; return; }
  reading = { again: false };
  try {
    do {
      reading.again = false;
      await refreshThread();
      await refreshList();
      const response = await request('/fragments/unread').catch(() => null);
      if (response?.ok) showUnread(await response.json());
    } while (reading.again);
  } catch (problem) { complain(problem); }
  finally { reading = undefined; }
}

// A message has its id before it is sent: however often it is repeated, it is stored once. (crypto.randomUUID needs a secure address.)
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Sends what is written, after what was sent before; the next message can be written meanwhile. */
function send(sent) {
  const field = sent.elements.text;
  const fields = { messageId: sent.elements.messageId.value, text: field.value };
  if (!fields.text.trim()) return;
  field.value = '';
  sent.elements.messageId.value = newId();
  sent.querySelector('[data-wrong]').hidden = true;
  keepDraft();
  field.focus();
  sending = sending.then(() => deliver(sent, fields));
}

async function deliver(sent, fields) {
  try {
    await post(sent.action, fields);
    await refreshThread();
    document.querySelector('#latest')?.scrollIntoView({ block: 'nearest' });
  } catch (problem) {
    const [field, wrong] = [sent.elements.text, sent.querySelector('[data-wrong]')];
    field.value = field.value ? `${fields.text}\n${field.value}` : fields.text;
    sent.elements.messageId.value = fields.messageId;
    keepDraft();
    wrong.textContent = problem.message;
    wrong.hidden = false;
    // What was sent before is shown; what was changed since is another message.
    if (problem.reason === 'idempotency_key_reused') {
      await refreshThread();
      sent.elements.messageId.value = newId();
    }
  }
}

// A draft stays with its tab: on a shared computer the next person does not find it.
const draftOf = () => `draft:${thread()?.dataset.thread}`;

function keepDraft() {
  const written = form()?.elements.text.value;
  if (written) sessionStorage.setItem(draftOf(), written);
  else sessionStorage.removeItem(draftOf());
}

function arrive() {
  if (!thread() || !form()) return;
  const field = form().elements.text;
  if (!field.value) field.value = sessionStorage.getItem(draftOf()) ?? '';
  if (!location.hash) document.querySelector('#unread, #latest')?.scrollIntoView({ block: document.querySelector('#unread') ? 'center' : 'nearest' });
}

document.addEventListener('picasso:inbox', happened);
document.addEventListener('input', event => { if (event.target.matches('[data-message-form] textarea')) keepDraft(); });
document.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !event.target.matches('[data-message-form] textarea')) return;
  // On a touch keyboard Enter is the only way to a new line.
  if (!matchMedia('(pointer: fine)').matches) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
document.addEventListener('submit', event => {
  if (!event.target.matches('[data-message-form]')) return;
  event.preventDefault();
  event.stopPropagation();
  send(event.target);
}, true);
document.addEventListener('picasso:arrived', arrive);
arrive();
