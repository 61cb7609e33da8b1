import { Stack } from '@mantine/core';
import { PasswordSection } from './PasswordSection';
import { SecondFactorSection } from './SecondFactorSection';
import { SessionsSection } from './SessionsSection';

export function SecurityPage() {
  return (
    <Stack gap="lg">
      <PasswordSection />
      <SecondFactorSection />
      <SessionsSection />
    </Stack>
  );
}
