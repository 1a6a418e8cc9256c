import { rowsOf, type Writer } from "../content";
import { describeRequirement, readActor } from "../describe-requirement";
import type { Facts } from "../facts";
import { withoutMark } from "../propose-requirements";
import { capitalize, toClause, toPlural } from "../word-forms";

/** A screen for each thing that people do, with what foreign templates ask of it. */
const screens: Writer = (facts) => {
  const thing = facts.idea.things[0] ?? "entry";
  return {
    records: facts.functional.slice(0, 8).flatMap((requirement) => {
      const action = readActor(toClause(withoutMark(requirement.text)));
      if (!action) return [];
      const { steps } = describeRequirement(facts.idea, requirement);
      return [
        {
          screen_name: capitalize(action.does),
          screen_purpose: `${capitalize(action.who)} ${action.does} (${requirement.id})`,
          element_1: `The ${toPlural(thing)} that matter now, and from when they are`,
          element_2: "One main action, with what it will do",
          element_3: "The empty, waiting, failed and refused state",
          interaction_notes: steps.join(" "),
          specific_frame_link: "None yet",
          text: `${capitalize(action.who)}: ${capitalize(action.does)}`,
        },
      ];
    }),
  };
};

/** The elements of which the screens are made. */
const elements: Writer = () => ({
  records: rowsOf("component_name component_purpose component_variants component_states usage_guidelines", [
    [
      "Button",
      "Does what its words say",
      "Main, other, dangerous",
      "Ready, working, not allowed",
      "One main one on a screen; the words begin with a verb",
    ],
    [
      "Field",
      "Takes what people enter",
      "Text, choice, date, amount",
      "Empty, filled, wrong, locked",
      "The label stays visible; a mistake is told beside it with how to put it right",
    ],
    [
      "List",
      "Shows many of one thing",
      "Rows, cards",
      "Empty, waiting, filled, out of date",
      "The most important first; 50 at a time",
    ],
    [
      "Message",
      "Says what happened",
      "Done, warning, failed",
      "Shown, gone",
      "One sentence and the next step; never by colour alone",
    ],
    [
      "Dialog",
      "Asks before what cannot be undone",
      "Question, form",
      "Open, working, closed",
      "Says what will happen in the words of the button",
    ],
  ]),
});

/** Sizes and colours that a team can begin with: the contrast to white is 4.5 to 1 or more. */
export const DESIGN_PROPOSALS: Record<string, string> = {
  primary_color: "#1d4ed8 (proposed)",
  primary_usage: "The main action of a screen",
  secondary_color: "#475569 (proposed)",
  secondary_usage: "Other actions, labels",
  accent_color: "#7e22ce (proposed)",
  accent_usage: "What is new or chosen",
  success_color: "#15803d (proposed)",
  warning_color: "#b45309 (proposed)",
  error_color: "#b91c1c (proposed)",
  neutral_colors: "#0f172a to #f8fafc (proposed)",
  ...sizes("h1", "32 px", "700", "1.2"),
  ...sizes("h2", "24 px", "700", "1.25"),
  ...sizes("h3", "20 px", "600", "1.3"),
  ...sizes("body", "16 px", "400", "1.5"),
  ...sizes("small", "14 px", "400", "1.45"),
  ...widths("mobile", "320 px", "639 px", "Phones"),
  ...widths("tablet", "640 px", "1023 px", "Tablets, small windows"),
  ...widths("desktop", "1024 px", "1535 px", "Laptops"),
  ...widths("wide", "1536 px", "-", "Large screens"),
  dev_fe_url: "http://localhost:3000 (proposed)",
  dev_be_url: "http://localhost:3000/v1 (proposed)",
  staging_fe_url: "To be named by whoever runs it",
  staging_be_url: "To be named by whoever runs it",
  prod_fe_url: "To be named by whoever runs it",
  prod_be_url: "To be named by whoever runs it",
};

function sizes(name: string, size: string, weight: string, line: string): Record<string, string> {
  return { [`${name}_size`]: size, [`${name}_weight`]: weight, [`${name}_line`]: line };
}

function widths(name: string, least: string, most: string, devices: string): Record<string, string> {
  return { [`${name}_min`]: least, [`${name}_max`]: most, [`${name}_devices`]: devices };
}

/** What has to be fast, as the quality requirements say it. */
const speed: Writer = (facts: Facts) => {
  const found = facts.nonFunctional.filter(({ text }) => /\b(?:second|millisecond|answer)/i.test(text));
  return { records: found.map(({ id, text }) => ({ text: `${id}: ${toClause(withoutMark(text))}` })) };
};

export const interfaceWriters: Record<string, Writer> = { screens, "interface-elements": elements, speed };
