import { slugSchema } from '@callwright/flow-schema';
import { z } from 'zod';
import type { ConfigProblem } from '../define-node.ts';
import { formTabs } from '../form-tabs.ts';
import { headerParts, headerTexts } from './header-parts.ts';
import { filledUrl } from './template-input.ts';

/** A browser's own name for a place; what the connection itself needs cannot be set. */
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/, 'is letters, digits and dashes')
  .refine((name) => !/^(host|content-length|transfer-encoding|connection|te|upgrade)$/i.test(name), 'is set by the product itself');

/** How a system of the company is reached, in the words of a form. */
export const endpointFields = {
  endpoint: slugSchema.optional().meta({
    label: 'Endpoint',
    control: 'endpoint-name',
    help: 'A name that the environment binds, so that tests and the real system may differ. Then the address below is what follows it.',
  }),
  url: z.string().max(2000).meta({
    label: 'Address',
    control: 'template',
    outward: 'address',
    help: 'What is filled in is encoded: https://crm.example/customers?phone={{ call.from }}',
  }),
  headers: z
    .record(headerName, z.string().max(2000).meta({ control: 'header', outward: 'content' }))
    .default({})
    .meta({
      label: 'Headers',
      group: formTabs.more,
      item: 'Header',
      add: 'Add a header',
      help: 'A secret of the environment is {{ secret.CRM_KEY }}; it works here and nowhere else.',
    }),
  timeoutSeconds: z.int().min(1).max(60).default(5).meta({
    label: 'Wait for an answer',
    unit: 's',
    group: formTabs.fails,
    help: 'After five seconds the caller hears the words of the flow for holding the line.',
  }),
};

/** Where a value stands in the JSON of an answer. */
export const answerPathSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^([\w$-]+|\[\d+\])(\.[\w$-]+|\[\d+\])*$/, 'is a way like "customer.phones[0]"')
  .meta({ label: 'Where it is in the answer', help: 'customer.name, or [0].name in a list' });

interface Endpoint {
  endpoint?: string | undefined;
  url: string;
  headers: Record<string, string>;
}

/** The part of a request's input that says where it goes. */
export function endpointInput({ endpoint, url, headers, timeoutSeconds }: Endpoint & { timeoutSeconds: number }): object {
  return {
    ...(endpoint !== undefined && { endpoint }),
    url: filledUrl(url),
    headers: Object.entries(headers).map(([name, value]) => ({ name, parts: headerParts(value) })),
    timeoutSeconds,
  };
}

/** Where a request goes, without what every address begins with: `crm/customers`. */
export function placeOf({ endpoint, url }: Pick<Endpoint, 'endpoint' | 'url'>): string {
  if (endpoint === undefined) return url.replace(/^https?:\/\//, '');
  return url.startsWith('/') || url.startsWith('?') ? endpoint + url : `${endpoint}/${url}`;
}

/** What no schema sees in an address and its headers; `at` is their place in the configuration. */
export function endpointProblems({ endpoint, url, headers }: Endpoint, at: ConfigProblem['path'] = []): ConfigProblem[] {
  const problems = Object.entries(headers).flatMap(([name, value]): ConfigProblem[] => {
    if (!headerTexts(value).some((text) => /\bsecret\s*\./.test(text) || text.includes('{%'))) return [];
    const message = 'Write a secret as {{ secret.NAME }}, without filters and outside of tags.';
    return [{ code: 'secret-not-readable', path: [...at, 'headers', name], message }];
  });
  if (endpoint !== undefined || /^https?:\/\/[^/{]/.test(url)) return problems;
  const message = 'Without an endpoint the address begins with https:// and a host.';
  return [...problems, { code: 'address-not-whole', path: [...at, 'url'], message }];
}
