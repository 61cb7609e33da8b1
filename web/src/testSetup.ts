import '@testing-library/jest-dom/vitest';
import { vi } from 'vitest';

// jsdom has neither of these; Mantine needs both.
(window as { matchMedia?: unknown }).matchMedia ??= vi.fn().mockImplementation((query: string) => ({
  matches: false,
  media: query,
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
}));
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
