// A grid of checkboxes is one tab stop: arrow keys, Home and End move in it, space chooses, Enter opens.
import { onward, text } from './texts.js';
const cellsIn = grid => [...grid.querySelectorAll('[data-cell]')];
const most = 50;

/** Cells beside each other in the first row. */
function columns(cells) {
  const top = cells[0].getBoundingClientRect().top;
  const next = cells.findIndex(cell => Math.abs(cell.getBoundingClientRect().top - top) > 4);
  return next < 0 ? cells.length : next;
}

/** Only one cell is a tab stop; links within the grid are opened by Enter. */
function settle(grid, current) {
  const cells = cellsIn(grid);
  const stop = current ?? cells.find(cell => cell.tabIndex === 0) ?? cells[0];
  for (const cell of cells) cell.tabIndex = cell === stop ? 0 : -1;
  for (const link of cells.length ? grid.querySelectorAll('[data-open]') : []) link.tabIndex = -1;
}

document.addEventListener('keydown', event => {
  const grid = event.target.matches?.('[data-cell]') && event.target.closest('[data-grid]');
  if (!grid || event.altKey || event.metaKey) return;
  const cells = cellsIn(grid);
  const at = cells.indexOf(event.target);
  if (event.key === 'Enter') {
    event.preventDefault();
    event.target.closest('[data-item]').querySelector('[data-open]').click();
    return;
  }
  if (event.key.toLowerCase() === 'a' && event.ctrlKey) {
    event.preventDefault();
    chooseAll(cells);
    return;
  }
  const step = { ArrowRight: onward, ArrowLeft: -onward, ArrowDown: columns(cells), ArrowUp: -columns(cells), Home: -at, End: cells.length - 1 - at }[event.key];
  if (step === undefined || event.ctrlKey) return;
  event.preventDefault();
  const next = cells[at + step];
  if (!next) return;
  settle(grid, next);
  next.focus();
});

document.addEventListener('focusin', event => {
  const grid = event.target.matches?.('[data-cell]') && event.target.closest('[data-grid]');
  if (grid) settle(grid, event.target);
});

function chooseAll(cells) {
  const choose = cells.slice(0, most).some(cell => !cell.checked);
  cells.forEach((cell, index) => { cell.checked = choose && index < most; });
  count();
}

function count() {
  const at = document.querySelector('[data-chosen]');
  if (at) at.textContent = text('{0} chosen.', document.querySelectorAll('[data-cell]:checked').length);
}

document.addEventListener('change', event => { if (event.target.matches('[data-cell]')) count(); });
document.addEventListener('click', event => {
  const grid = event.target.closest?.('[data-pick-cells]') && document.querySelector('[data-grid]');
  if (grid) chooseAll(cellsIn(grid));
});

let watching;

/** A page with a grid is shown; what is loaded later belongs to it too. */
export function showGrid() {
  const grid = document.querySelector('[data-grid]');
  if (!grid) return;
  watching?.disconnect();
  watching = new MutationObserver(() => settle(grid));
  watching.observe(grid, { childList: true });
  settle(grid);
  count();
}
