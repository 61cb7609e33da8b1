import { Stack } from '@mantine/core';
import { ConsentsSection } from './ConsentsSection';
import { ErasureSection } from './ErasureSection';
import { ExportSection } from './ExportSection';
import { ReadsSection } from './ReadsSection';

/** What is kept about me: a copy of it, who looked, what I agreed to, and the way to have it erased. */
export function MyDataPage() {
  return (
    <Stack gap="lg">
      <ExportSection />
      <ConsentsSection />
      <ReadsSection />
      <ErasureSection />
    </Stack>
  );
}
