import { Accordion, Anchor, Code, CopyButton, Button, Group, Table, Text, Title } from '@mantine/core';
import { Check, CircleDashed } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Study } from './study';
import { useWords } from './useWords';

/**
 * Every choice of the recipe, the ten steps of the handbook, the hashes of the inputs, and how to cite and repeat it.
 * `code` is the study's address on the server; a report has none.
 */
export function Provenance({ study, code }: { study: Study; code?: string }): ReactElement {
  const { t, say } = useWords(study);
  const { findings } = study;
  const show = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return (
    <section aria-labelledby="provenance">
      <Title order={2} fz={20} mb="sm" id="provenance">
        {t('provenance.title')}
      </Title>
      <Text mb="md" maw={760} lh={1.55}>
        {t('provenance.lede')}
      </Text>
      <Group gap="md" mb="md" className="no-print">
        {code && (
          <>
            <Anchor href={`/api/v1/studies/${code}/findings`} download={`${study.meta.code}-findings.json`}>
              {t('provenance.findings')}
            </Anchor>
            <Anchor href={`/api/v1/studies/${code}/scorecard.csv`}>{t('provenance.csv')}</Anchor>
            <Anchor href={`/api/v1/studies/${code}/scorecard.xlsx`}>{t('provenance.xlsx')}</Anchor>
          </>
        )}
        <CopyButton value={study.meta.citation}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {t(copied ? 'provenance.copied' : 'exhibit.cite')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Accordion variant="separated" multiple chevronPosition="left">
        <Accordion.Item value="warnings">
          <Accordion.Control>{t('provenance.warnings', { count: findings.warnings.length })}</Accordion.Control>
          <Accordion.Panel>
            <ul>
              {[...findings.warnings, ...findings.unusual_choices].map((w) => (
                <li key={w.en}>{say(w)}</li>
              ))}
            </ul>
            {findings.recipe.units.note && <Text size="sm">{say(findings.recipe.units.note)}</Text>}
          </Accordion.Panel>
        </Accordion.Item>
        {findings.handbook_steps && (
          <Accordion.Item value="handbook">
            <Accordion.Control>{t('provenance.handbook')}</Accordion.Control>
            <Accordion.Panel>
              {findings.handbook_steps.map((step) => {
                const done = step.state === 'done';
                const Icon = done ? Check : CircleDashed;
                return (
                  <Group key={step.id} wrap="nowrap" align="start" gap="sm" py={6}>
                    <Icon
                      size={18}
                      role="img"
                      aria-label={t(`provenance.${done ? 'done' : 'partly'}`)}
                      style={{ flex: 'none', marginTop: 3 }}
                    />
                    <div>
                      <Text fw={550} size="sm">
                        {step.number}. {say(step.name)}
                      </Text>
                      <Text size="sm" c="dimmed">
                        {[...step.by, ...step.missing].map((w) => say(w)).join('; ')}
                      </Text>
                    </div>
                  </Group>
                );
              })}
            </Accordion.Panel>
          </Accordion.Item>
        )}
        <Accordion.Item value="choices">
          <Accordion.Control>{t('provenance.choices')}</Accordion.Control>
          <Accordion.Panel>
            <Table.ScrollContainer minWidth={420}>
              <Table fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('column.choice')}</Table.Th>
                    <Table.Th>{t('column.value')}</Table.Th>
                    <Table.Th>{t('column.usual')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {findings.steps.flatMap((step) =>
                    step.choices.map((c) => (
                      <Table.Tr key={c.pointer} fw={c.differs ? 650 : undefined}>
                        <Table.Td>
                          {say(step.name)}: {say(c.what)}
                        </Table.Td>
                        <Table.Td style={{ overflowWrap: 'anywhere' }}>{show(c.value)}</Table.Td>
                        <Table.Td style={{ overflowWrap: 'anywhere' }}>{show(c.usual)}</Table.Td>
                      </Table.Tr>
                    )),
                  )}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="hashes">
          <Accordion.Control>{t('provenance.hashes')}</Accordion.Control>
          <Accordion.Panel>
            {Object.entries(findings.data_hashes).map(([name, hash]) => (
              <Text key={name} size="sm" style={{ overflowWrap: 'anywhere' }}>
                {name} <Code>{hash}</Code>
              </Text>
            ))}
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </section>
  );
}
