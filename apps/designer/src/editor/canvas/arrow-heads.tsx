const heads = { edge: 'var(--edge)', green: 'var(--green)', red: 'var(--red)', brand: 'var(--brand)' };

/** The heads of all ways. They are defined once: a way names the one that it wants. */
export function ArrowHeads() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      <defs>
        {Object.entries(heads).map(([name, colour]) => (
          <marker
            key={name}
            id={`arrow-${name}`}
            viewBox="0 0 10 10"
            markerWidth="10"
            markerHeight="10"
            markerUnits="userSpaceOnUse"
            refX="6"
            refY="5"
            orient="auto"
          >
            <path d="M0,1 L8,5 L0,9 Z" fill={colour} />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
