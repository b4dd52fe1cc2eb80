// Passes a page on: by what the device offers, or else its address is copied. Without script the link opens a mail.
import { say } from './say.js';
import { text } from './texts.js';

const shown = 2500;

document.addEventListener('click', async event => {
  const link = event.target.closest?.('[data-share]');
  if (!link || event.ctrlKey || event.metaKey) return;
  const [url, title] = [link.dataset.share, link.dataset.shareTitle];
  // A desktop's own dialog is worse than a copied address.
  if (navigator.share && matchMedia('(pointer: coarse)').matches) {
    event.preventDefault();
    // Closing the device's dialog is an answer too.
    await navigator.share({ title, url }).catch(() => {});
    return;
  }
  if (!navigator.clipboard) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(url);
  } catch {
    location.assign(link.href);
    return;
  }
  const words = link.querySelector('[data-share-words]');
  const before = words.textContent;
  words.textContent = text('Link copied');
  say(text('Link copied'));
  setTimeout(() => { words.textContent = before; }, shown);
});
