import { portal } from "../../texts/portal.ts";
import type { Progress } from "../journey/models.ts";
import { Icon } from "../layout/icon.tsx";

interface ProgressTexts {
  label: string;
  position(position: number, total: number, step: string): string;
  done: string;
}

const { progressLabel: label, progress: position, done } = portal.journey;

/** Where the person stands among the steps that the model names. */
export function ProgressBar({
  progress,
  texts = { label, position, done },
}: {
  progress: Progress | null;
  texts?: ProgressTexts;
}) {
  if (progress === null || progress.current === null || progress.steps.length < 2) return null;
  const { steps, current } = progress;
  return (
    <nav class="progress" aria-label={texts.label}>
      <p class="progress-short">{texts.position(current + 1, steps.length, steps[current] ?? "")}</p>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step}
            class={index < current ? "done" : index === current ? "current" : "ahead"}
            aria-current={index === current ? "step" : undefined}
          >
            <span class="progress-mark" aria-hidden="true">
              {index < current ? <Icon name="check" /> : index + 1}
            </span>
            <span class="progress-name">
              {step}
              {index < current && <span class="only-spoken"> ({texts.done})</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
