// One stream of changes for the whole site: new pictures, counts, prices, sales.
import { showCounts } from './act.js';
import { freshCards } from './lists.js';
import { say } from './say.js';
import { count, language, text } from './texts.js';

const arrivals = new Set();
let waiting = 0;
let stream;

function listen() {
  stream?.close();
  stream = new EventSource('/live');
  stream.addEventListener('counts', event => counts(JSON.parse(event.data)));
  stream.addEventListener('picture', event => changed(JSON.parse(event.data)));
  stream.addEventListener('inbox', event => document.dispatchEvent(new CustomEvent('picasso:inbox', { detail: JSON.parse(event.data) })));
  stream.addEventListener('resync', () => resync());
  stream.addEventListener('open', () => document.documentElement.setAttribute('data-live', 'on'));
  stream.addEventListener('error', () => document.documentElement.removeAttribute('data-live'));
}

function counts(change) {
  showCounts(change);
  const comments = document.querySelector(`[data-comments="${CSS.escape(change.id)}"]`);
  if (!comments) return;
  if (comments.dataset.known !== undefined && comments.dataset.known !== String(change.comments)) import('./comments.js').then(comments => comments.refresh(change.id, true));
  else if (comments.dataset.known === undefined && comments.querySelectorAll('.comment').length !== change.comments) import('./comments.js').then(comments => comments.refresh(change.id, true));
  const now = document.querySelector(`[data-comments="${CSS.escape(change.id)}"]`);
  if (now) now.dataset.known = change.comments;
}

function changed(change) {
  const id = CSS.escape(change.id);
  if (change.kind === 'removed') {
    document.querySelectorAll(`[data-card="${id}"]`).forEach(card => card.remove());
    return;
  }
  if (change.kind === 'added') arrive(change);
  document.querySelectorAll(`[data-price="${id}"]`).forEach(price => { price.textContent = change.price?.[language] ?? text('Not for sale'); price.classList.toggle('is-kept', !change.price); });
  document.querySelectorAll(`[data-badge="${id}"]`).forEach(badge => { badge.hidden = !change.reserved; });
  if (document.querySelector(`[data-offer="${id}"]`)) offer(change.id, change.position);
}

async function offer(id, position) {
  const panel = document.querySelector(`[data-offer="${CSS.escape(id)}"]`);
  if (panel?.contains(document.activeElement) && document.activeElement.matches('input')) return;
  const response = await fetch(`/fragments/pictures/${id}/offer?at=${position ?? 0}`).catch(() => null);
  if (!response?.ok) return;
  const fresh = document.createRange().createContextualFragment(await response.text()).querySelector('[data-offer]');
  document.querySelector(`[data-offer="${CSS.escape(id)}"]`)?.replaceWith(fresh);
}

function arrive(change) {
  const wall = document.querySelector('[data-gallery="newest"]');
  if (!wall || (wall.dataset.category && wall.dataset.category !== change.category)) return;
  arrivals.add(change.id);
  // Many changes at once cause one request.
  waiting ||= setTimeout(hang, 150);
}

async function hang() {
  waiting = 0;
  const wall = document.querySelector('[data-gallery="newest"]');
  const ids = [...arrivals].slice(-12);
  arrivals.clear();
  if (!wall || ids.length === 0) return;
  const response = await fetch(`/fragments/cards?ids=${ids.reverse().join(',')}`).catch(() => null);
  if (!response?.ok) return;
  const cards = freshCards(await response.text());
  const fresh = [...cards.querySelectorAll('[data-card]')];
  fresh.forEach(card => card.classList.add('is-new'));
  wall.prepend(cards);
  if (fresh.length > 0) document.querySelector('[data-gallery-empty]')?.remove();
  if (fresh.length > 0) say(count('A new picture at the top|{0} new pictures at the top', fresh.length));
}

async function resync() {
  const panel = document.querySelector('[data-offer]');
  if (panel) offer(panel.dataset.offer);
  const wall = document.querySelector('[data-gallery="newest"]');
  if (!wall) return;
  const category = wall.dataset.category ? `?category=${encodeURIComponent(wall.dataset.category)}` : '';
  const response = await fetch(`/fragments/feed${category}`).catch(() => null);
  if (!response?.ok) return;
  const cards = freshCards(await response.text());
  cards.querySelectorAll('.more').forEach(more => more.remove());
  wall.prepend(cards);
}

// A browser allows a site only a few connections over all its tabs: a hidden tab closes its own.
function silence() {
  stream?.close();
  stream = undefined;
  document.documentElement.removeAttribute('data-live');
}

function awake() {
  if (stream) return;
  listen();
  resync();
}

addEventListener('pagehide', silence);
addEventListener('pageshow', event => { if (event.persisted) awake(); });
document.addEventListener('visibilitychange', () => { if (document.hidden) silence(); else awake(); });
if (!document.hidden) listen();
