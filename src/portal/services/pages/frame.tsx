import type { ComponentChildren } from "preact";
import type { ActingCompany, Process } from "../../../store/types.ts";
import { CompanyBanner } from "../../company/banner.tsx";
import { SgciMenu } from "../../pages/sgci-menu.tsx";

export interface ProcessFrameProps {
  process: Process;
  /** For which the person may act now. */
  companies: ActingCompany[];
  chosenId: string | null;
  csrf: string;
  children?: ComponentChildren;
}

/**
 * The frame of a page about one process: the menu, and the banner of its company. Who may not act for that company any more
 * still sees what he opened, without the banner.
 */
export function ProcessFrame({ process, companies, chosenId, csrf, children }: ProcessFrameProps) {
  const company = companies.find(({ id }) => id === process.company.id);
  return (
    <>
      <SgciMenu current="/acompanhamento" companyId={company?.id ?? null} />
      {company !== undefined && <CompanyBanner {...{ company, companies, chosenId, csrf }} back="/acompanhamento" />}
      {children}
    </>
  );
}
