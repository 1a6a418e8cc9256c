/**
 * The address of whoever asks: the peer's, or, when the peer is a trusted proxy, the last address in
 * `X-Forwarded-For` that is not a proxy itself. Without trusted proxies the header counts for nothing (S20).
 */
export function findClientAddress(
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: readonly string[],
): string {
  const hops = [forwardedFor ?? []]
    .flat()
    .flatMap((header) => header.split(","))
    .map((hop) => plainAddress(hop.trim()));
  let address = plainAddress(peer ?? "unknown");
  while (trustedProxies.includes(address) && hops.length > 0) address = hops.pop() ?? address;
  return address;
}

/** An IPv4 address that arrived over an IPv6 socket is the same address. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
