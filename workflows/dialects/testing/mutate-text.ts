import fc from "fast-check";

const INSERTS = [
  "\t",
  "- ",
  ": ",
  "? ",
  "[",
  "]",
  "{",
  "}",
  '"',
  "'",
  "|\n",
  ">\n",
  "&a ",
  "*a ",
  "!!x ",
  "#",
  "%",
  "---\n",
  "...\n",
  "\u0000",
  "\uFEFF",
  "\ud800",
  "é",
  "{{x}}",
  "__proto__: 1\n",
  "null",
  "~",
  "0x1F",
  "1e999",
  "\r",
  "\r\n",
  "   ",
  ",",
  "@",
  "`",
];

/** One change to a text: cut, double, swap or insert, at places told as parts of its length. */
export type Mutation = {
  kind: "cut" | "double" | "swap" | "insert" | "end";
  at: number;
  size: number;
  text: string;
};

export const Mutations = fc.array(
  fc.record<Mutation>({
    kind: fc.constantFrom("cut", "double", "swap", "insert", "end"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    size: fc.integer({ min: 1, max: 60 }),
    text: fc.constantFrom(...INSERTS),
  }),
  { minLength: 1, maxLength: 6 },
);

export function mutateText(source: string, mutations: Mutation[]): string {
  return mutations.reduce(mutateOnce, source);
}

function mutateOnce(text: string, { kind, at, size, text: insert }: Mutation): string {
  const from = Math.floor(at * text.length);
  const [before, piece, after] = [
    text.slice(0, from),
    text.slice(from, from + size),
    text.slice(from + size),
  ];
  switch (kind) {
    case "cut":
      return before + after;
    case "double":
      return before + piece + piece + after;
    case "swap":
      return before + after.slice(0, size) + piece + after.slice(size);
    case "insert":
      return before + insert + piece + after;
    case "end":
      return before || insert;
  }
}
