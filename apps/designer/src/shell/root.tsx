import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import { Outlet } from '@tanstack/react-router';

/** Every page, and what is told over it: it may lead to other pages. */
export function Root() {
  return (
    <>
      <Outlet />
      <Notifications position="bottom-center" limit={3} />
    </>
  );
}
