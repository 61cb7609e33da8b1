import i18n from 'i18next';

/** The words of all views but the map, which is what most readers see first and should not wait for them. */
export async function loadStudyWords(): Promise<void> {
  await i18n.loadNamespaces('studies');
}
