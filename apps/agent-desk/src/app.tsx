import { queryClient } from '@callwright/web/api/query-client.ts';
import { mantineTheme } from '@callwright/web/theme/mantine-theme.ts';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { router } from './routes.tsx';

/** The desk of agents and supervisors: theme, answers of the server, pages. */
export function App() {
  return (
    <StrictMode>
      <MantineProvider theme={mantineTheme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Notifications position="bottom-center" limit={3} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
