import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { compose, read } from "./support/compose.ts";

const root = new URL("../../", import.meta.url);
const deploy = new URL("deploy/", root);
const images = Object.values(compose.services).flatMap(({ build }) => build ?? []);
const files = [...new Set(images.map(({ context, dockerfile }) => `${context} ${dockerfile ?? "Dockerfile"}`))].map((key) => {
  const [context, dockerfile] = key.split(" ") as [string, string];
  const folder = new URL(`${context}/`, deploy);
  return { name: dockerfile, folder, lines: instructions(readFileSync(new URL(dockerfile, folder), "utf8")) };
});

/** Instructions of a Dockerfile: their word and the rest, continued lines joined. */
function instructions(text: string): [word: string, rest: string][] {
  const lines = text.replace(/\\\n/g, " ").split("\n");
  return lines
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const [word = "", ...rest] = line.split(/\s+/);
      return [word, rest.join(" ")];
    });
}

test("there is an image of the engine and one of the application", () => {
  expect(files).toHaveLength(2);
});

test.each(files)("$name of $folder.pathname starts one process that gets its signals, as nobody special", ({ lines, folder }) => {
  const words = lines.map(([word]) => word);
  for (const word of words)
    expect(["FROM", "ARG", "ENV", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "ENTRYPOINT", "CMD"]).toContain(word);
  for (const [word, rest] of lines) {
    if (word === "FROM") expect(rest).toMatch(/^[\w/.-]+:\d+\.\d+[\w.-]*( AS \w+)?$/);
    if (word === "ENTRYPOINT" || word === "CMD") expect(() => JSON.parse(rest)).not.toThrow();
    if (word === "ARG" || word === "ENV") expect(rest).not.toMatch(/PASSWORD|SECRET|KEY/);
    if (word === "COPY" && !rest.startsWith("--from"))
      for (const source of rest.split(" ").slice(0, -1)) expect(existsSync(new URL(source, folder))).toBe(true);
  }
  const last = words.lastIndexOf("FROM");
  const user = lines.slice(last).find(([word]) => word === "USER")![1];
  expect(["root", "0"]).not.toContain(user);
});

test("Camunda, Operaton and CIB seven are built from the same sources", () => {
  const pom = read("engine/pom.xml");
  const profiles = [...pom.matchAll(/<profile>\s*<id>(\w+)<\/id>/g)].map(([, id]) => id);
  expect(profiles).toEqual(["camunda", "operaton", "cibseven"]);
  for (const id of profiles) {
    const profile = pom.slice(pom.indexOf(`<id>${id}</id>`)).split("</profile>")[0]!;
    for (const name of ["spring-boot.version", "engine.version", "engine.product", "engine.prefix", "engine.package"])
      expect({ id, name, given: profile.includes(`<${name}>`) }).toEqual({ id, name, given: true });
    for (const artefact of ["starter-rest", "starter-webapp", "engine-plugin-spin", "spin-dataformat-json-jackson"])
      expect(profile).toContain(artefact);
  }
});

test("the engine asks for a password, checks rights and keeps JSON unless it is told otherwise", () => {
  const settings = parse(read("engine/src/main/resources/application.yaml")) as Record<string, Record<string, unknown>>;
  expect(settings.engine).toMatchObject({ authentication: "${ENGINE_AUTHENTICATION:true}" });
  expect(settings["@engine.prefix@.bpm"]).toMatchObject({
    authorization: { enabled: "${ENGINE_AUTHORIZATION:true}" },
    "default-serialization-format": "application/json",
    "admin-user": { id: "${ENGINE_ADMIN_USER}", password: "${ENGINE_ADMIN_PASSWORD}" },
  });
});
