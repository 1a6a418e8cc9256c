import { expect, test } from "vitest";
import { composeDocument } from "./compose-document";
import { createSection } from "./create-section";
import { loadTemplate } from "./testing/load-templates";
import { render, type SectionGiven, templateOf } from "./testing/render-sections";
import { type FillSection, renderTemplate } from "./testing/render-template";

test("titles nest with their sections", () => {
  const inner = createSection({ id: "b", title: "B", content: "text" });
  expect(render([{ id: "a", title: "A", sections: [inner] }]).markdown).toBe(
    "# Doc\n\n## A\n\n### B\n\ntext\n",
  );
});

test("a section without a title keeps the level of what is around it", () => {
  const inner = createSection({ id: "b", title: "B", content: "text" });
  expect(render([{ id: "a", sections: [inner] }]).markdown).toBe("# Doc\n\n## B\n\ntext\n");
});

test("a section that nothing fills says so", () => {
  const rendering = render([{ id: "a", title: "A" }]);
  expect(rendering.markdown).toContain("## A\n\n_Nothing was written here._");
  expect(rendering.outline.find((entry) => entry.path === "document/a")?.state).toBe("empty");
});

test("a choice takes one of its options only", () => {
  const title = "Platform: {Web|Mobile}";
  const withChoice = (choice: string) =>
    render([{ id: "a", title, content: "x" }], { a: { variables: { "Web|Mobile": choice } } });
  expect(withChoice("Web").markdown).toContain("## Platform: Web\n");
  expect(withChoice("Mainframe")).toMatchObject({ unknownVariables: ["Web|Mobile"] });
});

test("a choice section shows the chosen option", () => {
  const section: SectionGiven = {
    id: "a",
    title: "Status",
    type: "choice",
    choices: { a: ["Draft", "Done"] },
  };
  expect(render([section], { a: { choice: "Done" } }).markdown).toContain("## Status\n\nDone\n");
  expect(render([section], { a: { choice: "Gone" } }).markdown).toContain("{{Draft|Done}}");
});

test("items with a prefix are numbered and keep an id they bring", () => {
  const section: SectionGiven = { id: "a", title: "A", type: "numbered-list", prefix: "FR" };
  const items = ["first", "**FR7:** seventh", "FR2: second", { id: "FR1", text: "one" }, "FR7: again"];
  expect(render([section], { a: { items } }).markdown).toContain(
    "- **FR3:** first\n- **FR7:** seventh\n- **FR2:** second\n- **FR1:** one\n- **FR4:** again\n",
  );
});

test("a checklist shows what is checked", () => {
  const section: SectionGiven = { id: "a", type: "checklist", items: [{ id: null, text: "Read {{what}}" }] };
  expect(render([section], { a: { variables: { what: "it" } } }).markdown).toContain("- [ ] Read it\n");
  expect(render([section], { a: { items: [{ text: "Done", isChecked: true }] } }).markdown).toContain(
    "- [x] Done\n",
  );
});

test("an item template is filled for each item", () => {
  const section: SectionGiven = { id: "a", type: "bullet-list", template: "- **{{k}}**: {{v}}" };
  const items = [{ variables: { k: "a", v: "1" } }, { variables: { k: "b", v: "2" } }];
  expect(render([section], { a: { items } }).markdown).toContain("- **a**: 1\n- **b**: 2\n");
});

test("rows are brought to the number of columns and bars stay in their cell", () => {
  const section: SectionGiven = { id: "a", type: "table", columns: ["A", "B"], rows: [["x", "{{y}}"]] };
  expect(render([section], { a: { rows: [["1"], ["1", "2", "3"], ["a|b", "c\nd"]] } }).markdown).toContain(
    "| A | B |\n| --- | --- |\n| 1 |  |\n| 1 | 2; 3 |\n| a\\|b | c d |\n",
  );
  expect(render([section], { a: { variables: { y: "z" } } }).markdown).toContain("| x | z |");
});

test("code keeps its text, whatever the text is", () => {
  const section: SectionGiven = { id: "a", title: "A", type: "code", language: "sql" };
  expect(render([section], { a: { code: "select '```'; -- {{x}}" } }).markdown).toContain(
    "````sql\nselect '```'; -- {{x}}\n````\n",
  );
  expect(render([{ ...section, type: "mermaid" }], { a: { code: "graph TD" } }).markdown).toContain(
    "```mermaid\ngraph TD\n```",
  );
});

