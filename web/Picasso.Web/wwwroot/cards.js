// A card is one tab stop; the arrow keys move through its other controls.
import { onward } from './texts.js';

const controls = '.card-title a, .card-person, .like';

document.addEventListener('keydown', event => {
  const step = { ArrowRight: onward, ArrowLeft: -onward }[event.key];
  const card = step && event.target.closest?.('.card');
  if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = [...card.querySelectorAll(controls)];
  const next = all[all.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
