import path from 'node:path';
import { phoneNumberSchema, slugSchema } from '@callwright/flow-schema';
import { callFileSchema } from '@callwright/simulator';
import { Hono } from 'hono';
import { z } from 'zod';
import { needs } from '../auth/needs.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { callDraft } from '../publishing/call-draft.ts';
import { callsNow } from '../publishing/calls-now.ts';
import { checkFlow } from '../publishing/check-flow.ts';
import { createFlow } from '../publishing/create-flow.ts';
import { deleteFlow } from '../publishing/delete-flow.ts';
import { draftSave, draftSaves } from '../publishing/draft-saves.ts';
import { draftSource } from '../publishing/draft-source.ts';
import { flowAt, unknownFlow } from '../publishing/flow-at.ts';
import { createFlowCards } from '../publishing/flow-cards.ts';
import { emptyLayout, textIn } from '../publishing/flow-content.ts';
import { dropDraft, rebaseDraft, restoreVersion } from '../publishing/flow-drafts.ts';
import { flowState } from '../publishing/flow-state.ts';
import { publishDraft } from '../publishing/publish-draft.ts';
import { saveDraft } from '../publishing/save-draft.ts';
import { isZone } from '../publishing/start-of-day.ts';
import { versionOf, versionsOf } from '../publishing/versions-of.ts';
import { checkedBody, checkedQuery, limitOf } from './checked.ts';
import { documentSchema, hashSchema, reasonSchema } from './publishing-fields.ts';
import { wholeNumber } from './whole-number.ts';

const MOST_BYTES = 6 * 1024 * 1024;
/** A draft may be any JSON, but nothing that a flow is made of nests deeper. */
const LEVELS = 60;

const testName = z.string().regex(/^[\w-]{1,80}$/, 'use letters, digits, _ and -');

/** Kept as it was sent, without what the schema would fill in. */
const callFile = documentSchema.superRefine((value, context) => {
  const [issue] = callFileSchema.safeParse(value).error?.issues ?? [];
  if (issue !== undefined) context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
});
const newFlow = z.strictObject({
  flow: documentSchema,
  layout: documentSchema.optional(),
  tests: z.record(testName, callFile).default({}),
});
const draftBody = z.strictObject({ flow: documentSchema, layout: documentSchema, baseHash: hashSchema });
const rebaseBody = z.strictObject({ hash: hashSchema, filesHash: hashSchema });
const publishBody = z.strictObject({ reason: reasonSchema, draft: hashSchema.optional() });
const restoreBody = z.strictObject({ version: z.int().min(1), draft: hashSchema.optional() });
const callBody = z.strictObject({ to: phoneNumberSchema.or(z.string().regex(/^client:[\w.-]{1,100}$/, 'is no phone')), draft: hashSchema });
const checkBody = z.strictObject({ flow: documentSchema, layout: documentSchema.optional() });
const hashQuery = z.strictObject({ hash: hashSchema });
const cardsQuery = z.strictObject({ zone: z.string().refine(isZone, 'is no time zone like "Europe/Bucharest"').optional() });

const large = limitOf(MOST_BYTES);
const small = limitOf(64 * 1024);

