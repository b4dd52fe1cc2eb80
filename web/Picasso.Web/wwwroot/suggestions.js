// Suggestions while somebody types a search: the combobox pattern with a list (WAI-ARIA APG). The focus stays in the field; without script it is a field.
import { say } from './say.js';
import { count as counted, text } from './texts.js';

const pause = 150;
const shortest = 2;

let timer = 0;
let asked = null;

const listOf = field => field.parentElement.querySelector('[role=listbox]');
const optionsOf = field => [...listOf(field)?.querySelectorAll('[role=option]') ?? []];
const activeOf = field => optionsOf(field).find(option => option.getAttribute('aria-selected') === 'true');

function prepare(field) {
  if (listOf(field)) return;
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', text('Suggestions'));
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event => follow(event.target.closest('[role=option]')));
  field.after(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');
}

function close(field) {
  clearTimeout(timer);
  asked?.abort();
  const list = listOf(field);
  if (!list) return;
  list.hidden = true;
  list.replaceChildren();
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

function choose(field, option) {
  for (const other of optionsOf(field)) other.setAttribute('aria-selected', String(other === option));
  if (option) field.setAttribute('aria-activedescendant', option.id);
  else field.removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

function follow(option) {
  if (option) location.assign(option.dataset.address);
}

// A search works without suggestions: a failure shows none.
async function suggest(field) {
  asked?.abort();
  asked = new AbortController();
  const { signal } = asked;
  try {
    const response = await fetch(`/fragments/suggestions?q=${encodeURIComponent(field.value)}`, { signal });
    const html = response.ok ? await response.text() : '';
    if (!signal.aborted && document.activeElement === field) show(field, html);
  } catch {
    if (!signal.aborted) close(field);
  }
}

function show(field, html) {
  const list = listOf(field);
  list.replaceChildren(document.createRange().createContextualFragment(html));
  const count = optionsOf(field).length;
  list.hidden = count === 0;
  field.setAttribute('aria-expanded', String(count > 0));
  field.removeAttribute('aria-activedescendant');
  say(count === 0 ? '' : counted('{0} suggestion|{0} suggestions', count));
}

function move(field, step) {
  const options = optionsOf(field);
  // Between the last and the first option is the field itself.
  const at = options.indexOf(activeOf(field)) + step;
  choose(field, options[at < -1 ? options.length - 1 : at]);
}

document.addEventListener('input', event => {
  const field = event.target;
  if (!field.matches?.('[data-suggest]')) return;
  prepare(field);
  clearTimeout(timer);
  if (field.value.trim().length < shortest) close(field);
  else timer = setTimeout(suggest, pause, field);
});

document.addEventListener('keydown', event => {
  const field = event.target;
  if (!field.matches?.('[data-suggest][aria-expanded=true]') || event.isComposing) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    move(field, event.key === 'ArrowDown' ? 1 : -1);
  } else if (event.key === 'Escape') {
    // The first Escape closes the list; the next one clears the field, as in any search field.
    event.preventDefault();
    close(field);
  } else if (event.key === 'Enter' && activeOf(field)) {
    event.preventDefault();
    follow(activeOf(field));
  }
});

document.addEventListener('focusout', event => {
  if (event.target.matches?.('[data-suggest]')) close(event.target);
});
document.addEventListener('submit', event => {
  const field = event.target.querySelector?.('[data-suggest]');
  if (field) close(field);
}, true);
