import type { Bond } from "../../store/types.ts";
import { portal } from "../../texts/portal.ts";
import { Panel } from "../layout/panel.tsx";
import { CompaniesTable } from "./companies-table.tsx";
import { SgciMenu } from "./sgci-menu.tsx";

/** "Processos que posso Iniciar": for which companies, and whom to contact while no service is published. */
export function ProcessesPage({ bonds, legacyUrl }: { bonds: Bond[]; legacyUrl: string }) {
  const texts = portal.processes;
  return (
    <Panel title={texts.title} wide>
      <SgciMenu current="/processos" />
      {bonds.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <p>{texts.companies}</p>
          <CompaniesTable bonds={bonds} />
        </>
      )}
      <p>
        <strong>{texts.unpublished}</strong> {texts.unpublishedNext}
      </p>
      <ul>
        {portal.entry.bodies.map(({ kind, division, channel, href }) => (
          <li key={kind}>
            {kind}: {division} — {href === null ? channel : <a href={href}>{channel}</a>}
          </li>
        ))}
      </ul>
      <p>
        <a href={legacyUrl}>{texts.legacyLink}</a>
      </p>
    </Panel>
  );
}