/** Flows: what is live, what is being edited, what was. */
export function flowRoutes(deps: Deps) {
  const cards = createFlowCards(deps);
  return new Hono()
    .get('/', needs('read-flows'), checkedQuery(cardsQuery), async (context) => {
      const { zone = Intl.DateTimeFormat().resolvedOptions().timeZone } = context.req.valid('query');
      return context.json(await cards.list(zone));
    })
    .post('/', needs('edit-flows'), large, checkedBody(newFlow, { levels: LEVELS }), async (context) => {
      const { flow, layout = emptyLayout, tests } = context.req.valid('json');
      const id = await createFlow(deps, context.get('signedIn').user, { flow, layout, tests });
      return context.json(await flowState(deps, id, { canEdit: true }), 201);
    })
    .post('/check', needs('read-flows'), large, checkedBody(checkBody, { levels: LEVELS }), async (context) => {
      const { flow, layout = emptyLayout } = context.req.valid('json');
      const id = textIn(flow, 'id') ?? '';
      const folder = path.join(deps.settings.flowsDir, slugSchema.safeParse(id).data ?? 'new');
      const draftFiles = await deps.store.listDraftFiles(id);
      return context.json({ diagnostics: (await checkFlow(deps, draftSource(folder, flow, draftFiles), layout)).diagnostics });
    })
    .get('/:id', needs('read-flows'), async (context) =>
      context.json(await flowState(deps, context.req.param('id'), { canEdit: mayEdit(context.get('signedIn')) })),
    )
    .delete('/:id', needs('publish-flows'), checkedQuery(hashQuery), async (context) =>
      context.json(await deleteFlow(deps, context.get('signedIn').user, context.req.param('id'), context.req.valid('query').hash)),
    )
    .route('/:id', draftRoutes(deps))
    .route('/:id', versionRoutes(deps));
}

/** What is being edited. */
function draftRoutes(deps: Deps) {
  return new Hono()
    .put('/draft', needs('edit-flows'), large, checkedBody(draftBody, { levels: LEVELS }), async (context) => {
      const { flow, layout, baseHash } = context.req.valid('json');
      return context.json(await saveDraft(deps, context.get('signedIn').user, idOf(context), { flow, layout }, baseHash));
    })
    .delete('/draft', needs('edit-flows'), checkedQuery(hashQuery), async (context) => {
      await dropDraft(deps, idOf(context), context.req.valid('query').hash);
      return context.json(await flowState(deps, idOf(context), { canEdit: true }));
    })
    .get('/draft/history', needs('read-flows'), async (context) => context.json(await draftSaves(deps, idOf(context))))
    .get('/draft/history/:save', needs('read-flows'), async (context) =>
      context.json(await draftSave(deps, idOf(context), wholeNumber(context.req.param('save')))),
    )
    .post('/draft/rebase', needs('edit-flows'), small, checkedBody(rebaseBody), async (context) => {
      const { hash: draft, filesHash } = context.req.valid('json');
      await rebaseDraft(deps, idOf(context), draft, filesHash);
      return context.json(await flowState(deps, idOf(context), { canEdit: true }));
    })
    .post('/call-draft', needs('call-drafts'), small, checkedBody(callBody), async (context) =>
      context.json(await callDraft(deps, idOf(context), context.req.valid('json'))),
    );
}

/** What became live, and what calls do now. */
function versionRoutes(deps: Deps) {
  return new Hono()
    .post('/publish', needs('publish-flows'), small, checkedBody(publishBody), async (context) => {
      const { reason: why, draft } = context.req.valid('json');
      const request = { reason: why, ...(draft !== undefined && { draft }) };
      return context.json(await publishDraft(deps, context.get('signedIn').user, idOf(context), request));
    })
    .get('/versions', needs('read-flows'), async (context) => context.json(await versionsOf(deps, idOf(context))))
    .get('/versions/:number', needs('read-flows'), async (context) =>
      context.json(await versionOf(deps, idOf(context), wholeNumber(context.req.param('number')))),
    )
    .post('/restore', needs('edit-flows'), small, checkedBody(restoreBody), async (context) => {
      const { version, draft } = context.req.valid('json');
      const request = { version, ...(draft !== undefined && { draft }) };
      await restoreVersion(deps, context.get('signedIn').user, idOf(context), request);
      return context.json(await flowState(deps, idOf(context), { canEdit: true }));
    })
    .get('/calls-now', needs('read-flows'), async (context) => {
      const { id } = await flowAt(deps, idOf(context));
      return context.json(await callsNow(deps, id));
    });
}

function mayEdit({ rights }: SignedIn): boolean {
  return rights.has('edit-flows');
}

/** The flow that the routes below are mounted under. */
function idOf(context: { req: { param(name: string): string | undefined } }): string {
  const id = context.req.param('id');
  if (id === undefined) throw unknownFlow();
  return id;
}
