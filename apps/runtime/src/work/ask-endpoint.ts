import { type EffectInput, type EffectOutput, httpAddress, httpOutcome } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import { WorkFailed } from './work-failed.ts';

/** Asks an endpoint and takes from its answer what the flow wants. Rejects with the client's code where there was no answer. */
export async function askEndpoint(
  { http, secrets, environment }: Deps,
  input: EffectInput<'http.request'>,
): Promise<EffectOutput<'http.request'>> {
  const url = httpAddress(input, environment.bindings);
  if (url === null) throw new WorkFailed('not-bound', `the endpoint "${input.endpoint}" is not bound in this environment`);
  const { method, timeoutSeconds, retries } = input;
  const { headers, body } = bodyOf(input);
  for (const { name, parts } of input.headers)
    headers[name] = parts.map((part) => ('text' in part ? part.text : secretOf(secrets, part.secret))).join('');
  const answer = await http.request({
    method,
    url,
    headers,
    timeoutMs: timeoutSeconds * 1000,
    retries,
    ...(body !== undefined && { body }),
  });
  const outcome = httpOutcome(answer, input);
  if (outcome.type !== 'effect.done') throw new WorkFailed('bad-answer', 'the answer could not be read');
  return { status: answer.status, values: outcome.output['values'] as EffectOutput<'http.request'>['values'] };
}

function bodyOf({ body }: EffectInput<'http.request'>): { headers: Record<string, string>; body?: string } {
  const accept = { accept: 'application/json' };
  if (body === undefined) return { headers: accept };
  if ('json' in body) return { headers: { ...accept, 'content-type': 'application/json' }, body: JSON.stringify(body.json) };
  return {
    headers: { ...accept, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body.form).toString(),
  };
}

function secretOf(secrets: Deps['secrets'], name: string): string {
  const secret = secrets(name);
  if (secret === undefined) throw new WorkFailed('no-secret', `the environment has no secret ${name}`);
  return secret;
}
