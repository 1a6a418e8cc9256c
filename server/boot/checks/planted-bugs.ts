/** A bug to plant: `find` stands once in the file and is replaced; the test named must then fail (G23). */
export type PlantedBug = {
  name: string;
  file: string;
  find: string;
  plant: string;
  caughtBy: { file: string; title: string };
  /** Needs no database: tried with every change. */
  isQuick?: boolean;
};

const pure = (file: string, title: string) => ({ file: `workflows/run/${file}.test.ts`, title });
const engine = (file: string, title: string) => ({ file: `server/engine/${file}.db.test.ts`, title });

export const PLANTED_BUGS: PlantedBug[] = [
  {
    name: "a decision on other bytes than those shown is taken",
    file: "workflows/run/check-decision.ts",
    find: "if (signal.contentSha256 !== approval.contentSha256) {",
    plant: "if (signal.contentSha256 === undefined) {",
    caughtBy: pure("gate-after", "a decision on other bytes than those shown is refused"),
    isQuick: true,
  },
  {
    name: "a cancelled run leaves its requests open",
    file: "workflows/run/decide-run.ts",
    find: 'turn.dropWaits("all", sentence);\n  turn.record("run.cancelled"',
    plant: 'turn.record("run.cancelled"',
    caughtBy: pure("stop-and-go", "cancel is final: what is at work is aborted and what waits is void"),
    isQuick: true,
  },
  {
    name: "a run that has ended takes orders",
    file: "workflows/run/decide-run.ts",
    find: "if (!hasEnded(turn.state)) return;",
    plant: "if (turn.state.seq > 0) return;",
    caughtBy: pure(
      "random-walks",
      "G6, E14: sequences of anything that may happen keep every promise in every state",
    ),
    isQuick: true,
  },
  {
    name: "branches join before the last has ended",
    file: "workflows/run/visit-branches.ts",
    find: "else if (done.length < branches.length) return",
    plant: "else if (done.length < branches.length - 1) return",
    caughtBy: {
      file: "workflows/testing/simulator/programs.test.ts",
      title:
        "G9: generated workflows run each step exactly as often as an independent count says, whatever dies",
    },
    isQuick: true,
  },
  {
    name: "a step that kills its workers is never put aside",
    file: "workflows/run/decide-report.ts",
    find: "if (step.crashes + 1 < MAX_CRASHES) return;",
    plant: "if (step.crashes < Number.MAX_SAFE_INTEGER) return;",
    caughtBy: pure("lost-workers", "a step that ends its worker three times is put aside"),
  },
  {
    name: "nobody is told to abort a task that is no longer wanted",
    file: "workflows/run/commands.ts",
    find: 'others.push({ type: "abortTask", taskId, because });',
    plant: "",
    caughtBy: pure("commands", "every task at work is aborted once when the run is cancelled"),
  },
  {
    name: "an old claim may still report",
    file: "server/engine/run-parts.ts",
    find: "(t.fence = c.fence and t.status = 'running') is not true",
    plant: "t.id is null",
    caughtBy: engine(
      "races",
      "E2: a report that names an older claim changes nothing, though the run has not moved meanwhile",
    ),
  },
  {
    name: "a writer does not look whether the run has moved",
    file: "server/engine/run-parts.ts",
    find: "r.id = m.run_id and r.last_seq = m.expected and",
    plant: "r.id = m.run_id and",
    caughtBy: engine(
      "races",
      "P10, P11, P12: two programs that move the same runs at once number every event and meet no deadlock",
    ),
  },
  {
    name: "a result is dropped when others move its run again and again",
    file: "server/engine/move-in-the-making.ts",
    find: "stale.has(claimKey(signal))",
    plant: "pending.tries > 2",
    caughtBy: engine("races", "E13: no result is dropped, however often others move its run meanwhile"),
  },
  {
    name: "what is not committed is told",
    file: "server/engine/write-moves.ts",
    find: "const written = await runStatement(",
    plant: "publish(options, moves, leases);\n    const written = await runStatement(",
    caughtBy: engine(
      "races",
      "J1, J3: of an advance that cannot be written nothing is stored and nobody is told",
    ),
  },
  {
    name: "nobody sweeps",
    file: "server/engine/engine.ts",
    find: "await sweepOrphans(pool, this.journal, onTrouble);",
    plant: "await Promise.resolve();",
    caughtBy: engine(
      "takeover",
      "E8, E28: a worker that dies later is found by those that run, however few places they have",
    ),
  },
  {
    name: "one run that cannot move holds up the others",
    file: "server/engine/submit-each.ts",
    find: "const results = await Promise.allSettled(items.map(send));",
    plant:
      'const results = (await Promise.all(items.map(send))).map(() => ({ status: "fulfilled", reason: null }));',
    caughtBy: engine(
      "takeover",
      "E9: a run that cannot be moved on keeps no other from its takeover, its timers or its tasks",
    ),
  },
  {
    name: "unsafe work is repeated when its worker dies",
    file: "workflows/run/decide-report.ts",
    find: 'if (node.effect === "unsafe") {',
    plant: 'if (node.effect === "pure") {',
    caughtBy: engine(
      "takeover",
      "E6: unsafe work whose end nobody saw is not repeated: a person chooses, and every choice works",
    ),
  },
  {
    name: "unsafe work is given back by a worker that stops",
    file: "server/engine/worker.ts",
    find: "[...this.#bound]",
    plant: "[]",
    caughtBy: engine(
      "takeover",
      "E6, E33: unsafe work that is broken off by a worker that stops is not repeated by the next",
    ),
  },
  {
    name: "a worker that lost the database leaves its tasks to be taken over",
    file: "server/engine/engine.ts",
    find: "await former?.giveBack();",
    plant: "",
    caughtBy: engine(
      "takeover",
      "P3, E6: a worker that loses the database spends no attempt of its steps, and repeats nothing unsafe",
    ),
  },
  {
    name: "a worker that is cut off works on",
    file: "server/engine/engine.ts",
    find: "this.#fenceSelf();\n      this.#tickOnce();",
    plant: "this.#tickOnce();",
    caughtBy: engine(
      "network-faults",
      "E34: a worker cut off from the database stops acting before others may take its work over",
    ),
  },
  {
    name: "a timer that fired stays",
    file: "server/engine/task-parts.ts",
    find: "(t.key = o.key or o.key is null)",
    plant: "o.key is null",
    caughtBy: engine("races", "E22: a timer that fired is gone while its run goes on"),
  },
  {
    name: "a second start with the same request is not met",
    file: "server/engine/run-parts.ts",
    find: "on conflict do nothing",
    plant: "",
    caughtBy: {
      file: "server/api/runs.db.test.ts",
      title: "the same request id gives the same run, also when fifty ask at once (product.md 3.12)",
    },
  },
  {
    name: "text is written as it came, NUL and all",
    file: "server/engine/encode-column.ts",
    find: 'return text.includes("\\u0000") ? text.replaceAll("\\u0000", "\\uFFFD") : text;',
    plant: "return text;",
    caughtBy: engine("encode-column", "NUL and lone surrogates become the replacement character"),
  },
  {
    name: "a state that another build folded is trusted",
    file: "server/engine/snapshot.ts",
    find: "isPurged || reducer === REDUCER",
    plant: "isPurged || reducer > 0",
    caughtBy: engine(
      "upgrade",
      "E32, G17: programs of this build and of the next move the same runs, whichever come and go",
    ),
  },
];
