/** Why something about accounts was refused: part of the closed list behind `data.reason` (contract.md 2). */
export type AuthRefusalReason =
  | "email-taken"
  | "invite-invalid"
  | "last-owner"
  | "not-found"
  | "password-unfit"
  | "setup-closed"
  | "setup-token-invalid"
  | "stale-setting"
  | "too-many-attempts"
  | "wrong-credentials";

/**
 * An order about accounts that cannot be carried out; nothing was changed. `field` names the input at fault.
 */
export class AuthRefusal extends Error {
  override readonly name = "AuthRefusal";

  constructor(
    readonly reason: AuthRefusalReason,
    message: string,
    readonly details: { field?: string; retryAfterSeconds?: number; currentVersion?: number } = {},
  ) {
    super(message);
  }
}
