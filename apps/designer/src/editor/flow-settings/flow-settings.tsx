import { Suspense } from 'react';
import { SettingsForm } from './settings-form.tsx';
import './flow-settings.css';

/** What holds for the flow as a whole. */
export function FlowSettings() {
  return (
    <Suspense fallback={null}>
      <SettingsForm />
    </Suspense>
  );
}
