/** A word of the format that an author may write, and what it means, as the editor offers it. */
export type AuthorWord = { word: string; means: string };

const words = (lines: string): AuthorWord[] =>
  lines
    .trim()
    .split("\n")
    .map((line) => {
      const [word = "", means = ""] = line.trim().split(/ {2,}/);
      return { word, means };
    });

/** The keys of each kind of map (formats.md 2 and 2.1; docs/authors.md shows each in use). */
export const AUTHOR_KEYS = {
  file: words("workflow  The whole definition stands below it"),
  head: words(`
    id  Short name, unique in its pack
    name  What people read
    description  One or two sentences for the gallery
    type  Kind of work: greenfield, maintenance, decision …
    version  Yours, as text; the identity is the text's SHA-256
    project_types  Kinds of project it is for
    inputs  The launcher's form: a field for each name
    phases  Names of the phases, in their order
    sequence  The steps, in their order
    handoff_prompts  What one agent tells the next, by "from_to"
    decision_guidance  when_to_use: texts that help to choose
    completion_criteria  Checked when the run ends: "x.md exists"
    outputs  Documents that must exist at the end
    flow_diagram  A picture for readers; it decides nothing
  `),
  step: words(`
    id  Key of the step; others name it in goto
    title  What people read
    agent  Who does it; "a/b" is either, "various" the document's owner
    action  What is to be done, in a few words
    notes  Instructions for the agent
    creates  Document that it makes
    updates  Document that it makes a new version of
    validates  Document that it checks
    requires  Documents that it needs; it waits for them
    uses  Template, checklist or task by its id
    template  Template of its document
    condition  Done only when this holds
    optional  true: a person is asked whether to do it
    optional_steps  Extras that are offered before the step
    phase  Phase that it belongs to
    gate  A person approves: before, after or both; or a map with a time limit
    approvals  How many different people must approve
    role  Who may decide its gate
    on_reject  After a rejection: continue, halt or goto
    retry  Attempts and backoff after a failure
    timeout  Limit of one attempt: 90s, 5m
    effect  unsafe work is never repeated by itself
    weight  Its part of the progress
    repeats  Repeats for each item, e.g. for_each_epic
    routes  Ways of which one is taken
    parallel  Block: branches at once
    join  Of parallel: all, any or settle
    concurrency  Of parallel and for_each: how many at once
    loop  Block: again until a condition holds
    for_each  Block: once for each item of a list
    as  Of for_each: name of the item
    steps  Of for_each: what is done for each item
    step  A label; alone it is a marker without an agent
  `),
  loop: words(`
    until  Ends the loop when it holds
    max  Most rounds; then a person is asked
    steps  What is done in each round
  `),
  input: words(`
    type  text, string, number, boolean, choice or list
    title  Label of the field
    help  A sentence below the field
    example  Shown in the empty field
    required  true: a run does not start without it
    default  Filled in beforehand
    choices  What can be chosen
  `),
  retry: words(`
    attempts  Attempts in all
    backoff  First pause; doubled each time: 1s
  `),
  gate: words(`
    when  before, after or both
    within  Time limit of the request: 24h
    remind  When reminders go out: [50%, 90%]
    on_deadline  When nobody answered in time
    four_eyes  true: not whoever launched the run
  `),
  onReject: words("goto  Step to go back to, with the feedback"),
  group: words(`
    all  Every one must hold
    any  One is enough
    not  The opposite
  `),
} as const;
export type MapKind = keyof typeof AUTHOR_KEYS;

/** Values that a key knows by itself. */
export const AUTHOR_VALUES: Readonly<Record<string, readonly AuthorWord[]>> = {
  gate: words(`
    before  A person approves the plan
    after  A person approves the result
    both  Plan and result
  `),
  when: words(`
    before  A person approves the plan
    after  A person approves the result
    both  Plan and result
  `),
  on_deadline: words(`
    keep  Goes on waiting
    approve  Counts as approved
    reject  Counts as rejected
  `),
  four_eyes: words(`
    true  Somebody else than the launcher
    false  Anybody with the role
  `),
  role: words(`
    approver  Approvers and owners
    owner  Owners only
  `),
  join: words(`
    all  Goes on when every branch is done
    any  Goes on when the first is done
    settle  Goes on when all have ended, also if some failed
  `),
  effect: words(`
    pure  Makes documents only
    idempotent  May be repeated without harm
    unsafe  Never repeated by itself
  `),
  on_reject: words(`
    continue  Goes on without what was rejected
    halt  The run fails
    { goto: STEP }  Back to a step, with the feedback
  `),
  type: words(`
    text  Several lines
    string  One line
    number  A number
    boolean  Yes or no
    choice  One of a few
    list  Several, for for_each
  `),
  optional: words(`
    true  A person is asked
    false  Always done
  `),
  required: words(`
    true  Must be given
    false  May be left out
  `),
};

/** How a condition is written (formats.md 2.2). */
export const CONDITION_FORMS = words(`
  context.  Set and not empty, zero or false
  not_empty:  Present and not blank
  equals:  KEY,VALUE as text
  always_true  Always
  always_false  Never
  { all: [] }  Every one must hold
  { any: [] }  One is enough
  { not: }  The opposite
`);
