import { ActionIcon, Badge, Button, Group, Menu, Stack, Switch, Text, Title } from '@mantine/core';
import { CalendarClock, CircleCheck, CircleSlash, EllipsisVertical, IdCard, Plus, Receipt } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { EmptyState } from '../../shared/EmptyState';
import { formatDate, formatMoney, formatNumber } from '../../shared/format';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { useMay } from '../../shared/useMe';
import { SimpleTable } from '../membership/SimpleTable';
import { MembershipTabs } from '../membership/Tabs';
import { today } from '../registry/OrganisationActions';
import { useCluster, useWords } from '../registry/words';
import type { Rule, Type } from './api';
import { EndRuleDialog, RuleDialog } from './RuleDialog';
import type { TermsSearch } from './search';
import { TypeDialog } from './TypeDialog';
import { byStanding, type Dated, standingOn } from './versions';

interface Props {
  search: TermsSearch;
  onSearch: (search: TermsSearch) => void;
}

/** What one can be a member as, and what that costs: each from one day to another, and what holds on a day. */
export function TermsPage({ search, onSearch }: Props) {
  const { t } = useTranslation('terms');
  const may = useMay('manage_members');
  const clusterId = useCluster()?.cluster_id ?? '';
  const on = search.on ?? today();
  const path = { cluster_id: clusterId };
  const types = query.useQuery('get', '/api/v1/clusters/{cluster_id}/membership-types', {
    params: { path, query: { all: 'true' } as never },
  });
  const rules = query.useQuery('get', '/api/v1/clusters/{cluster_id}/dues-rules', { params: { path } });
  const shown = <T extends Dated>(rows: readonly T[] | undefined) =>
    byStanding(rows ?? [], on).filter((row) => search.all || standingOn(row, on) !== 'over');
  const allTypes = types.data?.items ?? [];
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      <MembershipTabs />
      <Group gap="lg" align="end">
        <DayInput
          label={t('on')}
          w={190}
          value={on}
          onChange={(day) => onSearch({ ...search, on: day && day !== today() ? day : undefined })}
        />
        <Switch
          label={t('with_over')}
          checked={search.all ?? false}
          onChange={(event) => onSearch({ ...search, all: event.currentTarget.checked || undefined })}
          pb={8}
        />
      </Group>
      <ProblemAlert error={types.error ?? rules.error} />
      {types.data && <Types clusterId={clusterId} rows={shown(types.data.items)} on={on} may={may} />}
      {rules.data && <Rules clusterId={clusterId} rows={shown(rules.data.items)} types={allTypes} on={on} may={may} />}
    </Page>
  );
}

interface HeadProps {
  title: string;
  lead: string;
  aside: ReactNode;
  children: ReactNode;
}

/** A list with its heading; the rows themselves have borders enough. */
function Part({ title, lead, aside, children }: HeadProps) {
  return (
    <Stack component="section" aria-label={title} gap="sm" mt="xs">
      <Group justify="space-between" gap="sm">
        <Title order={2} fz={19}>
          {title}
        </Title>
        {aside}
      </Group>
      <Text size="sm" c="dimmed" maw={720}>
        {lead}
      </Text>
      {children}
    </Stack>
  );
}

const LOOKS = {
  now: ['teal', CircleCheck],
  later: ['blue', CalendarClock],
  over: ['gray', CircleSlash],
} as const;

/** Whether terms hold on the day, and from when to when. */
function Period({ row, on }: { row: Dated; on: string }) {
  const { t } = useTranslation('terms');
  const standing = standingOn(row, on);
  const [color, Icon] = LOOKS[standing];
  return (
    <div style={{ minWidth: 130 }}>
      <Badge
        variant="light"
        color={color}
        c={`var(--state-${color}, var(--mantine-color-text))`}
        tt="none"
        fw={550}
        leftSection={<Icon size={13} aria-hidden />}
        style={{ maxWidth: 'none' }}
      >
        {t(`standing.${standing}`)}
      </Badge>
      <Text size="xs" c="dimmed" mt={3}>
        {row.to_on
          ? t('from_to', { from: formatDate(row.from_on), to: formatDate(row.to_on) })
          : t('from', { from: formatDate(row.from_on) })}
      </Text>
    </div>
  );
}

interface PartProps<Row> {
  clusterId: string;
  rows: Row[];
  on: string;
  may: boolean;
}

