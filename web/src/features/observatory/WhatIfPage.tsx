import { Button, Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page } from '../../shared/Page';
import { ProblemAlert } from '../../shared/ProblemAlert';
import { whatIfQuery } from './api';
import { Counterfactual } from './Counterfactual';
import type { Raw } from './findings';
import { IndicatorControls } from './IndicatorControls';
import type { Study, Unit } from './study';
import { useStudy } from './useStudy';
import { useWords } from './useWords';
import { WhatIfResult } from './WhatIfResult';
import classes from './WhatIfPage.module.css';

const route = getRouteApi('/observatory/what-if');

/** Move an indicator of one cluster and see its score, rank, group and distances move. */
export function WhatIfPage(): ReactElement {
  const { study } = useStudy();
  const { t } = useWords(study);
  const { unit: id } = route.useSearch();
  const navigate = route.useNavigate();
  const unit = study.byId.get(id ?? '');
  return (
    <Page title={t('whatif.title')} subtitle={t('whatif.subtitle')}>
      <Select
        label={t('whatif.choose')}
        placeholder={t('compare.placeholder')}
        searchable
        value={unit?.id ?? null}
        onChange={(value) =>
          void navigate({ search: (s) => ({ study: s.study, unit: value ?? undefined }), replace: true })
        }
        data={study.units.map((u) => ({ value: u.id, label: u.name }))}
        maw={480}
        className="no-print"
      />
      {unit ? <Laboratory study={study} unit={unit} key={unit.id} /> : <Text c="dimmed">{t('whatif.empty')}</Text>}
    </Page>
  );
}

function Laboratory({ study, unit }: { study: Study; unit: Unit }): ReactElement {
  const { t } = useWords(study);
  const { code } = useStudy();
  const { changes = {} } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (indicator: string, value: Raw | undefined) =>
    void navigate({
      search: (before) => {
        const next = { ...before.changes };
        if (value === undefined) delete next[indicator];
        else next[indicator] = value;
        return { ...before, changes: Object.keys(next).length ? next : undefined };
      },
      replace: true,
      resetScroll: false,
    });
  const [asked] = useDebouncedValue(changes, 180);
  const count = Object.keys(asked).length;
  const { data, error } = useQuery({
    ...whatIfQuery(code, unit.id, asked),
    enabled: count > 0,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className={classes['bench']}>
        <section className={classes['controls']} aria-label={t('whatif.controls')}>
          <Group justify="space-between" mb="sm">
            <Text fw={650}>{t('whatif.controls')}</Text>
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={!Object.keys(changes).length}
              onClick={() =>
                void navigate({ search: (s) => ({ ...s, changes: undefined }), replace: true, resetScroll: false })
              }
            >
              {t('whatif.reset')}
            </Button>
          </Group>
          <IndicatorControls study={study} unit={unit} changes={changes} onChange={change} />
        </section>
        <div className={classes['result']}>
          <ProblemAlert error={error} />
          <WhatIfResult study={study} unit={unit} answer={count ? data : undefined} />
        </div>
      </div>
      <Counterfactual
        study={study}
        code={code}
        unit={unit}
        onTry={(next) => void navigate({ search: (s) => ({ ...s, changes: next }), replace: true, resetScroll: false })}
      />
    </>
  );
}
