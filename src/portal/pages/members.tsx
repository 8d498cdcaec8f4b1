import type { Bond } from "../../store/types.ts";
import { portal } from "../../texts/portal.ts";
import { Panel } from "../layout/panel.tsx";
import { CompaniesTable } from "./companies-table.tsx";
import { SgciMenu } from "./sgci-menu.tsx";

/** "Delegar processos a membros de empresa": who may delegate, and what members have to do first. */
export function MembersPage({ bonds }: { bonds: Bond[] }) {
  const texts = portal.members;
  return (
    <Panel title={texts.title} wide>
      <SgciMenu current="/membros" />
      {bonds.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <p>{texts.you}</p>
          <CompaniesTable bonds={bonds} />
          <p>
            <strong>{texts.unpublished}</strong> {texts.unpublishedNext}
          </p>
        </>
      )}
    </Panel>
  );
}
