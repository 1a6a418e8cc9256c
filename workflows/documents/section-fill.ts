import type { TemplateSection } from "./template";

/** One item of a list: text, or the variables of the section's item template. `id` is kept if it is free. */
export type ItemFill =
  | string
  | { id?: string; text?: string; variables?: Record<string, string>; isChecked?: boolean };

/** What a filler gives for one section. Everything is optional; values are escaped by the renderer. */
export type SectionFill = {
  /** Answer to the section's condition; undefined: a person is to be asked, and the section is left out. */
  include?: boolean;
  /** Values of the section's slots, by name; the sections inside see them too. */
  variables?: Record<string, string>;
  /** Items of a list or checklist. */
  items?: ItemFill[];
  /** Rows of a table, instead of the prepared ones. */
  rows?: string[][];
  /** Source of a code or mermaid section. */
  code?: string;
  /** One of the section's choices. */
  choice?: string;
  /** Free Markdown, kept inside the section; it stands in for a template of which nothing is filled. */
  body?: string;
  /** For a repeatable section: one fill for each time it appears. */
  repeats?: SectionFill[];
};

/** What a filler is asked. */
export type SectionRequest = {
  section: TemplateSection;
  /** Ids from the document down, with the number of the repetition from 0: `epics[1]/story[0]`. */
  path: string;
  /** Numbers of the repetitions around this section, outermost first, from 0. */
  indexes: number[];
  /** Names that `variables` may give; those of the sections around it are included in `variables`. */
  slots: string[];
  variables: Readonly<Record<string, string>>;
  /** Markdown that was finished since the request before. */
  written: string;
};

/** A line of the outline: what became of a section. Level 0: it has no heading. */
export type OutlineEntry = {
  path: string;
  level: number;
  title: string;
  state: "filled" | "empty" | "left-out" | "asked";
  owner: string | null;
  editors: string[];
};

/** A rendered document and what a person should know of it. */
export type Rendering = {
  markdown: string;
  /** Slots that nobody filled, each once; they stand in the document as `{{name}}`. */
  unknownVariables: string[];
  askedConditions: { path: string; title: string; condition: string }[];
  elicitations: { path: string; title: string; instruction: string }[];
  outline: OutlineEntry[];
};
