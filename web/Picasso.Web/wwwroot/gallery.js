// More cards as one scrolls, by the same link that works without script.
import { say } from './act.js';

const seen = new IntersectionObserver(entries => {
  for (const entry of entries) if (entry.isIntersecting) load(entry.target);
}, { rootMargin: '900px 0px' });

export function observeGalleries() {
  document.querySelectorAll('[data-more]').forEach(link => seen.observe(link));
}

/** The cards of a fragment that the page does not show yet. */
export function freshCards(html) {
  const fragment = document.createRange().createContextualFragment(html);
  fragment.querySelectorAll('[data-card]').forEach(card => {
    if (document.querySelector(`[data-card="${CSS.escape(card.dataset.card)}"]`)) card.remove();
  });
  return fragment;
}

async function load(link) {
  seen.unobserve(link);
  if (link.dataset.busy) return;
  link.dataset.busy = '1';
  link.textContent = 'Loading…';
  try {
    const response = await fetch(link.dataset.more);
    if (!response.ok) throw new Error();
    const cards = freshCards(await response.text());
    const number = cards.querySelectorAll('[data-card]').length;
    link.closest('.more').replaceWith(cards);
    say(`${number} more pictures`);
    observeGalleries();
  } catch {
    delete link.dataset.busy;
    link.textContent = 'Load more';
  }
}

document.addEventListener('click', event => {
  const link = event.target.closest?.('[data-more]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  load(link);
}, true);
