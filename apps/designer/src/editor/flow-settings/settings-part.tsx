import type { PropsWithChildren } from 'react';
import { FieldLabel } from '../inspector/form/field-label.tsx';

/** Settings that belong together. */
export function SettingsPart({ title, help = null, children }: PropsWithChildren<{ title?: string; help?: string | null }>) {
  return (
    <section className="settings-part" {...(title !== undefined && { 'aria-label': title })}>
      {title !== undefined && (
        <h3>
          <FieldLabel label={title} help={help} />
        </h3>
      )}
      {children}
    </section>
  );
}
