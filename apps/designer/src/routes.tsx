import { ApiError } from '@callwright/web/api/api-error.ts';
import { meQuery } from '@callwright/web/api/me-query.ts';
import { queryClient } from '@callwright/web/api/query-client.ts';
import { TroublePage } from '@callwright/web/shell/trouble-page.tsx';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { loadEditorWords } from './editor/load-editor-words.ts';
import { readTraffic, type TrafficPeriod } from './editor/traffic/traffic-period.ts';
import { readCallSearch } from './pages/calls/call-search.ts';
import { readLostSearch } from './pages/lost-calls/lost-search.ts';
import { readReportSearch } from './pages/reports/report-search.ts';
import { LostPage } from './shell/lost-page.tsx';
import { Root } from './shell/root.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: LostPage, errorComponent: TroublePage });

const withToken = (search: Record<string, unknown>): { token?: string } =>
  typeof search['token'] === 'string' ? { token: search['token'] } : {};

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { back?: string } =>
    typeof search['back'] === 'string' && /^\/(?!\/)/.test(search['back']) ? { back: search['back'] } : {},
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  validateSearch: withToken,
  component: lazyRouteComponent(() => import('./pages/welcome/welcome-page.tsx'), 'WelcomePage'),
});
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  validateSearch: withToken,
  component: lazyRouteComponent(() => import('./pages/join/join-page.tsx'), 'JoinPage'),
});

/** All that only who is signed in may see. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) throw redirect({ to: '/sign-in', search: { back: location.href } });
      throw error;
    }
  },
  component: Outlet,
});
const shell = createRoute({ getParentRoute: () => signedIn, id: 'shell', component: Shell });

const flows = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async () => {
    const { rights } = await queryClient.ensureQueryData(meQuery);
    // agents see no flows
    if (!rights.includes('read-flows')) throw redirect({ to: '/queues' });
  },
  component: lazyRouteComponent(() => import('./pages/flows/flows-page.tsx'), 'FlowsPage'),
});
const numbers = createRoute({
  getParentRoute: () => shell,
  path: '/numbers',
  component: lazyRouteComponent(() => import('./pages/numbers/numbers-page.tsx'), 'NumbersPage'),
});
const hours = createRoute({
  getParentRoute: () => shell,
  path: '/hours',
  component: lazyRouteComponent(() => import('./pages/hours/hours-page.tsx'), 'HoursPage'),
});
const prompts = createRoute({
  getParentRoute: () => shell,
  path: '/prompts',
  component: lazyRouteComponent(() => import('./pages/prompts/prompts-page.tsx'), 'PromptsPage'),
});
const messages = createRoute({
  getParentRoute: () => shell,
  path: '/sms-templates',
  component: lazyRouteComponent(() => import('./pages/sms-templates/sms-templates-page.tsx'), 'SmsTemplatesPage'),
});
const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/contacts',
  component: lazyRouteComponent(() => import('./pages/contacts/contacts-page.tsx'), 'ContactsPage'),
});
const queues = createRoute({
  getParentRoute: () => shell,
  path: '/queues',
  component: lazyRouteComponent(() => import('./pages/queues/queues-page.tsx'), 'QueuesPage'),
});
const queue = createRoute({
  getParentRoute: () => shell,
  path: '/queues/$name',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => (typeof search['tab'] === 'string' ? { tab: search['tab'] } : {}),
  component: lazyRouteComponent(() => import('./pages/queues/queue-page.tsx'), 'QueuePage'),
});
const queueLive = createRoute({
  getParentRoute: () => shell,
  path: '/queues/$name/live',
  component: lazyRouteComponent(() => import('./pages/queues/live/queue-live-page.tsx'), 'QueueLivePage'),
});
const whatIf = createRoute({
  getParentRoute: () => shell,
  path: '/what-if',
  validateSearch: (search: Record<string, unknown>): { queue?: string } =>
    typeof search['queue'] === 'string' ? { queue: search['queue'] } : {},
  component: lazyRouteComponent(() => import('./pages/what-if/what-if-page.tsx'), 'WhatIfPage'),
});
const calls = createRoute({
  getParentRoute: () => shell,
  path: '/calls',
  validateSearch: readCallSearch,
  component: lazyRouteComponent(() => import('./pages/calls/calls-page.tsx'), 'CallsPage'),
});
const call = createRoute({
  getParentRoute: () => shell,
  path: '/calls/$sid',
  component: lazyRouteComponent(() => import('./pages/call/call-page.tsx'), 'CallPage'),
});
const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./pages/reports/reports-page.tsx'), 'ReportsPage'),
});
const lostCalls = createRoute({
  getParentRoute: () => shell,
  path: '/lost-calls',
  validateSearch: readLostSearch,
  component: lazyRouteComponent(() => import('./pages/lost-calls/lost-calls-page.tsx'), 'LostCallsPage'),
});
const voicemail = createRoute({
  getParentRoute: () => shell,
  path: '/voicemail',
  validateSearch: (search: Record<string, unknown>): { box?: string } => (typeof search['box'] === 'string' ? { box: search['box'] } : {}),
  component: lazyRouteComponent(() => import('./pages/voicemail/voicemail-page.tsx'), 'VoicemailPage'),
});
const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/people/people-page.tsx'), 'PeoplePage'),
});

const editor = createRoute({
  getParentRoute: () => signedIn,
  path: '/flows/$id',
  validateSearch: (search: Record<string, unknown>): { node?: string; try?: 1; traffic?: TrafficPeriod } => ({
    ...(typeof search['node'] === 'string' && { node: search['node'] }),
    ...(Number(search['try']) === 1 && { try: 1 }),
    ...readTraffic(search['traffic']),
  }),
  loader: loadEditorWords,
  component: lazyRouteComponent(() => import('./editor/editor-page.tsx'), 'EditorPage'),
});
const compare = createRoute({
  getParentRoute: () => signedIn,
  path: '/flows/$id/compare',
  validateSearch: (search: Record<string, unknown>): { from?: string; to?: string } => ({
    ...(search['from'] !== undefined && { from: String(search['from']) }),
    ...(search['to'] !== undefined && { to: String(search['to']) }),
  }),
  component: lazyRouteComponent(() => import('./editor/compare/compare-page.tsx'), 'ComparePage'),
});

const tree = root.addChildren([
  signIn,
  welcome,
  join,
  signedIn.addChildren([
    shell.addChildren([
      flows,
      numbers,
      hours,
      prompts,
      messages,
      contacts,
      queues,
      queue,
      queueLive,
      calls,
      call,
      lostCalls,
      voicemail,
      reports,
      whatIf,
      people,
    ]),
    editor,
    compare,
  ]),
]);

/** Where every page lives. */
export const router = createRouter({ routeTree: tree, defaultPreload: 'intent', defaultPendingMs: 200 });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
