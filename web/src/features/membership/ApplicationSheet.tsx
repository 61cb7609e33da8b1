import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCountry } from '../../shared/format';
import classes from '../registry/registry.module.css';
import { useWords } from '../registry/words';
import { type Answer, type Question } from './applicationForm';
import type { Application } from './useApplication';
import { useInWords } from './useInWords';

interface Props {
  application: Application;
  questions: Question[];
}

/** What an application says, to be read. */
export function ApplicationSheet({ application, questions }: Props) {
  const { t } = useTranslation('membership');
  const { kindOf } = useWords();
  const inWords = useInWords();
  const organisation = application.organisation as Record<string, string | number | null>;
  const answers = application.answers as Record<string, Answer>;

  const show = (field: string, value: string | number) => {
    if (field === 'kind') return kindOf(String(value));
    if (field === 'country_code') return formatCountry(String(value));
    return String(value);
  };
  const answerOf = ({ code, kind, choices }: Question) => {
    const answer = answers[code];
    if (answer === undefined || answer === null || answer === '') return t('review.no_answer');
    if (kind === 'yes_no') return answer ? t('yes') : t('no');
    const choice = choices?.find((one) => one.code === answer);
    return choice ? inWords.text(choice.name) : String(answer);
  };
  return (
    <>
      <dl className={classes['facts']}>
        {Object.entries(organisation).map(
          ([field, value]) =>
            value !== null && (
              <div key={field}>
                <dt>{t(`apply.organisation.${field}`)}</dt>
                <dd>{show(field, value)}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{t('apply.contact')}</dt>
          <dd>{`${application.contact_name}, ${application.contact_email}`}</dd>
        </div>
      </dl>
      {questions.length > 0 && (
        <>
          <Text fw={600} mt="md" mb="xs">
            {t('apply.questions')}
          </Text>
          <dl style={{ margin: 0 }}>
            {questions.map((question) => (
              <div key={question.code} style={{ marginBottom: 12 }}>
                <Text component="dt" size="sm" c="dimmed">
                  {inWords.text(question.text)}
                </Text>
                <Text component="dd" size="sm" m={0} style={{ whiteSpace: 'pre-line' }}>
                  {answerOf(question)}
                </Text>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
