import type { TemplateSection } from "#workflows/documents/template";
import type { Writer } from "./content";
import { architectureWriters } from "./writers/architecture-writers";
import { briefWriters } from "./writers/brief-writers";
import { bugRepairWriters } from "./writers/bug-repair-writers";
import { bugWriters } from "./writers/bug-writers";
import { CODE_MEANINGS, codeWriters } from "./writers/code-writers";
import { decisionRecordWriters } from "./writers/decision-record-writers";
import { decisionWriters } from "./writers/decision-writers";
import { deploymentWriters } from "./writers/deployment-writers";
import { designChoiceWriters } from "./writers/design-choice-writers";
import { diagramWriters, nameDrawing } from "./writers/diagram-writers";
import { generalWriters } from "./writers/general-writers";
import { implementationWriters } from "./writers/implementation-writers";
import { interfaceWriters } from "./writers/interface-writers";
import { plainWriters } from "./writers/plain-writers";
import { planWriters } from "./writers/plan-writers";
import { questionWriters } from "./writers/question-writers";
import { requirementsWriters } from "./writers/requirements-writers";
import { storyWriters } from "./writers/story-writers";
import { testWriters } from "./writers/test-writers";
import { uxWriters } from "./writers/ux-writers";

const WRITERS: Record<string, Writer> = {
  ...briefWriters,
  ...planWriters,
  ...requirementsWriters,
  ...architectureWriters,
  ...designChoiceWriters,
  ...uxWriters,
  ...interfaceWriters,
  ...diagramWriters,
  ...codeWriters,
  ...implementationWriters,
  ...testWriters,
  ...deploymentWriters,
  ...decisionWriters,
  ...decisionRecordWriters,
  ...bugWriters,
  ...bugRepairWriters,
  ...questionWriters,
  ...storyWriters,
  ...generalWriters,
  ...plainWriters,
};

/** What other people's templates call the same things; the first match counts. */
const MEANINGS: [RegExp, string][] = [
  [/change.?log|revision/, "changelog"],
  [/epic.?list/, "epic-list"],
  [/^story-criteria/, "story-criteria"],
  [/open.?question/, "open-questions"],
  [/prompt/, "prompt"],
  [/next.?step|immediate.?action|handoff|hand-off/, "next-steps"],
  [/edge.?case/, "flow-trouble"],
  [/screen.?layout/, "screens"],
  [/core.?component|design.?system/, "interface-elements"],
  [/performance.?(goal|target|requirement)|response.?time/, "speed"],
  [/non.?functional/, "non-functional"],
  [/out.?of.?scope|post.?mvp|future|phase.?2|expansion|not included/, "out-of-scope"],
  [/tech(nology|nical)?.*(stack|preference|choice|assumption)/, "technology"],
  [/success.?(metric|criteri|measure)|kpi|key performance/, "success-measures"],
  [/goal|objective|desired outcome/, "goals"],
  [/problem|background|opportunity/, "problem"],
  [/executive.?summary|introduction|concept/, "summary"],
  [/proposed.?solution|product.?vision/, "first-version"],
  [/persona|audience|target.?user|segment|primary.?user|secondary.?user/, "audience"],
  [/functional|core.?feature|key.?feature|must.?have/, "functional"],
  [/mvp|scope/, "first-version"],
  [/risk/, "risks"],
  [/assumption/, "assumptions"],
  [/constraint|limitation/, "constraints"],
  [/data.?model|schema|\bentit/, "data-model"],
  [/component.?(list|inventory)|^components?$/, "component"],
  [/accessib/, "accessibility"],
  [/user.?flow|journey/, "flow"],
  [/screen|page|\bviews?\b|sitemap|navigation|information.?arch/, "people-tasks"],
  [/error/, "error-handling"],
  [/security|auth(?!or)|privacy/, "security"],
  [/roll.?back/, "rollback"],
  [/monitor|observab/, "watching"],
  [/deploy|release/, "deployment-steps"],
  [/\btest/, "test-approach"],
  [/external.?api|api.?spec|interface|integration/, "interfaces"],
  [/technical.?summary|high.?level|architect(ure|ural)/, "architecture-overview"],
  [/source.?tree|repository|project.?structure/, "module"],
];

/** What is there already can be known by nobody here. */
const EXISTING = /\bexisting\b|\bcurrent.(?:project|technolog|state|system)/;

/** The writer for a section: by its id, else by what its id and title mean. Null when nobody knows. */
export function findWriter(section: TemplateSection, path: string): Writer | null {
  const isInStory = /story[^/]*\/[^/]*$/.test(path) || /^document\/acceptance-criteria$/.test(path);
  const id =
    section.id === "acceptance-criteria" && section.type !== "table" && isInStory
      ? "story-criteria"
      : section.id;
  if (Object.hasOwn(WRITERS, id)) return WRITERS[id] ?? null;
  if (section.type === "mermaid") return WRITERS[nameDrawing(section)] ?? null;
  const words = `${section.id} ${section.title ?? ""}`.toLowerCase();
  if (EXISTING.test(words)) return null;
  const meanings = section.type === "code" ? [...CODE_MEANINGS, ...MEANINGS] : MEANINGS;
  const meaning = meanings.find(([pattern]) => pattern.test(words));
  return meaning ? (WRITERS[meaning[1]] ?? null) : null;
}
