// Shows a chart's values at a time: under the pointer, or at the position of the arrow keys.
import { locale } from './texts.js';
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const steps = { ArrowLeft: slot => slot - 1, ArrowRight: slot => slot + 1, Home: () => 0, End: (slot, slots) => slots - 1 };

function read(plot, choose) {
  const reading = plot?.closest('.chart').querySelector('[data-reading]');
  if (!reading) return;
  const lines = JSON.parse(plot.dataset.chart);
  const slots = lines[0].values.length;
  const slot = Math.min(slots - 1, Math.max(0, choose(Number(plot.dataset.at ?? slots - 1), slots)));
  plot.dataset.at = slot;
  const at = new Date(Number(plot.dataset.from) + (slot + 1) * Number(plot.dataset.slot));
  reading.textContent = `${clock.format(at)}: ${lines.map(line => `${line.name} ${line.values[slot]} ${plot.dataset.unit}`.trim()).join(' · ')}`;
  const cursor = plot.querySelector('.chart-cursor');
  const x = (slot + 0.5) / slots * plot.viewBox.baseVal.width;
  cursor.setAttribute('x1', x);
  cursor.setAttribute('x2', x);
  cursor.removeAttribute('hidden');
}

const plotOf = event => event.target.closest?.('svg[data-chart]');

function point(event) {
  const plot = plotOf(event), box = plot?.getBoundingClientRect();
  read(plot, (_, slots) => Math.floor((event.clientX - box.left) / box.width * slots));
}

for (const way of ['pointermove', 'pointerdown']) document.addEventListener(way, point, { passive: true });
document.addEventListener('focusin', event => read(plotOf(event), slot => slot));
document.addEventListener('keydown', event => {
  const plot = plotOf(event), step = steps[event.key];
  if (!plot || !step) return;
  event.preventDefault();
  read(plot, step);
});
