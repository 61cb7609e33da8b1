import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { oneFile } from './vite/oneFile.ts';

/** The report of `vallis study run --report`: one HTML file that asks nobody for anything. */
export default defineConfig({
  plugins: [react(), oneFile()],
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist-report',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: 'report.html', output: { codeSplitting: false } },
  },
});
