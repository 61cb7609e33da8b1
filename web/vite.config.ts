import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from './vite/budget.ts';
import { CHUNKS } from './vite/chunks.ts';
import { compressed } from './vite/compressed.ts';
import { serviceWorker } from './vite/serviceWorker.ts';
import { unusedStyles } from './vite/unusedStyles.ts';

/** Where `vallis serve` answers while pages are worked on: `VALLIS_SERVER=http://localhost:8081 npm run dev`. */
const server = process.env['VALLIS_SERVER'] ?? 'http://localhost:8080';

/**
 * Pages that the same few people open one after the other come as one file a feature (`features/<name>/page.ts`), which
 * they ask for themselves: their routes are not to be split once more.
 */
const ONE_FILE = /^\/staff\/(indicators|scorecards)/;

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      quoteStyle: 'single',
      codeSplittingOptions: { splitBehavior: ({ routeId }) => (ONE_FILE.test(routeId) ? [] : undefined) },
    }),
    react(),
    unusedStyles(),
    serviceWorker(),
    compressed(),
    budget(),
  ],
  // The server writes a nonce of its own into each index.html in place of this word.
  html: { cspNonce: 'VALLIS_NONCE' },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: CHUNKS },
        // Of what pages share, rolldown's names would list the pages.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        assetFileNames: ({ names }) => `assets/${names[0]?.includes('~') ? 'parts' : '[name]'}-[hash][extname]`,
      },
    },
    // The entry would otherwise name what every lazy page needs, some 8 KiB on the first visit of everybody; a page's
    // needs are asked for when it comes, and are in the browser's store from then on.
    modulePreload: { resolveDependencies: (_, needed, { hostType }) => (hostType === 'html' ? needed : []) },
  },
  server: { fs: { allow: ['..'] }, proxy: { '/api': server } },
});
