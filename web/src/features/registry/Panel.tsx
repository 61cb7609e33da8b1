import { Card, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of a record's page, with its own heading and one thing to do. */
export function Panel({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Card withBorder radius="lg" p="lg" component="section" aria-label={title}>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={2} fz={17}>
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </Card>
  );
}
