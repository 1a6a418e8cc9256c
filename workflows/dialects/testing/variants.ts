/** A file as people of the same family write them, and what is to come of it: the keys of its steps in order. */
export type Variant = { about: string; file?: string; source: string; keys: string[]; sequences?: string[] };

const BOM = "\uFEFF";

export const VARIANTS: Variant[] = [
  {
    about: "keys in another order, the agent last",
    source: `workflow:
  sequence:
    - notes: First things first.
      requires: []
      creates: brief.md
      agent: analyst
    - requires: [brief.md]
      condition: null
      creates: spec.md
      optional: no
      agent: pm
  name: Reversed
  id: reversed
`,
    keys: ["brief", "spec"],
  },
  {
    about: "Windows line ends and a byte order mark",
    file: "workflows/windows.yml",
    source: `${BOM}workflow:\r\n  id: windows\r\n  sequence:\r\n    - agent: dev\r\n      creates: a.md\r\n      notes: |\r\n        One\r\n        Two\r\n    - step: workflow_end\r\n`,
    keys: ["a", "workflow_end"],
  },
  {
    about: "a document start after comments, and no type",
    source: `# Powered by nobody
# vim: set sw=2
---
workflow:
  id: started
  name: Started
  sequence:
    - agent: dev
      action: build it
`,
    keys: ["build-it"],
  },
  {
    about: "nulls wherever there could be a value",
    source: `workflow:
  id: nulls
  name: ~
  description:
  type: null
  project_types:
  decision_guidance:
  handoff_prompts:
  flow_diagram:
  sequence:
    - agent: dev
      creates: a.md
      requires:
      uses: ~
      notes:
      condition:
      optional:
      optional_steps:
      repeats: null
    - workflow_end:
`,
    keys: ["a", "workflow_end"],
  },
  {
    about: "notes as lists, as maps and as block text with code",
    source: `workflow:
  id: notes
  sequence:
    - agent: dev
      creates: a.md
      notes:
        - "Step 1: do this"
        - Step 2
    - agent: dev
      creates: b.md
      notes:
        why: because
        how:
          deep:
            deeper: slowly
    - agent: dev
      creates: c.md
      notes: |
        \`\`\`yaml
        agent: nobody
        \`\`\`
        Text [[LLM: not a link]] and *stars* & more: 60+ FPS
`,
    keys: ["a", "b", "c"],
  },
  {
    about: "unquoted items that YAML takes for maps",
    source: `workflow:
  id: traps
  project_types:
    - web: app
    - Performance: 60+ FPS
  decision_guidance:
    when_to_use:
      - Size: more than one team
      - Plain words
  sequence:
    - agent: dev
      creates: a.md
      uses: story-tmpl
`,
    keys: ["a"],
  },
  {
    about: "verbs as keys",
    source: `workflow:
  id: verbs
  sequence:
    - agent: dev
      creates: src.md
    - agent: qa
      reviews: src.md
    - agent: qa
      tests: src.md
      reports_to: po
    - agent: ops
      deploys: everything we have got so far
`,
    keys: ["src", "qa", "qa-2", "ops"],
  },
  {
    about: "the three shapes of a marker side by side",
    source: `workflow:
  id: markers
  sequence:
    - agent: dev
      creates: a.md
    - project_setup_guidance:
        action: guide
        notes: Set it up.
    - development_order_guidance:
      action: guide
      notes: In order.
    - step: launch_notes
      action: tell
    - workflow_end: ""
`,
    keys: ["a", "project_setup_guidance", "development_order_guidance", "launch_notes", "workflow_end"],
  },
  {
    about: "a marker whose siblings stand one column deeper",
    source: `workflow:
  id: deeper
  sequence:
    - agent: dev
    - workflow_end:
        action: project_complete
        notes: Done.
        extra_key: 1
`,
    keys: ["dev", "workflow_end"],
  },
  {
    about: "phases with inputs as text and as lists, and a phase without steps",
    source: `workflow:
  id: phased
  phases:
    think:
      - agent: analyst
        task: brainstorm
        output: ideas.md
    rest:
    write:
      - { agent: editor, task: draft, input: ideas.md, output: draft.md }
      - { agent: editor, task: polish, input: [ideas.md, draft.md], output: final.md, repeat: per-chapter }
  completion_criteria:
    - "final.md exists"
    - All beta readers are happy
`,
    keys: ["ideas", "draft", "final"],
  },
  {
    about: "phases whose steps name no document",
    source: `workflow:
  id: silent
  phases:
    one: [{ agent: a, task: think }]
    two: [{ agent: b, task: act }, { agent: b, task: act }]
`,
    keys: ["think", "act", "act-2"],
  },
  {
    about: "no wrapper, triggers, inputs with descriptions, outputs",
    file: "workflows/short-film.yaml",
    source: `name: short-film
title: Short film
description: |
  From a thought to a film.
triggers:
  - command: /film
  - intent: "make a film"
inputs:
  - working_title
  - genre: comedy or drama
  - name: minutes
    type: number
    required: true
agents: [writer, editor]
steps:
  - id: premise
    title: Find a premise
    agent: writer
    outputs: premise
  - id: cut
    title: "Cut: rough"
    agent: editor
    inputs:
      - premise
    outputs:
      - rough_cut
      - log
    repeat_for: scenes
outputs:
  - rough_cut
`,
    keys: ["premise", "cut"],
  },
  {
    about: "steps directly below workflow, with D4 keys",
    source: `workflow:
  name: mixed
  steps:
    - id: one
      title: One
      agent: dev
      outputs: [one.md]
    - id: two
      agent: dev
      inputs: one.md
      outputs: two.md
`,
    keys: ["one", "two"],
  },
  {
    about: "a sequence without the wrapper",
    source: `id: bare
name: Bare
sequence:
  - agent: dev
    creates: a.md
  - agent: qa
    requires: a.md
    validates: a.md
`,
    keys: ["a", "validate-a"],
  },
  {
    about: "several sequences with end markers beside them",
    source: `workflow:
  id: several
  quick_sequence:
    - agent: dev
      creates: quick.md
  quick_workflow_end:
    action: stop
    notes: Enough.
  thorough_sequence:
    - agent: analyst
      creates: plan.md
    - agent: dev
      creates: slow.md
      requires: plan.md
  workflow_end:
    action: done
`,
    keys: ["quick", "quick_workflow_end", "plan", "slow", "workflow_end"],
    sequences: ["quick_sequence", "thorough_sequence"],
  },
  {
    about: "alternative agents in every notation",
    source: `workflow:
  id: either
  sequence:
    - agent: analyst/pm
      creates: a.md
    - agent: analyst or pm
      creates: b.md
    - agent: [analyst, pm]
      creates: c.md
    - agent: "@dev"
      creates: d.md
    - agent: various
      updates: a.md
`,
    keys: ["a", "b", "c", "d", "update-a"],
  },
  {
    about: "creates with every remark",
    source: `workflow:
  id: remarks
  sequence:
    - agent: a
      creates: prompt (optional)
    - agent: a
      creates: arch.md (or multiple documents)
    - agent: a
      creates: stories/
    - agent: a
      creates: one.md, two.md
    - agent: a
      creates:
        - three.md
        - four.md (if needed)
    - agent: a
      creates: everything that the template of the pack asks for
    - agent: a
      updates: arch.md (if needed)
      requires: one.md and two.md
`,
    keys: [
      "prompt",
      "arch",
      "stories",
      "one",
      "three",
      "everything-that-the-template-of-the-pack-asks-for",
      "update-arch",
    ],
  },
  {
    about: "routes with words for going on",
    source: `workflow:
  id: routed
  sequence:
    - agent: analyst
      action: classify
    - step: routing_decision
      condition: based_on_classification
      routes:
        tiny:
          agent: pm
          uses: create-story
          notes: Exit after it.
        large:
          continue: to_next_step
        unsure: continue
        none:
    - agent: dev
      condition: large_path
      creates: big.md
`,
    keys: ["classify", "routing_decision/tiny", "big"],
  },
  {
    about: "numbers, dates and odd scalars as values",
    source: `workflow:
  id: scalars
  version: 2.0
  name: 2024-01-01
  type: 1
  sequence:
    - agent: dev
      creates: 404.md
      notes: 12:30
      duration: 15-30 minutes
      points: 0x1F
      ratio: 1e3
`,
    keys: ["404"],
  },
  {
    about: "names beyond ASCII",
    source: `workflow:
  id: größe
  name: "Größe & 大きさ"
  sequence:
    - agent: réviseur
      creates: überblick.md
      notes: "“Quoted” — and … more"
    - agent: 开发
      requires: überblick.md
      creates: 設計.md
`,
    keys: ["überblick", "設計"],
  },
  {
    about: "one line in braces, as JSON",
    file: "workflows/braces.yaml",
    source: `{"workflow": {"id": "json", "sequence": [{"agent": "dev", "creates": "a.md"}, {"agent": "qa", "requires": ["a.md"], "creates": "b.md"}]}}`,
    keys: ["a", "b"],
  },
  {
    about: "deep indentation and list items at the key's own column",
    source: `workflow:
        id: deep
        sequence:
        - agent: dev
          creates:
          - a.md
          - b.md
        -   agent: qa
            requires:
            - a.md
`,
    keys: ["a", "qa"],
  },
  {
    about: "folded texts, trailing spaces and comments at every line",
    source: `workflow: # here
  id: folded # the id
  description: >-
    One line
    and another.   
  sequence: # steps
    # first
    - agent: dev # who
      creates: a.md   # what
      notes: >
        folded
        text
    # last
`,
    keys: ["a"],
  },
  {
    about: "our keys in a file of the old shape",
    source: `workflow:
  id: ours
  sequence:
    - agent: analyst
      creates: plan.md
      gate: after
      on_reject: halt
    - parallel:
        - { agent: a, requires: plan.md, creates: x.md }
        - [{ agent: b, creates: y.md }, { agent: b, requires: y.md, creates: z.md }]
      join: settle
    - for_each: parts
      as: part
      steps: [{ agent: dev, creates: "{{part}}.md" }]
    - step: workflow_end
  inputs:
    parts: { type: list, required: true }
`,
    keys: ["plan", "parallel-1/x", "parallel-1/y", "parallel-1/z", "each-parts/part", "workflow_end"],
  },
  {
    about: "the loops described, without a diagram and with other names",
    source: `workflow:
  id: described
  sequence:
    - agent: lead
      creates: backlog.md
    - agent: lead
      validates: backlog.md
      uses: backlog-checklist
    - agent: various
      updates: flagged_documents
      condition: backlog_issues
    - agent: writer
      creates: task.md
      requires: backlog.md
      repeats: for_each_task
    - agent: coder
      creates: patch
      requires: task.md
    - agent: reviewer
      action: review patch
      updates: patch
      requires: patch
    - agent: coder
      action: fix
      updates: patch
      condition: review_feedback_remaining
    - step: repeat_task_cycle
    - step: workflow_end
`,
    keys: [
      "backlog",
      "validation/validate-backlog",
      "validation/update-flagged_documents",
      "tasks/task",
      "tasks/patch",
      "tasks/review/update-patch",
      "tasks/review/update-patch-2",
      "tasks/repeat_task_cycle",
      "workflow_end",
    ],
  },
  {
    about: "a checklist that looks at what was there before",
    source: `workflow:
  id: before
  sequence:
    - agent: po
      validates: architecture.md
    - agent: architect
      updates: architecture.md
      condition: po_checklist_issues
`,
    keys: ["validation/validate-architecture", "validation/update-architecture"],
  },
  {
    about: "handoff prompts of every kind, guidance as a list",
    source: `workflow:
  id: prompts
  handoff_prompts:
    analyst_to_pm: "Brief is done. [document]"
    complete: |
      Done: {{if all}}: everything {{missing}}
    updated_to_po:
    po_issues: 5
  decision_guidance:
    - Use it always
  sequence:
    - { agent: analyst, creates: brief.md }
    - { agent: pm, requires: brief.md, creates: prd.md }
`,
    keys: ["brief", "prd"],
  },
  {
    about: "a template named in the notes, in uses with its folder, and with OR",
    source: `workflow:
  id: templates
  sequence:
    - agent: pm
      creates: prd.md
      notes: Uses prd-tmpl as always.
    - agent: pm
      creates: outline.md
      uses: templates/outline-tmpl.yaml
    - agent: pm
      creates: design.md
      uses: create-doc design OR create-story
`,
    keys: ["prd", "outline", "design"],
  },
  {
    about: "steps as bare words, and an empty one among them",
    source: `workflow:
  id: words
  sequence:
    - agent: dev
      creates: a.md
    -
    - project_setup_guidance
    - workflow_end
`,
    keys: ["a", "project_setup_guidance", "workflow_end"],
  },
  {
    about: "the same step again and again",
    source: `workflow:
  id: again
  sequence:
    - { agent: dev, action: build }
    - { agent: dev, action: build }
    - { agent: dev, creates: a.md }
    - { agent: dev, creates: a.md }
    - { id: build-2, agent: dev }
`,
    keys: ["build", "build-3", "a", "a-2", "build-2"],
  },
  {
    about: "keys that nobody knows, kept as they are",
    source: `workflow:
  id: unknown
  metadata: { owner: me, tags: [a, b] }
  sequence:
    - agent: dev
      creates: a.md
      priority: 1
      labels: [x]
      outputs_to: { s3: bucket }
`,
    keys: ["a"],
  },
  {
    about: "conditions in every notation",
    source: `workflow:
  id: conditions
  inputs: { size: text, notes_text: text }
  sequence:
    - { agent: analyst, action: look }
    - { agent: a, condition: user_wants_more }
    - { agent: b, condition: "equals:size,big, really" }
    - { agent: c, condition: "not_empty:notes_text" }
    - { agent: d, condition: context.size }
    - { agent: e, condition: { any: [ready, { not: blocked }] } }
    - { agent: f, condition: always_true }
    - { agent: g, condition: after_look_creation }
`,
    keys: ["look", "a", "b", "c", "d", "e", "f", "g"],
  },
];