test("a repeatable section appears once for each repeat, and what is inside sees its variables", () => {
  const story = createSection({
    id: "story",
    title: "Story {{e}}.{{s}}",
    repeatable: true,
    content: "of {{e}}",
  });
  const epic: SectionGiven = { id: "epic", title: "Epic {{e}}", repeatable: true, sections: [story] };
  const fill: FillSection = (section, { indexes }) => {
    if (section.id === "epic") return { repeats: [{ variables: { e: "1" } }, { variables: { e: "2" } }] };
    if (section.id === "story")
      return { repeats: indexes[0] === 0 ? [{ variables: { s: "a" } }, { variables: { s: "b" } }] : [] };
    return { variables: { name: "Doc" } };
  };
  const rendering = renderTemplate(templateOf(epic), fill);
  expect(rendering.markdown).toBe(
    "# Doc\n\n## Epic 1\n\n### Story 1.a\n\nof 1\n\n### Story 1.b\n\nof 1\n\n## Epic 2\n",
  );
  expect(rendering.outline.map((entry) => entry.path)).toEqual([
    "document",
    "document/epic[0]",
    "document/epic[0]/story[0]",
    "document/epic[0]/story[1]",
    "document/epic[1]",
    "document/epic[1]/story",
  ]);
});

test("repeats with the same heading share it", () => {
  const section: SectionGiven = { id: "a", title: "Patterns", repeatable: true, template: "- {{p}}" };
  const repeats = [{ variables: { p: "one" } }, { variables: { p: "two" } }];
  expect(render([section], { a: { repeats } }).markdown).toBe("# Doc\n\n## Patterns\n\n- one\n\n- two\n");
});

test("a condition that nobody decided leaves the section out and is asked", () => {
  const section: SectionGiven = { id: "a", title: "UI", condition: "Product has screens", content: "text" };
  const undecided = render([section]);
  expect(undecided.askedConditions).toEqual([
    { path: "document/a", title: "UI", condition: "Product has screens" },
  ]);
  expect(undecided.markdown).toBe("# Doc\n");
  expect(render([section], { a: { include: true } }).markdown).toContain("## UI");
  expect(render([section], { a: { include: false } })).toMatchObject({
    askedConditions: [],
    markdown: "# Doc\n",
  });
});

test("elicitation points and owners are told, not written", () => {
  const rendering = render([
    { id: "a", title: "A", elicit: true, instruction: "Ask", owner: "qa", editors: ["dev"], content: "x" },
  ]);
  expect(rendering.elicitations).toEqual([{ path: "document/a", title: "A", instruction: "Ask" }]);
  expect(rendering.outline[1]).toMatchObject({ owner: "qa", editors: ["dev"], state: "filled" });
  expect(rendering.markdown).not.toContain("Ask");
});

test("free text stands in for a template of which nothing is filled", () => {
  const section: SectionGiven = { id: "a", title: "A", template: "**Goal:** {{goal}}" };
  expect(render([section], { a: { body: "Something else." } }).markdown).toBe(
    "# Doc\n\n## A\n\nSomething else.\n",
  );
  const both = render([section], { a: { body: "More.", variables: { goal: "g" } } });
  expect(both.markdown).toBe("# Doc\n\n## A\n\n**Goal:** g\n\nMore.\n");
});

test("a slot alone on its line takes several paragraphs", () => {
  const { markdown } = render([{ id: "a", template: "Before\n\n{{x}}" }], {
    a: { variables: { x: "one\n\n# two" } },
  });
  expect(markdown).toBe("# Doc\n\nBefore\n\none\n\n**two**\n");
});

test("a value inside a code span cannot leave it", () => {
  const { markdown } = render([{ id: "a", template: "see `{{x}}`" }], { a: { variables: { x: "a`b*c" } } });
  expect(markdown).toBe("# Doc\n\nsee `a'b*c`\n");
});

test("a template with a record becomes YAML whose texts are quoted", () => {
  const record = { gate: "{{status}}", list: [], by: { name: "x: #y" }, all: ["a", { b: 1 }] };
  const rendering = renderTemplate({ ...templateOf(), record }, () => ({
    variables: { status: 'PASS\n"x": y' },
  }));
  expect(rendering.markdown).toBe(
    'gate: "PASS\\n\\"x\\": y"\nlist: []\nby:\n  name: "x: #y"\nall:\n  - "a"\n  -\n    b: 1\n',
  );
});

test("the pieces handed out on the way are the document", () => {
  const composition = composeDocument(loadTemplate("bmad-core/templates/prd-tmpl.yaml", "bmad-method"));
  let turn = composition.next();
  let written = "";
  while (!turn.done) {
    written += turn.value.written;
    turn = composition.next({ body: "Text." });
  }
  expect(turn.value.markdown.startsWith(written)).toBe(true);
  expect(written.length).toBeGreaterThan(turn.value.markdown.length - 300);
});
