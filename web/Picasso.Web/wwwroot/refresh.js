// Panels refresh themselves periodically; without script the reader reloads the page.
const charts = 'svg[data-chart]';
const pause = panel => Number(panel.dataset.every) * 1000;

async function refresh(panel) {
  if (!panel.isConnected) return;
  const chart = [...panel.querySelectorAll(charts)].indexOf(document.activeElement);
  // A part with the focus is not replaced, except a chart: its new version receives the focus.
  if (document.visibilityState === 'visible' && (chart >= 0 || !panel.contains(document.activeElement))) {
    const response = await fetch(panel.dataset.refresh).catch(() => null);
    if (response?.ok && !response.redirected) {
      const open = [...panel.querySelectorAll('details')].map(details => details.open);
      const fresh = document.createRange().createContextualFragment(await response.text()).querySelector('[data-refresh]');
      fresh.querySelectorAll('details').forEach((details, index) => { details.open = open[index] ?? false; });
      panel.replaceWith(fresh);
      panel = fresh;
      if (chart >= 0) panel.querySelectorAll(charts)[chart]?.focus({ preventScroll: true });
    }
  }
  setTimeout(() => refresh(panel), pause(panel));
}

export function keepFresh() {
  document.querySelectorAll('[data-refresh]:not([data-fresh])').forEach(panel => {
    panel.dataset.fresh = '1';
    setTimeout(() => refresh(panel), pause(panel));
  });
}
