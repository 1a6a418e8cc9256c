/** As the server has it (server/auth). */
const LEAST = 12;

/** What a password must be, with its length while that is too short. */
export function PasswordRules({ length }: { length: number }) {
  return (
    <>
      At least {LEAST} characters; any are welcome, four words make a good one.
      {length > 0 && length < LEAST && (
        <span className="float-right text-ink-3 tabular-nums">
          {length} of {LEAST}
        </span>
      )}
    </>
  );
}
