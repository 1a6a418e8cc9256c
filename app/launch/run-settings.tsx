import type { WorkflowDefinition } from "#workflows/definition/definition";
import { stepsIn } from "#workflows/definition/walk-nodes";
import { Oversight } from "#workflows/run/signals";
import { Help } from "../_help/help";
import { countOf } from "../_ui/count-of";
import { Field } from "../_ui/field";
import { Input } from "../_ui/input";
import { RadioCards } from "../_ui/radio-cards";
import { explainOversight, sayOversight } from "../_ui/say-oversight";
import { Segments } from "../_ui/segments";
import { sayName } from "../workflows/say-condition";
import { readTags } from "./read-tags";

type RunSettingsProps = {
  definition: WorkflowDefinition;
  sequence: string;
  onSequence: (name: string) => void;
  title: string;
  onTitle: (title: string) => void;
  tags: string;
  onTags: (tags: string) => void;
  oversight: Oversight | null;
  onOversight: (oversight: Oversight) => void;
};

/** How the run is called, which way it goes and how closely people watch it. */
export function RunSettings(props: RunSettingsProps) {
  const { sequences, inputs } = props.definition;
  const firstText = inputs.find(({ type }) => type === "text" || type === "string");
  return (
    <div className="grid gap-5">
      {sequences.length > 1 && (
        <RadioCards
          legend="Sequence"
          name="sequence"
          cards={sequences.map(({ name, nodes }) => ({
            value: name,
            title: sayName(name),
            text: countOf(stepsIn(nodes).length, "step"),
          }))}
          value={props.sequence}
          onChange={props.onSequence}
        />
      )}
      <Field
        label="Title"
        help={
          firstText
            ? `Left empty, it is the first sentence of "${firstText.title || firstText.name}".`
            : "Left empty, it is the name of the workflow."
        }
      >
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={props.title}
            onChange={(event) => props.onTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label="Tags" help="Words to find the run by, such as web q3." error={readTags(props.tags).fault}>
        {(control) => (
          <Input {...control} value={props.tags} onChange={(event) => props.onTags(event.target.value)} />
        )}
      </Field>
      <div>
        <Segments
          legend="Oversight"
          isLegendShown
          name="oversight"
          options={Oversight.options.map((level) => ({ value: level, label: sayOversight(level) }))}
          value={props.oversight}
          onChange={props.onOversight}
          describedBy="oversight-help"
        />
        <p id="oversight-help" className="mt-1 text-ink-2 text-sm">
          {props.oversight
            ? explainOversight(props.oversight)
            : "The workflow's own gates hold at every level."}{" "}
          <Help word="oversight" className="-my-1" />
        </p>
      </div>
    </div>
  );
}
