/** What a person is on the platform: represents a company, or works for one by delegation. */
export type Profile = "representative" | "member";
