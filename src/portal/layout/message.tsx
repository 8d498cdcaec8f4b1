import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";

const icons = { success: "check-circle", info: "info-circle", warning: "exclamation-triangle", danger: "times-circle" };

/** A message of the design system above the content. */
export function Message({ kind, children }: { kind: keyof typeof icons; children: ComponentChildren }) {
  return (
    <div class={`br-message ${kind} notice`} role={kind === "danger" ? "alert" : "status"}>
      <div class="icon">
        <Icon name={icons[kind]} />
      </div>
      <div class="content">{children}</div>
    </div>
  );
}
