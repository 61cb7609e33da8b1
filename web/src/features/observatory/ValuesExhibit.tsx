import { Anchor, Badge, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Exhibit } from './Exhibit';
import { sourceLine } from './source';
import type { SourceAnswer } from './api';
import type { Study, Unit } from './study';
import { useWords } from './useWords';
import classes from './ValuesExhibit.module.css';

/** Fifteen values, each with its year and source; what is not known is said. */
export function ValuesExhibit({ study, unit }: { study: Study; unit: Unit }): ReactElement {
  const words = useWords(study);
  const { t, say } = words;
  const known = study.indicators.filter((i) => (unit.cells[i.id]?.raw ?? null) !== null).length;
  const sourceText = (s: SourceAnswer) => [s.title, s.publisher].filter(Boolean).join(', ');
  return (
    <Exhibit
      title={t('values.heading', { count: known, all: study.indicators.length })}
      lede={t('values.lede')}
      source={sourceLine(study, words)}
      citation={study.meta.citation}
      name={`values-${unit.id}`}
      table={{
        header: [t('column.indicator'), t('column.value'), t('column.year'), t('column.source'), t('column.address')],
        rows: study.indicators.map((i) => {
          const cell = unit.cells[i.id];
          return [
            `${i.id} ${say(i.label)}`,
            words.value(i, cell?.raw ?? null),
            cell?.year ?? '',
            cell?.sources.map(sourceText).join('; ') ?? '',
            cell?.sources.map((s) => s.address).join(' ') ?? '',
          ];
        }),
      }}
    >
      {study.blocks.map((block) => (
        <section key={block.id} aria-label={say(block.label)} className={classes['block']}>
          <h3 className={classes['head']}>{say(block.label)}</h3>
          <dl className={classes['values']}>
            {study.indicators
              .filter((i) => i.block === block.id)
              .map((i) => {
                const cell = unit.cells[i.id];
                const raw = cell?.raw ?? null;
                return (
                  <div key={i.id} className={classes['row']}>
                    <dt>
                      <span className={classes['code']}>{i.id}</span> {say(i.label)}
                    </dt>
                    <dd className={raw === null ? classes['missing'] : classes['value']}>
                      {words.value(i, raw)}
                      {cell?.note && (
                        <Text size="xs" c="dimmed" lang="en">
                          {cell.note}
                        </Text>
                      )}
                    </dd>
                    <dd className={classes['source']}>
                      {cell?.year && (
                        <Badge variant="default" size="sm" radius="sm">
                          {cell.year}
                        </Badge>
                      )}{' '}
                      {cell?.sources.map((s) =>
                        s.address ? (
                          <Anchor
                            key={s.title}
                            href={s.address}
                            size="xs"
                            rel="noreferrer"
                            underline="always"
                            lang="en"
                          >
                            {sourceText(s)}
                          </Anchor>
                        ) : (
                          <Text key={s.title} size="xs" c="dimmed" component="span" lang="en">
                            {sourceText(s)}
                          </Text>
                        ),
                      )}
                    </dd>
                  </div>
                );
              })}
          </dl>
        </section>
      ))}
    </Exhibit>
  );
}
