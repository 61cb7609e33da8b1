/* The service worker; vite/serviceWorker.ts fills in the version and the files. */
const SHELL = 'shell-' + 'VERSION';
const ANSWERS = 'answers';
const FILES = ['FILES'];

self.addEventListener('install', (event) => {
  const pages = FILES.concat('/');
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(pages))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const old = caches
    .keys()
    .then((names) => Promise.all(names.filter((n) => n !== SHELL && n !== ANSWERS).map((n) => caches.delete(n))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

// What one person read is not for the next one at the same browser.
self.addEventListener('message', (event) => {
  if (event.data === 'forget') event.waitUntil(caches.delete(ANSWERS));
});

async function answerOf(request) {
  try {
    const answer = await fetch(request);
    const kind = answer.headers.get('Content-Type') ?? '';
    if (answer.ok && kind.includes('json')) (await caches.open(ANSWERS)).put(request, answer.clone());
    return answer;
  } catch {
    const kept = await caches.match(request, { ignoreVary: true });
    const problem = { type: 'about:blank', title: 'Offline', status: 503 };
    const headers = { 'Content-Type': 'application/problem+json' };
    return kept ?? new Response(JSON.stringify(problem), { status: 503, headers });
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== location.origin) return;
  if (address.pathname === '/api/v1/events' || address.pathname.startsWith('/api/docs')) return;
  if (address.pathname.startsWith('/api/')) {
    if (request.mode !== 'navigate') event.respondWith(answerOf(request));
  } else if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match('/')));
  } else {
    event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept ?? fetch(request)));
  }
});
