import { Alert, Anchor, List, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** The form's sentences by field. */
  faults: Record<string, unknown>;
  /** What a field is called on the page. */
  labelOf: (field: string) => string;
  /** The id of a field's control. */
  idOf: (field: string) => string;
}

/** Above a form: how many fields are wrong, each a way to its field. Takes the focus when it appears. */
export function FaultSummary({ faults, labelOf, idOf }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const fields = Object.keys(faults).filter((field) => faults[field]);
  const any = fields.length > 0;
  useEffect(() => {
    if (any) box.current?.focus();
  }, [any]);
  if (!any) return null;
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      color="red"
      variant="light"
      role="alert"
      icon={<TriangleAlert size={20} aria-hidden />}
      title={t('form.faults', { count: fields.length })}
    >
      <List size="sm" spacing={2}>
        {fields.map((field) => (
          <List.Item key={field}>
            <Anchor
              href={`#${idOf(field)}`}
              size="sm"
              underline="always"
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(idOf(field))?.focus();
              }}
            >
              {labelOf(field)}
            </Anchor>
            <Text span size="sm">
              {' – '}
              {String(faults[field])}
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
