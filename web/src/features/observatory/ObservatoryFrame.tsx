import { Anchor } from '@mantine/core';
import { Link, Outlet, type LinkProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import '../../charts/charts.css';
import classes from './ObservatoryFrame.module.css';

const VIEWS = [
  ['/observatory', 'map'],
  ['/observatory/ranks', 'ranks'],
  ['/observatory/groups', 'groups'],
  ['/observatory/compare', 'compare'],
  ['/observatory/what-if', 'what_if'],
  ['/observatory/factors', 'factors'],
  ['/observatory/definition', 'definition'],
  ['/observatory/method', 'method'],
] as const satisfies readonly (readonly [LinkProps['to'], string])[];

/** Every view of the observatory below its own row of views. */
export function ObservatoryFrame(): ReactElement {
  return (
    <>
      <ObservatoryNav />
      <Outlet />
    </>
  );
}

function ObservatoryNav(): ReactElement {
  const { t } = useTranslation('observatory');
  return (
    <nav aria-label={t('nav.label')} className={`${classes['nav']} no-print`}>
      {VIEWS.map(([to, key]) => (
        <Anchor
          key={to}
          component={Link}
          to={to}
          activeOptions={{ exact: to === '/observatory' }}
          className={classes['link']}
          underline="never"
        >
          {t(`nav.${key}`)}
        </Anchor>
      ))}
    </nav>
  );
}
