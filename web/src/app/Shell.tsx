import { type ReactNode, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { ActingStrip } from './ActingStrip';
import { PhoneBar } from './PhoneBar';
import { useSaid } from '../shared/say';
import { Rail } from './Rail';
import classes from './Shell.module.css';
import { TopBar } from './TopBar';
import { useKeys } from './useKeys';

const Notifications = lazy(() => import('@mantine/notifications').then((file) => ({ default: file.Notifications })));
const KeyboardHelp = lazy(() => import('./KeyboardHelp').then((file) => ({ default: file.KeyboardHelp })));

/**
 * The frame of every page: top bar, rail (a bar of five below on a phone), and the page between. It stands around the
 * routes and is none itself, so that it is seen while the first page is still on its way.
 */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const help = useKeys();
  const said = useSaid();
  return (
    <div className={classes['shell']}>
      <a href="#main" className="skip">
        {t('nav.skip')}
      </a>
      <header className={classes['header']}>
        <TopBar />
      </header>
      <nav className={classes['rail']} aria-label={t('nav.main')}>
        <Rail />
      </nav>
      <main id="main" tabIndex={-1} className={classes['main']}>
        <ActingStrip />
        {children}
      </main>
      <PhoneBar />
      <Suspense>
        {said && <Notifications position="bottom-center" />}
        {help.opened && <KeyboardHelp close={help.close} />}
      </Suspense>
    </div>
  );
}
