import { z } from "zod";
import { Json, JsonObject } from "../definition/json";

/** How a section's content is laid out; `text` is anything without a type of its own. */
export const SectionType = z.enum([
  "text",
  "paragraphs",
  "bullet-list",
  "numbered-list",
  "checklist",
  "table",
  "code",
  "mermaid",
  "choice",
]);
export type SectionType = z.infer<typeof SectionType>;

/** A prepared list item: fixed text or text with variables. */
export const TemplateItem = z.object({ id: z.string().nullable(), text: z.string() });
export type TemplateItem = z.infer<typeof TemplateItem>;

/** A section of a template in normal form (formats.md 3). Texts may hold variables `{{name}}`. */
export type TemplateSection = {
  id: string;
  /** Null: the section has no heading of its own. */
  title: string | null;
  type: SectionType;
  /** For whoever fills the section; never part of the document. */
  instruction: string;
  /** Text with variables, used once for the section or once for each item of a list. */
  template: string | null;
  /** Fixed text with variables, always part of the document. */
  content: string | null;
  /** An English sentence: decided by the agent or asked, never parsed. */
  condition: string | null;
  repeatable: boolean;
  elicit: boolean;
  customElicitation: string | null;
  examples: string[];
  columns: string[];
  rows: string[][];
  items: TemplateItem[];
  itemTemplate: string | null;
  /** Numbers the items of a list: `FR` gives FR1, FR2 ... */
  prefix: string | null;
  /** Named choices; a plain list stands under the section's own id. */
  choices: Record<string, string[]>;
  owner: string | null;
  editors: string[];
  language: string;
  mermaidType: string | null;
  sections: TemplateSection[];
  /** Keys that are not known, as they stood in the file. */
  extra: Record<string, Json>;
};

const choices = z.record(z.string(), z.array(z.string()));

export const TemplateSection: z.ZodType<TemplateSection> = z.lazy(() =>
  z.object({
    id: z.string(),
    title: z.string().nullable(),
    type: SectionType,
    instruction: z.string(),
    template: z.string().nullable(),
    content: z.string().nullable(),
    condition: z.string().nullable(),
    repeatable: z.boolean(),
    elicit: z.boolean(),
    customElicitation: z.string().nullable(),
    examples: z.array(z.string()),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    items: z.array(TemplateItem),
    itemTemplate: z.string().nullable(),
    prefix: z.string().nullable(),
    choices,
    owner: z.string().nullable(),
    editors: z.array(z.string()),
    language: z.string(),
    mermaidType: z.string().nullable(),
    sections: z.array(TemplateSection),
    extra: z.record(z.string(), Json),
  }),
);

/** A document template in normal form. Without sections it has a `record`, and the document is YAML. */
export const DocumentTemplate = z.object({
  id: z.string(),
  pack: z.string(),
  name: z.string(),
  description: z.string(),
  /** As written in the file. */
  version: z.string(),
  output: z.object({ format: z.string(), filename: z.string(), title: z.string() }),
  isInteractive: z.boolean(),
  elicitation: z.string().nullable(),
  /** What a person may ask for at each elicitation point, beside words of their own. */
  elicitationOptions: z.array(z.string()).optional(),
  sections: z.array(TemplateSection),
  record: z.record(z.string(), Json).nullable(),
  /** Beside a record: the JSON Schema that the document must fit. */
  schema: JsonObject.optional(),
  extra: z.record(z.string(), Json),
});
export type DocumentTemplate = z.infer<typeof DocumentTemplate>;