function Types({ clusterId, rows, on, may }: PartProps<Type>) {
  const { t, i18n } = useTranslation('terms');
  const [open, setOpen] = useState<{ kind: 'add' | 'follow' | 'change'; type?: Type }>();
  const russian = i18n.language === 'ru';
  const nameOf = (row: Type) => (russian ? row.name_ru : row.name_en);
  const add = may && (
    <Button
      size="xs"
      variant="default"
      leftSection={<Plus size={15} aria-hidden />}
      onClick={() => setOpen({ kind: 'add' })}
    >
      {t('type.add_go')}
    </Button>
  );
  return (
    <Part title={t('type.title')} lead={t('type.lead')} aside={rows.length > 0 && add}>
      {rows.length === 0 ? (
        <EmptyState icon={IdCard} title={t('type.none')} action={add}>
          {t('type.none_why')}
        </EmptyState>
      ) : (
        <SimpleTable
          label={t('type.title')}
          rows={rows}
          idOf={({ membership_type_id }) => membership_type_id}
          nameOf={nameOf}
          columns={[
            {
              key: 'name',
              label: t('type.name'),
              show: (row) => (
                <div>
                  <Text size="sm" fw={600}>
                    {nameOf(row)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {row.code} · {row.tier}
                  </Text>
                </div>
              ),
            },
            { key: 'period', label: t('when'), show: (row) => <Period row={row} on={on} /> },
            {
              key: 'benefits',
              label: t('type.benefits'),
              show: (row) =>
                row.benefits.length > 0
                  ? row.benefits.map((one) => <div key={one.en}>{russian ? one.ru : one.en}</div>)
                  : '–',
            },
            {
              key: 'asks',
              label: t('type.asks'),
              show: (row) => t('type.questions', { count: row.questions.length }),
            },
            {
              key: 'days',
              label: t('type.days'),
              show: (row) => (
                <Text size="sm">
                  {t('type.days_of', { notice: row.notice_days, grace: row.grace_days, lapsed: row.lapsed_days })}
                </Text>
              ),
            },
            ...(may
              ? [
                  {
                    key: 'do',
                    label: t('do'),
                    show: (row: Type) => (
                      <RowMenu
                        label={t('do_with', { name: nameOf(row) })}
                        items={[
                          [t('type.follow_go'), () => setOpen({ kind: 'follow', type: row })],
                          [t('type.change_go'), () => setOpen({ kind: 'change', type: row })],
                        ]}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open && <TypeDialog clusterId={clusterId} today={today()} {...open} onClose={() => setOpen(undefined)} />}
    </Part>
  );
}

function Rules({ clusterId, rows, types, on, may }: PartProps<Rule> & { types: readonly Type[] }) {
  const { t, i18n } = useTranslation('terms');
  const { kindOf } = useWords();
  const [open, setOpen] = useState<{ kind: 'add' | 'follow' | 'end'; rule?: Rule }>();
  const typeOf = (code: string) => {
    const type = types.find((one) => one.code === code);
    return type ? (i18n.language === 'ru' ? type.name_ru : type.name_en) : code;
  };
  const forWhom = (row: Rule) =>
    [
      row.type_code ? typeOf(row.type_code) : t('rule.any_type'),
      row.organisation_kind && kindOf(row.organisation_kind),
      staff(row),
    ]
      .filter(Boolean)
      .join(' · ');
  const staff = ({ staff_min: least, staff_max: most }: Rule) => {
    if (least == null && most == null) return '';
    if (most == null) return t('rule.staff_from', { least: formatNumber(least ?? 0) });
    return t('rule.staff_to', { least: formatNumber(least ?? 0), most: formatNumber(most) });
  };
  const add = may && (
    <Button
      size="xs"
      variant="default"
      leftSection={<Plus size={15} aria-hidden />}
      onClick={() => setOpen({ kind: 'add' })}
    >
      {t('rule.add_go')}
    </Button>
  );
  return (
    <Part title={t('rule.title')} lead={t('rule.lead')} aside={rows.length > 0 && add}>
      {rows.length === 0 ? (
        <EmptyState icon={Receipt} title={t('rule.none')} action={add}>
          {t('rule.none_why')}
        </EmptyState>
      ) : (
        <SimpleTable
          label={t('rule.title')}
          rows={rows}
          idOf={({ dues_rule_id }) => dues_rule_id}
          nameOf={forWhom}
          columns={[
            {
              key: 'whom',
              label: t('rule.whom'),
              show: (row) => (
                <Text size="sm" fw={600}>
                  {forWhom(row)}
                </Text>
              ),
            },
            { key: 'period', label: t('when'), show: (row) => <Period row={row} on={on} /> },
            {
              key: 'amount',
              label: t('rule.amount'),
              number: true,
              show: (row) => formatMoney(row.amount_minor, row.currency_code),
            },
            {
              key: 'fee',
              label: t('rule.first_fee'),
              number: true,
              show: (row) => (row.first_fee_minor ? formatMoney(row.first_fee_minor, row.currency_code) : '–'),
            },
            {
              key: 'how',
              label: t('rule.how'),
              show: (row) => (
                <Text size="sm">
                  {[
                    t(`proration.${row.proration}`),
                    t('rule.due_in', { count: row.due_days }),
                    row.waived_years != null && t('rule.waived_for', { count: row.waived_years }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              ),
            },
            ...(may
              ? [
                  {
                    key: 'do',
                    label: t('do'),
                    show: (row: Rule) => (
                      <RowMenu
                        label={t('do_with', { name: forWhom(row) })}
                        items={[
                          [t('rule.follow'), () => setOpen({ kind: 'follow', rule: row })],
                          [t('rule.end'), () => setOpen({ kind: 'end', rule: row })],
                        ]}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open && open.kind !== 'end' && (
        <RuleDialog
          clusterId={clusterId}
          kind={open.kind}
          rule={open.rule}
          types={types}
          today={today()}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.kind === 'end' && (
        <EndRuleDialog clusterId={clusterId} rule={open.rule!} today={today()} onClose={() => setOpen(undefined)} />
      )}
    </Part>
  );
}

function RowMenu({ label, items }: { label: string; items: [string, () => void][] }) {
  return (
    <Menu shadow="md" position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={label}>
          <EllipsisVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(([word, go]) => (
          <Menu.Item key={word} onClick={go}>
            {word}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
