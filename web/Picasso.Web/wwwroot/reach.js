// A link that cannot be followed shows an error page at its own address, instead of the old page under a new address.
import { complain, Refused } from './say.js';
import { text } from './texts.js';

const enhanced = 'blazor-enhanced-nav';
const plainFetch = window.fetch;

const isPage = options => String(options?.headers?.accept ?? '').includes(enhanced);
const isRead = options => !options?.method || options.method.toLowerCase() === 'get';

function unreachable(url) {
  const page = document.documentElement.cloneNode(true);
  page.querySelector('title').textContent = `${text('Not reachable')} · Picasso`;
  const again = document.createElement('a');
  again.className = 'button button-primary';
  again.href = url;
  again.textContent = text('Try again');
  const [title, words, actions] = [document.createElement('h1'), document.createElement('p'), document.createElement('p')];
  title.textContent = text('We could not reach Picasso');
  words.className = 'lead';
  words.textContent = text('Check your connection. Nothing is lost: go back to where you were, or try again.');
  actions.className = 'actions';
  actions.append(again);
  const message = document.createElement('div');
  message.className = 'page page-message';
  message.dataset.unreachable = '';
  message.append(title, words, actions);
  page.querySelector('main').replaceChildren(message);
  return new Response(`<!DOCTYPE html>${page.outerHTML}`, { headers: { 'content-type': 'text/html; charset=utf-8', [enhanced]: 'allow' } });
}

// The framework follows links and sends its forms by fetch, and reports a network failure only on the console.
window.fetch = async (url, options) => {
  if (!isPage(options)) return plainFetch(url, options);
  try {
    return await plainFetch(url, options);
  } catch (fault) {
    if (options.signal?.aborted) throw fault;
    if (isRead(options)) return unreachable(String(url));
    complain(new Refused(text('We could not reach Picasso. Your form is as you left it; check your connection and send it again.')));
    throw fault;
  }
};
