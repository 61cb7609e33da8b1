import { Stepper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/Page';
import { AccountStep } from './AccountStep';
import { ClusterStep } from './ClusterStep';
import { DoneStep } from './DoneStep';
import { KindsStep } from './KindsStep';
import { PeopleStep } from './PeopleStep';
import { useSetup } from './useSetup';

const STEPS = ['cluster', 'account', 'kinds', 'people', 'done'] as const;

/** From an empty server to a cluster with its first people. The first two steps are one change; the rest may wait. */
export function SetupPage() {
  const { t } = useTranslation('setup');
  const [step, setStep] = useState(0);
  const next = () => setStep((at) => at + 1);
  const setup = useSetup(next);
  return (
    <Page title={t('title')} subtitle={t('lead')} width={760}>
      <Text size="sm" fw={500} hiddenFrom="sm">
        {t('step_of', { step: step + 1, all: STEPS.length, name: t(`step.${STEPS[step] ?? 'done'}`) })}
      </Text>
      <Stepper
        active={step}
        onStepClick={setStep}
        size="sm"
        visibleFrom="sm"
        aria-label={t('steps')}
        wrap={false}
        allowNextStepsSelect={false}
      >
        {STEPS.map((key, i) => (
          <Stepper.Step
            key={key}
            aria-label={t(`step.${key}`)}
            aria-current={i === step ? 'step' : undefined}
            label={t(`step.${key}`)}
            // What is made cannot be unmade here.
            allowStepSelect={step < 2 && i < step}
          />
        ))}
      </Stepper>
      {step === 0 && <ClusterStep form={setup.form} error={setup.error} done={next} />}
      {step === 1 && <AccountStep form={setup.form} error={setup.error} pending={setup.pending} done={setup.make} />}
      {step === 2 && <KindsStep done={next} />}
      {step === 3 && <PeopleStep done={next} />}
      {step === 4 && <DoneStep />}
    </Page>
  );
}
