// Progressive enhancement: everything here improves a link or a form that works without script.
import './reach.js';
import './act.js';
import './cards.js';
import './suggestions.js';
import './installing.js';
import { forgetSent } from './forms.js';
import { noteReader } from './reader.js';
import { showLists } from './lists.js';
import { showTimes } from './times.js';
import './live.js';

let path = location.pathname;

function ready() {
  cleanAddress();
  noteReader();
  showLists();
  showTimes();
  // Only the studio needs it.
  if (document.querySelector('[data-queue]')) import('./queue.js').then(queue => queue.showQueue());
  if (document.querySelector('[data-refresh]')) import('./refresh.js').then(panels => panels.keepFresh());
  if (document.querySelector('[data-share]')) import('./share.js');
  if (document.querySelector('[data-zoom]')) import('./viewer.js');
  if (document.documentElement.dataset.reader === 'member') import('./members.js');
  if (document.querySelector('[data-grid]')) import('./grid.js').then(grid => grid.showGrid());
  document.documentElement.classList.add('has-script');
  document.dispatchEvent(new Event('picasso:arrived'));
  return focusProblem();
}

// After an action the page is requested with a minimum log position, which is removed from the address.
function cleanAddress() {
  const address = new URL(location.href);
  if (!address.searchParams.has('at')) return;
  address.searchParams.delete('at');
  history.replaceState(history.state, '', address);
}

// After a rejected form the focus moves to its first error.
function focusProblem() {
  const wrong = document.querySelector('main [aria-invalid="true"]') ?? document.querySelector('main .alert-bad');
  if (!wrong || wrong.offsetParent === null) return false;
  if (!wrong.matches('input, select, textarea')) wrong.tabIndex = -1;
  wrong.focus();
  return true;
}

function arrived() {
  forgetSent();
  const wrong = ready();
  document.querySelectorAll('details.menu[open]').forEach(menu => menu.removeAttribute('open'));
  if (location.pathname === path && !document.querySelector('[data-unreachable]')) return;
  path = location.pathname;
  // A new page was merged into this one: announce it to screen readers, and start at its heading.
  if (location.hash || wrong) return;
  const heading = document.querySelector('main h1') ?? document.querySelector('main');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

document.addEventListener('click', event => {
  document.querySelectorAll('details.menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.removeAttribute('open'); });
  // The framework scrolls to a part of the page, and leaves the focus where it was.
  if (!event.target.closest?.('.skip')) return;
  event.preventDefault();
  event.stopPropagation();
  const main = document.querySelector('main');
  main.focus();
  main.scrollIntoView();
}, true);
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
  if (menu) { menu.removeAttribute('open'); menu.querySelector('summary').focus(); }
});

// A page whose parts need the framework brings it along. On others it is half of all scripts and only spares new pages: it comes with the first sign of use.
function framework() {
  const address = document.body.dataset.framework;
  if (!address) return void globalThis.Blazor?.addEventListener('enhancedload', arrived);
  const signs = ['pointerover', 'pointerdown', 'keydown', 'scroll', 'touchstart'];
  const load = () => {
    for (const sign of signs) removeEventListener(sign, load, true);
    const script = Object.assign(document.createElement('script'), { src: address });
    script.onload = () => globalThis.Blazor.addEventListener('enhancedload', arrived);
    document.body.append(script);
  };
  for (const sign of signs) addEventListener(sign, load, { capture: true, passive: true });
}

ready();
framework();
