import type { NoticeKind, StaffNotice } from "../../domain/notices.ts";
import type { StartCapacity } from "../../domain/start-decision.ts";
import type { NoticeData, NoticeText } from "../notices.ts";

/** A way to another page, in a sentence. */
export interface OptionTexts {
  /** As the guide numbers its options. */
  number?: string;
  before: string;
  link: string;
  linkLabel: string;
  after: string;
}

/** The home page of the SGCI. */
export interface HomeTexts {
  title: string;
  system: string;
  welcome(name: string): string;
  validated: string;
  validatedMany: string;
  open: OptionTexts;
  /** For a member, who has nothing to delegate. */
  openAsMember: OptionTexts;
  delegate: OptionTexts;
  follow: OptionTexts;
  registration: OptionTexts;
  attentionTitle: string;
  attentionForeign: string;
  alerts: { number: string; before: string; none: string; change: string; link: string; linkLabel: string; after: string };
  member: { confirmed: string; text: string; textWithoutCpf: string };
  unconfirmed: { title: string; text: string };
}

/** The menu "SGCI", by the address of each page. */
export interface MenuTexts {
  label: string;
  start: string;
  open: string;
  delegate: string;
  follow: string;
}

/** For which company one acts. */
export interface CompanyTexts {
  label: string;
  youActFor: string;
  as: string;
  switchLabel: string;
  switch: string;
  otherTab(chosen: string, here: string): string;
}

/** The bell, the page of notices, and the choice about mail. */
export interface NoticePageTexts {
  title: string;
  bell(unread: number): string;
  none: string;
  unread: string;
  when: string;
  open(label: string, title: string): string;
  markAll: string;
  marked: string;
  paging: string;
  newest: string;
  older: string;
  toPreferences: string;
  preferences: {
    title: string;
    lead: string;
    address(email: string): string;
    noAddress: string;
    change: string;
    legend: string;
    save: string;
    saved: string;
    back: string;
  };
}

/** What somebody may be told who is not of the staff. */
export type PersonalNotice = Exclude<NoticeKind, StaffNotice>;

/** The pages of the SGCI that people abroad read in their language, too. */
export interface AbroadTexts {
  home: HomeTexts;
  menu: MenuTexts;
  company: CompanyTexts;
  capacities: Record<StartCapacity, string>;
  noticePages: NoticePageTexts;
  notices: Record<PersonalNotice, (data: NoticeData) => NoticeText>;
  noticeKindNames: Record<PersonalNotice, string>;
}
