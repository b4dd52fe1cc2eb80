// Shows a page of the site's own when there is no connection. It keeps nothing else: pages are personal and change, and the browser's cache has the rest.
const kept = 'offline-1';
const page = '/offline';

// As a visitor: the page must not show who was signed in when it was kept.
async function keep() {
  const answer = await fetch(page, { credentials: 'omit', cache: 'reload' });
  if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
  const text = await answer.clone().text();
  const styles = [...text.matchAll(/href="([^"]+\.css)"/g)].map(found => new URL(found[1], `${self.location.origin}/`).href);
  const cache = await caches.open(kept);
  await cache.addAll(styles);
  await cache.put(page, answer);
}

async function onlyCurrent() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name !== kept).map(name => caches.delete(name)));
  // The browser asks while the worker starts, so that a page waits for nothing.
  await self.registration.navigationPreload?.enable();
}

async function visit(event) {
  try {
    return (await event.preloadResponse) ?? await fetch(event.request);
  } catch (fault) {
    const offline = await caches.match(page);
    if (!offline) throw fault;
    return instead(offline, new URL(event.request.url));
  }
}

// Its link to itself leads to the address that was asked for. An address holds no quotation mark: its letters are encoded.
async function instead(offline, asked) {
  const text = await offline.text();
  const headers = Object.fromEntries(['content-type', 'content-security-policy'].map(name => [name, offline.headers.get(name) ?? '']));
  return new Response(text.replace(`href="${page}"`, () => `href="${asked.pathname}${asked.search}"`), { status: 503, headers });
}

async function style(request) {
  return (await caches.match(request)) ?? fetch(request);
}

self.addEventListener('install', event => event.waitUntil(keep()));
self.addEventListener('activate', event => event.waitUntil(onlyCurrent()));
self.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(visit(event));
  else if (request.destination === 'style') event.respondWith(style(request));
});
