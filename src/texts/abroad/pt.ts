import { companyCapacities } from "../capacity.ts";
import { company } from "../company.ts";
import { noticeKindNames, noticePages, notices } from "../notices.ts";
import { portal } from "../portal.ts";
import { services } from "../services.ts";
import type { AbroadTexts } from "./types.ts";

const { home } = portal;

export const pt: AbroadTexts = {
  home: {
    ...home,
    ...{ follow: services.home.follow, registration: company.home.registration, openAsMember: services.home.open },
    member: { ...home.member, text: services.home.member.text },
  },
  menu: {
    ...{ label: home.menu, start: portal.frame.start, open: home.menuOpen },
    ...{ delegate: home.menuDelegate, follow: home.menuFollow },
  },
  company: services.company,
  capacities: companyCapacities,
  noticePages,
  notices,
  noticeKindNames,
};
