export type Person = { name: string; email: string; role: string };

export type FrameData = {
  /** Null while it is being asked for. */
  person: Person | null;
  /** Approvals that wait for this person. */
  openApprovals: number;
  onSignOut: () => void;
};
