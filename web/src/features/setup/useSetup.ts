import { isEmail, isNotEmpty, useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, query, queryClient } from '../../app/client';
import { type Language, startLanguage } from '../../app/languages';
import { faultsOf } from '../../shared/problem';
import { readAllAgain } from '../../shared/useMe';
import { passwordFault } from '../account/NewPasswordInput';

export interface Answers {
  code: string;
  cluster_name_en: string;
  cluster_name_ru: string;
  countries: string[];
  languages: Language[];
  name: string;
  email: string;
  language: Language;
  password: string;
}
export type SetupForm = UseFormReturnType<Answers>;

/** The fields of the first step; the others are of the second. */
export const CLUSTER_FIELDS = ['code', 'cluster_name_en', 'cluster_name_ru', 'countries', 'languages'] as const;

/** One form over two steps; `make` sets the server up, signs the first person in, and calls `done`. */
export function useSetup(done: () => void) {
  const { t } = useTranslation('setup');
  const { t: ofAccount } = useTranslation('account');
  const form: SetupForm = useForm<Answers>({
    initialValues: {
      code: '',
      cluster_name_en: '',
      cluster_name_ru: '',
      countries: [],
      languages: ['en', 'ru'],
      name: '',
      email: '',
      language: startLanguage(),
      password: '',
    },
    validate: {
      code: isNotEmpty(t('code_missing')),
      cluster_name_en: isNotEmpty(t('name_missing')),
      countries: (countries) => (countries.length === 0 ? t('countries_missing') : null),
      languages: (languages) => (languages.length === 0 ? t('languages_missing') : null),
      name: isNotEmpty(t('person_missing')),
      email: isEmail(ofAccount('email_wrong')),
      password: (password) => passwordFault(password, ofAccount),
    },
  });
  const set = useMutation({
    mutationFn: async () => {
      const { cluster_name_ru, ...rest } = form.getValues();
      const { error } = await api.POST('/api/v1/setup', {
        body: { ...rest, cluster_name_ru: cluster_name_ru || null },
      });
      if (error) throw error as unknown as Error;
      const { email, password } = rest;
      const signedIn = await api.POST('/api/v1/session', { body: { email, password, code: null } });
      if (signedIn.error) throw signedIn.error as unknown as Error;
    },
    onError: (error) => form.setErrors(faultsOf(error)),
    onSuccess: async () => {
      queryClient.setQueryData(query.queryOptions('get', '/api/v1/setup').queryKey, { needed: false });
      await readAllAgain();
      done();
    },
  });
  const make = () => {
    if (!form.validate().hasErrors) set.mutate();
  };
  return { form, make, pending: set.isPending, error: set.error };
}
