import { ApiError } from '@callwright/web/api/api-error.ts';
import { meQuery } from '@callwright/web/api/me-query.ts';
import { queryClient } from '@callwright/web/api/query-client.ts';
import { TroublePage } from '@callwright/web/shell/trouble-page.tsx';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { DeskPage } from './desk/desk-page.tsx';

/** Signing in is a page of the designer, on the same address: the browser goes there and comes back. */
function toSignIn(): Promise<never> {
  window.location.assign(`/sign-in?back=${encodeURIComponent(window.location.pathname)}`);
  return new Promise(() => undefined);
}

const root = createRootRoute({
  beforeLoad: async () => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) await toSignIn();
      throw error;
    }
  },
  component: Outlet,
  errorComponent: TroublePage,
});

const desk = createRoute({ getParentRoute: () => root, path: '/', component: DeskPage });
const floor = createRoute({
  getParentRoute: () => root,
  path: '/floor',
  component: lazyRouteComponent(() => import('./floor/floor-page.tsx'), 'FloorPage'),
});
const wallboard = createRoute({
  getParentRoute: () => root,
  path: '/wallboard',
  component: lazyRouteComponent(() => import('./wallboard/wallboard-page.tsx'), 'WallboardPage'),
});

/** The pages of the desk. */
export const router = createRouter({ routeTree: root.addChildren([desk, floor, wallboard]), basepath: '/desk', defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
