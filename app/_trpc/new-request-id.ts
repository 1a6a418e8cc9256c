/**
 * A random id for an order or a decision, 32 hex digits: sent again with the same id it is carried out once. Unlike
 * `crypto.randomUUID` it also works where the page came without TLS.
 */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
