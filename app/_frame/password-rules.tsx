/** What a password must be, with its length so far. */
export function PasswordRules({ length }: { length: number }) {
  return (
    <>
      At least 12 characters; any are welcome, four words make a good one.
      <span className="float-right text-ink-3 tabular-nums">{length}</span>
    </>
  );
}
