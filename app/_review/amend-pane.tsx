"use client";

import { CircleAlert } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from "react";
import { Button } from "../_ui/button";
import { cn } from "../_ui/cn";
import { DiffView } from "../_ui/diff-view";
import { PlainText } from "../_ui/plain-text";
import { Segments } from "../_ui/segments";
import { Select } from "../_ui/select";
import { TabPanel, Tabs } from "../_ui/tabs";
import { newChecks } from "./checks";
import { Editor } from "./editor";
import type { Paper } from "./papers";
import { RecordForm } from "./record/record-form";
import { SuggestionList } from "./suggestion-list";
import type { Amendment } from "./use-amendment";
import type { Review } from "./use-review";

const STEPS = [
  { value: "write", label: "Write" },
  { value: "compare", label: "Compare" },
] as const;

/** The editor with the agent's text, and the difference that one sends. */
export function AmendPane({ review, className }: { review: Review; className?: string }) {
  const { amendment, papers, deciding, leave } = review;
  const { paper, content, step, setStep } = amendment;
  if (!paper) return null;
  const isLocked = deciding.order !== null;
  return (
    <section
      aria-label={`Amend ${paper.name}`}
      onKeyDown={(event) => onEscape(event, leave)}
      className={cn("flex min-h-0 min-w-0 flex-col", className)}
    >
      <Tabs label="Steps of the amendment" tabs={STEPS} value={step} onChange={setStep} className="flex-1">
        <div className="flex flex-wrap items-center gap-2 border-b px-4 py-1.5">
          <AmendedName review={review} />
          <Button
            tone="quiet"
            size="sm"
            className="ml-auto"
            disabled={content === paper.content || isLocked}
            onClick={amendment.startOver}
          >
            Start over
          </Button>
        </div>
        <TabPanel value="write" className="flex flex-col">
          <SuggestionList review={review} />
          <Writing review={review} paper={paper} />
        </TabPanel>
        <TabPanel value="compare" className="overflow-y-auto p-4">
          <DiffView before={paper.content} after={content} />
        </TabPanel>
      </Tabs>
      <AmendChecks paper={paper} amendment={amendment} />
      <p className="border-t px-4 py-1.5 text-ink-3 text-xs">
        {papers.length > 1 && "The other documents stay as they are. "}
        The version you change is kept. Your draft stays in this browser until you send it.
      </p>
    </section>
  );
}

const FORMS = [
  { value: "form", label: "Form" },
  { value: "text", label: "Text" },
] as const;

/** Where one writes: a form where the document has a schema, else and at any time its text. */
function Writing({ review, paper }: { review: Review; paper: Paper }) {
  const { amendment, deciding } = review;
  const { content, setContent, setStep, faults } = amendment;
  const [form, setForm] = useState<"form" | "text">("form");
  const isLocked = deciding.order !== null;
  const label = `Your version of ${paper.name}`;
  return (
    <>
      {paper.schema && (
        <div className="border-b px-4 py-1.5">
          <Segments legend="Write it as" name="amend-form" options={FORMS} value={form} onChange={setForm} />
        </div>
      )}
      {paper.schema && form === "form" ? (
        <RecordForm
          label={label}
          source={content}
          schema={paper.schema}
          faults={faults}
          isLocked={isLocked}
          onChange={setContent}
        />
      ) : (
        <Editor
          label={label}
          value={content}
          onChange={setContent}
          onSubmit={() => setStep("compare")}
          isReadOnly={isLocked}
          isFirst
          {...(!paper.isMarkdown && { language: "plain" })}
          className="min-h-0 flex-1 rounded-none border-0 max-lg:h-[70dvh]"
        />
      )}
    </>
  );
}

type AmendChecksProps = { paper: Paper; amendment: Amendment };

/** What the checks find in the amended text while it is written. */
function AmendChecks({ paper, amendment: { content, faults } }: AmendChecksProps) {
  const written = useDeferredValue(content);
  const checks = useMemo(() => newChecks(paper, written), [paper, written]);
  const found = [
    ...faults.map(({ path, sentence }) => ({ name: "Schema", key: path.join("."), sentence })),
    ...checks.map(({ name, sentence }) => ({ name, key: name, sentence })),
  ];
  if (found.length === 0) return null;
  return (
    <ul
      aria-label="Found in your version"
      className="grid max-h-40 gap-0.5 overflow-y-auto border-t px-4 py-1.5 text-xs"
    >
      {found.map(({ name, key, sentence }) => (
        <li key={key + sentence} className="flex items-start gap-1.5 wrap-anywhere">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span>
            <span className="font-medium">{name}:</span> <PlainText text={sentence} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function AmendedName({ review: { amendment, papers } }: { review: Review }) {
  const name = amendment.paper?.name ?? "";
  if (papers.length < 2) {
    return (
      <span className="min-w-0 font-medium wrap-anywhere">
        <PlainText text={name} />
      </span>
    );
  }
  return (
    <Select
      aria-label="Document to amend"
      value={name}
      onChange={(event) => amendment.setPaper(event.target.value)}
      className="w-auto min-w-0"
    >
      {papers.map((paper) => (
        <option key={paper.name}>{paper.name}</option>
      ))}
    </Select>
  );
}

/** Out of the editor and back to the buttons; the draft stays. */
function onEscape(event: KeyboardEvent, leave: () => void): void {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  leave();
}
