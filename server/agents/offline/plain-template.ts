import { createSection } from "#workflows/documents/create-section";
import type { DocumentTemplate } from "#workflows/documents/template";

/** For a document without a template of its own: what was asked, the result, what it rests on, what is open. */
export function createPlainTemplate(name: string, title: string): DocumentTemplate {
  return {
    id: "plain",
    pack: "offline",
    name: title,
    description: "",
    version: "1",
    output: { format: "markdown", filename: name, title },
    isInteractive: false,
    elicitation: null,
    sections: [
      createSection({ id: "plain-task", title: "What was asked" }),
      createSection({ id: "plain-result", title: isFolder(name) ? "Parts" : "Result" }),
      createSection({
        id: "plain-sources",
        title: "What it rests on",
        type: "table",
        columns: ["Document", "Holds"],
      }),
      createSection({
        id: "open-questions",
        title: "Open questions",
        type: "table",
        columns: ["Question", "Who can answer", "Needed for"],
      }),
    ],
    record: null,
    extra: {},
  };
}

/** `docs/`, or a name without an ending: one document lists the parts that the folder would hold. */
export function isFolder(name: string): boolean {
  return name.endsWith("/") || !/\.[A-Za-z0-9]{1,5}$/.test(name);
}
