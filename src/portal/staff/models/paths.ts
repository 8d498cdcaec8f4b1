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
/** What the program of the editor needs besides the file (JSON). */
export const editorNeedsPath = (id: string): string => `${changePath(id)}/editar/dados`;
/** Where a content becomes a change of one's own (JSON). */
export const editorCopyPath = (id: string, path: string): string =>
  `${changePath(id)}/editar/copia?caminho=${encodeURIComponent(path)}`;
/** Where the program of the editor reads and keeps a file of a change (JSON). */
export const changeFilePath = (id: string, path: string): string =>
  `${changePath(id)}/arquivo?caminho=${encodeURIComponent(path)}`;
/** Where a model is stepped through as a change would make it. */
export const rehearsalPath = (id: string, process: string): string =>
  `${changePath(id)}/ensaio?processo=${encodeURIComponent(process)}`;
/** Where a model is stepped through as it is live. */
export const liveRehearsalPath = (process: string): string => `${MODELS_PATH}/${process}/ensaio`;
/** Where the page of a rehearsal gets the drawing of a process. */
export const rehearsalModelPath = (rehearsal: string, process: string): string =>
  `${rehearsal}/modelo.bpmn?processo=${encodeURIComponent(process)}`;
/** Two deployed versions of a model side by side. */
export const differencePath = (process: string, from: number, to: number): string =>
  `${MODELS_PATH}/${process}/diferencas?de=${from}&para=${to}`;
/** Two versions of a form, by the deployments that brought them. */
export const formDifferencePath = (path: string, from: string, to: string): string =>
  `${MODELS_PATH}/arquivo/diferencas?${new URLSearchParams({ caminho: path, de: from, para: to })}`;
/** Where the running instances of a model stand, on which version. */
export const instancesPath = (process: string): string => `${MODELS_PATH}/${process}/instancias`;
/** Where running instances are moved to another version: what would happen, and then the act. */
export const moveFormPath = (process: string): string => `${instancesPath(process)}/mover`;
/** What became of the instances of a move. */
export const movePath = (process: string, id: string): string => `${instancesPath(process)}/movimentos/${id}`;
/** How a model runs: durations, bottlenecks, failures. */
export const figuresPath = (process: string): string => `${MODELS_PATH}/${process}/andamento`;
/** What a model does, in words, for everybody. */
export const explanationPath = (process: string): string => `/como-funciona/${process}`;
/** The page of a rule of lint: what is wrong, why it matters, wrong and right. */
export const rulePath = (rule: string): string => `${MODELS_PATH}/regras/${rule}`;
/** A picture on such a page. */
export const rulePicturePath = (name: string): string => `${MODELS_PATH}/regras/imagens/${name}`;
/** What a file holds that is live, to be kept by whoever prefers Camunda Modeler. */
export const liveContentPath = (path: string): string => `${MODELS_PATH}/arquivo/baixar?caminho=${encodeURIComponent(path)}`;
/** The same of a file of a change. */
export const draftContentPath = (id: string, path: string): string =>
  `${changePath(id)}/baixar?caminho=${encodeURIComponent(path)}`;
/** What a change makes of a file that is live. */
export const changeDifferencePath = (id: string, path: string): string =>
  `${changePath(id)}/diferencas?caminho=${encodeURIComponent(path)}`;
/** A deployed version of a model: its drawing. */
export const versionPath = (process: string, version: number): string => `${MODELS_PATH}/${process}/versoes/${version}`;
/** Its file. */
export const versionContentPath = (process: string, version: number): string => `${versionPath(process, version)}/modelo.bpmn`;
/** Where one goes back to it. */
export const restorePath = (process: string, version: number): string => `${versionPath(process, version)}/restaurar`;
