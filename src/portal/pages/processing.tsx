import { portal } from "../../texts/portal.ts";
import type { Progress } from "../journey/models.ts";
import { Panel } from "../layout/panel.tsx";
import { ProgressBar } from "./progress.tsx";

/** An automatic step takes longer than a moment. The answer carries a Refresh header; the link is for the impatient. */
export function ProcessingPage({ progress }: { progress: Progress | null }) {
  const texts = portal.processing;
  return (
    <>
      <ProgressBar progress={progress} />
      <Panel title={texts.title}>
        <div class="busy" aria-hidden="true" />
        <p role="status">{texts.text}</p>
        <p>
          <a class="br-button secondary" href="/jornada">
            {portal.journey.reload}
          </a>
        </p>
      </Panel>
    </>
  );
}
