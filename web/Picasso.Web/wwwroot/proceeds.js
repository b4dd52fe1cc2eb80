// What a seller gets, while the price is typed. The numbers follow the service's: fee and royalty are rounded down.
import { locale } from './texts.js';
const amount = /^\s*(\d{1,12})(?:[.,](\d{1,2}))?\s*$/;

function show(minor, currency, decimals) {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: decimals }).format(minor / 10 ** decimals);
}

function update(event) {
  const field = event.target.closest?.('.field');
  const sentence = field?.querySelector('[data-fee]');
  if (!sentence) return;
  const currency = field.querySelector('[name=currency]').value;
  const decimals = currency === 'JPY' ? 0 : 2;
  // Without a price an example of 240.00, as the page begins; yen have no smaller unit.
  const typed = amount.exec(field.querySelector('[name=price]').value.trim() || (decimals === 0 ? '24000' : '240'));
  sentence.hidden = !typed || (typed[2] ?? '').length > decimals;
  if (sentence.hidden) return;
  const price = Number(typed[1] + (typed[2] ?? '').padEnd(decimals, '0'));
  const share = points => Math.floor(price * Number(points) / 10000);
  const rest = price - share(sentence.dataset.fee);
  sentence.querySelector('[data-full]').textContent = show(price, currency, decimals);
  sentence.querySelector('[data-net]').textContent = show(rest - Math.min(rest, share(sentence.dataset.royalty)), currency, decimals);
}

document.addEventListener('input', update);
document.addEventListener('change', update);
