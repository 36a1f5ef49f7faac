/** The mark of the product. */
export function Logo() {
  return (
    <span className="logo">
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="M1.5 4.5h3a2.5 2.5 0 0 1 2.5 2.5 2.5 2.5 0 0 0 2.5 2.5h3M7 7a2.5 2.5 0 0 1 2.5-2.5h3" />
      </svg>
    </span>
  );
}
