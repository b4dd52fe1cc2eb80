// Times are rendered in UTC, and shown in the reader's own zone.
const forms = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  moment: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
  exact: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23', timeZoneName: 'short' },
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' },
};
const formatters = Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, new Intl.DateTimeFormat('en-GB', form)]));

function show(time) {
  const at = new Date(time.dateTime);
  if (Number.isNaN(at.getTime())) return;
  const format = formatters[time.dataset.time];
  const utc = time.dataset.utc ?? time.textContent;
  time.dataset.utc = utc;
  time.title = time.dataset.time === 'ago' ? formatters.moment.format(at) : utc.includes('UTC') ? utc : `${utc} (UTC)`;
  const text = format?.format(at).replace(' at ', ', ');
  if (text && time.textContent !== text) time.textContent = text;
}

/** Every time of the page, and of later content. */
export function showTimes(within = document) {
  within.querySelectorAll('time[data-time]').forEach(show);
}

new MutationObserver(changes => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      if (node.matches('time[data-time]')) show(node); else showTimes(node);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
