import { Badge, Group, Text, ThemeIcon } from '@mantine/core';
import {
  Beaker,
  Briefcase,
  Building2,
  Cpu,
  Factory,
  GraduationCap,
  Hospital,
  Hotel,
  Landmark,
  LifeBuoy,
  MapPin,
  Rocket,
  ShieldPlus,
} from 'lucide-react';
import { formatCountry } from '../../shared/format';
import { type Words } from './columns';

const ICONS: Record<string, typeof Hospital> = {
  clinic: Hospital,
  production: Factory,
  research: Beaker,
  university: GraduationCap,
  authority: Landmark,
  support: LifeBuoy,
  startup: Rocket,
  insurer: ShieldPlus,
  hospitality: Hotel,
  consulting: Briefcase,
  it: Cpu,
};

/** A kind of organisation at a glance; its word always stands beside it. */
export function KindIcon({ kind, size = 38 }: { kind: string; size?: number }) {
  const Icon = ICONS[kind] ?? Building2;
  return (
    <ThemeIcon variant="light" size={size} radius="md" aria-hidden>
      <Icon size={size * 0.5} />
    </ThemeIcon>
  );
}

/** "Lindenau, Germany" */
export function Place({ city, country_code }: { city?: string | null; country_code?: string | null }) {
  const words = [city, country_code && formatCountry(country_code)].filter(Boolean).join(', ');
  if (!words) return null;
  return (
    <Group gap={5} wrap="nowrap" c="dimmed">
      <MapPin size={14} aria-hidden style={{ flex: 'none' }} />
      <Text size="sm" truncate>
        {words}
      </Text>
    </Group>
  );
}

/** What an organisation does, the first few of it. */
export function Does({ codes, words, most = 3 }: { codes?: string[] | null; words: Words; most?: number }) {
  if (!codes?.length) return null;
  return (
    <Group gap={6}>
      {codes.slice(0, most).map((code) => (
        <Badge key={code} variant="light" color="gray" c="var(--mantine-color-text)" tt="none" fw={500} radius="sm">
          {words.specialisationOf(code)}
        </Badge>
      ))}
      {codes.length > most && (
        <Text size="xs" c="dimmed">
          +{codes.length - most}
        </Text>
      )}
    </Group>
  );
}
