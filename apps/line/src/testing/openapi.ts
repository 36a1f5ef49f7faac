import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  nullable?: boolean;
  enum?: string[];
  pattern?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Specification {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Twilio's own description of its REST API, where somebody has put it beside the repository. */
const FILE = fileURLToPath(new URL('../../../../../shared/data/twilio-oai/twilio_api_v2010.json', import.meta.url));
const specification: Specification | null = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : null;
/** Addresses are not looked at: where the description says so, Twilio itself answers paths and empty texts. */
const FORMATS: Record<string, RegExp> = {
  'date-time-rfc-2822': /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/,
};

/** What Twilio's description of its REST API says against an answer; nothing where it is not at hand. */
export function answerProblems(method: string, path: string, status: number, body: unknown): string[] {
  if (!specification || status >= 400) return [];
  const operation = findOperation(specification, method, path);
  const response = operation?.responses[String(status)];
  if (!response) return [`${method} ${path} has no answer ${status}`];
  const [content] = Object.values(response.content ?? {});
  return content ? problemsOf(body, content.schema, path) : [];
}

function findOperation({ paths }: Specification, method: string, path: string): Operation | undefined {
  const given = path.split('/');
  const fits = Object.keys(paths).filter((template) => {
    const parts = template.replace(/\.json$/, '').split('/');
    return (
      parts.length === given.length && parts.every((part, index) => part.startsWith('{') || part === given[index]?.replace(/\.json$/, ''))
    );
  });
  const [best] = fits.sort((a, b) => a.split('{').length - b.split('{').length);
  return best === undefined ? undefined : paths[best]?.[method.toLowerCase()];
}

function problemsOf(value: unknown, schema: Schema, at: string): string[] {
  if (schema.$ref !== undefined) return problemsOf(value, schemaOf(schema.$ref), at);
  // Twilio's own examples have null where an enumeration stands
  if (value === null) return schema.nullable || schema.enum ? [] : [`${at} is null`];
  if (schema.enum) return schema.enum.includes(String(value)) ? [] : [`${at} is "${value}", none of ${schema.enum.join(', ')}`];
  if (schema.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((item, index) => problemsOf(item, schema.items ?? {}, `${at}[${index}]`))
      : [`${at} is no list`];
  if (schema.properties) return propertyProblems(value, schema.properties, at);
  return plainProblems(value, schema, at);
}

function propertyProblems(value: unknown, properties: Record<string, Schema>, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${at} is no object`];
  return Object.entries(value).flatMap(([name, item]) => {
    const property = properties[name];
    return property ? problemsOf(item, property, `${at}.${name}`) : [`${at}.${name} is unknown`];
  });
}

function plainProblems(value: unknown, { type, format, pattern }: Schema, at: string): string[] {
  const actual = Number.isInteger(value) && type === 'integer' ? 'integer' : typeof value;
  if (type !== undefined && actual !== type) return [`${at} is ${actual}, not ${type}`];
  const rules = [pattern && new RegExp(pattern), format && typeof value === 'string' && FORMATS[format]];
  return rules.some((rule) => rule && !rule.test(String(value))) ? [`${at} is "${value}", no ${format ?? pattern}`] : [];
}

function schemaOf(reference: string): Schema {
  return specification?.components.schemas[reference.split('/').at(-1) ?? ''] ?? {};
}
