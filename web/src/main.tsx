import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './app/fonts.css';
import './app/tokens.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startWords } from './app/i18n';
import { nonce } from './app/nonce';
import { router } from './app/router';

// What keeps a page still behind a dialog makes its style outside of Mantine, and reads the nonce here.
Object.assign(globalThis, { __webpack_nonce__: nonce() });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// The page's scripts are asked for while the frame is drawn.
const here: { routeId: keyof typeof router.routesById }[] = router.matchRoutes(router.latestLocation);
for (const { routeId } of here) void router.loadRouteChunk(router.routesById[routeId]);
await startWords();
createRoot(root).render(<App />);

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // After the first page is there, so that it does not wait for what is kept for later.
  const stop = router.subscribe('onResolved', () => {
    stop();
    void navigator.serviceWorker.register('/sw.js');
  });
}
