import type { OutlineEntry, Rendering, SectionFill } from "./section-fill";

/** Most that one document may take (reliability.md D11). `depth` counts nested sections. */
export const RENDER_LIMITS = { characters: 1_000_000, steps: 50_000, sections: 2_000, depth: 8 } as const;

/** A template and its fill together are larger than a document may be. */
export class DocumentTooLarge extends Error {
  constructor(
    readonly path: string,
    readonly limit: keyof typeof RENDER_LIMITS,
  ) {
    super(
      `The document went over the limit of ${RENDER_LIMITS[limit]} ${limit} at "${path}". ` +
        "Shorten what fills this section, or repeat it less often.",
    );
    this.name = "DocumentTooLarge";
  }
}

/** Collects a document block by block, within the limits. */
export type RenderingDraft = {
  add(block: string, path: string): void;
  /** Counts what a filler gave, before anything is done with it. */
  receive(fill: SectionFill, path: string): void;
  countSteps(steps: number, path: string): void;
  note(entry: OutlineEntry): void;
  ask(condition: Rendering["askedConditions"][number]): void;
  elicit(elicitation: Rendering["elicitations"][number]): void;
  missVariable(name: string): void;
  /** Markdown added since the last call. */
  takeWritten(): string;
  finish(): Rendering;
};

export function openRenderingDraft(): RenderingDraft {
  const pieces: string[] = [];
  const rendering: Omit<Rendering, "markdown" | "unknownVariables"> = {
    askedConditions: [],
    elicitations: [],
    outline: [],
  };
  const unknown = new Set<string>();
  let taken = 0;
  let length = 0;
  let received = 0;
  let steps = 0;

  return {
    add(block, path) {
      if (block === "") return;
      length += block.length + 2;
      if (length > RENDER_LIMITS.characters) throw new DocumentTooLarge(path, "characters");
      pieces.push(pieces.length === 0 ? block : `\n\n${block}`);
    },
    receive(fill, path) {
      received += countCharacters(fill);
      if (received > RENDER_LIMITS.characters) throw new DocumentTooLarge(path, "characters");
    },
    countSteps(more, path) {
      steps += more;
      if (steps > RENDER_LIMITS.steps) throw new DocumentTooLarge(path, "steps");
    },
    note(entry) {
      rendering.outline.push(entry);
      if (rendering.outline.length > RENDER_LIMITS.sections)
        throw new DocumentTooLarge(entry.path, "sections");
    },
    ask: (condition) => void rendering.askedConditions.push(condition),
    elicit: (elicitation) => void rendering.elicitations.push(elicitation),
    missVariable: (name) => void unknown.add(name),
    takeWritten() {
      const written = pieces.slice(taken).join("");
      taken = pieces.length;
      return written;
    },
    finish: () => ({ ...rendering, markdown: `${pieces.join("")}\n`, unknownVariables: [...unknown] }),
  };
}

function countCharacters(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (value === null || typeof value !== "object") return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + countCharacters(inner), 0);
}
