import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

/** Who may sign in. */
export const peopleQuery = queryOptions({ queryKey: ['people'], queryFn: () => answered(api.people.$get()) });
export type Person = Awaited<ReturnType<NonNullable<typeof peopleQuery.queryFn>>>['people'][number];
export type Role = Person['role'];

/** Links that were handed out and not used yet. */
export const invitationsQuery = queryOptions({
  queryKey: ['people', 'invitations'],
  queryFn: () => answered(api.people.invitations.$get()),
});
export type Invitation = Awaited<ReturnType<NonNullable<typeof invitationsQuery.queryFn>>>['invitations'][number];

/** One's own keys for programs. */
export const tokensQuery = queryOptions({ queryKey: ['me', 'tokens'], queryFn: () => answered(api.me.tokens.$get()) });
export type Token = Awaited<ReturnType<NonNullable<typeof tokensQuery.queryFn>>>['tokens'][number];

/** In the order of what they may do. */
export const ROLES = ['owner', 'manager', 'developer', 'supervisor', 'agent'] as const satisfies readonly Role[];
