import { Menu, UnstyledButton } from '@mantine/core';
import { Check, Globe, Lock, LockKeyhole, UserCheck, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Audience, AUDIENCES } from './organisationForm';
import classes from './registry.module.css';

const ICONS = { public: Globe, signed_in: UserCheck, members: Users, named: Lock, staff: LockKeyhole };

interface Props {
  /** What it is of: a field's label. */
  label: string;
  value: Audience;
  /** undefined: as it is without a word about it. */
  onChange: (value: Audience | undefined) => void;
  /** Whether the field differs from what it would be. */
  own: boolean;
}

/** Beside a field of a form: who will see it, and a way to change that. */
export function AudienceMenu({ label, value, onChange, own }: Props) {
  const { t } = useTranslation('registry');
  const Icon = ICONS[value];
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <UnstyledButton
          className={classes['audience']}
          aria-label={t('audience.of', { field: label, who: t(`visibility.${value}.word`) })}
        >
          <Icon size={13} aria-hidden />
          {t(`visibility.${value}.word`)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('audience.title')}</Menu.Label>
        {AUDIENCES.map((one) => {
          const OneIcon = ICONS[one];
          return (
            <Menu.Item
              key={one}
              role="menuitemradio"
              aria-checked={one === value}
              leftSection={<OneIcon size={15} aria-hidden />}
              rightSection={one === value && <Check size={15} aria-hidden />}
              onClick={() => onChange(one)}
            >
              {t(`visibility.${one}.word`)}
            </Menu.Item>
          );
        })}
        {own && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => onChange(undefined)}>{t('audience.default')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
