import { portal } from "../../texts/portal.ts";
import { Panel } from "../layout/panel.tsx";

/** A page that says one thing and leads back to the beginning. */
export function EndNotice({ title, text }: { title: string; text: string }) {
  return (
    <Panel title={title}>
      <p>{text}</p>
      <div class="actions">
        <a class="br-button secondary" href="/">
          {portal.leave.again}
        </a>
      </div>
    </Panel>
  );
}
