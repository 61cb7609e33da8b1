import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** What it is for, in a sentence or two. */
  lead?: ReactNode;
  /** Beside the title: who can see it, or a button. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** A part of a page on a card of its own, with an h2. */
export function Section({ title, lead, aside, children }: Props) {
  return (
    <Card withBorder padding="lg" component="section">
      <Stack gap="md">
        <Group justify="space-between" align="start" wrap="nowrap" gap="md">
          <div>
            <Title order={2} fz={18}>
              {title}
            </Title>
            {lead && (
              <Text size="sm" c="dimmed" mt={4} component="div" maw={560}>
                {lead}
              </Text>
            )}
          </div>
          {aside && <div style={{ flexShrink: 0 }}>{aside}</div>}
        </Group>
        {children}
      </Stack>
    </Card>
  );
}
