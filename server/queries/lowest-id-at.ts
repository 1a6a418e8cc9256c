/** The lowest UUID version 7 of a moment: ids made then or later sort behind it (server/auth/new-id.ts). */
export function lowestIdAt(moment: Date): string {
  const time = Math.max(0, moment.getTime()).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
