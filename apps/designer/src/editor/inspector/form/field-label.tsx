import { Tooltip } from '@mantine/core';

/** The name of a field. What explains it is behind it, not beside it. */
export function FieldLabel({ label, help }: { label: string; help: string | null }) {
  if (help === null) return label;
  return (
    <Tooltip label={help} multiline maw={280} position="top-start" openDelay={200}>
      <span className="help-label">{label}</span>
    </Tooltip>
  );
}
