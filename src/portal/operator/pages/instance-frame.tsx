import type { ComponentChildren } from "preact";
import type { InstanceSummary } from "../../../camunda/operations/types.ts";
import { operator } from "../../../texts/operator.ts";
import { withoutIdentifiers } from "../personal-data.ts";
import { instancePath } from "./instances.tsx";

/** A part of an instance's pages; the empty one is the overview. */
export type InstancePart = keyof typeof operator.instance.tab;

interface FrameProps {
  instance: InstanceSummary;
  part: InstancePart;
  children: ComponentChildren;
}

/** What all pages about one instance share: its name, its state, and the ways to its parts. */
export function InstanceFrame({ instance, part, children }: FrameProps) {
  const texts = operator.instance;
  return (
    <section class="panel panel-wide">
      <h1>
        {texts.title(instanceName(instance))}{" "}
        <span class={`state state-${instance.state.toLowerCase()}`}>{operator.state(instance.state)}</span>
      </h1>
      <nav class="parts" aria-label={texts.tabs}>
        <ul>
          {(Object.keys(texts.tab) as InstancePart[]).map((name) => (
            <li key={name}>
              <a href={instancePath(instance.id, name)} aria-current={name === part ? "page" : undefined}>
                {texts.tab[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </section>
  );
}

/** What an instance is called: its business key, without identifiers, where it has one. */
export function instanceName({ businessKey, id }: InstanceSummary): string {
  return businessKey === null ? id : withoutIdentifiers(businessKey);
}
