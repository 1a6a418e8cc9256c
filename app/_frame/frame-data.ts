export type Person = { name: string; email: string; role: string };

export type FrameData = {
  /** Null while it is being asked for. */
  person: Person | null;
  /** Approvals that wait for this person. */
  openApprovals: number;
  /** Notices under the bell that the person has not read. */
  unreadNotices: number;
  onSignOut: () => void;
};
