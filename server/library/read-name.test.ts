import { expect, test } from "vitest";
import { readName } from "./read-name";

test.each([
  ["workflow:\n  id: a\n  name: Court booking\n  sequence:\n    - [", "Court booking"],
  ['workflow: # ours\r\n  name: "Say: what?" # why\r\n  id: a', "Say: what?"],
  ["# comment\nworkflow:\n\n    # more\n    id: a\n    name: 'Two words'\n", "Two words"],
])("the name of a broken workflow is read from its lines: %j", (source, name) => {
  expect(readName(source)).toBe(name);
});

test.each([
  "name: Outside\n",
  "workflow:\n  id: a\nagents:\n  name: Another\n",
  "workflow:\n  id: a\n  sequence:\n    - name: A step\n",
  "workflow:\n  name: |\n    long\n",
  "workflow:\n  name:\n",
  "",
])("where the lines name no workflow there is none: %j", (source) => {
  expect(readName(source)).toBeNull();
});
