import { migrationStaff } from "../../../../texts/migration-staff.ts";
import { Panel } from "../../../layout/panel.tsx";

const texts = migrationStaff.imports.running;

/** An import that is being read. The answer carries a Refresh header; the link is for the impatient. */
export function RunningPage({ dryRun, address }: { dryRun: boolean; address: string }) {
  return (
    <Panel title={texts.title}>
      <div class="busy" aria-hidden="true" />
      <p role="status">{dryRun ? texts.dryRun : texts.import}</p>
      <p>{texts.text}</p>
      <div class="actions">
        <a class="br-button secondary" href={address}>
          {texts.reload}
        </a>
      </div>
    </Panel>
  );
}
