import { Card, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AudienceMenu } from './AudienceMenu';
import type { Audience } from './organisationForm';
import classes from './registry.module.css';

/** Fields that belong together, under a heading. */
export function FormSection({ title, children, about }: { title: string; about?: string; children: ReactNode }) {
  return (
    <Card withBorder radius="lg" p="lg" component="section">
      <Title order={2} fz={17} mb={about ? 2 : 'md'}>
        {title}
      </Title>
      {about && (
        <Text size="sm" c="dimmed" mb="md">
          {about}
        </Text>
      )}
      <div className={classes['form']}>{children}</div>
    </Card>
  );
}

interface LabelProps {
  id: string;
  label: string;
  needed?: boolean;
  audience?: { value: Audience; own: boolean; onChange: (value: Audience | undefined) => void };
}

/** A field's label with, at its end, who will see the field. Required fields say so in words. */
export function FieldLabel({ id, label, needed, audience }: LabelProps) {
  const { t } = useTranslation('registry');
  return (
    <Group justify="space-between" gap="xs" mb={4} mih={24} wrap="nowrap">
      <Text component="label" htmlFor={id} size="sm" fw={550}>
        {label}
        {needed && (
          <Text span size="xs" c="dimmed" fw={400}>
            {` (${t('form.required')})`}
          </Text>
        )}
      </Text>
      {audience && <AudienceMenu label={label} {...audience} />}
    </Group>
  );
}

/** The buttons below a form, and beside them what went wrong. */
export function SaveBar({ children }: { children: ReactNode }) {
  return <div className={classes['savebar']}>{children}</div>;
}
