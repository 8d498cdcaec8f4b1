import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { kindOf, type ModelFile } from "./file.ts";

/** Where a folder of models has its files. */
const places = ["", "forms/", "scenarios/"];

/** The models, forms and scenarios of a folder, in alphabetical order; whatever else lies there is left out. */
export async function readModelFiles(folder: string): Promise<ModelFile[]> {
  const paths = (await pathsIn(folder)).filter((path) => kindOf(path) !== null);
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(join(folder, path), "utf8") })));
}

/** Files of a folder that would be models, forms or scenarios, were they not called so: addresses and deployments name files. */
export async function misnamedFiles(folder: string): Promise<string[]> {
  const looksLike = /^[^/]*\.bpmn$|^forms\/[^/]*\.form$|^scenarios\/[^/]*\.yml$/;
  return (await pathsIn(folder)).filter((path) => kindOf(path) === null && looksLike.test(path));
}

async function pathsIn(folder: string): Promise<string[]> {
  const names = await Promise.all(
    places.map(async (place) => (await readdir(join(folder, place)).catch(none(place))).map((name) => place + name)),
  );
  return names.flat().sort();
}

/** A folder without forms or scenarios has none; one that is not there at all is a mistake. */
function none(place: string): (error: Error) => string[] {
  return (error) => {
    if (place === "") throw error;
    return [];
  };
}
