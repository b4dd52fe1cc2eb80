// Lists load further parts without a new page, by the same links that work without script. The reader's position is stored with the
// history entry, so that navigating back restores it.
import { request, say } from './say.js';
import { count, text } from './texts.js';

const items = '[data-card], [data-item]';
const idOf = item => item.dataset.card ?? item.dataset.item;
// More than a reader scrolls; the size of a history entry is limited.
const mostParts = 60;
const pause = 300;

let address = location.href;
let parts = [];
let restoring = false;
let saving = 0;
// A link to the page that is already shown scrolls to its top, as any link does.
let toTop = false;

const seen = new IntersectionObserver(entries => {
  for (const entry of entries) if (entry.isIntersecting && !restoring) load(entry.target);
}, { rootMargin: '900px 0px' });

function observe() {
  document.querySelectorAll('[data-more][data-auto]').forEach(link => seen.observe(link));
}

/** The cards of a fragment that the page does not show yet. */
export function freshCards(html) {
  const fragment = document.createRange().createContextualFragment(html);
  fragment.querySelectorAll('[data-card]').forEach(card => {
    if (document.querySelector(`[data-card="${CSS.escape(card.dataset.card)}"]`)) card.remove();
  });
  return fragment;
}

/** Replaces a link by the part at its address; returns the number of new items. */
function insert(more, html) {
  const name = more.querySelector('[data-more]').dataset.of;
  return name ? insertRows(more, name, html) : insertCards(more, html);
}

function insertCards(more, html) {
  const cards = freshCards(html);
  const number = cards.querySelectorAll('[data-card]').length;
  more.replaceWith(cards);
  return number;
}

// Rows are loaded with their whole page, of which only the list and the next link are used.
function insertRows(more, name, html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const list = document.querySelector(`[data-list="${name}"]`);
  const known = new Set([...list.querySelectorAll(items)].map(idOf));
  const fresh = [...page.querySelectorAll(`[data-list="${name}"] > *`)].filter(item => !known.has(idOf(item)));
  list.append(...fresh);
  const next = page.querySelector(`[data-more][data-of="${name}"]`)?.closest('.more');
  if (next) more.replaceWith(next); else more.remove();
  return fresh.length;
}

async function load(link) {
  seen.unobserve(link);
  if (link.dataset.busy) return;
  link.dataset.busy = '1';
  const label = link.textContent;
  const missed = text('Could not load more.');
  link.textContent = text('Loading…');
  try {
    const url = link.dataset.more;
    const response = await request(url);
    if (!response.ok) throw new Error();
    const html = await response.text();
    if (!link.isConnected) return;
    const number = insert(link.closest('.more'), html);
    parts.push({ of: link.dataset.of, url });
    say(count('{0} more|{0} more', number));
    observe();
    save();
  } catch {
    delete link.dataset.busy;
    link.textContent = label.startsWith(missed) ? label : `${missed} ${label}`;
  }
}

const first = () => document.querySelector('[data-list], .gallery');

/** Stores the loaded parts and the position of an item; only while the page belongs to this history entry. */
function save(clicked) {
  if (restoring || location.href !== address || !first()) return;
  const top = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0;
  const anchor = clicked ?? [...document.querySelectorAll(items)].find(item => item.getBoundingClientRect().bottom > Math.max(0, top));
  if (!anchor) return;
  const list = { parts: parts.slice(0, mostParts), anchor: idOf(anchor), offset: Math.round(anchor.getBoundingClientRect().top), y: Math.round(scrollY) };
  history.replaceState({ ...history.state, list }, '');
}

async function restore(list) {
  restoring = true;
  let moved = false;
  const stay = () => { moved = true; };
  for (const way of ['wheel', 'touchmove', 'keydown']) addEventListener(way, stay, { passive: true, once: true });
  const here = address;
  try {
    const answers = await Promise.all(list.parts.map(part => request(part.url).then(response => response.ok ? response.text() : null, () => null)));
    if (here !== location.href) return;
    for (const [index, html] of answers.entries()) {
      const part = list.parts[index];
      const link = [...document.querySelectorAll('[data-more]')].find(more => more.dataset.of === part.of);
      if (html === null || !link) break;
      insert(link.closest('.more'), html);
      parts.push(part);
    }
    if (!moved) place(list);
  } finally {
    restoring = false;
    for (const way of ['wheel', 'touchmove', 'keydown']) removeEventListener(way, stay);
    observe();
  }
}

