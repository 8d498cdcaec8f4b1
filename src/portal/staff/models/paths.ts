import { AREA_PATHS } from "../areas.ts";

/** Where the models are, for analysts. */
export const MODELS_PATH = AREA_PATHS.models;
export const CHANGES_PATH = `${MODELS_PATH}/mudancas`;

/** A model or form, by its path in the folder (`service-request.bpmn`). */
export const filePath = (path: string): string => `${MODELS_PATH}/arquivo?caminho=${encodeURIComponent(path)}`;
/** A change that an analyst works on or proposes. */
export const changePath = (id: string): string => `${CHANGES_PATH}/${id}`;
/** Where a file of a change is edited. */
export const editorPath = (id: string, path: string): string => `${changePath(id)}/editar?caminho=${encodeURIComponent(path)}`;
/** Where the program of the editor reads and keeps a file of a change (JSON). */
export const changeFilePath = (id: string, path: string): string =>
  `${changePath(id)}/arquivo?caminho=${encodeURIComponent(path)}`;
/** Where a model is stepped through as a change would make it. */
export const rehearsalPath = (id: string, process: string): string =>
  `${changePath(id)}/ensaio?processo=${encodeURIComponent(process)}`;
/** Two deployed versions of a model side by side. */
export const differencePath = (process: string, from: number, to: number): string =>
  `${MODELS_PATH}/${process}/diferencas?de=${from}&para=${to}`;
/** Where the running instances of a model stand, on which version. */
export const instancesPath = (process: string): string => `${MODELS_PATH}/${process}/instancias`;
/** How a model runs: durations, bottlenecks, failures. */
export const figuresPath = (process: string): string => `${MODELS_PATH}/${process}/andamento`;
/** What a model does, in words, for everybody. */
export const explanationPath = (process: string): string => `/como-funciona/${process}`;
