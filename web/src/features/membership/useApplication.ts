import { useSuspenseQuery } from '@tanstack/react-query';
import { type Answer, api, type Item } from '../../app/client';
import { secretHeader } from './applicationForm';

export type Application = Answer<'/api/v1/membership-applications/{application_id}'>;
export type ApplicationEvent = Item<'/api/v1/membership-applications/{application_id}/events'>;

/** An application with what happened to it and the questions of its type, as its applicant or its reviewers see it. */
export function useApplication(applicationId: string) {
  return useSuspenseQuery({
    queryKey: ['get', '/api/v1/membership-applications', applicationId],
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const request = {
        params: { path: { application_id: applicationId } },
        headers: secretHeader(applicationId),
        signal,
      };
      const { data: application, error } = await api.GET('/api/v1/membership-applications/{application_id}', request);
      if (!application) throw error as unknown as Error;
      const events = await api.GET('/api/v1/membership-applications/{application_id}/events', request);
      const type = await api.GET('/api/v1/clusters/{cluster_id}/membership-types/{membership_type_id}', {
        params: { path: { cluster_id: application.cluster_id, membership_type_id: application.membership_type_id } },
        signal,
      });
      return {
        application,
        events: events.data?.items ?? [],
        type: type.data,
        questions: type.data?.questions ?? [],
      };
    },
  }).data;
}
