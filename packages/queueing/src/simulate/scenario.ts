import { z } from 'zod';

const positive = z.number().positive().max(1e6);
const seconds = z.number().min(0).max(86_400);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time like "08:00"');

/** A law of times: its mean in seconds and its coefficient of variation, which is 1 where it is left out; a deterministic law has none. */
export const lawSchema = z
  .strictObject({
    law: z.enum(['exponential', 'lognormal', 'deterministic']),
    mean: z.number().positive().max(86_400),
    cv: z.number().min(0).max(10).optional(),
  })
  .refine(({ law, cv = 1 }) => law !== 'exponential' || cv === 1, {
    path: ['cv'],
    message: 'is 1 for the law "exponential"; use "lognormal" for another',
  });
export type Law = z.output<typeof lawSchema>;

const survivalSchema = z.strictObject({
  survival: z
    .array(z.tuple([positive, z.number().min(0).max(1)]))
    .min(1)
    .max(200)
    .superRefine((points, { addIssue }) => {
      points.forEach(([at, share], index) => {
        const [before, shareBefore] = points[index - 1] ?? [0, 1];
        if (at <= before) addIssue({ code: 'custom', path: [index, 0], message: 'times must rise' });
        if (share > shareBefore) addIssue({ code: 'custom', path: [index, 1], message: 'the share of those still waiting cannot rise' });
      });
      if (points.every(([, share]) => share === 1)) addIssue({ code: 'custom', message: 'nobody ever gives up: write null' });
    }),
});

/** Steps of a day, each until the next, the last until the first of the next day. */
function steps<Key extends string, S extends z.ZodType>(key: Key, value: S) {
  return z
    .array(z.strictObject({ from: timeOfDay, [key]: value } as { from: typeof timeOfDay } & Record<Key, S>))
    .min(1)
    .max(1440)
    .superRefine((list, { addIssue }) => {
      (list as { from: string }[]).forEach(({ from }, index) => {
        const before = (list as { from: string }[])[index - 1]?.from;
        if (before !== undefined && from <= before)
          addIssue({ code: 'custom', path: [index, 'from'], message: `must be later than ${before}` });
      });
    });
}

function oneOf(forms: string) {
  return { error: ({ input }: { input?: unknown }) => (input === undefined ? `is missing: write ${forms}` : `write ${forms}`) };
}

const perHour = z.number().min(0).max(100_000);
const agents = z.int().min(0).max(2000);

/** A question to the simulator: what happens with these callers, these agents and this policy. */
export const scenarioSchema = z
  .strictObject({
    hours: z.number().positive().max(100_000),
    warmUpHours: z.number().min(0).default(0),
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1),
    replications: z.int().min(1).max(1000).default(10),
    /** A CSV has a column `arrivedAt`; its mean arrivals by half hour of the day are taken. */
    arrivalsPerHour: z.union(
      [perHour, steps('perHour', perHour), z.strictObject({ csv: z.string().min(1) })],
      oneOf('a number, a list of { from, perHour }, or { csv }'),
    ),
    agents: z.union([agents, steps('agents', agents)], oneOf('a whole number, or a list of { from, agents }')),
    talkSeconds: lawSchema,
    wrapUpSeconds: lawSchema.nullable().default(null),
    /** `survival`: the share of callers who still wait after so many seconds. Null: nobody gives up. */
    patienceSeconds: z.union([lawSchema, survivalSchema], oneOf('a law, { survival }, or null')).nullable().default(null),
    callback: z
      .strictObject({
        offerWhenEstimateOver: seconds,
        accept: z.number().min(0).max(1),
        mode: z.enum(['keep-place', 'when-quiet']).default('keep-place'),
        ringSeconds: z.number().positive().max(300).default(12),
        answer: z.number().min(0).max(1).default(0.88),
        retries: z.int().min(0).max(10).default(0),
        agentHoldSeconds: z.number().min(0).max(60).default(5),
      })
      .nullable()
      .default(null),
  })
  .refine(({ hours, warmUpHours }) => warmUpHours < hours, { path: ['warmUpHours'], message: 'must be less than hours' });
export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;

/** What is wrong with a scenario file, and where: `agents[1].from: must be later than 08:00`. */
export interface ScenarioProblem {
  place: string;
  message: string;
}

/** Reads a scenario; all problems are collected. */
export function parseScenario(value: unknown): { scenario: Scenario | null; problems: ScenarioProblem[] } {
  const { success, data, error } = scenarioSchema.safeParse(value);
  if (success) return { scenario: data, problems: [] };
  return { scenario: null, problems: error.issues.flatMap((issue) => problemsOf(issue)) };
}

type Issue = z.core.$ZodIssue;

/** A union's problem is that of the branch that comes nearest: the one with problems deepest inside. */
function problemsOf(issue: Issue, above: readonly PropertyKey[] = []): ScenarioProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ place: placeOf([...path, key]), message: 'is not known here' }));
  if (issue.code !== 'invalid_union') return [{ place: placeOf(path), message: issue.message }];
  const nearest = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a))[0];
  if (nearest === undefined || depthOf(nearest) === 0) return [{ place: placeOf(path), message: issue.message }];
  return nearest.flatMap((inner) => problemsOf(inner, path));
}

/** A wrong type at the very place counts least: another branch was meant. */
function depthOf(issues: readonly Issue[]): number {
  return Math.max(...issues.map(({ path, code }) => path.length * 2 + (code === 'invalid_type' && path.length === 0 ? 0 : 1)));
}

function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return place.replace(/^\./, '') || 'the scenario';
}
