import { Alert, Group, NumberInput, Select, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../../app/client';
import { DayInput } from '../../shared/DayInput';
import { formatDate } from '../../shared/format';
import { faultsOf } from '../../shared/problem';
import { refresh } from '../../shared/refresh';
import { digitsOf, minorOf } from '../membership/money';
import { useWords } from '../registry/words';
import { TermsModal } from './TermsModal';
import { addRule, endRule, followRule, type Rule, type Type } from './api';
import { daysFrom, nextStart } from './versions';

interface Props {
  clusterId: string;
  kind: 'add' | 'follow';
  rule?: Rule;
  types: readonly Type[];
  today: string;
  onClose: () => void;
}

type Amount = number | string;

/** A rule of dues: for whom, how much, from when on. A rule is never changed; another follows it. */
export function RuleDialog({ clusterId, kind, rule, types, today, onClose }: Props) {
  const { t, i18n } = useTranslation('terms');
  const { kindChoices } = useWords();
  const currencies = query.useSuspenseQuery('get', '/api/v1/currencies', {}, { staleTime: Infinity }).data.items;
  const [type, setType] = useState<string | null>(rule?.type_code ?? null);
  const [organisation, setOrganisation] = useState<string | null>(rule?.organisation_kind ?? null);
  const [least, setLeast] = useState<Amount>(rule?.staff_min ?? '');
  const [most, setMost] = useState<Amount>(rule?.staff_max ?? '');
  const [currency, setCurrency] = useState(rule?.currency_code ?? 'EUR');
  const scale = 10 ** digitsOf(currency);
  const [amount, setAmount] = useState<Amount>(rule ? rule.amount_minor / scale : '');
  const [fee, setFee] = useState<Amount>(rule ? rule.first_fee_minor / scale : 0);
  const [proration, setProration] = useState<Rule['proration']>(rule?.proration ?? 'none');
  const [waived, setWaived] = useState<Amount>(rule?.waived_years ?? '');
  const [due, setDue] = useState<Amount>(rule?.due_days ?? 30);
  const [from, setFrom] = useState<string | null>(rule ? nextStart(today, rule) : today);
  const [to, setTo] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const faults = faultsOf(error ?? {});
  const orNone = (value: Amount) => (value === '' ? null : Number(value));
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const form = {
        type_code: type,
        organisation_kind: organisation,
        staff_min: orNone(least),
        staff_max: orNone(most),
        amount_minor: minorOf(amount, currency),
        first_fee_minor: minorOf(fee, currency),
        currency_code: currency,
        proration,
        waived_years: orNone(waived),
        due_days: Number(due),
        from_on: from!,
        to_on: to,
      };
      await (kind === 'follow' ? followRule(clusterId, rule!, form) : addRule(clusterId, form));
      await refresh('/api/v1/clusters');
      onClose();
    } catch (failed) {
      setError(failed);
      void refresh('/api/v1/clusters');
    } finally {
      setBusy(false);
    }
  };
  const codes = [...new Map(types.map((one) => [one.code, i18n.language === 'ru' ? one.name_ru : one.name_en]))];
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('action.clear') } };
  const number = { min: 0, allowDecimal: false } as const;
  return (
    <TermsModal
      title={t(`rule.${kind}`)}
      go={t(kind === 'follow' ? 'follow' : 'rule.go')}
      ready={Boolean(from && amount !== '' && currency && due !== '')}
      busy={busy}
      error={error}
      onGo={() => void save()}
      onClose={onClose}
    >
      {kind === 'follow' && (
        <Alert variant="light" color="vallis">
          {t('rule.follow_why', { on: from ? formatDate(daysFrom(from, -1)) : '–' })}
        </Alert>
      )}
      <Group grow align="start">
        <DayInput label={t('from_on')} value={from} onChange={setFrom} error={faults['from_on']} />
        <DayInput label={t('to_on')} value={to} onChange={setTo} error={faults['to_on']} clearable />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('rule.type')}
          placeholder={t('rule.any_type')}
          data={codes.map(([value, label]) => ({ value, label }))}
          value={type}
          onChange={setType}
          error={faults['type_code']}
          {...clear}
        />
        <Select
          label={t('rule.kind')}
          placeholder={t('rule.any_kind')}
          searchable
          data={kindChoices}
          value={organisation}
          onChange={setOrganisation}
          error={faults['organisation_kind']}
          {...clear}
        />
        <NumberInput
          label={t('rule.staff_min')}
          value={least}
          onChange={setLeast}
          error={faults['staff_min']}
          {...number}
        />
        <NumberInput
          label={t('rule.staff_max')}
          value={most}
          onChange={setMost}
          error={faults['staff_max']}
          {...number}
        />
        <NumberInput
          label={t('rule.amount')}
          min={0}
          decimalScale={digitsOf(currency)}
          value={amount}
          onChange={setAmount}
          error={faults['amount_minor']}
          data-autofocus
        />
        <Select
          label={t('rule.currency')}
          searchable
          allowDeselect={false}
          data={currencies.map(({ currency_code }) => currency_code)}
          value={currency}
          onChange={(code) => code && setCurrency(code)}
          error={faults['currency_code']}
        />
        <NumberInput
          label={t('rule.first_fee')}
          min={0}
          decimalScale={digitsOf(currency)}
          value={fee}
          onChange={setFee}
          error={faults['first_fee_minor']}
        />
        <Select
          label={t('rule.proration')}
          allowDeselect={false}
          data={(['none', 'month', 'day'] as const).map((one) => ({ value: one, label: t(`proration.${one}`) }))}
          value={proration}
          onChange={(one) => setProration(one as Rule['proration'])}
        />
        <NumberInput
          label={t('rule.waived_years')}
          value={waived}
          onChange={setWaived}
          error={faults['waived_years']}
          {...number}
        />
        <NumberInput label={t('rule.due_days')} value={due} onChange={setDue} error={faults['due_days']} {...number} />
      </SimpleGrid>
    </TermsModal>
  );
}

interface EndProps {
  clusterId: string;
  rule: Rule;
  today: string;
  onClose: () => void;
}

/** Gives a rule its last day. */
export function EndRuleDialog({ clusterId, rule, today, onClose }: EndProps) {
  const { t } = useTranslation('terms');
  const [on, setOn] = useState<string | null>(`${today.slice(0, 4)}-12-31`);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  return (
    <TermsModal
      title={t('rule.end')}
      go={t('rule.end')}
      ready={Boolean(on)}
      busy={busy}
      error={error}
      onClose={onClose}
      onGo={() => {
        setBusy(true);
        void endRule(clusterId, rule, on!)
          .then(() => refresh('/api/v1/clusters'))
          .then(onClose, setError)
          .finally(() => setBusy(false));
      }}
    >
      <Alert variant="light" color="vallis">
        {t('rule.end_why')}
      </Alert>
      <DayInput label={t('to_on')} value={on} onChange={setOn} error={faultsOf(error ?? {})['to_on']} />
    </TermsModal>
  );
}
