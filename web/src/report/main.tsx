import '@mantine/core/styles.layer.css';
import '../app/tokens.css';
import '../app/app.css';
import '../charts/charts.css';
import './report.css';
import { MantineProvider } from '@mantine/core';
import { createHashHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import i18n from 'i18next';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import appEn from '../app/en.json';
import appRu from '../app/ru.json';
import { cssVariables, theme } from '../app/theme';
import type { ScorecardAnswer, StudyAnswer } from '../features/observatory/api';
import en from '../features/observatory/en.json';
import type { Findings } from '../features/observatory/findings';
import ru from '../features/observatory/ru.json';
import { readStudy } from '../features/observatory/study';
import studiesEn from '../features/studies/en.json';
import studiesRu from '../features/studies/ru.json';
import { ReportPage } from './ReportPage';
import { ReportUnitPage } from './ReportUnitPage';

/** What `vallis study run --report` writes into the page. */
interface Written {
  language: 'en' | 'ru';
  meta: StudyAnswer;
  findings: Findings;
  scorecard: ScorecardAnswer;
}

const text = document.getElementById('study')?.textContent ?? '';
const written = JSON.parse(text) as Written;
const study = readStudy(written.meta, written.findings, written.scorecard);

await i18n.use(initReactI18next).init({
  lng: written.language,
  resources: {
    en: { app: appEn, observatory: en, studies: studiesEn },
    ru: { app: appRu, observatory: ru, studies: studiesRu },
  },
  defaultNS: 'app',
  fallbackNS: 'app',
  interpolation: { escapeValue: false },
});
i18n.on('languageChanged', (language) => (document.documentElement.lang = language));
document.documentElement.lang = written.language;

// The addresses of the observatory, behind a #, so that its own links work in a file.
const root = createRootRoute();
const whole = createRoute({ getParentRoute: () => root, path: '/', component: () => <ReportPage study={study} /> });
const unit = createRoute({
  getParentRoute: () => root,
  path: '/observatory/clusters/$unit',
  component: () => <ReportUnitPage study={study} id={unit.useParams().unit} />,
});
const router = createRouter({ routeTree: root.addChildren([whole, unit]), history: createHashHistory() });

const element = document.getElementById('root');
if (!element) throw new Error('The page has no #root.');
createRoot(element).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    {/* The application's router is the registered one; this one has fewer of its addresses. */}
    <RouterProvider router={router as never} />
  </MantineProvider>,
);
