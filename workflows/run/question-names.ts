type Question = { finding: string | null; stepKey: string };

/** The names that a question can be answered by before it is asked: its finding, its place, the place's last part. */
export function namesOf({ finding, stepKey }: Question): string[] {
  const last = stepKey.slice(stepKey.lastIndexOf("/") + 1);
  return [...new Set([...(finding === null ? [] : [finding]), stepKey, last])];
}

/** Id of the decision that a kept answer makes. */
export function keptDecisionId(approvalId: string): string {
  return `${approvalId}-kept`;
}
