import { describe, expect, test } from "vitest";
import { parseCoreConfig } from "./parse-core-config";
import { parseTeam } from "./parse-team";
import { realFiles } from "./testing/real-files";

describe("a team", () => {
  const files = [...realFiles("bmad-method", "agent-teams"), ...realFiles("bmad-v4-36", "agent-teams")];

  test.each(files)("$pack $file is read without a problem", (input) => {
    const { team, problems } = parseTeam(input);
    expect(problems).toEqual([]);
    expect(team?.agents.length).toBeGreaterThan(1);
  });

  test("names workflows by stem, whatever its file says, and null means any", () => {
    const read = (source: string) => parseTeam({ file: "agent-teams/core.yaml", pack: "test", source }).team;
    expect(
      read(
        "bundle: { name: Core, icon: X, description: All }\nagents: [a, '*']\nworkflows: [x.yaml, y.md, z]\n",
      ),
    ).toEqual({
      id: "core",
      pack: "test",
      name: "Core",
      icon: "X",
      description: "All",
      agents: ["a", "*"],
      workflows: ["x", "y", "z"],
    });
    expect(read("agents: [a]\nworkflows: null\n")?.workflows).toBeNull();
  });

  test("a file that describes no team is refused", () => {
    expect(parseTeam({ file: "t.yaml", pack: "p", source: "workflows: [a]\n" }).problems).toMatchObject([
      { code: "not-a-team" },
    ]);
    expect(parseTeam({ file: "t.yaml", pack: "p", source: "" }).problems).toMatchObject([
      { code: "not-a-team", line: 1, column: 1 },
    ]);
  });
});

test("a pack's configuration gives its name and what it says about folders", () => {
  const source = "name: my-pack\nversion: 1.10\nqa:\n  qaLocation: docs/qa\nempty:\n";
  expect(parseCoreConfig({ file: "config.yaml", source })).toEqual({
    config: {
      name: "my-pack",
      version: "1.10",
      values: { name: "my-pack", version: "1.10", qa: { qaLocation: "docs/qa" } },
    },
    problems: [],
  });
  expect(parseCoreConfig({ file: "core-config.yaml", source: "- a\n" }).problems).toMatchObject([
    { code: "not-a-config" },
  ]);
});
