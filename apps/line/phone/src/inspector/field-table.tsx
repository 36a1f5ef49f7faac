interface Props {
  title?: string;
  fields: Readonly<Record<string, string>>;
  empty: string;
}

/** Names and values, as sent. */
export function FieldTable({ title, fields, empty }: Props) {
  const rows = Object.entries(fields);
  return (
    <>
      {title && <p className="field-title mono">{title}</p>}
      {rows.length === 0 ? (
        <p className="inspector-empty">{empty}</p>
      ) : (
        <dl className="field-table mono">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
