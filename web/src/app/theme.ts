import { type CSSVariablesResolver, type MantineColorsTuple, createTheme } from '@mantine/core';

/** Petrol; shade 8 carries white text at 6.2 : 1, shade 7 at 4.9 : 1. */
const vallis: MantineColorsTuple = [
  '#e8f6f5',
  '#d2ecea',
  '#a5d8d4',
  '#73c1bc',
  '#4aada7',
  '#2d9f99',
  '#17908a',
  '#0a7c77',
  '#046d6a',
  '#005552',
];

/** Greys of a cool tint, for the dark scheme: 0 is text, 7 the page, 6 what lies on it. */
const dark: MantineColorsTuple = [
  '#dde3e9',
  '#b8c2cc',
  '#93a0ad',
  '#66727f',
  '#434e59',
  '#36404a',
  '#1f272e',
  '#161c22',
  '#11161b',
  '#0c1014',
];

export const theme = createTheme({
  colors: { vallis, dark },
  primaryColor: 'vallis',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    '"Inter Variable", "Inter fallback", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
});

/** Mantine's own dimmed text, error text and light variant miss the 4.5 : 1 of WCAG AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#55606b',
    '--mantine-color-error': '#b4232c',
    '--mantine-color-text': '#1a2329',
    '--mantine-color-placeholder': '#6a747e',
    '--mantine-color-default-border': '#dce1e6',
    '--mantine-color-anchor': '#046d6a',
    '--mantine-color-vallis-light': 'var(--mantine-color-vallis-0)',
    '--mantine-color-vallis-light-hover': 'var(--mantine-color-vallis-1)',
    '--mantine-color-vallis-light-color': 'var(--mantine-color-vallis-9)',
  },
  dark: {
    '--mantine-color-dimmed': '#a3afba',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-placeholder': '#8a96a2',
    '--mantine-color-body': 'var(--mantine-color-dark-6)',
    '--mantine-color-default': 'var(--mantine-color-dark-6)',
    '--mantine-color-default-hover': 'var(--mantine-color-dark-5)',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
    '--mantine-color-anchor': 'var(--mantine-color-vallis-3)',
    '--mantine-color-vallis-light': '#12302f',
    '--mantine-color-vallis-light-hover': '#173b3a',
    '--mantine-color-vallis-light-color': 'var(--mantine-color-vallis-2)',
  },
});
