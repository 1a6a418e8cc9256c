/** The product's mark: one line of agents, one of them in front. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" fill="none" className={className}>
      <rect x="1" y="1" width="22" height="22" rx="6" className="fill-strong" />
      <path
        d="M7 16.5v-5M12 16.5v-9M17 16.5v-5"
        strokeWidth="2.25"
        strokeLinecap="round"
        className="stroke-on-strong"
      />
    </svg>
  );
}
