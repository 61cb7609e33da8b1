import { ActionIcon, Button, Checkbox, Group, Paper, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Question } from './api';

interface Props {
  questions: Question[];
  onChange: (questions: Question[]) => void;
  /** By place: "questions.0.text.ru". */
  faults: Record<string, string>;
}

const KINDS = ['text', 'number', 'yes_no', 'choice'] as const;

/** What the application form asks of those who want to be members of a type. */
export function QuestionsEditor({ questions, onChange, faults }: Props) {
  const { t } = useTranslation('terms');
  const set = (at: number, part: Partial<Question>) =>
    onChange(questions.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <Stack gap="sm">
      {questions.map((question, at) => {
        const fault = (path: string) => faults[`questions.${at}.${path}`];
        const choices = question.choices ?? [];
        const setChoice = (which: number, part: Partial<(typeof choices)[number]>) =>
          set(at, { choices: choices.map((one, i) => (i === which ? { ...one, ...part } : one)) });
        return (
          <Paper key={at} withBorder p="sm" radius="md" role="group" aria-label={t('question.nth', { n: at + 1 })}>
            <Stack gap="xs">
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
                <TextInput
                  size="xs"
                  label={t('question.en')}
                  value={question.text.en}
                  error={fault('text.en') ?? fault('text')}
                  onChange={(event) => set(at, { text: { ...question.text, en: event.currentTarget.value } })}
                />
                <TextInput
                  size="xs"
                  label={t('question.ru')}
                  value={question.text.ru}
                  error={fault('text.ru')}
                  onChange={(event) => set(at, { text: { ...question.text, ru: event.currentTarget.value } })}
                />
                <TextInput
                  size="xs"
                  label={t('question.code')}
                  value={question.code}
                  error={fault('code')}
                  onChange={(event) => set(at, { code: event.currentTarget.value })}
                />
                <Select
                  size="xs"
                  label={t('question.kind')}
                  allowDeselect={false}
                  data={KINDS.map((kind) => ({ value: kind, label: t(`question.kinds.${kind}`) }))}
                  value={question.kind}
                  error={fault('choices')}
                  onChange={(kind) =>
                    set(at, {
                      kind: kind as Question['kind'],
                      choices: kind === 'choice' ? (question.choices ?? [NO_CHOICE, NO_CHOICE]) : null,
                    })
                  }
                />
              </SimpleGrid>
              {question.kind === 'choice' &&
                choices.map((choice, which) => (
                  <Group key={which} gap="xs" wrap="nowrap" align="end">
                    <TextInput
                      size="xs"
                      w={90}
                      label={t('question.choice_code')}
                      value={choice.code}
                      onChange={(event) => setChoice(which, { code: event.currentTarget.value })}
                    />
                    <TextInput
                      size="xs"
                      flex={1}
                      label={t('question.choice_en')}
                      value={choice.name.en}
                      onChange={(event) =>
                        setChoice(which, { name: { ...choice.name, en: event.currentTarget.value } })
                      }
                    />
                    <TextInput
                      size="xs"
                      flex={1}
                      label={t('question.choice_ru')}
                      value={choice.name.ru}
                      onChange={(event) =>
                        setChoice(which, { name: { ...choice.name, ru: event.currentTarget.value } })
                      }
                    />
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={30}
                      aria-label={t('question.forget_choice', { n: which + 1 })}
                      disabled={choices.length <= 2}
                      onClick={() => set(at, { choices: choices.filter((_, i) => i !== which) })}
                    >
                      <Trash2 size={15} aria-hidden />
                    </ActionIcon>
                  </Group>
                ))}
              <Group justify="space-between">
                <Checkbox
                  size="xs"
                  label={t('question.required')}
                  checked={question.required}
                  onChange={(event) => set(at, { required: event.currentTarget.checked })}
                />
                <Group gap="xs">
                  {question.kind === 'choice' && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      onClick={() => set(at, { choices: [...choices, NO_CHOICE] })}
                    >
                      {t('question.add_choice')}
                    </Button>
                  )}
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    leftSection={<Trash2 size={14} aria-hidden />}
                    onClick={() => onChange(questions.filter((_, i) => i !== at))}
                  >
                    {t('question.forget')}
                  </Button>
                </Group>
              </Group>
            </Stack>
          </Paper>
        );
      })}
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: 'start' }}
        leftSection={<Plus size={15} aria-hidden />}
        onClick={() =>
          onChange([
            ...questions,
            {
              code: `q${questions.length + 1}`,
              text: { en: '', ru: '' },
              kind: 'text',
              required: false,
              choices: null,
            },
          ])
        }
      >
        {t('question.add')}
      </Button>
    </Stack>
  );
}

const NO_CHOICE = { code: '', name: { en: '', ru: '' } };
