import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Lock, MapPinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';
import { ButtonLink } from './links';
import { Page } from './Page';
import { problemOf } from './problem';
import { ProblemAlert } from './ProblemAlert';

/** In place of a page whose data could not be read. */
export function ProblemPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  if (problemOf(error).status === 404) return <NotFoundPage />;
  if (problemOf(error).status === 403) return <ForbiddenPage />;
  return (
    <Page title={t('problem.title')}>
      <ProblemAlert error={error} retry={retry} />
    </Page>
  );
}

function ForbiddenPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('problem.forbidden')}>
      <EmptyState
        icon={Lock}
        title={t('problem.forbidden')}
        action={<ButtonLink to="/">{t('action.to_start')}</ButtonLink>}
      >
        {t('problem.forbidden_why')}
      </EmptyState>
    </Page>
  );
}

/** Of an address without a page, and of a thing that is not there or not for this reader. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('problem.not_found')}>
      <EmptyState
        icon={MapPinOff}
        title={t('problem.nothing_here')}
        action={<ButtonLink to="/">{t('action.to_start')}</ButtonLink>}
      >
        {t('problem.nothing_here_why')}
      </EmptyState>
    </Page>
  );
}
