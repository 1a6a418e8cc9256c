import { BlockList, isIPv6 } from "node:net";

/** `refused`: never, whatever is set; `private`: only where private addresses are allowed (S28). */
export type AddressKind = "public" | "private" | "refused";

type Subnet = [network: string, prefix: number];

/** Link-local addresses tell a machine about itself; the others lead to many or to nobody. */
const REFUSED: Subnet[] = [
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  ["100.100.100.200", 32],
  ["::", 96],
  ["fe80::", 10],
  ["ff00::", 8],
  ["fd00:ec2::254", 128],
  // Carriers of IPv4 addresses: what stands in them would not be judged.
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2002::", 16],
  ["2001::", 32],
  ["100::", 64],
  ["2001:db8::", 32],
];
const PRIVATE: Subnet[] = [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
  ["fc00::", 7],
  ["fec0::", 10],
];

/** It lies in a network of which everything else is refused. */
const IPV6_LOOPBACK = "::1";

const refused = listOf(REFUSED);
const inner = listOf(PRIVATE);

/** Judges an IP address as a resolver gives it; IPv4 addresses written as IPv6 are judged as what they are. */
export function judgeAddress(address: string): AddressKind {
  if (address === IPV6_LOOPBACK) return "private";
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  if (refused.check(address, family)) return "refused";
  return inner.check(address, family) ? "private" : "public";
}

function listOf(subnets: Subnet[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) {
    list.addSubnet(network, prefix, isIPv6(network) ? "ipv6" : "ipv4");
  }
  return list;
}
