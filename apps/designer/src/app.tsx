import { queryClient } from '@callwright/web/api/query-client.ts';
import { mantineTheme } from '@callwright/web/theme/mantine-theme.ts';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { router } from './routes.tsx';

/** The designer: theme, answers of the server, pages. */
export function App() {
  return (
    <StrictMode>
      <MantineProvider theme={mantineTheme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
