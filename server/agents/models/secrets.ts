const HIDDEN = "[hidden]";
/** Shorter ones are no keys, and words hold them. */
const SHORTEST = 8;

/** A text without the keys that somebody echoed into it (S31). */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (shown, secret) => (secret.length < SHORTEST ? shown : shown.replaceAll(secret, HIDDEN)),
    text,
  );
}

export function hideSecretBytes(bytes: Buffer, secrets: readonly string[]): Buffer {
  if (!secrets.some((secret) => secret.length >= SHORTEST && bytes.includes(secret))) return bytes;
  return Buffer.from(hideSecrets(bytes.toString("latin1"), secrets), "latin1");
}
