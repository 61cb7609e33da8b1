import { Alert, List, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client';
import { formatCountry } from '../../shared/format';
import { AnchorLink } from '../../shared/links';
import { bodyOf, faultsOfValues, NOTHING, type OrganisationValues } from './organisationForm';

/** While a name is typed: what is there already and may be the same. */
export function SimilarHint({ values }: { values: OrganisationValues }) {
  const { t } = useTranslation('registry');
  const { name, country_code, kind, website, ror_id, registry_number, lei } = values;
  const asked = { name, country_code, kind, website, ror_id, registry_number, lei };
  const [late] = useDebouncedValue(JSON.stringify(asked), 500);
  const { data } = useQuery({
    queryKey: ['similar', late],
    enabled: name.trim().length > 2 && Object.keys(faultsOfValues(values)).length === 0,
    queryFn: async ({ signal }) => {
      const body = bodyOf({ ...NOTHING, ...(JSON.parse(late) as typeof asked) });
      const { data, error } = await api.POST('/api/v1/organisations/similar', { body, signal });
      if (!data) throw error as unknown as Error;
      return data.items;
    },
    retry: false,
  });
  if (!data?.length) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<Copy size={18} aria-hidden />}
      role="status"
      title={t('similar.title')}
    >
      <List size="sm">
        {data.map((one) => (
          <List.Item key={one.organisation_id}>
            <AnchorLink
              to="/organisations/$organisationId"
              params={{ organisationId: one.organisation_id }}
              target="_blank"
              size="sm"
              underline="always"
            >
              {one.name}
            </AnchorLink>
            <Text span size="sm">
              {` · ${formatCountry(one.country_code)} · ${t(`similar.reason.${one.reason}`)}`}
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
