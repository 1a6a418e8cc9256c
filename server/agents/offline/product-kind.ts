/** What sort of product it is, as far as the documents differ by it. */
export type ProductKind = {
  id: "web" | "mobile" | "api" | "cli" | "open";
  label: string;
  hasScreens: boolean;
  /** Proposed when nobody named a technology. */
  stack: string[];
};

const KINDS: (ProductKind & { words: RegExp })[] = [
  {
    id: "cli",
    label: "command-line tool",
    hasScreens: false,
    stack: ["TypeScript on Node.js", "SQLite for local data", "packaged for npm"],
    words: /\b(command[- ]line|cli|terminal|shell)\b/i,
  },
  {
    id: "mobile",
    label: "mobile application",
    hasScreens: true,
    stack: ["React Native with TypeScript", "Node.js service", "PostgreSQL"],
    words:
      /\b(mobile|iphone|ios|android|phone app|tablet|on (?:their|the|a|your|my|our) (?:smart)?phones?)\b/i,
  },
  {
    id: "api",
    label: "service with an API",
    hasScreens: false,
    stack: ["TypeScript on Node.js", "PostgreSQL", "OpenAPI description"],
    words: /\b(api|webhook|microservice|backend|sdk|rest service|api or service)\b/i,
  },
  {
    id: "web",
    label: "web application",
    hasScreens: true,
    stack: ["TypeScript", "React in the browser", "Node.js on the server", "PostgreSQL"],
    words:
      /\b(web|website|site|portal|dashboard|browser|online|app|application|shop|store|web(?:anwendung|seite|app)|anwendung|aplicaci[oó]n|applicazione)\b/i,
  },
];

const OPEN: ProductKind = {
  id: "open",
  label: "product",
  hasScreens: true,
  stack: ["TypeScript", "a web client", "PostgreSQL"],
};

/** The first kind that the text names; `open` when it names none. */
export function findKind(text: string): ProductKind {
  const found = KINDS.find((kind) => kind.words.test(text));
  if (!found) return OPEN;
  const { words: _, ...kind } = found;
  return kind;
}
