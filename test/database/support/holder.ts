import pino from "pino";
import { startDatabase } from "../../../src/database/embedded.ts";

/** A process of its own that holds the embedded database of a folder: says its address, ends properly on SIGTERM. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error("usage: holder <data folder>");
const database = await startDatabase({ dataDir, log: pino({ level: "silent" }) });
process.on("SIGTERM", () => {
  database.stop().then(() => process.exit(0));
});
process.on("SIGINT", () => console.log("interrupted"));
process.stdin.resume();
console.log(database.url);
