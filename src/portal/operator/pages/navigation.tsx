import { operator } from "../../../texts/operator.ts";

export const ENGINE_PATH = "/equipe/motor";

const ADDRESSES = {
  dashboard: "",
  definitions: "/definicoes",
  instances: "/instancias",
  incidents: "/incidentes",
  jobs: "/trabalhos",
  externalTasks: "/tarefas-externas",
  log: "/registro",
} as const;

/** A part of the engine's window. */
export type Section = keyof typeof ADDRESSES;

/** The parts of the engine's window. */
export function OperatorNavigation({ section }: { section: Section }) {
  return (
    <nav class="staff-navigation staff-subnavigation" aria-label={operator.navigation}>
      <ul>
        {(Object.keys(ADDRESSES) as Section[]).map((name) => (
          <li key={name}>
            <a href={`${ENGINE_PATH}${ADDRESSES[name]}`} aria-current={name === section ? "page" : undefined}>
              {operator.sections[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
