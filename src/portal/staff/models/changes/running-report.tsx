import { changes } from "../../../../texts/models/changes.ts";
import type { Replaced } from "./replaced.ts";

const texts = changes.running;

/** What runs on the versions that a change replaces, and stays there. */
export function RunningReport({ replaced }: { replaced: Replaced[] }) {
  return (
    <>
      <h2>{texts.title}</h2>
      {replaced.length === 0 && <p>{texts.none}</p>}
      <ul>
        {replaced.map(({ name, version, running, older, along }) => (
          <li key={name}>
            {texts.text(name, version, running)} {older > 0 && texts.older(older)} {along && texts.also}
          </li>
        ))}
      </ul>
    </>
  );
}
