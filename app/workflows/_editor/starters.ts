/** A workflow to begin with. */
export type Starter = { id: string; name: string; means: string; source: string };

const HEAD = (id: string, name: string, description: string) => `workflow:
  id: ${id}
  name: ${name}
  description: ${description}

  inputs:
    idea:
      type: text
      title: What should be built?
      required: true
`;

/** Small workflows that show one thing each; every one of them can be launched as it stands. */
export const STARTERS: readonly Starter[] = [
  {
    id: "draft-and-approve",
    name: "Draft and approve",
    means: "One agent writes, a person approves, another goes on.",
    source: `${HEAD("draft-and-approve", "Draft and approve", "A brief that a person approves, and a plan made from it.")}
  sequence:
    - id: brief
      agent: analyst
      creates: project-brief.md
      gate: after

    - id: plan
      agent: orchestrator
      requires: project-brief.md
      creates: project-plan.md
`,
  },
  {
    id: "side-by-side",
    name: "Side by side",
    means: "Two agents work at once; a third joins what they made.",
    source: `${HEAD("side-by-side", "Side by side", "Architecture and user flows at once, then the implementation.")}
  sequence:
    - id: brief
      agent: analyst
      creates: project-brief.md

    - id: design
      parallel:
        - { agent: architect, requires: project-brief.md, creates: architecture.md }
        - { agent: ux-expert, requires: project-brief.md, creates: ux-flows.md }
      join: all

    - id: build
      agent: coder
      requires: [architecture.md, ux-flows.md]
      creates: implementation.md
      gate: after
`,
  },
  {
    id: "until-it-passes",
    name: "Until it passes",
    means: "A loop: test, repair, test again; a person is asked at its bound.",
    source: `${HEAD("until-it-passes", "Until it passes", "Repairs an implementation until its tests pass.")}
  sequence:
    - id: build
      agent: coder
      creates: implementation.md

    - id: check
      loop:
        until: equals:tests,pass
        max: 3
        steps:
          - { id: test, agent: tester, requires: implementation.md, creates: test-report.md }
          - id: repair
            agent: coder
            condition: { not: "equals:tests,pass" }
            requires: test-report.md
            updates: implementation.md
`,
  },
  {
    id: "for-each-story",
    name: "For each story",
    means: "The same steps for every item of a list.",
    source: `workflow:
  id: for-each-story
  name: For each story
  description: Writes one part of the code for each story of a list.

  inputs:
    stories:
      type: list
      title: The stories, one a line
      required: true

  sequence:
    - for_each: stories
      as: story
      concurrency: 2
      steps:
        - { agent: coder, creates: "code/{{story}}.md" }

    - id: release
      agent: deployer
      creates: deployment-log.md
      gate: before
      role: owner
      effect: unsafe
`,
  },
];
