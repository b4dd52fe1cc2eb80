// Times are rendered in UTC, and shown in the reader's own zone.
import { locale } from './texts.js';

const day = { day: 'numeric', month: 'long', year: 'numeric' };
const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const second = { ...minute, second: '2-digit' };
const zone = { timeZoneName: 'short' };
const exact = { ...second, fractionalSecondDigits: 3 };
// Each form's parts, which are joined by the language's comma.
const forms = { date: [day], moment: [day, { ...minute, ...zone }], exact: [day, { ...exact, ...zone }], minute: [minute], clock: [exact] };
const formatters = Object.fromEntries(Object.entries(forms).map(([name, parts]) => [name, parts.map(part => new Intl.DateTimeFormat(locale, part))]));
const comma = locale.startsWith('ar') ? '، ' : ', ';
const format = (form, at) => formatters[form]?.map(part => part.format(at)).join(comma);

function show(time) {
  const at = new Date(time.dateTime);
  if (Number.isNaN(at.getTime())) return;
  const utc = time.dataset.utc ?? time.textContent;
  time.dataset.utc = utc;
  time.title = time.dataset.time === 'ago' ? format('moment', at) : utc.includes('UTC') ? utc : `${utc} (UTC)`;
  const text = format(time.dataset.time, at);
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
