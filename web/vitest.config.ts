import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // The catalogue's translations are read from data/ (features/observatory).
  server: { fs: { allow: ['..'] } },
  test: { environment: 'jsdom', setupFiles: ['./src/testSetup.ts'], include: ['src/**/*.test.{ts,tsx}'] },
});
