/** What people are told about. Their texts are in `src/texts/notices.ts`. */
export const noticeKinds = [
  "delegation-given",
  "delegation-ended",
  "delegation-suspended",
  "delegation-confirmed",
  "delegation-renounced",
  "delegation-requested",
  "delegation-request-approved",
  "delegation-request-refused",
  "delegation-used",
  "delegations-to-settle",
  "member-unlinked",
  "representation-lost",
  "substitution-given",
  "substitution-ended",
  "correction-asked",
  "correction-due",
  "process-decided",
  "process-expired",
  "team-task-given",
  "model-change-waiting",
  "model-change-decided",
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

const ofStaff = ["team-task-given", "model-change-waiting", "model-change-decided"] as const satisfies NoticeKind[];

/** What only people of the staff are told. */
export type StaffNotice = (typeof ofStaff)[number];
export const staffNotices: readonly NoticeKind[] = ofStaff;

/** Whether a notice also goes out by mail unless the person chooses otherwise: all but those that come with every use. */
export const noticesByMail: Record<NoticeKind, boolean> = {
  ...(Object.fromEntries(noticeKinds.map((kind) => [kind, true])) as Record<NoticeKind, boolean>),
  "delegation-used": false,
};
