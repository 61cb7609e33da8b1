import { Group, Switch, Text } from '@mantine/core';
import { IdCard, Receipt } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { formatMoney, formatNumber } from '../../shared/format';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { useMay } from '../../shared/useMe';
import { MembershipTabs } from '../membership/Tabs';
import { today } from '../registry/OrganisationActions';
import { useCluster, useWords } from '../registry/words';
import type { Rule, Type } from './api';
import { EndRuleDialog, RuleDialog } from './RuleDialog';
import type { TermsSearch } from './search';
import { TermsList } from './TermsList';
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
  return (
    <TermsList
      title={t('type.title')}
      lead={t('type.lead')}
      add={may ? { word: t('type.add_go'), go: () => setOpen({ kind: 'add' }) } : undefined}
      empty={{ icon: IdCard, title: t('type.none'), why: t('type.none_why') }}
      rows={rows}
      on={on}
      idOf={({ membership_type_id }) => membership_type_id}
      nameOf={nameOf}
      name={{
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
      }}
      columns={[
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
      ]}
      deeds={(row) => [
        [t('type.follow_go'), () => setOpen({ kind: 'follow', type: row })],
        [t('type.change_go'), () => setOpen({ kind: 'change', type: row })],
      ]}
    >
      {open && <TypeDialog clusterId={clusterId} today={today()} {...open} onClose={() => setOpen(undefined)} />}
    </TermsList>
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
  return (
    <TermsList
      title={t('rule.title')}
      lead={t('rule.lead')}
      add={may ? { word: t('rule.add_go'), go: () => setOpen({ kind: 'add' }) } : undefined}
      empty={{ icon: Receipt, title: t('rule.none'), why: t('rule.none_why') }}
      rows={rows}
      on={on}
      idOf={({ dues_rule_id }) => dues_rule_id}
      nameOf={forWhom}
      name={{
        key: 'whom',
        label: t('rule.whom'),
        show: (row) => (
          <Text size="sm" fw={600}>
            {forWhom(row)}
          </Text>
        ),
      }}
      columns={[
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
      ]}
      deeds={(row) => [
        [t('rule.follow'), () => setOpen({ kind: 'follow', rule: row })],
        [t('rule.end'), () => setOpen({ kind: 'end', rule: row })],
      ]}
    >
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
    </TermsList>
  );
}
