// What a chart shows at a moment, under the pointer or a finger.
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

function read(event) {
  const plot = event.target.closest?.('svg[data-chart]');
  const reading = plot?.closest('.chart').querySelector('[data-reading]');
  if (!reading) return;
  const lines = JSON.parse(plot.dataset.chart);
  const box = plot.getBoundingClientRect();
  const slots = lines[0].values.length;
  const slot = Math.min(slots - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * slots)));
  const at = new Date(Number(plot.dataset.from) + (slot + 1) * Number(plot.dataset.slot));
  reading.textContent = `${clock.format(at)}: ${lines.map(line => `${line.name} ${line.values[slot]} ${plot.dataset.unit}`.trim()).join(' · ')}`;
  const cursor = plot.querySelector('.chart-cursor');
  const x = (slot + 0.5) / slots * plot.viewBox.baseVal.width;
  cursor.setAttribute('x1', x);
  cursor.setAttribute('x2', x);
  cursor.removeAttribute('hidden');
}

for (const way of ['pointermove', 'pointerdown']) document.addEventListener(way, read, { passive: true });
