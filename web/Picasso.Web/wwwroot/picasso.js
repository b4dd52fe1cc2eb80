// What pages gain when script runs. Everything here improves a link or a form that works without it.
import './act.js';
import './comments.js';
import './upload.js';
import './zoom.js';
import { observeGalleries } from './gallery.js';
import { keepFresh } from './refresh.js';
import './live.js';

let path = location.pathname;

function ready() {
  observeGalleries();
  keepFresh();
  document.documentElement.classList.add('has-script');
}

function arrived() {
  ready();
  document.querySelectorAll('details.menu[open]').forEach(menu => menu.removeAttribute('open'));
  if (location.pathname === path) return;
  path = location.pathname;
  // A new page was merged into this one: say so where a screen reader listens, and start at its heading.
  if (location.hash) return;
  const heading = document.querySelector('main h1') ?? document.querySelector('main');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

document.addEventListener('click', event => {
  document.querySelectorAll('details.menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.removeAttribute('open'); });
});
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
  if (menu) { menu.removeAttribute('open'); menu.querySelector('summary').focus(); }
});

ready();
globalThis.Blazor?.addEventListener('enhancedload', arrived);
