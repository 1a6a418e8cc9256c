import type { RunCostRow } from "#server/queries/read-run-cost";
import type { RunView } from "#workflows/run/run-view";

type Request = RunView["approvals"][number];

/** What became of a run, as Markdown for somebody who was not there. */
export function writeReport(view: RunView, costs: readonly RunCostRow[]): string {
  const { title, workflow, startedBy, startedAt, finishedAt, status, reason, progress } = view;
  const ending = finishedAt === null ? `it is ${status}` : `${status} ${writeTime(finishedAt)}`;
  const parts = [
    `# ${oneLine(title)}`,
    `${workflow.name}, version ${workflow.sha256}. Started by ${startedBy.name} ${writeTime(startedAt)}, ${ending}; ` +
      `${progress.done} of ${progress.total} steps.`,
    reason ? oneLine(reason.sentence) : "",
    list("Milestones", view.milestones.map(writeMilestone)),
    list("Decisions", view.approvals.flatMap(writeDecision)),
    list("Incidents", view.incidents.map(writeIncident)),
    list("Documents in use", view.artifacts.filter(({ isAccepted }) => isAccepted).map(writeDocument)),
    list("Cost", writeCosts(costs)),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function list(title: string, lines: readonly string[]): string {
  return `## ${title}\n\n${lines.length === 0 ? "None." : lines.map((line) => `- ${line}`).join("\n")}`;
}

function writeMilestone({ phase, at }: RunView["milestones"][number]): string {
  return `${oneLine(phase)}, ${writeTime(at)}`;
}

const DID = {
  approve: "approved",
  revise: "requested changes",
  amend: "amended",
  reject: "rejected",
  answer: "answered",
} as const;

function writeDecision({ question, decision }: Request): string[] {
  if (!decision) return [];
  const { by, action, answer, comment, at } = decision;
  const what = action === "answer" ? `answered ${JSON.stringify(answer)}` : DID[action];
  const words = comment === "" ? "" : `\n  > ${comment.replaceAll("\n", "\n  > ")}`;
  return [`${oneLine(question)} ${by.name} ${what}, ${writeTime(at)}.${words}`];
}

function writeIncident({ stepKey, because, openedAt, open }: RunView["incidents"][number]): string {
  return `${stepKey}, ${writeTime(openedAt)}${open ? ", open" : ""}: ${oneLine(because.sentence)}`;
}

function writeDocument({ name, version, by, sha256 }: RunView["artifacts"][number]): string {
  return `${oneLine(name)}, version ${version}, by ${by.name}, SHA-256 ${sha256}`;
}

function writeCosts(costs: readonly RunCostRow[]): string[] {
  const sum = (read: (row: RunCostRow) => number) => costs.reduce((total, row) => total + read(row), 0);
  const models = [...new Set(costs.flatMap(({ model }) => model ?? []))].sort();
  return [
    `${sum(({ cost }) => cost).toFixed(4)} US dollars`,
    `${sum(({ inputTokens }) => inputTokens)} tokens in, ${sum(({ outputTokens }) => outputTokens)} tokens out`,
    `${sum(({ attempts }) => attempts)} attempts with ${models.join(", ") || "no model"}`,
  ];
}

function writeTime(at: number): string {
  return new Date(at).toISOString();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
