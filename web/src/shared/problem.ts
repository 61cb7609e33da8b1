/** What the server says went wrong (RFC 9457), with the id under which its log has the rest. */
export interface Problem {
  title: string;
  status: number;
  detail?: string;
  request_id?: string;
  errors?: { pointer?: string; detail?: string }[];
}

/** Of whatever was thrown. Status 0: no answer came, so there was no network or no server. */
export function problemOf(error: unknown): Problem {
  if (typeof error === 'object' && error !== null && 'status' in error && 'title' in error) return error as Problem;
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) return { title: 'Offline', status: 0 };
  return { title: error instanceof Error ? error.message : String(error), status: 500 };
}

/** "/roles/0/from_on" → "roles.0.from_on", as forms name their fields. */
export function fieldOf(pointer: string): string {
  return pointer.split('/').slice(1).join('.');
}

/**
 * The problem's sentences by field, for `form.setErrors(faultsOf(problem))`. What names no field of the form is left to
 * the ProblemAlert above it.
 */
export function faultsOf(error: unknown): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { pointer, detail } of problemOf(error).errors ?? []) {
    if (pointer && detail) faults[fieldOf(pointer)] ??= detail;
  }
  return faults;
}
