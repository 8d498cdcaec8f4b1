import { type Bindings, fill } from "./match.ts";
import type { Scenario, Step } from "./scenario.ts";

/** What the engine answered. */
export interface Answer {
  status: number;
  contentType: string | null;
  headers: Headers;
  body: unknown;
}

interface Multipart {
  name: string;
  filename?: string;
  value: string;
}

/** Sends a recorded request to the engine at this address. */
export async function send(url: string, scenario: Scenario, step: Step, bindings: Bindings): Promise<Answer> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fill(step.query ?? {}, bindings))) query.set(name, String(value));
  const path = fill(step.path, bindings) + (query.size > 0 ? `?${query}` : "");
  const body = requestBody(scenario, fill(step.body, bindings));
  const response = await fetch(url + path, {
    ...{ method: step.method, headers: { ...step.headers } },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const contentType = response.headers.get("content-type");
  const isJson = /json/.test(contentType ?? "") && text !== "";
  return {
    ...{ status: response.status, contentType, headers: response.headers },
    body: text === "" ? null : isJson ? JSON.parse(text) : text,
  };
}

function requestBody(scenario: Scenario, body: unknown): FormData | string | undefined {
  if (body === undefined) return undefined;
  const { $raw, $multipart } = body as { $raw?: string; $multipart?: Multipart[] };
  if ($raw !== undefined) return $raw;
  if ($multipart === undefined) return JSON.stringify(body);
  const form = new FormData();
  for (const { name, filename, value } of $multipart) {
    const content = value === "@model" ? scenario.model! : value.startsWith("@") ? scenario.files![value.slice(1)]! : value;
    if (filename === undefined) form.append(name, content);
    else form.append(name, new Blob([content]), filename);
  }
  return form;
}

/** Deploys what a scenario needs before its first step. */
export async function deployScenario(url: string, scenario: Scenario, authorization?: string): Promise<void> {
  if (scenario.setup === "none" || scenario.model === null) return;
  const parts: Multipart[] = [
    { name: "deployment-name", value: scenario.name },
    { name: `${scenario.name}.bpmn`, filename: `${scenario.name}.bpmn`, value: "@model" },
    ...Object.keys(scenario.files ?? {}).map((name) => ({ name, filename: name, value: `@${name}` })),
  ];
  const response = await fetch(`${url}/deployment/create`, {
    ...{ method: "POST", body: requestBody(scenario, { $multipart: parts })! },
    headers: authorization === undefined ? {} : { authorization },
  });
  if (!response.ok) throw new Error(`${scenario.name} cannot be deployed: ${response.status} ${await response.text()}`);
}
