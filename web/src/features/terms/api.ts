import { api, type Item } from '../../app/client';
import type { paths } from '../../app/schema';
import { ifMatch } from '../../shared/refresh';
import { daysFrom } from './versions';

export type Type = Item<'/api/v1/clusters/{cluster_id}/membership-types'>;
export type Rule = Item<'/api/v1/clusters/{cluster_id}/dues-rules'>;
type Body<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer B } } };
}
  ? B
  : never;
export type TypeForm = Body<'/api/v1/clusters/{cluster_id}/membership-types'>;
export type RuleForm = Body<'/api/v1/clusters/{cluster_id}/dues-rules'>;
export type Question = Type['questions'][number];

function formOf(type: Type): TypeForm {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  const { membership_type_id, cluster_id, version, ...form } = type;
  return form;
}

export async function addType(clusterId: string, form: TypeForm): Promise<void> {
  const { error } = await api.POST('/api/v1/clusters/{cluster_id}/membership-types', {
    params: { path: { cluster_id: clusterId } },
    body: form,
  });
  if (error) throw error as unknown as Error;
}

/** @return the type's new version */
export async function changeType(clusterId: string, type: Type, form: TypeForm): Promise<Type> {
  const { data, error } = await api.PUT('/api/v1/clusters/{cluster_id}/membership-types/{membership_type_id}', {
    params: {
      path: { cluster_id: clusterId, membership_type_id: type.membership_type_id },
      header: ifMatch(type.version),
    },
    body: form,
  });
  if (!data) throw error as unknown as Error;
  return data;
}

/**
 * Offers new terms of a type from a day on: the old ones get the day before as their last, as two of one code may not
 * hold at once. When the new ones are refused, the old ones are as they were.
 */
export async function followType(clusterId: string, before: Type, form: TypeForm): Promise<void> {
  const last = daysFrom(form.from_on, -1);
  const open = !before.to_on || before.to_on > last;
  const closed = open ? await changeType(clusterId, before, { ...formOf(before), to_on: last }) : before;
  try {
    await addType(clusterId, form);
  } catch (refused) {
    if (open) await changeType(clusterId, closed, formOf(before));
    throw refused;
  }
}

export async function endRule(clusterId: string, rule: Rule, to_on: string): Promise<void> {
  const { error } = await api.PUT('/api/v1/clusters/{cluster_id}/dues-rules/{dues_rule_id}/end', {
    params: { path: { cluster_id: clusterId, dues_rule_id: rule.dues_rule_id }, header: ifMatch(rule.version) },
    body: { to_on },
  });
  if (error) throw error as unknown as Error;
}

export async function addRule(clusterId: string, form: RuleForm): Promise<void> {
  const { error } = await api.POST('/api/v1/clusters/{cluster_id}/dues-rules', {
    params: { path: { cluster_id: clusterId } },
    body: form,
  });
  if (error) throw error as unknown as Error;
}

/** A new rule from a day on. It is added first: what is refused leaves the old one in force. */
export async function followRule(clusterId: string, before: Rule, form: RuleForm): Promise<void> {
  await addRule(clusterId, form);
  const last = daysFrom(form.from_on, -1);
  if (!before.to_on || before.to_on > last) await endRule(clusterId, before, last);
}
