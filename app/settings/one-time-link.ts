/** A link that lets a member set a password; there is no way to see it again. */
export type OneTimeLink = { name: string; linkPath: string; expiresAt: string };
