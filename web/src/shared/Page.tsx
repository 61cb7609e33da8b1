import { Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from './links';

/** A place above this page. */
export interface Crumb {
  to: LinkProps['to'];
  params?: Record<string, string>;
  label: string;
}

interface Props {
  /** The page's h1, and the name of its tab. */
  title: string;
  /** One line below it. */
  subtitle?: ReactNode;
  /** The way down to here, without the page itself. */
  crumbs?: Crumb[];
  /** The one primary button, beside the title. */
  action?: ReactNode;
  /** In px; forms and texts read best at 720, tables and maps take all. */
  width?: number;
  children: ReactNode;
}

/** What every page begins with: where it is, what it is called, and what one does here first. */
export function Page({ title, subtitle, crumbs = [], action, width, children }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('name')}`;
  }, [title, t]);
  return (
    <Stack gap="lg" maw={width}>
      <div>
        {crumbs.length > 0 && (
          <nav aria-label={t('nav.where')}>
            <Breadcrumbs mb={6} separatorMargin={6} fz="sm">
              {crumbs.map(({ label, ...link }) => (
                <AnchorLink key={label} {...(link as LinkProps)} size="sm" c="dimmed">
                  {label}
                </AnchorLink>
              ))}
            </Breadcrumbs>
          </nav>
        )}
        <Group justify="space-between" align="end" gap="md">
          <div>
            <Title order={1} fz={{ base: 24, sm: 30 }} lh={1.2}>
              {title}
            </Title>
            {subtitle && (
              <Text c="dimmed" mt={6} component="div">
                {subtitle}
              </Text>
            )}
          </div>
          {action && <div className="no-print">{action}</div>}
        </Group>
      </div>
      {children}
    </Stack>
  );
}
