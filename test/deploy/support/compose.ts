import { readFileSync } from "node:fs";
import { parse } from "yaml";

const folder = new URL("../../../deploy/", import.meta.url);

/** Text of a file of `deploy/`. */
export const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");

/** What the tests read of a service. */
export interface Service {
  image?: string;
  build?: { context: string; dockerfile?: string };
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  secrets?: string[];
  volumes?: string[];
  ports?: string[];
  networks?: string[] | Record<string, { ipv4_address?: string }>;
}

export interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
  volumes: Record<string, unknown>;
  networks: Record<string, { internal?: boolean; ipam?: { config: { subnet: string }[] } } | null>;
}

/** The compose file, its anchors and merges resolved. */
export const compose = parse(read("compose.yaml"), { merge: true }) as Compose;

/** Names of the variables that a text takes from the environment. */
export const variablesOf = (text: string): string[] => [...text.matchAll(/\$\{(\w+)[^}]*\}/g)].map(([, name]) => name!);