function place({ anchor, offset, y }) {
  const item = document.querySelector(`[data-card="${CSS.escape(anchor)}"], [data-item="${CSS.escape(anchor)}"]`);
  scrollTo({ top: item ? item.getBoundingClientRect().top + scrollY - offset : y, behavior: 'instant' });
}

/** A page is shown, new from the server: the parts that this history entry had loaded before are restored. */
export function showLists() {
  [address, parts] = [location.href, []];
  const list = first();
  history.scrollRestoration = list ? 'manual' : 'auto';
  if (list && history.state?.list) restore(history.state.list);
  else observe();
  if (toTop && !history.state?.list) scrollTo({ top: 0, behavior: 'instant' });
  toTop = false;
  backLink();
}

// A picture opened from a list links back to the same position.
const fromKey = 'picasso.from';

/** The list from which this picture was opened, with the cards around it; undefined when it was opened elsewhere. */
export const placeOf = () => history.state?.from;

/** Tells the next page of this tab the list it is opened from. */
export function comeFrom(place) {
  sessionStorage.setItem(fromKey, JSON.stringify(place));
}

// Neighbours on each side: as many as the viewer is walked through, and as a history entry has room for.
const neighbours = 60;

function cardsAround(item) {
  const cards = [...document.querySelectorAll('[data-card]')];
  const at = cards.indexOf(item);
  const type = typeOf(item.querySelector('.card-picture img'));
  return at < 0 ? [] : cards.slice(Math.max(0, at - neighbours), at + neighbours + 1).flatMap(card => {
    const [title, image] = [card.querySelector('.card-title a'), card.querySelector('.card-picture img')];
    return title && image ? [{ id: card.dataset.card, url: title.getAttribute('href'), title: title.textContent, alt: image.alt, src: largest(image, type) }] : [];
  });
}

const candidatesOf = source => source.srcset.split(', ').map(preview => preview.trim().split(' ')).filter(([url, width]) => url && width);

const sourcesOf = image => [...image?.closest('picture')?.querySelectorAll('source') ?? []];

/** The format that the browser has chosen for an image that has begun to load; undefined before. */
export const typeOf = image => sourcesOf(image).find(source => candidatesOf(source).some(([url]) => image.currentSrc === new URL(url, document.baseURI).href))?.type;

/** The address of an image's largest preview, of a format that this browser has chosen before, or of the last, which it reads in any case. */
export function largest(image, type = typeOf(image)) {
  const sources = sourcesOf(image);
  const previews = candidatesOf(sources.find(source => source.type === type) ?? sources.at(-1) ?? image);
  return previews.sort((one, other) => parseInt(other[1]) - parseInt(one[1]))[0]?.[0] ?? image.src;
}

function backLink() {
  const link = document.querySelector('[data-back]');
  const kept = sessionStorage.getItem(fromKey);
  sessionStorage.removeItem(fromKey);
  if (!link) return;
  if (kept && !history.state?.from) history.replaceState({ ...history.state, from: JSON.parse(kept) }, '');
  const from = history.state?.from;
  if (!from) return;
  link.href = from.url;
  link.querySelector('[data-back-label]').textContent = from.label;
}

document.addEventListener('click', event => {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const link = event.target.closest?.('a[href]');
  if (!link || !plain) return;
  if (link.matches('[data-more]')) {
    event.preventDefault();
    event.stopPropagation();
    load(link);
    return;
  }
  if (link.matches('[data-back]') && history.state?.from) {
    event.preventDefault();
    event.stopPropagation();
    history.back();
    return;
  }
  toTop = link.pathname === location.pathname && !link.hash;
  const item = link.closest(items);
  save(item ?? undefined);
  if (item && document.querySelector('h1') && !document.querySelector('[data-back]'))
    comeFrom({ url: location.pathname + location.search, label: document.querySelector('h1').textContent.trim(), cards: cardsAround(item) });
}, true);

addEventListener('scroll', () => { saving ||= setTimeout(() => { saving = 0; save(); }, pause); }, { passive: true });
addEventListener('pagehide', () => save());
