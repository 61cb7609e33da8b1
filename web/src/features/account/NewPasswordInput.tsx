import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** The server's own least length; it also refuses what is widely known, and says so. */
const LEAST = 10;

export function passwordFault(password: string, t: TFunction<'account'>): string | null {
  return password.length < LEAST ? t('password_short', { count: LEAST }) : null;
}

export function NewPasswordInput(props: PasswordInputProps) {
  const { t } = useTranslation('account');
  return (
    <PasswordInput
      label={t('new_password')}
      description={t('password_hint')}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('action.show_password', { ns: 'app' }), tabIndex: 0 }}
      {...props}
    />
  );
}
