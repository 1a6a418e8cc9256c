/** US dollars for people: "$0.00" for nothing, "<$0.01" below a cent, cents up to a thousand, then whole dollars. */
export function formatCost(dollars: number): string {
  if (dollars > 0 && dollars < 0.01) return "<$0.01";
  const digits = dollars < 1_000 ? 2 : 0;
  return `$${dollars.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
